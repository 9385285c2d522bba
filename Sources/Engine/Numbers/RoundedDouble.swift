/// A double as a program computes with it, each function rounded from many more digits.
///
/// The last digits of a C library's functions differ between processors, and where a formula loses
/// digits such differences grow; so what is said of a formula in doubles must not rest on them.
struct RoundedDouble: Real {
  /// The double.
  var value: Double

  init(value: Double) { self.value = value }

  init(_ value: Rational) { self.value = value.doubleValue }

  static var pi: RoundedDouble { RoundedDouble(value: .pi) }
  static var undefined: RoundedDouble { RoundedDouble(value: .undefined) }

  var isUndefined: Truth { value.isUndefined }

  static func + (left: RoundedDouble, right: RoundedDouble) -> RoundedDouble {
    RoundedDouble(value: left.value + right.value)
  }

  static func - (left: RoundedDouble, right: RoundedDouble) -> RoundedDouble {
    RoundedDouble(value: left.value - right.value)
  }

  static func * (left: RoundedDouble, right: RoundedDouble) -> RoundedDouble {
    RoundedDouble(value: left.value * right.value)
  }

  static func / (left: RoundedDouble, right: RoundedDouble) -> RoundedDouble {
    RoundedDouble(value: Double.quotient(left.value, right.value))
  }

  static prefix func - (value: RoundedDouble) -> RoundedDouble {
    RoundedDouble(value: -value.value)
  }

  func power(_ exponent: Int) -> RoundedDouble {
    guard value.isFinite else { return RoundedDouble(value: value.power(exponent)) }
    return RoundedDouble(value: DoubleDouble(value).power(exponent).doubleValue)
  }

  func power(_ exponent: Rational) -> RoundedDouble {
    guard value.isFinite else { return RoundedDouble(value: value.power(exponent)) }
    return RoundedDouble(value: DoubleDouble(value).power(exponent).doubleValue)
  }

  func power(_ exponent: RoundedDouble) -> RoundedDouble {
    guard value.isFinite, exponent.value.isFinite else {
      return RoundedDouble(value: value.power(exponent.value))
    }
    let result = DoubleDouble(value).power(DoubleDouble(exponent.value))
    return RoundedDouble(value: result.doubleValue)
  }

  func applying(_ function: Elementary) -> RoundedDouble {
    guard value.isFinite else { return RoundedDouble(value: value.applying(function)) }
    return RoundedDouble(value: DoubleDouble(value).applying(function).doubleValue)
  }

  static func atan2(_ y: RoundedDouble, _ x: RoundedDouble) -> RoundedDouble {
    guard y.value.isFinite, x.value.isFinite else {
      return RoundedDouble(value: Double.atan2(y.value, x.value))
    }
    return RoundedDouble(
      value: DoubleDouble.atan2(DoubleDouble(y.value), DoubleDouble(x.value)).doubleValue)
  }

  static func maximum(_ left: RoundedDouble, _ right: RoundedDouble) -> RoundedDouble {
    RoundedDouble(value: Double.maximum(left.value, right.value))
  }

  static func minimum(_ left: RoundedDouble, _ right: RoundedDouble) -> RoundedDouble {
    RoundedDouble(value: Double.minimum(left.value, right.value))
  }

  static func isLess(_ left: RoundedDouble, _ right: RoundedDouble) -> Truth {
    Double.isLess(left.value, right.value)
  }

  static func isLessOrEqual(_ left: RoundedDouble, _ right: RoundedDouble) -> Truth {
    Double.isLessOrEqual(left.value, right.value)
  }

  static func isEqual(_ left: RoundedDouble, _ right: RoundedDouble) -> Truth {
    Double.isEqual(left.value, right.value)
  }

  static func select(
    _ condition: Truth, _ yes: RoundedDouble, _ no: RoundedDouble
  ) -> RoundedDouble {
    RoundedDouble(value: Double.select(condition, yes.value, no.value))
  }
}
