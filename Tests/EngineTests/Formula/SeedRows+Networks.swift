extension SeedRows {
  static let exclusiveOrNames =
    "x:1 x1 x2 y z1:1 z2 a1:1 a2 beta1:2 alpha1:1 beta2:1 alpha2 gamma:1 nu beta:1"

  static let exclusiveOr: [Row] = [
    (
      #"\begin{aligned}\mathbf{x} &= \begin{bmatrix} x_1 \\ x_2 \end{bmatrix} \\ \mathbf{z}[1] &= \beta_1 \mathbf{x} + \alpha_1 = \begin{bmatrix} 1 & 1 \\ 1 & 1 \end{bmatrix} \begin{bmatrix} x_1 \\ x_2 \end{bmatrix} + \begin{bmatrix} 0 \\ -1 \end{bmatrix} \\ \mathbf{a}[1] &= \sigma(\mathbf{z}[1]) \\ \mathbf{z}[2] &= \beta_2 \mathbf{a}[1] + \alpha_2 \\ \mathbf{a}[2] &= \text{softmax}(\mathbf{z}[2])\end{aligned}"#,
      [
        "x", "[x1, x2]", "z1", "beta1*x + alpha1", "[[1, 1], [1, 1]]*[x1, x2] + [0, -1]", "a1",
        "sigma(z1)", "z2", "beta2*a1 + alpha2", "a2", "softmax(z2)",
      ]
    ),
    (#"\beta_1 = \begin{bmatrix} 1 & 1 \\ 1 & 1 \end{bmatrix}"#, ["beta1", "[[1, 1], [1, 1]]"]),
    (#"\alpha_1 = \begin{bmatrix} 0 \\ -1 \end{bmatrix}"#, ["alpha1", "[0, -1]"]),
    (
      #"\gamma = \begin{bmatrix} \gamma_1 \\ \gamma_2 \end{bmatrix}, \quad \nu = \nu"#,
      ["gamma", "!expected the end of the formula, found `,`", "nu"]
    ),
    (
      #"\gamma^T \begin{bmatrix} \sigma(1) \\ \sigma(0) \end{bmatrix} + \nu > 0"#,
      ["gamma^T*[sigma(1), sigma(0)] + nu > 0"]
    ),
    (
      #"\gamma^T \begin{bmatrix} \sigma(2) \\ \sigma(1) \end{bmatrix} + \nu < 0"#,
      ["gamma^T*[sigma(2), sigma(1)] + nu < 0"]
    ),
    (
      #"\gamma^T \begin{bmatrix} \sigma(0) \\ \sigma(-1) \end{bmatrix} + \nu < 0"#,
      ["gamma^T*[sigma(0), sigma(-1)] + nu < 0"]
    ),
    (#"\gamma = [7, -6]"#, ["gamma", "[7, -6]"]), (#"\nu = -2"#, ["nu", "-2"]),
    (#"\gamma = [10, -8]"#, ["gamma", "[10, -8]"]),
    (
      #"(x_1, x_2, x_1x_2, x_1^2, x_2^2)"#,
      ["!expected `)`; a column is written [a, b], found `,`"]
    ),
    (#"y = x_1 + x_2 - 2x_1x_2"#, ["y", "x1 + x2 - 2*x1*x2"]),
    (#"z^{[2]} = \beta^{[2]}a^{[1]} + \alpha^{[2]}"#, ["z2", "beta2*a1 + alpha2"]),
    (#"a^{[2]} = \sigma(z^{[2]})"#, ["a2", "sigma(z2)"]), (#"a^{[2]} > 1/2"#, ["a2 > 1/2"]),
    (#"1 - a^{[2]} > 1/2"#, ["1 - a2 > 1/2"]), (#"a^{[2]} > \frac{1}{2}"#, ["a2 > 1/2"]),
    (
      #"\mathbf{a}^{[1]} = \begin{bmatrix} x_1 \\ x_2 \\ x_1 x_2 \\ x_1^2 \\ x_2^2 \end{bmatrix}"#,
      ["a1", "[x1, x2, x1*x2, x1^2, x2^2]"]
    ),
    (
      #"\begin{aligned}\beta^{[2]} &= [-8, -6, -8, 10, 10] \\ \alpha^{[2]} &= -1\end{aligned}"#,
      ["beta2", "[-8, -6, -8, 10, 10]", "alpha2", "-1"]
    ),
    ("[-8, -6, -8, 10, 10]", ["[-8, -6, -8, 10, 10]"]),
    (#"\beta_4 + \beta_3 > 0"#, ["beta[4] + beta[3] > 0"]),
  ]

  static let network: [Row] = [
    (#"a^{[0]} = x"#, ["a0", "x"]), (#"\ell = \log(a^{[2]})"#, ["l", "log(a2)"]),
    (#"a^{[1]} = \text{ReLU}(z^{[1]})"#, ["a1", "relu(z1)"]),
    (#"z^{[1]} = \beta^{[1]}a^{[0]} + \alpha^{[1]}"#, ["z1", "beta1*a0 + alpha1"]),
    (#"\frac{d\ell}{da^{[2]}} = \frac{1}{a^{[2]}}"#, ["diff(l, a2)", "1/a2"]),
    (
      #"\frac{d\ell}{dz^{[2]}} = \frac{d\ell}{da^{[2]}} \frac{da^{[2]}}{dz^{[2]}} = \frac{1}{a^{[2]}} a^{[2]} (1 - a^{[2]}) = 1 - \sigma(z^{[2]})"#,
      ["diff(l, z2)", "diff(l, a2)*diff(a2, z2)", "1/a2*a2*(1 - a2)", "1 - sigma(z2)"]
    ),
    (
      #"\frac{d\ell}{da^{[1]}} = \frac{d\ell}{dz^{[2]}} \frac{dz^{[2]}}{da^{[1]}} = (1 - \sigma(z^{[2]}))\beta^{[2]}"#,
      ["diff(l, a1)", "diff(l, z2)*diff(z2, a1)", "(1 - sigma(z2))*beta2"]
    ),
    (
      #"\frac{d\ell}{d\beta^{[2]}} = \frac{d\ell}{dz^{[2]}} \frac{dz^{[2]}}{d\beta^{[2]}} = (1 - \sigma(z^{[2]}))a^{[1]}"#,
      ["diff(l, beta2)", "diff(l, z2)*diff(z2, beta2)", "(1 - sigma(z2))*a1"]
    ),
    (
      #"\frac{d\ell}{d\alpha^{[2]}} = \frac{d\ell}{dz^{[2]}} \frac{dz^{[2]}}{d\alpha^{[2]}} = 1 - \sigma(z^{[2]})"#,
      ["diff(l, alpha2)", "diff(l, z2)*diff(z2, alpha2)", "1 - sigma(z2)"]
    ),
    (
      #"\frac{da^{[1]}}{dz^{[1]}} = \begin{cases} 1 & \text{if } z^{[1]} > 0, \\ 0 & \text{otherwise} \end{cases}"#,
      ["diff(a1, z1)", "cases(z1 > 0: 1, 0)"]
    ),
    (
      #"\frac{dl}{dz^{[1]}} = \frac{dl}{da^{[1]}} \frac{da^{[1]}}{dz^{[1]}} = \begin{cases} (1 - \sigma z^{[2]})\beta^{[2]} & \text{if } z^{[1]} > 0, \\ 0 & \text{otherwise} \end{cases}"#,
      [
        "diff(l, z1)", "diff(l, a1)*diff(a1, z1)",
        "cases(z1 > 0: (1 - sigma(z2))*beta2, 0)",
      ]
    ),
    (
      #"\frac{dl}{d\beta^{[1]}} = \frac{dl}{dz^{[1]}} \frac{dz^{[1]}}{d\beta^{[1]}} = \begin{cases} (1 - \sigma z^{[2]})\beta^{[2]}a^{[0]} & \text{if } z^{[1]} > 0, \\ 0 & \text{otherwise} \end{cases}"#,
      [
        "diff(l, beta1)", "diff(l, z1)*diff(z1, beta1)",
        "cases(z1 > 0: (1 - sigma(z2))*beta2*a0, 0)",
      ]
    ),
    (
      #"\frac{dl}{d\alpha^{[1]}} = \frac{dl}{dz^{[1]}} = \begin{cases} (1 - \sigma z^{[2]})\beta^{[2]} & \text{if } z^{[1]} > 0, \\ 0 & \text{otherwise} \end{cases}"#,
      ["diff(l, alpha1)", "diff(l, z1)", "cases(z1 > 0: (1 - sigma(z2))*beta2, 0)"]
    ),
    (#"z^{[1]} \leq 0"#, ["z1 <= 0"]), (#"z^{[2]} \rightarrow \infty"#, ["z2 -> inf"]),
    (#"z^{[2]} \rightarrow \infty."#, ["z2 -> inf"]),
    (#"\beta^{[1],[2]}"#, ["!unknown name `beta`"]),
    (
      #"\begin{aligned} a[0] &= x \\ z[1] &= \beta[1]a[0] + \alpha[1] \\ a[1] &= \sigma(z[1]) \\ z[2] &= z[1] + \beta[2]a[1] + \alpha[2] \\ a[2] &= \sigma(z[2]) \\ l &= \log(a[2]) \end{aligned}"#,
      [
        "a0", "x", "z1", "beta1*a0 + alpha1", "a1", "sigma(z1)", "z2", "z1 + beta2*a1 + alpha2",
        "a2", "sigma(z2)", "l", "log(a2)",
      ]
    ),
    (#"\frac{\partial l}{\partial z[2]} = (1 - z[2])"#, ["diff(l, z2)", "1 - z2"]),
    (#"\frac{\partial z[2]}{\partial \alpha[2]} = 1"#, ["diff(z2, alpha2)", "1"]),
    (#"\frac{\partial z[2]}{\partial \beta[2]} = a[1]"#, ["diff(z2, beta2)", "a1"]),
    (#"\frac{\partial z[1]}{\partial \alpha[1]} = 1"#, ["diff(z1, alpha1)", "1"]),
    (
      #"\frac{\partial a[1]}{\partial z[1]} = \sigma(z[1])(1 - \sigma(z[1]))"#,
      ["diff(a1, z1)", "sigma(z1)*(1 - sigma(z1))"]
    ),
    (#"\frac{\partial z[1]}{\partial \beta[1]} = a[0]"#, ["diff(z1, beta1)", "a0"]),
    (
      #"\begin{aligned} \frac{\partial l}{\partial \beta[1]} &= \frac{\partial l}{\partial a[2]} \cdot \frac{\partial a[2]}{\partial z[2]} \cdot \frac{\partial z[2]}{\partial z[1]} \cdot \frac{\partial z[1]}{\partial \beta[1]} + \frac{\partial l}{\partial z[2]} \cdot \frac{\partial z[2]}{\partial a[1]} \cdot \frac{\partial a[1]}{\partial z[1]} \cdot \frac{\partial z[1]}{\partial \beta[1]} \\ &= (1 - \sigma z[2])a[0] + (1 - \sigma z[2])\beta[2]\sigma(z[1])(1 - \sigma(z[1]))a[0] \end{aligned}"#,
      [
        "diff(l, beta1)",
        "diff(l, a2)*diff(a2, z2)*diff(z2, z1)*diff(z1, beta1) + diff(l, z2)*diff(z2, a1)*diff(a1, z1)*diff(z1, beta1)",
        "(1 - sigma(z2))*a0 + (1 - sigma(z2))*beta2*sigma(z1)*(1 - sigma(z1))*a0",
      ]
    ),
    (
      #"\begin{aligned}\frac{\partial \ell}{\partial \beta[2]} &= \frac{\partial \ell}{\partial a[2]} \cdot \frac{\partial a[2]}{\partial z[2]} \cdot \frac{\partial z[2]}{\partial \beta[2]} \\ &= (1 - \sigma z[2])\sigma z[1]\end{aligned}"#,
      [
        "diff(l, beta2)", "diff(l, a2)*diff(a2, z2)*diff(z2, beta2)",
        "(1 - sigma(z2))*sigma(z1)",
      ]
    ),
    (
      #"(1 - \sigma(z[2])) + (1 - \sigma(z[2])) \cdot \beta[2]\sigma z[1](1 - \sigma(z[1]))"#,
      ["1 - sigma(z2) + (1 - sigma(z2))*beta2*sigma(z1)*(1 - sigma(z1))"]
    ),
    (
      #"1 + \beta[2]\sigma(z[1])(1 - \sigma(z[1])) = 0"#,
      ["1 + beta2*sigma(z1)*(1 - sigma(z1))", "0"]
    ),
    (#"z[1] \rightarrow -\infty"#, ["z1 -> -inf"]),
  ]

  static let graph: [Row] = [
    (#"u^{[3]} = u^{[1]} \times u^{[2]}"#, ["u3", "u1*u2"]),
    (#"u^{[4]} = u^{[1]} + u^{[2]}"#, ["u4", "u1 + u2"]),
    (#"u^{[5]} = 2 \times u^{[3]} \times u^{[4]}"#, ["u5", "2*u3*u4"]),
    (
      #"\mathcal{L} = (u^{[5]} - u^{[1]} - u^{[2]} - u^{[3]} - u^{[4]})^2"#,
      ["L", "(u5 - u1 - u2 - u3 - u4)^2"]
    ),
    (
      #"\{\frac{\partial \mathcal{L}}{\partial u^{[i]}}\}_{i=1}^5"#,
      ["!unknown name `u`"]
    ),
    (
      #"""
      \begin{aligned}
       \frac{\partial \mathcal{L}}{\partial u^{[1]}} &= \frac{\partial (2u_1u_2(u_1 + u_2) - u_1 - u_2 - u_1u_2 - u_1 - u_2)^2}{\partial u_1} \\
       &= 2(2u_1^2u_2 + 2u_1u_2^2 - 2u_1 - 2u_2 - u_1u_2)(4u_1u_2 + 2u_2^2 - 2 - u_2) \\
       &= 21016
      \end{aligned}
      """#,
      [
        "diff(L, u1)", "diff((2*u1*u2*(u1 + u2) - u1 - u2 - u1*u2 - u1 - u2)^2, u1)",
        "2*(2*u1^2*u2 + 2*u1*u2^2 - 2*u1 - 2*u2 - u1*u2)*(4*u1*u2 + 2*u2^2 - 2 - u2)", "21016",
      ]
    ),
    (
      #"2(2u_1^2u_2 + 2u_1u_2^2 - 2u_1 - 2u_2 - u_1u_2)(4u_1u_2 + 2u_1^2 - 2 - u_1)"#,
      ["2*(2*u1^2*u2 + 2*u1*u2^2 - 2*u1 - 2*u2 - u1*u2)*(4*u1*u2 + 2*u1^2 - 2 - u1)"]
    ),
  ]
}
