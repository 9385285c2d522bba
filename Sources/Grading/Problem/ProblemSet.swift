import Engine
import Text

/// A problem file: its problems in order.
package struct ProblemSet: Sendable {
  package var id: String
  package var title: String?
  package var problems: [Problem]
  package var text: SourceText

  /// Faults that spoil single items or problems; the rest can be graded.
  package var faults: [Diagnostic]
}

/// One problem: what its items share.
package struct Problem: Sendable {
  package var id: String
  package var title: String?
  package var statement: String?
  /// Dimensions in the file's order with the sizes that samples are drawn from.
  package var dimensions: [(name: String, sizes: [Int])]
  package var symbols: [SymbolDeclaration]
  /// Definitions in order, each as written.
  package var definitions: [SourceText]
  package var assumptions: [SourceText]
  package var items: [Item]
  /// The whole problem object, where the problem was read from a file.
  package var field: JSONField?
}

/// A symbol as the problem file declares it.
package struct SymbolDeclaration: Sendable {
  /// The name as written.
  package var name: String
  /// Extents, numbers or names of dimensions; empty for a scalar.
  package var shape: [String]
  package var domain: Domain
  /// The range that narrows the domain, as written: a pair of numbers or formula strings.
  package var range: (lower: SourceText, upper: SourceText)?
  package var latex: String?
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
  package var id: String
  package var kind: String
  package var points: Double
  package var prompt: String?
  package var visibility: Visibility
  package var solution: JSONField?
  package var accept: [JSONField]
  package var wrong: [WrongAnswer]
  package var after: [String]
  package var given: [String]
  package var allow: [String]
  package var forbid: [String]
  package var hide: [String]
  package var partial: Bool
  package var tolerance: ToleranceRule?
  /// The whole item object, from which the kind reads its own members.
  package var field: JSONField
  /// Faults found while reading; an item with faults is undecided.
  package var faults: [Diagnostic]

  /// A wrong answer that the author foresaw.
  package struct WrongAnswer: Sendable {
    package var answer: JSONField
    package var hint: String?
    /// The fraction of the points that it still earns.
    package var credit: Double
  }

  /// How far a value may be from the expected one; either part suffices.
  package struct ToleranceRule: Sendable {
    package var absolute: SourceText?
    package var relative: SourceText?
    package var digits: Int?
  }
}
