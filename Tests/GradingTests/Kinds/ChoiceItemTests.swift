import Testing

@testable import Grading

@Suite("choice")
struct ChoiceItemTests {
  @Test("is judged row by row", arguments: rows)
  func judges(row: ClaimRow) throws { try row.check() }

  private static let item0 = """
    "kind": "choice", "options": {"up": "grows", "down": "shrinks", "same": "stays"}, \
    "expected": "down"
    """

  private static let numbered = """
    "kind": "choice", "options": {"1": "A", "2": "B"}, "expected": 1
    """

  static let rows: [ClaimRow] = [
    ClaimRow(
      #""kind": "choice", "options": {"a": "A"}, "expected": []"#, #""a""#, .undecided,
      message: "no option is right"),
    ClaimRow(
      #""kind": "choice", "options": {"a": "A", "b": "B"}, "expected": "a""#,
      #""b""#, .fail),
    ClaimRow(
      #""kind": "choice", "options": {"a": "A", "b": "B"}, "expected": ["a", "b"]"#,
      #"["b", "a"]"#, .pass),
    ClaimRow(
      item0,
      #""down""#, .pass),
    ClaimRow(
      item0,
      #"["down"]"#, .pass),
    ClaimRow(
      item0,
      #""down\n""#, .pass),
    ClaimRow(
      item0,
      #"[" down\r\n"]"#, .pass),
    ClaimRow(
      item0,
      #"true"#, .invalid, message: "the id of an option or a list of ids was expected"),
    ClaimRow(
      numbered,
      #"1"#, .pass),
    ClaimRow(
      numbered,
      #"[2]"#, .fail),
    ClaimRow(
      numbered,
      #"3"#, .invalid, message: "`3` is none of the options"),
    ClaimRow(
      #""kind": "choice", "options": {"1": "A", "2": "B"}, "expected": [1, 2]"#,
      #""1\n2""#, .pass),
    ClaimRow(
      item0,
      #""up""#, .fail),
    ClaimRow(
      item0,
      #"["down", "up"]"#, .fail),
    ClaimRow(
      item0,
      #""dwn""#, .invalid),
    ClaimRow(
      item0,
      #"3"#, .invalid),
    ClaimRow(
      item0,
      #""""#, .missing),
    ClaimRow(
      item0,
      #"["down", "down"]"#, .invalid),
  ]
}
