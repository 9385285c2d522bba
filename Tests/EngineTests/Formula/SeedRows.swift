/// Formulas of the seeds, each with the trees of the members of its chain.
enum SeedRows {
  typealias Row = (String, [String])

  static let linearLayersNames =
    "x:1 c s:1 S W:2 b:1 y:1 J delta:1 h:1 i:i j:i k:d W1:2 W2:2 b1:1 b2:1"

  static let linearLayers: [Row] = [
    (
      #"softmax(x_i + c) = \frac{e^{x_i + c}}{\sum_j e^{x_j + c}} = \frac{e^{x_i} e^c}{\sum_j e^{x_j} e^c} = \frac{e^{x_i} e^c}{(\sum_j e^{x_j}) e^c} = \frac{e^{x_i}}{\sum_j e^{x_j}} = softmax(x_i). \tag{1}"#,
      [
        "softmax(x[i] + c)", "e^(x[i] + c)/(sum_(j) e^(x[j] + c))",
        "e^x[i]*e^c/(sum_(j) (e^x[j]*e^c))", "e^x[i]*e^c/((sum_(j) e^x[j])*e^c)",
        "e^x[i]/(sum_(j) e^x[j])", "softmax(x[i])",
      ]
    ),
    (#"c = -\max x_i"#, ["c", "-max(x[i])"]), (#"x_i + c"#, ["x[i] + c"]),
    (#"e^{x_I}"#, ["!unknown name `I`"]), (#"c = 0,"#, ["c", "0"]),
    (#"\sum_j softmax(x_j) = 1"#, ["(sum_(j) softmax(x[j]))", "1"]),
    (#"s_i = e^{x_i}"#, ["s[i]", "e^x[i]"]),
    (#"S = \sum s_i"#, ["S", "!expected the index of the sum below it, found `s`"]),
    (#"softmax(x_I) = \frac{1}{S}x_i"#, ["!unknown name `I`", "1/S*x[i]"]),
    (
      #"f_i(\mathbf{x}) = \mathbf{W}_i \mathbf{x} + \mathbf{b}"#,
      ["!unknown name `fi`", "W[i]*x + b"]
    ),
    (
      #"\mathbf{y} = f_n(f_{n-1}(\cdots f_1(\mathbf{x})\cdots)) \tag{2}"#,
      ["y", "!unknown name `fn`"]
    ),
    (
      #"= \mathbf{W}_n(\mathbf{W}_{n-1}(\cdots(\mathbf{W}_1\mathbf{x} + \mathbf{b}_1)\cdots) + \mathbf{b}_{n-1}) + \mathbf{b}_n"#,
      ["", "!unknown name `n`"]
    ),
    (#"= \mathbf{W}\mathbf{x} + b, \tag{5}"#, ["", "W*x + b"]),
    (#"\frac{\partial J}{\partial y_i} = \delta_i"#, ["diff(J, y[i])", "delta[i]"]),
    (
      #"\frac{\partial J}{\partial W_{ij}} = \frac{\partial J}{\partial y_i} \frac{\partial y_i}{\partial W_{ij}} = \delta_i x_j \tag{13}"#,
      ["diff(J, W[i, j])", "diff(J, y[i])*diff(y[i], W[i, j])", "delta[i]*x[j]"]
    ),
    (
      #"\frac{\partial J}{\partial x_j} = \sum_{i=0}^k \frac{\partial J}{\partial y_i} \frac{\partial y_i}{\partial x_j} = \delta_i \sum_{i=0}^k W_{ij}"#,
      [
        "diff(J, x[j])", "sum(i=0..k, diff(J, y[i])*diff(y[i], x[j]))",
        "delta[i]*sum(i=0..k, W[i, j])",
      ]
    ),
    (
      #"\frac{\partial J}{\partial b_i} = \frac{\partial J}{\partial y_i} \frac{\partial y_i}{\partial b_i} = \delta_i \tag{15}"#,
      ["diff(J, b[i])", "diff(J, y[i])*diff(y[i], b[i])", "delta[i]"]
    ),
    (
      #"\frac{\partial J}{\partial \mathbf{W}} = \delta \mathbf{x}^T \tag{16}"#,
      ["diff(J, W)", "delta*x^T"]
    ),
    (
      #"\frac{\partial J}{\partial \mathbf{W}} = \delta \mathbf{x}^{T} \tag{16}"#,
      ["diff(J, W)", "delta*x^T"]
    ),
    (
      #"\frac{\partial J}{\partial \mathbf{x}} = \mathbf{W}^{T} \delta \tag{17}"#,
      ["diff(J, x)", "W^T*delta"]
    ),
    (#"\frac{\partial J}{\partial \mathbf{b}} = \delta \tag{18}"#, ["diff(J, b)", "delta"]),
    (#"\frac{\partial J}{\partial \mathbf{h}} = \delta \tag{18}"#, ["diff(J, h)", "delta"]),
  ]

  static let sigmoidDerivative: [Row] = [
    (
      #"\frac{d\sigma(x)}{dx} = \frac{d}{dx} \frac{1}{1 + e^{-x}} \tag{6}"#,
      ["diff(sigma(x), x)", "diff(1/(1 + e^-x), x)"]
    ),
    (
      #"= (-1)\frac{1}{(1+e^{-x})^2} \frac{d}{dx} (1+e^{-x}) \tag{7}"#,
      ["", "(-1)*(1/(1 + e^-x)^2)*diff(1 + e^-x, x)"]
    ),
    (
      #"= (-1)\frac{1}{(1+e^{-x})^2}(-e^{-x}) \tag{8}"#,
      ["", "(-1)*(1/(1 + e^-x)^2)*-e^-x"]
    ),
    (#"=\frac{1+e^{-x}-1}{(1+e^{-x})^2} \tag{9}"#, ["", "(1 + e^-x - 1)/(1 + e^-x)^2"]),
    (
      #"-\frac{1}{1+e^{-x}} - \frac{1}{(1+e^{-x})^2} \tag{10}"#,
      ["-(1/(1 + e^-x)) - 1/(1 + e^-x)^2"]
    ),
    (
      #"= \frac{1}{1+e^{-x}} (1 - \frac{1}{1+e^{-x}})"#,
      ["", "1/(1 + e^-x)*(1 - 1/(1 + e^-x))"]
    ),
    (#"= \sigma(x)(1 - \sigma(x)) \tag{12}"#, ["", "sigma(x)*(1 - sigma(x))"]),
    (
      #"\sigma(x) = \frac{1}{1 + e^{-x}} \Rightarrow \sigma(2x)"#,
      ["!the command `\\Rightarrow` is not known"]
    ),
    (#"tanh(x) = 2\sigma(2x) 1"#, ["tanh(x)", "2*sigma(2*x)*1"]),
    (
      #"2\sigma(2x) - 1 = \frac{2 - 1 - e^{-2x}}{1 + e^{-2x}} = \frac{1 - e^{-2x}}{1 + e^{-2x}} = \tanh(x)"#,
      [
        "2*sigma(2*x) - 1", "(2 - 1 - e^((-2)*x))/(1 + e^((-2)*x))",
        "(1 - e^((-2)*x))/(1 + e^((-2)*x))", "tanh(x)",
      ]
    ),
    ("2σ(2z) − 1", ["!unknown name `z`"]), ("2σ(2x) − 1", ["2*sigma(2*x) - 1"]),
    (#"(1 - \sigma(x))\sigma(x)"#, ["(1 - sigma(x))*sigma(x)"]),
    (#"1 - \tanh^2(x)"#, ["1 - tanh(x)^2"]),
    // Seed 003.
    (
      #"\frac{\partial \sigma(x)}{\partial x} = -1(1 + e^{-x})^{-2} \frac{\partial (1 + e^{-x})}{\partial x}"#,
      ["diff(sigma(x), x)", "(-1)*(1 + e^-x)^-2*diff(1 + e^-x, x)"]
    ),
    (#"=\frac{e^{-x}}{(1+e^{-x})^2}\tag{4}"#, ["", "e^-x/(1 + e^-x)^2"]),
    (#"=\frac{e^{-x}+1-1}{(1+e^{-x})^2}\tag{5}"#, ["", "(e^-x + 1 - 1)/(1 + e^-x)^2"]),
    (#"= \sigma(x) - \sigma(x)^2 \tag{6}"#, ["", "sigma(x) - sigma(x)^2"]),
    // Seed 001.
    (
      #"""
      \begin{aligned}\sigma'(x) &= \frac{e^{-x}}{(1 + e^{-x})^2} \\ &= \frac{e^{-x}}{1 + e^{-x}} \cdot \frac{1}{1 + e^{-x}} \\ &= \frac{e^{-x}}{1 + e^{-x}} \cdot \frac{1 + e^{-x} - e^{-x}}{1 + e^{-x}} \\ &= \sigma(x)(1 - \sigma(x))\end{aligned}
      """#,
      [
        "sigma'(x)", "e^-x/(1 + e^-x)^2", "e^-x/(1 + e^-x)*(1/(1 + e^-x))",
        "e^-x/(1 + e^-x)*((1 + e^-x - e^-x)/(1 + e^-x))", "sigma(x)*(1 - sigma(x))",
      ]
    ),
  ]

  static let softmaxNames =
    "x:1 c theta:1 y:1 yhat:1 CE:0<y,yhat,theta> J:0<theta> h:1 phi:1 W1:2 b1:1 W2:2 b2:1 j:i k:i"

  static let softmax: [Row] = [
    (
      #"\text{softmax}(\mathbf{x}) = \text{softmax}(\mathbf{x} + \mathbf{c})"#,
      ["softmax(x)", "softmax(x + c)"]
    ),
    (
      #"\begin{aligned}\text{softmax}(x + c)_j &= \frac{e^{x_j + c}}{\sum_i e^{x_i + c}} \\ &= \frac{e^{x_j} e^c}{\sum_i e^{x_i} e^c} \\ &= \frac{e^{x_j}}{\sum_i e^{x_i}} \\ &= \text{softmax}(x)_j\end{aligned}"#,
      [
        "softmax(x + c)[j]", "e^(x[j] + c)/(sum_(i) e^(x[i] + c))",
        "e^x[j]*e^c/(sum_(i) (e^x[i]*e^c))", "e^x[j]/(sum_(i) e^x[i])", "softmax(x)[j]",
      ]
    ),
    (
      #"\begin{aligned}CE(y, \hat{y}) &= - \sum_i y_i \log(\hat{y}_i) \\ &= \log(\text{softmax}(\theta)_j) \\ &= \log\left(\frac{e^{\theta_j}}{\sum_k e^{\theta_k}}\right) \\ &= -\theta_j + \log\left(\sum_k e^{\theta_k}\right)\end{aligned}"#,
      [
        "CE", "-(sum_(i) (y[i]*log(yhat[i])))", "log(softmax(theta)[j])",
        "log(e^theta[j]/(sum_(k) e^theta[k]))", "-theta[j] + log((sum_(k) e^theta[k]))",
      ]
    ),
    (
      #"\begin{aligned}\frac{\partial CE(y, \hat{y})}{\partial \theta_j} &= -1 + \frac{1}{\sum_k e^{\theta_k}} \cdot e^{\theta_j} \\ &= -1 + \text{softmax}(\theta)_j \\ &= \hat{y}_j - y_j\end{aligned}"#,
      [
        "diff(CE, theta[j])", "-1 + 1/(sum_(k) e^theta[k])*e^theta[j]",
        "-1 + softmax(theta)[j]", "yhat[j] - y[j]",
      ]
    ),
    (
      #"\frac{\partial CE(y, \hat{y})}{\partial \theta} = \hat{y} - y"#,
      ["diff(CE, theta)", "yhat - y"]
    ),
    (#"k \neq j"#, ["k != j"]), (#"\text{softmax}(\theta)_k"#, ["softmax(theta)[k]"]),
    ("y_j = 1", ["y[j]", "1"]),
    (
      #"\begin{aligned}\hat{y} &= \text{softmax}(\theta) \\ \theta &= hW_2 + b_2 \\ h &= \sigma(\phi) \\ \phi &= xW_1 + b_1\end{aligned}"#,
      [
        "yhat", "softmax(theta)", "theta", "h*W2 + b2", "h", "sigma(phi)", "phi", "x*W1 + b1",
      ]
    ),
    (
      #"\begin{aligned}\frac{\partial J}{\partial \theta} &= \hat{y} - y \\ \frac{\partial J}{\partial h} &= \frac{\partial J}{\partial \theta} \frac{\partial \theta}{\partial h} = (\hat{y} - y)W_2^T \\ \frac{\partial J}{\partial \phi} &= \frac{\partial J}{\partial h} \frac{\partial h}{\partial \phi} = (\hat{y} - y)W_2^T \circ \sigma'(\phi) \\ \frac{\partial J}{\partial x} &= \frac{\partial J}{\partial \phi} \frac{\partial \phi}{\partial x} = (\hat{y} - y)W_2^T \circ \sigma'(\phi)W_1^T\end{aligned}"#,
      [
        "diff(J, theta)", "yhat - y", "diff(J, h)", "diff(J, theta)*diff(theta, h)",
        "(yhat - y)*W2^T", "diff(J, phi)", "diff(J, h)*diff(h, phi)",
        "(yhat - y)*W2^T .* sigma'(phi)", "diff(J, x)", "diff(J, phi)*diff(phi, x)",
        "(yhat - y)*W2^T .* sigma'(phi)*W1^T",
      ]
    ),
    (#"W_1, b_1, W_2, b_2"#, ["!expected the end of the formula, found `,`"]),
    (#"\circ"#, ["!expected a formula, found `.*`"]),
  ]

  static let tanh: [Row] = [
    (
      #"f(z) = \tanh(z) = \frac{e^z - e^{-z}}{e^z + e^{-z}}"#,
      ["f", "tanh(z)", "(e^z - e^-z)/(e^z + e^-z)"]
    ),
    (#"\frac{df}{dz}(z) = 1 - \tanh^2(z)"#, ["diff(f, z)", "1 - tanh(z)^2"]),
    (
      #"\begin{aligned}\frac{d}{dx} \tanh(x) &= \frac{(e^x + e^{-x})(e^x + e^{-x}) - (e^x - e^{-x})(e^x - e^{-x})}{(e^x + e^{-x})^2} \\ &= 1 - \frac{(e^x - e^{-x})^2}{(e^x + e^{-x})^2} = 1 - \tanh^2(x)\end{aligned}"#,
      [
        "diff(tanh(x), x)",
        "((e^x + e^-x)*(e^x + e^-x) - (e^x - e^-x)*(e^x - e^-x))/(e^x + e^-x)^2",
        "1 - (e^x - e^-x)^2/(e^x + e^-x)^2", "1 - tanh(x)^2",
      ]
    ),
    (#"\sigma(z) = \frac{1}{1+e^{-z}}"#, ["sigma(z)", "1/(1 + e^-z)"]),
    (
      #"\frac{d\sigma}{dz}(z) = (1 - \sigma(z))\sigma(z)"#,
      ["diff(sigma(z), z)", "(1 - sigma(z))*sigma(z)"]
    ),
    (
      #"""
      \begin{aligned}
      \frac{d\sigma(z)}{dz} &= \frac{e^{-z}}{(1 + e^{-z})^2} \\
      &= \frac{e^{-z}}{1 + e^{-z}} \frac{1}{1 + e^{-z}} \\
      &= \left(1 - \frac{1}{1 + e^{-z}}\right) \frac{1}{1 + e^{-z}} \\
      &= (1 - \sigma(z))\sigma(z)
      \end{aligned}
      """#,
      [
        "diff(sigma(z), z)", "e^-z/(1 + e^-z)^2", "e^-z/(1 + e^-z)*(1/(1 + e^-z))",
        "(1 - 1/(1 + e^-z))*(1/(1 + e^-z))", "(1 - sigma(z))*sigma(z)",
      ]
    ),
    (
      #"2\sigma(2z) - 1 = \frac{2}{1 + e^{-2z}} - 1 = \frac{1 - e^{-2z}}{1 + e^{-2z}}"#,
      [
        "2*sigma(2*z) - 1", "2/(1 + e^((-2)*z)) - 1", "(1 - e^((-2)*z))/(1 + e^((-2)*z))",
      ]
    ),
    ("e^z > 0", ["e^z > 0"]),
    (
      #"2\sigma(2z) - 1 = \frac{e^z - e^{-z}}{e^z + e^{-z}} = \tanh(z)"#,
      ["2*sigma(2*z) - 1", "(e^z - e^-z)/(e^z + e^-z)", "tanh(z)"]
    ),
    ("2σ(2z) − 1", ["2*sigma(2*z) - 1"]),
  ]

  static let softmaxDerivative: [Row] = [
    (
      #"z = (z_1, \dots, z_K)"#,
      ["z", "!expected `)`; a column is written [a, b], found `,`"]
    ),
    (#"a = \text{softmax}(z)"#, ["a", "softmax(z)"]),
    (
      #"a_j = \frac{e^{z_j}}{\sum_{i=1}^K e^{z_i}}"#, ["a[j]", "e^z[j]/sum(i=1..K, e^z[i])"]
    ),
    (
      #"\frac{\sum_{i=1, i \neq j}^K e^{z_i + z_j}}{(\sum_{i=1}^K e^{z_i})^2}"#,
      ["sum(i=1..K, i != j, e^(z[i] + z[j]))/sum(i=1..K, e^z[i])^2"]
    ),
    (
      #"""
      \begin{aligned}
      \frac{da_j}{dz_j} &= \frac{\sum_{i=1}^K e^{z_i} e^{z_j} - e^{z_j} \cdot e^{z_j}}{\left(\sum_{i=1}^K e^{z_i}\right)^2} \\
      &= \frac{e^{z_j} \left(\sum_{i=1}^K e^{z_i} - e^{z_j}\right)}{\left(\sum_{i=1}^K e^{z_i}\right)^2} \\
      &= \frac{e^{z_j} \sum_{i=1, j \neq i}^K e^{z_i}}{\left(\sum_{i=1}^K e^{z_i}\right)^2} \\
      &= \frac{\sum_{i=1, j \neq i}^K e^{z_i + z_j}}{\left(\sum_{i=1}^K e^{z_i}\right)^2}
      \end{aligned}
      """#,
      [
        "diff(a[j], z[j])",
        "(sum(i=1..K, e^z[i]*e^z[j]) - e^z[j]*e^z[j])/sum(i=1..K, e^z[i])^2",
        "e^z[j]*(sum(i=1..K, e^z[i]) - e^z[j])/sum(i=1..K, e^z[i])^2",
        "e^z[j]*sum(i=1..K, j != i, e^z[i])/sum(i=1..K, e^z[i])^2",
        "sum(i=1..K, j != i, e^(z[i] + z[j]))/sum(i=1..K, e^z[i])^2",
      ]
    ),
  ]
}
