import Testing

@testable import Grading

@Suite("claim")
struct ClaimItemTests {
  @Test("is judged row by row", arguments: rows)
  func judges(row: ClaimRow) throws { try row.check() }

  @Test("shows a counterexample alike, however its JSON is laid out", arguments: layouts)
  func evidence(answer: String) throws {
    let result = try ClaimRow(Self.matrices, answer, .pass).result()
    #expect(result.evidence.point.map(\.name) == ["A", "B"])
    #expect(
      result.evidence.point.map(\.value) == ["[[0, 1], [0, -0.50]]", #"[[0, "1/2"], [1, 0]]"#])
  }

  static let layouts = [
    #"{"holds":false,"counterexample":{"A":[[0,1],[0,-0.50]],"B":[[0,"1/2"],[1,0]]}}"#,
    """
    {
      "holds": false,
      "counterexample": {
        "A": [
          [0,\t1],
          [0,
           -0.50]
        ],
        "B": [[0, "1\\u002f2"],
              [1, 0]]
      }
    }
    """,
  ]

  private static let item0 = """
    "kind": "claim", "symbols": {"x": {}}, "statement": "sigma(x)*(1-sigma(x)) < 1/4"
    """

  private static let item1 = """
    "kind": "claim", "symbols": {"x": {}}, "statement": "x^2 >= x"
    """

  private static let item2 = """
    "kind": "claim", "symbols": {"x": {}}, "statement": "exp(x) >= 1 + x"
    """

  private static let item3 = """
    "kind": "claim", "symbols": {"x": {"domain": "integer"}}, "statement": "x^2 >= x"
    """

  private static let matrices = """
    "kind": "claim", "dimensions": {"K": [2, 3]}, "symbols": {"A": {"shape": ["K", "K"]}, "B": \
    {"shape": ["K", "K"]}}, "statement": "A*B = B*A"
    """

  private static let column = """
    "kind": "claim", "dimensions": {"K": [2, 3]}, "symbols": {"z": {"shape": ["K"]}}, "statement": \
    "sum(z) > 0"
    """

  static let rows: [ClaimRow] = [
    // A chain in which some links are between numbers and others between the entries of a column.
    ClaimRow(
      #""kind": "claim", "symbols": {"x": {}, "y": {}}, "statement": "max(x,y) < logsumexp([x,y]) < [x,y]""#,
      #"{"holds": true}"#, .fail, message: "it does not hold at x = "),
    ClaimRow(
      #""kind": "claim", "symbols": {"x": {}, "y": {}}, "statement": "min(x,y) <= [x,y] <= max(x,y) <= logsumexp([x,y])""#,
      #"{"holds": true}"#, .pass),
    // A symbol that can have one value only need not be given; one that is given is kept.
    ClaimRow(
      #""kind": "claim", "symbols": {"a": {"domain": {"values": [2]}}, "x": {}}, "statement": "a*x > 0""#,
      #"{"holds": false, "counterexample": {"x": -1}}"#, .pass),
    ClaimRow(
      #""kind": "claim", "symbols": {"a": {"domain": {"values": [2, 3]}}, "x": {}}, "statement": "a*x > 0""#,
      #"{"holds": false, "counterexample": {"x": -1}}"#, .invalid, message: "no value for a"),
    ClaimRow(
      #""kind": "claim", "symbols": {"v": {"shape": [2], "domain": {"values": [3]}}, "x": {}}, "statement": "v[1] + v[2] + x > 0""#,
      #"{"holds": false, "counterexample": {"v": [3, 3], "x": -7}}"#, .pass),
    ClaimRow(
      #""kind": "claim", "symbols": {"v": {"shape": [2], "domain": {"values": [3]}}, "x": {}}, "statement": "v[1] + v[2] + x > 0""#,
      #"{"holds": false, "counterexample": {"x": -7}}"#, .invalid, message: "no value for v"),
    ClaimRow(
      #""kind": "claim", "symbols": {"x": {}}, "statement": "sigma(x)*(1-sigma(x)) <= 1/4""#,
      #"{"holds": true}"#, .pass),
    ClaimRow(
      matrices,
      #"{"holds": false, "counterexample": {"A": [[0, 1], [0, 0]], "B": [[0, 0], [1, 0]]}}"#,
      .pass),
    ClaimRow(
      matrices,
      #"{"holds": false, "counterexample": {"A": [[0, 1], [0, 0]], "B": [[0, 0, 1], [1, 0, 1], [1, 1, 1]]}}"#,
      .invalid, message: "`K` would be 2 in `A` and 3 in `B`"),
    ClaimRow(
      column, #"{"holds": false, "counterexample": {"z": [1, -3]}}"#, .pass),
    ClaimRow(
      column, #"{"holds": false, "counterexample": {"z": [[1, -3]]}}"#, .pass),
    ClaimRow(
      column, #"{"holds": false, "counterexample": {"z": [1, 2, 3, 4, -100]}}"#, .pass),
    ClaimRow(
      column, #"{"holds": false, "counterexample": {"z": -1}}"#, .invalid, message: "at least 2"),
    ClaimRow(
      column, #"{"holds": false, "counterexample": {"z": [[-1, -2], [1, 1]]}}"#, .invalid,
      message: "`z` has shape K x 1, the value has 2 x 2"),
    ClaimRow(
      #""kind": "claim", "symbols": {"w": {"shape": [2]}}, "statement": "w[1] > 0""#,
      #"{"holds": false, "counterexample": {"w": [-1, 1, 1]}}"#, .invalid, message: "shape"),
    ClaimRow(
      #""kind": "claim", "symbols": {"p": {"shape": [2], "domain": "probability"}}, "statement": "p[1] > 0.1""#,
      #"{"holds": false, "counterexample": {"p": [0.01, 0.01]}}"#, .fail, message: "outside"),
    ClaimRow(
      #""kind": "claim", "symbols": {"p": {"shape": [2], "domain": "probability"}}, "statement": "p[1] > 0.1""#,
      #"{"holds": false, "counterexample": {"p": [0.01, 0.99]}}"#, .pass),
    ClaimRow(
      #""kind": "claim", "symbols": {"p": {"shape": [2], "domain": "one-hot"}}, "statement": "p[1] = 0""#,
      #"{"holds": false, "counterexample": {"p": [1, 1]}}"#, .fail, message: "outside"),
    ClaimRow(
      #""kind": "claim", "symbols": {"a": {"domain": "positive"}}, "statement": "a > 1""#,
      #"{"holds": false, "counterexample": {"a": "-sqrt(2)"}}"#, .fail, message: "outside"),
    ClaimRow(
      #""kind": "claim", "symbols": {"a": {}}, "statement": "log(a) <= a - 1""#,
      #"{"holds": false, "counterexample": {"a": -1}}"#, .fail, message: "undefined there"),
    ClaimRow(
      item0,
      #"{"holds": true}"#, .fail),
    ClaimRow(
      item0,
      #"{"holds": false, "counterexample": {"x": 0}}"#, .pass),
    ClaimRow(
      #""kind": "claim", "symbols": {"x": {}}, "statement": "tanh(-x) = -tanh(x)""#,
      #"{"holds": true}"#, .pass),
    ClaimRow(
      item1,
      #"{"holds": true}"#, .fail),
    ClaimRow(
      #""kind": "claim", "symbols": {"x": {}}, "statement": "x^2 >= x", "over": {"x": [1, 5]}"#,
      #"{"holds": true}"#, .pass),
    ClaimRow(
      #""kind": "claim", "symbols": {"x": {}}, "statement": "1-tanh(x)^2 >= sigma(x)*(1-sigma(x))""#,
      #"{"holds": true}"#, .fail),
    ClaimRow(
      #""kind": "claim", "symbols": {"x": {}}, "statement": "(sigma(x)*(1-sigma(x)))^3 <= 1/64""#,
      #"{"holds": true}"#, .pass),
    ClaimRow(
      #""kind": "claim", "symbols": {"x": {}, "y": {}}, "statement": "x^2+y^2 >= 2*x*y""#,
      #"{"holds": true}"#, .pass),
    ClaimRow(
      #""kind": "claim", "symbols": {"x": {}, "y": {}}, "statement": "(x-1.37)^2+(y+2.11)^2 >= 1/1000""#,
      #"{"holds": true}"#, .fail),
    ClaimRow(
      #""kind": "claim", "symbols": {"x": {}}, "statement": "0 < sigma(x) < 1""#,
      #"{"holds": true}"#, .pass),
    ClaimRow(
      #""kind": "claim", "symbols": {"x": {}}, "statement": "leakyrelu(x) > 0", "over": {"x": "negative"}"#,
      #"{"holds": true}"#, .fail),
    ClaimRow(
      #""kind": "claim", "symbols": {"b1": {}, "b4": {}, "a": {}}, "assume": ["b1+b4>0"], "statement": "sigma(b1+b4+a) > 1/2""#,
      #"{"holds": false, "counterexample": {"b1": 1, "b4": 0, "a": -2}}"#, .pass),
    ClaimRow(
      item2,
      #"{"holds": true}"#, .pass),
    ClaimRow(
      item2,
      #"{"holds": false, "counterexample": {"x": 1}}"#, .fail),
    ClaimRow(
      item1,
      #"{"holds": false}"#, .invalid, message: "counterexample"),
    ClaimRow(
      item1,
      #"{"holds": "no"}"#, .invalid),
    ClaimRow(
      item1,
      #"{"hold": true}"#, .invalid, message: "holds"),
    ClaimRow(
      item1,
      #"{"holds": false, "counterexample": {"y": 1}}"#, .invalid, message: "no symbol"),
    ClaimRow(
      item1,
      #"{"holds": false, "counterexample": {"x": "1/2"}}"#, .pass, certainty: "certified"),
    ClaimRow(
      item1,
      #"{"holds": false, "counterexample": {"x": 2}}"#, .fail),
    ClaimRow(
      item1,
      #"{}"#, .missing),
    ClaimRow(
      item3,
      #"{"holds": true}"#, .pass),
    ClaimRow(
      item3,
      #"{"holds": false, "counterexample": {"x": 0.5}}"#, .fail, message: "outside its domain"),
    ClaimRow(
      #""kind": "claim", "symbols": {"n": {"domain": "integer", "range": [0, 5]}}, "statement": "n^2 <= 25""#,
      #"{"holds": true}"#, .pass, certainty: "certified"),
  ]
}
