import Testing

@Suite("validate")
struct ValidateTests {
  private static func set(_ items: String...) -> String {
    #"{"schema": 1, "id": "s", "title": "A set", "problems": [{"id": "p", "symbols": {"x": {}, "y": {}}, "definitions": ["d = 2*x"], "items": ["#
      + items.joined(separator: ",\n") + "]}]}"
  }

  private static let good =
    #"{"id": "a", "kind": "formula", "expected": "2*x*y", "prompt": "Twice the product.", "#
    + #""solution": "2*x*y", "wrong": [{"answer": "x*y", "hint": "Twice."}]}"#

  @Test("tries out what a set asks", arguments: rows)
  func tries(items: String, options: String, code: Int32, said: String) throws {
    let shell = try Shell(files: ["problems/s.json": Self.set(items)])
    let result = shell.run("grader validate \(options)")
    #expect(result.code == code, "\(result.output)\(result.errors)")
    let all = (result.output + result.errors).split { $0 == " " || $0 == "\n" }
    #expect(all.joined(separator: " ").contains(said), "\(result.output)\(result.errors)")
  }

  private static func item(_ kind: String, _ more: String) -> String {
    #"{"id": "a", "kind": "\#(kind)", \#(more)}"#
  }

  static let rows: [(String, String, Int32, String)] = [
    (
      item("formula", ##""expected": "\frac12""##), "", 3,
      "`\\frac` was read as a control character and letters: write `\\\\frac` in JSON"
    ),
    (
      item("value", ##""expected": ["\beta", 1]"##), "", 3, "write `\\\\beta` in JSON"
    ),
    (
      item(
        "formula", #""expected": "x", "solution": "x", "wrong": [{"answer": "x +", "hint": "h"}]"#),
      "", 3, "answer 1 of `wrong` cannot be read, so nobody is told its hint: something is missing"
    ),
    (
      item("gradient", #""of": "x^2", "wrt": "xx""#), "", 3,
      "`xx` is no declared name; it is read as a product"
    ),
    (
      item(
        "training",
        #""loss": "(x - y)^2", "parameters": ["x"], "initial": "zeros", "rate": 1, "steps": 1, "ask": "final""#
      ),
      "", 3, "the loss has no value: `y` is neither in `data` nor a parameter"
    ),
    (
      item("formula", #""expected": "2*x", "solution": "2*x", "forbid": ["exq", "Sin", "'", "d"]"#),
      "", 0,
      "warning: `forbid` lists `exq`, which is neither a function nor a name of this problem; did you mean `exp`?"
    ),
    (
      item(
        "formula", #""expected": "2*x", "solution": "2*x", "forbid": ["Sin", "'", "d", "diff"]"#),
      "--strict", 0, "0 warnings"
    ),
    (
      item("formula", #""expected": "2*x", "solution": "2*x", "hide": ["dd"]"#), "--strict", 3,
      "warning: `hide` lists `dd`, which is no name of this problem"
    ),
    (
      item(
        "claim",
        #""statement": "theta^2 >= 0", "solution": {"holds": true}, "over": {"theta": "real", "thetta": "real"}"#
      ),
      "", 0,
      "warning: `over` lists `thetta`, which is no name that the item uses; did you mean `theta`?"
    ),
    (good, "--strict", 0, "1 item, 0 errors, 0 warnings;"),
    (
      good, "--verbose", 0, "the solution passes, in 5 more forms too; 1 listed wrong answer fails;"
    ),
    (good, "--verbose problems/s.json", 0, "✓ p/a (formula)"),
    (good, "--format json", 0, #""sound": true"#),
    (good, "--verbose - < problems/s.json", 0, "✓ p/a (formula)"),
    (good, "- - < problems/s.json", 64, "`-` is given twice"),
    (item("formula", #""expected": "q""#), "- < problems/s.json", 3, "-:1:"),
    (good, "nowhere.json", 74, "nowhere.json: No such file"),
    (good, "--item 'q/*'", 64, "no item matches `q/*`"),
    (good, "--item p/a", 0, "1 item, 0 errors"),
    (
      item(
        "formula",
        #""expected": "2*x", "solution": "2*x", "wrong": [{"answer": "x", "hint": "one"}, {"answer": "x^2/x", "hint": "two"}]"#
      ),
      "", 0,
      "warning: answers 1 and 2 of `wrong` mean the same, so the hint of the second shows only to"
    ),
    (
      item(
        "formula",
        #""expected": "2*x", "solution": "2*x", "wrong": [{"answer": "x", "hint": "one"}, {"answer": "x^2/x", "hint": "one"}]"#
      ),
      "--strict", 0, "0 warnings"
    ),
    (
      item(
        "formula",
        #""expected": "2*x", "solution": "2*x", "wrong": [{"answer": "x", "hint": "one", "credit": 0.5}, {"answer": "x^2/x", "hint": "one"}]"#
      ),
      "", 0, "`wrong` mean the same, so the larger credit counts for both"
    ),
    (
      item("value", #""expected": "2/3", "solution": "2/3", "tolerance": {"digits": 3}"#),
      "--strict", 0, "0 warnings"
    ),
    (
      item("choice", #""options": {"1": "a", "2": "b"}, "expected": 1, "solution": 1"#),
      "--strict", 0, "0 warnings"
    ),
    (
      item("formula", #""expected": "2*x", "solution": "3*(x""#), "", 3,
      "error: its solution does not pass: this `(` is never closed (line "
    ),
    (
      item("ordering", #""options": {"a": "a", "b": "b"}, "expected": ["a", "a"]"#), "", 3,
      "an option is named twice, so no answer could pass"
    ),
    (
      item("ordering", #""options": {"a": "a", "b": "b"}, "expected": []"#), "", 3,
      "there is nothing to order, so no answer could pass"
    ),
    (item("value", #""expected": {}"#), "", 3, "there is nothing to compare an answer with"),
    (item("formula", #""expected": {}"#), "", 3, "there is nothing to compare an answer with"),
    (
      item("witness", #""unknowns": {"a": []}, "constraints": ["a > x"]"#), "", 3,
      "`x` has no value here, for it is no unknown"
    ),
    (
      item("witness", #""unknowns": {"a": []}, "constraints": ["1 > 0"]"#), "", 3,
      "nothing is asked of the unknowns, so every answer would pass"
    ),
    (good, "--strikt", 64, "did you mean `--strict`?"),
    (item("formula", #""expected": "2*x""#), "", 0, "warning: has no solution"),
    (item("formula", #""expected": "2*x""#), "--strict", 3, "warning: has no solution"),
    (
      item("formula", #""expected": "2*x", "solution": "x""#), "", 3,
      "error: its solution does not pass: at x ="
    ),
    (
      item("formula", #""expected": "2*x", "solution": "2*x", "accept": ["x"]"#), "", 0,
      "1 item, 0 errors"
    ),
    (
      item("formula", #""expected": "2*x", "solution": "2*x", "accept": ["x +"]"#), "", 3,
      "error: answer 1 of `accept` does not pass"
    ),
    (
      item(
        "formula",
        #""expected": "2*x", "solution": "2*x", "wrong": [{"answer": "x + x", "hint": "h"}]"#),
      "", 3, "error: answer 1 of `wrong` does not fail: pass"
    ),
    (
      item(
        "formula",
        #""expected": "2*x", "solution": "2*x", "wrong": [{"answer": "x", "hint": "one"}, {"answer": "(x)", "hint": "two"}]"#
      ),
      "", 3, "error: answer 2 of `wrong` is told another hint: one"
    ),
    (
      item("formula", #""expected": "2*x", "solution": "2*x", "prompt": "Is it $x + x$?""#), "", 0,
      "warning: its prompt contains an answer that passes: `x + x`"
    ),
    (
      item(
        "value", #""expected": "3*exp(2)", "solution": "3*exp(2)", "tolerance": {"absolute": 100}"#),
      "", 0, "warning: these changed answers pass:"
    ),
    (
      item("claim", #""statement": "x > y", "solution": {"holds": true}"#), "", 3,
      "its solution does not pass: it does not hold at"
    ),
    (item("formula", #""expected": "q""#), "", 3, "unknown name `q`"),
    (item("fomula", #""expected": "x""#), "", 3, "`fomula`"),
    (
      item("condition", #""of": "x*y", "cover": ["x = 0"], "solution": ["x = 0", "y = 0"]"#), "", 0,
      #"warning: these changed answers pass: `["x = 0"]`"#
    ),
    (
      item("gradient", #""of": "x*y", "wrt": "x", "solution": "y", "given": ["b"]"#) + ","
        + #"{"id": "b", "kind": "formula", "expected": "x", "solution": "x"}"#, "", 3,
      "`p/b` cannot be carried forward"
    ),
    (
      item("choice", #""options": {"a": "one"}, "expected": "a", "solution": "a""#) + ","
        + #"{"id": "b", "kind": "formula", "expected": "x", "solution": "x", "given": "a"}"#, "", 3,
      "is at fault: `p/a` cannot be carried forward"
    ),
    (
      #"{"id": "a", "kind": "formula", "expected": "d", "solution": "2*x", "hide": "d"},"#
        + #"{"id": "b", "kind": "formula", "expected": "y", "solution": "y", "given": "a"}"#, "", 3,
      "`p/a` is given, but nothing in the item depends on `d`"
    ),
  ]

  @Test("says that no answer can pass, though no solution shows it", arguments: hopeless)
  func impossible(assume: String, item: String, said: String) throws {
    let set = """
      {"schema": 1, "id": "s", "problems": [{"id": "p", "symbols": {"x": {}}, \
      "assume": \(assume), "items": [{"id": "a", \(item)}]}]}
      """
    let shell = try Shell(files: ["problems/s.json": set])
    let result = shell.run("grader validate")
    #expect(result.code == (said.isEmpty ? 0 : 3), "\(result.output)")
    let words = result.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(words.contains(said.isEmpty ? "0 errors" : said), "\(result.output)")
  }

  static let hopeless: [(String, String, String)] = [
    (
      "[]", #""kind": "derivation", "from": "x", "to": "2*x""#,
      "error: `from` and `to` are not the same function, so no chain leads from one to the other"
    ),
    ("[]", #""kind": "derivation", "from": "x + x", "to": "2*x""#, ""),
    (
      "[]", #""kind": "derivation", "from": "x", "to": "[x, x]""#,
      "error: `from` and `to` cannot be equal"
    ),
    (
      #"["x < x"]"#, #""kind": "formula", "expected": "x""#,
      "error: no point was found that satisfies what the problem assumes"
    ),
    (#"["x > 1"]"#, #""kind": "formula", "expected": "x""#, ""),
  ]

  @Test("refuses a folder without problem files")
  func emptyFolder() throws {
    let result = try Shell(files: [:]).run("mkdir none; grader validate --problems none")
    #expect(result.code == 64 && result.output == "")
    #expect(result.errors.hasPrefix("grader: there is no problem file in `none`\n"))
  }

  @Test("says where a file cannot be read")
  func broken() throws {
    let result = try Shell(files: ["problems/s.json": "{"]).run("grader validate")
    #expect(result.code == 3 && result.errors.contains("problems/s.json:1:1: error"))
  }

  @Test("notes a dimension of one size, which is no warning")
  func oneSize() throws {
    let set = """
      {"schema": 1, "id": "s", "problems": [{"id": "p", "dimensions": {"D": [2, 3], "H": [4]},
        "symbols": {"x": {"shape": ["D", "H"]}},
        "items": [{"id": "a", "kind": "shape", "of": "x", "solution": "D x H"}]}]}
      """
    let shell = try Shell(files: ["problems/s.json": set])
    let text = shell.run("grader validate --strict")
    #expect(text.code == 0 && text.output.contains("0 warnings"), "\(text.output)")
    #expect(text.output.contains("note: in `p` the dimension `H` has one size alone, 4;"))
    #expect(!text.output.contains("`D`"))
    #expect(shell.run("grader validate --format json").output.contains("`H` has one size alone"))
  }
}
