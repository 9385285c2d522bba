import Testing

/// Items that ask for a number, answered wrongly, in every format that students are shown.
@Suite("The expected number of an item")
struct ExpectedNumberTests {
  private static let set = #"""
    {"schema": 1, "id": "numbers", "problems": [{
      "id": "p", "symbols": {"x": {"range": [1, 2]}, "w": {}},
      "items": [
        {"id": "formula", "kind": "formula", "expected": "8.125"},
        {"id": "formulas", "kind": "formula", "expected": {"a": "8.125", "b": "x"}},
        {"id": "value", "kind": "value", "expected": 8.125},
        {"id": "values", "kind": "value", "expected": {"a": 8.125, "b": [1, 8.125]}},
        {"id": "gradient", "kind": "gradient", "of": "8.125*x", "wrt": "x"},
        {"id": "graph", "kind": "graph", "inputs": ["x"], "output": "v", "partials": ["u->v"],
         "definitions": ["u = x^2", "v = 8.125*u"]},
        {"id": "node", "kind": "graph", "inputs": ["x"], "output": "v",
         "definitions": ["u = 0*x + 8.125", "v = u*x"]},
        {"id": "start", "kind": "derivation", "from": "5 + 3.125", "to": "8.125"},
        {"id": "end", "kind": "derivation", "from": "8", "to": "8.125"},
        {"id": "final", "kind": "training", "loss": "(w - 8.125)^2", "parameters": ["w"],
         "initial": {"w": 0}, "rate": 0.5, "steps": 1, "ask": "final"},
        {"id": "losses", "kind": "training", "loss": "8.125*w", "parameters": ["w"],
         "initial": "ones", "rate": 1, "steps": 0, "ask": "losses"}
      ]}]}
    """#

  private static let answers = #"""
    {"problem_set": "numbers", "student": "s-1", "answers": {
      "p/formula": "8 + 0*x", "p/formulas": {"a": 8, "b": "x"}, "p/value": 8,
      "p/values": {"a": 8, "b": [1, 8]}, "p/gradient": "8 + x - x",
      "p/graph": {"nodes": [{"id": "u", "formula": "x^2"}, {"id": "v", "formula": "65/8*u"}],
        "output": "v", "partials": {"u->v": "8"}},
      "p/node": {"nodes": [{"id": "u", "formula": "8"}, {"id": "v", "formula": "u*x"}],
        "output": "v"},
      "p/start": ["5 + 3"], "p/end": ["8"], "p/final": {"w": 8}, "p/losses": [8]}}
    """#

  private func report(_ options: String) throws -> Shell.Result {
    let shell = try Shell(files: ["problems/numbers.json": Self.set, "one.json": Self.answers])
    return shell.run("grader check one.json --color never " + options)
  }

  @Test(
    "is told to no student",
    arguments: ["text", "json", "html", "csv", "junit", "gradescope"])
  func hidden(format: String) throws {
    let result = try report("--audience student --format \(format) --verbose")
    #expect(result.code == 1 && result.output.contains("losses"), "\(result.errors)")
    let lines = result.output.split(separator: "\n").filter { $0.contains("8.125") }
    #expect(lines.isEmpty, "\(lines.joined(separator: "\n"))")
  }

  @Test("is told by no mistake's name", arguments: mistakes)
  func keepsMistakes(script: String, isTold: Bool) throws {
    let shell = try Shell(files: [
      "problems/numbers.json": Self.set,
      "subs/one.json": #"{"problem_set": "numbers", "student": "s-1", "answers": "#
        + #"{"p/value": "16.25", "p/gradient": "16.25"}}"#,
    ])
    let result = shell.run(script)
    let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("times what it should be") == isTold, "\(result.output)")
  }

  private static let batch = "grader batch subs --out r --hints mistake --quiet"

  static let mistakes: [(String, Bool)] =
    [("grader check subs/one.json", true)]
    + ["text", "json", "html", "gradescope"].map { form in
      ("grader check subs/one.json --audience student --hints mistake --format \(form)", false)
    } + [
      ("\(batch) --audience student; cat r/results.jsonl", false),
      ("\(batch); cat r/results.jsonl", true),
      ("\(batch); grader export r --as gradescope --missing zero --to g; cat g/*", false),
      (
        "\(batch); grader export r --as html --audience student --to g; cat $(find g -name '*.html')",
        false
      ),
    ]

  @Test("is told to staff, once an item")
  func staff() throws {
    let result = try report("")
    #expect(result.code == 1)
    #expect(result.output.contains("11 fail"), "\(result.output)")
    #expect(result.output.ranges(of: "where the right value is 8.125").count == 2)
    #expect(!result.output.contains("not the right value"), "\(result.output)")
  }

  @Test("stands in no plot that a student is shown")
  func plots() throws {
    let shell = try Shell(files: [
      "problems/numbers.json": Self.set,
      "one.json": #"{"problem_set": "numbers", "answers": {"p/formula": "x", "p/gradient": "x"}}"#,
    ])
    let page = shell.run("grader check one.json --audience student --format html")
    #expect(page.code == 1 && !page.output.contains("the right function"), "\(page.output)")
  }
}
