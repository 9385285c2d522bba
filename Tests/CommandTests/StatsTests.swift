import Foundation
import TestSupport
import Testing

@Suite("stats and explain")
struct StatsTests {
  /// Six students: three wrong in one way, written in three forms, one near miss.
  private static func graded() throws -> Shell {
    let answers = [
      ("a", "(x+1)^2", "7/4"), ("b", "x^2 + 1", "7/4"), ("c", "1 + x*x", "1.76"),
      ("d", "(x^2 + 1)*1", "-7/4"), ("e", "x^3", "4"), ("f", "x^3", "4"),
    ]
    var files = ["problems/quiz.json": ClassGenerator.problems()]
    for (student, square, number) in answers {
      files["subs/\(student).json"] =
        #"{"problem_set": "class-quiz", "student": "\#(student)", "answers": "#
        + #"{"q/square": "\#(square)", "q/number": "\#(number)"}}"#
    }
    let shell = try Shell(files: files)
    #expect(shell.run("grader batch subs --out r --quiet").code == 0)
    return shell
  }

  @Test("puts wrong answers that mean the same together, whatever their form")
  func clusters() throws {
    let result = try Self.graded().run("grader stats r")
    #expect(result.code == 0, "\(result.errors)")
    let text = result.output
    #expect(text.contains("  q/square: 17 % of 6 pass, mean 0.42 of 1, discrimination "))
    #expect(text.contains(" in 3 forms: The mixed term is missing.\n"), "\(text)")
    #expect(text.contains("    2 x `x^3`\n"))
    #expect(text.contains("    near: 1.76 for 1.75 (c)\n"))
    #expect(
      text.hasSuffix(
        "\nthe same rare wrong answers (for information; it proves nothing):\n"
          + "  e, f: class-quiz/q/square, class-quiz/q/number\n"))
  }

  @Test("lists pairs with as many shared answers in the order of both students")
  func ordersPairs() throws {
    let answers = ["b", "c", "d", "e"].enumerated().map { place, other in
      let (one, two) = ("\(2 * place + 3)*x", "\(2 * place + 4)*x")
      return (other, #""q/square": "\#(one)", "q/outer": "\#(two)""#)
    }
    var files = ["problems/quiz.json": ClassGenerator.problems(copies: 4)]
    func add(_ student: String, _ answers: String) {
      files["subs/\(student).json"] =
        #"{"problem_set": "class-quiz", "student": "\#(student)", "answers": {\#(answers)}}"#
    }
    var all: [String] = []
    for (place, (other, text)) in answers.enumerated() {
      let moved = place == 0 ? text : text.replacingOccurrences(of: "q/", with: "q\(place + 1)/")
      add(other, moved)
      all.append(moved)
    }
    add("a", all.joined(separator: ", "))
    let shell = try Shell(files: files)
    let result = shell.run(
      "grader batch subs --out r --quiet > /dev/null; for i in 1 2 3 4 5; do grader stats r "
        + "| grep -o '^  a, [b-e]'; done")
    let once = "  a, b\n  a, c\n  a, d\n  a, e\n"
    #expect(result.output == String(repeating: once, count: 5), "\(result.errors)")
  }

  @Test("leaves the students out where asked")
  func anonymous() throws {
    let shell = try Self.graded()
    let result = shell.run(
      """
      grader stats r --anonymous --format json --format csv=s.csv --format text=s.txt
      python3 -c "
      import csv, json, subprocess
      rows = {r['item']: r for r in csv.DictReader(open('s.csv', newline=''))}
      assert rows['q/square']['common_wrong_count'] == '3', rows
      assert rows['q/number']['pass'] == '2' and rows['q/number']['submissions'] == '6'
      assert '(c)' not in open('s.txt').read() and 'e, f' not in open('s.txt').read()
      "
      """)
    #expect(result.code == 0, "\(result.errors)")
    #expect(!result.output.contains("student"))
    #expect(result.output.contains("\"shared_rare_answers\": [\n"))
  }

  @Test("explains a verdict, and computes it anew")
  func explains() throws {
    let shell = try Self.graded()
    let result = shell.run("grader explain r b q/square")
    #expect(result.code == 0, "\(result.errors)")
    for part in [
      "b · q/square\n", "  verdict: fail\n", "  hint: The mixed term is missing.\n",
      "  evidence:\n",
      "  certainty: certified\n", "  seed: 1\n", "  submission: subs/b.json\n",
      "\ncomputed anew: the same, byte for byte\n",
    ] {
      #expect(result.output.contains(part), "\(result.output)")
    }
    let json = shell.run(
      "echo >> subs/b.json; grader explain r b q/square --format json | grep replay")
    #expect(json.output.contains("not computed anew: the submission is gone or has changed"))
  }

  /// A student whose first attempt is the better one.
  private static func ofAttempts() throws -> Shell {
    let shell = try Shell(files: ["problems/quiz.json": ClassGenerator.problems()])
    let answers = ["1": "7/4", "2": "3/2"].map { attempt, answer in
      ClassGenerator.File(
        "\(attempt).json",
        #"{"problem_set": "class-quiz", "student": "b", "attempt": \#(attempt), "answers": "#
          + #"{"q/number": "\#(answer)"}}"#)
    }
    try shell.write(answers, into: "subs")
    #expect(shell.run("grader batch subs --out r --attempts best --quiet").code == 0)
    return shell
  }

  @Test("explains the attempt that counts, after a regrade as well")
  func explainsBest() throws {
    let shell = try Self.ofAttempts()
    let best = shell.run("grader explain r b q/number | grep -E ' (verdict|submission):'")
    #expect(best.output == "  verdict: pass\n  submission: subs/1.json\n", "\(best.errors)")
    let regraded = shell.run(
      """
      sed -i 's/7\\/4/3\\/2/' problems/quiz.json; grader regrade r --quiet
      grader explain r b q/number | grep -E ' (verdict|submission):'
      """)
    #expect(regraded.output == "  verdict: pass\n  submission: subs/2.json\n", "\(regraded.errors)")
  }

  @Test("asks which problem set is meant where several have the item")
  func asksForSet() throws {
    let shell = try Self.graded()
    let result = shell.run(
      """
      sed s/class-quiz/other-quiz/ problems/quiz.json > problems/other.json
      sed s/class-quiz/other-quiz/ subs/b.json > subs/other.json; grader batch subs --out both --quiet
      grader explain both b q/square --set other-quiz | grep 'problem set'
      grader explain both b q/square
      """)
    #expect(result.code == 64 && result.output.contains("other-quiz"), "\(result.output)")
    #expect(
      result.errors.contains(
        "`b` was graded on `q/square` in several problem sets: `class-quiz`, `other-quiz`\n"
          + "  note: say which with `--set SET`\n"), "\(result.errors)")
  }

  @Test("says who and what is not there", arguments: refusals)
  func refuses(script: String, errors: String) throws {
    let result = try Self.graded().run(script)
    #expect(result.code == 64)
    #expect(result.errors.contains(errors), "\(result.errors)")
  }

  static let refusals: [(String, String)] = [
    ("grader stats", "`stats` needs one folder of results\n"),
    ("grader explain r b", "`explain` needs DIR STUDENT ITEM"),
    ("grader explain r zoe q/square", "no submission is of `zoe`"),
    (
      "grader explain r b q/sqare",
      "`b` was not graded on an item `q/sqare`\n  note: did you mean `q/square`?"
    ),
  ]
}
