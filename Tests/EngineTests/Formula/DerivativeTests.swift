import Testing

@testable import Engine

struct DerivativeTests {
  static let names =
    "x y z J:0<theta> L theta:1 u v W:2 A:2 h:1 z1 z2 a2 l beta1 phi:1 f:0<z> g:f1 j:i k:i a:1 w:1 K:d"

  static let plain: [(String, String)] = [
    ("diff(x^2, x)", "diff(x^2, x)"), ("diff(J, theta)", "diff(J, theta)"),
    ("diff(diff(x^3, x), x)", "diff(diff(x^3, x), x)"), ("diff(x^2, x) + 1", "diff(x^2, x) + 1"),
    ("d/dx x^2", "diff(x^2, x)"), ("d/dx(x^2)", "diff(x^2, x)"), ("d/dx(x^2) y", "diff(x^2, x)*y"),
    ("d/dx(x^2) + y", "diff(x^2, x) + y"), ("d/dx x^2 y + 1", "diff(x^2*y, x) + 1"),
    ("d/dx x^2 - y", "diff(x^2, x) - y"), ("d/dx sin x", "diff(sin(x), x)"),
    ("d/dx [x^2]", "diff(x^2, x)"),
    ("2 d/dx x^2", "2*diff(x^2, x)"), ("∂J/∂θ", "diff(J, theta)"), ("∂J/∂x y", "diff(J, x)*y"),
    ("∂/∂x x^2", "diff(x^2, x)"), ("∂/∂x(x y) + 1", "diff(x*y, x) + 1"), ("dL/du", "diff(L, u)"),
    ("dL/du + 1", "diff(L, u) + 1"), ("dL/du dL/dv", "diff(L, u)*diff(L, v)"),
    ("d(x^2)/dx", "diff(x^2, x)"),
    ("∂L/∂u · ∂L/∂v", "diff(L, u)*diff(L, v)"), ("d^2/dx^2 x^3", "diff(diff(x^3, x), x)"),
    ("d²/dx² x³", "diff(diff(x^3, x), x)"), ("d^2L/du^2", "diff(diff(L, u), u)"),
    ("∂²L/∂u²", "diff(diff(L, u), u)"), ("dσ(z)/dz", "diff(sigma(z), z)"),
    ("dz2/dz1", "diff(z2, z1)"),
    ("∂L/∂W_{12}", "diff(L, W[1, 2])"), ("∂L/∂W[1,2]", "diff(L, W[1, 2])"),
    ("∂a_j/∂w_k", "diff(a[j], w[k])"),
    ("dL/du/v", "diff(L, u)/v"),
  ]

  @Test(arguments: plain)
  func `derivatives in plain text`(text: String, tree: String) {
    expect(text, means: tree, names: Self.names)
  }

  static let latex: [(String, String)] = [
    (#"\frac{\partial^2 J}{\partial x^2}"#, "diff(diff(J, x), x)"),
    (#"\frac{d}{dx}(x^2)^2"#, "diff((x^2)^2, x)"),
    (#"\frac{\partial J}{\partial \theta_j}"#, "diff(J, theta[j])"),
    (#"\frac{d}{dx} x^2"#, "diff(x^2, x)"), (#"\frac{d}{dx}x^2 y + 1"#, "diff(x^2*y, x) + 1"),
    (#"\frac{d}{dx}(x^2)y"#, "diff(x^2, x)*y"),
    (#"\frac{d}{dx}\left(x^2\right) + y"#, "diff(x^2, x) + y"),
    (#"\frac{d}{dx}\left[x^2\right]"#, "diff(x^2, x)"),
    (#"\frac{d}{dx} \tanh(x)"#, "diff(tanh(x), x)"),
    (#"\frac{d}{dx}\frac{1}{x}"#, "diff(1/x, x)"), (#"\frac{dJ}{dx}"#, "diff(J, x)"),
    (#"\frac{df}{dz}"#, "diff(f, z)"),
    (#"\frac{df}{dz}(z)"#, "diff(f, z)"),
    (#"\frac{\partial J}{\partial \theta}"#, "diff(J, theta)"),
    (#"\frac{\partial J(\theta)}{\partial \theta}"#, "diff(J, theta)"),
    (#"\dfrac{\partial L}{\partial u}"#, "diff(L, u)"),
    (#"\frac{\partial}{\partial x} x^2 y"#, "diff(x^2*y, x)"),
    (#"\frac{\partial L}{\partial u}\frac{\partial u}{\partial v}"#, "diff(L, u)*diff(u, v)"),
    (
      #"\frac{\partial L}{\partial u} \cdot \frac{\partial u}{\partial v}"#, "diff(L, u)*diff(u, v)"
    ),
    (#"\frac{d^2 L}{du^2}"#, "diff(diff(L, u), u)"),
    (#"\frac{d^2}{dx^2} x^3"#, "diff(diff(x^3, x), x)"),
    (#"\frac{d^{2}L}{du^{2}}"#, "diff(diff(L, u), u)"),
    (#"\frac{\partial^2 L}{\partial u \partial v}"#, "diff(diff(L, v), u)"),
    (#"\frac{d\sigma(z)}{dz}"#, "diff(sigma(z), z)"), (#"\frac{d\sigma}{dz}"#, "diff(sigma(z), z)"),
    (#"\frac{d\sigma}{dz}(z)"#, "diff(sigma(z), z)"), (#"\frac{d\tanh}{dx}"#, "diff(tanh(x), x)"),
    (#"\frac{dl}{d\beta^{[1]}}"#, "diff(l, beta1)"), (#"\frac{da_j}{dw_k}"#, "diff(a[j], w[k])"),
    (#"\frac{\partial L}{\partial W_{ij}}"#, "diff(L, W[i, j])"),
    (#"\frac{\partial L}{\partial \mathbf{W}}"#, "diff(L, W)"),
    (#"\frac{d (x^2 + y)}{dx}"#, "diff(x^2 + y, x)"),
    (#"\frac{\partial (xy)^2}{\partial x}"#, "diff((x*y)^2, x)"),
    (#"\frac{\partial \log x}{\partial x}"#, "diff(log(x), x)"),
    (#"\frac{d}{dz}\sigma(z)"#, "diff(sigma(z), z)"),
    (#"\frac{\mathrm{d} L}{\mathrm{d} u}"#, "diff(L, u)"),
    (#"\frac{\mathrm{d}}{\mathrm{d}x} x^2"#, "diff(x^2, x)"),
    (#"-\frac{d}{dx} x^2"#, "-diff(x^2, x)"), (#"\frac{dg}{dx}"#, "diff(g(x), x)"),
    (#"\frac{d g(x)}{dx}"#, "diff(g(x), x)"),
    (#"\partial L/\partial u"#, "diff(L, u)"), (#"\frac{d \ell}{d z^{[1]}}"#, "diff(l, z1)"),
  ]

  @Test(arguments: latex)
  func `derivatives in LaTeX`(text: String, tree: String) {
    expect(text, means: tree, names: Self.names + " i:i")
  }

  static let primes: [(String, String)] = [
    ("σ'(x)", "sigma'(x)"), ("sigma'(x)", "sigma'(x)"), (#"\sigma'(x)"#, "sigma'(x)"),
    (#"\sigma'(\phi)"#, "sigma'(phi)"), ("σ′(x)", "sigma'(x)"), ("σ’(x)", "sigma'(x)"),
    (#"\sigma^{\prime}(x)"#, "sigma'(x)"), (#"\sigma^\prime(x)"#, "sigma'(x)"),
    ("tanh'(x)", "tanh'(x)"),
    ("relu'(x)", "relu'(x)"), (#"\text{ReLU}'(x)"#, "relu'(x)"), ("σ''(x)", "sigma''(x)"),
    ("g'(x)", "g'(x)"),
    ("g''(x)", "g''(x)"), ("g' x", "g'(x)"), ("σ' x", "sigma'(x)"), ("σ'(x)^2", "sigma'(x)^2"),
    ("h'", "h'"),
    ("W'h", "W'*h"), ("(W h)'", "(W*h)'"), ("h_1'", "h[1]'"),
    (#"(h - \phi)W^T \circ \sigma'(\phi)A^T"#, "(h - phi)*W^T .* sigma'(phi)*A^T"),
    ("sin'(x) cos(x)", "sin'(x)*cos(x)"), ("softmax(h)'", "softmax(h)'"),
  ]

  @Test(arguments: primes)
  func `a prime differentiates a function and transposes a tensor`(text: String, tree: String) {
    expect(text, means: tree, names: Self.names)
  }
}
