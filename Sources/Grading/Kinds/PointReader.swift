import Engine
import Text

/// Reads values for symbols, as in `at` and `stress`.
enum PointReader {
  /// The values by name, and the sizes that the lists imply.
  static func read(
    _ field: JSONField, _ scope: Scope
  ) throws(Diagnostic) -> (values: [String: [Interval<DoubleDouble>]], names: [String]) {
    var values: [String: [Interval<DoubleDouble>]] = [:]
    var names: [String] = []
    for (key, entry) in try field.object().fields {
      let name = Vocabulary.canonical(key.value) ?? key.value
      guard scope.symbol(name) != nil else {
        let nearest = Nearest.name(to: name, among: scope.symbols.map(\.name))
        throw Diagnostic(
          "`\(key.value)` is no symbol of this problem", text: field.text, span: key.span,
          notes: nearest.map { ["did you mean `\($0)`?"] } ?? [])
      }
      let term = try ExpectedValue.term(entry, scope)
      let evaluator = PointEvaluator(scope, scope.firstBinding, values: [:])
      guard let value = try? evaluator.values(term),
        value.entries.allSatisfy({ $0.isUndefined == .no })
      else { throw entry.fault("a number is expected here") }
      values[name] = value.entries
      names.append(name)
    }
    return (values, names)
  }
}
