import Engine
import Testing

private typealias Set = Interval<DoubleDouble>

private func set(_ lower: Double, _ upper: Double) -> Set {
  Set(lower: DoubleDouble(lower), upper: DoubleDouble(upper))
}

private func fraction(_ text: String) -> Rational { Rational(decimal: text) ?? .zero }

private func exact(_ text: String) -> Set { Set(fraction(text)) }

@Suite("Exact values of intervals")
struct IntervalExactTests {
  @Test(
    "Functions with a fraction for a value",
    arguments: [
      (.exp, "0", "1"), (.log, "1", "0"), (.sqrt, "2.25", "1.5"), (.sqrt, "0", "0"),
      (.sqrt, "1e40", "1e20"), (.sin, "0", "0"), (.cos, "0", "1"), (.tan, "0", "0"),
      (.asin, "0", "0"), (.acos, "1", "0"), (.atan, "0", "0"), (.sinh, "0", "0"),
      (.cosh, "0", "1"), (.tanh, "0", "0"), (.asinh, "0", "0"), (.acosh, "1", "0"),
      (.atanh, "0", "0"), (.sigma, "0", "0.5"), (.abs, "-0.1", "0.1"), (.relu, "-3", "0"),
      (.relu, "0.1", "0.1"), (.step, "0", "0"), (.step, "1e-900", "1"), (.sign, "-1e-900", "-1"),
      (.sign, "0", "0"), (.floor, "-0.1", "-1"), (.ceil, "-0.1", "0"), (.floor, "3", "3"),
    ] as [(Elementary, String, String)])
  func functions(function: Elementary, argument: String, value: String) {
    let result = exact(argument).applying(function)
    #expect(result.exact == fraction(value))
    #expect(result.contains(fraction(value)) && result.isUndefined == .no)
    #expect(Interval<Double>(fraction(argument)).applying(function).exact == fraction(value))
  }

  @Test("A bare point at 0 or 1 is as good as an exact number")
  func points() {
    #expect(set(0, 0).applying(.exp).exact == .one)
    #expect(set(1, 1).applying(.log).exact == .zero)
    #expect(set(0.2, 0.8).applying(.floor).exact == .zero)
    #expect(set(0.2, 0.8).applying(.sign).exact == .one)
    #expect(set(0.2, 1.8).applying(.floor).exact == nil)
    #expect((set(-1, 1) * exact("0")).exact == .zero)
    #expect(set(-1, 1).power(0).exact == .one)
  }

  @Test("Arithmetic stays exact, so zeros are decided")
  func arithmetic() throws {
    let sum = exact("0.1") + exact("0.2") - exact("0.3")
    #expect(sum.exact == .zero && (exact("1") / sum).isUndefined == .yes)
    #expect(sum.applying(.log).isUndefined == .yes && sum.power(sum).exact == .one)
    #expect((exact("0.1") * exact("-3") / exact("0.3")).exact == fraction("-1"))
    #expect(exact("0.1").power(-3).exact == fraction("1000"))
    let third = try #require(Rational(numerator: -1, denominator: 3))
    #expect(exact("27").power(third).exact == Rational(numerator: 1, denominator: 3))
    #expect(exact("2").power(third).exact == nil)
    #expect(exact("2").power(exact("0.5")).power(2).contains(fraction("2")))
    // 0.1^77 has a denominator of 256 bits.
    #expect(exact("0.1").power(154).exact != nil && exact("0.1").power(155).exact == nil)
    #expect(exact("0.1").power(155).relativeWidth < 0x1p-90)
  }

  @Test("Comparisons use exact values and bounds")
  func comparisons() {
    let (tenth, near) = (exact("0.1"), exact("0.1000000000000000000000000000000000001"))
    #expect(Set.isLess(tenth, near) == .yes && Set.isLess(near, tenth) == .no)
    #expect(Set.isEqual(tenth, near) == .no && Set.isEqual(tenth, tenth) == .yes)
    #expect(Set.isLessOrEqual(tenth, tenth) == .yes && Set.isLess(tenth, tenth) == .no)
    #expect(Set.isLess(set(1, 2), set(2, 3)) == .unknown)
    #expect(Set.isLessOrEqual(set(1, 2), set(2, 3)) == .yes)
    #expect(Set.isLess(set(2, 3), set(1, 2)) == .no)
    #expect(Set.isEqual(set(1, 2), set(1, 2)) == .unknown)
    #expect(Set.isEqual(set(1, 2), set(3, 4)) == .no)
    #expect(Set.isEqual(set(1, 1), exact("1")) == .yes)
    #expect(Set.maximum(tenth, near).exact == near.exact)
    #expect(Set.minimum(tenth, near).exact == tenth.exact)
    #expect(Set.maximum(set(-1, 2), exact("0")).lower == .zero)
  }

  @Test("Operations are tight where a variable occurs twice")
  func tightness() {
    let square = set(-1, 2).power(2)
    #expect(square.lower == .zero && square.upper.doubleValue == 4)
    let cosh = set(-1, 2).applying(.cosh)
    #expect(cosh.lower == .one)
    let crest = set(1, 2).applying(.sin)
    #expect(crest.upper == .one && crest.lower.doubleValue > 0.84)
    let turn = set(0, 7).applying(.cos)
    #expect(turn.lower == -.one && turn.upper == .one)
    let slope = set(0.25, 1.25).applying(.sin)
    #expect(slope.upper < DoubleDouble(0.95) && DoubleDouble(0.24) < slope.lower)
    #expect((set(1, 2) * set(-3, 4)).lower.doubleValue == -6)
    #expect((exact("1") / set(0, 2)).lower.doubleValue == 0.5)
    #expect((exact("1") / set(0, 2)).upper == .infinity)
    let angle = Set.atan2(set(1, 1), set(-1, 1))
    #expect(angle.relativeWidth < 0.7)
  }

  @Test("Measures of an interval")
  func measures() {
    #expect(set(1, 3).midpoint.doubleValue == 2)
    #expect(set(-3, 1).magnitudeUpperBound.doubleValue == 3)
    #expect(set(1, 2).isDisjoint(from: set(3, 4)) && !set(1, 2).isDisjoint(from: set(2, 4)))
    #expect(set(2, 2).relativeWidth == 0 && Set.unknown.relativeWidth == .infinity)
    #expect(abs(set(1, 4).relativeWidth - 0.75) < 1e-15)
    #expect(Set.pi.relativeWidth < 0x1p-100 && Interval<Double>.pi.lower == .pi)
    #expect(set(1, 2).contains(fraction("1.5")) && !set(1, 2).contains(fraction("2.1")))
    #expect(!set(1, 2).contains(fraction("2.0000000000000000000000000000000000000001")))
    #expect(!Interval<Double>(lower: 1, upper: 2).contains(fraction("2.000000000000000001")))
    #expect(Set.unknown.contains(.one))
  }
}
