// Fractions over a power of two, as all doubles and most sample points are: shifts take the place
// of divisions and common divisors.
extension Rational {
  /// The number `k` of a denominator `2^k`, nil of any other.
  @inline(__always)
  var binaryPlaces: Int? {
    switch storage {
    case .small(_, let denominator):
      denominator & (denominator - 1) == 0 ? denominator.trailingZeroBitCount : nil
    case .large(_, let denominator):
      denominator.powerOfTwo
    }
  }

  /// The sum with a fraction, both over powers of two and one of them large; nil if they are not.
  func dyadicSum(_ other: Rational, negating: Bool) -> Rational? {
    guard let own = binaryPlaces, let others = other.binaryPlaces else { return nil }
    let places = Swift.max(own, others)
    if let a = wideNumerator?.shifted(by: places - own),
      let b = other.wideNumerator?.shifted(by: places - others)
    {
      let (sum, overflow) =
        negating ? a.subtractingReportingOverflow(b) : a.addingReportingOverflow(b)
      if !overflow { return Rational(wide: sum, places: places) }
    }
    let a = numerator.scaled(byPowerOfTwo: places - own)
    let b = other.numerator.scaled(byPowerOfTwo: places - others)
    return Rational(dyadic: negating ? a - b : a + b, places: places)
  }

  /// The product with a fraction, both over powers of two and one of them large; nil if not.
  func dyadicProduct(_ other: Rational) -> Rational? {
    guard let own = binaryPlaces, let others = other.binaryPlaces else { return nil }
    if case .small(let a, _) = storage, case .small(let b, _) = other.storage {
      let full = a.multipliedFullWidth(by: b)
      let product = Int128(full.high) << 64 | Int128(full.low)
      return Rational(wide: product, places: own + others)
    }
    return Rational(dyadic: numerator * other.numerator, places: own + others)
  }

  /// The numerator as an integer of any size.
  private var numerator: BigInt {
    switch storage {
    case .small(let numerator, _): BigInt(numerator)
    case .large(let numerator, _): numerator
    }
  }

  /// The numerator, if it fits.
  private var wideNumerator: Int128? {
    switch storage {
    case .small(let numerator, _): Int128(numerator)
    case .large(let numerator, _): numerator.asInt128
    }
  }

  /// The fraction `value / 2^places` in lowest terms; nil if too large.
  private init?(wide value: Int128, places: Int) {
    let shift = Swift.min(value.trailingZeroBitCount, places)
    let numerator = value >> Int128(shift)
    let rest = value == 0 ? 0 : places - shift
    if rest < Int.bitWidth - 1, let small = Int(exactly: numerator) {
      self.init(storage: .small(small, 1 << rest))
    } else if rest < Rational.maximumBits {
      self.init(storage: .large(BigInt(numerator), .power(ofTwo: rest)))
    } else {
      return nil
    }
  }

  /// The fraction `value / 2^places` in lowest terms; nil if too large.
  private init?(dyadic value: BigInt, places: Int) {
    let shift = value.isZero ? places : Swift.min(value.trailingZeroBitCount, places)
    self.init(
      reducedNumerator: value.scaled(byPowerOfTwo: -shift),
      denominator: .power(ofTwo: places - shift))
  }
}

extension BigInt {
  /// The number `k` of a positive `2^k`, nil of any other.
  var powerOfTwo: Int? {
    guard !isNegative, let top = limbs.last, top & (top - 1) == 0 else { return nil }
    for limb in limbs.dropLast() where limb != 0 { return nil }
    return bitWidth - 1
  }

  /// The powers of two that are used over and over.
  private static let powersOfTwo = (0..<512).map { BigInt.one.scaled(byPowerOfTwo: $0) }

  /// A power of two with a nonnegative exponent.
  static func power(ofTwo exponent: Int) -> BigInt {
    exponent < powersOfTwo.count ? powersOfTwo[exponent] : one.scaled(byPowerOfTwo: exponent)
  }

  /// The value, if it has at most 127 bits.
  fileprivate var asInt128: Int128? {
    guard limbs.count <= 2 else { return nil }
    let high = limbs.count == 2 ? limbs[1] : 0
    if high >> 63 != 0 { return nil }
    let magnitude = Int128(high) << 64 | Int128(limbs.first ?? 0)
    return isNegative ? -magnitude : magnitude
  }

  fileprivate init(_ value: Int128) {
    let magnitude = value.magnitude
    self.init(
      limbs: [UInt(truncatingIfNeeded: magnitude), UInt(truncatingIfNeeded: magnitude >> 64)],
      isNegative: value < 0)
  }
}

extension Int128 {
  /// The value times a power of two, if it fits.
  fileprivate func shifted(by count: Int) -> Int128? {
    if count >= 127 { return self == 0 ? 0 : nil }
    let result = self << Int128(count)
    return result >> Int128(count) == self ? result : nil
  }
}
