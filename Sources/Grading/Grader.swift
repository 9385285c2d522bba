import Text

/// What a grading run is told besides the files.
package struct GradingOptions: Sendable {
  /// The seed of every random draw.
  package var seed: UInt64

  /// A text that students do not know; it hides the sample points.
  package var salt: String

  /// Only items whose id matches this pattern (`*`, `?`) are graded; nil grades all.
  package var items: String?

  package init(seed: UInt64 = 1, salt: String = "", items: String? = nil) {
    self.seed = seed
    self.salt = salt
    self.items = items
  }
}

/// Grades submissions against one problem set.
package struct Grader: Sendable {
  /// The problem set.
  package let set: ProblemSet

  /// What the run is told.
  package let options: GradingOptions

  package init(_ set: ProblemSet, options: GradingOptions) {
    self.set = set
    self.options = options
  }

  /// Grades every item of the set; only says how answers are read when `dryRun` is set.
  package func grade(_ submission: Submission, dryRun: Bool = false) -> GradedSubmission {
    GradedSubmission(
      problemSet: set.id, title: set.title, submission: submission.name,
      student: submission.student, seed: options.seed, items: [], notes: [], faults: set.faults)
  }
}
