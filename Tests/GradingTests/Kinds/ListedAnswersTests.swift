import Testing

@testable import Grading

/// The hint of a listed wrong answer is for answers that mean the same, and for no others.
@Suite("Answers that mean the same as a listed one")
struct ListedAnswersTests {
  /// An item, a wrong answer that is listed, and answers that mean the same or something else.
  struct Row: Sendable, CustomTestStringConvertible {
    var item: String
    var listed: String
    var same: [String]
    var other: [String]

    init(_ item: String, _ listed: String, same: [String], other: [String]) {
      self.item = item
      self.listed = listed
      self.same = same
      self.other = other
    }

    var testDescription: String { "\(listed) of \(item)" }
  }

  @Test("get its hint", arguments: rows)
  func hints(_ row: Row) throws {
    let item = row.item + #", "wrong": [{"answer": \#(row.listed), "hint": "Listed."}]"#
    for answer in row.same + [row.listed] {
      try ClaimRow(item, answer, .fail, hint: "Listed.").check()
    }
    for answer in row.other { try ClaimRow(item, answer, .fail).check() }
  }

  private static let options = #""options": {"a": "A", "b": "B", "c": "C"}"#

  private static let net = #"""
    "symbols": {"x": {}, "w": {}, "b": {}}, "definitions": ["z = w*x + b", "a = relu(z)"]
    """#

  static let rows = [
    Row(
      #""kind": "choice", \#(options), "expected": ["a"]"#, #"["b", "c"]"#,
      same: [#"["c", "b"]"#, #""b, c""#], other: [#""b""#, #"["a", "b"]"#, #"["a", "b", "c"]"#]),
    Row(
      #""kind": "ordering", \#(options), "expected": ["a", "b", "c"]"#, #"["b", "a", "c"]"#,
      same: [#""b > a > c""#], other: [#"["c", "b", "a"]"#, #"["b", "a"]"#]),
    Row(
      #""kind": "claim", "symbols": {"x": {}}, "statement": "x^2 >= x""#, #"{"holds": true}"#,
      same: ["true"], other: [#"{"holds": false, "counterexample": {"x": 2}}"#]),
    Row(
      #""kind": "claim", "symbols": {"x": {}}, "statement": "x^2 >= 0""#, #"{"holds": false}"#,
      same: [#"{"holds": false, "counterexample": {"x": 2}}"#], other: []),
    Row(
      #""kind": "condition", \#(net), "of": "a*x", "cover": ["z <= 0", "x = 0"]"#, #"["z <= 0"]"#,
      same: [#"["z <= 0", "z <= 0"]"#, #""z <= 0""#, #"["z < 0"]"#, #"["0 >= w*x + b"]"#],
      other: [#"["x = 0"]"#, #"["z <= 0", "z > 0"]"#]),
    Row(
      #""kind": "derivation", "symbols": {"x": {}}, "from": "(x + 1)^2", "to": "x^2 + 2x + 1""#,
      #"["(x + 1)^2", "x^2 + 1"]"#, same: [#"["(1 + x)^2", "1 + x*x"]"#, #""(x+1)^2 = 1 + x^2""#],
      other: [
        #"["(x + 1)^2", "x^2 + 2"]"#, #"["x^2 + 1"]"#, #"["(x + 1)^2", "x^2 + 1", "x^2 + 1"]"#,
      ]),
    Row(
      #""symbols": {"x": {}}, "expected": "x^2""#, #""2x""#, same: [#""x + x""#, #""y = 2x""#],
      other: [#""3x""#, #""2x + 1e-12""#]),
    Row(
      #""symbols": {"x": {}}, "expected": {"f": "x^2", "g": "x"}"#, #"{"f": "2x", "g": "x"}"#,
      same: [#"{"g": "x + 0", "f": "x + x"}"#],
      other: [#"{"f": "2x"}"#, #"{"f": "x^2", "g": "2x"}"#, #"{"f": "3x", "g": "x"}"#]),
    Row(
      #""symbols": {"x": {}}, "expected": {"f": "x^2", "g": "x"}"#, #"{"f": "x^2"}"#,
      same: [#"{"f": "x*x"}"#], other: [#"{"g": "x"}"#, #"{"f": "x^2", "g": "2x"}"#]),
    Row(
      #""kind": "gradient", "symbols": {"x": {}}, "of": "relu(x)^2", "wrt": "x""#, #""relu(x)""#,
      same: [#""max(x, 0)""#, #""cases(x > 0: x, x = 0: 7, 0)""#], other: [#""x""#, #""relu(-x)""#]),
    Row(
      #""kind": "graph", "symbols": {"x": {}}, "inputs": ["x"], "definitions": ["y = x^2", "L = exp(y)"], "output": "L""#,
      #"{"nodes": [{"id": "y", "formula": "2*x"}, {"id": "L", "formula": "exp(y)"}], "output": "L"}"#,
      same: [
        #"{"nodes": [{"id": "y", "formula": "x + x"}, {"id": "L", "formula": "exp(y)"}], "output": "L"}"#
      ],
      other: [
        #"{"nodes": [{"id": "y", "formula": "3*x"}, {"id": "L", "formula": "exp(y)"}], "output": "L"}"#,
        #"{"nodes": [{"id": "y", "formula": "x^2"}, {"id": "L", "formula": "exp(x)"}], "output": "L"}"#,
        #"{"nodes": [{"id": "y", "formula": "y*x"}, {"id": "L", "formula": "exp(y)"}], "output": "L"}"#,
      ]),
    Row(
      #""kind": "range", "symbols": {"x": {}}, "of": "sigma(x)""#, #""[0, 1]""#,
      same: [#""[0, 2/2]""#, #""[0, 1/2] U [1/2, 1]""#],
      other: [
        #""[0, 1)""#, #""(0, 1]""#, #""[0, 2]""#, #""[-1, 1]""#, #""[0, inf)""#, #""R""#,
        #""[0, 1/2] U [1/2, 1] U {2}""#,
      ]),
    Row(
      #""kind": "range", "symbols": {"x": {}}, "of": "sigma(x)""#, #""[0, inf)""#, same: [],
      other: [#""(-inf, 0]""#, #""[0, 1]""#, #""R""#, #""(0, inf)""#]),
    Row(
      #""kind": "shape", "dimensions": {"D": [2, 3], "H": [4], "N": [5, 6]}, "symbols": {"W": {"shape": ["D", "H"]}}, "of": "W'""#,
      #""D x H""#, same: [#""D x 4""#, #"["D", "H"]"#],
      other: [#""D x N""#, #""N x H""#, #""scalar""#, #""D x 2""#, #""2 x H""#]),
    Row(
      #""kind": "training", "symbols": {"w": {}, "b": {}}, "loss": "w^2", "parameters": ["w", "b"], "initial": {"w": 1, "b": 1}, "rate": "1/4", "steps": 1, "ask": "unchanged""#,
      #"["w", "b"]"#, same: [#""b, w""#], other: [#"["w"]"#, #""none""#]),
    Row(
      #""kind": "training", "symbols": {"w": {}}, "loss": "w^2", "parameters": ["w"], "initial": {"w": 1}, "rate": "1/4", "steps": 1, "ask": "losses""#,
      "[1, 0.5]", same: [#"[1, "1/2"]"#, #"["1", 0.5]"#], other: ["[1, 0.4]", "[2, 0.25]"]),
    Row(
      #""kind": "value", "expected": 3"#, "6", same: [#""2*3""#, "6.0"], other: ["5", "6.000001"]),
    Row(
      #""kind": "value", "expected": 3, "tolerance": {"absolute": 0.1}"#, "6", same: ["6.05"],
      other: ["6.2"]),
    Row(
      #""kind": "value", "expected": [1, 2]"#, "[2, 1]", same: [#"["4/2", 1]"#],
      other: ["[2, 3]", "[3, 1]"]),
    Row(
      #""kind": "value", "expected": {"a": 1, "b": 2}"#, #"{"a": 2, "b": 1}"#,
      same: [#"{"b": 1, "a": "4/2"}"#],
      other: [#"{"a": 2}"#, #"{"a": 2, "b": 3}"#, #"{"a": 1, "b": 1}"#, #"{"b": 1}"#]),
    Row(
      #""kind": "value", "expected": {"a": 1, "b": 2}"#, #"{"a": 2}"#, same: [],
      other: [#"{"a": 2, "b": 2}"#, #"{"b": 1}"#]),
    Row(
      #""kind": "witness", "unknowns": {"a": [], "b": []}, "constraints": ["a > 0", "a > b"]"#,
      #"{"a": 1, "b": 2}"#,
      same: [#"{"b": "4/2", "a": 1}"#, #"[{"a": 3, "b": 1}, {"a": 1, "b": 2}]"#],
      other: [#"{"a": 1, "b": 3}"#, #"{"a": 2, "b": 2}"#, #"{"a": 2, "b": 3}"#]),
  ]

  @Test("An answer that cannot be read means the same as no other", arguments: unreadable)
  func unread(_ row: Row) throws {
    let item = row.item + #", "wrong": [{"answer": \#(row.listed), "hint": "Listed."}]"#
    for answer in row.other { try ClaimRow(item, answer, .fail).check() }
  }

  static let unreadable = [
    Row(#""kind": "choice", \#(options), "expected": ["a"]"#, #""d""#, same: [], other: [#""b""#]),
    Row(
      #""kind": "ordering", \#(options), "expected": ["a", "b", "c"]"#, #"["d", "a"]"#, same: [],
      other: [#"["b", "a"]"#]),
    Row(
      #""kind": "claim", "symbols": {"x": {}}, "statement": "x^2 >= x""#, #"{"holds": 3}"#,
      same: [],
      other: [#"{"holds": true}"#]),
    Row(
      #""kind": "condition", \#(net), "of": "a*x", "cover": ["z <= 0", "x = 0"]"#, #"["z <= "]"#,
      same: [], other: [#"["z <= 0"]"#]),
    Row(
      #""kind": "derivation", "symbols": {"x": {}}, "from": "(x + 1)^2", "to": "x^2 + 2x + 1""#,
      #"["(x + "]"#, same: [], other: [#"["x^2 + 1"]"#]),
    Row(#""symbols": {"x": {}}, "expected": "x^2""#, #""2x +""#, same: [], other: [#""2x""#]),
    Row(
      #""symbols": {"x": {}}, "expected": {"f": "x^2"}"#, #"{"h": "2x"}"#, same: [],
      other: [#"{"f": "2x"}"#]),
    Row(
      #""kind": "gradient", "symbols": {"x": {}}, "of": "relu(x)^2", "wrt": "x""#, #""relu(""#,
      same: [], other: [#""x""#]),
    Row(
      #""kind": "graph", "symbols": {"x": {}}, "inputs": ["x"], "definitions": ["y = x^2"], "output": "y""#,
      #"{"nodes": 3, "output": "y"}"#, same: [],
      other: [#"{"nodes": [{"id": "y", "formula": "x"}], "output": "y"}"#]),
    Row(
      #""kind": "range", "symbols": {"x": {}}, "of": "sigma(x)""#, #""[0, ""#, same: [],
      other: [#""[0, 1]""#]),
    Row(
      #""kind": "shape", "dimensions": {"D": [2, 3]}, "symbols": {"W": {"shape": ["D", 4]}}, "of": "W""#,
      #""D x Q""#, same: [], other: [#""4 x D""#]),
    Row(
      #""kind": "training", "symbols": {"w": {}}, "loss": "w^2", "parameters": ["w"], "initial": {"w": 1}, "rate": "1/4", "steps": 1, "ask": "losses""#,
      #""many""#, same: [], other: ["[1, 0.5]"]),
    Row(#""kind": "value", "expected": 3"#, #""6 +""#, same: [], other: ["6"]),
    Row(
      #""kind": "value", "expected": {"a": 1}"#, #"{"a": "6 +"}"#, same: [], other: [#"{"a": 6}"#]),
    Row(
      #""kind": "value", "expected": {"a": 1}"#, #"{"c": 6}"#, same: [], other: [#"{"a": 6}"#]),
    Row(
      #""kind": "witness", "unknowns": {"a": []}, "constraints": ["a > 0"]"#, #"{"b": 1}"#,
      same: [],
      other: [#"{"a": -1}"#]),
  ]
}
