import Testing
import Text

@testable import Grading

@Suite("Generated mistakes")
struct ValidationTests {
  private func names(_ item: String) throws -> [String] {
    let set = """
      {"schema": 1, "id": "s", "problems": [{"id": "p", "dimensions": {"D": [2, 3], "H": [3, 4]},
       "symbols": {"x": {}, "W": {"shape": ["D", "H"]}}, "items": [{"id": "a", \(item)}]}]}
      """
    let grader = Grader(
      try ProblemSet.read(SourceText(name: "set", set)), options: GradingOptions())
    var names: [String] = []
    _ = grader.validated { grader in
      names = Mistakes(grader).list.map(\.name)
      return ItemValidator(grader).run()
    }
    return names
  }

  @Test("are made in the solutions of every kind that has one", arguments: rows)
  func generated(item: String, expected: [String]) throws {
    let names = try names(item)
    for name in expected { #expect(names.contains(name), "\(names)") }
    #expect(names.count <= 40)
    #expect(Set(names).count == names.count)
  }

  static let rows: [(String, [String])] = [
    (#""kind": "claim", "statement": "x = x", "solution": {"holds": true}"#, [#"{"holds":false}"#]),
    (
      #""kind": "choice", "options": {"a": "A", "b": "B"}, "expected": "a", "solution": "a""#,
      [#"["a","b"]"#]
    ),
    (
      #""kind": "ordering", "options": {"a": "A", "b": "B"}, "expected": ["a", "b"], "solution": ["a", "b"]"#,
      [#"["b","a"]"#]
    ),
    (#""kind": "shape", "of": "W", "solution": "D x H""#, ["H x D", "scalar", "D x D"]),
    (#""kind": "range", "of": "sigma(x)", "solution": "(0, 1)""#, ["[0, 1)", "(0, 1]"]),
    (#""kind": "value", "expected": [1, 2], "solution": [1, 2]"#, ["[-1,-2]", "[2,3]"]),
    (
      #""kind": "condition", "of": "x*W[1,1]", "solution": ["x = 0", "W[1,1] = 0"]"#,
      [#"["x = 0"]"#, #"["W[1,1] = 0"]"#]
    ),
    (
      #""kind": "formula", "expected": "x - 1", "solution": "x - 1""#,
      ["x + 1", "1 - x", "-(x - 1)"]
    ),
    (
      #""kind": "derivation", "from": "x - 1", "to": "x - 1", "solution": ["x - 1 = x - 2 + 1"]"#,
      ["[\"x - 1 = -(x - 2 + 1)\"]"]
    ),
  ]
}
