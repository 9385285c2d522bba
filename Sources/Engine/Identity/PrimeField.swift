/// The integers modulo a prime q of 61 bits that leaves 9 on division by 16.
///
/// Then −1 and 2 have square roots; and q is chosen so that 5 and 7 have, and that every residue has
/// exactly one fifth and one seventh root. Of cube roots and the square root of 3 one can have either.
struct PrimeField: Sendable {
  /// The prime q.
  let modulus: UInt64

  /// A residue without a square root.
  private let nonresidue: UInt64

  /// A square root of −1.
  let imaginary: UInt64

  /// The field of a prime, nil where it does not leave 9 on division by 16.
  init?(modulus: UInt64) {
    guard modulus % 16 == 9,
      let nonresidue = (UInt64(3)..<1000).first(where: {
        PrimeField.power($0, (modulus - 1) / 2, modulus) == modulus - 1
      })
    else { return nil }
    self.modulus = modulus
    self.nonresidue = nonresidue
    imaginary = PrimeField.power(nonresidue, (modulus - 1) / 4, modulus)
  }

  /// The field of a fresh random prime.
  ///
  /// - Parameter hasCubeRoots: whether every residue has one cube root, instead of 3 a square root.
  init(using generator: inout some RandomNumberGenerator, hasCubeRoots: Bool) {
    while true {
      let candidate = (1 << 60 | generator.next() >> 4) & ~15 | 9
      let isFit =
        candidate % 3 == (hasCubeRoots ? 2 : 1) && candidate % 5 == 4
        && [2, 4].contains(candidate % 7)
      if isFit, Primality.isPrime(candidate), let field = PrimeField(modulus: candidate) {
        self = field
        return
      }
    }
  }

  // MARK: Arithmetic

  func sum(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let total = a &+ b
    return total >= modulus ? total &- modulus : total
  }

  func difference(_ a: UInt64, _ b: UInt64) -> UInt64 { a >= b ? a &- b : a &+ modulus &- b }

  func negated(_ a: UInt64) -> UInt64 { a == 0 ? 0 : modulus &- a }

  func product(_ a: UInt64, _ b: UInt64) -> UInt64 { PrimeField.product(a, b, modulus) }

  /// The power with a whole exponent of either sign; nil for a negative power of 0.
  func power(_ base: UInt64, _ exponent: Int) -> UInt64? {
    let size = UInt64(exponent.magnitude) % (modulus - 1)
    if base == 0 { return exponent > 0 ? 0 : exponent == 0 ? 1 : nil }
    return PrimeField.power(base, exponent < 0 && size > 0 ? modulus - 1 - size : size, modulus)
  }

  /// The reciprocal; nil for 0.
  func inverse(_ a: UInt64) -> UInt64? {
    a == 0 ? nil : PrimeField.power(a, modulus - 2, modulus)
  }

  /// A square root; nil where there is none.
  ///
  /// Source: Tonelli and Shanks, in H. Cohen, A Course in Computational Algebraic Number Theory, 1.5.1.
  func squareRoot(_ a: UInt64) -> UInt64? {
    let odd = (modulus - 1) >> 3
    var root = PrimeField.power(a, (odd + 1) / 2, modulus)
    var rest = PrimeField.power(a, odd, modulus)
    var order = 3
    var generator = PrimeField.power(nonresidue, odd, modulus)
    while rest > 1 {
      var depth = 0
      var square = rest
      while square != 1, depth < order {
        square = product(square, square)
        depth += 1
      }
      guard depth < order else { return nil }
      for _ in 0..<(order - depth - 1) { generator = product(generator, generator) }
      root = product(root, generator)
      generator = product(generator, generator)
      rest = product(rest, generator)
      order = depth
    }
    return root
  }

  /// The only root of an odd degree; nil where q − 1 has a factor in common with it.
  func oddRoot(_ a: UInt64, _ degree: Int) -> UInt64? {
    guard degree > 0, degree % 2 == 1, let degree = UInt64(exactly: degree) else { return nil }
    // The e with degree · e = 1 + k (q − 1): some k below the degree makes the right side divisible.
    let rest = (modulus - 1) % degree
    guard let k = (0..<min(degree, 1000)).first(where: { (1 + $0 * rest) % degree == 0 }) else {
      return nil
    }
    let (high, low) = k.multipliedFullWidth(by: modulus - 1)
    let (total, carry) = low.addingReportingOverflow(1)
    let exponent = degree.dividingFullWidth((high + (carry ? 1 : 0), total)).quotient
    return a == 0 ? 0 : PrimeField.power(a, exponent, modulus)
  }

  /// The residue of a fraction; nil where q divides its denominator.
  func residue(_ value: Rational) -> UInt64? {
    switch value.storage {
    case .small(let top, let bottom):
      let numerator = top.magnitude.residue(modulus)
      let signed = top < 0 ? negated(numerator) : numerator
      if bottom == 1 { return signed }
      return inverse(bottom.magnitude.residue(modulus)).map { product(signed, $0) }
    case .large(let top, let bottom):
      return inverse(residue(bottom)).map { product(residue(top), $0) }
    }
  }

  private func residue(_ value: BigInt) -> UInt64 {
    let rest = BigInt.divide(value.limbs, byLimb: UInt(modulus)).1.first ?? 0
    return value.isNegative ? negated(UInt64(rest)) : UInt64(rest)
  }

  static func product(_ a: UInt64, _ b: UInt64, _ modulus: UInt64) -> UInt64 {
    modulus.dividingFullWidth(a.multipliedFullWidth(by: b)).remainder
  }

  static func power(_ base: UInt64, _ exponent: UInt64, _ modulus: UInt64) -> UInt64 {
    if exponent > 32, let field = Montgomery(modulus) { return field.power(base, exponent) }
    var result: UInt64 = 1
    var square = base % modulus
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = product(result, square, modulus) }
      square = product(square, square, modulus)
      rest >>= 1
    }
    return result
  }
}

extension UInt {
  /// The remainder by a 64-bit number.
  fileprivate func residue(_ modulus: UInt64) -> UInt64 { UInt64(self) % modulus }
}

/// Whether numbers of 64 bits are prime.
enum Primality {
  private static let bases: [UInt64] = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]
  private static let small: [UInt64] = bases + [41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97]

  /// Decides by the strong test to twelve bases, which no composite number below 2^64 passes.
  ///
  /// Source: J. Sorenson and J. Webster, Strong pseudoprimes to twelve prime bases, Mathematics of
  /// Computation 86 (2017), doi:10.1090/mcom/3134.
  static func isPrime(_ number: UInt64) -> Bool {
    if number < 2 { return false }
    for prime in small where number % prime == 0 { return number == prime }
    let twos = (number - 1).trailingZeroBitCount
    let odd = (number - 1) >> UInt64(twos)
    return bases.allSatisfy { base in
      var value = PrimeField.power(base, odd, number)
      if value == 1 || value == number - 1 { return true }
      for _ in 1..<max(twos, 1) {
        value = PrimeField.product(value, value, number)
        if value == number - 1 { return true }
      }
      return false
    }
  }
}
