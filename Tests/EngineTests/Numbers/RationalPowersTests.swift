import Testing

@testable import Engine

struct RationalPowersTests {
  @Test(arguments: [
    (0, 1, 0, "1"), (0, 1, 5, "0"), (0, 1, -1, nil), (1, 1, .min, "1"), (-1, 1, .min, "1"),
    (-1, 1, .max, "-1"), (-1, 1, -3, "-1"), (2, 3, 3, "8/27"), (2, 3, -3, "27/8"),
    (-2, 3, -3, "-27/8"), (-2, 1, 63, "-9223372036854775808"), (2, 1, 4096, nil),
    (2, 1, -4096, nil), (2, 1, .max, nil), (3, 2, .min, nil), (10, 1, 1_000_000_000, nil),
  ])
  func `powers are exact, and bounded before they are computed`(
    top: Int, bottom: Int, exponent: Int, value: String?
  ) {
    #expect(Rational(numerator: top, denominator: bottom)?.power(exponent)?.description == value)
  }

  @Test func `a power is a repeated product up to the largest size`() {
    for base in [Rational(3), Rational(-7), Rational(numerator: -5, denominator: 12) ?? .zero] {
      var product: Rational? = .one
      for exponent in 0...2700 {
        if exponent % 100 < 3 || product == nil { #expect(base.power(exponent) == product) }
        product = product?.multiplied(by: base)
      }
    }
  }

  @Test(arguments: [
    (4, 9, 2, "2/3"), (8, 27, 3, "2/3"), (2, 1, 2, nil), (4, 3, 2, nil), (0, 1, 7, "0"),
    (1, 1, .max, "1"), (-8, 1, 3, nil), (9, 1, 1, nil), (9, 1, 0, nil), (9, 1, -2, nil),
    (1024, 1, 10, "2"), (1023, 1, 10, nil), (1, 243, 5, "1/3"), (16, 1, .max, nil),
    (8, 1, 2, nil), (9, 1, 3, nil),
  ])
  func `roots are exact or nothing`(top: Int, bottom: Int, order: Int, value: String?) {
    #expect(Rational(numerator: top, denominator: bottom)?.root(order)?.description == value)
  }

  @Test func `a root undoes a power, and neighbours have none`() {
    var random = SplitMix(state: 21)
    for order in [2, 2, 3, 4, 5, 7, 10, 31, 32, 33, 100, 1000] {
      for _ in 0..<8 {
        let bits = 4000 / order
        let top = random.integer(bits: bits).magnitude
        let bottom = random.integer(bits: bits).magnitude
        guard let base = Rational(numerator: top, denominator: bottom),
          let power = base.power(order)
        else { continue }
        #expect(power.root(order) == base)
        if power.isInteger && power > .one {
          #expect(power.adding(.one)?.root(order) == nil)
          #expect(power.subtracting(.one)?.root(order) == (base == .one ? .zero : nil))
        }
      }
    }
  }
}
