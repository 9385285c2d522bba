import TestSupport
import Testing

@testable import Engine

@Suite("Derivatives of functions of numbers")
struct FunctionGradientTests {
  @Test("First and second derivatives are the slopes of central differences", arguments: rows)
  func slopes(_ row: GradientRow) throws {
    let check = GradientCheck(try Setting(row.setting))
    #expect(try check.worstError(of: row.formula, order: 2) < GradientCheck.tolerance)
  }

  @Test("Every function of the language has a row")
  func completeness() {
    let texts = (FunctionGradientTests.rows + TensorGradientTests.rows).map(\.formula)
    let missing = FunctionTable.all.keys.filter { name in
      !texts.contains { $0.contains(name + "(") }
    }
    #expect(missing.sorted() == [])
  }

  static let rows: [GradientRow] = [
    GradientRow("x", "exp(x)"),
    GradientRow("x", "e^x"),
    GradientRow("x; y", "e^(x*y)"),
    GradientRow("x positive", "log(x)"),
    GradientRow("x positive", "log2(x)"),
    GradientRow("x positive", "log10(x)"),
    GradientRow("x positive", "sqrt(x)"),
    GradientRow("x", "abs(x)"),
    GradientRow("x", "|x|*x"),
    GradientRow("x", "sin(x)"),
    GradientRow("x", "cos(x)"),
    GradientRow("x -1.4..1.4", "tan(x)"),
    GradientRow("x -1.4..1.4", "sec(x)"),
    GradientRow("x 0.2..3", "csc(x)"),
    GradientRow("x 0.2..3", "cot(x)"),
    GradientRow("x -0.95..0.95", "asin(x)"),
    GradientRow("x -0.95..0.95", "acos(x)"),
    GradientRow("x", "atan(x)"),
    GradientRow("x 1.1..4", "asec(x)"),
    GradientRow("x -4..-1.1", "asec(x)"),
    GradientRow("x 1.1..4", "acsc(x)"),
    GradientRow("x -4..-1.1", "acsc(x)"),
    GradientRow("x 0.1..3", "acot(x)"),
    GradientRow("x -3..-0.1", "acot(x)"),
    GradientRow("y; x", "atan2(y, x)"),
    GradientRow("x", "sinh(x)"),
    GradientRow("x", "cosh(x)"),
    GradientRow("x", "tanh(x)"),
    GradientRow("x", "sech(x)"),
    GradientRow("x 0.2..3", "csch(x)"),
    GradientRow("x 0.2..3", "coth(x)"),
    GradientRow("x", "asinh(x)"),
    GradientRow("x 1.1..4", "acosh(x)"),
    GradientRow("x -0.95..0.95", "atanh(x)"),
    GradientRow("x 0.1..0.9", "asech(x)"),
    GradientRow("x -3..-0.1", "acsch(x)"),
    GradientRow("x 1.1..4", "acoth(x)"),
    GradientRow("x -4..-1.1", "acoth(x)"),
    GradientRow("x", "sigma(x)"),
    GradientRow("x", "sigmoid(2*x - 1)"),
    GradientRow("x", "softplus(x)"),
    GradientRow("x", "relu(x)"),
    GradientRow("x", "relu(x)^2"),
    GradientRow("x", "leakyrelu(x)"),
    GradientRow("x", "leakyrelu(x, 0.3)"),
    GradientRow("x; a", "leakyrelu(x, a)"),
    GradientRow("x", "step(x)*x^2"),
    GradientRow("x", "sign(x)*x^3"),
    GradientRow("x", "floor(x)*x"),
    GradientRow("x", "ceil(x)*x"),
    GradientRow("x; y", "max(x, y)"),
    GradientRow("x; y; z", "max(x*y, y*z, z*x)"),
    GradientRow("x; y; z", "min(x*y, y*z, z*x)"),
    GradientRow("x; y; z", "sum(x^2, y^3, z)"),
    GradientRow("x; y; z", "prod(x, y, z)"),
    GradientRow("x; y; z", "mean(x*y, y^2, z)"),
    GradientRow("x", "x^5"),
    GradientRow("x", "x^(-3)"),
    GradientRow("x positive", "x^(1/3)"),
    GradientRow("x positive", "x^2.5"),
    GradientRow("x positive; y", "x^y"),
    GradientRow("x positive", "x^x"),
    GradientRow("x", "2^x"),
    GradientRow("x; y", "(x*y - x)/(x^2 + y)"),
    GradientRow("x; y", "-(x - y)^2"),
    GradientRow("x", "sigma'(x)"),
    GradientRow("x", "tanh''(x)"),
    GradientRow("x positive", "log'(x)*x^2"),
    GradientRow("x", "relu'(x)*x^2"),
    GradientRow("x; y", "cases(x > y: x^2*y, x = y: 7, y^3)"),
    GradientRow("x; y", "cases(x > 0 and y > 0: x*y, not (x < y): x^2, y^2)"),
    GradientRow("x; y", "1[x > y]*x^2*y"),
    GradientRow("x", "cases(x > 0: sqrt(x), 0)"),
    GradientRow("x", "cases(x > 0: log(x), -x > 0: log(-x)*x, 0)"),
    GradientRow("x; y", "diff(x^3*y^2, x)"),
    GradientRow("x; y", "diff(diff(sin(x*y), x), y)"),
    GradientRow("x; f(u) = u^3 + exp(u)", "f(x)*f'(x)"),
    GradientRow("x; f(u) = sigma(u)*u", "f''(x)"),
    GradientRow("x; y; f(u, v) = u^2*v", "f(x*y, sin(x))"),
    GradientRow("x; y; f(u) = u^2; g(u) = f(u)*exp(u)", "g(x)*f(y)"),
    GradientRow("x; y; z = x*y; w = exp(z) + x", "w*z^2"),
    GradientRow("x", "log(1 + exp(-x^2))"),
    GradientRow("x; y", "sum(k=1..4, x^k/k*y)"),
    GradientRow("x", "prod(k=1..4, k != 2, x + k)"),
    GradientRow("x; y; w; b", "(sigma(w*x + b) - y)^2/2"),
  ]
}
