import TestSupport
import Testing

/// The checker itself is held against planted errors.
@Suite("The gradient check")
struct GradientCheckTests {
  @Test(
    "Right derivatives pass",
    arguments: [("x^2", "2*x"), ("sin(x)*x", "cos(x)*x + sin(x)"), ("exp(3*x)", "3*exp(3*x)")])
  func right(_ formula: String, _ derivative: String) throws {
    let check = GradientCheck(try Setting("x"))
    #expect(
      try check.worstError(of: formula, claiming: ["x": derivative]) < GradientCheck.tolerance)
  }

  @Test(
    "Planted errors are found",
    arguments: [
      ("x^2", "2.001*x"), ("x^2", "2.00000000001*x"), ("x^2", "2*x + 1e-11"), ("sin(x)", "-cos(x)"),
      ("exp(x)", "exp(x)*(1 + 1e-12)"), ("x^3", "3*x^2 + cases(x > 0: 1e-9, 0)"),
      ("abs(x)", "1"), ("x^2", "log(-1 - x^2)"), ("tanh(x)", "1 - tanh(x)"),
    ])
  func planted(_ formula: String, _ derivative: String) throws {
    let check = GradientCheck(try Setting("x"), points: 8)
    #expect(
      try check.worstError(of: formula, claiming: ["x": derivative]) > GradientCheck.tolerance)
  }

  @Test(
    "An error in one entry of a tensor is found",
    arguments: ["A*u", "B*u - A'*u*1e-9", "(A + A')*u - [0, 0, 1e-9]"])
  func entry(_ derivative: String) throws {
    let check = GradientCheck(try Setting("A[3,3]; B[3,3]; u[3]"))
    let error = try check.worstError(of: "u'*A*u", claiming: ["u": derivative])
    #expect(error > GradientCheck.tolerance)
  }
}
