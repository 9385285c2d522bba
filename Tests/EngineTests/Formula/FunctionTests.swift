import Testing

@testable import Engine

struct FunctionTests {
  static let names = "x y z t:1 z2 yhat:1 A:2 J:0<theta> theta:1 CE:0<y,yhat> f:0<z> g:f1 h:f2 i:i"

  static let one =
    """
    exp log log2 log10 sqrt abs sin cos tan sec csc cot asin acos atan asec acsc acot sinh cosh \
    tanh sech csch coth asinh acosh atanh asech acsch acoth sigma softmax logsumexp softplus relu \
    leakyrelu max min sum prod mean norm det trace transpose diag eye ones zeros step sign floor ceil
    """

  @Test(arguments: one.split(separator: " ").map(String.init))
  func `a function of one argument in every usual case`(name: String) {
    expect("\(name)(t)", means: "\(name)(t)", names: Self.names)
    expect("\(name.uppercased())(t)", means: "\(name)(t)", names: Self.names)
    expect(
      name.prefix(1).uppercased() + name.dropFirst() + "(t)", means: "\(name)(t)", names: "t:1")
    expect("\\operatorname{\(name)}(t)", means: "\(name)(t)", names: Self.names)
    expect("\\mathrm{\(name)}\\left(t\\right)", means: "\(name)(t)", names: Self.names)
    expect("\(name)(t)^2", means: "\(name)(t)^2", names: Self.names)
    expect("1/\(name)(t)", means: "1/\(name)(t)", names: Self.names)
  }

  static let spelled: [(String, String)] = [
    ("ln(x)", "log(x)"), (#"\ln x"#, "log(x)"), (#"\log x"#, "log(x)"), ("sigmoid(x)", "sigma(x)"),
    ("σ(x)", "sigma(x)"), (#"\sigma(x)"#, "sigma(x)"), ("Sigmoid(x)", "sigma(x)"),
    ("ReLU(x)", "relu(x)"), (#"\text{ReLU}(x)"#, "relu(x)"), ("relu(x)", "relu(x)"),
    ("LeakyReLU(x, 0.1)", "leakyrelu(x, 0.1)"), ("SoftMax(t)", "softmax(t)"),
    ("LogSumExp(t)", "logsumexp(t)"), ("arcsin(x)", "asin(x)"), (#"\arcsin x"#, "asin(x)"),
    ("arccos(x)", "acos(x)"), (#"\arctan(x)"#, "atan(x)"), ("arcsec(x)", "asec(x)"),
    ("arccsc(x)", "acsc(x)"), ("arccot(x)", "acot(x)"), ("arcsinh(x)", "asinh(x)"),
    ("arccosh(x)", "acosh(x)"), ("arctanh(x)", "atanh(x)"), ("artanh(x)", "atanh(x)"),
    ("arcsech(x)", "asech(x)"), ("arccsch(x)", "acsch(x)"), ("arccoth(x)", "acoth(x)"),
    ("arctan2(y, x)", "atan2(y, x)"), ("atan2(y, x)", "atan2(y, x)"), ("exp(-x)", "exp(-x)"),
    (#"\exp(-x)"#, "exp(-x)"), (#"\exp\left(-\frac{x}{2}\right)"#, "exp(-(x/2))"),
    ("max(x, y, z)", "max(x, y, z)"), ("min(x, 0)", "min(x, 0)"), (#"\max(0, x)"#, "max(0, x)"),
    (#"\max\{0, x\}"#, "max(0, x)"), ("sum(t)", "sum(t)"),
    ("sum(x, y)", "sum(x, y)"), ("prod(t)", "prod(t)"), ("dot(t, theta)", "dot(t, theta)"),
    ("cross(t, theta)", "cross(t, theta)"), ("outer(t, theta)", "outer(t, theta)"),
    ("det(A)", "det(A)"), (#"\det A"#, "det(A)"), ("tr(A)", "trace(A)"), ("sgn(x)", "sign(x)"),
    (#"\sqrt{x}"#, "sqrt(x)"), (#"\sqrt x"#, "sqrt(x)"), ("√x", "sqrt(x)"),
    ("√(x+1)", "sqrt(x + 1)"),
    (#"\sqrt[3]{x}"#, "x^(1/3)"), (#"\sqrt{\frac{x}{y}}"#, "sqrt(x/y)"), ("sqrt x", "sqrt(x)"),
    (#"\log_2 x"#, "log2(x)"), (#"\log_{10}(x)"#, "log10(x)"), ("log_2(x)", "log2(x)"),
    (#"\log_y x"#, "log(x)/log(y)"), (#"\log_2^2 x"#, "log2(x)^2"), ("log₂(x)", "log2(x)"),
    (#"\lg x"#, "log10(x)"), (#"\text{softplus}(x)"#, "softplus(x)"),
    ("softmax[x, y]", "softmax([x, y])"),
    (#"\sigma\left[x\right]"#, "sigma(x)"), (#"\log\{x\}"#, "log(x)"), ("sin[x]", "sin(x)"),
  ]

  @Test(arguments: spelled)
  func `functions in other spellings`(text: String, tree: String) {
    expect(text, means: tree, names: Self.names)
  }

  static let bare: [(String, String)] = [
    ("σ z", "sigma(z)"), (#"\sigma z"#, "sigma(z)"), (#"\sigma z^{[2]}"#, "sigma(z2)"),
    ("sigma z[2]", "sigma(z2)"), (#"\log \hat y"#, "log(yhat)"), ("sin x cos x", "sin(x)*cos(x)"),
    (#"\sin x \cos x"#, "sin(x)*cos(x)"), ("sin 2x", "sin(2*x)"), (#"\sin 2x"#, "sin(2*x)"),
    ("σ z (1-z)", "sigma(z)*(1 - z)"), ("sin 2x y", "sin(2*x)*y"), ("sin 2(x)", "sin(2)*x"),
    (#"\sin 2\pi"#, "sin(2*pi)"), ("sin x y", "sin(x)*y"), ("sin x/2", "sin(x)/2"),
    ("sin x + 1", "sin(x) + 1"),
    ("sin x^2", "sin(x^2)"), ("sin -x", "sin(-x)"), ("exp -x^2", "exp(-x^2)"), ("log 2", "log(2)"),
    ("sin 2^3", "sin(2^3)"), ("sin cos x", "sin(cos(x))"), ("log sin x y", "log(sin(x))*y"),
    ("ln e^x", "log(e^x)"), ("sin t_1", "sin(t[1])"), ("log softmax(t)_i", "log(softmax(t)[i])"),
    (#"\log\frac{x}{y}"#, "log(x/y)"), (#"\log\sqrt{x}"#, "log(sqrt(x))"), ("2 sin x", "2*sin(x)"),
    ("x sin x", "x*sin(x)"), (#"\sin\theta"#, "sin(theta)"), ("sin pi x", "sin(pi)*x"),
    ("tanh x * y", "tanh(x)*y"), ("tanh x y", "tanh(x)*y"), ("-sin x", "-sin(x)"),
    ("e^sin x", "e^sin(x)"),
    ("sin(x)y", "sin(x)*y"), ("sin (x) y", "sin(x)*y"), ("sin(x)(y)", "sin(x)*y"),
    ("log ‖t‖", "log(|t|)"),
    (#"\log \mathbf{1}^T e^{\theta}"#, "log(𝟏^T)*e^theta"), (#"\sigma z z"#, "sigma(z)*z"),
    (#"\log \sum_i t_i"#, "log((sum_(i) t[i]))"), ("log 3x^2", "log(3*x^2)"),
  ]

  @Test(arguments: bare)
  func `without brackets a function takes the next factor`(text: String, tree: String) {
    expect(text, means: tree, names: Self.names)
  }

  static let commands: [(String, String)] = [
    (#"\sin{x}"#, "sin(x)"), (#"\sin{2x} y"#, "sin(2*x)*y"), (#"\log{x}"#, "log(x)"),
    (#"\exp{(-x)}"#, "exp(-x)"),
    (#"\exp\{-x\}"#, "exp(-x)"), (#"\operatorname*{softmax}(t)"#, "softmax(t)"),
    (#"\log_{2}{x}"#, "log2(x)"),
    (#"\sigma(t)_i"#, "sigma(t)[i]"), (#"\sigma(t_i)"#, "sigma(t[i])"),
    (#"\log\left(1+e^{x}\right)"#, "log(1 + e^x)"),
    (#"e^{-\frac{x^2}{2}}"#, "e^-(x^2/2)"), (#"\alpha~x"#, "alpha*x"), (#"x\hspace{1cm}y"#, "x*y"),
    (#"x\text{ }y"#, "x*y"), (#"\text{max}(x, y)"#, "max(x, y)"), (#"\textbf{x}"#, "x"),
    (#"\left\lVert t\right\rVert"#, "|t|"), (#"\bigg(x\bigg)"#, "x"), (#"{A}^T t"#, "A^T*t"),
    (#"{z^{(2)}}^2"#, "z2^2"),
    (#"(z^{(2)})^2"#, "z2^2"), (#"\sqrt[n]{x}"#, "x^(1/n)"), (#"σx"#, "sigma(x)"),
    ("2σ(x)y", "2*sigma(x)*y"), ("σσx", "sigma(sigma(x))"),
  ]

  @Test(arguments: commands)
  func `commands, braces and spaces that change nothing`(text: String, tree: String) {
    expect(text, means: tree, names: Self.names + " alpha n")
  }

  static let raised: [(String, String)] = [
    ("sin^2 x", "sin(x)^2"), ("sin^2(x)", "sin(x)^2"), (#"\sin^2 x"#, "sin(x)^2"),
    (#"\sin^{2}x"#, "sin(x)^2"), (#"\tanh^2(x)"#, "tanh(x)^2"), ("sin² x", "sin(x)^2"),
    ("sin²(x)", "sin(x)^2"), ("1 - tanh^2 x", "1 - tanh(x)^2"),
    ("sin^2 x + cos^2 x", "sin(x)^2 + cos(x)^2"),
    (#"\sin^{-1} x"#, "asin(x)"), (#"\sin^{-1}(x)"#, "asin(x)"), ("sin^-1(x)", "asin(x)"),
    ("sin^(-1)(x)", "asin(x)"), ("sin⁻¹ x", "asin(x)"), (#"\tanh^{-1}(x)"#, "atanh(x)"),
    (#"\cot^{-1} x"#, "acot(x)"), (#"\sin^{n+1}(x)"#, "sin(x)^(n + 1)"),
    (#"\sigma^2(x)"#, "sigma(x)^2"),
    (#"\log^2 x"#, "log(x)^2"), ("sin(x)^-1", "sin(x)^-1"), ("sin^2 2x", "sin(2*x)^2"),
    ("(sin x)^2", "sin(x)^2"), (#"\sin^2 x^2"#, "sin(x^2)^2"),
    (#"\cosh^2x - \sinh^2x"#, "cosh(x)^2 - sinh(x)^2"),
  ]

  @Test(arguments: raised)
  func `powers between a function and its argument`(text: String, tree: String) {
    expect(text, means: tree, names: "x n")
  }

  static let defined: [(String, String)] = [
    (#"J(\theta)"#, "J"), ("J(theta)", "J"), ("J", "J"), (#"CE(y, \hat{y})"#, "CE"),
    ("CE(y, ŷ)", "CE"),
    ("f(z)", "f"), ("f(z)^2", "f^2"), ("2J(theta) + 1", "2*J + 1"), ("g(x)", "g(x)"),
    ("g(x)^2", "g(x)^2"),
    ("g x", "g(x)"), ("g(x+1)(x)", "g(x + 1)*x"), ("h(x, y)", "h(x, y)"),
    (#"h\left(x, y\right)"#, "h(x, y)"),
    ("g(g(x))", "g(g(x))"), ("J(theta)(1 - J(theta))", "J*(1 - J)"), (#"\mathcal{J}(\theta)"#, "J"),
    (#"\text{CE}(y, \hat{y})"#, "CE"), (#"\mathbf{J}(\boldsymbol{\theta})"#, "J"),
    ("z(1-z)", "z*(1 - z)"),
    ("f(1-z)", "f*(1 - z)"), ("J(x)", "J*x"),
  ]

  @Test(arguments: defined)
  func `what the problem defines`(text: String, tree: String) {
    expect(text, means: tree, names: Self.names)
  }
}
