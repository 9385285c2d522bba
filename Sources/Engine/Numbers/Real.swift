/// What is known of a yes-or-no question.
package enum Truth: Sendable, Hashable {
  case yes
  case no
  case unknown
}

/// A function of one real variable that every number type evaluates for itself.
package enum Elementary: String, Sendable, Hashable, CaseIterable {
  case exp, log, sqrt, abs
  case sin, cos, tan, asin, acos, atan
  case sinh, cosh, tanh, asinh, acosh, atanh
  case sigma, softplus, relu
  case step, sign, floor, ceil
}

/// What the evaluator asks of a number.
///
/// Arithmetic is over the reals: a value without a real result (`log(-1)`, `1/0`, `(-8)^(1/3)`) is
/// *undefined*, and whatever is computed from it is undefined too. `0^0` is 1. At a jump or kink
/// `step(0) = sign(0) = relu(0) = abs(0) = 0`.
package protocol Real: Sendable {
  /// The number nearest to, or enclosing, an exact rational.
  init(_ value: Rational)

  /// The circle constant.
  static var pi: Self { get }

  /// The value of what has no value.
  static var undefined: Self { get }

  /// Whether this value is undefined.
  var isUndefined: Truth { get }

  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func / (left: Self, right: Self) -> Self
  static prefix func - (value: Self) -> Self

  /// The integer power; `0^0` is 1, a negative power of zero is undefined.
  func power(_ exponent: Int) -> Self

  /// The power with an exact constant exponent: of a negative base only for integers.
  func power(_ exponent: Rational) -> Self

  /// The power with a computed exponent: of a negative base only where it is certainly an integer.
  func power(_ exponent: Self) -> Self

  /// The value of an elementary function.
  func applying(_ function: Elementary) -> Self

  /// The angle of the point (x, y), in (-pi, pi]; undefined at the origin.
  static func atan2(_ y: Self, _ x: Self) -> Self
  static func maximum(_ left: Self, _ right: Self) -> Self
  static func minimum(_ left: Self, _ right: Self) -> Self

  /// Whether `left < right`, `left <= right`, `left = right`; unknown where an operand is undefined.
  static func isLess(_ left: Self, _ right: Self) -> Truth
  static func isLessOrEqual(_ left: Self, _ right: Self) -> Truth
  static func isEqual(_ left: Self, _ right: Self) -> Truth

  /// One of two values, or what is known of it while the condition is unknown.
  static func select(_ condition: Truth, _ yes: Self, _ no: Self) -> Self
}
