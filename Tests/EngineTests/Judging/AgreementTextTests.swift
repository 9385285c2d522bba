import TestSupport
import Testing

@testable import Engine

@Suite("Values as text")
struct AgreementTextTests {
  @Test(
    "Two values are told with as many digits as tell them apart",
    arguments: [
      ("1.3", "0.46", "1.3", "0.46"), ("1/3", "0.3334", "0.3333", "0.3334"),
      ("1/3", "0.33334", "0.333333", "0.33334"), ("2", "3", "2", "3"),
      ("2", "2.000001", "2", "2.000001"), ("pi", "3.14159", "3.14159265", "3.14159"),
      ("sqrt(-1)", "2", "undefined", "2"), ("-7", "7", "-7", "7"),
      ("999999", "1000000", "999999", "1e6"),
      ("1/3", "1/3 + 1e-40", "0.333333333333 - 1e-40", "0.333333333333"),
      ("1/3 + 1e-40", "1/3", "0.333333333333 + 1e-40", "0.333333333333"),
    ])
  func told(_ a: String, _ r: String, _ left: String, _ right: String) throws {
    let setting = try Setting("x")
    let found = Agreement.told(try setting.number(a), try setting.number(r))
    #expect(found.0 == left)
    #expect(found.1 == right)
  }

  @Test(
    "One value",
    arguments: [
      ("3", "3"), ("-999999", "-999999"), ("0", "0"), ("1/0", "undefined"),
      ("1/4", "0.25"), ("2/3", "0.6667"), ("exp(exp(1000))", "a number too large to write"),
      ("-exp(exp(1000))", "a number out of range"),
    ])
  func value(_ number: String, _ text: String) throws {
    #expect(Trial.text(try Setting("x").number(number), 4) == text)
  }

  @Test(
    "A fraction is told as a short decimal, as a short fraction, or with twelve digits",
    arguments: [
      (1, 2, "0.5"), (1, 3, "1/3"), (-22, 7, "-22/7"), (7, 1, "7"), (1, 1024, "0.0009765625"),
      (12345, 6789, "4115/2263"), (1_234_567, 891_011, "1.385579976"), (1, 4096, "1/4096"),
    ])
  func fraction(_ top: Int, _ bottom: Int, _ text: String) throws {
    #expect(Trial.text(try #require(Rational(numerator: top, denominator: bottom))) == text)
  }

  @Test("Tensors stand in brackets, matrices row by row")
  func tensors() {
    let six = (1...6).map { "\($0)" }
    #expect(Trial.text(["1"], 1) == "1")
    #expect(Trial.text([], 1) == "")
    #expect(Trial.text(six, 1) == "[1, 2, 3, 4, 5, 6]")
    #expect(Trial.text(six, 6) == "[1, 2, 3, 4, 5, 6]")
    #expect(Trial.text(six, 3) == "[[1, 2, 3], [4, 5, 6]]")
    #expect(Trial.text(six, 2) == "[[1, 2], [3, 4], [5, 6]]")
  }
}
