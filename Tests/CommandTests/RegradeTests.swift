import Foundation
import TestSupport
import Testing

@Suite("regrade and diff")
struct RegradeTests {
  /// A class graded in `r`, and the problem file changed since: 3/2 is now right as well as 7/4.
  private static func changed() throws -> Shell {
    let shell = try Shell.ofClass(count: 40, others: Array(ClassGenerator.broken.prefix(3)))
    #expect(shell.run("grader batch subs --out r --quiet; cp -r r old").code == 0)
    let problems = ClassGenerator.problems { id, members in
      id == "number" ? members + #", "accept": ["3/2"]"# : members
    }
    try shell.write([ClassGenerator.File("quiz.json", problems)], into: "problems")
    return shell
  }

  @Test("checks what changed and what depends on it, and gives the bytes of a full run")
  func isFullRun() throws {
    let shell = try Self.changed()
    let result = shell.run(
      """
      grader regrade r --plan > plan.txt; cmp r/results.jsonl old/results.jsonl || exit 9
      grader regrade r --why 'a misprint' > done.txt; cmp plan.txt done.txt || exit 8
      grader batch subs --out new --quiet; grader diff r new
      """)
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.errors.contains("grader: ran 80 of 240 item checks\n"), "\(result.errors)")
    #expect(result.output.hasSuffix("no grade differs (43 compared)\n"))
    #expect(shell.haveSameResults("r", "new"))
    let plan = shell.lines("plan.txt")
    #expect(plan.last?.contains(" of 43 differ: ") == true)
    #expect(plan.contains { $0.hasPrefix("  q/number  fail 0 → pass 0.5") }, "\(plan)")
    #expect(plan.contains { $0.hasPrefix("  total") })
  }

  @Test("undo brings the bytes back, and a regrade that was cut off does not count")
  func undoes() throws {
    let shell = try Self.changed()
    let result = shell.run(
      """
      grader regrade r --quiet; cmp -s r/results.jsonl old/results.jsonl && exit 9
      size=$(stat -c %s r/ledger.jsonl); cp r/ledger.jsonl whole
      grader regrade r --undo || exit 8
      for f in results.jsonl summary.json gradebook.csv; do cmp r/$f old/$f || exit 7; done
      cp whole r/ledger.jsonl; truncate -s $((size - 1)) r/ledger.jsonl
      grader diff old r
      """)
    #expect(result.code == 0, "\(result.code) \(result.errors)")
    #expect(result.errors.contains("grader: taken back: the problem files changed\n"))
  }

  @Test("results that are not what the ledger gives are written anew", arguments: mends)
  func mendsResults(script: String, same: String, errors: String) throws {
    let shell = try Self.changed()
    let result = shell.run("grader regrade r --quiet; cp -r r new; \(script)")
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.errors.contains(errors), "\(result.errors)")
    #expect(shell.haveSameResults("r", same))
  }

  private static let stale =
    "for f in results.jsonl summary.json gradebook.csv; do cp old/$f r; done; "
  private static let mended =
    "r: results.jsonl, gradebook.csv, summary.json were not what the ledger gives, and were written anew\n"

  static let mends: [(String, String, String)] = [
    (stale + "grader regrade r --quiet", "new", mended),
    (
      "rm r/gradebook.csv; grader regrade r --quiet", "new",
      "r: gradebook.csv was not what the ledger gives, and was written anew\n"
    ),
    (
      "rm r/summary.json; grader regrade r --plan --quiet; cp new/summary.json r", "new",
      "grader: ran 0 of 240"
    ),
    // The undo was cut off before it wrote the results; there is no other to take back.
    (
      "grader regrade r --undo; cp new/results.jsonl r; grader regrade r --undo", "old",
      "r: results.jsonl was not what"
    ),
    // Files that the user deleted keep no undo from what it is asked for.
    (
      "rm r/gradebook.csv; grader regrade r --undo", "old",
      "taken back: the problem files changed\n"
    ),
  ]

  @Test("a folder that takes no results keeps its ledger as well")
  func keepsLedger() throws {
    let shell = try Self.changed()
    let result = shell.run(
      "mkdir r/summary.json.tmp; grader regrade r; echo $?; cmp r/ledger.jsonl old/ledger.jsonl")
    #expect(result.code == 0 && result.output.hasSuffix("74\n"), "\(result.output)")
    #expect(result.errors.contains("r/summary.json: Is a directory\n"), "\(result.errors)")
  }

  @Test("never-lower keeps what would lose points, adjustments stay")
  func neverLower() throws {
    let shell = try Shell.ofClass(count: 30)
    _ = shell.run("grader batch subs --out r --quiet; cp -r r old")
    let problems = ClassGenerator.problems { id, members in
      id == "number" ? members.replacingOccurrences(of: "7/4", with: "3/2") : members
    }
    try shell.write([ClassGenerator.File("quiz.json", problems)], into: "problems")
    let result = shell.run(
      """
      printf 'student,item,set,who,why\\ns-0001,q/number,9,kim,x\\n' > r/adjustments.csv
      grader regrade r --plan --format json=plan.json > /dev/null
      grader regrade r --never-lower --format json=kept.json > /dev/null
      grader export r --as json | grep -c '"adjustments":\\["q/number set to 9 by kim: x"'
      python3 -c "
      import json
      plan, kept = json.load(open('plan.json')), json.load(open('kept.json'))
      assert plan['down'] > 0 and plan['up'] > 0, plan
      assert kept['down'] == 0 and kept['up'] > 0, kept
      "
      """)
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output == "1\n")
  }

  @Test("faults of several problem files are told in the order of their sets")
  func ordersFaults() throws {
    let ids = ["a", "b", "c", "d", "e"]
    var files: [String: String] = [:]
    for id in ids {
      files["problems/\(id).json"] =
        #"{"schema": 1, "id": "\#(id)", "problems": [{"id": "p", "items": ["#
        + #"{"id": "i", "kind": "value", "expected": 3}]}]}"#
      files["subs/\(id).json"] =
        #"{"problem_set": "\#(id)", "student": "s", "answers": {"p/i": 3}}"#
    }
    let result = try Shell(files: files).run(
      """
      grader batch subs --out r --quiet > /dev/null; sed -i 's/: 3}/: "foo"}/' problems/*
      for i in 1 2 3 4 5; do grader regrade r --plan 2>&1 | grep -o 'problems/.'; done
      """)
    let once = ids.map { "problems/\($0)\n" }.joined()
    #expect(result.output == String(repeating: once, count: 5), "\(result.errors)")
  }

  @Test("a mark that never-lower keeps is explained by the definition that it was judged by")
  func explainsKept() throws {
    let shell = try Shell(files: ["problems/quiz.json": ClassGenerator.problems()])
    let answer = #"{"problem_set": "class-quiz", "student": "b", "answers": {"q/number": "7/4"}}"#
    try shell.write([ClassGenerator.File("b.json", answer)], into: "subs")
    let result = shell.run(
      """
      grader batch subs --out r --quiet > /dev/null
      explain() { grader explain r b q/number > $1; grep -E '^  (verdict|regraded):' $1; tail -1 $1; }
      explain 1; sed -i 's/7\\/4/3\\/2/' problems/quiz.json
      grader regrade r --never-lower --why misprint --quiet; explain 2
      grep "definition sha" 1 > then; grep "definition sha" 2 | cmp - then || exit 9
      grader regrade r --plan; sed -i 's/a kink/the kink/;s/Names/Tells/' problems/quiz.json
      grader regrade r --why more --quiet; explain 3; grep "definition sha" 3 | cmp - then || exit 8
      grader explain r b q/number --format json | python3 -c '
      import json, sys
      found = json.load(sys.stdin); print(found["item"]["verdict"], found["now"]["verdict"])'
      sed -i 's/3\\/2/1/' problems/quiz.json; grader explain r b q/number | tail -1
      grader regrade r --quiet; explain 4; grep "definition sha" 4 | cmp -s - then && exit 7; exit 0
      """)
    let kept =
      "kept by `grader regrade --never-lower`, as it was judged by the definition of then; computed "
      + "anew by the definition of now: fail, 0 of 0.5\n"
    #expect(
      result.output == """
          verdict: pass
        computed anew: the same, byte for byte
          verdict: pass
          regraded: regrade 1: misprint
        \(kept)no grade differs (1 compared)
          verdict: pass
          regraded: regrade 1: misprint
        \(kept)pass fail
        kept by `grader regrade --never-lower`; not computed anew: the problem file has changed since
          verdict: fail
          regraded: regrade 3: the problem files changed
        computed anew: the same, byte for byte

        """, "\(result.errors)")
    #expect(result.code == 0, "\(result.code) \(result.errors)")
  }

  @Test("of several attempts, the one that counts before and the one after are compared")
  func attempts() throws {
    let shell = try Shell(files: ["problems/quiz.json": ClassGenerator.problems()])
    let attempts = [("b1", "7/4"), ("b2", "3/2"), ("c1", "7/4"), ("c2", "1")].map { name, answer in
      ClassGenerator.File(
        "\(name).json",
        #"{"problem_set": "class-quiz", "student": "\#(name.prefix(1))", "#
          + #""attempt": \#(name.suffix(1)), "answers": {"q/number": "\#(answer)"}}"#)
    }
    try shell.write(attempts, into: "subs")
    let result = shell.run(
      """
      grader batch subs --out r --attempts best --quiet > /dev/null; cp -r r old
      sed -i 's/7\\/4/3\\/2/' problems/quiz.json
      grader regrade r --plan; grader regrade r --format csv; grader diff old r --format csv
      grader export r --as html --to pages; grep -o '<td>q/number: [^<]*' pages/index.html
      """)
    let csv = """
      student,problem_set,item,old_verdict,new_verdict,old_score,new_score
      c,class-quiz,q/number,pass,fail,0.5,0
      c,class-quiz,total,graded,graded,0.5,0

      """
    // The other attempt of `b` is right now.
    #expect(
      result.output.hasSuffix(
        """
        c  (class-quiz)
          q/number  pass 0.5 → fail 0
          total     0.5 → 0
        1 of 2 differ: 0 up, 1 down, 0 otherwise
        \(csv)\(csv)<td>q/number: 0.5 → 0

        """), "\(result.output) \(result.errors)")
  }

  @Test("what has gone or changed since is named", arguments: refusals)
  func refuses(script: String, code: Int32, errors: String) throws {
    let result = try Self.changed().run(script)
    #expect(result.code == code, "\(result.errors)")
    #expect(result.errors.contains(errors), "\(result.errors)")
  }

  static let refusals: [(String, Int32, String)] = [
    ("grader regrade", 64, "`regrade` needs one folder of results\n"),
    ("grader regrade subs", 74, "subs: this is no folder of results; `grader batch` makes one\n"),
    ("grader regrade nope", 74, "nope: No such file or directory\n"),
    ("grader regrade r --undo", 64, "r: there is no regrade to take back\n"),
    ("grader regrade r --salt x", 64, "the class was graded with another salt"),
    (
      "echo >> subs/s-0003.json; rm subs/s-0005.json; grader regrade r", 74,
      "grader: 2 submissions cannot be checked again; nothing was written\n"
        + "  subs/s-0003.json: it differs from what was graded\n"
        + "  subs/s-0005.json: No such file or directory\n"
        + "  note: put back what was graded; or grade what is there now with `grader batch`"
    ),
    ("rm subs/s-0003.json; grader regrade r", 74, "subs/s-0003.json: No such file or directory"),
    ("rm problems/quiz.json; grader regrade r", 64, "there is no problem set `class-quiz`"),
    ("grader batch subs --out r", 64, "note: `grader regrade` re-checks what changed"),
    ("grader diff r", 64, "`diff` needs two folders: OLD NEW\n"),
    ("grader diff r subs", 74, "subs: this is no folder of results"),
  ]

  @Test("diff tells text, table and JSON apart, and exits 1")
  func diffs() throws {
    let shell = try Self.changed()
    let result = shell.run(
      """
      rm subs/s-0001.json; sed -i 's/s-0002/zoe/' subs/s-0002.json
      grader batch subs --out new --quiet > /dev/null
      grader diff old new --format csv=d.csv --format json=d.json; echo $?
      grep -c ',total,graded,,' d.csv; grep -c '^zoe,class-quiz,total,,graded,,' d.csv
      grep -c '"equal": false' d.json
      """)
    #expect(result.output == "1\n2\n1\n1\n", "\(result.errors)")
  }
}
