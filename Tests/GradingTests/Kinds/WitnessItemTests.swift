import Testing

@testable import Grading

@Suite("witness")
struct WitnessItemTests {
  @Test("is proved or refuted", arguments: proofs + equalities)
  func judges(row: ClaimRow) throws { try row.check() }

  @Test("that is no object of values is invalid", arguments: invalid)
  func refuses(row: ClaimRow) throws { try row.check() }

  @Test("that is too close to call, or not well asked, is undecided", arguments: undecided)
  func leavesOpen(row: ClaimRow) throws { try row.check() }

  @Test("earns points and hints", arguments: points)
  func scores(row: ClaimRow) throws { try row.check() }

  @Test("has the margin of every constraint")
  func tellsMargins() throws {
    let row = ClaimRow(
      Self.item(#""a": []"#, #""a > 1", "a < 5/2", "2*a <= 4""#), #"{"a": 2}"#, .pass)
    let margins = try row.result().evidence.margins
    #expect(margins.map(\.constraint) == ["a > 1", "a < 5/2", "2*a <= 4"])
    #expect(margins.map { Double($0.value) } == [1, 0.5, 0])
    #expect(margins.filter { !$0.holds }.isEmpty)
  }

  private static func item(_ unknowns: String, _ constraints: String) -> String {
    #""kind": "witness", "unknowns": {\#(unknowns)}, "constraints": [\#(constraints)]"#
  }

  private static let xor = item(
    #""gamma": [2], "nu": []"#,
    #""gamma[1]*sigma(1) + gamma[2]*sigma(0) + nu > 0", "#
      + #""gamma[1]*sigma(2) + gamma[2]*sigma(1) + nu < 0", "#
      + #""gamma[1]*sigma(0) + gamma[2]*sigma(-1) + nu < 0""#)

  static let proofs: [ClaimRow] = [
    ClaimRow(
      item(#""a": []"#, #""a > 1""#) + #", "forbid": ["sqrt"]"#, #"{"a": "sqrt(2)"}"#, .fail,
      message: "does not allow"),
    ClaimRow(
      item(#""a": []"#, #""log(a) < 5""#), #"{"a": -1}"#, .fail, message: "it is undefined"),
    ClaimRow(xor, #"{"gamma": [7, -6], "nu": -2}"#, .pass, certainty: "certified"),
    ClaimRow(xor, #"{"γ": ["sqrt(49)", "-2*3"], "ν": -2.0}"#, .pass),
    ClaimRow(xor, #"{"gamma": [[7, -6]], "nu": "-2"}"#, .invalid),
    ClaimRow(xor, #"{"gamma": [7, -6], "nu": 2}"#, .fail, message: "does not hold"),
    ClaimRow(xor, #"{"gamma": [0, 0], "nu": 0}"#, .fail),
    ClaimRow(
      xor, #"[{"gamma": [7, -6], "nu": -2}, {"gamma": [9, -7], "nu": -3}]"#, .pass,
      message: "all 2 witnesses hold"),
    ClaimRow(
      xor, #"[{"gamma": [7, -6], "nu": -2}, {"gamma": [9, -7], "nu": 3}]"#, .fail,
      message: "witness 2: `gamma[1]*sigma(2)"),
    ClaimRow(item(#""a": []"#, #""a < 1""#), #"{"a": 1}"#, .fail, message: "by 0"),
    ClaimRow(item(#""a": []"#, #""a < 1""#), #"{"a": "1 - 1e-40"}"#, .pass),
    ClaimRow(item(#""a": []"#, #""a <= 1""#), #"{"a": 1}"#, .pass),
    ClaimRow(item(#""a": []"#, #""0 < a < 1""#), #"{"a": "1/2"}"#, .pass),
    ClaimRow(item(#""a": []"#, #""0 < a < 1""#), #"{"a": 2}"#, .fail),
    ClaimRow(item(#""a": []"#, #""exp(a) > 1.648721270700128""#), #"{"a": 0.5}"#, .pass),
    ClaimRow(item(#""a": []"#, #""exp(a) > 1.648721270700129""#), #"{"a": 0.5}"#, .fail),
    ClaimRow(item(#""a": []"#, #""log(a) > -1 or a < 0""#), #"{"a": -1}"#, .pass),
  ]

  static let equalities: [ClaimRow] = [
    ClaimRow(item(#""a": [], "b": []"#, #""a + b = 3/10""#), #"{"a": 0.1, "b": 0.2}"#, .pass),
    ClaimRow(
      item(#""a": [], "b": []"#, #""a + b = 0.3""#), #"{"a": 0.1, "b": "0.2 + 1e-30"}"#, .fail),
    ClaimRow(item(#""a": []"#, #""3*a = 1""#), #"{"a": "1/3"}"#, .pass),
    ClaimRow(item(#""a": []"#, #""3*a = 1""#), #"{"a": 0.3333333333333333}"#, .fail),
    ClaimRow(item(#""a": []"#, #""a != 2""#), #"{"a": 2}"#, .fail),
    ClaimRow(item(#""a": []"#, #""a != 2""#), #"{"a": "2 + 1e-25"}"#, .pass),
    ClaimRow(item(#""W": [2, 2]"#, #""W*W = eye(2)""#), #"{"W": [[0, 1], [1, 0]]}"#, .pass),
    ClaimRow(item(#""W": [2, 2]"#, #""W*W = eye(2)""#), #"{"W": [[0, 1], [1, 1]]}"#, .fail),
  ]

  static let invalid: [ClaimRow] = [
    ClaimRow(
      #""symbols": {"a": {"domain": "positive"}}, "# + item(#""a": []"#, #""a < 5""#),
      #"{"a": -1}"#, .invalid, message: "outside its domain"),
    ClaimRow(xor, #"{"gamma": [7, -6]}"#, .invalid, message: "no value for `nu`"),
    ClaimRow(xor, #"{"gamma": [7, -6], "nu": ""}"#, .invalid, message: "no value for `nu`"),
    ClaimRow(xor, #"{"gamma": [7, -6], "nu": 1, "mu": 2}"#, .invalid, message: "`mu` is not asked"),
    ClaimRow(xor, #"{"gamma": [7, -6, 1], "nu": 1}"#, .invalid, message: "shape 3 x 1"),
    ClaimRow(xor, #"{"gamma": 7, "nu": 1}"#, .invalid, message: "shape"),
    ClaimRow(xor, #"{"gamma": [7, "x"], "nu": 1}"#, .invalid, message: "unknown name `x`"),
    ClaimRow(xor, #"{"gamma": [7, "1/0"], "nu": 1}"#, .invalid, message: "no number"),
    ClaimRow(xor, "7", .invalid, message: "an object of values"),
    ClaimRow(xor, #""gamma = 7""#, .invalid),
    ClaimRow(xor, #"[{"gamma": [7, -6], "nu": -2}, 3]"#, .invalid),
    ClaimRow(xor, "{}", .missing),
    ClaimRow(xor, "[]", .missing),
  ]

  private static let one = item(#""a": []"#, #""a^2 = 2""#)

  static let undecided: [ClaimRow] = [
    ClaimRow(one, #"{"a": "sqrt(2)"}"#, .undecided, message: "too close to call"),
    ClaimRow(
      item(#""a": [], "b": []"#, #""exp(a)*exp(b) >= exp(a + b)""#), #"{"a": 1, "b": 2}"#,
      .undecided),
    ClaimRow(
      item(#""a": []"#, #""a + 1""#), #"{"a": 1}"#, .undecided, message: "a comparison is expected"),
    ClaimRow(item(#""a": []"#, #""b > 1""#), #"{"a": 1}"#, .undecided, message: "unknown name `b`"),
    ClaimRow(item("", #""1 > 0""#), #"{"a": 1}"#, .undecided, message: "there is no unknown"),
    ClaimRow(
      item(#""a": ["H"]"#, #""sum(a) > 0""#), #"{"a": 1}"#, .undecided, message: "no dimension"),
    ClaimRow(
      #""kind": "witness", "constraints": []"#, "1", .undecided, message: "needs `unknowns`"),
    ClaimRow(
      item(#""a": []"#, #""a > 0""#), #"{"a": "det(eye(9))"}"#, .undecided, message: "8 x 8"),
  ]

  private static let listed =
    item(#""a": [], "b": []"#, #""a > 0", "b > 0", "a + b > 5", "a*b < 20""#)
    + #", "points": 4, "partial": true, "wrong": [{"answer": {"a": 1, "b": 1}, "hint": "More."}], "#
    + #""accept": [{"a": 0, "b": 0}]"#

  static let points: [ClaimRow] = [
    ClaimRow(listed, #"{"a": 3, "b": 3}"#, .pass, score: 4),
    ClaimRow(listed, #"{"a": 2, "b": 2}"#, .fail, score: 3),
    ClaimRow(listed, #"{"a": -1, "b": -1}"#, .fail, score: 1),
    ClaimRow(listed, #"{"a": "2/2", "b": 1.0}"#, .fail, hint: "More.", score: 3),
    ClaimRow(listed, #"{"a": "0*3", "b": 0}"#, .pass, score: 4),
  ]
}
