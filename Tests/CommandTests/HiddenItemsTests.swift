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

  @Test(
    "what the author wrote is not told to students where the file is at fault", arguments: faults)
  func hidesFaults(script: String, set: String, errors: String) throws {
    var files = Self.submissions.merging(["problems/s.json": set]) { $1 }
    files["good.json"] = #"{"problem_set": "s", "student": "t", "answers": {"p/b": 3}}"#
    let student = try Shell(files: files).run("\(script) --audience student")
    #expect(student.code == 3)
    #expect(student.errors == errors + "\n", "\(student.errors)")
    #expect(try Shell(files: files).run(script).errors.contains("secret"))
  }

  private static let spoilt = #"{"id": "z", "kind": "value", "expected": "41 + secret"}"#

  /// A command, a faulty set, and what students are told.
  static let faults: [(String, String, String)] = {
    let told = ": the problem file is at fault; please tell the course staff"
    let item = set([spoilt])
    let problem = set([]).replacing(#""items""#, with: #""definitions": ["y = secret"], "items""#)
    let check = "grader check right.json --quiet"
    return [
      (check, item, "grader: item `p/z`" + told),
      (check, problem, "grader: problem `p`" + told),
      ("grader batch good.json --out r --quiet", item, "grader: item `p/z`" + told),
      (
        check, set([]) + " secret",
        "grader: right.json: there is no problem set `s`\n"
          + "  note: this file cannot be read: problems/s.json" + told
      ),
    ]
  }()

  /// A class in which what is visible waits for, and builds on, what is hidden.
  private static func classFiles() -> [String: String] {
    let set = """
      {"schema": 1, "id": "s", "problems": [{"id": "p", "symbols": {"x": {}},
        "definitions": ["y = 2*x"], "items": [
        {"id": "hidden1", "kind": "formula", "expected": "y", "visibility": "after_due_date"},
        {"id": "a", "kind": "formula", "expected": "x + 1", "after": ["hidden1"]},
        {"id": "b", "kind": "formula", "expected": "y^2", "given": ["hidden1"]},
        {"id": "c", "kind": "formula", "expected": "x"}]}]}
      """
    let submission = """
      {"problem_set": "s", "student": "u", "submitted_at": "2026-01-03T00:00:00Z",
        "answers": {"p/hidden1": "3*x", "p/a": "1 + x", "p/b": "9*x^2", "p/hidden2": "x"}}
      """
    return [
      "problems/s.json": set,
      "subs/u.json": submission,
      "adjustments.csv":
        "student,item,delta,set,who,why\nu,p/hidden1,,1,kim,secretly\nu,p/c,,1,kim,openly\n",
      "roster.csv": "id,name,moodle_id\nu,U U,1\n",
      "told.py": """
      import json, sys
      for path in sys.argv[1:]:
          report = json.load(open(path))
          print(report['output'])
          for test in report['tests']:
              if test['visibility'] == 'visible': print(test['name'], test['output'])
      """,
    ]
  }

  /// Every way in which the results of a class reach students, and what prints it.
  private static let ways = [
    "grader export r --as html --to site --audience student; cat site/*.html site/reports/*.html",
    "grader export r --as gradescope --missing zero --to gs; python3 told.py $(find gs -name '*.json')",
    "grader check subs/u.json --format gradescope=one.json; python3 told.py one.json",
    "grader check subs/u.json --audience student | grep -v 'there is no item'",
    "grader export r --as moodle",
  ]

  @Test("are not named by what waits for them, in anything that a class hands to students")
  func classes() throws {
    let shell = try Shell(files: Self.classFiles())
    let batch = shell.run(
      """
      grader batch subs --out r --quiet --due 2026-01-01T00:00:00Z --late 10/day
      cp adjustments.csv r/
      """)
    #expect(batch.code == 0, "\(batch.errors)")
    for way in Self.ways {
      let told = shell.run(way).output
      #expect(told.contains("p/a") || told.contains("late"), "\(way)\n\(told)")
      #expect(!told.contains("hidden1") && !told.contains("secretly"), "\(way)\n\(told)")
      if way.contains("export") { #expect(told.contains("openly"), "\(way)\n\(told)") }
    }
    let page = shell.run(Self.ways[0]).output
    #expect(page.contains("scores once another item passes"))
    #expect(page.contains("given your own answer to another item"))
    #expect(page.contains("2 days late: points are taken off"))
    let staff = shell.run("grader check subs/u.json").output
    #expect(staff.contains("scores once `p/hidden1` passes"))
  }

  @Test("are graded for staff")
  func staff() throws {
    let shell = try Shell(
      files: Self.submissions.merging(["problems/s.json": Self.set(Self.hidden)]) { $1 })
    let result = shell.run("grader check wrong.json")
    #expect(result.code == 3)
    #expect(result.output.contains("p/h") && result.output.contains("(hidden)"))
  }

  private static let gated = """
    {"schema": 1, "id": "s", "problems": [{"id": "p", "symbols": {"x": {}}, "items": [
      {"id": "hidden1", "kind": "formula", "expected": "x", "visibility": "hidden", "points": 3},
      {"id": "a", "kind": "formula", "expected": "2*x", "points": 2, "after": "hidden1"},
      {"id": "why", "kind": "text"},
      {"id": "b", "kind": "value", "expected": 2, "after": "why"}]}]}
    """

  @Test(
    "gate the points of what waits for them, whoever reads the report",
    arguments: [("x", "2.0"), ("x^2", "0.0"), ("", "0.0")])
  func gates(answer: String, score: String) throws {
    let submission = """
      {"problem_set": "s", "answers":
        {"p/hidden1": "\(answer)", "p/a": "2x", "p/why": "so", "p/b": 2}}
      """
    let shell = try Shell(files: ["problems/s.json": Self.gated, "one.json": submission])
    for audience in ["staff", "student"] {
      let report = shell.run(
        "grader check one.json --audience \(audience) --format json --item p/a"
          + " | grep -E '\"(score|pending)\"' | head -n 1 | tr -dc 0-9.")
      #expect(Double(report.output) == Double(score), "\(audience): \(report.output)")
    }
    let told = shell.run("grader check one.json --audience student --format junit")
    #expect(told.output.contains("scores once `p/why` passes"), "\(told.output)")
    #expect(!told.output.contains("hidden1"))
    #expect(score == "2.0" || told.output.contains("scores once another item passes"))
  }
}
