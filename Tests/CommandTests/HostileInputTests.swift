import Foundation
import Testing

/// Inputs that are made to break programs: each gets a sentence and an exit status, never a trap.
@Suite("Hostile inputs")
struct HostileInputTests {
  /// The most memory that an unoptimised build may take, in bytes; the address sanitizer keeps a copy of
  /// its own.
  private static let mostMemory =
    ProcessInfo.processInfo.environment["ASAN_OPTIONS"] == nil ? 400 << 20 : 1200 << 20

  @Test("as answers get a clear message", .timeLimit(.minutes(1)), arguments: answers)
  func judges(row: Answer) throws {
    let shell = try Shell(files: [
      "problems/h.json": Self.set,
      "s.json": #"{"problem_set": "h", "answers": {"p/\#(row.item)": \#(row.answer)}}"#,
    ])
    let result = shell.run("grader check s.json --item p/\(row.item)")
    #expect(result.code == row.code)
    #expect(result.errors == "")
    let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains(row.message), "\(result.output.prefix(2000))")
    #expect(result.peakMemory < Self.mostMemory, "\(result.peakMemory >> 20) MiB")
  }

  @Test("as files get a clear message", .timeLimit(.minutes(1)), arguments: files)
  func reads(row: File) throws {
    var files = Shell.files
    files["s.json"] = row.content
    let result = try Shell(files: files).run(row.script)
    #expect(result.code == row.code)
    #expect(result.output == "")
    #expect(result.errors.contains(row.message), "\(result.errors.prefix(2000))")
    #expect(result.peakMemory < Self.mostMemory, "\(result.peakMemory >> 20) MiB")
  }

  @Test(
    "with answers to items that do not exist take no longer than they are", .timeLimit(.minutes(1)))
  func tellsUnknownItems() throws {
    var files = Shell.files
    let count = 50_000
    files["s.json"] =
      "{\"problem_set\": \"quiz\", \"answers\": {\n"
      + (0..<count).map { "\"p/b\($0)\": 1" }.joined(separator: ",\n") + "}}"
    files["s.md"] =
      "---\nproblem_set: quiz\n---\n" + (0..<count / 5).map { "## p/b\($0)\n- 1\n" }.joined()
    let result = try Shell(files: files).run(
      "grader check s.json s.md | grep -c 'there is no item `p/b'; "
        + "grader check s.json | grep -n 'line 50001: there is no item `p/b49999`' | wc -l")
    #expect(result.output == "60000\n1\n", "\(result.output.prefix(200))")
  }

  @Test("never steer a terminal, nor command a runner of GitHub Actions", arguments: steering)
  func steersNothing(script: String) throws {
    let command = #"::error::boo"#
    let long = String(repeating: "aaaa ", count: 15) + command
    let shell = try Shell(files: [
      "problems/h.json": #"""
      {"schema": 1, "id": "h", "problems": [{"id": "p", "symbols": {"x": {}}, "items": [
        {"id": "t", "kind": "text", "prompt": "\u001b[31mred\n\#(command)"},
        {"id": "c", "kind": "choice", "options": {"p": "P"}, "expected": "p"}]}]}
      """#,
      "subs/s.json": #"{"problem_set": "h", "student": "a\u001b[31m", "answers": "#
        + #"{"p/t": "one\n\#(command)\u001b[2J\r  \#(command)", "p/c": "\#(long)", "\n\#(command)": 1}}"#,
    ])
    let result = shell.run(script)
    let printed = result.output + result.errors
    #expect(!printed.unicodeScalars.contains("\u{1B}"), "\(printed)")
    let lines = printed.split(whereSeparator: \.isNewline)
    #expect(!lines.contains { $0.drop(while: \.isWhitespace).hasPrefix("::") }, "\(printed)")
    #expect(printed.contains("::") || script.contains("--quiet"), "\(printed)")
  }

  // Other systems know a student by the bytes of the id, so exports leave it as it is.
  private static let batch =
    "sed -i 's/a.u001b.31m/a/' subs/s.json; grader batch subs --out r --quiet"

  static let steering =
    ["", "--verbose", "--quiet", "--dry-run", "--format csv", "--format junit"].map {
      "grader check subs/s.json \($0)"
    } + ["template h --as markdown", "show h"].map { "grader \($0)" }
    + ["p/t", "p/c"].map { "\(batch); grader explain r a \($0)" }
    + ["review", "csv --missing blank"].map { "\(batch); grader export r --as \($0)" }

  /// One answer to an item of the set below.
  struct Answer: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var item: String
    var answer: String
    var code: Int32
    var message: String

    init(_ name: String, _ item: String, _ answer: String, _ code: Int32, _ message: String) {
      testDescription = name
      self.item = item
      self.answer = answer
      self.code = code
      self.message = message
    }
  }

  /// One file, and the command that reads it.
  struct File: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var content: String
    var script: String
    var code: Int32
    var message: String

    init(
      _ name: String, _ content: String, _ code: Int32, _ message: String,
      script: String = "grader check s.json"
    ) {
      testDescription = name
      self.content = content
      self.script = script
      self.code = code
      self.message = message
    }
  }

  private static let set = #"""
    {"schema": 1, "id": "h", "problems": [{"id": "p", "symbols": {"x": {}},
      "dimensions": {"N": [64]}, "items": [
      {"id": "f", "kind": "formula", "expected": "x"},
      {"id": "five", "kind": "formula", "expected": "999"},
      {"id": "v", "kind": "value", "expected": 1},
      {"id": "m", "kind": "value", "expected": "eye(64)"},
      {"id": "w", "kind": "witness", "unknowns": {"a": []}, "constraints": ["exp(a) > 0"]},
      {"id": "g", "kind": "graph", "inputs": ["x"], "definitions": ["y = 400*x"], "output": "y"},
      {"id": "d", "kind": "derivation", "from": "x", "to": "x"}]}]}
    """#

  private static func text(_ piece: String, _ count: Int, _ end: String = "") -> String {
    "\"" + String(repeating: piece, count: count) + end + "\""
  }

  private static func list(_ count: Int, _ entry: (Int) -> String) -> String {
    "[" + (0..<count).map(entry).joined(separator: ", ") + "]"
  }

  private static let identity = list(64) { row in list(64) { $0 == row ? "1" : "0" } }

  private static let tooLong = "the formula is longer than 65536 bytes"
  private static let tooMany = "the formula has more than 1000 operations one upon another"
  private static let tooDeep = "nested deeper than 200 levels"

  static let answers: [Answer] = [
    Answer("100,000 (", "f", text("(", 100_000), 1, tooLong),
    Answer("11,000 (", "f", text("(", 11_000), 1, tooDeep),
    Answer("60,000 (", "f", text("(", 60_000), 1, tooDeep),
    Answer("10,000 {", "f", text("{", 10_000), 1, tooDeep),
    Answer("5,000 \\frac{", "f", text("\\\\frac{", 5_000), 1, tooDeep),
    Answer("5,000 |", "f", text("|", 5_000), 1, tooDeep),
    Answer("a formula of 1 MB", "f", text("x+", 500_000, "x"), 1, tooLong),
    Answer("a sum as long as is allowed", "five", text("1+", 998, "1"), 0, "passes"),
    Answer("a longer sum", "f", text("1+", 32_767, "1"), 1, tooMany),
    Answer(
      "a product as long as is allowed", "f", text("x ", 998, "x"), 1, "your formula gives"),
    Answer("a word of 60,000 letters", "f", text("x", 60_000), 1, "unknown name `xxxxxxxx"),
    Answer("10,000 letters beyond the basic plane", "f", text("𝔘", 10_000), 1, "unknown name"),
    Answer(
      "10,000 accents on a letter", "f", text("\u{301}", 10_000), 1,
      "not part of the formula language"),
    Answer("60,000 primes", "f", text("'", 60_000), 1, "invalid"),
    Answer("300 minus signs", "f", text("-", 300, "x"), 1, tooDeep),
    Answer("9^9^9^9", "v", "\"9^9^9^9\"", 1, "a number too large to write"),
    Answer("9^9^9^9 for a function", "f", "\"9^9^9^9\"", 1, "a number too large to write"),
    Answer("2^2^2^… 60 times", "f", text("2^", 60, "2"), 1, "a number too large to write"),
    Answer("2^2^2^… 5,000 times", "f", text("2^", 5_000, "2"), 1, tooDeep),
    Answer("1e99999", "v", "1e99999", 1, "out of range"),
    Answer("1e99999 in a formula", "f", "\"1e99999*x\"", 1, "the number 1e99999 is out of range"),
    Answer("1e-99999", "v", "\"1e-99999\"", 1, "out of range"),
    Answer("a number of 60,000 digits", "v", text("1", 60_000), 1, "out of range"),
    Answer("(2/3)^(10^9)", "v", "\"(2/3)^(10^9)\"", 1, "fails"),
    Answer(
      "exp(exp(exp(exp(10))))", "v", "\"exp(exp(exp(exp(10))))\"", 1, "a number too large to write"),
    Answer("a matrix of 64 x 64", "m", identity, 0, "passes"),
    Answer(
      "its determinant", "v", "\"det(\(identity))\"", 1,
      "`det` is computed for matrices up to 8 x 8"),
    Answer(
      "its inverse", "m", "\"inv(\(identity))\"", 1,
      "the inverse is computed for matrices up to 5 x 5"),
    Answer("its 65th power", "m", "\"eye(64)^65\"", 1, "exponents up to 64"),
    Answer("its 64th power", "m", "\"eye(64)^64\"", 1, "undecided"),
    Answer("100,000 numbers", "v", list(100_000) { "\($0)" }, 1, "too long"),
    Answer(
      "lists 60 deep", "v",
      "\(String(repeating: "[", count: 60))1\(String(repeating: "]", count: 60))", 1, "an array"),
    Answer(
      "sums over 4096^3", "f", "\"sum(i=1..4096, sum(j=1..4096, sum(k=1..4096, 1)))\"", 1,
      "undecided"),
    Answer("a sum over 10^9", "f", "\"sum(i=1..1000000000, x)\"", 1, "at most 4096 terms"),
    Answer(
      "a 20th derivative", "f",
      "\"diff(\(String(repeating: "diff(", count: 19))exp(sin(x))\(String(repeating: ", x)", count: 20))\"",
      1, "operations"),
    Answer("1,001 witnesses", "w", list(1001) { #"{"a": \#($0)}"# }, 1, "more than 1000 objects"),
    Answer("a cycle of 400 nodes", "g", cycle, 1, "cycle: n0 -> n399 -> n398"),
    Answer("a chain of 400 nodes", "g", chain, 0, "passes"),
    Answer("501 nodes", "g", graph(501) { _ in "x" }, 1, "too many nodes"),
    Answer(
      "a derivation of 500 lines", "d", list(500) { $0 == 499 ? "\"x\"" : "\"x + \($0) - \($0)\"" },
      0, "passes"),
    Answer("a derivation of 501 lines", "d", list(501) { _ in "\"x\"" }, 1, "more than 500 lines"),
    Answer("a chain of 5,000 steps", "d", text("x=", 5_000, "x"), 1, "more than 1000 steps"),
  ]

  private static func graph(_ count: Int, _ formula: (Int) -> String) -> String {
    let nodes = list(count) { #"{"id": "n\#($0)", "formula": "\#(formula($0))"}"# }
    return #"{"nodes": \#(nodes), "output": "n0"}"#
  }

  private static let cycle = graph(400) { "n\(($0 + 1) % 400) + x" }
  private static let chain = graph(400) { $0 == 399 ? "x" : "n\($0 + 1) + x" }

  static let files: [File] = [
    File(
      "100,000 [", String(repeating: "[", count: 100_000), 2, "nested more than 128 levels deep"),
    File(
      "100,000 {", String(repeating: #"{"a":"#, count: 100_000), 2,
      "nested more than 128 levels deep"),
    File("an empty file", "", 2, "s.json:1:1: error: the text is empty"),
    File("spaces", "  \n\n ", 2, "the text is empty"),
    File(
      "a string of 1 MB that never ends", "\"" + String(repeating: "x", count: 1 << 20), 2,
      "s.json:1:"),
    File("100,000 answers", manyAnswers, 2, "there is no problem set `nowhere`"),
    File("an unknown set", #"{"problem_set": "quizz", "answers": {}}"#, 2, "did you mean `quiz`?"),
    File(
      "a set by a path", #"{"problem_set": "../../etc/passwd", "answers": {}}"#, 2,
      "there is no problem set"),
    File("a folder", "", 74, "deep: this is a folder, not a file", script: "grader check deep"),
    // Root may read every file; a path below a file and the memory of a process cannot be read by anyone.
    File(
      "a path below a file", "{}", 74, "s.json/x: Not a directory", script: "grader check s.json/x"),
    File(
      "a file that cannot be read", "", 74, "grader: /proc/self/mem: ",
      script: "grader check /proc/self/mem"),
    File("a file without end", "", 2, "larger than 64 MiB", script: "grader check /dev/zero"),
    File("/dev/null", "", 2, "the text is empty", script: "grader check /dev/null"),
  ]

  private static let manyAnswers =
    #"{"problem_set": "nowhere", "answers": {"#
    + (0..<100_000).map { #""p/\#($0)": 1"# }.joined(separator: ",") + "}}"
}
