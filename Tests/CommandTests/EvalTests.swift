import Testing

/// The scratch pad: what a formula is, and what it comes to.
@Suite("eval")
struct EvalTests {
  static let answers: [(typed: String, printed: String)] = [
    (
      "'x^2*y' --set x=3 --set y=2 --wrt x --wrt y",
      "read as  x^2*y\nLaTeX    x^{2} \\cdot y\nvalue    18\nd/dx     12\nd/dy     9\n"
    ),
    (
      "'W*v' --set 'W=[[1, 2], [3, 4]]' --set 'v=[1, 1]' --wrt v",
      "read as  W*v\nLaTeX    W \\cdot v\nshape    2 x 1\nvalue    [3, 7]\n"
        + "d/dv     [[1, 3], [2, 4]]\n"
    ),
    (
      "'x + beta2' --set x=1 --wrt x",
      "read as  x + beta2\nLaTeX    x + \\beta_{2}\nvalue    needs --set beta2=…\nd/dx     1\n"
    ),
    ("'x < 2' --set x=1", "read as  x < 2\nLaTeX    x < 2\nvalue    true\n"),
    ("'x > 2' --set x=1", "read as  x > 2\nLaTeX    x > 2\nvalue    false\n"),
    (
      "'sin(pi) < 0'",
      "read as  sin(pi) < 0\nLaTeX    \\sin\\left(\\pi\\right) < 0\nvalue    cannot be told\n"
    ),
    ("y --set x=0 --set y=1/x", "read as  y\nLaTeX    y\nvalue    undefined\n"),
    ("'sin(pi)'", "read as  sin(pi)\nLaTeX    \\sin\\left(\\pi\\right)\nvalue    0\n"),
    (
      "'[1, cos(pi/2)]'",
      "read as  [1, cos(pi/2)]\nLaTeX    \\begin{bmatrix} 1 \\\\ "
        + "\\cos\\left(\\frac{\\pi}{2}\\right) \\end{bmatrix}\n"
        + "shape    2 x 1\nvalue    [1, 0]\n"
    ),
    (
      "'log(1 + x)' --set x=1e-20",
      "read as  log(1 + x)\nLaTeX    \\log\\left(1 + x\\right)\nvalue    1e-20\n"
    ),
    (
      "'exp(x)' --set x=1e300",
      "read as  exp(x)\nLaTeX    \\exp\\left(x\\right)\nvalue    a number too large to write\n"
    ),
    (
      "'x + y' --set x=2 --format json",
      "{\n  \"read as\": \"x + y\",\n  \"LaTeX\": \"x + y\",\n"
        + "  \"value\": \"needs --set y=…\"\n}\n"
    ),
  ]

  @Test("tells how a formula is read and what it comes to", arguments: answers)
  func tells(typed: String, printed: String) throws {
    let result = try Shell().run("grader eval \(typed)")
    #expect(result.output == printed)
    #expect(result.code == 0 && result.errors == "")
  }

  static let faults: [(typed: String, errors: String)] = [
    ("'foo + 1'", "grader: formula:1:1: error: unknown name `foo`\n"),
    ("x --set x=1 --wrt q", "grader: formula:1:1: error: `q` has no value here\n"),
    ("x --set 1=2", "grader: error: `1` is no name\n"),
    ("x --set 'x=1 <'", "grader: x:1:3: error: something is missing after `<`\n"),
    ("x --set 'x=1 < 2'", "grader: x:1:1: error: a value is expected, this is a condition\n"),
    ("x --set 'x=[1, 2] + [1, 2, 3]'", "grader: x:1:8: error: shapes do not fit: 2 x 1 + 3 x 1\n"),
    ("'[1, 2] + [1, 2, 3]'", "grader: formula:1:8: error: shapes do not fit: 2 x 1 + 3 x 1\n"),
    (
      "\"$(python3 -c 'print(\"+\".join(f\"a{n}\" for n in range(40)))')\"",
      "grader: formula: error: the formula has too many unknown names\n"
    ),
  ]

  @Test(
    "writes no digit that is not known",
    arguments: [
      "'sin(1e22)'", "'cases(sin(pi) > 0: 1, 2)'", "'floor(sin(pi))'", "'atan2(sin(pi), -1)'",
      "'tan(pi/2)'", "'1/sin(pi)'", "'[1, sin(1e22)]'", "x --set 'x=sin(1e22)'",
    ])
  func tooVague(typed: String) throws {
    let result = try Shell().run("grader eval \(typed)")
    #expect(result.code == 2 && result.output == "")
    #expect(
      result.errors.hasPrefix(
        "grader: formula:1:1: error: its value could not be computed closely enough\n"))
  }

  @Test("a name has one value", arguments: ["x=2", "beta_1=2 --set beta1=3", "β=1 --set beta=1"])
  func refusesSecond(values: String) throws {
    let result = try Shell().run("grader eval x --set x=1 --set \(values)")
    #expect(result.code == 64 && result.output == "")
    #expect(result.errors.hasPrefix("grader: `--set` gives `"), "\(result.errors)")
    #expect(result.errors.contains("` a value twice\n"), "\(result.errors)")
  }

  @Test("a value that is not used is told")
  func tellsUnused() throws {
    let result = try Shell().run("grader eval 'x + y' --set x=1 --set y=2*x --set z=3 --set bta=4")
    #expect(result.code == 0 && result.output.hasSuffix("value    3\n"))
    #expect(
      result.errors == "grader: note: `z` has a value, and is not used\n"
        + "grader: note: `bta` has a value, and is not used\n")
  }

  @Test("points at what cannot be read", arguments: faults)
  func refuses(typed: String, errors: String) throws {
    let result = try Shell().run("grader eval \(typed)")
    #expect(result.code == 2 && result.output == "")
    #expect(result.errors.hasPrefix(errors), "\(result.errors)")
  }
}
