import Text

/// What one node of a formula becomes by one mistake.
struct NodeMutations {
  private(set) var list: [Mutation] = []
  private let node: Formula

  /// - Parameter names: names that are easily taken for each other.
  init(_ node: Formula, names: [String: [String]]) {
    self.node = node
    switch node.node {
    case .negate(let a): add(.sign, a.node)
    case .transpose(let a, _): add(.transpose, a.node)
    case .binary(let sign, let a, let b): binary(sign, a, b)
    case .name(let name):
      for other in names[name] ?? [] { add(.activation, .name(other), name) }
    case .index(let base, let indices) where indices.count == 2:
      add(.index, .index(base, [indices[1], indices[0]]))
    case .call(let name, let primes, let arguments): call(name, primes, arguments)
    case .apply(let name, let primes, let arguments) where primes > 0:
      add(.slope, .apply(name, primes: primes - 1, arguments), name)
    case .reduce(let kind, let index, let bounds?, let conditions, let body):
      reduce(kind, index, bounds, conditions, body)
    case .cases(let branches, let otherwise?) where branches.count == 1:
      let swapped = Formula.Branch(condition: branches[0].condition, value: otherwise)
      add(.cases, .cases([swapped], otherwise: branches[0].value))
    default: break
    }
  }

  private mutating func add(_ kind: Mistake.Kind, _ changed: Formula.Node, _ part: String? = nil) {
    list.append(Mutation(mistake: Mistake(kind, part), formula: Formula(changed, node.span)))
  }

  private func number(_ value: Int) -> Formula { Formula(.number(Rational(value)), node.span) }

  private mutating func binary(_ sign: Formula.Operator, _ a: Formula, _ b: Formula) {
    switch sign {
    case .add:
      add(.sign, .binary(.subtract, a, b))
      add(.sign, .binary(.subtract, b, a))
      add(.term, a.node, b.description)
      add(.term, b.node, a.description)
    case .subtract:
      add(.sign, .binary(.add, a, b))
      add(.sign, .binary(.subtract, b, a))
      add(.term, a.node, b.description)
      add(.term, .negate(b), a.description)
    case .multiply, .timesEach:
      add(.factor, a.node, b.description)
      add(.factor, b.node, a.description)
      add(.order, .binary(sign, b, a))
      add(.order, .binary(sign == .multiply ? .timesEach : .multiply, a, b))
      add(.reciprocal, .binary(sign == .multiply ? .divide : .divideEach, a, b), b.description)
    case .divide, .divideEach:
      let one = Formula(.binary(.divide, number(1), b), node.span)
      add(.factor, a.node, one.description)
      add(.reciprocal, .binary(sign, b, a))
      add(.reciprocal, .binary(sign == .divide ? .multiply : .timesEach, a, b), b.description)
    case .power, .powerEach:
      add(.exponent, a.node)
      for step in [1, -1] {
        add(.exponent, .binary(sign, a, Formula(.binary(.add, b, number(step)), node.span)))
      }
    }
  }

  private mutating func call(_ name: String, _ primes: Int, _ arguments: [Formula]) {
    if primes > 0 {
      add(.slope, .call(name, primes: primes - 1, arguments), name)
      return
    }
    if ["sum", "mean"].contains(name), arguments.count == 1 {
      add(.mean, .call(name == "sum" ? "mean" : "sum", primes: 0, arguments))
    }
    guard arguments.count == 1, FunctionTable.all[name]?.isElementwise == true else {
      if name == "softmax" { add(.function, arguments.first?.node ?? node.node, name) }
      return
    }
    let inner = arguments[0]
    add(.function, inner.node, name)
    add(.slope, .call(name, primes: 1, arguments), name)
    add(.argument, .call(name, primes: 0, [Formula(.negate(inner), node.span)]), name)
    if name == "log" {
      add(.logarithm, .call("log10", primes: 0, arguments))
      add(.logarithm, .call("log2", primes: 0, arguments))
    }
    if ["sin", "cos", "tan"].contains(name) {
      let half = Formula(
        .binary(.divide, Formula(.constant(.pi), node.span), number(180)), node.span)
      let turned = Formula(.binary(.multiply, half, inner), node.span)
      add(.degrees, .call(name, primes: 0, [turned]), name)
    }
  }

  private mutating func reduce(
    _ kind: Formula.Reduction, _ index: String, _ bounds: Formula.Bounds, _ conditions: [Formula],
    _ body: Formula
  ) {
    let later = Formula.Bounds(
      lower: Formula(.binary(.add, bounds.lower, number(1)), node.span), upper: bounds.upper)
    let earlier = Formula.Bounds(
      lower: bounds.lower, upper: Formula(.binary(.subtract, bounds.upper, number(1)), node.span))
    for shifted in [later, earlier] {
      add(.index, .reduce(kind, index: index, bounds: shifted, conditions: conditions, body))
    }
    if !conditions.isEmpty {
      add(.index, .reduce(kind, index: index, bounds: bounds, conditions: [], body))
    }
  }
}
