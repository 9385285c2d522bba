import Testing

@testable import Grading

@Suite("ordering")
struct OrderingItemTests {
  @Test("is judged row by row", arguments: rows)
  func judges(row: ClaimRow) throws { try row.check() }

  private static let item0 = """
    "kind": "ordering", "options": {"fwd": "forward", "loss": "loss", "zero": "zero", "back": \
    "backward", "step": "update"}, "expected": ["fwd", "loss", "zero", "back", "step"]
    """

  static let rows: [ClaimRow] = [
    ClaimRow(item0, #""fwd → loss → zero → back -> step""#, .pass),
    ClaimRow(item0, #"["fwd", "loss", "zero", "back"]"#, .fail, message: "1 more belongs"),
    ClaimRow(
      #""kind": "ordering", "options": {"a": "A", "b": "B", "c": "C"}, "expected": ["a", "b", "c"]"#,
      #"["a", "c", "b"]"#, .fail),
    ClaimRow(
      item0,
      #"["fwd", "loss", "zero", "back", "step"]"#, .pass),
    ClaimRow(
      item0,
      #""fwd, loss, zero, back, step""#, .pass),
    ClaimRow(
      item0,
      #"["fwd", "loss", "back", "zero", "step"]"#, .fail, message: "place out of order is 3"),
    ClaimRow(
      item0,
      #"["fwd", "loss", "zero"]"#, .fail, message: "2 more"),
    ClaimRow(
      item0,
      #"["loss", "fwd", "zero", "back", "step"]"#, .fail, message: "is 1"),
    ClaimRow(
      item0,
      #"["fwd", "los", "zero", "back", "step"]"#, .invalid, message: "none of the options"),
    ClaimRow(
      item0,
      #"["fwd", "fwd"]"#, .invalid),
    ClaimRow(
      item0,
      #"[]"#, .missing),
    ClaimRow(
      item0,
      #"true"#, .invalid),
    ClaimRow(
      item0,
      #"{"1": "fwd"}"#, .invalid),
  ]
}
