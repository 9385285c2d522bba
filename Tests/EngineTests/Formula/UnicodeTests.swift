import Testing

@testable import Engine

struct UnicodeTests {
  static let forms: [(String, String)] = [
    ("x − 1", "x - 1"), ("x＋1", "x + 1"), ("２x", "2*x"), ("（x）", "x"), ("𝑥²", "x^2"),
    ("x\u{A0}+\u{2009}1", "x + 1"),
    ("\u{FEFF}x", "x"), ("x\u{200B}+1", "x + 1"), ("α·β", "alpha*beta"), ("αβ", "alpha*beta"),
    ("∂L/∂α", "diff(L, alpha)"),
    ("√x", "sqrt(x)"), ("∑_i v_i", "(sum_(i) v[i])"), ("∏_i v_i", "(prod_(i) v[i])"),
    ("‖v‖²", "|v|^2"), ("v⊙v", "v .* v"),
    ("v∘v", "v .* v"), ("x≤1", "x <= 1"), ("x≠1", "x != 1"), ("x → ∞", "x -> inf"),
    ("vᵀv", "v^T*v"), ("M⊺v", "M^T*v"),
    ("v₁", "v[1]"), ("vᵢ", "v[i]"), ("M₁₂", "M[1, 2]"), ("x⁻¹", "x^-1"), ("x²⁺ⁱ", "x^(2 + i)"),
    ("𝟏ᵀv", "𝟏^T*v"),
    ("𝟙[x>0]", "1[x > 0]"), ("ŷ", "yhat"), ("y\u{302}", "yhat"), ("ℒ", "L"), ("∞", "inf"),
    ("π", "pi"), ("𝜋", "pi"),
    ("σ′(x)", "sigma'(x)"), ("x ∧ x", "x and x"), ("x⁄2", "x/2"), ("x∕2", "x/2"), ("x÷2", "x/2"),
    ("x•2", "x*2"),
    ("𝐌𝐯", "M*v"), ("𝗑", "x"), ("𝚡", "x"), ("v′v", "v'*v"), ("x–1", "x - 1"), ("x—1", "x - 1"),
    ("x﹣1", "x - 1"),
    ("∣x∣", "|x|"), ("∥v∥", "|v|"), ("v ⋅ v", "v*v"), ("x∗2", "x*2"), ("Σ_i v_i", "(sum_(i) v[i])"),
  ]

  @Test(arguments: forms)
  func `signs and letters of Unicode`(text: String, tree: String) {
    expect(text, means: tree, names: "x alpha beta L v:1 M:2 i:i yhat")
  }
}
