import Testing

@testable import Grading

@Suite("text")
struct TextItemTests {
  @Test("is judged row by row", arguments: rows)
  func judges(row: ClaimRow) throws { try row.check() }

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
      #""σ saturates""#, .review),
    ClaimRow(
      item0,
      #"[""]"#, .missing),
  ]
}
