import Testing
import Text

@testable import Grading

@Suite("The set as students know it")
struct VisibleToStudentsTests {
  @Test("has no hidden items, nothing that refers to them, and none of their faults")
  func strips() throws {
    let text = """
      {"schema": 1, "id": "s", "problems": [{"id": "p", "items": [
        {"id": "a", "kind": "text"},
        {"id": "h", "kind": "txt", "visibility": "hidden", "points": -1},
        {"id": "b", "kind": "text", "after": ["a", "h"], "given": "h", "poinst": 2},
        {"id": "l", "kind": "text", "visibility": "after_due_date", "after": "b"}
      ]}]}
      """
    let set = try ProblemSet.read(SourceText(name: "set.json", text))
    #expect(set.faults.count == 3)
    let seen = set.visibleToStudents
    #expect(seen.problems[0].items.map(\.id) == ["a", "b"])
    #expect(seen.problems[0].items[1].after == ["p/a"])
    #expect(seen.problems[0].items[1].given == [])
    #expect(seen.problems[0].items[1].allAfter == ["p/a", "p/h"])
    #expect(seen.problems[0].items[1].allGiven == ["p/h"])
    #expect(seen.problems[0].unseen.map(\.id) == ["h"])
    #expect(
      seen.faults.map(line)
        == ["4:66 `problems[0].items[2]` has no member `poinst` | did you mean `points`?"])
  }
}
