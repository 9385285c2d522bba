import Testing

@testable import Grading

@Suite("derivation")
struct DerivationItemTests {
  @Test("in which every step holds passes", arguments: right)
  func accepts(row: ClaimRow) throws { try row.check() }

  @Test("fails at the first line that breaks", arguments: broken)
  func rejects(row: ClaimRow) throws { try row.check() }

  @Test("ends where the item says, in its form", arguments: ends)
  func judgesEnd(row: ClaimRow) throws { try row.check() }

  @Test("uses nothing that the item forbids", arguments: rules)
  func obeys(row: ClaimRow) throws { try row.check() }

  @Test("has as many steps as are asked", arguments: counts)
  func wantsSteps(row: ClaimRow) throws { try row.check() }

  @Test("that cannot be read is invalid", arguments: invalid)
  func refuses(row: ClaimRow) throws { try row.check() }

  @Test("that cannot be settled is undecided and tells the fault", arguments: undecided)
  func leavesOpen(row: ClaimRow) throws { try row.check() }

  private static func item(_ from: String, _ to: String, _ more: String = "") -> String {
    #""kind": "derivation", "symbols": {"x": {}}, "from": "\#(from)", "to": "\#(to)""#
      + (more.isEmpty ? "" : ", " + more)
  }

  private static let sigmoid = item("diff(sigma(x), x)", "sigma(x)*(1 - sigma(x))")
  private static let square = item("(x + 1)^2", "x^2 + 2*x + 1")

  static let right: [ClaimRow] = [
    ClaimRow(
      square, #"["(x + 1)*(x + 1)", "x*(x + 1) + (x + 1)", "x^2 + 2*x + 1"]"#, .pass,
      message: "every step holds",
      readAs: "(x + 1)*(x + 1) = x*(x + 1) + (x + 1) = x^2 + 2*x + 1", certainty: "certified"),
    ClaimRow(square, #"["(x+1)^2 = (x+1)(x+1) = x^2 + 2x + 1"]"#, .pass),
    ClaimRow(square, #""(x+1)^2 = (x+1)(x+1) = x^2 + 2x + 1""#, .pass),
    ClaimRow(square, #"["(x+1)^2 = (x+1)(x+1)", "= x^2 + x + x + 1", "= x^2 + 2x + 1"]"#, .pass),
    ClaimRow(square, #"["(x+1)^2 = (x+1)(x+1)", "(x+1)^2 = x^2 + 2x + 1"]"#, .pass),
    ClaimRow(
      sigmoid,
      #"["\\frac{d\\sigma(x)}{dx} = \\frac{e^{-x}}{(1 + e^{-x})^2}", "= σ(x)\\,(1 - \\sigma(x))"]"#,
      .pass),
    ClaimRow(
      sigmoid,
      #""\\begin{aligned} \\sigma'(x) &= \\frac{e^{-x}}{(1+e^{-x})^2} \\tag{1} \\\\ &= \\sigma(x)(1-\\sigma(x)). \\end{aligned}""#,
      .pass),
    ClaimRow(sigmoid, #"["σ(x)(1 - σ(x))"]"#, .pass),
    ClaimRow(sigmoid, #"["σ(x)(1 - σ(x))", ""]"#, .pass),
    ClaimRow(item("x", "x"), #"["x"]"#, .pass),
    // Where a derivative is worked out its value at a kink is free.
    ClaimRow(item("diff(relu(x), x)", "1[x >= 0]"), #"["1[x >= 0]"]"#, .pass),
  ]

  static let broken: [ClaimRow] = [
    ClaimRow(
      item("1[x > 0]", "1[x >= 0]"), #"["1[x >= 0]"]"#, .fail, message: "at x = 0", line: 1),
    ClaimRow(
      square, #"["(x + 1)*(x + 1)", "x^2 + 1", "x^2 + 2*x + 1"]"#, .fail,
      message: "line 2 does not follow", certainty: "certified", line: 2),
    ClaimRow(square, #"["x^2 + 1"]"#, .fail, message: "the start", line: 1),
    ClaimRow(square, #"["(x+1)(x-1) = x^2 - 1", "x^2 + 2x + 1"]"#, .fail, line: 1),
    ClaimRow(square, #"["(x+1)(x+1) = x^2 + 2x", "= x^2 + 2x + 1"]"#, .fail, line: 1),
    ClaimRow(square, #"["(x+1)^2", "", "x^2 + x + 1"]"#, .fail, line: 3),
    ClaimRow(
      square, #""\\begin{aligned} (x+1)^2 &= (x+1)(x+1) \\\\ &= x^2 + x + 1 \\end{aligned}""#,
      .fail, line: 2),
    ClaimRow(
      sigmoid, #"["-e^(-x)/(1+e^(-x))^2", "-σ(x)(1-σ(x))", "σ(x)(1-σ(x))"]"#, .fail, line: 1),
    ClaimRow(square, #"["[x, 1]", "x^2 + 2x + 1"]"#, .fail, message: "shapes", line: 1),
  ]

  static let ends: [ClaimRow] = [
    ClaimRow(sigmoid, #"["σ(x) - σ(x)^2"]"#, .pass),
    ClaimRow(
      sigmoid, #"["e^(-x)/(1 + e^(-x))^2"]"#, .fail, message: "it must end without", line: 1),
    ClaimRow(sigmoid + #", "allow": ["exp"]"#, #"["e^(-x)/(1 + e^(-x))^2"]"#, .pass),
    ClaimRow(sigmoid, #"["diff(sigma(x), x)"]"#, .fail, line: 1),
    ClaimRow(item("x", "x + 1"), #"["x"]"#, .fail, message: "not what is to be shown", line: 1),
    ClaimRow(item("2*x", "x + x"), #"["x*2", "sin(x)/sin(x)*2*x"]"#, .fail, line: 2),
  ]

  private static let noExp = sigmoid + #", "forbid": ["exp"]"#

  static let rules: [ClaimRow] = [
    ClaimRow(
      noExp, #"["e^(-x)/(1 + e^(-x))^2", "σ(x)(1 - σ(x))"]"#, .fail, message: "line 1 uses `e`",
      line: 1),
    ClaimRow(
      noExp, #"["e^(-x)", "σ(x)(1 - σ(x))"]"#, .fail, message: "line 1 does not follow", line: 1),
    ClaimRow(noExp, #"["σ(x)σ(-x)", "σ(x)(1 - σ(x))"]"#, .pass),
    ClaimRow(
      item("tanh(x)", "1 - 2*sigma(-2*x)", #""forbid": ["tanh"]"#),
      #"["tanh(x) = 2*sigma(2*x) - 1", "= 1 - 2*sigma(-2*x)"]"#, .pass),
  ]

  private static let two = item("(x + 1)^2", "x^2 + 2*x + 1", #""min_steps": 2"#)
  private static let hinted =
    two
    + #", "points": 3, "wrong": [{"answer": ["x^2 + 2*x + 1"], "hint": "In between?", "credit": 0.5}], "#
    + #""accept": [["x^2 + 1"]]"#

  static let counts: [ClaimRow] = [
    ClaimRow(two, #"["(x+1)(x+1)", "x^2 + 2x + 1"]"#, .pass),
    ClaimRow(two, #"["x^2 + 2x + 1"]"#, .fail, message: "1 step is shown, at least 2"),
    ClaimRow(two, #"["x^2 + 2x + 1", "x^2 + 2x + 1"]"#, .fail, note: "repeat"),
    ClaimRow(two, #"["(x+1)^2", "x^2 + 2*x + 1", "(x^2 + 2x + 1)"]"#, .fail, message: "1 step"),
    ClaimRow(two, #"["(x+1)(x+1) = x^2 + 2x + 1"]"#, .pass),
    ClaimRow(hinted, #"["2x + 1 + x^2"]"#, .fail, hint: "In between?", score: 1.5),
    ClaimRow(hinted, #"["1 + x*x"]"#, .pass, score: 3),
    ClaimRow(hinted, #"["(x+1)(x+1)", "x^2 + 2x + 1"]"#, .pass, score: 3),
    ClaimRow(hinted, #"["x"]"#, .fail, score: 0),
  ]

  static let invalid: [ClaimRow] = [
    ClaimRow(
      square, #"["(x + 1", "x^2 + 2*x + 1"]"#, .invalid, message: "line 1: this `(` is never closed"
    ),
    ClaimRow(square, #"["(x+1)(x+1)", "y^2"]"#, .invalid, message: "line 2: unknown name `y`"),
    ClaimRow(square, #"["(x+1)(x+1) ="]"#, .invalid, message: "line 1: nothing follows"),
    ClaimRow(square, #"["(x+1)(x+1)", "x > 1"]"#, .invalid, message: "line 2"),
    ClaimRow(square, "[1, true]", .invalid),
    ClaimRow(square, #"{"a": "x"}"#, .invalid, message: "a list of lines"),
    ClaimRow(square, #"["\frac{x}{1}"]"#, .invalid, message: "\\frac"),
    ClaimRow(square, #"["", " "]"#, .missing),
    ClaimRow(square, #""""#, .missing),
  ]

  static let undecided: [ClaimRow] = [
    ClaimRow(
      item("log(-1 - x^2)", "log(-1 - x^2)"), #"["log(-1 - x^2)"]"#, .undecided, message: "line 1"),
    ClaimRow(
      item("x", "x"), #"["sum(i=1..5000, x/5000)", "x"]"#, .undecided, message: "line 1: a sum"),
    ClaimRow(item("x +", "x"), #"["x"]"#, .undecided, message: "at fault"),
    ClaimRow(item("x", "y"), #"["x"]"#, .undecided, message: "unknown name `y`"),
    ClaimRow(item("x", "x", #""min_steps": "two""#), #"["x"]"#, .undecided, message: "min_steps"),
    ClaimRow(#""kind": "derivation", "to": "1""#, #"["1"]"#, .undecided, message: "needs `from`"),
  ]
}
