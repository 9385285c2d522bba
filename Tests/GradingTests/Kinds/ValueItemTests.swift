import Testing

@testable import Grading

@Suite("value")
struct ValueItemTests {
  @Test("is judged as a number", arguments: numbers + tolerances + tensors)
  func judges(row: ClaimRow) throws { try row.check() }

  @Test("is judged with the item's surroundings", arguments: surroundings + objects)
  func judgesAround(row: ClaimRow) throws { try row.check() }

  @Test("earns points and hints", arguments: points)
  func scores(row: ClaimRow) throws { try row.check() }

  @Test("a fault of the problem file is told and leaves the item undecided", arguments: faults)
  func tellsFaults(row: ClaimRow) throws { try row.check() }

  @Test("a student is never told the number", arguments: secrets)
  func keepsSecret(item: String, answer: String, secret: String) throws {
    let result = try ClaimRow(item, answer, .fail).result()
    #expect(result.verdict == .fail)
    #expect(result.hidesExpected)
    let told = [result.studentMessage ?? result.message] + result.notes + [result.hint ?? ""]
    #expect(!told.joined(separator: "\n").contains(secret), "\(told)")
    #expect(result.message.contains(secret))
  }

  private static func value(_ expected: String, _ more: String = "") -> String {
    #""kind": "value", "expected": \#(expected)"# + (more.isEmpty ? "" : ", " + more)
  }

  private static let third = value(#""7/3""#)
  private static let root = value(#""sqrt(2)""#)

  static let numbers: [ClaimRow] = [
    ClaimRow(third, #""7/3""#, .pass, readAs: "7/3", certainty: "certified"),
    ClaimRow(third, #""14/6""#, .pass, certainty: "certified"),
    ClaimRow(third, #"["7/3"]"#, .pass),
    ClaimRow(third, #"[["7/3"]]"#, .pass),
    ClaimRow(third, #""$\\frac{7}{3}$""#, .pass),
    ClaimRow(third, #""sqrt(49)/3""#, .pass),
    ClaimRow(third, "2.3333333333333335", .fail, certainty: "certified"),
    ClaimRow(third, "2", .fail, message: "your value is 2, the right value is 2.333"),
    ClaimRow(third, #""1/0""#, .fail, message: "undefined"),
    ClaimRow(third, #""f = 2 + 1/3""#, .pass, readAs: "2 + 1/3"),
    ClaimRow(third, #""5 = 7/3""#, .pass),
    ClaimRow(third, #""7/3 = 5""#, .fail),
    ClaimRow(third, #""7/3 =""#, .invalid, message: "nothing follows the `=`"),
    ClaimRow(third, #""7/y""#, .invalid, message: "unknown name `y`"),
    ClaimRow(third, #""7//3""#, .invalid),
    ClaimRow(third, #""3 < 4""#, .invalid, message: "a value is asked, this is a condition"),
    ClaimRow(third, "[7, 3]", .invalid, message: "shape"),
    ClaimRow(third, "true", .invalid, message: "a boolean"),
    ClaimRow(third, #"{"a": 1}"#, .invalid, message: "an object"),
    ClaimRow(third, #""\frac{7}{3}""#, .invalid, message: "\\frac"),
    ClaimRow(third, #""1e99999""#, .invalid, message: "out of range"),
    ClaimRow(third, #""  ""#, .missing),
    ClaimRow(third, "null", .missing),
    ClaimRow(third, "[]", .missing),
    ClaimRow(third, "{}", .missing),
    ClaimRow(root, #""2/sqrt(2)""#, .pass),
    ClaimRow(root, "1.41421356237309504880168872421", .pass),
    ClaimRow(root, "1.41421356237309504880168872422", .fail),
    ClaimRow(root, "1.4142135623730951", .fail),
    ClaimRow(value(#""9^9^9^9""#), #""9^9^9^9""#, .pass, certainty: "certified"),
    ClaimRow(value(#""9^9^9^9""#), #""9^9^9^8""#, .undecided, message: "closely enough"),
    ClaimRow(value("1"), #""det(eye(9))""#, .undecided, message: "up to 8 x 8"),
    ClaimRow(value("9007199254740993"), "9007199254740993", .pass),
    ClaimRow(value("9007199254740993"), "9007199254740992", .fail),
  ]

  private static func near(_ expected: String, _ tolerance: String) -> String {
    value(expected, #""tolerance": {\#(tolerance)}"#)
  }

  private static let threeDigits = near(#""2/3""#, #""digits": 3"#)
  private static let percent = near("100", #""relative": 0.01"#)

  static let tolerances: [ClaimRow] = [
    ClaimRow(threeDigits, "0.667", .pass),
    ClaimRow(threeDigits, "0.6667", .pass),
    ClaimRow(threeDigits, "0.666", .fail),
    ClaimRow(threeDigits, "-0.667", .fail),
    ClaimRow(percent, "101", .pass),
    ClaimRow(percent, "101.1", .fail),
    ClaimRow(near("1", #""absolute": "1/10""#), "1.1", .pass),
    ClaimRow(near("1", #""absolute": "1/10""#), "1.1000001", .fail),
    ClaimRow(near("5", #""absolute": 1, "relative": 1e-9"#), "5.9", .pass),
    ClaimRow(near("5000", #""absolute": 1, "relative": 0.01"#), "5049", .pass),
    ClaimRow(near("0", #""relative": 0.5"#), "1e-30", .fail),
    ClaimRow(near("[100, 1]", #""relative": 0.01"#), "[100.5, 1.02]", .fail, entry: "[2]"),
  ]

  static let tensors: [ClaimRow] = [
    ClaimRow(
      #""kind": "value", "dimensions": {"K": [3]}, "symbols": {"z": {"shape": ["K"]}}, "#
        + #""expected": "diff(-log(softmax(z)[2]), z)", "at": {"z": [0, "ln(2)", "ln(5)"]}"#,
      #"["1/8", "-3/4", "5/8"]"#, .pass),
    ClaimRow(value("[1, 2, 3]"), "[1, 2, 3]", .pass),
    ClaimRow(value("[1, 2, 3]"), #"["2/2", "sqrt(4)", 3.0]"#, .pass),
    ClaimRow(value("[1, 2, 3]"), #""[1, 2, 3]""#, .pass),
    ClaimRow(value("[[1, 2, 3]]"), "[1, 2, 3]", .pass),
    ClaimRow(value("[1, 2, 3]"), "[1, 5, 3]", .fail, message: "wrong in entry [2]", entry: "[2]"),
    ClaimRow(value("[1, 2, 3]"), "[1, 2]", .invalid, message: "shape 2 x 1"),
    ClaimRow(
      value("[[1, 2], [3, 4]]"), #""\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}""#, .pass),
    ClaimRow(value("[[1, 2], [3, 4]]"), "[[1, 3], [2, 4]]", .fail, entry: "[1, 2]"),
    ClaimRow(value("[[1, 2], [3, 4]]"), "[[1, 2], [3]]", .invalid, message: "one length"),
    ClaimRow(value("[[1, 2], [3, 4]]"), "[[1, 2], 3]", .invalid, message: "mixes"),
    ClaimRow(value("[[1], [2], [3]]"), "[[1, 2, 3]]", .invalid, note: nil),
    ClaimRow(value("[1, 2]"), "[1, null]", .invalid),
    ClaimRow(value("[1, 2]"), #"[1, ""]"#, .invalid, message: "empty"),
  ]

  private static let at3 =
    #""symbols": {"x": {}, "y": {}}, "definitions": ["h = x^2"], "at": {"x": 3}"#
  private static let slope = value(#""diff(h, x)""#, at3)

  static let surroundings: [ClaimRow] = [
    ClaimRow(slope, "6", .pass, certainty: "certified"),
    ClaimRow(slope, #""2*x""#, .pass),
    ClaimRow(slope, #""h - 3""#, .pass),
    ClaimRow(slope, #""dh/dx = 6""#, .pass),
    ClaimRow(slope, #""2*y""#, .invalid, message: "`y` has no value here"),
    ClaimRow(slope, "9", .fail),
    ClaimRow(slope, #""diff(h, x)""#, .fail, message: "the value is right, but"),
    ClaimRow(slope + #", "allow": ["diff"]"#, #""diff(h, x)""#, .pass),
    ClaimRow(slope + #", "hide": ["h"]"#, #""h - 3""#, .invalid, message: "unknown name `h`"),
    ClaimRow(value("3", #""forbid": ["sqrt"]"#), #""sqrt(9)""#, .fail, message: "`sqrt`"),
    ClaimRow(value("3", #""forbid": ["sqrt"]"#), #""sqrt(16)""#, .fail, message: "your value is 4"),
    ClaimRow(value("3", #""forbid": ["sqrt"]"#), #""sqrt(9) = 3""#, .pass),
    ClaimRow(value("1", #""allow": ["exp"]"#), #""exp(0)""#, .pass),
    ClaimRow(value("1", #""allow": ["exp"]"#), #""cos(0)""#, .fail, message: "`cos`"),
  ]

  private static let pair = value(#"{"a": 1, "b": "1/3"}"#)

  static let objects: [ClaimRow] = [
    ClaimRow(pair, #"{"b": "2/6", "a": 1}"#, .pass, readAs: "a = 1, b = 2/6"),
    ClaimRow(pair, #"{"a": 1, "b": 3}"#, .fail, message: "b: your value is 3", entry: "b"),
    ClaimRow(pair, #"{"a": 1}"#, .fail, message: "b: is not answered"),
    ClaimRow(pair, #"{"a": 1, "b": null}"#, .fail, message: "b: is not answered"),
    ClaimRow(pair, #"{"a": 1, "c": 2}"#, .invalid, message: "`c` is not asked here"),
    ClaimRow(pair, "1", .invalid),
  ]

  private static let marked = value(
    "[1, 2, 4, 8]",
    #""points": 4, "partial": true, "wrong": [{"answer": [0, 0, 0, 0], "hint": "Not all."}]"#)
  private static let listed = value(
    #""1/3""#,
    #""points": 4, "accept": [0.3333, "0.333"], "wrong": [{"answer": "1/2", "hint": "Thirds."}, "#
      + #"{"answer": 3, "hint": "Upside down.", "credit": 0.25}, {"answer": "1/4"}]"#)

  static let points: [ClaimRow] = [
    ClaimRow(marked, "[1, 2, 4, 8]", .pass, score: 4),
    ClaimRow(marked, "[1, 2, 4, 9]", .fail, score: 3),
    ClaimRow(marked, "[1, 0, 0, 9]", .fail, score: 1),
    ClaimRow(marked, "[0, 0, 0, 0]", .fail, hint: "Not all.", score: 0),
    ClaimRow(listed, #""1/3""#, .pass, score: 4),
    ClaimRow(listed, "0.333", .pass, score: 4),
    ClaimRow(listed, #""3333/10000""#, .pass, score: 4),
    ClaimRow(listed, "0.5", .fail, hint: "Thirds.", score: 0),
    ClaimRow(listed, #""sqrt(9)""#, .fail, hint: "Upside down.", score: 1),
    ClaimRow(listed, "0.25", .fail, score: 0),
    ClaimRow(listed, "0.2", .fail, score: 0),
    ClaimRow(pair + #", "partial": true, "points": 2"#, #"{"a": 1, "b": 3}"#, .fail, score: 1),
    ClaimRow(pair + #", "points": 2"#, #"{"a": 1, "b": 3}"#, .fail, score: 0),
  ]

  static let faults: [ClaimRow] = [
    ClaimRow(#""kind": "value""#, "1", .undecided, message: "needs `expected`"),
    ClaimRow(value(#""1/0""#), "1", .undecided, message: "the expected value is undefined"),
    ClaimRow(value(#""y""#), "1", .undecided, message: "unknown name `y`"),
    ClaimRow(value(#""2*(""#), "1", .undecided, message: "the problem file is at fault"),
    ClaimRow(
      value(#""x""#, #""symbols": {"x": {}}"#), "1", .undecided, message: "no value for `x`"),
    ClaimRow(value("1", #""at": {"x": 1}"#), "1", .undecided, message: "no symbol"),
    ClaimRow(value("1", #""tolerance": {"absolute": "z"}"#), "1", .undecided, message: "`z`"),
    ClaimRow(value("1", #""tolerances": 1"#), "1", .undecided, message: "no member `tolerances`"),
  ]

  static let secrets: [(String, String, String)] = [
    (value("42.5"), "7", "42.5"),
    (value(#""85/2""#), "[7]", "42.5"),
    (value("42.5", #""tolerance": {"digits": 2}"#), "41", "42.5"),
    (value("[1, 42.5]"), "[1, 7]", "42.5"),
    (value("[[1, 42.5], [3, 4]]"), "[[0, 0], [0, 0]]", "the right value is 1"),
    (value(#"{"a": 1, "b": 42.5}"#), #"{"a": 1, "b": 7}"#, "42.5"),
    (value(#"{"a": [1, 42.5], "b": 2}"#), #"{"a": [1, 7], "b": 7}"#, "42.5"),
  ]
}
