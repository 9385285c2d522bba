import Testing
import Text

@testable import Batch

@Suite("The table of a class")
struct ClassEntriesTests {
  private static func entry(_ name: String, _ student: String) -> ClassEntry {
    ClassEntry(
      name: name, source: .file, digest: SHA256(name), student: student, isNamedByFile: false,
      isReadable: true)
  }

  /// Submissions with everything that one can have, in several folders.
  private static let entries: [ClassEntry] = {
    var late = entry("subs/b/2.json", "é")
    late.submittedAt = "2026-10-05T12:00:00+02:00"
    late.attempt = -3
    late.problemSet = "quiz"
    var line = entry("class.jsonl:12", "e\u{301}")
    line.source = .part(file: "class.jsonl", offset: 1 << 40, count: 127)
    line.problemSet = "other"
    line.aside = .unreadable
    var nameless = entry("subs/b/\(String(repeating: "x", count: 300)).json", "")
    nameless.isNamedByFile = true
    nameless.isReadable = false
    nameless.problemSet = "quiz"
    nameless.submittedAt = ""
    return [
      entry("", "a"), entry("/", "a"), entry("/a", "a"), entry("subs/b/1.json", "a"), late,
      nameless, entry("subs/1.json", "b"), line, entry("subs/\u{301}x", "c"), entry("subs/", "d"),
    ]
  }()

  @Test("gives back what was put in")
  func givesBack() {
    let table = ClassEntries(Self.entries)
    #expect(Array(table) == Self.entries)
    for (place, entry) in Self.entries.enumerated() {
      #expect(table.name(at: place).elementsEqual(entry.name.utf8))
      #expect(table.student(at: place).elementsEqual(entry.student.utf8))
      #expect(table.problemSet(at: place) == entry.problemSet)
      #expect(table.isAside(place) == (entry.aside != nil))
    }
    #expect(table.problemSets == ["quiz", "other"])
  }

  @Test("sorts, sets aside and finds by name")
  func sorts() {
    var table = ClassEntries(Self.entries)
    table.sort { $0.name(at: $1).lexicographicallyPrecedes($0.name(at: $2)) }
    let sorted = Self.entries.sorted { $0.name.isBefore($1.name) }
    #expect(Array(table) == sorted)
    table.setAside(0, .better)
    #expect(table[0].aside == .better && table.isAside(0))
    let byName = EntriesByName(ClassEntries(Self.entries))
    for entry in Self.entries { #expect(byName.entry(named: entry.name.utf8) == entry) }
    #expect(byName.entry(named: "subs/2.json".utf8) == nil)
    #expect(EntriesByName(ClassEntries()).entry(named: "".utf8) == nil)
  }

  @Test("takes about fifty bytes a submission beside its texts")
  func isSmall() {
    let names = (0..<1000).map { "a/long/way/to/the/folder/s-\($0).json" }
    let table = ClassEntries(names.map { Self.entry($0, "s") })
    #expect(table.packedBytes < 1000 * (50 + 12))
  }
}
