import Grading
import Reporting
import Text

/// What a class is graded from, frozen before the first submission is graded.
package struct Manifest: Sendable {
  /// What the run was told.
  package var settings: Settings

  /// The problem sets that are answered, by id.
  package var sets: [SetDefinition]

  /// The submissions in their fixed order.
  package var entries: ClassEntries

  /// What the run was told that can change a verdict or what is told of it.
  package struct Settings: Sendable, Hashable {
    /// The version of the program.
    package var grader = Version.number
    /// The seed of the sample points.
    package var seed: UInt64
    /// What the salt is known by; nil where there is none.
    package var salt: SHA256?
    /// The pattern of the items that are graded.
    package var items: String?
    /// Who reads the reports.
    package var audience: Audience
    /// Which of several submissions counts.
    package var attempts: Attempts
    /// How much is said of mistakes; nil leaves it to who reads the reports.
    package var hints: HintLevel?

    /// Settings of this version of the program.
    package init(
      seed: UInt64, salt: String, items: String?, audience: Audience, attempts: Attempts
    ) {
      self.seed = seed
      self.salt = salt.isEmpty ? nil : SHA256("salt: " + salt)
      self.items = items
      self.audience = audience
      self.attempts = attempts
    }
  }

  /// A manifest; nothing is written yet.
  package init(settings: Settings, sets: [SetDefinition], entries: ClassEntries) {
    self.settings = settings
    self.sets = sets.sorted { $0.id.isBefore($1.id) }
    self.entries = entries
  }
}

/// The part of a class that one run grades.
package struct Shard: Sendable, Hashable {
  /// The number of the part, from 0.
  package var index: Int

  /// The number of parts.
  package var count: Int

  /// The whole class.
  package static let whole = Shard(index: 0, count: 1)

  /// A part.
  package init(index: Int, count: Int) {
    self.index = index
    self.count = max(count, 1)
  }

  /// Whether the part has a submission, by its place in the manifest.
  package func contains(_ entry: Int) -> Bool { entry % count == index }
}
