import Engine
import TestSupport
import Testing
import Text

@testable import Reporting

@Suite("MathML")
struct MathMLTests {
  /// LaTeX and what stands in `<math>`, elements written short: `frac(a, b)`.
  typealias Row = (latex: String, tree: String)

  @Test(
    "sets what courses write",
    arguments: [
      ("x", "<mi>x</mi>"), ("12.5", "<mn>12.5</mn>"), ("-x", "<mo>−</mo><mi>x</mi>"),
      (#"\frac{1}{2}"#, "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
      ("x_i", "<msub><mi>x</mi><mi>i</mi></msub>"), ("x^12", "<msup><mi>x</mi><mn>12</mn></msup>"),
      (
        #"\beta^{[2]}_1"#,
        "<msubsup><mi>β</mi><mn>1</mn><mrow><mo stretchy=\"false\">[</mo><mn>2</mn>"
          + "<mo stretchy=\"false\">]</mo></mrow></msubsup>"
      ),
      ("f'", "<msup><mi>f</mi><mo class=\"prime\">′</mo></msup>"),
      (#"\sqrt[3]{x}"#, "<mroot><mi>x</mi><mrow><mn>3</mn></mrow></mroot>"),
      (
        #"\sum_{i=1}^{K}"#,
        "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>K</mi></munderover>"
      ),
      (
        #"\hat{y}"#,
        "<mover accent=\"true\"><mi>y</mi><mo stretchy=\"false\">^</mo></mover>"
      ),
      (#"\operatorname{softmax}"#, "<mi mathvariant=\"normal\">softmax</mi>"),
      (#"\mathbb{R}"#, "<mi>ℝ</mi>"), (#"\mathbf{W}"#, "<mi>𝐖</mi>"),
      (#"\mathcal{L}"#, "<mi>ℒ</mi>"),
      (#"\text{if } x"#, "<mtext>if\u{A0}</mtext><mi>x</mi>"),
      ("x = -1", "<mi>x</mi><mo>=</mo><mo form=\"prefix\">−</mo><mn>1</mn>"),
      (#"a \to -1"#, "<mi>a</mi><mo>→</mo><mo form=\"prefix\">−</mo><mn>1</mn>"),
      ("a - 1", "<mi>a</mi><mo>−</mo><mn>1</mn>"),
      (
        #"\left( x \right."#,
        "<mrow><mo stretchy=\"true\">(</mo><mrow><mi>x</mi></mrow><mrow></mrow></mrow>"
      ),
      (
        #"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}"#,
        "<mrow><mo stretchy=\"true\">[</mo><mtable class=\"center\">"
          + "<mtr><mtd><mrow><mn>1</mn></mrow></mtd><mtd><mrow><mn>2</mn></mrow></mtd></mtr>"
          + "<mtr><mtd><mrow><mn>3</mn></mrow></mtd><mtd><mrow><mn>4</mn></mrow></mtd></mtr>"
          + "</mtable><mo stretchy=\"true\">]</mo></mrow>"
      ),
      (#"\unknown"#, "<mtext>\\unknown</mtext>"), ("<b>", "<mo>&lt;</mo><mi>b</mi><mo>&gt;</mo>"),
    ] as [Row])
  func sets(row: Row) {
    #expect(MathML.inline(row.latex).written == "<math><mrow>\(row.tree)</mrow></math>")
  }

  @Test(
    "makes something of anything",
    arguments: [
      "}", "{", "^", "_", "\\", "\\frac", "\\frac{", "x^", "x_", "&", "\\\\", "\\left", "\\right",
      "\\begin{cases}", "\\end{x}", "\\sqrt[", "''''", "{{{{", "}}}}", "\\hat", "\\text", "\\begin",
    ])
  func survives(latex: String) {
    for text in [latex, "x" + latex + "y", String(repeating: latex, count: 500)] {
      let written = MathML.inline(text).written
      #expect(written.hasPrefix("<math>") && written.hasSuffix("</math>"))
      #expect(Self.isBalanced(written))
    }
  }

  /// Whether every element is closed in its turn.
  private static func isBalanced(_ markup: String) -> Bool {
    var open: [Substring] = []
    for part in markup.split(separator: "<").map({ $0.prefix { $0 != ">" } }) {
      if part.hasPrefix("/") {
        guard open.popLast() == part.dropFirst() else { return false }
      } else {
        open.append(part.prefix { $0 != " " })
      }
    }
    return open.isEmpty
  }

  @Test("a long or deep text is shown as it was written")
  func bounds() {
    let long = String(repeating: "x", count: 20_001)
    #expect(MathML.inline(long).written == "<code class=\"latex\">\(long)</code>")
    #expect(Self.isBalanced(MathML.inline(String(repeating: "{", count: 15_000)).written))
  }

  @Test(
    "names are set as the course writes them",
    arguments: [
      ("beta1*x", #"\beta^{[1]} \cdot x"#), ("beta1^2", #"{\beta^{[1]}}^{2}"#),
      ("sum(i=1..3, x)*x", #"\left(\sum_{i=1}^{3} x\right) \cdot x"#),
      ("x + sum(i=1..3, x)", #"x + \sum_{i=1}^{3} x"#), ("x*-x", #"x \cdot \left(-x\right)"#),
      ("x - -2", #"x - \left(-2\right)"#), ("diff(x, x)", #"\frac{\partial x}{\partial x}"#),
      ("diff(1 + x, x)", #"\frac{\partial}{\partial x} \left(1 + x\right)"#),
    ])
  func names(formula: String, latex: String) throws {
    let scope = try Setting("beta1; x").scope
    let text = SourceText(name: "f", formula)
    let read = try Parser.formula(text, scope.vocabulary)
    #expect(read.latex(names: ["beta1": #"\beta^{[1]}"#]) == latex)
  }
}
