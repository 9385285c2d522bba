import Testing

@testable import Grading

@Suite("training")
struct TrainingItemTests {
  @Test("is judged row by row", arguments: rows)
  func judges(row: ClaimRow) throws { try row.check() }

  private static let item0 = """
    "kind": "training", "symbols": {"w": {}, "b": {}, "x": {}, "y": {}}, "loss": "(w*x+b-y)^2", \
    "parameters": ["w", "b"], "initial": "zeros", "rate": 0.1, "steps": 2, "data": {"x": 1, "y": \
    2}, "ask": "losses"
    """

  private static let item1 = """
    "kind": "training", "symbols": {"w": {}, "b": {}, "x": {}, "y": {}}, "loss": "(w*x+b-y)^2", \
    "parameters": ["w", "b"], "initial": "zeros", "rate": 0.1, "steps": 2, "data": {"x": 1, "y": \
    2}, "ask": "final"
    """

  private static let item2 = """
    "kind": "training", "symbols": {"w": {}, "b": {}, "x": {}, "y": {}}, "loss": "(w*x+b-y)^2", \
    "parameters": ["w", "b"], "initial": "zeros", "rate": 0.1, "steps": 2, "data": {"x": 1, "y": \
    2}, "ask": "unchanged"
    """

  private static func vector(_ initial: String, _ data: String) -> String {
    #""kind": "training", "symbols": {"w": {"shape": [2]}, "x": {"shape": [2]}}, "loss": "w'*x", "#
      + #""parameters": ["w"], "initial": \#(initial), "rate": 1, "steps": 1, "data": \#(data), "#
      + #""ask": "losses""#
  }

  static let rows: [ClaimRow] = [
    ClaimRow(
      vector(#"{"w": [1]}"#, #"{"x": [1, 1]}"#), "[2, 0]", .undecided,
      message: "`w` has 2 entries, not 1"),
    ClaimRow(
      vector(#"{"w": [1, 1, 5]}"#, #"{"x": [1, 1]}"#), "[2, 0]", .undecided,
      message: "`w` has 2 entries, not 3"),
    ClaimRow(vector(#"{"w": [1, 1]}"#, #"{"x": [1, 1]}"#), "[2, 0]", .pass, readAs: "[2, 0]"),
    ClaimRow(vector(#"{"w": [1, 1]}"#, "[]"), "[2, 0]", .undecided, message: "no example"),
    ClaimRow(
      vector(#"{"w": [1, 1]}"#, #"{"x": [1, 1, 1]}"#), "[2, 0]", .undecided, message: "shape"),
    ClaimRow(
      #""kind": "training", "dimensions": {"K": [2, 3]}, "symbols": {"w": {"shape": ["K"]}, "x": {"shape": ["K"]}}, "#
        + #""loss": "w'*x", "parameters": ["w"], "initial": "ones", "rate": 1, "steps": 1, "#
        + #""data": {"x": [1, 1, 1, 1]}, "ask": "losses""#,
      "[4, 0]", .pass),
    ClaimRow(item2, #"["w", "b"]"#, .fail, message: "`b`, `w` do change"),
    ClaimRow(
      item0,
      #"[4, 1.44, 0.518]"#, .pass),
    ClaimRow(
      #""kind": "training", "symbols": {"w": {}, "v": {}, "b": {}, "x": {}, "y": {}}, "loss": "(v*tanh(w*x)+b-y)^2", "parameters": ["w", "v", "b"], "initial": "zeros", "rate": 0.1, "steps": 5, "data": {"x": 1, "y": 2}, "ask": "unchanged""#,
      #"["w", "v"]"#, .pass),
    ClaimRow(
      #""kind": "training", "symbols": {"w": {}, "x": {}, "y": {}}, "loss": "(w*x-y)^2", "parameters": ["w"], "initial": {"w": 0}, "rate": "1/10", "steps": 1, "data": [{"x": 1, "y": 2}, {"x": 2, "y": 2}], "ask": "final""#,
      #"{"w": 0.6}"#, .pass),
    ClaimRow(
      item0,
      #"[4, 1.44, 0.5184]"#, .pass),
    ClaimRow(
      item0,
      #"["4", "36/25", "0.518"]"#, .pass),
    ClaimRow(
      item0,
      #"[4, 1.44]"#, .invalid, message: "shape"),
    ClaimRow(
      item0,
      #"[4, 1.44, 0.6]"#, .fail, message: "step 2"),
    ClaimRow(
      item0,
      #"4"#, .invalid),
    ClaimRow(
      item1,
      #"{"w": 0.64, "b": 0.64}"#, .pass),
    ClaimRow(
      item1,
      #"{"w": 0.64, "b": 0.5}"#, .fail, message: "b"),
    ClaimRow(
      item1,
      #"{"w": 0.64}"#, .invalid, message: "no value for `b`"),
    ClaimRow(
      item1,
      #"{"w": 0.64, "c": 1}"#, .invalid),
    ClaimRow(
      item2,
      #"["w"]"#, .fail, message: "does change"),
    ClaimRow(
      item2,
      #""none""#, .pass),
    ClaimRow(
      item2,
      #"["q"]"#, .invalid, message: "no parameter"),
    ClaimRow(
      item0,
      #"[]"#, .missing),
  ]
}
