extension SeedRows {
  static let crossEntropyNames =
    "x:1 c d:d y:1 yhat:1 theta:1 CE:f2 J h:1 W1:2 W2:2 b1:1 b2:1 Dx:d Dy:d H:d i:i"

  static let crossEntropy: [Row] = [
    (
      #"softmax(\mathbf{x}+c) = \frac{e^{\mathbf{x}+\mathbf{c}}}{\sum_{j=1}^{d} e^{x_{j}+c}}"#,
      ["softmax(x + c)", "e^(x + c)/sum(j=1..d, e^(x[j] + c))"]
    ),
    (
      #"= \frac{e^{\mathbf{x}}e^{c}}{e^{c}\sum_{j=1}^{d} e^{x_{j}}} = softmax(\mathbf{x})"#,
      ["", "e^x*e^c/(e^c*sum(j=1..d, e^x[j]))", "softmax(x)"]
    ),
    (
      #"= \frac{e^{\boldsymbol{x}}e^{c}}{e^{c}\sum_{i=1}^{d}e^{x_{i}}} = softmax(\boldsymbol{x})"#,
      ["", "e^x*e^c/(e^c*sum(i=1..d, e^x[i]))", "softmax(x)"]
    ),
    (
      #"CE(\boldsymbol{y}, \hat{\boldsymbol{y}}) = -\sum_{i} y_{i} \log(\hat{y}_{i})"#,
      ["CE(y, yhat)", "-(sum_(i) (y[i]*log(yhat[i])))"]
    ),
    (
      #"\hat{\mathbf{y}} = softmax(\boldsymbol{\theta}) = \frac{e^{\boldsymbol{\theta}}}{\sum_{j} e^{\theta_{j}}}"#,
      ["yhat", "softmax(theta)", "e^theta/(sum_(j) e^theta[j])"]
    ),
    (
      #"\frac{\partial CE(\mathbf{y}, \hat{\mathbf{y}})}{\partial \boldsymbol{\theta}} = -\frac{\partial \sum_{i} \mathbf{1}_{[y_{i}==1]} \left\{ \log e^{\theta_{i}} - \log \sum_{j} e^{\theta_{j}} \right\}}{\partial \boldsymbol{\theta}}"#,
      [
        "diff(CE(y, yhat), theta)",
        "-diff((sum_(i) (1[y[i] = 1]*(log(e^theta[i]) - log((sum_(j) e^theta[j]))))), theta)",
      ]
    ),
    (
      #"= -\frac{\partial \mathbf{y}^T \boldsymbol{\theta} - \log \sum_{j} e^{\theta_{j}}}{\partial \boldsymbol{\theta}}"#,
      ["", "-diff(y^T*theta - log((sum_(j) e^theta[j])), theta)"]
    ),
    (
      #"= -\frac{\partial \boldsymbol{y}^T \boldsymbol{\theta} - \log \sum_j e^{\theta_j}}{\partial \boldsymbol{\theta}} \tag{10}"#,
      ["", "-diff(y^T*theta - log((sum_(j) e^theta[j])), theta)"]
    ),
    (
      #"= -y + \frac{\log \mathbf{1}^T e^{\boldsymbol{\theta}}}{\partial \boldsymbol{\theta}} \tag{11}"#,
      ["", "!this looks like a derivative, but there is no d or ∂ above the line"]
    ),
    (
      #"= -y + \frac{e^{\theta}}{\mathbf{1}^{T}e^{\theta}} \tag{12}"#,
      ["", "-y + e^theta/(𝟏^T*e^theta)"]
    ),
    (#"= -y + softmax(\theta) \tag{13}"#, ["", "-y + softmax(theta)"]),
    (#"= \hat{\boldsymbol{y}} - \boldsymbol{y} \tag{14}"#, ["", "yhat - y"]),
    (
      #"J = CE(\boldsymbol{y}, \hat{\boldsymbol{y}}) = CE(\boldsymbol{y}, softmax(\boldsymbol{h}\boldsymbol{W}_2 + \boldsymbol{b}_2))"#,
      ["J", "CE(y, yhat)", "CE(y, softmax(h*W2 + b2))"]
    ),
    (
      #"= CE(\boldsymbol{y}, softmax(\sigma(\boldsymbol{x}\boldsymbol{W}_1 + \boldsymbol{b}_1)\boldsymbol{W}_2 + \boldsymbol{b}_2))"#,
      ["", "CE(y, softmax(sigma(x*W1 + b1)*W2 + b2))"]
    ),
    (
      #"\frac{\partial J}{\partial x} = \frac{\partial J}{\partial (hW_2 + b_2)} \frac{\partial (hW_2 + b_2)}{\partial h} \frac{\partial h}{\partial x}"#,
      ["diff(J, x)", "diff(J, h*W2 + b2)*diff(h*W2 + b2, h)*diff(h, x)"]
    ),
    (
      #"= (\hat{\boldsymbol{y}} - \boldsymbol{y}) \boldsymbol{W}_{2}^{T} \sigma(\boldsymbol{x} \boldsymbol{W}_{1} + \boldsymbol{b}_{1}) \{ 1 - \sigma(\boldsymbol{x} \boldsymbol{W}_{1} + \boldsymbol{b}_{1}) \}^{T} \boldsymbol{W}_{1}^{T}"#,
      ["", "(yhat - y)*W2^T*sigma(x*W1 + b1)*(1 - sigma(x*W1 + b1))^T*W1^T"]
    ),
    (
      #"\mathbf{W}_1: D_x \times H \tag{19}"#,
      ["!expected the end of the formula, found `:`"]
    ),
    (#"H(D_x + D_y + 1) + D_y"#, ["H*(Dx + Dy + 1) + Dy"]),
  ]

  static let rectifierNames =
    "x:1 z1:1 z2:1 z3:1 yhat:1 y:1 W1:2 W2:2 b1:1 b2:1 l f:f1 Phi:f1 Theta:f1 g:f1 K:d i:i W:2 b:1"

  static let rectifier: [Row] = [
    ("f(Wx + b)", ["f(W*x + b)"]), (#"z_1 = W^{(1)}x + \mathbf{b}^{(1)}"#, ["z1", "W1*x + b1"]),
    (
      #"z_{2} = f(z_{1}) = \begin{bmatrix} \Phi(W_{1}^{(1)}x + \mathbf{b}_{1}^{(1)}) \\ \vdots \\ \Phi(W_{m}^{(1)}x + \mathbf{b}_{m}^{(1)}) \end{bmatrix}"#,
      ["z2", "f(z1)", "!dots leave the terms to the reader; write the sum out"]
    ),
    (
      #"\Phi(W_{i}^{(1)}x + \mathbf{b}_{i}^{(1)}) = \begin{cases} W_{i}^{(1)}x + \mathbf{b}_{i}^{(1)} & \text{if } W_{i}^{(1)}x + \mathbf{b}_{i}^{(1)} > 0 \\ 0 & \text{otherwise} \end{cases}"#,
      ["Phi(W1[i]*x + b1[i])", "cases(W1[i]*x + b1[i] > 0: W1[i]*x + b1[i], 0)"]
    ),
    (#"\Phi(W_i^{(1)}x + \mathbf{b}_i^{(1)})"#, ["Phi(W1[i]*x + b1[i])"]),
    (
      #"\Theta(W_i^{(1)}x + \mathbf{b}_i^{(1)}) = \begin{cases} \mathbf{W}_i^{(2)}(\mathbf{W}_i^{(1)}x + \mathbf{b}_i^{(1)}) + \mathbf{b}_i^{(2)} & \text{if } \mathbf{W}_i^{(1)}x + \mathbf{b}_i^{(1)} > 0 \\ \mathbf{b}_i^{(2)} & \text{otherwise} \end{cases}"#,
      [
        "Theta(W1[i]*x + b1[i])",
        "cases(W1[i]*x + b1[i] > 0: W2[i]*(W1[i]*x + b1[i]) + b2[i], b2[i])",
      ]
    ),
    (
      #"\frac{\partial l}{\partial z_3} = \frac{\partial l}{\partial \hat{y}} \frac{\partial \hat{y}}{\partial z_3} = \frac{\partial ||\hat{y} - y||^2}{\partial \hat{y}}"#,
      ["diff(l, z3)", "diff(l, yhat)*diff(yhat, z3)", "diff(|yhat - y|^2, yhat)"]
    ),
    (
      #"\frac{\partial (\hat{y} - y)^2}{\partial \hat{y}} = 2(\hat{y} - y)"#,
      ["diff((yhat - y)^2, yhat)", "2*(yhat - y)"]
    ),
    (#"a \xrightarrow{(x,y)} b"#, ["!the command `\\xrightarrow` is not known"]),
    (
      #"\frac{\partial l}{\partial \mathbf{W^{(2)}}} = ReLU(W^{(1)}x + b^{(1)}) \frac{\partial l}{\partial \hat{y}} \frac{\partial \hat{y}}{\partial z_3}"#,
      ["diff(l, W2)", "relu(W1*x + b1)*diff(l, yhat)*diff(yhat, z3)"]
    ),
    (
      #"\frac{\partial l}{\partial \mathbf{b}^{(2)}} = \frac{\partial l}{\partial \hat{y}} \frac{\partial \hat{y}}{\partial z_3}"#,
      ["diff(l, b2)", "diff(l, yhat)*diff(yhat, z3)"]
    ),
    (
      #"\frac{\partial l}{\partial \mathbf{W^{(1)}}} = \mathbf{x} \frac{\partial l}{\partial \hat{y}} \frac{\partial \hat{y}}{\partial z_3} \mathbf{W^{(2)}} \frac{\partial z_2}{\partial z_1}"#,
      ["diff(l, W1)", "x*diff(l, yhat)*diff(yhat, z3)*W2*diff(z2, z1)"]
    ),
    (
      #"\frac{\partial z_2}{\partial z_1} = \begin{cases} 1 & \text{if } z_1 = \mathbf{W}^{(1)} x + b^{(1)} > 0 \\ 0 & \text{otherwise} \end{cases}"#,
      ["diff(z2, z1)", "cases(z1 = W1*x + b1 > 0: 1, 0)"]
    ),
    (#"\frac{\partial \hat{y}}{\partial z_3} = \mathbb{I}_K"#, ["diff(yhat, z3)", "eye(K)"]),
    (
      #"\frac{\partial l}{\partial \hat{y}} = 2(\hat{y} - y)^T"#,
      ["diff(l, yhat)", "2*(yhat - y)^T"]
    ),
    (#"z_2 = \sigma(\mathbf{W}^{(1)} + \mathbf{b}^{(1)})"#, ["z2", "sigma(W1 + b1)"]),
    (
      #"\hat{y} = \sigma(\mathbf{W}^{(2)}\sigma(\mathbf{W}^{(1)} + \mathbf{b}^{(1)}) + \mathbf{b}^{(2)})"#,
      ["yhat", "sigma(W2*sigma(W1 + b1) + b2)"]
    ),
    (
      #"\frac{\partial z_2}{\partial z_1} = \sigma(z_1)(1 - \sigma(z_1)) = \sigma(\mathbf{W}^{(1)}x + \mathbf{b}^{(1)})(1 - \sigma(\mathbf{W}^{(1)}x + \mathbf{b}^{(1)}))"#,
      ["diff(z2, z1)", "sigma(z1)*(1 - sigma(z1))", "sigma(W1*x + b1)*(1 - sigma(W1*x + b1))"]
    ),
    (
      #"\frac{\partial \hat{y}}{\partial z_3} = \sigma(z_3)(1 - \sigma(z_3))"#,
      ["diff(yhat, z3)", "sigma(z3)*(1 - sigma(z3))"]
    ),
  ]
}
