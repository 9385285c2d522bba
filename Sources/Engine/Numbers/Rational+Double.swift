extension Rational {
  /// The exact value of a finite double, nil for nan and the infinities.
  package init?(exactly value: Double) {
    guard value.isFinite else { return nil }
    if let integer = Int(exactly: value) {
      self.init(integer)
      return
    }
    // value = significand * 2^exponent with an integer significand.
    let exponent = value.exponent - Double.significandBitCount
    let significand = Double(sign: .plus, exponent: -exponent, significand: value.magnitude)
    let integer = BigInt(magnitude: UInt(exactly: significand) ?? 0, isNegative: value < 0)
    self.init(
      numerator: integer.scaled(byPowerOfTwo: max(exponent, 0)),
      denominator: BigInt.one.scaled(byPowerOfTwo: max(-exponent, 0)))
  }

  /// The multiple of one part that is nearest to a number; nil where it has more than 15 digits.
  init?(nearest value: Double, denominator: Int) {
    let scaled = (value * Double(denominator)).rounded()
    guard abs(scaled) < 1e15 else { return nil }
    self.init(numerator: Int(scaled), denominator: denominator)
  }

  /// The nearest double, ties to even; infinite where the number is too large for one.
  package var doubleValue: Double {
    if case .small(let numerator, let denominator) = storage {
      if denominator == 1 { return Double(numerator) }
      let limit: UInt = 1 << 53
      if numerator.magnitude <= limit && denominator.magnitude <= limit {
        return Double(numerator) / Double(denominator)
      }
    }
    let (numerator, denominator) = parts
    return Rational.nearest(numerator, denominator, exponent: 0).value
  }

  /// The number as the sum of two doubles times a power of two.
  ///
  /// The value is `(hi + lo) * 2^scale` to within `2^-105` of itself, `hi` its nearest double with
  /// `1 <= |hi| < 2` (or 0), `lo` the nearest double to the remainder. `exact` tells whether nothing
  /// is left over. The scale lets numbers far outside the range of doubles be represented.
  package func doubleDoubleParts() -> (hi: Double, lo: Double, scale: Int, exact: Bool) {
    if isZero { return (0, 0, 0, true) }
    let (signed, denominator) = parts
    // In shorter numbers no remainder is subnormal.
    if signed.bitWidth < 900, let places = binaryPlaces {
      let (high, low, scale, isExact) = signed.leadingDoubles
      return signed.isNegative
        ? (-high, -low, scale - places, isExact) : (high, low, scale - places, isExact)
    }
    let numerator = signed.magnitude
    var scale = numerator.bitWidth - denominator.bitWidth
    if Rational.isLess(numerator, denominator, exponent: scale) { scale -= 1 }
    // 2^scale <= numerator / denominator < 2^(scale + 1): 53 bits before the binary point.
    let shift = Double.significandBitCount - scale
    let divisor = denominator.scaled(byPowerOfTwo: max(-shift, 0))
    var (quotient, rest) = numerator.scaled(byPowerOfTwo: max(shift, 0))
      .quotientAndRemainder(dividingBy: divisor)
    let twice = rest.scaled(byPowerOfTwo: 1)
    if twice > divisor || (twice == divisor && quotient.isOdd) {
      quotient = quotient + .one
      rest = rest - divisor
    }
    var exponent = -Double.significandBitCount
    if quotient.bitWidth > Double.significandBitCount + 1 {  // rounded up to 2
      exponent -= 1
      scale += 1
    }
    let high = Double(
      sign: .plus, exponent: exponent, significand: Double(quotient.asUInt ?? 0))
    let low = Rational.nearest(rest, divisor, exponent: exponent)
    return signum < 0
      ? (-high, -low.value, scale, low.isExact) : (high, low.value, scale, low.isExact)
  }

  /// Whether `numerator < denominator * 2^exponent`, for positive numbers.
  private static func isLess(
    _ numerator: BigInt, _ denominator: BigInt, exponent: Int
  ) -> Bool {
    numerator.scaled(byPowerOfTwo: max(-exponent, 0))
      < denominator.scaled(byPowerOfTwo: max(exponent, 0))
  }

  /// The double nearest to `numerator / denominator * 2^exponent`, for a positive denominator.
  private static func nearest(
    _ numerator: BigInt, _ denominator: BigInt, exponent: Int
  ) -> (value: Double, isExact: Bool) {
    if numerator.isZero { return (0, true) }
    let sign: FloatingPointSign = numerator.isNegative ? .minus : .plus
    // A quotient of 62 or 63 bits: enough to round once, and it fits in a word.
    let shift = 62 - (numerator.bitWidth - denominator.bitWidth)
    let (quotient, remainder) = numerator.magnitude.scaled(byPowerOfTwo: max(shift, 0))
      .quotientAndRemainder(dividingBy: denominator.scaled(byPowerOfTwo: max(-shift, 0)))
    let bits = quotient.asUInt ?? 0
    let unit = exponent - shift
    let top = unit + quotient.bitWidth - 1
    if top > 1023 { return (Double(signOf: sign, .infinity), false) }
    if top < -1075 { return (Double(signOf: sign, 0), false) }
    // Subnormal doubles are multiples of 2^-1074.
    let dropped = max(quotient.bitWidth - 53, -1074 - unit)
    let kept = bits >> dropped
    let tail = bits & (1 << dropped &- 1)
    let half: UInt = 1 << (dropped - 1)
    let isAbove = tail > half || (tail == half && (!remainder.isZero || kept & 1 == 1))
    let significand = Double(kept + (isAbove ? 1 : 0))
    let value = Double(sign: sign, exponent: unit + dropped, significand: significand)
    return (value, tail == 0 && remainder.isZero)
  }
}

extension Double {
  fileprivate init(signOf sign: FloatingPointSign, _ magnitude: Double) {
    self = sign == .minus ? -magnitude : magnitude
  }
}
