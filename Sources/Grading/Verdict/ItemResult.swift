import Engine
import Text

/// The outcome for one item of a submission.
package struct ItemResult: Sendable, Hashable {
  /// `PROBLEM/ITEM`.
  package var id: String

  /// The item's kind.
  package var kind: String

  /// What was decided.
  package var verdict: Verdict

  /// The points earned; nil while they are pending.
  package var score: Double?

  /// The points that can be earned.
  package var maximum: Double

  /// One sentence for the reader of the report, for course staff.
  package var message: String

  /// The same for students, where it must say less (no expected numbers); nil when it is the same.
  package var studentMessage: String?

  /// The author's hint for a wrong answer that means the same.
  package var hint: String?

  /// What a wrong answer probably comes from.
  package var diagnosis: Diagnosis?

  /// How the answer was read, in canonical notation.
  package var readAs: String?

  /// How surely the verdict is known.
  package var certainty: Certainty?

  /// What the verdict rests on.
  package var evidence = Evidence()

  /// Whether the expected values in the evidence must not be shown to students.
  package var hidesExpected = false

  /// The places in the answer to be drawn, with carets.
  package var pictures: [Diagnostic] = []

  /// Remarks on how the answer was read or judged.
  package var notes: [String] = []

  /// Who may see the item.
  package var visibility = Visibility.visible

  /// The item's question.
  package var prompt: String?

  /// An outcome of which only the verdict and its sentence are known.
  package init(id: String, kind: String, verdict: Verdict, maximum: Double, message: String) {
    self.id = id
    self.kind = kind
    self.verdict = verdict
    self.maximum = maximum
    self.message = message
  }
}

/// What a wrong answer probably comes from, in two degrees of openness.
package struct Diagnosis: Sendable, Hashable {
  /// The kind of mistake, as a word.
  package var kind: String
  /// What the mistake is.
  package var mistake: String
  /// Where to look.
  package var place: String

  /// As much of it as a level allows.
  package func text(_ level: HintLevel) -> String { level == .mistake ? mistake : place }

  /// What a report told: the mistake where its kind is told too, else the place to look at.
  package init(reported text: String, kind: String?) {
    self.kind = kind ?? ""
    mistake = text
    place = kind == nil ? text : ""
  }

  init(kind: String, mistake: String, place: String) {
    self.kind = kind
    self.mistake = mistake
    self.place = place
  }

  init(_ mistake: Mistake, in part: String? = nil) {
    let opening = part.map { "in `\($0)`: " } ?? ""
    kind = mistake.kind.rawValue
    self.mistake = opening + Wording.mistake(mistake)
    place = opening + Wording.place(mistake)
  }
}

/// When students see an item.
package enum Visibility: String, Sendable, Hashable, CaseIterable {
  case visible
  case hidden
  case afterDueDate = "after_due_date"
  case afterPublished = "after_published"
}

/// A submission with the outcome of every item of its problem set, in the set's order.
package struct GradedSubmission: Sendable {
  /// The id of the set.
  package var problemSet: String
  /// The title of the set.
  package var title: String?
  /// The name of the file or stream that the submission came from.
  package var submission: String
  /// Who handed it in.
  package var student: String?
  /// The seed of the sample points.
  package var seed: UInt64
  /// The outcomes in the set's order.
  package var items: [ItemResult]
  /// Remarks on the submission as a whole: unknown items, a byte order mark.
  package var notes: [String]
  /// Those of the remarks that tell of answers for items that do not exist.
  package var unknownItems: [String] = []
  /// Faults of the problem file that were met.
  package var faults: [Diagnostic]
  /// How much is said of mistakes; nil leaves it to who reads the report.
  package var hints: HintLevel?

  /// Everything at once.
  package init(
    problemSet: String, title: String?, submission: String, student: String?, seed: UInt64,
    items: [ItemResult], notes: [String], faults: [Diagnostic]
  ) {
    self.problemSet = problemSet
    self.title = title
    self.submission = submission
    self.student = student
    self.seed = seed
    self.items = items
    self.notes = notes
    self.faults = faults
  }
}
