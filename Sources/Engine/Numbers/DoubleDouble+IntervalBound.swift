/// Double-doubles as bounds: widened by the proved or measured relative error of each operation.
///
/// Where both operands are single doubles, sums and products are exact, and so is a product with a
/// power of two.
extension DoubleDouble: IntervalBound {
  /// The relative error of a sum, product or square root; proved bounds are below `7 * 2^-106`.
  static let arithmeticError = 0x1p-102

  /// The relative error of a quotient; the proved bound is below `16 * 2^-106`.
  static let quotientError = 0x1p-101

  /// The relative error of every elementary function.
  ///
  /// Sums of the errors of the kernels give less than `2^-101`; of 900,000 measured errors the
  /// largest is `2^-103.2`.
  static let functionError = 0x1p-100

  /// The circle constant.
  package static var piEnclosure: Enclosure<DoubleDouble> {
    DoubleDouble.pi.widened(by: arithmeticError)
  }

  /// The magnitude beyond which sine, cosine and tangent are unknown.
  package static var angleLimit: DoubleDouble { DoubleDouble(trigonometricLimit) }

  /// An enclosure of a fraction: one point if the fraction is one.
  package static func enclosure(of value: Rational) -> Enclosure<DoubleDouble> {
    let (near, isExact) = approximation(of: value)
    return isExact ? Enclosure(near) : near.widened(by: quotientError)
  }

  /// The sum, exact of single doubles.
  @inline(__always)
  package static func sum(_ left: DoubleDouble, _ right: DoubleDouble) -> Enclosure<DoubleDouble> {
    let sum = left + right
    if left.lo == 0 && right.lo == 0 && left.scale | right.scale | sum.scale == 0 && sum.isFinite {
      return Enclosure(sum)
    }
    if left.isZero || right.isZero { return Enclosure(sum) }
    return sum.widened(by: arithmeticError)
  }

  /// The product, exact of single doubles and by powers of two.
  @inline(__always)
  package static func product(
    _ left: DoubleDouble, _ right: DoubleDouble
  ) -> Enclosure<DoubleDouble> {
    if left.isZero || right.isZero { return Enclosure(.zero) }
    let product = left * right
    if left.scale | right.scale | product.scale == 0
      && (left.lo == 0 && right.lo == 0 || left.isPowerOfTwo || right.isPowerOfTwo)
      && product.isFinite
    {
      return Enclosure(product)
    }
    return product.widened(by: arithmeticError)
  }

  /// The quotient by a number other than zero, exact where nothing remains.
  @inline(__always)
  package static func quotient(
    _ left: DoubleDouble, _ right: DoubleDouble
  ) -> Enclosure<DoubleDouble> {
    if left.isZero { return Enclosure(.zero) }
    let quotient = left / right
    if left.scale | right.scale | quotient.scale == 0 && quotient.isFinite {
      if right.isPowerOfTwo { return Enclosure(quotient) }
      if right.lo == 0 && quotient.lo == 0 {
        // Exact where the divisor times the quotient gives the dividend back without error.
        let product = DoublePair(productOf: quotient.hi, right.hi)
        if product.hi == left.hi && product.lo == left.lo { return Enclosure(quotient) }
      }
    }
    return quotient.widened(by: quotientError)
  }

  /// The value of a function at a point of its domain.
  package func enclosure(of function: Elementary) -> Enclosure<DoubleDouble> {
    let value = applying(function)
    if function == .sqrt {
      if scale == 0 && value.lo == 0 && value.isFinite {
        let square = DoublePair(productOf: value.hi, value.hi)
        if square.hi == hi && square.lo == lo { return Enclosure(value) }
      }
      return value.widened(by: DoubleDouble.arithmeticError)
    }
    return value.widened(by: DoubleDouble.functionError)
  }

  /// The largest integer that is not larger.
  package var floorBound: DoubleDouble {
    // Beyond 2^300 the remainder may hold a fraction.
    scale > 0 ? widened(by: DoubleDouble.arithmeticError).lower : floor
  }

  /// The exact value, nil if it is none or a very long fraction.
  package var asRational: Rational? {
    guard isFinite && scale.magnitude < 2000, let high = Rational(exactly: hi),
      let low = Rational(exactly: lo), let power = Rational(2).power(scale)
    else { return nil }
    return high.adding(low)?.multiplied(by: power)
  }

  /// Whether this is 1, 2, 1/2, … or the negative of one of them.
  @inline(__always)
  private var isPowerOfTwo: Bool { lo == 0 && hi.bitPattern << 12 == 0 }

  /// The numbers that differ by at most a relative error.
  @inline(__always)
  func widened(by error: Double) -> Enclosure<DoubleDouble> {
    if scale == 0 && isFinite {
      let width = hi.magnitude * error
      return Enclosure(
        DoubleDouble(DoublePair(orderedSumOf: hi, lo - width)),
        DoubleDouble(DoublePair(orderedSumOf: hi, lo + width)))
    }
    return widenedOutside(by: error)
  }

  @inline(never)
  private func widenedOutside(by error: Double) -> Enclosure<DoubleDouble> {
    if hi.isNaN { return .wholeLine }
    if hi < 0 {
      let mirrored = (-self).widenedOutside(by: error)
      return Enclosure(-mirrored.upper, -mirrored.lower)
    }
    if !isFinite { return Enclosure(.greatestMagnitude, .infinity) }
    // What is this small may stand for anything smaller.
    if scale == -DoubleDouble.exponentLimit { return Enclosure(.zero, scaled(byPowerOfTwo: 1)) }
    let width = hi * error
    return Enclosure(
      DoubleDouble(DoublePair(orderedSumOf: hi, lo - width), exponent: scale),
      DoubleDouble(DoublePair(orderedSumOf: hi, lo + width), exponent: scale))
  }
}
