import Testing

@testable import Engine

struct RationalTests {
  @Test func `small arithmetic is that of cross products`() {
    let values = (-7...7).flatMap { top in (1...7).map { (top, $0) } }
    for (a, b) in values {
      for (c, d) in values {
        guard let left = Rational(numerator: a, denominator: b),
          let right = Rational(numerator: -c, denominator: -d)
        else {
          Issue.record("no fraction")
          return
        }
        #expect(left.adding(right) == Rational(numerator: a * d + c * b, denominator: b * d))
        #expect(left.subtracting(right) == Rational(numerator: a * d - c * b, denominator: b * d))
        #expect(left.multiplied(by: right) == Rational(numerator: a * c, denominator: b * d))
        #expect(left.divided(by: right) == Rational(numerator: a * d, denominator: b * c))
        #expect((left < right) == (a * d < c * b))
        #expect((left == right) == (a * d == c * b))
      }
    }
  }

  @Test func `arithmetic of any size is that of cross products`() {
    var random = SplitMix(state: 11)
    for _ in 0..<3000 {
      let (left, right) = (random.rational(), random.rational())
      let ((a, b), (c, d)) = (left.parts, right.parts)
      #expect(left.adding(right) == Rational(numerator: a * d + c * b, denominator: b * d))
      #expect(left.subtracting(right) == Rational(numerator: a * d - c * b, denominator: b * d))
      #expect(left.multiplied(by: right) == Rational(numerator: a * c, denominator: b * d))
      #expect(left.divided(by: right) == Rational(numerator: a * d, denominator: b * c))
      #expect((left < right) == (a * d < c * b))
      #expect((left > right) == (right < left))
    }
  }

  @Test func `operations undo each other, and equal values hash equally`() {
    var random = SplitMix(state: 12)
    for _ in 0..<3000 {
      let (a, b) = (random.rational(), random.rational())
      let roundTrip = a.adding(b)?.subtracting(b)
      #expect(roundTrip == a)
      #expect(roundTrip?.hashValue == a.hashValue)
      #expect(roundTrip?.isSmall == a.isSmall)
      if !b.isZero {
        let quotient = a.multiplied(by: b)?.divided(by: b)
        #expect(quotient == a)
        #expect(quotient?.hashValue == a.hashValue)
      }
      #expect(a.negated.negated == a)
      #expect(a.reciprocal?.reciprocal == (a.isZero ? nil : a))
      #expect(a.magnitude.signum == (a.isZero ? 0 : 1))
    }
  }

  @Test func `every result is in lowest terms and stored in one way`() {
    var random = SplitMix(state: 13)
    for _ in 0..<1000 {
      let (a, b) = (random.rational(), random.rational())
      let results = [
        a.adding(b), a.multiplied(by: b), a.negated, a.reciprocal, a.floor(), a.power(3),
      ]
      for case let value? in results {
        let (top, bottom) = value.parts
        #expect(bottom.signum == 1)
        #expect(BigInt.greatestCommonDivisor(top, bottom).isOne)
        #expect(value.isSmall == (top.asInt != nil && bottom.asInt != nil))
        #expect(value.bits == max(top.bitWidth, bottom.bitWidth))
      }
    }
  }

  @Test func `the ends of Int do not trap`() {
    let least = Rational(.min)
    let most = Rational(.max)
    #expect(least.negated.description == "9223372036854775808")
    #expect(least.negated.negated == least)
    #expect(least.magnitude == most.adding(.one))
    #expect(least.reciprocal?.description == "-1/9223372036854775808")
    #expect(least.reciprocal?.reciprocal == least)
    #expect(least.divided(by: Rational(-1)) == least.magnitude)
    #expect(least.adding(least) == Rational(decimal: "-18446744073709551616"))
    #expect(least.multiplied(by: least) == Rational(2).power(126))
    #expect(Rational(numerator: .min, denominator: .min) == .one)
    #expect(Rational(numerator: .min, denominator: -1) == least.magnitude)
    #expect(Rational(numerator: 1, denominator: .min) == least.reciprocal)
    #expect(Rational(numerator: .min, denominator: 3)?.floor() == Rational(.min / 3 - 1))
    #expect(Rational(numerator: 5, denominator: 0) == nil)
    #expect(least < most && !(most < least))
    #expect(least.floor() == least && least.ceil() == least)
    #expect(least.bits == 64 && least.isSmall && !least.magnitude.isSmall)
  }

  @Test func `beyond the largest size there is no result`() {
    let large = Rational(2).power(4095)
    #expect(large?.bits == 4096)
    #expect(large?.adding(large ?? .zero) == nil)
    #expect(large?.multiplied(by: Rational(2)) == nil)
    #expect(large?.divided(by: Rational(2)) == Rational(2).power(4094))
    #expect(large?.reciprocal?.divided(by: Rational(2)) == nil)
    #expect(large?.negated.ceil() == large?.negated)
  }

  @Test func `division by zero has no result`() {
    #expect(Rational.one.divided(by: .zero) == nil)
    #expect(Rational.zero.reciprocal == nil)
  }

  @Test(arguments: [
    (7, 2, 3, 4), (-7, 2, -4, -3), (6, 2, 3, 3), (-1, 3, -1, 0), (1, 3, 0, 1), (0, 5, 0, 0),
  ])
  func `floor and ceil are the neighbouring integers`(
    top: Int, bottom: Int, floor: Int, ceil: Int
  ) {
    let value = Rational(numerator: top, denominator: bottom)
    #expect(value?.floor() == Rational(floor))
    #expect(value?.ceil() == Rational(ceil))
  }

  @Test func `floor and ceil enclose within one`() {
    var random = SplitMix(state: 14)
    for _ in 0..<1000 {
      let value = random.rational()
      let (floor, ceil) = (value.floor(), value.ceil())
      #expect(floor <= value && value <= ceil && floor.isInteger && ceil.isInteger)
      #expect(ceil.subtracting(floor) == (value.isInteger ? .zero : .one))
    }
  }

  @Test func `properties are those of the value`() {
    #expect(Rational.zero.isZero && !Rational.zero.isOne && Rational.zero.isInteger)
    #expect(Rational.one.isOne && Rational.one.asInt == 1 && Rational.zero.asInt == 0)
    #expect(Rational(numerator: 7, denominator: 3)?.asInt == nil)
    #expect(Rational(numerator: -7, denominator: 3)?.description == "-7/3")
    #expect(Rational(2).power(64)?.asInt == nil)
    #expect(Rational(2).power(64)?.isInteger == true)
    #expect(Rational(2).power(64)?.isOddInteger == false)
    #expect(Rational(3).power(64)?.isOddInteger == true)
    #expect(Rational(-3).isOddInteger && !Rational(-4).isOddInteger)
  }
}
