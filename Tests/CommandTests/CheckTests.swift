import Testing

@Suite("check")
struct CheckTests {
  @Test("tells what prevents grading, with the right exit code", arguments: failures)
  func fails(script: String, code: Int32, errors: String) throws {
    let result = try Shell().run(script)
    #expect(result.code == code)
    #expect(result.errors.contains(errors), "\(result.errors)")
    #expect(result.output == "")
  }

  static let failures: [(String, Int32, String)] = [
    ("grader check nope.json", 74, "grader: nope.json: No such file or directory\n"),
    ("grader check deep", 74, "grader: deep: this is a folder, not a file\n"),
    ("grader check - < deep", 74, "grader: standard input: "),
    ("grader check - <&-", 74, "grader: standard input: Bad file descriptor\n"),
    ("grader check nothing.json", 2, "grader: nothing.json:1:1: error: the text is empty"),
    (
      "grader check broken.json", 2,
      "grader: broken.json:2:15: error: a comma stands after the last element\n  2 |  \"answers\""
    ),
    (
      "grader check shape.json", 2,
      "grader: shape.json:1:26: error: the document has no member `anwers`"
    ),
    ("grader check shape.json", 2, "  note: did you mean `answers`?\n"),
    (
      "grader check unknown.json", 2,
      "grader: unknown.json: there is no problem set `emty`\n"
        + "  note: did you mean `empty`?\n"
    ),
    ("printf x | grader check -", 2, "grader: -:1:1: error: `x` is not a JSON value"),
    (
      "for n in 1 2; do cat good.json; echo; done > two.jsonl; grader check two.jsonl", 2,
      "  note: a `.jsonl` file holds one submission a line; `grader batch FILE --out DIR` grades them\n"
    ),
    ("truncate -s 65M big.json; grader check big.json", 2, "larger than 64 MiB; it is not read\n"),
    ("head -c 70000000 /dev/zero | grader check -", 2, "standard input: larger than 64 MiB"),
    (
      "head -c 100000 /dev/zero | tr '\\0' '[' | grader check -", 2,
      "nested more than 128 levels deep"
    ),
    ("grader check --problems nope good.json", 74, "grader: nope: No such file or directory\n"),
    (
      "GRADER_PROBLEMS=nope grader check good.json", 74, "grader: nope: No such file or directory\n"
    ),
    (
      "echo '[' > problems/bad.json; grader check unknown.json", 3,
      "  note: this file cannot be read: problems/bad.json:1:1: error: this `[` is never closed"
    ),
    (
      "cp problems/empty.json problems/more.json; grader check good.json", 3,
      "grader: good.json: the problem set `empty` is in more than one file: "
        + "problems/empty.json, problems/more.json\n"
    ),
    (
      "grader check nope.json broken.json unknown.json", 74,
      "grader: unknown.json: there is no problem"
    ),
    (
      "grader check good.json > /dev/full", 74, "grader: standard output: No space left on device\n"
    ),
    ("grader check good.json >&-", 74, "grader: standard output: Bad file descriptor\n"),
    (
      "grader check good.json --format json=deep", 74,
      "grader: deep: this is a folder, not a file\n"
    ),
    (
      "grader check good.json --format json=no/such/x.json", 74,
      "grader: no/such/x.json: No such file or directory\n"
    ),
    (
      "grader check good.json --format json=/dev/full", 74,
      "grader: /dev/full: No space left on device"
    ),
  ]

  @Test("tells remarks beside a report that has no room for them", arguments: remarks)
  func tellsRemarks(options: String, isTold: Bool) throws {
    var files = Shell.files
    files["s.json"] = #"{"problem_set": "empty", "answers": {"zz/zz": "x"}}"#
    let result = try Shell(files: files).run("grader check s.json \(options)")
    #expect(result.code == 0)
    #expect(result.output.contains("zz/zz") != isTold, "\(result.output)")
    #expect(
      result.errors == (isTold ? "grader: note: s.json: line 1: there is no item `zz/zz`\n" : ""))
  }

  static let remarks: [(String, Bool)] = [
    ("", false), ("--format json", false), ("--format html", false), ("--format gradescope", false),
    ("--format csv", true), ("--format junit", true), ("--quiet", true),
  ]

  private static let report = """
    {
      "report": 1,
      "grader": "0.1.0",
      "problem_set": "empty",
      "submission": "good.json",
      "student": "s-1",
      "seed": 1,
      "score": 0,
      "pending": 0,
      "max_score": 0,
      "counts": {
        "pass": 0,
        "fail": 0,
        "invalid": 0,
        "undecided": 0,
        "missing": 0,
        "review": 0
      },
      "items": [],
      "notes": []
    }

    """

  private static let text = "Nothing\ngood.json · student s-1\n\n0/0 points\n"

  @Test("prints the report alone", arguments: reports)
  func prints(script: String, output: String) throws {
    let result = try Shell().run(script)
    #expect(result.code == 0)
    #expect(result.errors == "")
    #expect(result.output == output)
  }

  static let reports: [(String, String)] = [
    ("grader check good.json", text),
    ("grader check -- good.json", text),
    ("grader check good.json --quiet", "good.json: 0/0 points\n"),
    ("grader check --quiet - < good.json", "-: 0/0 points\n"),
    (
      "grader check --quiet good.json deep/down/good.json",
      "good.json: 0/0 points\ndeep/down/good.json: 0/0 points\n"
    ),
    ("grader check good.json --format json", report),
    ("grader check --format=json good.json", report),
    ("grader check good.json --format json=- --problems=problems/", report),
    ("grader check good.json --format json --problems problems/empty.json", report),
    (
      "grader check good.json --format json=r.json; cat r.json; ls *.tmp 2> /dev/null || true",
      report
    ),
    ("grader check good.json --format json=r.json --format text", text),
    (
      "echo old > r.json; ln -s r.json l.json; grader check good.json --format json=l.json; "
        + "cat r.json",
      report
    ),
    ("grader check good.json --seed 7 --format json | grep seed", "  \"seed\": 7,\n"),
    ("grader check good.json --audience student --format json | grep -c seed || true", "0\n"),
    ("cd deep/down; grader check good.json --quiet", "good.json: 0/0 points\n"),
    (
      "cd /; GRADER_PROBLEMS=$OLDPWD/problems grader check $OLDPWD/good.json --quiet | tail -c 11",
      "0/0 points\n"
    ),
    ("grader check good.json good.json --format json | head -c 3", "[\n "),
    ("grader check --quiet good.json | head -n 0", ""),
    ("grader check good.json --color always | head -n 1", "\u{1B}[1mNothing\u{1B}[0m\n"),
    ("NO_COLOR=1 grader check good.json --color always | head -n 1", "\u{1B}[1mNothing\u{1B}[0m\n"),
    ("grader check good.json --color never | head -n 1", "Nothing\n"),
    ("grader check good.json --dry-run | tail -n 1", "0 of 0 answers read, none judged\n"),
  ]

  @Test("a file that is not needed and cannot be read is noted")
  func notes() throws {
    let result = try Shell().run("echo '[' > problems/bad.json; grader check --quiet good.json")
    #expect(result.code == 0 && result.output == "good.json: 0/0 points\n")
    #expect(
      result.errors.hasPrefix(
        "grader: note: this problem file is not used: problems/bad.json:1:1: error: this `[`"))
  }

  @Test("a file of several that fails does not stop the others")
  func goesOn() throws {
    let result = try Shell().run("grader check --quiet broken.json good.json unknown.json")
    #expect(result.code == 2 && result.output == "good.json: 0/0 points\n")
    let json = try Shell().run("grader check --format json broken.json unknown.json")
    #expect(json.code == 2)
    #expect(json.output.split(separator: "\n").count { $0.contains("\"ungradable\"") } == 2)
  }

  @Test("a fault of the problem file is told once, with its place, and exits 3")
  func faults() throws {
    let shell = try Shell()
    _ = shell.run(
      """
      echo '{"schema": 1, "id": "f", "titel": "x", "problems": []}' > problems/f.json
      echo '{"problem_set": "f", "answers": {}}' > f.json
      """)
    let result = shell.run("grader check --quiet f.json f.json")
    #expect(result.code == 3)
    #expect(
      result.errors == """
        grader: problems/f.json:1:26: error: the document has no member `titel`
          1 | {"schema": 1, "id": "f", "titel": "x", "problems": []}
            |                          ^^^^^^^ unknown member
          note: did you mean `title`?

        """)
  }

  @Test("a terminal gets colours, pipes and files do not", arguments: terminals)
  func colors(script: String, hasColor: Bool) throws {
    let result = try Shell().run(script)
    #expect(result.output.contains("Nothing"))
    #expect(result.output.contains("\u{1B}[1m") == hasColor)
  }

  /// `script` gives a command a terminal of its own.
  private static func terminal(_ command: String) -> String {
    "TERM=xterm script -qec '\(command)' /dev/null"
  }

  private static let check = "\"$GRADER_BINARY\" check good.json"

  static let terminals: [(String, Bool)] = [
    ("grader check good.json --format text=r.txt --color always; cat r.txt", false),
    ("grader check good.json", false),
    (terminal(check), true),
    (terminal("NO_COLOR=1 " + check), false),
    (terminal("NO_COLOR= " + check), true),
    (terminal("TERM=dumb " + check), false),
    (terminal(check + " --color never"), false),
  ]

  @Test("a trap ends with a sentence and exit 70")
  func traps() throws {
    let result = try Shell().run(
      """
      unset SWIFT_BACKTRACE; mkfifo pipe; sleep 5 > pipe & writer=$!
      grader check - < pipe & child=$!
      sleep 0.3; kill -ILL $(pgrep -P $child || echo $child); wait $child; code=$?
      kill $writer; exit $code
      """)
    #expect(result.code == 70)
    #expect(result.errors.contains("grader: internal fault"))
  }
}

@Suite("check for other systems")
struct CheckFormatTests {
  private static let gradescope =
    "grader check good.json --format gradescope | tr -d '\\n ' | head -c 70"

  private static let ungradable = """
    {
      "report": 1,
      "grader": "0.1.0",
      "problem_set": "empty",
      "submission": "s.json",
      "student": "s-1",
      "seed": 1,
      "status": "ungradable",
      "score": null,
      "pending": null,
      "max_score": null,
      "counts": null,
      "items": [],
      "notes": []
    }

    """

  static let rows: [(String, Int32, String)] = [
    (
      "grader check good.json --format csv", 0,
      "submission,student,problem_set,item,verdict,score,max_score,message\n"
    ),
    (
      "grader check good.json --format junit", 0,
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="grader">
      <testsuite name="s-1 (good.json)" tests="0" failures="0" errors="0" skipped="0" time="0">
      </testsuite>
      </testsuites>

      """
    ),
    (gradescope, 0, #"{"score":0,"test_output_format":"text","test_name_format":"text","visi"#),
    (
      "grader check broken.json good.json --format junit 2> /dev/null | grep -c '<error '", 0, "1\n"
    ),
    (
      "grader check good.json unknown.json --format csv 2> /dev/null | grep -o '.*: th'", 0,
      "unknown.json,,,,ungradable,,,\"unknown.json: th\n"
    ),
    (
      "grader check unknown.json --format html 2> /dev/null | grep -c '<pre>unknown.json: there is'",
      0,
      "1\n"
    ),
    (
      "echo '{\"problem_set\": \"empty\", \"student\": \"s-1\", \"anwers\": {}}' > s.json; "
        + "grader check s.json --format json 2> /dev/null | grep -v '\"message\"'", 0, ungradable
    ),
    (
      "grader check broken.json --format gradescope=g.json 2> /dev/null; grep -c ungradable g.json",
      0, "1\n"
    ),
  ]

  @Test("writes what they take, also where it could not be graded", arguments: rows)
  func writes(script: String, code: Int32, output: String) throws {
    let result = try Shell().run(script)
    #expect(result.code == code && result.output == output, "\(result.output) \(result.errors)")
  }

  @Test(
    "one file for one submission, and no verdicts without judging",
    arguments: [
      ("grader check good.json good.json --format gradescope", "`--format gradescope` reports one"),
      ("grader check good.json --dry-run --format junit", "`--dry-run` has no verdicts"),
    ])
  func refuses(script: String, errors: String) throws {
    let result = try Shell().run(script)
    #expect(result.code == 64 && result.errors.contains(errors))
  }
}
