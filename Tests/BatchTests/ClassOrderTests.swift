import Testing
import Text

@testable import Batch

@Suite("The order of a class")
struct ClassOrderTests {
  private static func entry(
    _ name: String, _ student: String, set: String? = "s", attempt: Int? = nil, at: String? = nil
  ) -> ClassEntry {
    ClassEntry(
      name: name, source: .file, digest: SHA256(name), student: student, isNamedByFile: false,
      problemSet: set, isReadable: set != nil, submittedAt: at, attempt: attempt)
  }

  /// The submissions that count, `refused` where nobody can tell.
  private static func counting(_ entries: [ClassEntry], _ attempts: Attempts) -> String {
    let order = ClassOrder(ClassEntries(entries), attempts: attempts)
    guard order.duplicates.isEmpty else { return "refused" }
    return order.entries.filter { $0.aside == nil }.map(\.name).joined(separator: " ")
  }

  static let rows: [(String, [ClassEntry], Attempts, String)] = [
    ("none twice", [entry("b", "2"), entry("a", "1")], .refuse, "a b"),
    ("two sets", [entry("b", "1", set: "t"), entry("a", "1")], .refuse, "a b"),
    ("refused", [entry("b", "1"), entry("a", "1")], .refuse, "refused"),
    ("no order", [entry("b", "1"), entry("a", "1")], .latest, "refused"),
    ("best needs none", [entry("b", "1"), entry("a", "1")], .best, "a b"),
    ("numbers", [entry("b", "1", attempt: 1), entry("a", "1", attempt: 2)], .latest, "a"),
    ("first", [entry("b", "1", attempt: 1), entry("a", "1", attempt: 2)], .first, "b"),
    ("same number", [entry("b", "1", attempt: 1), entry("a", "1", attempt: 1)], .first, "refused"),
    (
      "times in two zones",
      [
        entry("b", "1", at: "2026-10-05T12:00:00+02:00"),
        entry("a", "1", at: "2026-10-05T10:30:00Z"),
      ], .latest, "a"
    ),
    ("unreadable", [entry("b", "1", set: nil), entry("a", "1")], .refuse, "refused"),
    ("unreadable aside", [entry("b", "1", set: nil), entry("a", "1")], .latest, "a"),
    ("none readable", [entry("b", "1", set: nil), entry("a", "1", set: nil)], .best, "b"),
    ("none readable, first", [entry("b", "1", set: nil), entry("a", "1", set: nil)], .first, "a"),
    (
      "none readable, refused", [entry("b", "1", set: nil), entry("a", "1", set: nil)], .refuse,
      "refused"
    ),
    ("é in two forms", [entry("b", "e\u{301}"), entry("a", "é")], .refuse, "b a"),
  ]

  @Test("says which attempt counts", arguments: rows)
  func settles(name: String, entries: [ClassEntry], attempts: Attempts, expected: String) {
    #expect(Self.counting(entries, attempts) == expected)
    #expect(Self.counting(entries.reversed(), attempts) == expected)
  }

  @Test("finds ids that a person may take for one")
  func similar() {
    let ids = ["s-7", "S-7", "s-07", "s-70", "é", "e\u{301}", "x", "x\u{200B}", "y z", "yz", "q"]
    #expect(
      SimilarIDs.groups(in: ids) == [
        ["S-7", "s-07", "s-7"], ["e\u{301}", "é"], ["x", "x\u{200B}"], ["y z", "yz"],
      ])
  }

  static let names: [(String, String)] = [
    ("subs/s-7.json", "s-7"), ("s.7.md", "s.7"), ("class.jsonl:12", "class:12"), ("-:3", "-:3"),
    ("a/.json", ".json"), ("plain", "plain"),
  ]

  @Test("takes the name of a file for a student", arguments: names)
  func named(file: String, student: String) {
    #expect(SubmissionHead.student(ofFile: file) == student)
  }
}
