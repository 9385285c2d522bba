import Testing

@testable import Engine

struct TensorTests {
  static let names = "x:1 z:1 c W:2 A:2 y s i:i j:i k:i K:d a0 a1 W1:2 b1:1"

  static let entries: [(String, String)] = [
    ("z[1]", "z[1]"), ("z[i]", "z[i]"), ("z[i+1]", "z[i + 1]"), ("W[i,j]", "W[i, j]"),
    ("W[1, 2]", "W[1, 2]"), ("z_j", "z[j]"), ("z_{j}", "z[j]"), ("z_1", "z[1]"), ("z₁", "z[1]"),
    ("zⱼ", "z[j]"), (#"z_{i+1}"#, "z[i + 1]"), ("z_(i+1)", "z[i + 1]"), ("W_{ij}", "W[i, j]"),
    ("W_ij", "W[i, j]"), ("W_{i,j}", "W[i, j]"), (#"W_{i, j}"#, "W[i, j]"), ("W_{12}", "W[1, 2]"),
    ("W_{i2}", "W[i, 2]"), ("Wᵢⱼ", "W[i, j]"), ("W₁₂", "W[1, 2]"), ("W_i", "W[i]"),
    ("W[i]", "W[i]"), ("W_2", "W[2]"), ("W_i x", "W[i]*x"), (#"\mathbf{W}_{ij}"#, "W[i, j]"),
    ("W[i][j]", "W[i][j]"), ("softmax(z)_j", "softmax(z)[j]"), ("softmax(z)[j]", "softmax(z)[j]"),
    (#"\text{softmax}(x + c)_j"#, "softmax(x + c)[j]"),
    (#"\text{softmax}(z)_{j}"#, "softmax(z)[j]"),
    ("softmax(x_i + c)", "softmax(x[i] + c)"), ("(W x)_i", "(W*x)[i]"),
    ("(x + z)[1]", "(x + z)[1]"),
    ("[x_1, x_2][1]", "[x[1], x[2]][1]"), ("z_i^2", "z[i]^2"), ("z_i^T", "z[i]^T"),
    ("W_i^T", "W[i]^T"), ("W'[i, j]", "W'[i, j]"), ("W^T[i,j]", "W^T[i, j]"),
    (#"W_{ij}^{(1)}"#, "W1[i, j]"), (#"W_i^{(1)}x + b_i^{(1)}"#, "W1[i]*x + b1[i]"),
    (#"\mathbf{b}_i^{(1)}"#, "b1[i]"), (#"W^{(1)}_{ij}"#, "W1[i, j]"), (#"W^{(1)}x"#, "W1*x"),
    ("e^z_j", "e^z[j]"), ("e^{z_j}", "e^z[j]"), ("2z_j", "2*z[j]"), ("z_j z_i", "z[j]*z[i]"),
    ("z_K", "z[K]"), ("a0 z_1", "a0*z[1]"), ("2[1, 2]", "2*[1, 2]"),
  ]

  @Test(arguments: entries)
  func `entries of tensors`(text: String, tree: String) {
    expect(text, means: tree, names: Self.names)
  }

  static let literals: [(String, String)] = [
    ("[1, 2, 3]", "[1, 2, 3]"), ("[x]", "[x]"), ("[[1, 2], [3, 4]]", "[[1, 2], [3, 4]]"),
    ("[[1, 2]]", "[[1, 2]]"), ("[[1], [2]]", "[[1], [2]]"),
    ("[-8, -6, -8, 10, 10]", "[-8, -6, -8, 10, 10]"),
    (#"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}"#, "[[1, 2], [3, 4]]"),
    (#"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}"#, "[[1, 2], [3, 4]]"),
    (#"\begin{pmatrix} 1 & 2 \\ 3 & 4 \\ \end{pmatrix}"#, "[[1, 2], [3, 4]]"),
    (#"\begin{bmatrix} y \\ s \end{bmatrix}"#, "[y, s]"),
    (#"\begin{bmatrix} y & s \end{bmatrix}"#, "[[y, s]]"),
    (#"\begin{bmatrix} y & s \end{bmatrix}^T"#, "[[y, s]]^T"),
    (
      #"\begin{bmatrix} -1 & y+s \\[2pt] \frac{1}{2} & e^y \end{bmatrix}"#,
      "[[-1, y + s], [1/2, e^y]]"
    ),
    (#"\left[\begin{matrix} 1 \\ 2 \end{matrix}\right]"#, "[1, 2]"),
    (#"\left(\begin{array}{cc} 1 & 2 \\ 3 & 4 \end{array}\right)"#, "[[1, 2], [3, 4]]"),
    ("[x_1, x_1 x_2, x_1^2]", "[x[1], x[1]*x[2], x[1]^2]"), ("W [1, 2]", "W*[1, 2]"),
    ("[1, 2] + [3, 4]", "[1, 2] + [3, 4]"), ("[1, 2]^T", "[1, 2]^T"), ("[1, 2]'", "[1, 2]'"),
  ]

  @Test(arguments: literals)
  func `columns and matrices`(text: String, tree: String) {
    expect(text, means: tree, names: Self.names)
  }

  static let ones: [(String, String)] = [
    (#"\mathbf{1}"#, "𝟏"), (#"\mathbb{1}"#, "𝟏"), (#"\boldsymbol{1}"#, "𝟏"), ("𝟏", "𝟏"), ("𝟙", "𝟏"),
    (#"\mathbf 1"#, "𝟏"), (#"\mathbf{1}^T x"#, "𝟏^T*x"),
    (#"\mathbf{1}^T e^{\mathbf{x}}"#, "𝟏^T*e^x"),
    ("𝟏ᵀx", "𝟏^T*x"), ("𝟏'x", "𝟏'*x"), (#"x - \mathbf{1}"#, "x - 𝟏"), (#"\mathbf{1}_K"#, "ones(K)"),
    (#"\mathbb{1}_{K}"#, "ones(K)"), ("I", "I"), ("I_K", "eye(K)"), (#"\mathbb{I}_K"#, "eye(K)"),
    (#"\mathbb{I}"#, "I"), ("W - I", "W - I"), ("eye(K)", "eye(K)"), ("ones(K)", "ones(K)"),
    ("2I", "2*I"), ("zeros(K, 3)", "zeros(K, 3)"), ("onehot(i, K)", "onehot(i, K)"),
    ("𝟏 x^T", "𝟏*x^T"), ("x 𝟏^T", "x*𝟏^T"), (#"I - \mathbf{1}\mathbf{1}^T"#, "I - 𝟏*𝟏^T"),
  ]

  @Test(arguments: ones)
  func `ones and identities`(text: String, tree: String) {
    expect(text, means: tree, names: Self.names)
  }

  static let bars: [(String, String)] = [
    ("|y|", "|y|"), ("‖x‖", "|x|"), ("||x||", "|x|"), (#"\lVert x \rVert"#, "|x|"),
    (#"\|x\|"#, "|x|"), (#"\lvert y \rvert"#, "|y|"), (#"\left|y\right|"#, "|y|"),
    (#"\left\|x\right\|^2"#, "|x|^2"), (#"\Vert x \Vert"#, "|x|"), (#"\vert y \vert"#, "|y|"),
    ("abs(x)", "abs(x)"), ("||x - z||^2", "|x - z|^2"), ("2|y|", "2*|y|"), ("|y|s", "|y|*s"),
    ("|y| |s|", "|y|*|s|"), ("|y||s|", "|y|*|s|"), ("||y|-|s||", "||y| - |s||"),
    ("|-|y||", "|-|y||"), ("|y|^2", "|y|^2"), ("|y - |s||", "|y - |s||"), ("(|y|)", "|y|"),
    ("|y|/|s|", "|y|/|s|"), ("log|y|", "log(|y|)"), (#"\log|y|"#, "log(|y|)"),
    ("|sin y|", "|sin(y)|"), ("|(y)|", "|y|"), ("|y(|s|)|", "|y*|s||"), ("e^|y|", "e^|y|"),
    ("e^{-|y|}", "e^-|y|"), ("|x'z|", "|x'*z|"), ("|x_1|", "|x[1]|"), ("|y|'", "|y|'"),
    ("‖|x|‖", "|(|x|)|"), ("norm(x)", "norm(x)"),
  ]

  @Test(arguments: bars)
  func `bars are absolute values and norms`(text: String, tree: String) {
    expect(text, means: tree, names: Self.names)
  }
}
