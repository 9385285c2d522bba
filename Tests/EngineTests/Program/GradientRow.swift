import Testing

/// A formula whose derivatives are held against differences, and the names it uses.
struct GradientRow: Sendable, CustomTestStringConvertible {
  /// The symbols.
  var setting: String

  /// The formula.
  var formula: String

  init(_ setting: String, _ formula: String) {
    self.setting = setting
    self.formula = formula
  }

  var testDescription: String { formula }
}
