import Testing

/// What students see of a set with hidden items, and of the same set without them.
@Suite("Hidden items, at the front door")
struct HiddenItemsTests {
  private static func set(_ hidden: [String]) -> String {
    let visible = [
      #"{"id": "a", "kind": "formula", "expected": "2*x", "solution": "2*x"}"#,
      #"{"id": "b", "kind": "value", "expected": 3}"#,
      #"{"id": "c", "kind": "text", "rubric": "both names"}"#,
    ]
    let items = zip(visible, hidden + ["", "", ""]).flatMap { $1.isEmpty ? [$0] : [$1, $0] }
    return #"{"schema": 1, "id": "s", "problems": [{"id": "p", "symbols": {"x": {}}, "items": ["#
      + items.joined(separator: ",\n") + "]}]}"
  }

  private static let hidden = [
    #"{"id": "h", "kind": "gradient", "of": "x^2", "wrt": "x", "visibility": "hidden"}"#,
    #"{"id": "k", "kind": "fomula", "visibility": "after_due_date"}"#,
    #"{"id": "l", "kind": "value", "expected": 7, "points": 5, "visibility": "after_published"}"#,
  ]

  private static let submissions = [
    "right.json": #"{"problem_set": "s", "answers": {"p/a": "x + x", "p/b": 3}}"#,
    "wrong.json": #"{"problem_set": "s", "answers": {"p/a": "x", "p/h": "x"}}"#,
    "all.json":
      #"{"problem_set": "s", "answers": {"p/a": "x + x", "p/b": 3, "p/c": "none", "p/l": 8}}"#,
  ]

  private static let commands =
    ["right", "wrong", "all"].flatMap { name in
      [
        "", "--quiet", "--verbose", "--dry-run", "--format json", "--dry-run --format json",
        "--item 'p/*'", "--item p/h", "--item 'p/?' --format json", "--format json=r; cat r",
        "--color always",
      ].map { "grader check \(name).json --audience student \($0)" }
    } + [
      "grader check right.json wrong.json all.json --audience student --format json",
      "grader check right.json wrong.json all.json --audience student",
      "grader show s", "grader show s/p", "grader show s/p/a", "grader show s/p/h",
      "grader show s/p/k", "grader template s", "grader template s --as markdown",
    ]

  @Test("leave no trace in output, messages and exit status", arguments: commands)
  func leaveNoTrace(command: String) throws {
    let files = { Self.submissions.merging(["problems/s.json": Self.set($0)]) { $1 } }
    let with = try Shell(files: files(Self.hidden)).run(command)
    let without = try Shell(files: files([])).run(command)
    #expect(with.output == without.output)
    #expect(with.errors == without.errors)
    #expect(with.code == without.code)
    #expect(!(with.output + with.errors).isEmpty)
  }

  @Test("are graded for staff")
  func staff() throws {
    let shell = try Shell(
      files: Self.submissions.merging(["problems/s.json": Self.set(Self.hidden)]) { $1 })
    let result = shell.run("grader check wrong.json")
    #expect(result.code == 3)
    #expect(result.output.contains("p/h") && result.output.contains("(hidden)"))
  }
}
