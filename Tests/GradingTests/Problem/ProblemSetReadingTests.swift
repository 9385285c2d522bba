import Foundation
import Testing
import Text

@testable import Grading

private func set(_ text: String) throws(Diagnostic) -> ProblemSet {
  try ProblemSet.read(SourceText(name: "set.json", text))
}

private func refusal(_ text: String) -> String {
  do throws(Diagnostic) {
    _ = try set(text)
    return "accepted"
  } catch {
    return line(error)
  }
}

@Suite("Reading a problem set")
struct ProblemSetReadingTests {
  @Test("throws where the frame is not there", arguments: refused)
  func refuses(text: String, message: String) {
    #expect(refusal(text) == message)
  }

  static let refused: [(String, String)] = [
    ("", "1:1 the text is empty; a JSON value was expected"),
    ("[]", "1:1 the document is an array; an object was expected"),
    ("{}", "1:1 the document lacks the member `schema`"),
    (
      #"{"shema": 1, "id": "s", "problems": []}"#,
      "1:1 the document lacks the member `schema` | is `shema` meant to be `schema`?"
    ),
    (
      #"{"schema": 2, "id": "s", "problems": []}"#,
      "1:12 `schema` is 2; this grader reads 1"
    ),
    (
      #"{"schema": "1", "id": "s", "problems": []}"#,
      "1:12 `schema` is a string; a number was expected"
    ),
    (#"{"schema": 1, "problems": []}"#, "1:1 the document lacks the member `id`"),
    (
      #"{"schema": 1, "id": "a/b", "problems": []}"#,
      "1:21 `id` cannot be `a/b`; an id has letters, digits, `-`, `_` and `.`, at most 128 of them"
    ),
    (#"{"schema": 1, "id": "s"}"#, "1:1 the document lacks the member `problems`"),
    (
      #"{"schema": 1, "id": "s", "problems": {}}"#,
      "1:38 `problems` is an object; an array was expected"
    ),
  ]

  @Test("reads every member")
  func readsAll() throws {
    let set = try set(complete)
    #expect(set.faults.isEmpty)
    #expect(set.id == "s" && set.title == "T")
    let problem = try #require(set.problems.first)
    #expect(problem.id == "p" && problem.statement == "S" && problem.title == nil)
    #expect(problem.dimensions.map(\.name) == ["D_x", "H"])
    #expect(problem.dimensions.map(\.sizes) == [[2, 3], [4]])
    #expect(problem.symbols.map(\.name) == ["x", "W", "j", "c", "t"])
    #expect(problem.symbols.map(\.shape) == [[], ["D_x", "H"], [], [], ["3"]])
    #expect(problem.symbols[0].range.map { "\($0.lower.string) \($0.upper.string)" } == "-3 pi")
    guard case .index("H") = problem.symbols[2].domain else {
      Issue.record("j is no index")
      return
    }
    guard case .values(let values) = problem.symbols[3].domain else {
      Issue.record("c has no values")
      return
    }
    #expect(values.map(\.string) == ["0.10", "1/2"])
    #expect(problem.definitions.map(\.string) == ["z = x"])
    #expect(problem.assumptions.map(\.string) == ["x != 0"])
  }

  @Test("reads every member of an item")
  func readsItem() throws {
    let items = try set(complete).problems[0].items
    let item = items[0]
    #expect(item.id == "a" && item.kind == "formula" && item.points == 2.5)
    #expect(item.prompt == "P" && item.visibility == .afterDueDate && item.partial)
    #expect(item.accept.count == 1 && item.solution != nil && item.field.span.start > 0)
    #expect(item.wrong.map(\.credit) == [0.5, 0] && item.wrong.map(\.hint) == ["h", nil])
    #expect(item.allow == ["diff"] && item.forbid == ["tanh"] && item.hide == ["z"])
    #expect(item.tolerance?.absolute?.string == "1e-3" && item.tolerance?.digits == nil)
    #expect(items[1].after == ["p/a"] && items[1].given == ["p/a"] && items[1].points == 1)
    #expect(items[1].visibility == .visible && !items[1].partial)
  }

  static let files = ["xor-and-loss-graphs"]

  @Test("finds no fault in the repository's sets", arguments: files)
  func readsRepository(name: String) throws {
    var folder = URL(filePath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    let file = folder.appending(path: "problems/\(name).json")
    let text = SourceText(name: name, bytes: Array(try Data(contentsOf: file)))
    let set = try ProblemSet.read(text)
    #expect(set.id == name && set.problems.count > 5)
    #expect(set.faults.map(line) == [])
  }
}

private let complete = """
  {"schema": 1, "id": "s", "title": "T", "$schema": "x", "problems": [{
    "id": "p", "statement": "S", "title": null,
    "dimensions": {"D_x": [2, 3], "H": 4},
    "symbols": {"x": {"range": [-3, "pi"], "domain": "real", "latex": "x", "aliases": "ξ"},
      "W": {"shape": ["Dx", "H"]}, "j": {"domain": {"index": "H"}},
      "c": {"domain": {"values": [0.10, "1/2"]}}, "t": {"shape": [3], "domain": "one-hot"}},
    "definitions": ["z = x"], "assume": "x != 0",
    "items": [
      {"id": "a", "kind": "formula", "points": 2.5, "prompt": "P", "visibility": "after_due_date",
       "solution": "x", "accept": ["x + 0"], "expected": "x", "partial": true, "stress": [],
       "wrong": [{"answer": "1", "hint": "h", "credit": 0.5}, {"answer": [1]}], "allow": "diff",
       "forbid": ["tanh"], "hide": ["z"], "tolerance": {"absolute": 1e-3, "relative": "1/100"}},
      {"id": "b", "kind": "gradient", "of": "z", "wrt": "x", "after": "a", "given": ["p/a"]}
    ]}]}
  """
