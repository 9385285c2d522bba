import Engine
import Text

/// Reads `over`: domains that an item gives to symbols of its problem.
enum OverReader {
  static func scope(_ field: JSONField?, _ scope: Scope) throws(Diagnostic) -> Scope {
    guard let field else { return scope }
    var result = scope
    for (key, entry) in try field.object().fields {
      let name = Vocabulary.canonical(key.value) ?? key.value
      var symbol = scope.symbol(name) ?? Scope.Symbol(name: name, shape: .scalar)
      try read(entry, &symbol, scope)
      guard let narrowed = symbol.narrowed else {
        throw entry.fault("no number of its domain lies in the range of `\(name)`")
      }
      result.replaceSymbol(narrowed)
    }
    return result
  }

  private static func read(
    _ field: JSONField, _ symbol: inout Scope.Symbol, _ scope: Scope
  ) throws(Diagnostic) {
    switch field.value.kind {
    case .array:
      let ends = try field.array()
      guard ends.count == 2 else { throw field.fault("an interval has two ends, `[a, b]`") }
      let low = try AuthorFormula.rational(try AuthorFormula.source(ends[0]), scope)
      let high = try AuthorFormula.rational(try AuthorFormula.source(ends[1]), scope)
      guard low <= high else { throw field.fault("the interval is empty") }
      symbol.range = low...high
    case .string: symbol.domain = try domain(field)
    default:
      var object = try field.object()
      if let entry = object.optional("values") {
        var values: [Rational] = []
        for value in try entry.array() {
          values.append(try AuthorFormula.rational(try AuthorFormula.source(value), scope))
        }
        symbol.domain = .values(values)
      }
      if let entry = object.optional("domain") { symbol.domain = try domain(entry) }
      if let entry = object.optional("range") { try read(entry, &symbol, scope) }
      try object.finish()
    }
  }

  private static let domains: [(String, Scope.Domain)] = [
    ("real", .real), ("positive", .positive), ("negative", .negative),
    ("nonnegative", .nonnegative), ("unit", .unit), ("integer", .integer), ("natural", .natural),
    ("one-hot", .oneHot), ("probability", .probability),
  ]

  private static func domain(_ field: JSONField) throws(Diagnostic) -> Scope.Domain {
    let name = try field.oneOf(domains.map(\.0))
    return domains.first { $0.0 == name }?.1 ?? .real
  }
}
