import Glibc

/// Doubles as real numbers: nan is undefined, an overflow is infinite.
extension Double: Real {
  /// The double nearest to an exact rational.
  package init(_ value: Rational) {
    self = value.doubleValue
  }

  /// The value of what has no value: nan.
  package static var undefined: Double { .nan }

  /// Whether this is nan.
  package var isUndefined: Truth { isNaN ? .yes : .no }

  /// The quotient where a `Real` is divided: undefined by zero, where `/` would be infinite.
  @_implements(Real,/(_:_:))
  package static func quotient(_ left: Double, _ right: Double) -> Double {
    right == 0 ? .nan : left / right
  }

  /// The integer power; `0^0` is 1, a negative power of zero is undefined.
  ///
  /// Squares and cubes are products: quicker than the C library's powers, and alike everywhere.
  @inline(__always)
  package func power(_ exponent: Int) -> Double {
    switch exponent {
    case 2: self * self
    case 3: self * self * self
    default: generalPower(exponent)
    }
  }

  @inline(never)
  private func generalPower(_ exponent: Int) -> Double {
    if isNaN || (self == 0 && exponent < 0) { return .nan }
    // Above 2^53 the parity is lost in the conversion.
    let value = pow(magnitude, Double(exponent))
    return self < 0 && exponent & 1 == 1 ? -value : value
  }

  /// The power with an exact constant exponent: of a negative base only for integers.
  package func power(_ exponent: Rational) -> Double {
    if let integer = exponent.asInt { return power(integer) }
    if isNaN || (self < 0 && !exponent.isInteger) { return .nan }
    if self == 0 { return exponent.signum > 0 ? 0 : .nan }
    let value = pow(magnitude, exponent.doubleValue)
    return self < 0 && exponent.isOddInteger ? -value : value
  }

  /// The power with a computed exponent: of a negative base only for integers.
  package func power(_ exponent: Double) -> Double {
    if isNaN || exponent.isNaN { return .nan }
    if self > 0 { return pow(self, exponent) }
    if self == 0 { return exponent > 0 ? 0 : exponent == 0 ? 1 : .nan }
    let isInteger = exponent.isFinite && exponent.rounded(.towardZero) == exponent
    return isInteger ? pow(self, exponent) : .nan
  }

  /// The angle of the point (x, y), in (-pi, pi]; undefined at the origin.
  package static func atan2(_ y: Double, _ x: Double) -> Double {
    if (x == 0 && y == 0) || (x.isInfinite && y.isInfinite) { return .nan }
    return Glibc.atan2(y == 0 ? 0 : y, x)  // -0 would give -pi
  }

  /// The larger one; undefined if either is.
  package static func maximum(_ left: Double, _ right: Double) -> Double {
    left.isNaN || right.isNaN ? .nan : Swift.max(left, right)
  }

  /// The smaller one; undefined if either is.
  package static func minimum(_ left: Double, _ right: Double) -> Double {
    left.isNaN || right.isNaN ? .nan : Swift.min(left, right)
  }

  /// Whether `left < right`; unknown where an operand is undefined.
  package static func isLess(_ left: Double, _ right: Double) -> Truth {
    truth(left < right, left, right)
  }

  /// Whether `left <= right`; unknown where an operand is undefined.
  package static func isLessOrEqual(_ left: Double, _ right: Double) -> Truth {
    truth(left <= right, left, right)
  }

  /// Whether `left = right`; unknown where an operand is undefined.
  package static func isEqual(_ left: Double, _ right: Double) -> Truth {
    truth(left == right, left, right)
  }

  /// One of two values, undefined while the condition is unknown.
  package static func select(_ condition: Truth, _ yes: Double, _ no: Double) -> Double {
    switch condition {
    case .yes: yes
    case .no: no
    case .unknown: .nan
    }
  }

  private static func truth(_ holds: Bool, _ left: Double, _ right: Double) -> Truth {
    left.isNaN || right.isNaN ? .unknown : holds ? .yes : .no
  }
}

extension Double {
  /// The value of an elementary function, undefined outside its domain.
  ///
  /// The comparisons are such that nan stays nan.
  package func applying(_ function: Elementary) -> Double {
    switch function {
    case .exp: exp(self)
    case .log: self <= 0 ? .nan : log(self)
    case .sqrt: squareRoot()
    case .abs: magnitude
    case .sin: sin(self)
    case .cos: cos(self)
    case .tan: tan(self)
    case .asin: asin(self)
    case .acos: acos(self)
    case .atan: atan(self)
    case .sinh: sinh(self)
    case .cosh: cosh(self)
    case .tanh: tanh(self)
    case .asinh: asinh(self)
    case .acosh: acosh(self)
    case .atanh: magnitude < 1 ? atanh(self) : .nan
    case .sigma: logistic
    case .softplus: Double.maximum(self, 0) + log1p(exp(-magnitude))
    case .relu: self <= 0 ? 0 : self
    case .step: isNaN ? self : self > 0 ? 1 : 0
    case .sign: isNaN ? self : self > 0 ? 1 : self < 0 ? -1 : 0
    case .floor: rounded(.down)
    case .ceil: rounded(.up)
    }
  }

  /// `1 / (1 + e^-x)`, without overflow on either side.
  private var logistic: Double {
    let small = exp(-magnitude)
    // One division and no branch, whose side would be a matter of chance.
    let top = self >= 0 ? 1 : small
    return top / (1 + small)
  }
}
