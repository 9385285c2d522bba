import Testing

@Suite("show")
struct ShowTests {
  @Test("prints what students may know")
  func student() throws {
    let result = try Shell().run("grader show quiz")
    #expect(result.code == 0 && result.errors == "")
    #expect(
      result.output == """
        quiz — A quiz

        p — One
        ───────
        Let $x$ be a number.
        And so on.

        Dimensions
          K

        Symbols
          x  real, from 0 to 1
          z  column of K, positive, sums to 1

        Definitions
          y = x^2

        Assumed
          x != 0

        p/a (formula, 2 points)
          Say $x$.
          Answer with: a formula
          Not to be used: sin, y

        """)
  }

  @Test("--solution is for staff")
  func staff() throws {
    let result = try Shell().run("grader show quiz/p --solution")
    #expect(
      result.output.hasSuffix(
        """
          Not to be used: sin, y
          Solution: x
          Wrong: [1]
            hint: no

        p/secret (text, 1 point, hidden)
          Answer with: text; a person reads it
          Scores only after: p/a

        """))
    #expect(result.output.contains("  K  samples: 2, 3\n"))
  }

  @Test("a set with an item at fault is shown as far as it goes, and exits 3", arguments: faults)
  func faulty(command: String, output: String) throws {
    let item = #"{"id": "b", "kind": "formula", "prompt": "Say it.", "expected": "2*foo"}"#
    let set =
      #"{"schema": 1, "id": "s", "problems": [{"id": "p", "symbols": {"x": {}}, "items": ["#
      + #"{"id": "a", "kind": "value", "expected": 3}, \#(item)]}]}"#
    let result = try Shell(files: ["problems/s.json": set]).run(command)
    #expect(result.code == 3)
    #expect(result.output.contains(output), "\(result.output)")
    #expect(
      result.errors.hasPrefix(
        "grader: problems/s.json:1:195: error: unknown name `foo`\n  1 | 2*foo\n    |   ^^^\n"),
      "\(result.errors)")
  }

  static let faults: [(String, String)] = [
    ("grader show s", "p/b (formula, 1 point)\n  Say it.\n"),
    ("grader show s --solution", "p/b (formula, 1 point)\n  Say it.\n"),
    ("grader show s/p/a", "p/a (value, 1 point)\n"),
    ("grader show s --format html", "Say it."),
    ("grader template s", "\"p/b\": \"\""),
    ("grader template s --as markdown", "## p/b\n"),
  ]

  @Test("one item alone")
  func item() throws {
    let result = try Shell().run("grader show quiz/p/secret --solution")
    #expect(result.output.contains("p/secret (text") && !result.output.contains("p/a (formula"))
  }
}
