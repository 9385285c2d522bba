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
    ("rm p1/manifest.jsonl", "  p1 holds no whole manifest; run its `grader batch` again\n"),
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
    ("mkdir p9", "  p9 holds no whole manifest"),
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
