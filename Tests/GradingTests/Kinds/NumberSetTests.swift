import Engine
import Testing
import Text

@testable import Grading

@Suite("Sets of numbers")
struct NumberSetTests {
  private func set(_ text: String) throws -> NumberSet {
    try NumberSet.read(SourceText(name: "set", text), Scope())
  }

  @Test(
    "are joined where they overlap or touch, in increasing order",
    arguments: [
      ("(0, 1)", "(0, 1)"), ("[0, inf)", "[0, inf)"), ("{0}", "{0}"), ("R", "(-inf, inf)"),
      ("(1, 2) U (0, 1)", "(0, 1) ∪ (1, 2)"), ("[1, 2) U (0, 1)", "(0, 2)"),
      ("(0, 1] U (1, 2)", "(0, 2)"), ("(0, 1) U {1}", "(0, 1]"), ("{0} U (0, 1)", "[0, 1)"),
      ("(0, 1) U {0}", "[0, 1)"), ("(0, 2) U (1, 3]", "(0, 3]"), ("(0, 3] U (1, 2)", "(0, 3]"),
      ("(0, 3) U (1, 3]", "(0, 3]"), ("(0, 3] U (1, 3)", "(0, 3]"), ("[0, 3) U (0, 2)", "[0, 3)"),
      ("(0, 3) U [0, 2)", "[0, 3)"), ("(-inf, 1) U (0, 2)", "(-inf, 2)"),
      ("(0, 2) U (-inf, 1)", "(-inf, 2)"), ("(0, inf) U (-inf, 1)", "(-inf, inf)"),
      ("(1, 2) U (0, inf)", "(0, inf)"), ("(0, inf) U (1, 2)", "(0, inf)"),
      ("(-inf, 0) U (-inf, 1)", "(-inf, 1)"), ("{3, 1, 2}", "{1} ∪ {2} ∪ {3}"),
      ("{1, 1}", "{1}"), ("(0, 1) U (2, 3)", "(0, 1) ∪ (2, 3)"), ("{0; 1}", "{0} ∪ {1}"),
      ("[0, 1] U [1, 2] U [5, 6]", "[0, 2] ∪ [5, 6]"),
      ("(-inf, 0) U (0, inf)", "(-inf, 0) ∪ (0, inf)"),
      (" \t(0, 1) . ", "(0, 1)"), ("(min(0, 1), 2]", "(min(0, 1), 2]"), ("[0, +inf)", "[0, +inf)"),
      (#"\left(0, \infty\right)"#, "(0, inf)"), (#"\mathbb{R}"#, "(-inf, inf)"),
      ("[1/2, 1/2]", "{1/2}"),
    ])
  func merged(_ text: String, _ found: String) throws {
    #expect(try set(text).description == found)
  }

  @Test(
    "hold a number or certainly do not",
    arguments: [
      ("(0, 1)", "0", true), ("(0, 1)", "1", true), ("(0, 1)", "1/2", false),
      ("[0, 1]", "0", false),
      ("[0, 1]", "1", false), ("[0, 1]", "-1/9", true), ("[0, 1]", "10/9", true),
      ("(0, 1) U (2, 3)", "3/2", true), ("(0, 1) U (2, 3)", "5/2", false), ("R", "-7", false),
      ("(-inf, 0)", "0", true), ("(-inf, 0)", "-1", false), ("(0, inf)", "0", true),
      ("{1/3}", "1/3", false),
      ("{1/3}", "0.3333", true), ("[0, inf)", "-1/1000", true),
    ])
  func excludes(_ text: String, _ number: String, _ isOutside: Bool) throws {
    let value = try set("{\(number)}").pieces[0].lower
    #expect(try set(text).excludes(try #require(value)) == isOutside)
  }

  @Test(
    "are refused where they are none",
    arguments: [
      ("", "missing"), ("(0, 1) U", "missing"), ("U (0, 1)", "missing"), ("(1, 0)", "swapped"),
      ("[-inf, 0)", "infinity is no number"), ("(0, inf]", "infinity is no number"),
      ("(0)", "no interval"), ("(0, 1, 2)", "no interval"), ("0, 1", "no interval"),
      ("5", "no set"),
      ("(0, x)", "x"), ("(0, 1/0)", "no number"), ("{}", "no formula"), ("(0, 1}", "no interval"),
      ("{0, 1)", "no interval"), ("(0, [1, 2])", "no number"),
    ])
  func refused(_ text: String, _ said: String) {
    let error = #expect(throws: Diagnostic.self) { try set(text) }
    #expect(error?.message.contains(said) == true, "\(error?.message ?? "")")
  }

  @Test("of one number are no empty intervals") func single() throws {
    #expect(try set("[1, 1]").pieces.count == 1)
  }
}
