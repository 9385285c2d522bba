/// Double-doubles as real numbers: of about 31 digits, and never undefined by overflow.
extension DoubleDouble: Real {
  /// The number nearest to an exact rational, to within `15 * 2^-106` of itself.
  package init(_ value: Rational) {
    self = DoubleDouble.approximation(of: value).value
  }

  /// The number nearest to an exact rational, and whether it is the same.
  @inline(__always)
  static func approximation(of value: Rational) -> (value: DoubleDouble, isExact: Bool) {
    guard case .small(let numerator, let denominator) = value.storage else {
      let parts = value.doubleDoubleParts()
      let pair = DoublePair(parts.hi, parts.lo)
      return (DoubleDouble(pair, exponent: parts.scale), parts.exact)
    }
    let top = DoubleDouble(numerator)
    if denominator & (denominator - 1) == 0 {
      let power = DoublePair(top.hi, top.lo).scaled(
        by: Double(powerOfTwo: -denominator.trailingZeroBitCount))
      return (DoubleDouble(hi: power.hi, lo: power.lo, scale: 0), true)
    }
    let quotient = top.pair / DoubleDouble(denominator).pair
    return (DoubleDouble(hi: quotient.hi, lo: quotient.lo, scale: 0), false)
  }

  /// The integer power by repeated squaring; `0^0` is 1, a negative power of zero is undefined.
  ///
  /// The relative error grows with the exponent: about `7 * 2^-106` for each unit.
  package func power(_ exponent: Int) -> DoubleDouble {
    if hi.isNaN { return self }
    if exponent < 0 && isZero { return .undefined }
    var result = DoubleDouble.one
    var square = self
    var rest = exponent.magnitude
    while rest != 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest != 0 { square = square * square }
    }
    return exponent < 0 ? .one / result : result
  }

  /// The power with an exact constant exponent: of a negative base only for integers.
  package func power(_ exponent: Rational) -> DoubleDouble {
    if let integer = exponent.asInt { return power(integer) }
    if hi.isNaN || (hi < 0 && !exponent.isInteger) { return hi.isNaN ? self : .undefined }
    if isZero { return exponent.signum > 0 ? .zero : .undefined }
    if case .small(let numerator, 2) = exponent.storage { return squareRoot.power(numerator) }
    let value = (magnitude.log * DoubleDouble(exponent)).exp
    return hi < 0 && exponent.isOddInteger ? -value : value
  }

  /// The power with a computed exponent: of a negative base only for integers.
  package func power(_ exponent: DoubleDouble) -> DoubleDouble {
    if hi.isNaN || exponent.hi.isNaN { return self * exponent }
    if exponent.scale == 0 && exponent.lo == 0 && exponent.hi.magnitude <= 0x1p31,
      let integer = Int(exactly: exponent.hi)
    {
      return power(integer)
    }
    if isZero { return exponent.hi > 0 ? .zero : .undefined }
    if hi < 0 {
      guard exponent == exponent.floor else { return .undefined }
      let half = exponent.scaled(byPowerOfTwo: -1)
      let value = (magnitude.log * exponent).exp
      return half == half.floor ? value : -value
    }
    return (log * exponent).exp
  }

  /// The largest integer that is not larger.
  package var floor: DoubleDouble {
    if scale != 0 { return scale > 0 ? self : hi < 0 ? -.one : .zero }
    let high = hi.rounded(.down)
    if high != hi { return DoubleDouble(high) }
    return DoubleDouble(DoublePair(orderedSumOf: high, lo.rounded(.down)))
  }

  /// The value of an elementary function.
  package func applying(_ function: Elementary) -> DoubleDouble {
    switch function {
    case .exp: exp
    case .log: log
    case .sqrt: squareRoot
    case .abs: magnitude
    case .sin: sin
    case .cos: cos
    case .tan: tan
    case .asin: asin
    case .acos: acos
    case .atan: atan
    case .sinh: sinh
    case .cosh: cosh
    case .tanh: tanh
    case .asinh: asinh
    case .acosh: acosh
    case .atanh: atanh
    case .sigma: sigma
    case .softplus: softplus
    case .relu: hi < 0 ? .zero : self
    case .step: hi.isNaN ? self : hi > 0 ? .one : .zero
    case .sign: hi.isNaN ? self : hi > 0 ? .one : hi < 0 ? -.one : .zero
    case .floor: floor
    case .ceil: -(-self).floor
    }
  }

  /// The larger one; without value if either is.
  package static func maximum(_ left: DoubleDouble, _ right: DoubleDouble) -> DoubleDouble {
    left.hi.isNaN || right.hi.isNaN ? left + right : left < right ? right : left
  }

  /// The smaller one; without value if either is.
  package static func minimum(_ left: DoubleDouble, _ right: DoubleDouble) -> DoubleDouble {
    left.hi.isNaN || right.hi.isNaN ? left + right : right < left ? right : left
  }

  /// Whether `left < right`; unknown where an operand has no value.
  package static func isLess(_ left: DoubleDouble, _ right: DoubleDouble) -> Truth {
    truth(left < right, left, right)
  }

  /// Whether `left <= right`; unknown where an operand has no value.
  package static func isLessOrEqual(_ left: DoubleDouble, _ right: DoubleDouble) -> Truth {
    truth(left <= right, left, right)
  }

  /// Whether `left = right`; unknown where an operand has no value.
  package static func isEqual(_ left: DoubleDouble, _ right: DoubleDouble) -> Truth {
    truth(left == right, left, right)
  }

  /// One of two values, unknown while the condition is.
  package static func select(
    _ condition: Truth, _ yes: DoubleDouble, _ no: DoubleDouble
  ) -> DoubleDouble {
    switch condition {
    case .yes: yes
    case .no: no
    case .unknown: .unknown
    }
  }

  /// An answer, unless an operand has no value or both are the same infinity.
  private static func truth(_ holds: Bool, _ left: DoubleDouble, _ right: DoubleDouble) -> Truth {
    if left.hi.isNaN || right.hi.isNaN { return .unknown }
    if left.hi.isInfinite && left.hi == right.hi { return .unknown }
    return holds ? .yes : .no
  }
}
