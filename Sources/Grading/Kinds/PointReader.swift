import Engine
import Text

/// Values for some symbols, with the sizes and indices that follow from them.
struct ValuePoint: Sendable {
  /// The entries of each symbol, row by row.
  var values: [String: [Interval<DoubleDouble>]] = [:]

  /// The sizes of the dimensions and the values of the index symbols.
  var binding: Binding
}

/// Reads values for symbols, as in `at`, `stress`, `data` and counterexamples.
enum PointReader {
  /// The most entries that all symbols may have together at the sizes of a point.
  private static let mostEntries = 100_000

  /// Reads an object `{symbol: value}`.
  ///
  /// - Parameters:
  ///   - keepsSizes: whether a vector must be as long as the shortest that the problem lists.
  ///   - staysInDomains: false lets values lie outside of their symbols' domains.
  /// - Throws: a diagnostic where a value is none, has the wrong shape, lies outside its symbol's
  ///   domain, or asks for another size of a dimension than the values before it.
  static func read(
    _ field: JSONField, _ scope: Scope, keepsSizes: Bool = false, staysInDomains: Bool = false
  ) throws(Diagnostic) -> ValuePoint {
    var point = ValuePoint(binding: scope.firstBinding)
    var sizes: [String: (size: Int, symbol: String)] = [:]
    var indices: [(symbol: Scope.Symbol, field: JSONField)] = []
    for (key, entry) in try field.object().fields {
      let symbol = try symbol(key, field, scope)
      let value = try value(entry, scope)
      let turned = orient(value, symbol)
      try bind(symbol, turned, entry, &sizes)
      point.values[symbol.name] = turned.entries
      if staysInDomains { try checkDomain(symbol, turned.values, entry) }
      if case .index = symbol.domain { indices.append((symbol, entry)) }
    }
    for (name, bound) in sizes.sorted(by: { $0.key < $1.key }) {
      // An axis of one size only is that number wherever shapes are compared.
      let listed = Set(scope.sizes(of: name))
      if listed.count == 1, let only = listed.first, bound.size != only {
        throw field.fault("`\(name)` is \(only) here, not \(bound.size)")
      }
      // A statement that needs two entries may fail for one; that is no fault of the statement.
      if keepsSizes, let least = scope.sizes(of: name).min(), bound.size < least {
        throw field.fault("`\(name)` is at least \(least) here, not \(bound.size)")
      }
      point.binding.sizes[name] = bound.size
    }
    for (symbol, entry) in indices { try bindIndex(symbol, entry, &point) }
    try checkTotal(field, scope, point.binding)
    return point
  }

  private static func symbol(
    _ key: JSONString, _ field: JSONField, _ scope: Scope
  ) throws(Diagnostic) -> Scope.Symbol {
    let name = Vocabulary.canonical(key.value) ?? key.value
    if let symbol = scope.symbol(name) { return symbol }
    let nearest = Nearest.name(to: name, among: scope.symbols.map(\.name))
    throw Diagnostic(
      "`\(Visible.text(key.value))` is no symbol of this problem", text: field.text,
      span: key.span, notes: nearest.map { ["did you mean `\($0)`?"] } ?? [])
  }

  /// A value as it is written, and whether it is a plain list.
  private struct Written {
    var values: Values
    var isFlat: Bool
    var entries: [Interval<DoubleDouble>] { values.entries }
  }

  private static func value(_ entry: JSONField, _ scope: Scope) throws(Diagnostic) -> Written {
    let term = try ExpectedValue.term(entry, scope)
    let evaluator = PointEvaluator(scope, scope.firstBinding, values: [:])
    guard let value = try? evaluator.values(term),
      value.entries.allSatisfy({ $0.isUndefined == .no })
    else { throw entry.fault("a number is expected here") }
    return Written(values: value, isFlat: value.columns == 1)
  }

  /// The value with a plain list turned where its symbol is a row.
  private static func orient(_ written: Written, _ symbol: Scope.Symbol) -> Written {
    var result = written
    if symbol.shape.rows == .size(1), written.isFlat, written.values.rows > 1 {
      (result.values.rows, result.values.columns) = (1, written.values.rows)
    } else if symbol.shape.columns == .size(1), written.values.rows == 1 {
      (result.values.rows, result.values.columns) = (written.values.columns, 1)
    }
    return result
  }

  /// Holds the extents of a value against its symbol's and those of the values before it.
  private static func bind(
    _ symbol: Scope.Symbol, _ written: Written, _ entry: JSONField,
    _ sizes: inout [String: (size: Int, symbol: String)]
  ) throws(Diagnostic) {
    let found = [written.values.rows, written.values.columns]
    for (extent, size) in zip([symbol.shape.rows, symbol.shape.columns], found) {
      switch extent {
      case .size(let wanted) where wanted != size:
        let shape = Shape(.size(found[0]), .size(found[1]))
        throw entry.fault("`\(symbol.name)` has shape \(symbol.shape), the value has \(shape)")
      case .dimension(let name):
        if let bound = sizes[name], bound.size != size {
          throw entry.fault(
            "`\(name)` would be \(bound.size) in `\(bound.symbol)` and \(size) in `\(symbol.name)`")
        }
        sizes[name] = (size, symbol.name)
      default: continue
      }
    }
  }

  private static func bindIndex(
    _ symbol: Scope.Symbol, _ entry: JSONField, _ point: inout ValuePoint
  ) throws(Diagnostic) {
    guard case .index(let dimension) = symbol.domain else { return }
    let count = point.binding.sizes[dimension] ?? 1
    guard let index = point.values[symbol.name]?.first?.exact?.asInt, index >= 1, index <= count
    else { throw entry.fault("`\(symbol.name)` is an index from 1 to \(count)") }
    point.binding.indices[symbol.name] = index
  }

  /// Refuses what is certainly not in a symbol's domain.
  private static func checkDomain(
    _ symbol: Scope.Symbol, _ values: Values, _ entry: JSONField
  ) throws(Diagnostic) {
    guard values.entries.allSatisfy({ symbol.allows($0) }),
      symbol.allowsTogether(values.entries, rows: values.rows, columns: values.columns)
    else {
      throw entry.fault("the value of `\(symbol.name)` is outside its domain")
    }
  }

  private static func checkTotal(
    _ field: JSONField, _ scope: Scope, _ binding: Binding
  ) throws(Diagnostic) {
    var total = 0
    for symbol in scope.symbols {
      let (rows, columns) = (
        extent(symbol.shape.rows, binding), extent(symbol.shape.columns, binding)
      )
      let (size, overflows) = rows.multipliedReportingOverflow(by: columns)
      total = total.addingReportingOverflow(size).partialValue
      guard !overflows, total >= 0, total <= mostEntries else {
        throw field.fault("at these sizes the problem has more than \(mostEntries) entries")
      }
    }
  }

  private static func extent(_ extent: Extent, _ binding: Binding) -> Int {
    switch extent {
    case .size(let size): return size
    case .dimension(let name): return binding.sizes[name] ?? 1
    case .open: return 1
    }
  }
}
