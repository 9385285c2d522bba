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

  @Test("one item alone")
  func item() throws {
    let result = try Shell().run("grader show quiz/p/secret --solution")
    #expect(result.output.contains("p/secret (text") && !result.output.contains("p/a (formula"))
  }
}
