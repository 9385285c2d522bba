import TestSupport
import Testing

@Suite("Identities of derivatives")
struct DerivativeIdentityTests {
  static let scalars = "x; y"
  static let tensors =
    "dim H 2 3; dim D 3 2; z[H]; u[H]; A[H,H]; B[H,H]; W[D,H]; y[H] one-hot; q[H] probability;"
    + "w[D]; s; f(t) = t .^ 3"

  @Test(
    "Derivatives are what textbooks print",
    arguments: [
      (scalars, "sigma'(x)", "sigma(x)*(1 - sigma(x))"), (scalars, "tanh'(x)", "1 - tanh(x)^2"),
      (scalars, "softplus'(x)", "sigma(x)"), (scalars, "softplus''(x)", "sigma(x)*sigma(-x)"),
      (scalars, "sigma''(x)", "sigma'(x)*(1 - 2*sigma(x))"), (scalars, "sin''(x)", "-sin(x)"),
      (scalars, "tanh''(x)", "-2*tanh(x)*(1 - tanh(x)^2)"), (scalars, "acot'(x)", "-1/(1 + x^2)"),
      (scalars, "diff(atan2(y, x), x)", "-y/(x^2 + y^2)"),
      (scalars, "diff(x^x, x)", "x^x*(ln(x) + 1)"),
      (scalars, "sec'(x)", "sec(x)*tan(x)"), (scalars, "csc'(x)", "-csc(x)*cot(x)"),
      (scalars, "log10'(x)", "1/(x*ln(10))"), (scalars, "diff(2^x, x)", "2^x*ln(2)"),
      (scalars, "diff(diff(x^3*y^2, x), y)", "6*x^2*y"), (scalars, "d/dx (x^2*y)", "2*x*y"),
      (scalars, "\\frac{d^2}{dx^2} x^5", "20*x^3"), (scalars, "relu'(x)", "1[x > 0]"),
      (scalars, "abs'(x)", "sign(x)"), (scalars, "diff(sqrt(x), x)", "1/(2*sqrt(x))"),
      (scalars, "asec'(x)", "1/(abs(x)*sqrt(x^2 - 1))"),
      (scalars, "asech'(x)", "-1/(x*sqrt(1 - x^2))"),
      (tensors, "diff(softmax(z), z)", "diag(softmax(z)) - softmax(z)*softmax(z)'"),
      (tensors, "diff(logsumexp(z), z)", "softmax(z)"),
      (tensors, "diff(sum(softmax(z)), z)", "zeros(H)"),
      (tensors, "diff(-y'*log(softmax(z)), z)", "softmax(z) - y"),
      (tensors, "diff(-q'*log(softmax(z)), z)", "softmax(z) - q"),
      (tensors, "diff(z'*A*z, z)", "(A + A')*z"), (tensors, "diff(z'*A*u, A)", "z*u'"),
      (tensors, "diff(trace(A*B), A)", "B'"), (tensors, "diff(trace(A'*A), A)", "2*A"),
      (tensors, "diff(det(A), A)", "det(A)*inv(A)'"),
      (tensors, "diff(log(abs(det(A))), A)", "inv(A)'"),
      (tensors, "diff(trace(inv(A)), A)", "-(inv(A)*inv(A))'"),
      (tensors, "diff(norm(z), z)", "z/norm(z)"),
      (tensors, "diff(norm(W)^2, W)", "2*W"), (tensors, "diff(z'*u, z)", "u"),
      (tensors, "diff(mean(z), z)", "ones(H)/H"), (tensors, "diff(sigma(z), z)", "diag(sigma'(z))"),
      (tensors, "diff(relu(z), z)", "diag(1[z > 0])"), (tensors, "diff(W*z, z)", "W'"),
      (tensors, "diff(w'*W*z, W)", "w*z'"), (tensors, "diff(diff(z'*A*z, z), z)", "A + A'"),
      (tensors, "diff(s*z, s)", "z"), (tensors, "diff(f(z), z)", "3*diag(z .* z)"),
      (tensors, "diff(|W*z - w|^2, z)", "2*W'*(W*z - w)"), (tensors, "diff(z .* u, z)", "diag(u)"),
      (tensors, "diff(prod(z), z) .* z", "prod(z)*ones(H)"),
      (tensors, "diff(|z - u|, z)", "(z - u)/|z - u|"),
    ])
  func textbook(_ setting: String, _ derivative: String, _ expected: String) throws {
    #expect(try Setting(setting).comparison(derivative, expected).decide().word == "same")
  }
}
