import Testing

@Suite("What is said of mistakes")
struct HintsTests {
  private static let files = [
    "problems/s.json": """
    {"schema": 1, "id": "s", "problems": [{"id": "p", "symbols": {"x": {}, "y": {}}, "items": [
      {"id": "a", "kind": "formula", "expected": "x*y^2", "solution": "x*y^2"},
      {"id": "b", "kind": "formula", "expected": "x - y", "solution": "x - y",
       "wrong": [{"answer": "x + y", "hint": "Mind the sign."}]}]}]}
    """,
    "one.json": #"{"problem_set": "s", "answers": {"p/a": "y^2", "p/b": "x + y"}}"#,
  ]

  @Test("is the mistake for staff, and the place for students", arguments: rows)
  func says(options: String, said: [String], unsaid: [String]) throws {
    let result = try Shell(files: Self.files).run("grader check one.json \(options)")
    #expect(result.code == 1 && result.errors == "")
    for text in said { #expect(result.output.contains(text), "\(result.output)") }
    for text in unsaid { #expect(!result.output.contains(text), "\(result.output)") }
  }

  private static let mistake = "the factor `x` is missing"
  private static let place = "look again at the factors"

  static let rows: [(String, [String], [String])] = [
    ("", ["likely: \(mistake)", "hint: Mind the sign."], [place, "look again at the signs"]),
    ("--audience student", ["hint: \(place)", "hint: Mind the sign."], [mistake, "likely"]),
    ("--audience student --hints mistake", ["likely: \(mistake)"], [place]),
    ("--hints place", ["hint: \(place)"], [mistake]),
    ("--format json", [#""kind": "factor""#, #""text": "\#(mistake)""#], [place]),
    (
      "--format json --audience student", [#""text": "\#(place)""#],
      [mistake, #""kind": "factor""#]
    ),
  ]

  @Test("reaches other systems: students are told the place, staff the mistake", arguments: others)
  func exports(script: String, said: [String], unsaid: [String]) throws {
    let result = try Shell(files: Self.files).run(
      "mkdir subs; cp one.json subs; grader batch subs --out r --quiet; "
        + "grader batch subs --out p --hints place --quiet; "
        + "grader batch subs --out m --hints mistake --quiet; \(script)")
    for text in said { #expect(result.output.contains(text), "\(result.output)") }
    for text in unsaid { #expect(!result.output.contains(text), "\(result.output)") }
  }

  static let others: [(String, [String], [String])] = [
    ("grader check one.json --format junit", ["likely: \(mistake)", "hint: Mind"], [place]),
    ("grader check one.json --format junit --hints place", ["hint: \(place)"], [mistake]),
    ("grader check one.json --format gradescope", ["hint: \(place)", "hint: Mind"], [mistake]),
    (
      "grader check one.json --format gradescope --hints mistake", ["likely: \(mistake)"], [place]
    ),
    ("grader export r --as junit", ["likely: \(mistake)", "hint: Mind"], [place]),
    ("grader export r --as gradescope --to g && cat g/*", ["hint: Mind"], [place, mistake]),
    ("grader export p --as gradescope --to g && cat g/*", ["hint: \(place)"], [mistake]),
    ("grader export m --as gradescope --to g && cat g/*", ["likely: \(mistake)"], [place]),
  ]
}
