import Testing

@testable import Engine

struct DoubleRealTests {
  /// Runs the number as the evaluator does: through the protocol alone.
  private func quotient<Number: Real>(_ left: Number, _ right: Number) -> Number { left / right }
  private func larger<Number: Real>(_ left: Number, _ right: Number) -> Number {
    Number.maximum(left, right)
  }
  private func smaller<Number: Real>(_ left: Number, _ right: Number) -> Number {
    Number.minimum(left, right)
  }

  @Test func `a quotient by zero is undefined`() {
    #expect(quotient(1.0, 0.0).isNaN && quotient(-1.0, -0.0).isNaN && quotient(0.0, 0.0).isNaN)
    #expect(quotient(1.0, 4.0) == 0.25)
    #expect(1.0 / 0.0 == .infinity)  // the plain operator is untouched
  }

  @Test func `the larger of something undefined is undefined`() {
    #expect(larger(1.0, .nan).isNaN && larger(.nan, 1.0).isNaN && larger(1.0, 2.0) == 2)
    #expect(smaller(1.0, .nan).isNaN && smaller(.nan, 1.0).isNaN && smaller(1.0, 2.0) == 1)
  }

  @Test(arguments: [
    (Elementary.log, 0), (.log, -1), (.log, -0.0), (.sqrt, -1), (.asin, 1.5), (.acos, -1.5),
    (.atanh, 1), (.atanh, -1), (.atanh, 2), (.acosh, 0.5), (.sin, .infinity),
  ])
  func `outside its domain a function is undefined`(function: Elementary, at point: Double) {
    #expect(point.applying(function).isUndefined == .yes)
  }

  @Test(arguments: Elementary.allCases)
  func `of nothing there is nothing`(function: Elementary) {
    #expect(Double.nan.applying(function).isNaN)
  }

  @Test(arguments: [
    (Elementary.exp, 1, 2.718281828459045), (.log, 2, 0.6931471805599453),
    (.sqrt, 2, 1.4142135623730951),
    (.abs, -3, 3), (.sin, 1, 0.8414709848078965), (.cos, 1, 0.5403023058681398),
    (.tan, 1, 1.5574077246549023), (.asin, 1, 1.5707963267948966), (.acos, 0, 1.5707963267948966),
    (.atan, 1, 0.7853981633974483), (.sinh, 1, 1.1752011936438014), (.cosh, 1, 1.5430806348152437),
    (.tanh, 1, 0.7615941559557649), (.asinh, 1, 0.881373587019543), (.acosh, 2, 1.3169578969248166),
    (.atanh, 0.5, 0.5493061443340549), (.sigma, 0, 0.5), (.sigma, 1, 0.7310585786300049),
    (.sigma, -800, 0), (.sigma, 800, 1), (.sigma, -700, 9.859676543759770e-305),
    (.softplus, 0, 0.6931471805599453), (.softplus, 1, 1.3132616875182228), (.softplus, 1e10, 1e10),
    (.softplus, -40, 4.248354255291589e-18), (.softplus, -1e10, 0), (.relu, -2, 0), (.relu, 2, 2),
    (.relu, 0, 0), (.step, 0, 0), (.step, -1, 0), (.step, 5, 1), (.sign, 0, 0), (.sign, -3, -1),
    (.sign, 3, 1), (.floor, -1.5, -2), (.ceil, -1.5, -1), (.floor, 1.5, 1), (.ceil, 1.5, 2),
  ])
  func `functions have their known values`(function: Elementary, point: Double, value: Double) {
    let result = point.applying(function)
    #expect((result - value).magnitude <= 4 * value.ulp, "\(result)")
  }

  @Test(arguments: [
    (2, 3, 8), (-2, 3, -8), (-2, 2, 4), (2, -2, 0.25), (0, 0, 1), (0, 3, 0), (5, 0, 1),
    (-1, Int.max, -1), (-1, .min, 1), (-0.0, 2, 0),
  ])
  func `integer powers`(base: Double, exponent: Int, value: Double) {
    #expect(base.power(exponent) == value)
    #expect(base.power(Rational(exponent)) == value)
    if exponent.magnitude < 1000 { #expect(base.power(Double(exponent)) == value) }
  }

  @Test func `powers without a real value are undefined`() throws {
    let third = try #require(Rational(numerator: 1, denominator: 3))
    #expect(0.0.power(-1).isNaN && 0.0.power(-1.0).isNaN && 0.0.power(third.negated).isNaN)
    #expect((-8.0).power(third).isNaN && (-8.0).power(1.0 / 3).isNaN)
    #expect(Double.nan.power(0).isNaN && Double.nan.power(0.0).isNaN)
    #expect(1.0.power(Double.nan).isNaN && (-1.0).power(Double.infinity).isNaN)
    #expect(8.0.power(third) == 2 && 0.0.power(third) == 0 && 0.0.power(0.5) == 0)
    let odd = try #require(Rational(2).power(70)?.adding(.one))
    #expect((-1.0).power(odd) == -1)
  }

  @Test func `angles are in (-pi, pi] and undefined at the origin`() {
    #expect(Double.atan2(0.0, 0.0).isNaN && Double.atan2(-0.0, -0.0).isNaN)
    #expect(Double.atan2(0.0, -1) == .pi && Double.atan2(-0.0, -1) == .pi)
    #expect(Double.atan2(1, 0.0) == .pi / 2 && Double.atan2(-1, 0.0) == -.pi / 2)
    #expect(Double.atan2(.nan, 1).isNaN && Double.atan2(.infinity, .infinity).isNaN)
  }

  @Test func `comparisons with something undefined are unknown`() {
    #expect(Double.isLess(1, 2) == .yes && Double.isLess(2, 2) == .no)
    #expect(Double.isLessOrEqual(2, 2) == .yes && Double.isLessOrEqual(3, 2) == .no)
    #expect(Double.isEqual(2, 2) == .yes && Double.isEqual(2, 3) == .no)
    #expect(Double.isEqual(.nan, .nan) == .unknown && Double.isLess(.nan, 1) == .unknown)
    #expect(Double.isLessOrEqual(1, .nan) == .unknown)
    #expect(Double.select(.yes, 1, .nan) == 1 && Double.select(.no, .nan, 2) == 2)
    #expect(Double.select(.unknown, 1, 1).isNaN)
  }
}
