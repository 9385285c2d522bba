extension Graph {
  // Each method adds an operation after simplifications that hold wherever it is defined and
  // change neither its value nor its domain.

  mutating func number(_ value: Rational) -> ID { append(.constant(value)) }

  mutating func zero() -> ID { append(.constant(.zero)) }

  mutating func one() -> ID { append(.constant(.one)) }

  mutating func negated(_ a: ID) -> ID {
    if let value = constant(a) { return number(value.negated) }
    if case .negate(let inner) = operations[Int(a)] { return inner }
    return append(.negate(a))
  }

  mutating func sum(_ a: ID, _ b: ID) -> ID {
    let x = constant(a)
    let y = constant(b)
    if let x, let y, let value = x.adding(y), value.isFoldable { return number(value) }
    if let x, x.isZero { return b }
    if let y, y.isZero { return a }
    return append(.add(min(a, b), max(a, b)))
  }

  mutating func difference(_ a: ID, _ b: ID) -> ID {
    let x = constant(a)
    let y = constant(b)
    if let x, let y, let value = x.subtracting(y), value.isFoldable { return number(value) }
    if let x, x.isZero { return negated(b) }
    if let y, y.isZero { return a }
    if a == b, isTotal(a) { return zero() }
    return withoutCancellation(a, b) ?? append(.subtract(a, b))
  }

  mutating func product(_ a: ID, _ b: ID) -> ID {
    let x = constant(a)
    let y = constant(b)
    if let x, let y, let value = x.multiplied(by: y), value.isFoldable { return number(value) }
    if let x, x.isOne { return b }
    if let y, y.isOne { return a }
    if let x, x.isZero, isTotal(b) { return a }
    if let y, y.isZero, isTotal(a) { return b }
    if let x, x == Rational(-1) { return negated(b) }
    if let y, y == Rational(-1) { return negated(a) }
    if a == b { return append(.integerPower(a, 2)) }
    return append(.multiply(min(a, b), max(a, b)))
  }

  mutating func quotient(_ a: ID, _ b: ID) -> ID {
    let x = constant(a)
    let y = constant(b)
    if let x, let y, let value = x.divided(by: y), value.isFoldable { return number(value) }
    if let y, y.isOne { return a }
    return append(.divide(a, b))
  }

  mutating func power(_ a: ID, _ exponent: Int) -> ID {
    if let x = constant(a), abs(exponent) <= 4096, let value = x.power(exponent), value.isFoldable {
      return number(value)
    }
    if exponent == 1 { return a }
    // The square of a root is what stands under it, so a squared norm is smooth at zero.
    if exponent == 2, case .elementary(.sqrt, let inner) = operations[Int(a)] {
      return guarded(a, inner)
    }
    if exponent == 0, isTotal(a) { return one() }
    return append(.integerPower(a, exponent))
  }

  mutating func power(_ a: ID, _ b: ID) -> ID {
    guard let exponent = constant(b) else { return append(.power(a, b)) }
    if let whole = exponent.asInt, whole > -(1 << 31), whole < 1 << 31 { return power(a, whole) }
    return append(.rationalPower(a, exponent))
  }

  mutating func elementary(_ function: Elementary, _ a: ID) -> ID {
    if let x = constant(a), let value = Graph.exact(function, x) { return number(value) }
    if function == .log, let form = logarithm(of: a) { return form }
    return append(.elementary(function, a))
  }

  mutating func guarded(_ condition: ID, _ value: ID) -> ID {
    isTotal(condition) || condition == value ? value : append(.guarded(condition, value))
  }

  mutating func select(_ condition: ID, _ yes: ID, _ no: ID) -> ID {
    if case .truth(let known) = operations[Int(condition)] { return known ? yes : no }
    if yes == no, isTotal(condition) { return yes }
    var result = append(.select(condition, yes, no))
    if !isTotal(condition) {
      for operand in partialOperands(of: condition) { result = guarded(operand, result) }
    }
    return result
  }

  /// The values that a condition compares and that are not defined everywhere.
  private func partialOperands(of condition: ID) -> [ID] {
    switch operations[Int(condition)] {
    case .and(let a, let b), .or(let a, let b):
      return partialOperands(of: a) + partialOperands(of: b)
    case .not(let a): return partialOperands(of: a)
    case .less(let a, let b), .lessOrEqual(let a, let b), .equal(let a, let b):
      return [a, b].filter { !isTotal($0) }
    default: return []
    }
  }

  mutating func compared(_ sign: Formula.Comparison, _ a: ID, _ b: ID) -> ID {
    if let x = constant(a), let y = constant(b) {
      switch sign {
      case .equal: return append(.truth(x == y))
      case .notEqual: return append(.truth(x != y))
      case .less: return append(.truth(x < y))
      case .lessOrEqual: return append(.truth(x <= y))
      case .greater: return append(.truth(x > y))
      case .greaterOrEqual: return append(.truth(x >= y))
      }
    }
    if a == b, isTotal(a) {
      return append(.truth([.equal, .lessOrEqual, .greaterOrEqual].contains(sign)))
    }
    if isKnownLess(a, b) {
      return append(.truth([.less, .lessOrEqual, .notEqual].contains(sign)))
    }
    if isKnownLess(b, a) {
      return append(.truth([.greater, .greaterOrEqual, .notEqual].contains(sign)))
    }
    switch sign {
    case .equal: return append(.equal(a, b))
    case .notEqual: return append(.not(append(.equal(a, b))))
    case .less: return append(.less(a, b))
    case .lessOrEqual: return append(.lessOrEqual(a, b))
    case .greater: return append(.less(b, a))
    case .greaterOrEqual: return append(.lessOrEqual(b, a))
    }
  }

  /// Whether one value is known to be less than another wherever it is compared.
  private func isKnownLess(_ a: ID, _ b: ID) -> Bool {
    guard isTotal(a), isTotal(b) else { return false }
    if let low = constant(a), low.signum <= 0 { return knowledge[Int(b)].isPositive }
    if let high = constant(b), high >= .one { return isBelowOne(a) }
    return false
  }

  mutating func both(_ a: ID, _ b: ID) -> ID {
    known(a, b, decisive: false) ?? append(.and(a, b))
  }

  mutating func either(_ a: ID, _ b: ID) -> ID {
    known(a, b, decisive: true) ?? append(.or(a, b))
  }

  /// What two conditions come to where one of them is known; one that decides for both must not
  /// hide that the other has no value.
  private func known(_ a: ID, _ b: ID, decisive: Bool) -> ID? {
    for (one, other) in [(a, b), (b, a)] {
      guard case .truth(let known) = operations[Int(one)] else { continue }
      if known != decisive { return other }
      if isTotal(other) { return one }
    }
    return nil
  }

  mutating func inverted(_ a: ID) -> ID {
    if case .truth(let known) = operations[Int(a)] { return append(.truth(!known)) }
    return append(.not(a))
  }

  /// The exact value of a function at a rational where it is rational for an obvious reason.
  static func exact(_ function: Elementary, _ x: Rational) -> Rational? {
    switch function {
    case .exp, .cos, .cosh: return x.isZero ? .one : nil
    case .log: return x.isOne ? .zero : nil
    case .sqrt: return x.signum >= 0 ? (x.isZero || x.isOne ? x : x.root(2)) : nil
    case .abs: return x.magnitude
    case .sin, .tan, .sinh, .tanh, .asin, .atan, .asinh, .atanh: return x.isZero ? .zero : nil
    case .acos, .acosh: return x.isOne ? .zero : nil
    case .sigma: return x.isZero ? Rational(numerator: 1, denominator: 2) : nil
    case .softplus: return nil
    case .relu: return x.signum > 0 ? x : .zero
    case .step: return x.signum > 0 ? .one : .zero
    case .sign: return Rational(x.signum)
    case .floor: return x.floor()
    case .ceil: return x.ceil()
    }
  }
}

extension Rational {
  /// Whether a folded constant is small enough to be worth keeping exactly.
  var isFoldable: Bool { bits <= 4000 }
}
