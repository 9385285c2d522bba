import Testing
import Text

@testable import Grading

/// What comes of answers that are written in Markdown.
@Suite("An answer in Markdown")
struct MarkdownAnswerTests {
  private static let set = #"""
    {"schema": 1, "id": "s", "problems": [{"id": "p", "symbols": {"x": {}}, "items": [
      {"id": "formula", "kind": "formula", "expected": "x^2"},
      {"id": "text", "kind": "text"},
      {"id": "proof", "kind": "derivation", "from": "x + x", "to": "2*x"},
      {"id": "claim", "kind": "claim", "statement": "x^2 >= 0"},
      {"id": "pair", "kind": "value", "expected": {"a": 1, "b": 2}},
      {"id": "pick", "kind": "choice", "options": {"a": "A", "b": "B"}, "expected": "a"}
    ]}]}
    """#

  private func grade(_ item: String, _ body: String) throws -> ItemResult {
    let set = try ProblemSet.read(SourceText(name: "set", Self.set))
    let text = "---\nproblem_set: s\n---\n## p/\(item)\n\(body)\n"
    let graded = Grader(set, options: GradingOptions())
      .grade(try Submission.read(SourceText(name: "s.md", text)))
    return try #require(graded.items.first { $0.id == "p/" + item })
  }

  @Test("is judged as in JSON", arguments: verdicts)
  func judges(item: String, body: String, verdict: Verdict) throws {
    let result = try grade(item, body)
    #expect(result.verdict == verdict, "\(result.message)")
  }

  static let verdicts: [(String, String, Verdict)] = [
    ("formula", "f(x) = x + x^2 - x\n= x^2", .pass),
    ("formula", "$f(x) = x \\cdot x$\n$= x^2$\n", .pass),
    ("formula", "- f(x) = x*x\n- = x^3", .fail),
    ("formula", "x^2\n\n---", .pass),
    ("formula", "### My answer\nx^2", .pass),
    ("formula", "```\n# not a formula\n```", .invalid),
    ("proof", "### First\nx + x\n### Then\n= 2*x", .pass),
    ("formula", "x^2 <!-- squared -->", .pass),
    ("proof", "- ```\n  x + x\n  ```\n- = 2*x", .pass),
    ("proof", "x + x\\\n= 2*x", .pass),
    ("proof", "- ", .missing),
    ("proof", "- x + x\n- \n- = 2*x", .pass),
    ("pick", "a\n\n***\n", .pass),
    ("claim", "~~~JSON\n{\"holds\": true}\n~~~", .pass),
    ("text", "```\n# a comment\n```", .review),
  ]

  @Test("keeps every word of a free text")
  func keepsText() throws {
    let result = try grade("text", "One.\n### detail\n```\n## q/v\n# comment\n```\n---\nTwo.")
    #expect(result.readAs == "One.\n### detail\n## q/v\n# comment\nTwo.")
  }

  @Test("that should be an object is told of the block it belongs in", arguments: plain)
  func tellsOfBlocks(item: String, body: String) throws {
    let result = try grade(item, body)
    #expect(result.verdict == .invalid)
    #expect(result.message.contains("between a line ```json and a line ```"), "\(result.message)")
  }

  static let plain: [(String, String)] = [
    ("claim", "holds: true"), ("pair", "a = 1\nb = 2"), ("pair", "```\n{\"a\": 1}\n```"),
  ]
}
