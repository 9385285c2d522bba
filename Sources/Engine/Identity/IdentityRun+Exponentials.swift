/// Exponentials, circular functions and logarithms by the expansions of what they are applied to.
extension IdentityRun {
  /// exp of an operation.
  mutating func exponential(of id: Graph.ID) throws(Stop) -> Value {
    guard let expansion = try expansion(id) else { throw .beyond }
    return try exponential(expansion)
  }

  /// exp of a sum of monomials: a product of powers of unknowns, one for each monomial.
  mutating func exponential(_ expansion: IdentityExpansion) throws(Stop) -> Value {
    var result = try constant(.one)
    for (monomial, coefficient) in expansion.sortedTerms {
      if let argument = logarithmOf(monomial) {
        result = product(result, try power(argument, coefficient))
      } else {
        result = product(result, try power(of: monomial, coefficient, Tag.exponential))
      }
    }
    return result
  }

  /// What a monomial that is one logarithm is the logarithm of.
  private func logarithmOf(_ monomial: IdentityMonomial) -> Value? {
    guard monomial.factors.count == 1, monomial.factors[0].power == 1 else { return nil }
    return atoms[monomial.factors[0].atom].logarithmOf
  }

  /// The unknown of a monomial to the coefficient times N.
  private mutating func power(
    of monomial: IdentityMonomial, _ coefficient: Rational, _ tag: UInt64
  ) throws(Stop) -> Value {
    guard let scaled = coefficient.multiplied(by: Rational(scale)) else { throw .beyond }
    guard let exponent = scaled.asInt else {
      guard case .small(_, let denominator) = scaled.storage, denominator < 1 << 20 else {
        throw .beyond
      }
      throw .scale(denominator)
    }
    var isOfInputs = true
    for factor in monomial.factors { if !atoms[factor.atom].isInput { isOfInputs = false } }
    if !isOfInputs { isTransparent = false }
    usesExponentials = true
    let key = try value(monomial)
    return try power(unknown(tag, [key.residue]), exponent)
  }

  /// The value of a monomial.
  private func value(_ monomial: IdentityMonomial) throws(Stop) -> Value {
    var result = try constant(.one)
    for factor in monomial.factors {
      result = product(result, try power(atoms[factor.atom].value, factor.power))
    }
    return result
  }

  /// The value of a sum of monomials.
  func total(_ expansion: IdentityExpansion) throws(Stop) -> Value {
    var result = try constant(.zero)
    for (monomial, coefficient) in expansion.sortedTerms {
      result = sum(result, product(try constant(coefficient), try value(monomial)))
    }
    return result
  }

  /// sin, cos and tan by exp(i·t), where i is a square root of −1 in the field.
  mutating func circular(_ function: Elementary, _ id: Graph.ID) throws(Stop) -> Value {
    guard let expansion = try expansion(id) else { throw .beyond }
    var e = try constant(.one)
    for (monomial, coefficient) in expansion.sortedTerms {
      e = product(e, try turn(monomial, coefficient))
    }
    let mirrored = try quotient(try constant(.one), e)
    let i = Value(residue: field.imaginary, degree: IdentityDegree())
    let two = try constant(Rational(2))
    let sine = try quotient(difference(e, mirrored), product(two, i))
    let cosine = try quotient(sum(e, mirrored), two)
    switch function {
    case .sin: return sine
    case .cos: return cosine
    default: return try quotient(sine, cosine)
    }
  }

  /// exp(i·coefficient·monomial); half turns are known.
  private mutating func turn(
    _ monomial: IdentityMonomial, _ coefficient: Rational
  ) throws(Stop) -> Value {
    if monomial.factors.count == 1, monomial.factors[0].power == 1,
      atoms[monomial.factors[0].atom].isPi,
      let quarters = coefficient.multiplied(by: Rational(2))?.asInt
    {
      let i = Value(residue: field.imaginary, degree: IdentityDegree())
      return try power(i, ((quarters % 4) + 4) % 4)
    }
    return try power(of: monomial, coefficient, Tag.circular)
  }

  // MARK: Logarithms

  /// Residues below this are taken for the numbers that they are.
  private static let smallNumbers: UInt64 = 1000

  /// The expansion of the logarithm of an operation, taken apart as far as signs are known.
  mutating func logarithm(_ id: Graph.ID) throws(Stop) -> IdentityExpansion {
    switch graph.operations[Int(id)] {
    case .constant(let number) where number.signum > 0:
      if let known = logarithm(of: number) { return known }
    case .multiply(let a, let b) where isPositive(a) && isPositive(b):
      if let sum = try logarithm(a).sum(try logarithm(b)) { return sum }
    case .divide(let a, let b) where isPositive(a) && isPositive(b):
      if let difference = try logarithm(a).sum(try logarithm(b), times: Rational(-1)) {
        return difference
      }
    case .integerPower(let a, let n) where isPositive(a):
      if let power = IdentityExpansion.zero.sum(try logarithm(a), times: Rational(n)) {
        return power
      }
    case .rationalPower(let a, let exponent) where isPositive(a):
      if let power = IdentityExpansion.zero.sum(try logarithm(a), times: exponent) { return power }
    case .power(let a, let b) where isPositive(a):
      if let power = try expansion(b)?.product(try logarithm(a)) { return power }
    case .elementary(.sqrt, let a) where isPositive(a):
      let half = Rational(numerator: 1, denominator: 2) ?? .one
      if let power = IdentityExpansion.zero.sum(try logarithm(a), times: half) { return power }
    case .elementary(.exp, let a):
      if let inner = try expansion(a) { return inner }
    case .elementary(.sigma, let a):
      if let inner = try expansion(a), let outer = inner.sum(try softplus(a), times: Rational(-1)) {
        return outer
      }
    case .cut(let a, _), .guarded(_, let a): return try logarithm(a)
    default: break
    }
    return try logarithm(of: value(id), exponents: try exponents(id) ?? [])
  }

  /// log(1 + exp(a)).
  mutating func softplus(_ a: Graph.ID) throws(Stop) -> IdentityExpansion {
    let total = sum(try constant(.one), try exponential(of: a))
    let exponents: [IdentityExpansion] = [.zero, try expansion(a) ?? .zero]
    return try logarithm(of: total, exponents: exponents)
  }

  /// log of a sum of exponentials less one of them, which is taken out: so that log(1 + e^x) and
  /// x + log(1 + e^−x), or a sum with the largest exponent taken out, are one.
  private mutating func logarithm(
    of value: Value, exponents: [IdentityExpansion]
  ) throws(Stop) -> IdentityExpansion {
    isTransparent = false
    var best: (pivot: IdentityExpansion, rest: Value)?
    for exponent in exponents {
      let rest = try quotient(value, try exponential(exponent))
      if best.map({ rest.residue < $0.rest.residue }) ?? true { best = (exponent, rest) }
    }
    let (pivot, rest) = best ?? (.zero, value)
    if rest.residue == 1 { return pivot }
    // A small whole number is one; by accident a residue is so small once in 2⁵⁰ times.
    numberCount += Double(Self.smallNumbers)
    if rest.residue < Self.smallNumbers, let whole = logarithm(of: Rational(Int(rest.residue))),
      let sum = pivot.sum(whole)
    {
      return sum
    }
    let number = atom(unknown(Tag.logarithm, [rest.residue]), logarithmOf: rest)
    let logarithm = IdentityExpansion(
      IdentityMonomial(factors: [IdentityMonomial.Factor(atom: number, power: 1)]))
    guard let sum = pivot.sum(logarithm) else { throw .beyond }
    return sum
  }

  /// log of a positive fraction, by the primes in it.
  private mutating func logarithm(of number: Rational) -> IdentityExpansion? {
    guard let factors = number.primeFactors else { return nil }
    isTransparent = false
    var result = IdentityExpansion.zero
    for (prime, exponent) in factors {
      guard let residue = field.residue(Rational(prime)) else { return nil }
      let argument = Value(residue: residue, degree: IdentityDegree(topBits: 64))
      let atom = atom(unknown(Tag.prime, [UInt64(prime)]), logarithmOf: argument)
      let monomial = IdentityMonomial(factors: [IdentityMonomial.Factor(atom: atom, power: 1)])
      guard let sum = result.sum(IdentityExpansion(monomial, Rational(exponent))) else {
        return nil
      }
      result = sum
    }
    return result
  }

  /// The exponents of the exponentials that a sum is made of; nil beyond the budget.
  private mutating func exponents(_ id: Graph.ID) throws(Stop) -> [IdentityExpansion]? {
    let most = 64
    switch graph.operations[Int(id)] {
    case .add(let a, let b), .subtract(let a, let b):
      guard let left = try exponents(a), let right = try exponents(b),
        left.count + right.count <= most
      else { return nil }
      return left + right
    case .multiply(let a, let b):
      guard let left = try exponents(a), let right = try exponents(b),
        left.count * right.count <= most
      else { return nil }
      var result: [IdentityExpansion] = []
      for first in left {
        for second in right {
          guard let sum = first.sum(second) else { return nil }
          result.append(sum)
        }
      }
      return result
    case .divide(let a, let b):
      guard let left = try exponents(a), let right = try exponents(b), right.count == 1 else {
        return [.zero]
      }
      var result: [IdentityExpansion] = []
      for first in left {
        guard let difference = first.sum(right[0], times: Rational(-1)) else { return nil }
        result.append(difference)
      }
      return result
    case .negate(let a), .cut(let a, _), .guarded(_, let a):
      return try exponents(a)
    case .elementary(.exp, let a): return try expansion(a).map { [$0] }
    default: return [.zero]
    }
  }
}
