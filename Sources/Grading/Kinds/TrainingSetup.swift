import Engine
import Text

/// Reads the members of a `training` item.
struct TrainingSetup {
  let scope: Scope
  let loss: Term
  let parameters: [String]
  let initial: [String: [Rational]]
  let data: [ValuePoint]
  let rate: Rational
  let steps: Int
  let ask: String

  init(_ context: ItemContext) throws(Diagnostic) {
    scope = context.scope
    loss = try AuthorFormula.value(try context.required("loss").source(), scope)
    guard loss.shape.isScalar else {
      throw context.item.field.fault("the loss is a \(loss.shape), it has to be a number")
    }
    var names: [String] = []
    for name in try context.required("parameters").strings() {
      let canonical = Vocabulary.canonical(name) ?? name
      guard scope.symbol(canonical) != nil else {
        throw context.item.field.fault("the parameter `\(name)` is no symbol of this problem")
      }
      names.append(canonical)
    }
    parameters = names
    rate = try AuthorFormula.rational(
      try AuthorFormula.source(try context.required("rate")), scope)
    steps = try context.required("steps").int(in: 0...1000)
    ask = try context.required("ask").oneOf(["unchanged", "losses", "final"])
    data = try TrainingSetup.data(try context.member("data"), scope)
    let binding = data.first?.binding ?? scope.firstBinding
    initial = try TrainingSetup.initial(
      try context.required("initial"), names, Builder(scope, binding))
  }

  /// Either one object of values for the whole batch, or a list of examples.
  private static func data(_ field: JSONField?, _ scope: Scope) throws(Diagnostic) -> [ValuePoint] {
    guard let field else { return [ValuePoint(binding: scope.firstBinding)] }
    guard case .array = field.value.kind else { return [try PointReader.read(field, scope)] }
    var result: [ValuePoint] = []
    for entry in try field.array() {
      let point = try PointReader.read(entry, scope)
      if let first = result.first, first.binding != point.binding {
        throw entry.fault("this example has other sizes than the first one")
      }
      result.append(point)
    }
    guard !result.isEmpty else { throw field.fault("there is no example to train on") }
    return result
  }

  private static func initial(
    _ field: JSONField, _ names: [String], _ builder: Builder
  ) throws(Diagnostic) -> [String: [Rational]] {
    let scope = builder.scope
    func count(_ name: String) -> Int { builder.symbolGrids[name]?.entries.count ?? 1 }
    func filled(_ name: String, _ word: String, _ field: JSONField) throws(Diagnostic) -> [Rational]
    {
      guard word == "zeros" || word == "ones" else {
        throw field.fault("an initial value is a number, a list, \"zeros\" or \"ones\"")
      }
      return Array(repeating: word == "zeros" ? .zero : .one, count: count(name))
    }
    var result: [String: [Rational]] = [:]
    if case .string(let word) = field.value.kind {
      for name in names { result[name] = try filled(name, word.value, field) }
      return result
    }
    for (key, entry) in try field.object().fields {
      let name = Vocabulary.canonical(key.value) ?? key.value
      guard names.contains(name) else { throw entry.fault("`\(key.value)` is no parameter") }
      if case .string(let word) = entry.value.kind, ["zeros", "ones"].contains(word.value) {
        result[name] = try filled(name, word.value, entry)
        continue
      }
      let term = try ExpectedValue.term(entry, scope)
      let evaluator = PointEvaluator(scope, builder.binding, values: [:])
      guard let values = try? evaluator.values(term),
        values.entries.allSatisfy({ $0.isUndefined == .no })
      else { throw entry.fault("a number is expected here") }
      let count = count(name)
      guard values.entries.count == count else {
        throw entry.fault("`\(name)` has \(count) entries, not \(values.entries.count)")
      }
      result[name] = values.entries.map {
        $0.exact ?? Rational(exactly: $0.midpoint.doubleValue) ?? .zero
      }
    }
    for name in names where result[name] == nil {
      throw field.fault("there is no initial value for `\(name)`")
    }
    return result
  }

  /// The symbols of the loss that some example gives no value for.
  var openSymbols: [String]? {
    var open: Set<String> = []
    for example in data {
      let evaluator = PointEvaluator(scope, example.binding, values: example.values)
      guard let missing = try? evaluator.missingSymbols(loss) else { return nil }
      open.formUnion(missing)
    }
    return open.subtracting(parameters).sorted()
  }

  /// The engine's run.
  func run() throws(ShapeError) -> GradientDescent {
    try GradientDescent(
      scope: scope, loss: loss, parameters: parameters, initial: initial,
      data: data.map(\.values), binding: data.first?.binding ?? scope.firstBinding, rate: rate,
      steps: steps)
  }
}
