import Testing

@testable import Engine

struct ReductionTests {
  static let names = "x:1 y:1 z:1 c W:2 A:2 j:i K:d d:d n"

  static let plain: [(String, String)] = [
    ("sum(i=1..K, z[i])", "sum(i=1..K, z[i])"),
    ("sum(i=1..K, i != j, e^z[i])", "sum(i=1..K, i != j, e^z[i])"),
    ("sum(i=1..K, i != j, i > 1, z_i)", "sum(i=1..K, i != j, i > 1, z[i])"),
    ("prod(i=1..3, i)", "prod(i=1..3, i)"), ("sum(i = 0 .. K-1, i^2)", "sum(i=0..K - 1, i^2)"),
    ("sum(i=1…K, z_i)", "sum(i=1..K, z[i])"), ("sum(i=1...K, z_i)", "sum(i=1..K, z[i])"),
    ("2sum(i=1..K, z_i) + 1", "2*sum(i=1..K, z[i]) + 1"),
    ("sum(i=1..K, z_i)^2", "sum(i=1..K, z[i])^2"),
    ("sum(i=1..K, sum(k=1..i, z_k))", "sum(i=1..K, sum(k=1..i, z[k]))"),
    ("sum(j=1..K, z_j)", "sum(j=1..K, z[j])"), ("sum(c=1..3, c)", "sum(c=1..3, c)"),
    ("sum_{i=1}^K z_i", "sum(i=1..K, z[i])"), ("sum_(i=1)^K z_i", "sum(i=1..K, z[i])"),
    ("sum_i z_i", "(sum_(i) z[i])"), ("sum_j z_j", "(sum_(j) z[j])"), ("∑_i z_i", "(sum_(i) z[i])"),
    ("∑ᵢ zᵢ", "(sum_(i) z[i])"), ("∑_{i=1}^K z_i", "sum(i=1..K, z[i])"),
    ("Σ_i z_i", "(sum_(i) z[i])"), ("Σ_{i=1}^{K} z_i", "sum(i=1..K, z[i])"),
    ("∏_{i=1}^n i", "prod(i=1..n, i)"), ("prod_i z_i", "(prod_(i) z[i])"),
    ("sum(z)", "sum(z)"), ("sum z", "sum(z)"),
    ("sum(i=1..K, i == j, z_i)", "sum(i=1..K, i = j, z[i])"),
  ]

  @Test(arguments: plain)
  func `sums and products in plain text`(text: String, tree: String) {
    expect(text, means: tree, names: Self.names)
  }

  static let latex: [(String, String)] = [
    (#"\sum_{i=1}^{K} z_i"#, "sum(i=1..K, z[i])"), (#"\sum_{i=1}^K z_i"#, "sum(i=1..K, z[i])"),
    (#"\sum_{i=1,\, i \neq j}^{K} e^{z_i}"#, "sum(i=1..K, i != j, e^z[i])"),
    (#"\sum_{i=1, j \neq i}^K e^{z_i + z_j}"#, "sum(i=1..K, j != i, e^(z[i] + z[j]))"),
    (#"\sum_j z_j"#, "(sum_(j) z[j])"), (#"\sum_{j} z_{j}"#, "(sum_(j) z[j])"),
    (#"\sum\limits_{i=1}^{K} z_i"#, "sum(i=1..K, z[i])"),
    (#"\sum^{K}_{i=1} z_i"#, "sum(i=1..K, z[i])"),
    (#"\displaystyle\sum_{i=0}^{K-1} z_{i+1}"#, "sum(i=0..K - 1, z[i + 1])"),
    (#"\prod_{i=1}^{n} i"#, "prod(i=1..n, i)"), (#"\prod_i z_i"#, "(prod_(i) z[i])"),
    (#"\sum_{i, k} W_{ik}"#, "(sum_(i) (sum_(k) W[i, k]))"),
    (#"\sum_i \sum_k W_{ik}"#, "(sum_(i) (sum_(k) W[i, k]))"),
    (#"\sum_{i \neq j} z_i"#, "(sum_(i, i != j) z[i])"),
    (#"\sum_{i\ne j}e^{z_i}"#, "(sum_(i, i != j) e^z[i])"),
    // It takes the rest of its term, up to the next + or − at its level.
    (#"\sum_i x_i y_i + 1"#, "(sum_(i) (x[i]*y[i])) + 1"),
    (#"\sum_i x_i / n - c"#, "(sum_(i) (x[i]/n)) - c"),
    (#"2\sum_i x_i y_i"#, "2*(sum_(i) (x[i]*y[i]))"),
    (#"\sum_i (x_i + c)"#, "(sum_(i) (x[i] + c))"),
    (#"\sum_{i=1}^{K} x_i y_i - c"#, "sum(i=1..K, x[i]*y[i]) - c"),
    (#"-\sum_i y_i \log x_i"#, "-(sum_(i) (y[i]*log(x[i])))"),
    (#"\left(\sum_i x_i\right) c"#, "(sum_(i) x[i])*c"), (#"\sum_i -x_i"#, "(sum_(i) -x[i])"),
    (#"\frac{1}{n}\sum_{i=1}^{n} x_i^2"#, "1/n*sum(i=1..n, x[i]^2)"),
    (#"e^{\sum_i x_i}"#, "e^(sum_(i) x[i])"),
    (#"\frac{e^{z_j}}{\sum_{k=1}^K e^{z_k}}"#, "e^z[j]/sum(k=1..K, e^z[k])"),
    (
      #"\frac{e^{z_j} \left(\sum_{i=1}^K e^{z_i} - e^{z_j}\right)}{\left(\sum_{i=1}^K e^{z_i}\right)^2}"#,
      "e^z[j]*(sum(i=1..K, e^z[i]) - e^z[j])/sum(i=1..K, e^z[i])^2"
    ),
    (#"\sum_{i=1}^{K}{e^{z_i}}"#, "sum(i=1..K, e^z[i])"),
    (#"-\sum_{k=1}^{K} \mathbb{1}\{j = k\} \log z_k"#, "-sum(k=1..K, 1[j = k]*log(z[k]))"),
    // A bound index shadows a free one, and is free again behind.
    (#"z_j \sum_j z_j + z_j"#, "z[j]*(sum_(j) z[j]) + z[j]"),
    (#"\sum_{c=1}^{3} c + c"#, "sum(c=1..3, c) + c"),
    (#"\text{sum}(z)"#, "sum(z)"), (#"\operatorname{sum}(z)"#, "sum(z)"),
  ]

  @Test(arguments: latex)
  func `sums and products in LaTeX`(text: String, tree: String) {
    expect(text, means: tree, names: Self.names)
  }
}
