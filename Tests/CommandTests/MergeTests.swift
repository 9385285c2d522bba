import TestSupport
import Testing

@Suite("merge")
struct MergeTests {
  private static func parts(_ count: Int) -> String {
    "for i in $(seq 0 \(count - 1)); do grader batch subs --out p$i --shard $i/\(count) --quiet; done; "
  }

  @Test("the parts of a class make the bytes of one run", arguments: [1, 3, 7])
  func joins(count: Int) throws {
    let shell = try Shell.ofClass(count: 15, others: Array(ClassGenerator.broken.prefix(6)))
    let result = shell.run(
      "grader batch subs --out r; \(Self.parts(count)) grader merge p[0-9]* --out m --quiet")
    #expect(result.code == 2)
    #expect(result.output.hasSuffix("21 submissions · 15 graded · 6 could not be graded\n"))
    #expect(shell.haveSameResults("r", "m"))
  }

  @Test("what does not make a class is named", arguments: refusals)
  func refuses(script: String, errors: String) throws {
    let shell = try Shell.ofClass(count: 9)
    let result = shell.run(Self.parts(3) + script + "; grader merge p[0-9]* --out m")
    #expect(result.code == 2)
    #expect(result.errors.contains(errors), "\(result.errors)")
    #expect(shell.bytes("m/results.jsonl") == nil)
  }

  static let refusals: [(String, String)] = [
    ("rm -r p1", "  missing: part 1/3\n"),
    ("rm p1/part.json", "  p1 is not finished (0 of 3 open); run its `grader batch` again\n"),
    ("rm p1/manifest.jsonl", "  p1 holds no manifest; run its `grader batch` again\n"),
    ("sed -i '2s/{/(/' p1/manifest.jsonl", "  p1/manifest.jsonl: line 2 is damaged\n"),
    (
      "truncate -s -3 p1/ledger.jsonl",
      "  p1: its results are not those that it ended with; run its `grader batch` again\n"
    ),
    (
      "sed -i '2s/fail/pass/' p1/ledger.jsonl; sed -i '1s/pass/fail/' p1/ledger.jsonl",
      "  p1: its results are not those that it ended with"
    ),
    (
      "rm -r p1; grader batch subs --out p1 --shard 1/3 --seed 5",
      "  p1 is of another class than p0: `--seed` was `1` and is `5`\n"
    ),
    (
      "rm -r p2; grader batch subs --out p2 --shard 2/4", "  p2 is one of 4 parts, p0 of 3\n"
    ),
    ("mkdir p9", "  p9 holds no manifest"),
    (
      "rm -r p1; grader batch subs --out p1 --shard 1/3 --due 2026-10-05T22:00:00Z --late 10/day",
      "  p1 was graded with `--due 2026-10-05T22:00:00Z --late 10/day`, p0 with no `--due`\n"
    ),
    (
      "printf 'student\nann\n' > p1/roster.csv; printf 'student\nben\n' > p2/roster.csv",
      "  p2 was graded with another roster than p1\n"
    ),
  ]

  @Test("what cannot be read beside the results stops the join", arguments: unreadable)
  func stops(script: String, code: Int32, errors: String) throws {
    let shell = try Shell.ofClass(count: 4)
    let result = shell.run(Self.parts(2) + script + "; grader merge p[0-9]* --out m")
    #expect(result.code == code, "\(result.errors)")
    #expect(result.errors.hasSuffix(errors), "\(result.errors)")
    #expect(shell.bytes("m/results.jsonl") == nil)
  }

  static let unreadable: [(String, Int32, String)] = [
    ("printf 'name\nBo\n' > p0/roster.csv", 64, "call the one with the ids `student`\n"),
    ("mkdir p0/roster.csv", 74, "grader: p0/roster.csv: this is a folder, not a file\n"),
    (
      "grader merge p[0-9]* --out m --quiet; rm m/results.jsonl m/ledger.jsonl; mkdir m/ledger.jsonl",
      74, "grader: m/ledger.jsonl: Is a directory\n"
    ),
  ]

  @Test("a partial join is marked as such")
  func partial() throws {
    let shell = try Shell.ofClass(count: 9)
    let result = shell.run(Self.parts(3) + "rm -r p1; grader merge p[0-9]* --out m --partial")
    #expect(result.code == 0)
    #expect(result.errors.contains("grader: partial: missing: part 1/3\n"))
    #expect(result.output.contains("6 submissions · 6 graded"))
    #expect(result.output.contains("3 without a result (partial)"))
    #expect(shell.run("grep -c '\"partial\": true' m/summary.json").output == "1\n")
  }

  /// A class of nine of which the part with `s-0002`, `s-0005` and `s-0008` is missing.
  private static func ofPartial() throws -> Shell {
    let shell = try Shell.ofClass(count: 9)
    try shell.write(
      [ClassGenerator.File("roster.csv", "student,name\ns-0002,Bo\ns-0001,Al\ns-0099,Di\n")],
      into: ".")
    let script =
      parts(3) + "rm -r p1; cp roster.csv p0/; grader merge p[0-9]* --out m --partial --quiet"
    #expect(shell.run(script).code == 0)
    return shell
  }

  @Test("a partial join leaves in every form, marked where there is room", arguments: exports)
  func exportsPartial(script: String, output: String) throws {
    let result = try Self.ofPartial().run(script)
    #expect(result.code == 0 && result.output == output, "\(result.output) \(result.errors)")
    #expect(
      result.errors.contains(
        "grader: partial: 3 of 9 submissions have no result; they are exported without points\n"))
  }

  static let exports: [(String, String)] = [
    (
      "grader export m --as csv --missing zero | cut -d, -f1,2,6,7,8,9,21 | sed -n '1p;/no_result/p;/absent/p'",
      """
      student,name,status,score,pending,max_score,final_score
      s-0002,Bo,no_result,,,,
      s-0005,,no_result,,,,
      s-0008,,no_result,,,,
      s-0099,Di,absent,0,,,0

      """
    ),
    ("grader export m --as canvas --missing zero | grep -c '^s-\\|Al\\|Di'", "7\n"),
    ("grader export m --as canvas --missing blank | grep -c 'Bo\\|s-0005\\|s-0008'; true", "0\n"),
    (
      "grader export m --as moodle --missing zero | grep -c 's-0002\\|s-0005\\|s-0008'; true", "0\n"
    ),
    (
      "printf 'Student,ID,SIS Login ID,Section,Q\\nBo,1,s-0002,A,7\\nAl,2,s-0001,A,\\n' > s.csv; "
        + "grader export m --as canvas --title Q --fill s.csv --missing zero | grep Bo",
      "Bo,1,s-0002,A,7\n"
    ),
    (
      "grader export m --as json | head -1 | sed 's/\"manifest\":\"[0-9a-f]*\",//'",
      #"{"export":1,"grader":"0.1.0","partial":true,"without_result":3,"students":["# + "\n"
    ),
    ("grader export m --as json | grep -c '\"status\":\"no_result\"'", "3\n"),
    (
      "grader export m --as junit | sed -n '2p'; grader export m --as junit 2>&1 | grep -c 'no result yet'",
      "<testsuites name=\"grader (partial)\">\n3\n"
    ),
    ("grader export m --as gradescope --missing zero --to g; ls g | wc -l", "7\n"),
    ("grader export m --as review | grep -c 's-0002\\|s-0005\\|s-0008'; true", "0\n"),
  ]

  @Test("a class that was regraded is joined as it is now")
  func regraded() throws {
    let shell = try Shell.ofClass(count: 9)
    let result = shell.run(
      """
      grader batch subs --out r --quiet; sed -i 's/7\\/4/3\\/2/' problems/quiz.json
      grader regrade r --quiet; grader merge r --out m --quiet; grader merge r --out m --quiet
      grader diff r m
      """)
    #expect(result.code == 0, "\(result.errors)")
    #expect(shell.haveSameResults("r", "m"))
  }

  @Test("a run that was cut off is not taken for a partial join")
  func cutOff() throws {
    let shell = try Shell.ofClass(count: 9)
    let result = shell.run(
      "grader batch subs --out r --quiet; truncate -s -9 r/ledger.jsonl; grader export r --as json")
    #expect(result.code == 2)
    #expect(result.errors.contains("r: 1 of 9 submissions have no result yet\n"))
  }

  @Test("a part may run twice, and be given twice")
  func twice() throws {
    let shell = try Shell.ofClass(count: 8)
    let result = shell.run(
      """
      grader batch subs --out r --quiet
      grader batch subs --out p0 --shard 0/2 --quiet & grader batch subs --out p0 --shard 0/2 --quiet
      wait; grader batch subs --out p1 --shard 1/2 --quiet
      grader batch subs --out again --shard 1/2 --quiet; grader merge p0 p1 again p0 --out m
      """)
    #expect(result.code == 0, "\(result.errors)")
    #expect(shell.haveSameResults("r", "m"))
  }
}
