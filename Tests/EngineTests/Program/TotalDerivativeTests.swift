import TestSupport
import Testing

/// The quantity differentiated by moves freely, what depends on it follows, nothing else does.
@Suite("Total derivatives by definitions and entries")
struct TotalDerivativeTests {
  static let residual =
    "x; alpha1; beta1; alpha2; beta2; z1 = beta1*x + alpha1; a1 = sigma(z1);"
    + "z2 = z1 + beta2*a1 + alpha2; a2 = sigma(z2); l = log(a2)"
  static let network =
    "dim D 2 3; dim H 3 2; dim K 4 3; x[D]; W[H,D]; b[H]; V[K,H]; y[K];"
    + "z = W*x + b; h = relu(z); o = V*h; p = softmax(o); J = -y'*log(p) + z'*z"
  static let graph = "u1 positive; u2; u3 = u1*u2; u4 = u1 + u2; u5 = u3*u4; L = log(u5^2 + u1)"

  @Test(
    "They are the slopes of the formulas in which the definition is a free symbol",
    arguments: [
      (residual, "l", "z1"), (residual, "l", "a1"), (residual, "l", "z2"), (residual, "l", "a2"),
      (residual, "z2*a1", "z1"), (residual, "z1*a1 + l", "a1"), (network, "J", "z"),
      (network, "J", "h"), (network, "J", "o"), (network, "J", "p"), (network, "sum(z .* h)", "h"),
      (graph, "L", "u3"), (graph, "L", "u4"), (graph, "L", "u5"), (graph, "u3*u5", "u4"),
    ])
  func slopes(_ setting: String, _ formula: String, _ name: String) throws {
    let check = GradientCheck(try Setting(setting))
    #expect(try check.worstError(of: formula, byDefinition: name) < GradientCheck.tolerance)
  }

  @Test(
    "They are what one writes by hand",
    arguments: [
      (residual, "diff(l, z2)", "1 - a2"), (residual, "diff(l, a2)", "1/a2"),
      (residual, "diff(l, a1)", "(1 - a2)*beta2"),
      (residual, "diff(l, z1)", "(1 - a2)*(1 + beta2*a1*(1 - a1))"),
      (residual, "diff(l, beta1)", "(1 - σ(z2))*x*(1 + beta2*σ(z1)*(1 - σ(z1)))"),
      (residual, "diff(z1, a1)", "0"), (residual, "diff(z1, z1)", "1"),
      (residual, "diff(a1, x)", "a1*(1 - a1)*beta1"), (residual, "diff(z1, l)", "0"),
      (residual, "\\frac{\\partial l}{\\partial \\beta^{[2]}}", "(1 - a2)*a1"),
      (graph, "diff(u5, u1)", "u2*(u1 + u2) + u1*u2"), (graph, "diff(u5, u3)", "u1 + u2"),
      (graph, "diff(u4, u3)", "0"), (graph, "diff(u5, u4)", "u1*u2"),
      (network, "diff(J, o)", "sum(y)*p - y"), (network, "diff(J, h)", "V'*(sum(y)*p - y)"),
      (network, "diff(J, z)", "1[z > 0] .* (V'*(sum(y)*p - y)) + 2*z"),
      (network, "diff(J, V)", "(sum(y)*p - y)*h'"),
      (network, "diff(J, W)", "(1[z > 0] .* (V'*(sum(y)*p - y)) + 2*z)*x'"),
    ])
  func byHand(_ setting: String, _ derivative: String, _ expected: String) throws {
    let agreement = try Setting(setting).comparison(derivative, expected).decide()
    #expect(agreement.word == "same")
  }

  static let entries =
    "dim D 2 3; dim H 3 4; x[D]; W[H,D]; y[H]; i index H; j index D; k index H; z = W*x;"
    + "J = y'*tanh(z); G = diff(J, W); s = softmax(z)"

  @Test(
    "The derivative by an entry is the entry of the derivative",
    arguments: [
      ("diff(J, W[i,j])", "G[i,j]"), ("diff(J, W_{ij})", "G[i,j]"), ("diff(J, W[2,1])", "G[2,1]"),
      ("diff(J, W[i])", "G[i]"), ("diff(J, x[j])", "sum(k=1..H, y[k]*tanh'(z[k])*W[k,j])"),
      ("diff(z[i], x[j])", "W[i,j]"), ("diff(z, x[2])", "W*onehot(2, D)"),
      ("diff(z[k], W[i,j])", "cases(i = k: x[j], 0)"),
      ("diff(s[i], z[k])", "s[i]*(1[i = k] - s[k])"), ("diff(J, z[i])", "y[i]*(1 - tanh(z[i])^2)"),
      ("diff(diff(J, z[i]), z[k])", "cases(i = k: y[i]*tanh''(z[i]), 0)"),
      ("diff(sum(k=1..H, z[k]^2), z[i])", "2*z[i]"),
      ("\\frac{\\partial s_i}{\\partial z_k}", "cases(i = k: s[i]*(1 - s[i]), -s[i]*s[k])"),
    ])
  func byEntries(_ derivative: String, _ expected: String) throws {
    let agreement = try Setting(TotalDerivativeTests.entries).comparison(derivative, expected)
    #expect(try agreement.decide().word == "same")
  }
}
