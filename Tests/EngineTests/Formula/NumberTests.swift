import Testing

@testable import Engine

struct NumberTests {
  static let plain: [(String, String)] = [
    ("2", "2"), ("2.0", "2"), ("007", "7"), (".5", "0.5"), ("0.25", "0.25"), ("1e-3", "0.001"),
    ("1E-3", "0.001"), ("2e+3", "2000"), ("2E3", "2000"), ("2e3x", "2000*x"), ("1e-30", "1e-30"),
    ("9007199254740993", "9007199254740993"), ("3.", "3"), ("0.1 + .2", "0.1 + 0.2"),
    ("2e", "2*e"), ("2 e + 3", "2*e + 3"), ("2e + 3", "2*e + 3"), ("1/3", "1/3"),
    ("pi", "pi"), ("e", "e"), ("inf", "inf"), ("-inf", "-inf"), ("π", "pi"), ("∞", "inf"),
    ("2πx", "2*pi*x"), ("2 pi x", "2*pi*x"), ("e^pi", "e^pi"), ("x", "x"),
  ]

  @Test(arguments: plain)
  func `numbers and constants in plain text`(text: String, tree: String) {
    expect(text, means: tree, names: "x")
  }

  static let latex: [(String, String)] = [
    (#"\pi"#, "pi"), (#"\infty"#, "inf"), (#"-\infty"#, "-inf"), (#"2\pi x"#, "2*pi*x"),
    (#"\frac{1}{2}"#, "1/2"), (#"\frac12"#, "1/2"), (#"\frac12x"#, "1/2*x"),
    (#"\dfrac{1}{2}"#, "1/2"), (#"\tfrac1{20}"#, "1/20"), (#"x^{10}"#, "x^10"),
    (#"1\text{e}"#, "1*e"), (#"2.5\cdot 10^{-3}"#, "2.5*10^-3"), (#"\mathrm{e}^{x}"#, "e^x"),
    (#"\frac xy"#, "x/y"),
  ]

  @Test(arguments: latex)
  func `numbers and constants in LaTeX`(text: String, tree: String) {
    expect(text, means: tree, names: "x y")
  }

  static let wrapped: [(String, String)] = [
    ("$x + 1$", "x + 1"), ("$$x + 1$$", "x + 1"), (#"\(x + 1\)"#, "x + 1"),
    (#"\[x + 1\]"#, "x + 1"), (#"$\frac{x}{2}$"#, "x/2"), ("$ x^12 $", "x^12"),
    (#"$$\displaystyle x$$"#, "x"), ("  x  ", "x"), ("\tx\r\n+ 1\n", "x + 1"),
    ("x,", "x"), ("x.", "x"), ("x;", "x"), (#"\frac{x}{2}."#, "x/2"), ("$x$.", "x"), ("$x$,", "x"),
  ]

  @Test(arguments: wrapped)
  func `what surrounds a formula is no part of it`(text: String, tree: String) {
    expect(text, means: tree, names: "x")
  }
}
