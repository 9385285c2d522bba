import Engine
import Text

/// A problem file: its problems in order.
package struct ProblemSet: Sendable {
  /// The id that submissions name.
  package var id: String
  /// The title for people.
  package var title: String?
  /// The problems in the file's order.
  package var problems: [Problem]
  /// The file.
  package var text: SourceText

  /// Faults that spoil single items or problems; the rest can be graded.
  package var faults: [Diagnostic]
}

/// One problem: what its items share.
package struct Problem: Sendable {
  /// The id, the first half of its items' names.
  package var id: String
  /// The title for people.
  package var title: String?
  /// The question, in Markdown.
  package var statement: String?
  /// Dimensions in the file's order with the sizes that samples are drawn from.
  package var dimensions: [(name: String, sizes: [Int])]
  /// The symbols in the file's order.
  package var symbols: [SymbolDeclaration]
  /// Definitions in order, each as written.
  package var definitions: [SourceText]
  /// Comparisons that every sample point satisfies, as written.
  package var assumptions: [SourceText]
  /// The items in the file's order.
  package var items: [Item]
  /// Items that students do not see but for which others wait, or whose answers others carry on.
  package var unseen: [Item] = []
  /// The whole problem object, where the problem was read from a file.
  package var field: JSONField?
}

/// A symbol as the problem file declares it.
package struct SymbolDeclaration: Sendable {
  /// The name as written.
  package var name: String
  /// Extents, numbers or names of dimensions; empty for a scalar.
  package var shape: [String]
  /// The values that it may have.
  package var domain: Domain
  /// The range that narrows the domain, as written: a pair of numbers or formula strings.
  package var range: (lower: SourceText, upper: SourceText)?
  /// How it is typeset.
  package var latex: String?
  /// Other names for it.
  package var aliases: [String]
  /// Where the declaration stands.
  package var field: JSONField

  /// The kinds of domain of the contract.
  package enum Domain: Sendable {
    case real, positive, negative, nonnegative, unit, integer, natural, oneHot, probability
    case index(String)
    /// Each a number or formula as written.
    case values([SourceText])
  }
}

/// One item: what all kinds share, and the members of its own kind unread.
package struct Item: Sendable {
  /// The id, the second half of its name.
  package var id: String
  /// The name of the kind, as written.
  package var kind: String
  /// The points that can be earned.
  package var points: Double
  /// The question, in Markdown.
  package var prompt: String?
  /// When students see it.
  package var visibility: Visibility
  /// An answer that passes.
  package var solution: JSONField?
  /// Further answers that pass.
  package var accept: [JSONField]
  /// Answers that fail, with their hints.
  package var wrong: [WrongAnswer]
  /// The items that must pass before this one scores, by full id.
  package var after: [String]
  /// The items whose answers are carried forward, by full id.
  package var given: [String]
  /// Those of both kinds that students do not see, where the set is what students may know.
  package var unseen = UnseenLinks()
  /// What an answer may use.
  package var allow: [String]
  /// What an answer may not use.
  package var forbid: [String]
  /// Names that an answer may not use.
  package var hide: [String]
  /// Whether parts earn marks.
  package var partial: Bool
  /// How far from the expected value an answer may be.
  package var tolerance: ToleranceRule?
  /// The whole item object, from which the kind reads its own members.
  package var field: JSONField
  /// Faults found while reading; an item with faults is undecided.
  package var faults: [Diagnostic]

  /// Items that count for this one but that students do not see, by full id.
  package struct UnseenLinks: Sendable {
    /// Those that must pass before it scores.
    package var after: [String] = []
    /// Those whose answers are carried forward.
    package var given: [String] = []

    /// Whether there are none.
    package var isEmpty: Bool { after.isEmpty && given.isEmpty }
  }

  /// The items that must pass before this one scores, seen or not.
  var allAfter: [String] { after + unseen.after }

  /// The items whose answers are carried forward, seen or not.
  var allGiven: [String] { given + unseen.given }

  /// A wrong answer that the author foresaw.
  package struct WrongAnswer: Sendable {
    /// The answer.
    package var answer: JSONField
    /// What a student who gives it is told.
    package var hint: String?
    /// The fraction of the points that it still earns.
    package var credit: Double
  }

  /// How far a value may be from the expected one; either part suffices.
  package struct ToleranceRule: Sendable {
    /// The absolute difference, a number or formula.
    package var absolute: SourceText?
    /// The difference relative to the expected value.
    package var relative: SourceText?
    /// The significant digits that must be right.
    package var digits: Int?
  }
}
