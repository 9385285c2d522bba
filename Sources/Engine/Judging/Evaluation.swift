import Text

/// Values of a term at one point, enclosed.
package struct Values: Sendable {
  /// The number of rows.
  package var rows: Int

  /// The number of columns.
  package var columns: Int

  /// The enclosures, row by row.
  package var entries: [Interval<DoubleDouble>]

  /// Makes values from their entries, row by row.
  package init(rows: Int, columns: Int, entries: [Interval<DoubleDouble>]) {
    self.rows = rows
    self.columns = columns
    self.entries = entries
  }

  /// The values as short text, tensors in brackets.
  package func text(digits: Int = 12) -> String {
    Trial.text(entries.map { Trial.text($0, digits) }, columns)
  }
}

/// Evaluates terms where every symbol has a given value.
package struct PointEvaluator: Sendable {
  /// What names mean.
  package let scope: Scope

  /// The sizes and indices.
  package let binding: Binding
  private let inputs: [String: [Interval<DoubleDouble>]]

  /// - Parameter values: the entries of each symbol, row by row.
  package init(_ scope: Scope, _ binding: Binding, values: [String: [Interval<DoubleDouble>]]) {
    self.scope = scope
    self.binding = binding
    inputs = values
  }

  /// The value of a term; symbols without a value are undefined.
  ///
  /// - Throws: `ShapeError` where the term cannot be built at these sizes.
  package func values(_ term: Term) throws(ShapeError) -> Values {
    let (grid, program, lanes) = try run(term)
    return Values(
      rows: grid.rows, columns: grid.columns, entries: program.outputs.map { lanes[$0, 0] })
  }

  /// Whether a condition holds in all its entries.
  package func truth(_ term: Term) throws(ShapeError) -> Truth {
    let (_, program, lanes) = try run(term)
    return program.outputs.reduce(Truth.yes) { $0.and(lanes.truth($1, 0)) }
  }

  /// Whether the numbers that a condition compares have values; false where one certainly has none.
  package func isDefined(_ condition: Term) throws(ShapeError) -> Bool {
    let (_, program, lanes) = try run(condition)
    var open = program.outputs
    while let place = open.popLast() {
      let operation = program.operations[place]
      switch operation {
      case .less, .lessOrEqual, .equal:
        let hasGap = operation.operands.contains { lanes[Int($0), 0].isUndefined == .yes }
        if hasGap { return false }
      case .and, .or, .not: open += operation.operands.map { Int($0) }
      default: continue
      }
    }
    return true
  }

  /// Whether a comparison holds here because both sides are the same number, or fails because it is
  /// a strict one; shown by the identity test with the symbols' values put in, else unknown.
  package func truthByEquality(_ condition: Term) throws(ShapeError) -> Truth {
    let links = condition.links
    if links.count > 1 {
      var result = Truth.yes
      for link in links {
        var own = try truth(link)
        if own == .unknown { own = try truthByEquality(link) }
        if own == .no { return .no }
        if own == .unknown { result = .unknown }
      }
      return result
    }
    guard case .compare(let members, let signs) = condition.operation, signs.count == 1,
      scope.same(members[0].shape, members[1].shape),
      try equality(members[0], members[1]) != nil
    else { return .unknown }
    switch signs[0] {
    case .equal, .lessOrEqual, .greaterOrEqual: return .yes
    case .less, .greater, .notEqual: return .no
    }
  }

  /// The certificate that two terms have the same entries here; nil where the identity test, with the
  /// symbols' values put in, does not show it.
  package func equality(_ first: Term, _ second: Term) throws(ShapeError) -> Certificate? {
    var builder = builder()
    var left = try builder.add(first)
    var right = try builder.add(second)
    guard left.entries.count == right.entries.count else { return nil }
    let values = builder.inputNames.map { value($0, builder)?.exact }
    let free = Program(builder.graph, outputs: left.entries + right.entries).usedInputs
    guard free.allSatisfy({ values[$0] != nil }) else { return nil }
    let sides = builder.graph.rewritten(left.entries + right.entries) { _, operation, graph in
      guard case .input(let slot) = operation, let exact = values[slot] else { return nil }
      return graph.number(exact)
    }
    guard !builder.graph.isTooLarge else { return nil }
    left.entries = Array(sides.prefix(left.entries.count))
    right.entries = Array(sides.suffix(right.entries.count))
    let test = IdentityTest(builder, reference: left, answer: right, policy: .common)
    guard case .equal(let certificate) = test.decide(seed: 1) else { return nil }
    return certificate
  }

  /// The value of a term in ordinary doubles, as a program would compute it.
  package func doubles(_ term: Term) throws(ShapeError) -> [Double] {
    var builder = builder()
    builder.graph.keepsForms = true
    let grid = try builder.add(term)
    let program = Program(builder.graph, outputs: grid.entries)
    let values = builder.inputNames.map { name in
      RoundedDouble(value: value(name, builder).map { $0.midpoint.doubleValue } ?? .nan)
    }
    let lanes = program.run(values, count: 1, constants: program.constants(as: RoundedDouble.self))
    return program.outputs.map { lanes[$0, 0].value }
  }

  /// The symbols without a value that a term rests on.
  package func missingSymbols(_ term: Term) throws(ShapeError) -> [String] {
    var builder = builder()
    let grid = try builder.add(term)
    let program = Program(builder.graph, outputs: grid.entries)
    let names = Set(program.usedInputs.map { builder.inputNames[$0].symbol })
    return names.filter { inputs[$0] == nil }.sorted()
  }

  private func run(
    _ term: Term
  ) throws(ShapeError) -> (Grid, Program, Lanes<Interval<DoubleDouble>>) {
    var builder = builder()
    let grid = try builder.add(term)
    let program = Program(builder.graph, outputs: grid.entries)
    let values = builder.inputNames.map { value($0, builder) ?? .undefined }
    let constants = program.constants(as: Interval<DoubleDouble>.self)
    return (grid, program, program.run(values, count: 1, constants: constants))
  }

  /// What builds terms; sums up to a symbol with a value end there.
  private func builder() -> Builder {
    var builder = Builder(scope, binding)
    for symbol in scope.symbols where symbol.shape.isScalar {
      guard let count = inputs[symbol.name]?.first?.exact?.asInt else { continue }
      builder.counts[symbol.name] = count
    }
    return builder
  }

  private func value(
    _ name: (symbol: String, row: Int, column: Int), _ builder: Builder
  ) -> Interval<DoubleDouble>? {
    guard let entries = inputs[name.symbol], let grid = builder.symbolGrids[name.symbol] else {
      return nil
    }
    let place = name.row * grid.columns + name.column
    return place < entries.count ? entries[place] : nil
  }
}

extension Scope {
  /// Whether two shapes are one at every size that occurs.
  package func same(_ left: Shape, _ right: Shape) -> Bool {
    same(left.rows, right.rows) && same(left.columns, right.columns)
  }

  private func same(_ left: Extent, _ right: Extent) -> Bool {
    left == right || (only(left) != nil && only(left) == only(right))
  }

  private func only(_ extent: Extent) -> Int? {
    switch extent {
    case .size(let count): return count
    case .dimension(let name):
      let all = Set(sizes(of: name))
      return all.count == 1 ? all.first : nil
    case .open: return nil
    }
  }

  /// The first combination of sizes and indices.
  package var firstBinding: Binding {
    Variants.list(self, limit: 1, seed: 0, stream: []).first ?? Binding()
  }
}

extension Term {
  /// Whether it is true or false and no number.
  package var isCondition: Bool {
    switch operation {
    case .compare, .and, .or, .not, .all: return true
    default: return false
    }
  }

  /// The term transposed.
  package var transposedTerm: Term { Term(.transpose(self), shape.transposed, span) }

  /// The derivative of `formula` by `name` alone: all other names in it stay as they are.
  ///
  /// - Throws: `ShapeError` where shapes do not fit.
  package static func localPartial(
    of formula: Formula, by name: String, in scope: Scope
  ) throws(ShapeError) -> Term {
    var checker = Checker(scope: scope, layout: .denominator)
    let names = formula.freeNames.sorted().filter {
      scope.symbol($0) != nil || scope.definition($0)?.parameters.isEmpty == true
    }
    var arguments: [Term] = []
    for other in names {
      arguments.append(try checker.value(Formula(.name(other), formula.span)))
    }
    var inner = Checker(scope: scope, layout: .denominator)
    for (other, argument) in zip(names, arguments) { inner.parameters[other] = argument.shape }
    let derivative = Formula(
      .derivative(formula, by: Formula(.name(name), formula.span)), formula.span)
    let body = try inner.closed(try inner.value(derivative))
    return Term(
      .apply(primes: 0, parameters: names, arguments: arguments, body: body), body.shape,
      formula.span)
  }
}

extension Term {
  /// The reverse sweep started at `variable` with a student's derivative in place of the true one:
  /// the derivative by `wrt` of Σ seed · variable, the seed held fixed.
  ///
  /// - Throws: `ShapeError` where the seed has neither the variable's shape nor its transpose.
  package static func carried(
    seed: Term, through variable: Formula, by wrt: Formula, in scope: Scope, layout: Layout
  ) throws(ShapeError) -> Term {
    let name = "carried·"
    var outer = Checker(scope: scope, layout: layout)
    let shape = try outer.value(variable).shape
    var argument = seed
    if !scope.same(seed.shape, shape), scope.same(seed.shape.transposed, shape) {
      argument = seed.transposedTerm
    }
    var inner = Checker(scope: scope, layout: layout)
    inner.parameters[name] = argument.shape
    let span = wrt.span
    let product = Formula(.binary(.timesEach, Formula(.name(name), span), variable), span)
    let total = Formula(.call("sum", primes: 0, [product]), span)
    let body = try inner.closed(
      try inner.value(Formula(.derivative(total, by: wrt), span)))
    return Term(
      .apply(primes: 0, parameters: [name], arguments: [argument], body: body), body.shape, span)
  }

  /// Builds the term at a few combinations of sizes and indices, and throws what goes wrong.
  ///
  /// - Throws: `ShapeError` where an index leaves its range, say.
  package func checkBuilds(in scope: Scope) throws(ShapeError) {
    for binding in Variants.list(scope, limit: 3, seed: 0, stream: []) {
      var builder = Builder(scope, binding)
      _ = try builder.add(self)
    }
  }

  /// Whether the term's value depends on no symbol, at the scope's first sizes.
  package func isConstant(in scope: Scope) -> Bool {
    var builder = Builder(scope, scope.firstBinding)
    guard let grid = try? builder.add(self) else { return false }
    return Program(builder.graph, outputs: grid.entries).usedInputs.isEmpty
  }
}
