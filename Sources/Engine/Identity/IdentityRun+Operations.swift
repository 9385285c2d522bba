/// The value of each operation.
extension IdentityRun {
  /// Tags that keep unknowns of different meaning apart.
  enum Tag {
    static let input: UInt64 = 1
    static let pi: UInt64 = 2
    static let exponential: UInt64 = 3
    static let circular: UInt64 = 4
    static let logarithm: UInt64 = 5
    static let prime: UInt64 = 6
    static let shift: UInt64 = 7
    static let undefined: UInt64 = 8
    static let opaque: UInt64 = 16
  }

  func value(_ id: Graph.ID) -> Value { values[Int(id)] }

  mutating func evaluate(_ id: Graph.ID) throws(Stop) -> Value {
    switch graph.operations[Int(id)] {
    case .constant(let number): return try constant(number)
    case .pi:
      usesPi = true
      return unknown(Tag.pi, [])
    case .input(let slot): return try input(slot)
    case .negate(let a): return negated(value(a))
    case .add(let a, let b): return sum(value(a), value(b))
    case .subtract(let a, let b): return difference(value(a), value(b))
    case .multiply(let a, let b): return product(value(a), value(b))
    case .divide(let a, let b): return try quotient(value(a), value(b))
    case .integerPower(let a, let n): return try power(value(a), n)
    case .rationalPower(let a, let exponent): return try power(of: a, exponent)
    case .power(let a, let b):
      // 0 to the power of 0 is 1, which no formal zero knows.
      guard value(a).residue != 0 else { throw .beyond }
      guard let product = try expansion(b)?.product(try logarithm(a)) else { throw .beyond }
      return try exponential(product)
    case .elementary(let function, let a): return try elementary(function, a, id)
    case .atan2(let a, let b): return opaque(0, [value(a), value(b)])
    case .maximum(let a, let b):
      return try sign(difference(value(a), value(b))) > 0 ? value(a) : value(b)
    case .minimum(let a, let b):
      return try sign(difference(value(a), value(b))) > 0 ? value(b) : value(a)
    case .detached:
      // What is taken out of softmax and logsumexp drops out again, whatever it is.
      isTransparent = false
      return unknown(Tag.shift, [UInt64(id)])
    case .cut(let a, _), .guarded(_, let a): return value(a)
    case .select(let condition, let yes, let no):
      return truths[Int(condition)] ? value(yes) : value(no)
    case .undefined:
      // Equal to itself alone, where a branch leads to it.
      isTransparent = false
      return unknown(Tag.undefined, [UInt64(id)])
    case .less, .lessOrEqual, .equal, .and, .or, .not, .truth: throw .beyond
    }
  }

  /// Evaluates a condition; false where the operation is none.
  mutating func evaluateCondition(_ id: Graph.ID) throws(Stop) -> Bool {
    let truth: Bool
    switch graph.operations[Int(id)] {
    case .less(let a, let b): truth = try sign(difference(value(a), value(b))) < 0
    case .lessOrEqual(let a, let b): truth = try sign(difference(value(a), value(b))) <= 0
    case .equal(let a, let b): truth = try sign(difference(value(a), value(b))) == 0
    case .and(let a, let b): truth = truths[Int(a)] && truths[Int(b)]
    case .or(let a, let b): truth = truths[Int(a)] || truths[Int(b)]
    case .not(let a): truth = !truths[Int(a)]
    case .truth(let known): truth = known
    default: return false
    }
    truths[Int(id)] = truth
    return true
  }

  private mutating func input(_ slot: Int) throws(Stop) -> Value {
    guard slot < inputs.count else { throw .beyond }
    switch inputs[slot] {
    case .free: return unknown(Tag.input, [UInt64(slot)])
    case .oneHot(let first, let place, let count):
      let hot = branches.state(of: .hot(first), count: count)
      return try constant(hot == place ? .one : .zero)
    case .rest(let others):
      isTransparent = false
      var result = try constant(.one)
      for other in others { result = difference(result, unknown(Tag.input, [UInt64(other)])) }
      return result
    }
  }

  /// The sign of a value under the current choices: 1, −1, or 0 where that can make a difference.
  mutating func sign(_ value: Value) throws(Stop) -> Int {
    if value.residue == 0 { return 0 }
    guard branches.combinations <= IdentityBranches.mostCombinations else { throw .beyond }
    let mirrored = field.negated(value.residue)
    let key = min(value.residue, mirrored)
    keyCount += 1
    let state = branches.state(of: .sign(key), count: hasJumps ? 3 : 2)
    let sign = [1, -1, 0][state]
    return key == value.residue ? sign : -sign
  }

  private mutating func sign(of id: Graph.ID) throws(Stop) -> Int {
    let isNonnegative = graph.knowledge[Int(id)].isNonnegative
    if isPositive(id) || isNonnegative && !hasJumps { return 1 }
    return try sign(value(id))
  }

  private mutating func elementary(
    _ function: Elementary, _ a: Graph.ID, _ id: Graph.ID
  ) throws(Stop) -> Value {
    let x = value(a)
    switch function {
    case .exp: return try exponential(of: a)
    case .sigma:
      let e = try exponential(of: a)
      return try quotient(e, sum(try constant(.one), e))
    case .sinh, .cosh:
      let e = try exponential(of: a)
      let mirrored = try quotient(try constant(.one), e)
      let total = function == .sinh ? difference(e, mirrored) : sum(e, mirrored)
      return try quotient(total, try constant(Rational(2)))
    case .tanh:
      let square = try power(try exponential(of: a), 2)
      let one = try constant(.one)
      return try quotient(difference(square, one), sum(square, one))
    case .log, .softplus:
      guard let expansion = try expansion(id) else { throw .beyond }
      return try total(expansion)
    case .sqrt: return try power(of: a, Rational(numerator: 1, denominator: 2) ?? .one)
    case .sin, .cos, .tan: return try circular(function, a)
    case .abs: return try sign(of: a) < 0 ? negated(x) : x
    case .relu: return try sign(of: a) > 0 ? x : try constant(.zero)
    case .step: return try constant(try sign(of: a) > 0 ? .one : .zero)
    case .sign: return try constant(Rational(try sign(of: a)))
    case .atan, .asin, .asinh, .atanh: return odd(function.tag, x)
    case .acos, .acosh, .floor, .ceil: return opaque(function.tag, [x])
    }
  }

  /// An unknown for a function of values that is left as it is.
  mutating func opaque(_ tag: UInt64, _ arguments: [Value]) -> Value {
    isTransparent = false
    return unknown(Tag.opaque + tag, arguments.map(\.residue))
  }

  private mutating func odd(_ tag: UInt64, _ x: Value) -> Value {
    let mirrored = negated(x)
    return x.residue <= mirrored.residue
      ? opaque(tag, [x]) : negated(opaque(tag, [mirrored]))
  }

  // MARK: Roots

  /// The power of an operation: of a positive one factor by factor.
  mutating func power(of id: Graph.ID, _ exponent: Rational) throws(Stop) -> Value {
    if case .integerPower(let base, let n) = graph.operations[Int(id)], n % 2 == 0,
      !isPositive(base), let product = exponent.multiplied(by: Rational(n))
    {
      // The root of an even power is that of the magnitude.
      let size = try sign(of: base) < 0 ? negated(value(base)) : value(base)
      return try power(size, product)
    }
    if case .constant(let number) = graph.operations[Int(id)], number.signum > 0,
      exponent == Rational(numerator: 1, denominator: 2), let root = try root(of: number)
    {
      return root
    }
    guard isPositive(id) else { return try power(value(id), exponent) }
    guard let product = IdentityExpansion.zero.sum(try logarithm(id), times: exponent) else {
      throw .beyond
    }
    isTransparent = false
    return try exponential(product)
  }

  /// The square root of a fraction, prime by prime; nil where it has a large prime.
  ///
  /// The roots of different primes are independent over the rationals, so they hide nothing: formulas
  /// in them that differ for one choice of signs are different numbers.
  private mutating func root(of number: Rational) throws(Stop) -> Value? {
    guard let factors = number.primeFactors,
      factors.allSatisfy({ $0.prime < Rational.leastDoubtfulPrime })
    else { return nil }
    var result = try constant(.one)
    for (prime, exponent) in factors {
      // Half the exponent rounded down, and a root where it is odd.
      result = product(result, try power(try constant(Rational(prime)), exponent >> 1))
      guard exponent & 1 == 1 else { continue }
      guard let residue = field.residue(Rational(prime)), let found = field.squareRoot(residue)
      else { throw .zeroDenominator }
      let lesser = min(found, field.negated(found))
      let turn = branches.state(of: .prime(UInt64(prime)), count: 2)
      let signed = turn == 1 ? field.negated(lesser) : lesser
      result = product(result, Value(residue: signed, degree: IdentityDegree(topBits: 64)))
    }
    return result
  }

  /// The power with a rational exponent.
  mutating func power(_ base: Value, _ exponent: Rational) throws(Stop) -> Value {
    if let whole = exponent.asInt { return try power(base, whole) }
    guard case .small(let top, let degree) = exponent.storage, top.magnitude < 1 << 20,
      degree < 1 << 10
    else { throw .beyond }
    isTransparent = false
    let root: UInt64
    if degree == 2 {
      guard let found = field.squareRoot(base.residue) else { throw .zeroDenominator }
      let lesser = min(found, field.negated(found))
      let isNegative = branches.state(of: .root(base.residue), count: 2) == 1
      root = isNegative ? field.negated(lesser) : lesser
    } else if let found = field.oddRoot(base.residue, degree) {
      root = found
    } else {
      return try power(opaque(UInt64(degree) << 8, [base]), top)
    }
    // Clearing the root multiplies degrees by that of the root, at most.
    let value = Value(residue: root, degree: base.degree.power(degree))
    return try power(value, top)
  }
}

extension Elementary {
  /// A number of its own.
  fileprivate var tag: UInt64 { UInt64(Elementary.allCases.firstIndex(of: self) ?? 0) + 1 }
}
