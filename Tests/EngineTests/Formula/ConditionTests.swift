import Testing

@testable import Engine

struct ConditionTests {
  static let names = "x y z:1 z1 z2 beta2 a0 t n i:i j:i K:d W1:2 b1:1 s"

  static let comparisons: [(String, String)] = [
    ("x = y", "x = y"), ("x == y", "x = y"), ("x != y", "x != y"), ("x <> y", "x != y"),
    ("x < y", "x < y"),
    ("x <= y", "x <= y"), ("x > y", "x > y"), ("x >= y", "x >= y"), ("x ≠ y", "x != y"),
    ("x ≤ y", "x <= y"),
    ("x ≥ y", "x >= y"), ("x ⩽ y", "x <= y"), (#"x \neq y"#, "x != y"), (#"x \ne y"#, "x != y"),
    (#"x \leq y"#, "x <= y"), (#"x \le y"#, "x <= y"), (#"x \geq y"#, "x >= y"),
    (#"x \ge y"#, "x >= y"),
    (#"x \leqslant y"#, "x <= y"), (#"x \lt y"#, "x < y"), ("0 < x < 1", "0 < x < 1"),
    ("0 <= x < y <= 1", "0 <= x < y <= 1"), ("x + 1 > 2y", "x + 1 > 2*y"),
    ("x = y = 1", "x = y = 1"),
    ("|x| < 1", "|x| < 1"), ("z_1 + z_2 > 0", "z1 + z2 > 0"),
    (#"a^{[0]} > \frac{1}{2}"#, "a0 > 1/2"),
  ]

  @Test(arguments: comparisons)
  func `signs of comparison`(text: String, tree: String) {
    expect(text, means: tree, names: Self.names)
  }

  static let joined: [(String, String, String)] = [
    ("x > 0 and y > 0", "x > 0 and y > 0", "(and (> x 0) (> y 0))"),
    ("x > 0 or y > 0", "x > 0 or y > 0", "(or (> x 0) (> y 0))"),
    ("x > 0 or y > 0 and t > 0", "x > 0 or y > 0 and t > 0", "(or (> x 0) (and (> y 0) (> t 0)))"),
    (
      "(x > 0 or y > 0) and t > 0", "(x > 0 or y > 0) and t > 0",
      "(and (or (> x 0) (> y 0)) (> t 0))"
    ),
    ("not x > 0", "not x > 0", "(not (> x 0))"),
    ("not not x > 0", "not not x > 0", "(not (not (> x 0)))"),
    ("not (x > 0 and y > 0)", "not (x > 0 and y > 0)", "(not (and (> x 0) (> y 0)))"),
    ("not x > 0 and y > 0", "not x > 0 and y > 0", "(and (not (> x 0)) (> y 0))"),
    ("x > 0 and y > 0 and t > 0", "x > 0 and y > 0 and t > 0", "(and (> x 0) (> y 0) (> t 0))"),
    ("x > 0 ∧ y > 0", "x > 0 and y > 0", "(and (> x 0) (> y 0))"),
    ("x > 0 ∨ y > 0", "x > 0 or y > 0", "(or (> x 0) (> y 0))"),
    ("¬(x > 0)", "not x > 0", "(not (> x 0))"),
    (#"x > 0 \land y > 0"#, "x > 0 and y > 0", "(and (> x 0) (> y 0))"),
    (#"x > 0 \lor y > 0"#, "x > 0 or y > 0", "(or (> x 0) (> y 0))"),
    (#"x > 0 \text{ and } y > 0"#, "x > 0 and y > 0", "(and (> x 0) (> y 0))"),
    (#"x > 0 \quad\text{or}\quad y > 0"#, "x > 0 or y > 0", "(or (> x 0) (> y 0))"),
    (#"\neg (x > 0)"#, "not x > 0", "(not (> x 0))"),
    ("x -> 0", "x -> 0", "(-> x 0)"), ("x -> inf", "x -> inf", "(-> x inf)"),
    ("x → ∞", "x -> inf", "(-> x inf)"),
    (#"x \to \infty"#, "x -> inf", "(-> x inf)"),
    (#"x \rightarrow -\infty"#, "x -> -inf", "(-> x (neg inf))"),
    (
      #"z^{[1]} \leq 0 \text{ or } z^{[2]} \rightarrow \infty"#, "z1 <= 0 or z2 -> inf",
      "(or (<= z1 0) (-> z2 inf))"
    ),
    ("x → 0 and y > 0", "x -> 0 and y > 0", "(and (-> x 0) (> y 0))"),
    ("0 < x < 1 and x != y", "0 < x < 1 and x != y", "(and (<,< 0 x 1) (!= x y))"),
  ]

  @Test(arguments: joined)
  func `conditions joined, negated and limits`(text: String, tree: String, outline: String) throws {
    expect(text, means: tree, names: Self.names)
    #expect(try read(text, Self.names).outline == outline)
  }

  static let cases: [(String, String)] = [
    ("cases(x > 0: 1, 0)", "cases(x > 0: 1, 0)"),
    ("cases(x > 0: x, x < 0: -x, 0)", "cases(x > 0: x, x < 0: -x, 0)"),
    ("cases(x > 0: 1)", "cases(x > 0: 1)"), ("cases(x > 0: 1, otherwise: 0)", "cases(x > 0: 1, 0)"),
    ("cases(x > 0 and y > 0: 1, 0)", "cases(x > 0 and y > 0: 1, 0)"),
    ("2cases(x > 0: 1, 0)", "2*cases(x > 0: 1, 0)"),
    (
      #"\begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}"#,
      "cases(x > 0: 1, 0)"
    ),
    (
      #"\begin{cases} 1, & \text{if } x > 0, \\ 0, & \text{otherwise}. \end{cases}"#,
      "cases(x > 0: 1, 0)"
    ),
    (#"\begin{cases} 1 & x > 0 \\ 0 & x \leq 0 \end{cases}"#, "cases(x > 0: 1, x <= 0: 0)"),
    (#"\begin{cases} x & \text{if }x > 0\\ 0 & \text{else} \end{cases}"#, "cases(x > 0: x, 0)"),
    (
      #"\begin{cases} x & \text{if } x > 0 \\ 0 & \text{if } x \le 0 \\ \end{cases}"#,
      "cases(x > 0: x, x <= 0: 0)"
    ),
    (
      #"\begin{cases} x & \text{for } x > 0 \\ 0 & \text{otherwise} \end{cases} + 1"#,
      "cases(x > 0: x, 0) + 1"
    ),
    (#"2\begin{cases} x & x > 0 \\ 0 & \text{otherwise} \end{cases}"#, "2*cases(x > 0: x, 0)"),
    (
      #"\begin{cases} (1 - \sigma z^{[2]})\beta^{[2]}a^{[0]} & \text{if } z^{[1]} > 0, \\ 0 & \text{otherwise} \end{cases}"#,
      "cases(z1 > 0: (1 - sigma(z2))*beta2*a0, 0)"
    ),
    (
      #"\begin{cases} x & \mathrm{if}\ x > 0 \\ 0 & \mathrm{otherwise} \end{cases}"#,
      "cases(x > 0: x, 0)"
    ),
    (
      #"\begin{cases} x & \text{if } 0 < x < 1 \text{ and } y > 0 \\ 0 & \text{otherwise} \end{cases}"#,
      "cases(0 < x < 1 and y > 0: x, 0)"
    ),
  ]

  @Test(arguments: cases)
  func `values by cases`(text: String, tree: String) {
    expect(text, means: tree, names: Self.names)
  }

  static let indicators: [(String, String)] = [
    ("1[x > 0]", "1[x > 0]"), ("x 1[x > 0]", "x*1[x > 0]"), ("1[x > 0]y", "1[x > 0]*y"),
    ("1[i = j] - 1", "1[i = j] - 1"),
    (#"\mathbb{1}[x > 0]"#, "1[x > 0]"), (#"\mathbb{1}\{x > 0\}"#, "1[x > 0]"),
    (#"\mathbb{1}_{x > 0}"#, "1[x > 0]"),
    (#"\mathbb{1}(x > 0)"#, "1[x > 0]"), (#"\mathbf{1}_{[x > 0]}"#, "1[x > 0]"),
    (#"\mathbf{1}_{[x == 1]}"#, "1[x = 1]"),
    (#"\mathbf{1}_{\{x > 0\}}"#, "1[x > 0]"), (#"\mathbb{1}\left[x > 0\right]"#, "1[x > 0]"),
    (#"\mathbf{1}\left\{x > 0\right\}"#, "1[x > 0]"),
    ("𝟙[x > 0]", "1[x > 0]"), ("𝟏(x > 0)", "1[x > 0]"), (#"\mathbb{I}(x > 0)"#, "1[x > 0]"),
    (#"\mathbb{I}[x > 0]"#, "1[x > 0]"),
    ("1[x > 0 and y > 0]", "1[x > 0 and y > 0]"), ("1[not x > 0]", "1[not x > 0]"),
    ("1[0 < x < 1]", "1[0 < x < 1]"),
    (#"\mathbb{1}_{i=j}"#, "1[i = j]"), (#"\mathbb{1}_{\{i=j\}}"#, "1[i = j]"),
    ("2·1[x>0]", "2*1[x > 0]"), ("1[x>0]^2", "1[x > 0]^2"),
  ]

  @Test(arguments: indicators)
  func `one where a condition holds`(text: String, tree: String) {
    expect(text, means: tree, names: Self.names)
  }
}
