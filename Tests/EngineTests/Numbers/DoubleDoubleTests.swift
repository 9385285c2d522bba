import Engine
import Testing

@Suite("Double-doubles")
struct DoubleDoubleTests {
  /// The relative difference from a decimal number, in units of 2^-104.
  static func units(_ value: DoubleDouble, from text: String) -> Double? {
    guard let expected = Rational(decimal: text), let actual = value.asRational,
      let difference = actual.subtracting(expected)?.divided(by: expected)
    else { return nil }
    return difference.magnitude.doubleValue * 0x1p104
  }

  @Test("Functions agree with published digits", arguments: ReferenceValues.rows)
  func functions(row: ReferenceValues.Row) throws {
    let value = DoubleDouble(row.argument).applying(row.function)
    let units = try #require(Self.units(value, from: row.value))
    #expect(units < 4, "\(row): \(value)")
  }

  @Test(
    "Functions take arguments of more digits than a double",
    arguments: [
      (Elementary.exp, "1/3", "1.39561242508608952862812531960"),
      (.log, "4/3", "0.287682072451780927439219005994"),
      (.sin, "1/3", "0.327194696796152244173344085268"),
      (.cos, "1/3", "0.944956946314737664388284007675"),
      (.tan, "1/3", "0.346253549510575491038543565610"),
      (.atan, "1/3", "0.321750554396642193401404614359"),
      (.asin, "1/3", "0.339836909454121937096392513392"),
      (.acos, "1/3", "1.23095941734077468213492917825"),
      (.sinh, "1/3", "0.339540557256150139101260611338"),
      (.tanh, "1/3", "0.321512737531634344719406222425"),
      (.sqrt, "1/3", "0.577350269189625764509148780502"),
      (.sigma, "1/3", "0.582570206462314676866394613961"),
    ])
  func fractions(function: Elementary, argument: String, digits: String) throws {
    let parts = argument.split(separator: "/").compactMap { Int($0) }
    let third = try #require(Rational(numerator: parts[0], denominator: parts[1]))
    let text = DoubleDouble(third).applying(function).decimal(digits: 30)
    // The published digits are rounded: the last may differ by one.
    #expect(Self.units(DoubleDouble(third).applying(function), from: digits) ?? .infinity < 160)
    #expect(text.hasPrefix(String(digits.prefix(28))))
  }

  @Test("Sums near cancellation, products and quotients keep 104 bits")
  func arithmetic() throws {
    var generator = SplitMix(state: 1)
    for _ in 0..<2000 {
      let x = generator.doubleDouble(exponents: -60...60)
      let near = x * DoubleDouble(1 + generator.unit() * 0x1p-40)
      let y = generator.next() & 1 == 0 ? generator.doubleDouble(exponents: -60...60) : -near
      let (a, b) = try (#require(x.asRational), #require(y.asRational))
      for (actual, expected) in [
        (x + y, a.adding(b)), (x - y, a.subtracting(b)), (x * y, a.multiplied(by: b)),
        (x / y, a.divided(by: b)),
      ] {
        let (value, exact) = try (#require(actual.asRational), #require(expected))
        if exact.isZero {
          #expect(value.isZero)
        } else {
          let error = try #require(value.subtracting(exact)?.divided(by: exact))
          #expect(error.magnitude.doubleValue < 0x1p-102, "\(x) \(y)")
        }
      }
    }
  }

  @Test(
    "Exponents leave the range of doubles",
    arguments: [
      (DoubleDouble(1000).exp, "1.970071114017046993888879352e434"),
      (DoubleDouble(-900_000).exp, "9.25309611505065650992573039e-390866"),
      (DoubleDouble(9).power(387_420_489), "4.2812477317574704803699e369693099"),
      (DoubleDouble(1000).exp.log, "1000"),
      (DoubleDouble(-900_000).exp.log, "-900000"),
      (DoubleDouble(1000).exp * DoubleDouble(-1000).exp, "1"),
      (DoubleDouble(2).power(5000) - DoubleDouble(2).power(4999), "7.0623e1504"),
      (DoubleDouble(2).power(-5000).squareRoot, "2.661e-753"),
      (DoubleDouble(1e300).power(5), "1.00000000000000026252380127602e1500"),
      (DoubleDouble(1e15).exp, "inf"),
      (DoubleDouble(Double.leastNonzeroMagnitude), "4.94065645841246544176568792868e-324"),
    ])
  func wideExponents(value: DoubleDouble, digits: String) {
    let count = digits.prefix { $0 != "e" }.filter(\.isNumber).count
    #expect(value.decimal(digits: count) == digits)
  }

  @Test(
    "Numbers print with the digits asked for",
    arguments: [
      ("1.3", 30, "1.3"), ("-0.46", 10, "-0.46"), ("2.5e-11", 5, "2.5e-11"),
      ("0.9999999", 3, "1"), ("123456789", 3, "1.23e8"), ("123456789", 9, "123456789"),
      ("0.0001", 5, "0.0001"), ("0.00001", 5, "1e-5"), ("1000000", 7, "1000000"),
      ("1000000", 6, "1e6"), ("0.1", 1, "0.1"), ("9.96", 2, "10"), ("0", 4, "0"),
      ("7", 1, "7"), ("7", 0, "7"),
    ])
  func decimals(value: String, digits: Int, text: String) throws {
    let number = try DoubleDouble(#require(Rational(decimal: value)))
    #expect(number.decimal(digits: digits) == text)
  }

  @Test("Overflow is infinite and never undefined")
  func overflow() {
    let huge = DoubleDouble.greatestMagnitude
    #expect(huge * huge == .infinity)
    #expect((huge * huge).isUndefined == .no)
    #expect((DoubleDouble.infinity - .infinity).isUndefined == .unknown)
    #expect((DoubleDouble.one / .zero).isUndefined == .yes)
    #expect((DoubleDouble.undefined + .unknown).isUndefined == .yes)
    #expect(DoubleDouble(-1).log.isUndefined == .yes)
    #expect(DoubleDouble(-1).squareRoot.isUndefined == .yes)
    #expect(DoubleDouble(1e16).sin.isUndefined == .unknown)
    #expect(DoubleDouble.zero < .leastMagnitude)
    #expect(DoubleDouble.leastMagnitude * .leastMagnitude == .leastMagnitude)
  }

  @Test("The order holds across scales")
  func order() {
    let ascending: [DoubleDouble] = [
      -.infinity, -.greatestMagnitude, DoubleDouble(-1e308), DoubleDouble(-2), .one * -.one,
      DoubleDouble(-1e-308), -.leastMagnitude, .zero, .leastMagnitude, DoubleDouble(1e-308),
      .one, .one + DoubleDouble(1e-25), DoubleDouble(1e308), .greatestMagnitude, .infinity,
    ]
    for i in ascending.indices {
      for j in ascending.indices {
        #expect((ascending[i] < ascending[j]) == (i < j))
        #expect((ascending[i] == ascending[j]) == (i == j))
      }
    }
  }

  @Test("Integers and floors are exact")
  func integers() {
    #expect(DoubleDouble(Int.max).decimal(digits: 19) == "9223372036854775807")
    #expect(DoubleDouble(Int.min).decimal(digits: 19) == "-9223372036854775808")
    #expect(DoubleDouble(Int.max).floor == DoubleDouble(Int.max))
    #expect((DoubleDouble(Int.max) + DoubleDouble(0.5)).floor == DoubleDouble(Int.max))
    #expect((DoubleDouble(3) - DoubleDouble(1e-25)).floor == DoubleDouble(2))
    #expect(DoubleDouble(-1e-308).floor == DoubleDouble(-1))
  }
}

extension SplitMix {
  /// A number between 0 and 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number with both signs, all digits used.
  mutating func doubleDouble(exponents: ClosedRange<Int>) -> DoubleDouble {
    let exponent = Int.random(in: exponents, using: &self)
    let high = DoubleDouble((1 + unit()) * (next() & 1 == 0 ? 1 : -1))
    return (high + DoubleDouble(unit() * 0x1p-54)).scaled(byPowerOfTwo: exponent)
  }
}
