import TestSupport
import Testing

@Suite("Derivatives of tensor operations")
struct TensorGradientTests {
  @Test("Derivatives are the slopes of central differences at two size sets", arguments: rows)
  func slopes(_ row: GradientRow) throws {
    let check = GradientCheck(try Setting(row.setting), points: 2)
    #expect(try check.worstError(of: row.formula) < GradientCheck.tolerance)
  }

  @Test("Second derivatives are slopes of the first", arguments: rows)
  func bends(_ row: GradientRow) throws {
    let check = GradientCheck(try Setting(row.setting), points: 1)
    #expect(try check.worstError(of: row.formula, order: 2) < GradientCheck.tolerance)
  }

  static let rows: [GradientRow] = [
    // Products and transposes.
    GradientRow("dim D 2 3; dim H 3 2; W[D,H]; z[H]", "W*z"),
    GradientRow("dim D 2 3; dim H 3 2; W[D,H]; x[D]", "W'*x"),
    GradientRow("dim D 2 3; dim H 3 2; W[D,H]; x[D]; z[H]", "x'*W*z"),
    GradientRow("dim D 2 3; dim H 3 2; W[D,H]; x[D]", "x^T W"),
    GradientRow("dim H 2 3; z[H]", "z'*z"),
    GradientRow("dim H 2 3; z[H]; u[H]", "z*u'"),
    GradientRow("dim D 2 3; dim H 3 2; dim K 4 3; W[D,H]; V[H,K]", "W*V"),
    GradientRow("dim D 2 3; dim H 3 2; W[D,H]", "W*W'"),
    GradientRow("dim D 2 3; dim H 3 2; W[D,H]", "transpose(W)*W"),
    GradientRow("dim H 2 3; A[H,H]", "A^2"),
    GradientRow("dim H 2 3; A[H,H]", "A^3"),
    GradientRow("dim H 2 3; A[H,H]", "A^0*A"),
    GradientRow("dim H 2 3; A[H,H]", "A^(-1)"),
    GradientRow("dim H 2 3; A[H,H]; z[H]", "A^-2*z"),
    GradientRow("dim H 2 3; A[H,H]; z[H]", "inv(A)*z"),
    GradientRow("dim H 2 4; A[H,H]", "det(A)"),
    GradientRow("dim H 2 3; A[H,H]; B[H,H]", "trace(A*B'*A)"),
    GradientRow("dim H 2 3; z[H]; A[H,H]", "diag(z)*A"),
    GradientRow("dim H 2 3; A[H,H]; z[H]", "diag(A).*z"),
    GradientRow("dim H 2 3; z[H]; u[H]", "dot(z, u)*z"),
    GradientRow("dim D 2 3; dim H 3 2; x[D]; z[H]", "outer(x, z)"),
    GradientRow("a[3]; b[3]", "cross(a, b)"),
    GradientRow("a[3]; b[3]; c[3]", "dot(a, cross(b, c))"),
    // Whole tensors.
    GradientRow("dim H 2 4; z[H]", "softmax(z)"),
    GradientRow("dim D 2 3; dim H 3 2; W[D,H]", "softmax(W)"),
    GradientRow("dim D 2 3; dim H 3 2; W[D,H]", "softmax(W')'"),
    GradientRow("dim H 3 4; z[H]; j index H", "softmax(z)_j"),
    GradientRow("dim H 3 4; z[H]; c; j index H", "softmax(c*z_j)"),
    GradientRow("dim H 2 4; z[H]", "logsumexp(z)"),
    GradientRow("dim D 2 3; dim H 3 2; W[D,H]", "logsumexp(W)"),
    GradientRow("dim H 2 4; z[H]", "norm(z)"),
    GradientRow("dim D 2 3; dim H 3 2; W[D,H]", "norm(W)"),
    GradientRow("dim H 2 4; z[H]; u[H]", "|z - u|^2"),
    GradientRow("dim H 2 4; z[H]", "max(z)^2"),
    GradientRow("dim H 2 4; z[H]", "min(z)^2"),
    GradientRow("dim D 2 3; dim H 3 2; W[D,H]", "max(W)*min(W)"),
    GradientRow("dim D 2 3; dim H 3 2; W[D,H]", "sum(W)^2"),
    GradientRow("dim H 2 4; z[H]", "prod(z)"),
    GradientRow("dim H 2 4; z[H]", "mean(z)^2"),
    // Entry by entry.
    GradientRow("dim H 2 4; z[H]; u[H]", "z .* u"),
    GradientRow("dim H 2 4; z[H]; u[H] positive", "z ./ u"),
    GradientRow("dim H 2 4; z[H]; u[H] positive", "u .^ z"),
    GradientRow("dim H 2 4; z[H]", "z .^ 3"),
    GradientRow("dim H 2 4; z[H]; s", "(z + s)*s"),
    GradientRow("dim D 2 3; dim H 3 2; W[D,H]; r[1,H]", "sigma(W + r)"),
    GradientRow("dim D 2 3; dim H 3 2; W[D,H]; r[1,H]", "exp(r - W)"),
    GradientRow("dim D 2 3; dim H 3 2; W[D,H]; s positive", "W/s"),
    GradientRow("dim H 2 4; z[H]; s", "s ./ exp(z)"),
    GradientRow("dim H 2 4; z[H]; u[H]", "relu(z .* u)"),
    GradientRow("dim H 2 4; z[H]", "max(0, z) .* z"),
    GradientRow("dim H 2 4; z[H]; u[H]", "max(z, u) .* min(z, u)"),
    GradientRow("dim H 2 4; z[H]", "abs(z) .* z"),
    GradientRow("dim H 2 4; z[H]; s", "leakyrelu(z, s)"),
    GradientRow("dim H 2 4; z[H]; u[H]", "atan2(z, u)"),
    GradientRow("dim H 2 4; z[H]", "tanh'(z) .* z"),
    GradientRow("dim H 2 4; z[H]; f(u) = exp(u) .* sin(u)", "f(z) + f'(z)"),
    // Conditions.
    GradientRow("dim H 2 4; z[H]; u[H]; s", "cases(s > 0: z .* u, u*s)"),
    GradientRow("dim H 2 4; z[H]", "cases(z > 0: z .* z, 2*z)"),
    GradientRow("dim H 2 4; z[H]; u[H]", "1[z > 0] .* u .* z"),
    // Sums and entries.
    GradientRow("dim H 2 4; x[H]", "sum(i=1..H, x[i]^3*i)"),
    GradientRow("dim H 3 4; z[H]", "sum(i=1..H, i != 2, exp(z[i]))"),
    GradientRow("dim H 3 4; z[H]; j index H", "sum(k=1..H, k != j, exp(z_k + z_j))"),
    GradientRow("dim H 2 4; z[H]", "prod(k=1..H, z[k] + k)"),
    GradientRow("dim D 2 3; dim H 3 2; x[D]; W[D,H]; j index H", "\\sum_i x_i W_{ij}^2"),
    GradientRow("dim D 2 3; dim H 3 2; W[D,H]", "sum(i=1..D, sum(j=1..H, i < j, W[i,j]*W[1,j]))"),
    GradientRow("dim H 2 4; z[H]; x", "sum(k=1..H, x < z[k], x^k*z[k])"),
    GradientRow("dim D 2 3; dim H 3 2; W[D,H]; z[H]; i index D", "W[i]*z"),
    GradientRow("dim D 2 3; dim H 3 2; W[D,H]; i index D; j index H", "W[i,j]*W[1,2]"),
    GradientRow("dim H 2 4; z[H]; j index H", "onehot(j, H)'*(z .* z)"),
    // Constants and literals.
    GradientRow("dim H 2 3; A[H,H]", "(A + eye(H))^2"),
    GradientRow("dim H 2 3; A[H,H]; z[H]", "(A + I)*z"),
    GradientRow("dim H 2 3; z[H]", "ones(H)'*exp(z) + sum(zeros(H))"),
    GradientRow("s; t", "[s*t, t^2, sin(s)]"),
    GradientRow("s; t", "[[s, t], [t^2, 1]]*[s, t]"),
    // Derivatives inside.
    GradientRow("dim H 2 3; z[H]", "diff(logsumexp(z), z)"),
    GradientRow("dim H 2 3; z[H]; A[H,H]", "diff(z'*A*z, z)"),
    GradientRow("dim H 2 3; z[H]", "diff(softmax(z), z)"),
    // Networks.
    GradientRow("dim D 2 3; dim H 3 2; W[D,H]; z[H]; b[D]", "relu(W*z + b)"),
    GradientRow("dim D 3 2; dim H 2 3; W[D,H]; z[H]; y[D]", "-y'*log(softmax(W*z))"),
    GradientRow(
      "dim D 2 3; dim H 3 2; W[D,H]; x[H]; y[D]; h = tanh(W*x); g = h .* h", "|g - y|^2/2 + sum(h)"),
    GradientRow("dim B 3 2; dim D 2 3; X[B,D]; w[D]; y[B]; n = X*w - y", "n'*n/(2*B)"),
  ]
}
