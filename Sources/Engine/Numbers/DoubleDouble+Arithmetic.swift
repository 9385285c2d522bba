// Arithmetic: pairs where no operand needs a scale, else mantissas and exponents apart.
extension DoubleDouble {
  /// The negative of a number.
  @inline(__always)
  package static prefix func - (value: DoubleDouble) -> DoubleDouble {
    DoubleDouble(hi: 0 - value.hi, lo: 0 - value.lo, scale: value.scale)
  }

  /// The sum, to within `3 * 2^-106` of itself.
  @inline(__always)
  package static func + (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    if left.scale | right.scale == 0 {
      let sum = left.pair + right.pair
      if isOrdinary(sum.hi) { return DoubleDouble(hi: sum.hi, lo: sum.lo, scale: 0) }
    }
    return wideSum(left, right)
  }

  /// The difference, to within `3 * 2^-106` of itself.
  @inline(__always)
  package static func - (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    left + -right
  }

  /// The product, to within `7 * 2^-106` of itself.
  @inline(__always)
  package static func * (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    if left.scale | right.scale == 0 {
      let product = left.pair * right.pair
      if isOrdinary(product.hi) { return DoubleDouble(hi: product.hi, lo: product.lo, scale: 0) }
    }
    return wideProduct(left, right)
  }

  /// The quotient, to within `15 * 2^-106` of itself; undefined by zero.
  @inline(__always)
  package static func / (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    if left.scale | right.scale == 0 && right.hi != 0 {
      let quotient = left.pair / right.pair
      if isOrdinary(quotient.hi) {
        return DoubleDouble(hi: quotient.hi, lo: quotient.lo, scale: 0)
      }
    }
    return wideQuotient(left, right)
  }

  /// The number times a power of two, exactly.
  package func scaled(byPowerOfTwo exponent: Int) -> DoubleDouble {
    if hi == 0 || !hi.isFinite { return self }
    return DoubleDouble(pair, exponent: scale &+ exponent)
  }

  /// The square root, to within `2^-103` of itself; undefined of a negative number.
  package var squareRoot: DoubleDouble {
    if !(hi > 0) { return hi < 0 ? .undefined : self }
    if !hi.isFinite { return self }
    if scale == 0 { return DoubleDouble(pair.squareRoot) }
    let odd = scale & 1
    return DoubleDouble(pair.scaled(by: odd == 1 ? 2 : 1).squareRoot, exponent: (scale - odd) / 2)
  }

  /// What is left without a value: undefined if an operand is, else unknown.
  private static func without(_ left: DoubleDouble, _ right: DoubleDouble) -> DoubleDouble {
    left.isUndefined == .yes || right.isUndefined == .yes ? .undefined : .unknown
  }

  @inline(never)
  private static func wideSum(_ left: DoubleDouble, _ right: DoubleDouble) -> DoubleDouble {
    guard left.isFinite && right.isFinite else {
      let sum = left.hi + right.hi
      return sum.isNaN ? without(left, right) : DoubleDouble(hi: sum, lo: 0, scale: 0)
    }
    if left.isZero { return right }
    if right.isZero { return left }
    if left.scale | right.scale == 0 { return DoubleDouble(left.pair + right.pair, exponent: 0) }
    var (a, e) = left.mantissa
    var (b, f) = right.mantissa
    if e < f { (a, e, b, f) = (b, f, a, e) }
    // Beyond 250 the smaller one is far below the error bound.
    if e - f > 250 { return DoubleDouble(a, exponent: e) }
    return DoubleDouble(a + b.scaled(byPowerOfTwo: f - e), exponent: e)
  }

  @inline(never)
  private static func wideProduct(_ left: DoubleDouble, _ right: DoubleDouble) -> DoubleDouble {
    guard left.isFinite && right.isFinite else {
      let product = left.hi * right.hi
      return product.isNaN ? without(left, right) : DoubleDouble(hi: product, lo: 0, scale: 0)
    }
    if left.isZero || right.isZero { return .zero }
    let (a, e) = left.mantissa
    let (b, f) = right.mantissa
    return DoubleDouble(a * b, exponent: e + f)
  }

  @inline(never)
  private static func wideQuotient(_ left: DoubleDouble, _ right: DoubleDouble) -> DoubleDouble {
    guard left.isFinite && right.isFinite && !right.isZero else {
      if right.isZero { return left.isUndefined == .unknown ? .unknown : .undefined }
      let quotient = left.hi / right.hi
      if quotient.isNaN { return without(left, right) }
      // A number over infinity is tiny, not zero, unless it is zero itself.
      if quotient == 0 && !left.isZero {
        return (left.hi > 0) == (right.hi > 0) ? .leastMagnitude : -.leastMagnitude
      }
      return DoubleDouble(hi: quotient + 0, lo: 0, scale: 0)
    }
    if left.isZero { return .zero }
    let (a, e) = left.mantissa
    let (b, f) = right.mantissa
    return DoubleDouble(a / b, exponent: e - f)
  }
}

// The order: false wherever a side has no value.
extension DoubleDouble: Equatable {
  /// Whether two numbers are the same.
  @inline(__always)
  package static func == (left: DoubleDouble, right: DoubleDouble) -> Bool {
    left.hi == right.hi && left.lo == right.lo && left.scale == right.scale
  }

  /// Whether the left number is smaller.
  @inline(__always)
  package static func < (left: DoubleDouble, right: DoubleDouble) -> Bool {
    if left.scale == right.scale {
      return left.hi < right.hi || (left.hi == right.hi && left.lo < right.lo)
    }
    return isLessAcrossScales(left, right)
  }

  /// Whether the left number is smaller or the same.
  @inline(__always)
  package static func <= (left: DoubleDouble, right: DoubleDouble) -> Bool {
    left < right || left == right
  }

  /// The order of numbers of different scales.
  private static func isLessAcrossScales(_ left: DoubleDouble, _ right: DoubleDouble) -> Bool {
    guard left.isFinite && right.isFinite && (left.hi > 0) == (right.hi > 0), !left.isZero,
      !right.isZero
    else { return left.hi < right.hi }
    return left.hi > 0 ? left.scale < right.scale : left.scale > right.scale
  }
}
