import Testing

@testable import Engine

/// Fractions over powers of two against the general algorithms.
struct RationalDyadicTests {
  /// A fraction over a power of two, of all sizes and with long runs of equal bits.
  private static func dyadic(_ random: inout SplitMix) -> Rational {
    let bits = [3, 30, 62, 64, 65, 127, 128, 130, 400][Int.random(in: 0..<9, using: &random)]
    let places = [0, 1, 40, 62, 63, 64, 80, 200][Int.random(in: 0..<8, using: &random)]
    return Rational(
      numerator: random.integer(bits: bits), denominator: .power(ofTwo: places)) ?? .zero
  }

  @Test func `sums, differences and products are those of cross multiplication`() throws {
    var random = SplitMix(state: 51)
    for _ in 0..<5000 {
      let left = RationalDyadicTests.dyadic(&random)
      let right = RationalDyadicTests.dyadic(&random)
      let (a, b) = left.parts
      let (c, d) = right.parts
      #expect(left.adding(right) == Rational(numerator: a * d + c * b, denominator: b * d))
      #expect(left.subtracting(right) == Rational(numerator: a * d - c * b, denominator: b * d))
      #expect(left.multiplied(by: right) == Rational(numerator: a * c, denominator: b * d))
    }
  }

  @Test func `two doubles are rounded as the nearest double is`() throws {
    var random = SplitMix(state: 52)
    for _ in 0..<5000 {
      let value = RationalDyadicTests.dyadic(&random)
      let high = value.doubleDoubleParts()
      if value.isZero { continue }
      let scale = try #require(Rational(2).power(-high.scale))
      let scaled = try #require(value.multiplied(by: scale))
      let first = try #require(Rational(exactly: high.hi))
      let rest = try #require(scaled.subtracting(first))
      #expect((1..<2).contains(high.hi.magnitude))
      #expect(high.hi == scaled.doubleValue)
      #expect(high.lo == rest.doubleValue)
      #expect(high.exact == (Rational(exactly: high.lo) == rest))
    }
  }

  @Test func `too many bits give nothing`() throws {
    let small = try #require(Rational(2).power(-2048))
    #expect(small.multiplied(by: small) == nil)
    #expect(Rational(2).power(-4095)?.bits == 4096)
    #expect(small.adding(Rational.one)?.bits == 2049)
  }

  @Test(arguments: [0, 1, 2, 63, 64, 65, 128, 511, 512, 700])
  func `a power of two is told from its neighbours`(exponent: Int) {
    let power = BigInt.power(ofTwo: exponent)
    #expect(power.powerOfTwo == exponent)
    #expect((-power).powerOfTwo == nil)
    if exponent > 1 { #expect((power + .one).powerOfTwo == nil) }
    if exponent > 1 { #expect((power - .one).powerOfTwo == nil) }
  }
}
