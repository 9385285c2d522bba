import TestSupport
import Testing

/// relu'(0) = abs'(0) = step(0) = sign(0) = 0; max and min give the slope to the first of equals.
@Suite("Values and derivatives at kinks")
struct KinkTests {
  static let setting = "x; y; z; a; v[3]; f(u) = relu(u)^2; g(u) = abs(u)"

  @Test(
    "They are as the contract says",
    arguments: [
      ("relu(x)", "0"), ("abs(x)", "0"), ("step(x)", "0"), ("sign(x)", "0"),
      ("leakyrelu(x, a)", "0"),
      ("diff(relu(x), x)", "0"), ("relu'(x)", "0"), ("diff(abs(x), x)", "0"), ("abs'(x)", "0"),
      ("diff(|x|, x)", "0"), ("diff(step(x), x)", "0"), ("diff(sign(x), x)", "0"),
      ("step'(x)", "0"), ("relu''(x)", "0"), ("abs''(x)", "0"), ("diff(f(x), x)", "0"),
      ("g'(x)", "0"), ("diff(relu(relu(x)), x)", "0"), ("diff(relu(-x), x)", "0"),
      ("diff(relu(x) - relu(-x), x)", "0"), ("diff(x*step(x), x)", "0"),
      ("diff(x*sign(x), x)", "0"),
      ("diff(leakyrelu(x), x)", "0.01"), ("diff(leakyrelu(x, 0.3), x)", "0.3"),
      ("diff(leakyrelu(x, a), x)", "5"), ("diff(leakyrelu(x, a), a)", "0"),
      ("leakyrelu'(x)", "0.01"), ("leakyrelu'(x, a)", "5"),
      ("diff(max(x, 0), x)", "1"), ("diff(max(0, x), x)", "0"), ("diff(min(x, 0), x)", "1"),
      ("diff(min(0, x), x)", "0"), ("diff(max(x, y), x)", "1"), ("diff(max(x, y), y)", "0"),
      ("diff(max(y, x), x)", "0"), ("diff(min(x, y), x)", "1"), ("diff(min(x, y), y)", "0"),
      ("diff(max(x, y, z), x)", "1"), ("diff(max(x, y, z), y)", "0"),
      ("diff(max(x, y, z), z)", "0"),
      ("diff(min(x, y, z), x)", "1"), ("diff(min(x, y, z), z)", "0"), ("diff(max(x, x), x)", "1"),
      ("diff(max(2*x, 3*x), x)", "2"), ("diff(min(2*x, 3*x), x)", "2"),
      ("diff(max(v), v)", "[1, 0, 0]"), ("diff(min(v), v)", "[1, 0, 0]"),
      ("diff(max(v[3], v[2]), v)", "[0, 0, 1]"), ("diff(max(0, v), v)[2,2]", "0"),
      ("diff(sum(relu(v)), v)", "[0, 0, 0]"), ("diff(sum(abs(v)), v)", "[0, 0, 0]"),
      ("diff(sum(max(v, 0)), v)", "[1, 1, 1]"),
      ("diff(cases(x > 0: x, 2*x), x)", "2"), ("diff(cases(x >= 0: x, 2*x), x)", "1"),
      ("diff(1[x > 0], x)", "0"), ("diff(abs(x)*x, x)", "0"), ("diff(abs(x)^3, x)", "0"),
      ("diff(softplus(x), x)", "0.5"), ("diff(sigma(x), x)", "0.25"),
      ("diff(logsumexp(v), v)[1]*3", "1"),
    ])
  func conventions(_ formula: String, _ expected: String) throws {
    let point = ["x": [0.0], "y": [0], "z": [0], "a": [5], "v": [0, 0, 0]]
    #expect(try Setting(KinkTests.setting).values(formula, at: point).text() == expected)
  }
}
