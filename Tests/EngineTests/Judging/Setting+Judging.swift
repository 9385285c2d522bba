import TestSupport
import Text

@testable import Engine

extension Setting {
  /// A statement about all points.
  func forAll(_ statement: String) throws -> ForAll {
    var all = ForAll(scope: scope, statement: try term(statement), seed: 1, stream: ["test"])
    all.formula = try formula(statement)
    all.assumptions = assumptions
    return all
  }

  /// The probe of a quantity's values.
  func probe(_ quantity: String) throws -> RangeProbe {
    try RangeProbe(
      scope, of: try term(quantity), binding: scope.firstBinding, assumptions: assumptions,
      seed: 1, stream: ["test"])
  }

  /// The tracks of conditions on which a quantity has to be zero.
  func tracks(_ quantity: String) throws -> ConditionTracks {
    try ConditionTracks(
      scope, value: try term(quantity), assumptions: assumptions, seed: 1, stream: ["test"])
  }

  /// A comparison at its first sizes.
  func trial(_ reference: String, _ answer: String) throws -> Trial {
    try Trial(try comparison(reference, answer), scope.firstBinding, number: 0)
  }

  /// The enclosure of a number.
  func number(_ text: String) throws -> Interval<DoubleDouble> {
    try values(text).entries[0]
  }
}

extension Rational {
  /// The fraction that a double is.
  static func of(_ double: Double) -> Rational { Rational(exactly: double) ?? .zero }
}
