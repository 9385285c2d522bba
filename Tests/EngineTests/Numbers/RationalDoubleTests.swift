import Testing

@testable import Engine

struct RationalDoubleTests {
  @Test func `a double survives`() {
    var random = SplitMix(state: 31)
    let special = [
      0, 0.1, -1.5, Double.leastNonzeroMagnitude, Double.leastNormalMagnitude,
      Double.leastNormalMagnitude.nextDown, 1e300,
      Double.greatestFiniteMagnitude, 9_007_199_254_740_992, 0x1p63, -0x1p63,
    ]
    for value in special + (0..<2000).map({ _ in random.finiteDouble() }) {
      #expect(Rational(exactly: value)?.doubleValue == value)
    }
    #expect(Rational(exactly: 0.375)?.description == "3/8")
    #expect(Rational(exactly: -0.0) == .zero)
    #expect(Rational(exactly: .nan) == nil)
    #expect(Rational(exactly: .infinity) == nil)
    #expect(Rational(exactly: -.infinity) == nil)
  }

  @Test func `the nearest double is the one the standard library reads`() {
    var random = SplitMix(state: 32)
    for _ in 0..<3000 {
      let digits = random.integer(
        bits: [20, 53, 60, 100, 300][Int.random(in: 0..<5, using: &random)])
      let text = "\(digits)e\(Int.random(in: -400...320, using: &random))"
      #expect(Rational(decimal: text)?.doubleValue == Double(text), "\(text)")
    }
  }

  @Test(arguments: [
    ("1e400", .infinity), ("-1e400", -.infinity), ("1e-400", 0), ("-1e-999", 0),
    ("2.4703282292062327208e-324", 0), ("2.4703282292062327209e-324", Double.leastNonzeroMagnitude),
    ("1.797693134862315807e308", Double.greatestFiniteMagnitude),
    ("1.797693134862315808e308", .infinity), ("9007199254740993", 9_007_199_254_740_992),
    ("9007199254740993.000000000000000000001", 9_007_199_254_740_994),
    ("9007199254740995", 9_007_199_254_740_996),
  ])
  func `the ends of the range and ties are rounded as they should be`(
    text: String, value: Double
  ) {
    #expect(Rational(decimal: text)?.doubleValue == value)
  }

  @Test func `ties go to even, also among subnormal numbers`() throws {
    var random = SplitMix(state: 33)
    for _ in 0..<2000 {
      var value = random.finiteDouble().magnitude
      if Bool.random(using: &random) { value = Double(bitPattern: random.next() >> 12) }
      if value == .greatestFiniteMagnitude { continue }
      let exact = try #require(Rational(exactly: value))
      let next = try #require(Rational(exactly: value.nextUp))
      let middle = try #require(exact.adding(next)?.divided(by: Rational(2)))
      let tiny = try #require(Rational(2).power(-1200))
      let even = value.significandBitPattern & 1 == 0 ? value : value.nextUp
      #expect(middle.doubleValue == even)
      #expect(middle.negated.doubleValue == -even)
      #expect(middle.adding(tiny)?.doubleValue == value.nextUp)
      #expect(middle.subtracting(tiny)?.doubleValue == value)
    }
  }

  @Test func `two doubles and a scale are within 2^-105`() throws {
    var random = SplitMix(state: 34)
    let bound = try #require(Rational(2).power(-105))
    for step in 0..<2000 {
      let ratio = step < 500 ? Rational(step - 250) : random.rational()
      let power = try #require(Rational(2).power(Int.random(in: -3000...3000, using: &random)))
      let value = try #require(Bool.random(using: &random) ? ratio.multiplied(by: power) : ratio)
      let parts = value.doubleDoubleParts()
      if value.isZero {
        #expect(parts == (0, 0, 0, true))
        continue
      }
      #expect((1..<2).contains(parts.hi.magnitude))
      let scale = try #require(Rational(2).power(-parts.scale))
      let scaled = try #require(value.multiplied(by: scale))
      let high = try #require(Rational(exactly: parts.hi))
      let low = try #require(Rational(exactly: parts.lo))
      let rest = try #require(scaled.subtracting(high))
      #expect(parts.lo == rest.doubleValue)
      #expect(parts.hi == scaled.doubleValue)
      let error = try #require(rest.subtracting(low))
      #expect(parts.exact == error.isZero)
      let relative = try #require(error.divided(by: scaled))
      #expect(relative.magnitude <= bound)
    }
  }

  @Test func `tiny and huge numbers have two doubles as well`() throws {
    let tiny = try #require(Rational(decimal: "1e-1000")).doubleDoubleParts()
    #expect(tiny.scale == -3322 && !tiny.exact)
    let below = try #require(Rational(2).power(-60).flatMap(Rational(2).subtracting))
    #expect(below.doubleDoubleParts() == (1, -0x1p-61, 1, true))
    let lost = try #require(Rational(2).power(-2000).flatMap(Rational.one.adding))
    #expect(lost.doubleDoubleParts() == (1, 0, 0, false))
    #expect(Rational(-3).doubleDoubleParts() == (-1.5, 0, 1, true))
  }
}
