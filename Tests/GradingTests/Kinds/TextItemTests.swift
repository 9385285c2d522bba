import Testing
import Text

@testable import Grading

@Suite("text")
struct TextItemTests {
  @Test("is judged row by row", arguments: rows)
  func judges(row: ClaimRow) throws { try row.check() }

  @Test("says which command a line break may have eaten")
  func notes() throws {
    let set = try ProblemSet.read(
      SourceText(
        name: "set",
        #"{"schema": 1, "id": "s", "problems": [{"id": "p", "items": [{"id": "a", "kind": "text"}]}]}"#
      ))
    func notes(_ answer: String) throws -> [String] {
      let answers = #"{"problem_set": "s", "answers": {"p/a": "\#(answer)"}}"#
      let graded = Grader(set, options: GradingOptions())
        .grade(try Submission.read(SourceText(name: "one", answers)))
      return graded.items.flatMap(\.notes)
    }
    #expect(
      try notes(#"First\nu can be negative"#) == [
        #"`\nu` may have been read as a control character and letters: if a command is meant, "#
          + #"write `\\nu` in JSON, with two backslashes"#
      ])
    #expect(try notes(#"First\nit can be negative"#) == [])
  }

  private static let item0 = """
    "kind": "text", "rubric": ["names the cause", "gives a remedy"]
    """

  static let rows: [ClaimRow] = [
    ClaimRow(
      #""kind": "text", "rubric": "mentions x""#,
      #""hello""#, .review),
    ClaimRow(
      item0,
      #""The gradient vanishes.""#, .review),
    ClaimRow(
      item0,
      #"["line one", "line two"]"#, .review),
    ClaimRow(
      item0,
      #""""#, .missing),
    ClaimRow(
      item0,
      #""   ""#, .missing),
    ClaimRow(
      item0,
      #"null"#, .missing),
    ClaimRow(
      item0,
      #"3"#, .invalid),
    ClaimRow(
      item0,
      #"{"a": "b"}"#, .invalid),
    ClaimRow(
      item0,
      #""First\nu can be negative""#, .review),
    ClaimRow(
      item0,
      #"["fine", "the \frac12 of it"]"#, .review),
    ClaimRow(
      item0,
      #""σ saturates""#, .review),
    ClaimRow(
      item0,
      #"[""]"#, .missing),
  ]
}
