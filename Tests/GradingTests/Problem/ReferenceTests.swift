import Testing
import Text

@testable import Grading

/// The faults of each item, by full id, of problems written `p: a(after b, c) d`.
private func faults(_ problems: [(String, [(String, String)])]) throws -> [String] {
  let written = problems.map { problem, items in
    let items = items.map { "{\"id\": \"\($0)\", \"kind\": \"text\"\($1)}" }
    return "{\"id\": \"\(problem)\", \"items\": [\(items.joined(separator: ", "))]}"
  }
  let text = "{\"schema\": 1, \"id\": \"s\", \"problems\": [\(written.joined(separator: ",\n"))]}"
  let set = try ProblemSet.read(SourceText(name: "set.json", text))
  return set.problems.flatMap { problem in
    problem.items.map { item in
      ([problem.id + "/" + item.id] + item.faults.map(\.message)).joined(separator: ": ")
    }
  }
}

private func after(_ names: String...) -> String {
  ", \"after\": [" + names.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
}

@Suite("References between items")
struct ReferenceTests {
  @Test("ids that occur twice spoil all that have them")
  func duplicates() throws {
    #expect(
      try faults([("p", [("a", ""), ("b", ""), ("a", ""), ("a", "")])]) == [
        "p/a: the item id `p/a` occurs twice", "p/b", "p/a: the item id `p/a` occurs twice",
        "p/a: the item id `p/a` occurs twice",
      ])
    #expect(
      try faults([("p", [("a", "")]), ("q", [("a", "")]), ("p", [("b", "")])]) == [
        "p/a: the problem id `p` occurs twice", "q/a", "p/b: the problem id `p` occurs twice",
      ])
  }

  @Test("circles are told to the items on them")
  func circles() throws {
    let message = "`after` leads in a circle: p/a → p/b → q/c → p/a"
    #expect(
      try faults([
        ("p", [("a", after("b")), ("b", after("q/c")), ("d", after("a", "e")), ("e", "")]),
        ("q", [("c", after("p/a"))]),
      ]) == ["p/a: \(message)", "p/b: \(message)", "p/d", "p/e", "q/c: \(message)"])
  }

  @Test("a chain of many items and a circle of many end quickly")
  func long() throws {
    let chain = (0..<20_000).map { ("i\($0)", after("i\($0 + 1)")) } + [("i20000", "")]
    #expect(try faults([("p", chain)]).allSatisfy { !$0.contains(":") })
    let circle = (0..<2_000).map { ("i\($0)", after("i\(($0 + 1) % 2_000)", "i0")) }
    #expect(try faults([("p", circle)]).contains { $0.hasSuffix("→ … → p/i0") })
  }

  @Test("circles without a common node are found so that each circle is met")
  func circlesOf() {
    #expect(Circles.of([1: [2], 2: [3], 3: [1, 2], 4: [4]], by: <) == [[1, 2, 3], [4]])
    #expect(Circles.of([3: [1], 1: [2], 2: [3]], by: <) == [[1, 2, 3]])
    #expect(Circles.of([1: [2, 3], 2: [4], 3: [4], 4: []], by: <) == [])
  }
}
