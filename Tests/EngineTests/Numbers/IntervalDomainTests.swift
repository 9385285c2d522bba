import Engine
import Testing

/// An interval with double-double bounds.
private typealias Set = Interval<DoubleDouble>

private func set(_ lower: Double, _ upper: Double) -> Set {
  Set(lower: DoubleDouble(lower), upper: DoubleDouble(upper))
}

private func fraction(_ text: String) -> Rational { Rational(decimal: text) ?? .zero }

private func exact(_ text: String) -> Set { Set(fraction(text)) }

private let third = Rational(numerator: 1, denominator: 3) ?? .zero

@Suite("Domains of intervals")
struct IntervalDomainTests {
  @Test(
    "What is defined, undefined or unknown",
    arguments: [
      (set(-1, -0.5).applying(.log), .yes), (set(-1, 1).applying(.log), .unknown),
      (set(0, 1).applying(.log), .unknown), (set(-1, 0).applying(.log), .yes),
      (set(0.5, 1).applying(.log), .no), (exact("0").applying(.log), .yes),
      (set(-2, -1).applying(.sqrt), .yes), (set(-1, 0).applying(.sqrt), .unknown),
      (set(0, 1).applying(.sqrt), .no), (exact("-1e-400").applying(.sqrt), .yes),
      (set(1.5, 2).applying(.asin), .yes), (set(0.5, 2).applying(.acos), .unknown),
      (set(-1, 1).applying(.asin), .no), (set(-3, -1.5).applying(.acos), .yes),
      (set(-1, 1).applying(.atanh), .unknown), (exact("1").applying(.atanh), .yes),
      (exact("-1").applying(.atanh), .yes), (set(-0.5, 0.5).applying(.atanh), .no),
      (set(0, 0.5).applying(.acosh), .yes), (set(0, 1).applying(.acosh), .unknown),
      (set(1, 2).applying(.acosh), .no),
      (exact("1.0000000000000000000000001").applying(.asin), .yes),
      (set(1, 2).applying(.tan), .unknown), (set(1, 1.5).applying(.tan), .no),
      (set(1.5707963267948966, 1.5707963267948966).applying(.tan), .no),
      (set(1e16, 1e16).applying(.sin), .no), (set(1e16, 2e16).applying(.tan), .unknown),
      (set(1, 1) / set(0, 0), .yes), (set(1, 1) / set(-1, 1), .unknown),
      (exact("0") / exact("0"), .yes), (set(0, 0) / set(0, 1), .unknown),
      (exact("1") / exact("1e-900"), .no),
      (exact("0").power(0), .no), (exact("0").power(-1), .yes), (set(-1, 1).power(-1), .unknown),
      (set(-1, 1).power(3), .no), (exact("-8").power(third), .yes),
      (set(-8, 8).power(third), .unknown), (exact("0").power(third), .no),
      (exact("0").power(fraction("-0.5")), .yes), (set(0, 1).power(fraction("-0.5")), .unknown),
      (exact("-8").power(Set(third)), .yes), (exact("-8").power(exact("3")), .no),
      (set(-8, -8).power(set(0.2, 0.8)), .yes), (set(-8, -8).power(set(0.8, 1.2)), .unknown),
      (exact("0").power(exact("0")), .no), (exact("0").power(set(0.5, 2)), .no),
      (exact("0").power(set(-2, -0.5)), .yes), (exact("0").power(set(-1, 1)), .unknown),
      (exact("0").power(set(0, 1)), .no), (set(0, 2).power(set(0.5, 1)), .no),
      (set(0, 2).power(set(-1, 1)), .unknown), (set(1, 2).power(set(-1, 1)), .no),
      (set(-2, -2).power(set(3, 3)), .no), (set(-2, -2).power(set(3.5, 3.5)), .yes),
      (Set.atan2(exact("0"), exact("0")), .yes), (Set.atan2(set(-1, 1), set(-1, 1)), .unknown),
      (Set.atan2(exact("0"), exact("-1")), .no), (Set.atan2(set(-1, 1), set(1, 2)), .no),
    ] as [(Interval<DoubleDouble>, Truth)])
  func isUndefined(value: Interval<DoubleDouble>, isUndefined: Truth) {
    #expect(value.isUndefined == isUndefined)
  }

  @Test("Undefined input gives undefined output, and certain beats unknown")
  func undefined() {
    let (nothing, maybe) = (Set.undefined, set(-1, 1).applying(.log))
    for function in Elementary.allCases {
      #expect(nothing.applying(function).isUndefined == .yes)
      #expect(maybe.applying(function).isUndefined != .no)
    }
    for other in [exact("0"), maybe, exact("2")] {
      for result in [
        nothing + other, other - nothing, nothing * other, other / nothing, nothing.power(other),
        other.power(nothing), .maximum(nothing, other), .minimum(other, nothing),
        .atan2(other, nothing),
      ] { #expect(result.isUndefined == .yes) }
    }
    #expect(nothing.power(0).isUndefined == .yes)
    #expect((maybe * exact("0")).isUndefined == .unknown)
    #expect((maybe * exact("0")).exact == .zero)
    #expect(Set.isLess(nothing, exact("1")) == .unknown)
    #expect(Set.isEqual(maybe, maybe) == .unknown)
  }

  @Test("Overflow is an infinite bound, never undefined")
  func overflow() {
    let large = Interval<Double>(lower: 1000, upper: 1000).applying(.exp)
    #expect(large.lower == .greatestFiniteMagnitude && large.upper == .infinity)
    #expect((large - large).isUndefined == .no)
    #expect((large - large).lower == -.infinity && (large - large).upper == .infinity)
    let none = large * Interval<Double>(.zero)
    #expect(none.exact == .zero && none.isUndefined == .no)
    let small = Interval<Double>(1.0) / large
    #expect(small.lower == 0 && small.upper <= 0x1p-1000 && small.isUndefined == .no)
    let huge = Set(1e15).applying(.exp)
    #expect(huge.isUndefined == .no && huge.upper == .infinity)
    #expect((huge / huge).isUndefined == .no)
    #expect(huge.applying(.log).isUndefined == .no)
  }

  @Test("A choice under an unknown condition holds both values")
  func select() {
    let (a, b) = (set(1, 2), set(4, 5))
    let hull = Set.select(.unknown, a, b)
    #expect(hull.lower.doubleValue == 1 && hull.upper.doubleValue == 5)
    #expect(hull.isUndefined == .no)
    #expect(Set.select(.unknown, a, .undefined).isUndefined == .unknown)
    #expect(Set.select(.unknown, a, .undefined).upper.doubleValue == 2)
    #expect(Set.select(.unknown, .undefined, .undefined).isUndefined == .yes)
    #expect(Set.select(.yes, a, .undefined).isUndefined == .no)
    #expect(Set.select(.unknown, exact("3"), exact("3")).exact == fraction("3"))
    #expect(Set.select(.unknown, a, b).exact == nil)
  }
}
