/// What a verdict rests on; the closed set of things that a report can show.
package struct Evidence: Sendable, Hashable {
  /// The values of the symbols at a point where the answer and the reference differ.
  package var point: [Coordinate] = []

  /// Which entry of a tensor, or which member of an object, differs there.
  package var entry: String?

  /// The answer's value there.
  package var answerValue: String?

  /// The right value there.
  package var expectedValue: String?

  /// The student's line, from 1, that does not follow from what stands before it.
  package var firstWrongLine: Int?

  /// Each constraint of a witness with the room it leaves.
  package var margins: [Margin] = []

  /// Nodes or edges of a graph that are at fault.
  package var places: [String] = []

  /// How many sample points were used.
  package var samples: Int?

  /// How a pass was proved, with the bound of the error.
  package var certificate: String?

  /// Nothing to show yet.
  package init() {}

  /// The value of one symbol.
  package struct Coordinate: Sendable, Hashable {
    /// The symbol.
    package var name: String
    /// Its value, as short text.
    package var value: String

    /// A symbol with its value.
    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// By how much a constraint holds, or fails where `holds` is false.
  package struct Margin: Sendable, Hashable {
    /// The constraint as the author wrote it.
    package var constraint: String
    /// The difference of its sides; empty where it has none.
    package var value: String
    /// Whether it is proved.
    package var holds: Bool

    /// A constraint with its margin.
    package init(constraint: String, value: String, holds: Bool) {
      self.constraint = constraint
      self.value = value
      self.holds = holds
    }
  }

  /// Whether there is nothing to show.
  package var isEmpty: Bool { self == Evidence() }
}
