import TestSupport
import Testing
import Text

@testable import Engine

struct ReadingNoteTests {
  static let divided = "the division comes first, then the product"

  /// A text with the surprising parts marked, and what each is read as.
  static let noted: [(String, [String])] = [
    ("⟦1/2x⟧", [divided]), ("⟦1/2 x⟧", [divided]), ("⟦x/2y⟧", [divided]), ("1 + ⟦1/2x⟧", [divided]),
    ("⟦x/y z⟧", [divided]), ("⟦2x/3y⟧", [divided]), ("⟦1/2⟦πx⟧⟧", ["pi*x", divided]),
    ("⟦1/2x y⟧", [divided]), ("⟦x/y(z+1)⟧", [divided]),
    ("⟦1/2x⟧ + ⟦1/3y⟧", [divided, divided]), (#"⟦1/2\alpha⟧"#, [divided]), ("⟦xy⟧", ["x*y"]),
    ("2⟦xyz⟧", ["x*y*z"]), ("⟦xy⟧ + ⟦yz⟧", ["x*y", "y*z"]), ("⟦x1x2⟧", ["x1*x2"]),
    ("sin(⟦xy⟧)", ["x*y"]),
  ]

  @Test(arguments: noted)
  func `what may surprise is told`(marked: String, meanings: [String]) throws {
    let text = MarkedText(marked)
    let source = SourceText(name: "formula", text.text)
    let names = vocabulary("x y z alpha x1 x2")
    let readings = try Parser.reading(source, names).readings
    #expect(readings.map(\.span) == text.spans)
    #expect(readings.map(\.meaning) == meanings)
  }

  @Test func `a quotient of a run has both notes`() throws {
    let source = SourceText(name: "formula", "1/ab")
    let readings = try Parser.reading(source, vocabulary("a b")).readings
    #expect(Set(readings.map(\.meaning)) == ["a*b", Self.divided])
  }

  @Test(arguments: [
    "1/2*x", "1/(2x)", "(1/2)x", "x/2", "2x", "2x y", #"\frac12 x"#, #"\frac{1}{2}x"#, "x y",
    "x(y+1)",
    "x/y/z", "x/y*z", "2x/3", "x1 x2", "sin(x)cos(y)", "x^2y", "[1, 2]",
  ])
  func `what cannot surprise is not told`(text: String) throws {
    let source = SourceText(name: "formula", text)
    #expect(try Parser.reading(source, vocabulary("x y z x1 x2")).readings.isEmpty)
  }

  /// A formula and the texts of all its nodes, from the root down, left to right.
  static let places: [(String, [String])] = [
    ("2 + x*y", ["2 + x*y", "2", "x*y", "x", "y"]),
    ("(x + 1)^2", ["(x + 1)^2", "(x + 1)", "x", "1", "2"]),
    ("−x²", ["−x²", "x²", "x", "²"]), (#"\frac{x}{2}"#, [#"\frac{x}{2}"#, "{x}", "{2}"]),
    ("sin 2x", ["sin 2x", "2x", "2", "x"]),
    ("z_1 + β⁽²⁾", ["z_1 + β⁽²⁾", "z_1", "z", "1", "β⁽²⁾"]),
    (#"\hat{y} - y"#, [#"\hat{y} - y"#, #"\hat{y}"#, "y"]), ("|x|", ["|x|", "x"]),
    ("xy", ["xy", "x", "y"]),
    ("z^T x", ["z^T x", "z^T", "z", "x"]),
    ("x > 0 and y > 0", ["x > 0 and y > 0", "x > 0", "x", "0", "y > 0", "y", "0"]),
    (#"\sigma(x)(1 - x)"#, [#"\sigma(x)(1 - x)"#, #"\sigma(x)"#, "x", "(1 - x)", "1", "x"]),
    ("diff(x^2, x)", ["diff(x^2, x)", "x^2", "x", "2", "x"]), ("[x, 1]", ["[x, 1]", "x", "1"]),
    ("1[x > 0]", ["1[x > 0]", "x > 0", "x", "0"]),
    ("sum(i=1..2, z_i)", ["sum(i=1..2, z_i)", "1", "2", "z_i", "z", "i"]),
  ]

  @Test(arguments: places)
  func `every node knows its place`(text: String, pieces: [String]) throws {
    let source = SourceText(name: "formula", text)
    let formula = try Parser.formula(source, vocabulary("x y z:1 beta2 yhat"))
    func texts(_ formula: Formula) -> [String] {
      [source[formula.span]] + formula.children.flatMap(texts)
    }
    #expect(texts(formula) == pieces)
  }
}
