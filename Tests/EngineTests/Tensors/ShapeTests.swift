import Engine
import TestSupport
import Testing

@Suite("Shapes of formulas")
struct ShapeTests {
  static let setting =
    "dim D 2 3; dim H 2 3; dim K 4; W[D,H]; V[H,K]; A[H,H]; x[D]; z[H]; u[H]; r[1,H]; k[K]; s; t;"
    + "a3[3]; j index H; i index D; h = W*z; f(q) = relu(q)"

  @Test(
    "Formulas that fit have the shape of the mathematics",
    arguments: [
      ("s", "scalar"), ("x", "D x 1"), ("r", "1 x H"), ("W", "D x H"), ("W'", "H x D"),
      ("W*z", "D x 1"), ("W z", "D x 1"), ("x'*W", "1 x H"), ("x'*W*z", "scalar"),
      ("z*z'", "H x H"),
      ("W*V", "D x K"), ("W*V*k", "D x 1"), ("r*z", "scalar"), ("z*r", "H x H"), ("s*W", "D x H"),
      ("W*s", "D x H"), ("W/s", "D x H"), ("s/z", "H x 1"), ("x*s + x", "D x 1"),
      ("W + r", "D x H"),
      ("r - W", "D x H"), ("W + 1", "D x H"), ("z .* u", "H x 1"), ("z ./ u", "H x 1"),
      ("z .^ 2", "H x 1"),
      ("A^3", "H x H"), ("A^(-1)", "H x H"), ("inv(A)*z", "H x 1"), ("A^T", "H x H"),
      ("-W", "D x H"),
      ("2^s", "scalar"), ("e^z", "H x 1"), ("exp(W)", "D x H"), ("sigma(z)", "H x 1"),
      ("softmax(W)", "D x H"), ("softmax(z)", "H x 1"), ("softmax(r)", "1 x H"),
      ("softmax(z)_j", "scalar"), ("softmax(z_j + s)", "scalar"), ("softmax(s*z_j)", "scalar"),
      ("\\text{softmax}(z + s)_j", "scalar"), ("logsumexp(W)", "scalar"), ("norm(W)", "scalar"),
      ("|z|", "scalar"), ("‖W‖", "scalar"), ("abs(z)", "H x 1"), ("|s|", "scalar"),
      ("max(W)", "scalar"),
      ("max(0, z)", "H x 1"), ("max(z, u)", "H x 1"), ("sum(z)", "scalar"), ("mean(W)", "scalar"),
      ("prod(z)", "scalar"), ("dot(z, u)", "scalar"), ("dot(r, z)", "scalar"),
      ("outer(x, z)", "D x H"),
      ("cross(a3, [1, 2, 3])", "3 x 1"), ("det(A)", "scalar"), ("trace(A)", "scalar"),
      ("diag(z)", "H x H"),
      ("diag(A)", "H x 1"), ("diag(r)", "H x H"), ("transpose(x)", "1 x D"), ("eye(K)", "K x K"),
      ("eye(3)", "3 x 3"), ("ones(H)", "H x 1"), ("zeros(D, H)", "D x H"),
      ("onehot(j, H)", "H x 1"),
      ("[s, t]", "2 x 1"), ("[[s, t, 1], [1, 2, 3]]", "2 x 3"), ("[[s, t, 1]]", "1 x 3"),
      ("W[1]", "1 x H"),
      ("W_i", "1 x H"), ("W[i,j]", "scalar"), ("W_{ij}", "scalar"), ("z[2]", "scalar"),
      ("r[2]", "scalar"),
      ("z_j", "scalar"), ("W_i z", "scalar"), ("(W*z)[i]", "scalar"), ("D*H", "scalar"),
      ("z/H", "H x 1"),
      ("h", "D x 1"), ("f(z)", "H x 1"), ("f(W)", "D x H"), ("f(s)", "scalar"),
      ("sigma'(z)", "H x 1"),
      ("1[z > 0]", "H x 1"), ("1[s > 0]", "scalar"), ("cases(z > 0: z, 0)", "H x 1"),
      ("cases(s > 0: W, 0)", "D x H"), ("\\sum_i x_i", "scalar"), ("sum(i=1..D, W[i])", "1 x H"),
      ("prod(i=1..3, s^i)", "scalar"), ("\\sum_j W_{ij} z_j", "scalar"), ("atan2(z, u)", "H x 1"),
      // A bold 1 and I take the length that stands around them.
      ("\\mathbf{1}^T z", "scalar"), ("\\mathbf{1}^T e^{\\boldsymbol{z}}", "scalar"),
      ("z + \\mathbf{1}", "H x 1"),
      ("x \\mathbf{1}^T + W", "D x H"), ("A + I", "H x H"), ("(A - I)^2", "H x H"),
      ("A*(I + A)", "H x H"),
      ("(I - softmax(z)*\\mathbf{1}^T)*z", "H x 1"), ("\\mathbb{I}_K", "K x K"),
      ("W*\\mathbf{1}", "D x 1"),
      ("\\mathbf{1}^T W \\mathbf{1}", "scalar"), ("diag(z) + I", "H x H"),
      ("z .* (\\mathbf{1} - z)", "H x 1"), ("softmax(z) - \\mathbf{1}/H", "H x 1"),
    ])
  func fitting(_ formula: String, _ shape: String) throws {
    #expect(try Setting(ShapeTests.setting).term(formula).shape.description == shape)
  }

  @Test("A size that can be just one is a number, and equal numbers are one length")
  func singleSizes() throws {
    let setting = try Setting("dim C 3; dim E 3; A[C,E]; v[E]; w[3]")
    for formula in ["A*w", "v + w", "dot(v, w)", "A*A", "A + A'", "cross(v, w)", "A^2", "det(A)"] {
      #expect(throws: Never.self) { try setting.term(formula) }
    }
  }

  @Test(
    "Dimensions with the same sizes are still two lengths",
    arguments: [
      "W*x", "W*W", "W + W'", "x + z", "A*x", "dot(x, z)", "det(W)", "x .* z", "[1, 2] + z",
    ])
  func distinct(_ formula: String) throws {
    #expect(throws: ShapeError.self) { try Setting(ShapeTests.setting).term(formula) }
  }
}
