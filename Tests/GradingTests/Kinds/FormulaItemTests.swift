import Testing

@testable import Grading

@Suite("formula")
struct FormulaItemTests {
  @Test("is compared as a function", arguments: functions + domains)
  func judges(row: ClaimRow) throws { try row.check() }

  @Test("that cannot be read or does not fit is invalid", arguments: invalid)
  func refuses(row: ClaimRow) throws { try row.check() }

  @Test("that nothing can be said of is undecided", arguments: undecided)
  func leavesOpen(row: ClaimRow) throws { try row.check() }

  @Test("obeys the item's rules", arguments: rules + tensors)
  func obeys(row: ClaimRow) throws { try row.check() }

  @Test("earns points and hints", arguments: points)
  func scores(row: ClaimRow) throws { try row.check() }

  @Test("that fails has its point in the evidence")
  func showsPoint() throws {
    let result = try ClaimRow(Self.item("x^2"), #""x^3""#, .fail).result()
    #expect(result.evidence.point.map(\.name) == ["x"])
    let x = try #require(result.evidence.point.first.flatMap { Double($0.value) })
    #expect(
      result.evidence.expectedValue.flatMap(Double.init).map { abs($0 - x * x) < 0.01 } == true)
    #expect(
      result.evidence.answerValue.flatMap(Double.init).map { abs($0 - x * x * x) < 0.01 } == true)
    #expect(result.message.contains("at x = "))
  }

  @Test("that passes says how it was proved, or at how many points")
  func tellsSamples() throws {
    let proved = try ClaimRow(Self.item("x^2 - 1"), #""(x - 1)*(x + 1)""#, .pass).result()
    #expect(proved.certainty == .certified && proved.evidence.certificate?.contains("2^-") == true)
    let sampled = try ClaimRow(Self.item("floor(x + 1)"), #""floor(x) + 1""#, .pass).result()
    #expect((sampled.evidence.samples ?? 0) >= 64 && sampled.evidence.certificate == nil)
  }

  private static func item(_ expected: String, _ more: String = "") -> String {
    #""symbols": {"x": {}, "y": {}}, "expected": "\#(expected)""#
      + (more.isEmpty ? "" : ", " + more)
  }

  private static let slope = item("sigma(x)*(1 - sigma(x))")

  static let functions: [ClaimRow] = [
    ClaimRow(slope, #""exp(-x)/(1 + exp(-x))^2""#, .pass, certainty: "certified"),
    ClaimRow(slope, #""σ(x) − σ²(x)""#, .pass),
    ClaimRow(slope, #""\\frac{1}{4\\cosh^2(x/2)}""#, .pass),
    ClaimRow(slope, #""σ'(x)""#, .pass),
    ClaimRow(slope, #""dσ/dx = σ(x)(1 - σ(x))""#, .pass, readAs: "sigma(x)*(1 - sigma(x))"),
    ClaimRow(slope, #""exp(-x)/(1 + exp(-x))""#, .fail, certainty: "certified"),
    ClaimRow(slope, #""σ(x)(1 - σ(x)) = 1""#, .fail),
    ClaimRow(slope, #""0""#, .fail),
    ClaimRow(slope, "0.25", .fail),
    ClaimRow(item("x"), #""(1 + x) - 1""#, .pass),
    ClaimRow(item("x"), #""1.000000001*x""#, .fail),
    ClaimRow(item("x"), #""x + 1e-9""#, .fail),
    ClaimRow(item("0"), #""exp(-1000*x^2)""#, .fail),
    ClaimRow(item("3"), "3", .pass, certainty: "certified"),
    ClaimRow(item("x*y"), #""y x""#, .pass),
    ClaimRow(item("abs(x)"), #""sqrt(x^2)""#, .pass),
    ClaimRow(item("abs(x)"), #""x""#, .fail),
    ClaimRow(item("max(x, y)"), #""(x + y + |x - y|)/2""#, .pass),
    ClaimRow(
      #""symbols": {"b": {"domain": {"values": [0, 1]}}}, "expected": "b""#, #""b^2""#, .pass,
      certainty: "certified"),
    ClaimRow(
      #""symbols": {"n": {"domain": "integer"}}, "expected": "(-1)^n""#, #""cos(pi*n)""#, .pass),
  ]

  private static let three = #""symbols": {"b": {"domain": {"values": [0, 1, 2]}}}"#

  static let domains: [ClaimRow] = [
    ClaimRow(item("x"), #""x^2/x""#, .pass),
    ClaimRow(item("x", #""domain": "same""#), #""x^2/x""#, .fail, message: "undefined"),
    ClaimRow(item("x", #""domain": "common""#), #""x^2/x""#, .pass),
    ClaimRow(item("x"), #""sqrt(x)^2""#, .fail, message: "your formula is undefined"),
    ClaimRow(item("x", #""domain": "common""#), #""sqrt(x)^2""#, .pass),
    ClaimRow(item("log(x)"), #""log(abs(x))""#, .pass),
    ClaimRow(item("log(x)", #""domain": "same""#), #""log(abs(x))""#, .fail),
    ClaimRow(item("x"), #""cases(x = 0: 1, x)""#, .fail, message: "at x = 0"),
    ClaimRow(three + #", "expected": "log(b)""#, #""log(max(b, 1))""#, .pass),
    ClaimRow(three + #", "expected": "log(max(b, 1))", "domain": "common""#, #""log(b)""#, .pass),
    ClaimRow(three + #", "expected": "log(b)", "domain": "same""#, #""log(max(b, 1))""#, .fail),
    ClaimRow(item("x", #""assume": ["x > 0"]"#), #""sqrt(x)^2""#, .pass),
    ClaimRow(item("abs(x)", #""assume": ["x <= 0"]"#), #""-x""#, .pass),
    ClaimRow(
      item("sigma(x)*(1 - sigma(x))", #""assume": ["x > 500"]"#), #""exp(-x)/(1 + exp(-x))^2""#,
      .pass),
  ]

  static let invalid: [ClaimRow] = [
    ClaimRow(slope, #""2*(x + 1""#, .invalid, message: "this `(` is never closed"),
    ClaimRow(slope, #""sigm(x)""#, .invalid, message: "did you mean"),
    ClaimRow(slope, #""q + 1""#, .invalid, message: "unknown name `q`"),
    ClaimRow(slope, #""[x, x]""#, .invalid, message: "shape"),
    ClaimRow(slope, #""x > 0""#, .invalid),
    ClaimRow(slope, #""x^-> 3""#, .invalid),
    ClaimRow(slope, "false", .invalid),
    ClaimRow(slope, #"{"x": 1}"#, .invalid),
    ClaimRow(slope, #""\beta""#, .invalid, message: "\\beta"),
    ClaimRow(slope, #""""#, .missing),
  ]

  /// Functions each of which calls the one before it twice.
  private static let doublings: String = {
    let later = (1...24).map { n in #""f\#(n)(t) = f\#(n - 1)(t) + f\#(n - 1)(t)""# }
    return #""definitions": ["f0(t) = t", \#(later.joined(separator: ", "))]"#
  }()

  static let undecided: [ClaimRow] = [
    ClaimRow(item("log(-1 - x^2)"), #""log(-1 - x^2)""#, .undecided, message: "neither side"),
    ClaimRow(item("log(-1 - x^2)"), #""x""#, .undecided, message: "there is no point"),
    ClaimRow(item("x", #""assume": ["x > 1", "x < 0"]"#), #""x""#, .undecided, message: "no point"),
    ClaimRow(item("x"), #""sum(i=1..4000, sum(j=1..4000, x))""#, .undecided, message: "operations"),
    ClaimRow(item("x"), #""sum(i=1..5000, x)""#, .undecided, message: "at most 4096 terms"),
    ClaimRow(item("x +"), #""x""#, .undecided, message: "the problem file is at fault"),
    ClaimRow(item("z"), #""x""#, .undecided, message: "unknown name `z`"),
    ClaimRow(item("x", #""domain": "sam""#), #""x""#, .undecided, message: "`sam`"),
    ClaimRow(item("x", #""stress": [{"q": 1}]"#), #""x""#, .undecided, message: "`q`"),
    ClaimRow(item("x", #""definitions": ["h = "]"#), #""x""#, .undecided, message: "at fault"),
    ClaimRow(
      item("z", #""definitions": ["z = x", "z = z + 1"]"#), #""x""#, .undecided,
      message: "`z` is a definition already"),
    ClaimRow(
      item("f(x)", #""definitions": ["f(t) = t", "f(t) = f(t)"]"#), #""x""#, .undecided,
      message: "`f` is a definition already"),
    ClaimRow(
      item("x", #""definitions": ["x = 2"]"#), #""x""#, .undecided, message: "a symbol already"),
    ClaimRow(item("f24(x)", doublings), #""x""#, .undecided, message: "100000 operations"),
    ClaimRow(item("x", #""assume": ["x"]"#), #""x""#, .undecided, message: "a comparison"),
    ClaimRow(#""symbols": {"x": {}}"#, #""x""#, .undecided, message: "needs `expected`"),
  ]

  private static let soft = item("log(1 + exp(x))", #""stress": [{"x": 1000}, {"x": "-800"}]"#)
  private static let close = item("softplus(x)", #""stress": [{"x": 1000}, {"x": "-800"}]"#)
  private static let tail = item("log(1 + exp(x))", #""stress": [{"x": -100}]"#)
  private static let named = #""symbols": {"x": {}}, "expected": {"f": "x^2", "g": "2*x"}"#
  private static let hidden = item("sigma(x)", #""definitions": ["a = sigma(x)"], "hide": ["a"]"#)

  static let rules: [ClaimRow] = [
    ClaimRow(soft, #""softplus(x)""#, .pass),
    ClaimRow(close, #""max(x, 0) + log(1 + exp(-abs(x)))""#, .pass),
    ClaimRow(close, #""log(1 + exp(x))""#, .fail, message: "give an overflow"),
    ClaimRow(soft, #""log(1 + exp(x))""#, .fail, message: "stress point 1 ordinary doubles"),
    ClaimRow(tail, #""log(1 + exp(x))""#, .fail, message: "stress point 1"),
    ClaimRow(tail, #""softplus(x)""#, .pass),
    ClaimRow(soft, #""x""#, .fail, message: "your formula gives"),
    ClaimRow(item("x", #""tolerance": {"absolute": 0.01}"#), #""x + 0.009""#, .pass),
    ClaimRow(item("x", #""tolerance": {"absolute": 0.01}"#), #""x + 0.011""#, .fail),
    ClaimRow(item("tanh(x)", #""forbid": ["tanh"]"#), #""tanh(x)""#, .fail, message: "`tanh`"),
    ClaimRow(
      item("tanh(x)", #""forbid": ["tanh"]"#), #""tanh(2*x)""#, .fail, message: "your formula gives"
    ),
    ClaimRow(item("tanh(x)", #""forbid": ["tanh"]"#), #""tanh(x) = 2*sigma(2*x) - 1""#, .pass),
    ClaimRow(item("x^2", #""allow": ["x"]"#), #""x*x""#, .pass),
    ClaimRow(item("x^2", #""allow": ["x"]"#), #""abs(x)^2""#, .fail, message: "allow"),
    ClaimRow(item("2*x"), #""diff(x^2, x)""#, .fail, message: "a derivative sign"),
    ClaimRow(item("2*x", #""allow": ["diff"]"#), #""diff(x^2, x)""#, .pass),
    ClaimRow(slope + #", "forbid": ["'"]"#, #""σ'(x)""#, .fail, message: "the prime"),
    ClaimRow(hidden, #""a""#, .invalid, message: "unknown name `a`"),
    ClaimRow(hidden, #""1/(1 + e^-x)""#, .pass),
    ClaimRow(named, #"{"g": "x + x", "f": "x*x"}"#, .pass),
    ClaimRow(named, #"{"f": "x*x", "g": "3*x"}"#, .fail, message: "g: at x", entry: "g"),
    ClaimRow(named, #"{"f": "x*x"}"#, .fail, message: "g: is not answered"),
    ClaimRow(named, #"{"f": "x*x", "h": "1"}"#, .invalid, message: "`h` is not asked"),
    ClaimRow(named, #""x*x""#, .invalid),
  ]

  private static let layer = #"""
    "dimensions": {"D": [2, 3], "H": [3, 4]},
    "symbols": {"x": {"shape": ["D"]}, "W": {"shape": ["H", "D"]}, "b": {"shape": ["H"]}},
    "expected": "W*x + b"
    """#

  static let tensors: [ClaimRow] = [
    ClaimRow(layer, #""b + (x' W')'""#, .pass),
    ClaimRow(layer, #""\\mathbf{W} \\mathbf{x} + \\mathbf{b}""#, .pass),
    ClaimRow(layer, #""W*x - b""#, .fail),
    ClaimRow(layer, #""x'*W' + b'""#, .invalid, message: "shape"),
    ClaimRow(layer, #""W'*x + b""#, .invalid, message: "shapes do not fit"),
    ClaimRow(#""symbols": {"x": {}}, "expected": "[x, 2*x]""#, #"["x", "x + x"]"#, .pass),
    ClaimRow(#""symbols": {"x": {}}, "expected": "[[x, 2*x]]""#, #"["x", "x + x"]"#, .pass),
    ClaimRow(#""symbols": {"x": {}}, "expected": "[x, 2*x]""#, #"["x", "x"]"#, .fail, entry: "[2]"),
  ]

  private static let listed = item(
    "sin(x)",
    #""points": 2, "accept": ["sin(x) + 1"], "wrong": [{"answer": "cos(x)", "hint": "A phase."}, "#
      + #"{"answer": "-sin(x)", "hint": "The sign.", "credit": 0.5}, {"answer": "2*sin(x)"}]"#)

  static let points: [ClaimRow] = [
    ClaimRow(listed, #""cos(x - pi/2)""#, .pass, score: 2),
    ClaimRow(listed, #""1 + cos(x - pi/2)""#, .pass, score: 2),
    ClaimRow(listed, #""sin(x + pi/2)""#, .fail, hint: "A phase.", score: 0),
    ClaimRow(listed, #""sin(-x)""#, .fail, hint: "The sign.", score: 1),
    ClaimRow(listed, #""sin(x) + sin(x)""#, .fail, score: 0),
    ClaimRow(listed, #""tan(x)""#, .fail, score: 0),
    ClaimRow(
      named + #", "points": 3, "partial": true"#, #"{"f": "x^2", "g": "1"}"#, .fail, score: 1.5),
    ClaimRow(named + #", "points": 3"#, #"{"f": "x^2", "g": "1"}"#, .fail, score: 0),
  ]
}
