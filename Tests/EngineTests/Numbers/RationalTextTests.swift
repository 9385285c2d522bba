import Testing

@testable import Engine

struct RationalTextTests {
  @Test(arguments: [
    ("2", "2"), ("-0.5", "-1/2"), (".5", "1/2"), ("5.", "5"), ("1e-3", "1/1000"),
    ("2E+3", "2000"), ("+7", "7"), ("-0", "0"), ("0e1000", "0"), ("007.50", "15/2"),
    ("0.1", "1/10"), ("-12.5e1", "-125"), ("9223372036854775807", "9223372036854775807"),
    ("9223372036854775808", "9223372036854775808"),
    ("-9223372036854775808", "-9223372036854775808"),
    ("123456789012345678901234567890", "123456789012345678901234567890"),
    ("1.00000000000000000000e2", "100"), ("1e000000000000000000000003", "1000"),
    ("10000000000000000000000000000000000000000", "1" + String(repeating: "0", count: 40)),
  ])
  func `decimal text is read exactly`(text: String, value: String) {
    #expect(Rational(decimal: text)?.description == value)
  }

  @Test(arguments: [
    "", ".", "-", "+", "e5", ".e5", "1e", "1e+", "1e5.0", "1..2", "--1", "+-1", " 1", "1 ", "1_000",
    "1,5", "0x10", "nan", "inf", "１", "−1", "1e5x", "1/2",
  ])
  func `malformed text is refused`(text: String) {
    #expect(Rational(decimal: text) == nil)
  }

  @Test(arguments: ["1e99999", "1e1001", "1e-1001", "0e1001", "-1e99999999999999999999999999"])
  func `an exponent beyond 1000 is refused without computing`(text: String) {
    #expect(Rational(decimal: text) == nil)
  }

  @Test func `an exponent of 1000 is read`() {
    #expect(Rational(decimal: "1e1000") == Rational(10).power(1000))
    #expect(Rational(decimal: "1e-1000") == Rational(10).power(-1000))
    let long = "1." + String(repeating: "0", count: 100_000)
    #expect(Rational(decimal: long) == .one)
  }

  @Test func `text is read up to the bound on the size and not beyond`() throws {
    let largest = BigInt(2).power(4096) - .one
    #expect(Rational(decimal: largest.description)?.bits == 4096)
    #expect(Rational(decimal: (largest + .one).description) == nil)
    // 2^-n has n places.
    func text(_ places: Int) -> String {
      let digits = BigInt(5).power(places).description
      return "0." + String(repeating: "0", count: places - digits.count) + digits
    }
    #expect(Rational(decimal: text(4095)) == Rational(2).power(-4095))
    #expect(Rational(decimal: text(4096)) == nil)
    #expect(Rational(decimal: "0." + String(repeating: "7", count: 1_000_000)) == nil)
    #expect(Rational(decimal: String(repeating: "7", count: 1_000_000)) == nil)
  }

  @Test(arguments: [
    (1, 8, "0.125"), (-1, 8, "-0.125"), (7, 3, nil), (5, 1, "5"), (-5, 2, "-2.5"), (0, 1, "0"),
    (1, 1 << 20, "0.00000095367431640625"), (1, 1 << 21, nil), (3, 25, "0.12"),
    (Int.max, 10, "922337203685477580.7"), (Int.max, 100, "92233720368547758.07"),
    (Int.max, 2, "4611686018427387903.5"), (Int.max, 4, nil), (Int.max, 1024, nil),
    (123, 100, "1.23"), (Int.min, 1, "-9223372036854775808"),
  ])
  func `a short terminating decimal is written`(top: Int, bottom: Int, text: String?) {
    #expect(Rational(numerator: top, denominator: bottom)?.decimalDescription == text)
  }
}
