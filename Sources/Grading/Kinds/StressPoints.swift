import Engine
import Text

/// Points at which a formula must also compute accurately in ordinary doubles.
enum StressPoints {
  typealias Point = [String: [Interval<DoubleDouble>]]

  /// Reads a list of objects `{symbol: value}`.
  static func read(_ field: JSONField?, _ scope: Scope) throws(Diagnostic) -> [Point] {
    guard let field else { return [] }
    var points: [Point] = []
    for entry in try field.array() { points.append(try PointReader.read(entry, scope).values) }
    return points
  }

  /// Fails the judgement where the answer overflows or loses its digits.
  static func judge(
    _ points: [Point], _ answer: Term, _ reference: Term, _ context: ItemContext,
    _ judgement: inout Judgement
  ) throws(ShapeError) {
    for (number, point) in points.enumerated() {
      for binding in StressPoints.bindings(point, context.scope) {
        let evaluator = PointEvaluator(context.scope, binding, values: point)
        let exact = try evaluator.values(reference)
        let doubles = try evaluator.doubles(answer)
        for (value, double) in zip(exact.entries, doubles) where value.isUndefined == .no {
          let right = value.midpoint.doubleValue
          let error = (double - right).magnitude
          if double.isFinite, error <= context.plan.stressError * max(right.magnitude, 1e-290) { continue }
          judgement.verdict = .fail
          let got = double.isNaN ? "no number" : double.isInfinite ? "an overflow" : "\(Float(double))"
          judgement.message =
            "right as a formula, but at stress point \(number + 1) ordinary doubles give \(got), "
            + "the right value is \(value.midpoint.decimal(digits: 6))"
          return
        }
      }
    }
  }

  /// The sizes at which a stress point is tried: those that its lists have.
  static func bindings(_ point: Point, _ scope: Scope) -> [Binding] {
    var binding = scope.firstBinding
    for symbol in scope.symbols {
      guard let entries = point[symbol.name] else { continue }
      if case .dimension(let name) = symbol.shape.rows, symbol.shape.columns == .size(1) {
        binding.sizes[name] = entries.count
      }
      if case .dimension(let name) = symbol.shape.columns, symbol.shape.rows == .size(1) {
        binding.sizes[name] = entries.count
      }
    }
    return [binding]
  }
}

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
