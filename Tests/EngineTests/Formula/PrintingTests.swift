import Testing
import Text

@testable import Engine

struct PrintingTests {
  @Test func `a random tree is read as it was printed`() throws {
    var random = RandomFormula(seed: 20_260_401)
    let words = vocabulary(RandomFormula.names)
    var kinds: Set<String> = []
    for count in 0..<3_000 {
      let formula = count % 10 == 0 ? random.condition(4) : random.value(1 + count % 5)
      let text = formula.description
      kinds.formUnion(kindsOfNodes(in: formula))
      do throws(SyntaxError) {
        let again = try Parser.formula(SourceText(name: "formula", text), words)
        #expect(again == formula, "\(text) is reread as \(again)")
        #expect(again.description == text)
        #expect(again.size == formula.size)
      } catch {
        Issue.record("\(text): \(error.message) at \(error.span)")
      }
    }
    #expect(kinds.count == 23, "\(kinds.sorted())")
  }

  /// Formulas as courses write them; their LaTeX is read as the same tree.
  private static let typeset = [
    "exp(-x)/(1 + exp(-x))^2", "-(x + y)*(x - y)", "sum(i=1..K, i != 2, exp(v[i]))", "v^T*v",
    "cases(x > 0: x, y)", "1[x > 0]*y", "sigma(x)*(1 - sigma(x))", "2^3^x", "(x/y)^2", "|v|^2",
    "[[1, 2], [3, x]]", "[x, y, 1]", "sqrt(x^2 + 1)", "x^(1/3)", "sigma'(x)", "x .* y ./ 2",
    "max(0, x)", "log2(x) - relu(y)", "diff(x^2*y, x)", "x <= 1 and not y = 2 or x > 3",
    "x -> inf", "sum(i=1..K, prod(j=1..i, v[j]))*y", "-x^2", "(-x)^2", "x*(-y)", "pi*e^-x",
    "I - v*v^T", "ones(K)^T*v", "0.125*x", "atan2(x, y)", "f(x)", "f'(x)",
  ]

  @Test(arguments: typeset) func `LaTeX is read as the tree it was printed from`(
    text: String
  ) throws {
    let names = "x y v:1 f:f1 K:d"
    let formula = try read(text, names)
    #expect(try read(formula.latex, names) == formula, "\(formula.latex)")
  }

  /// Rows come in several spellings; each of them is the matrix that its printed form is.
  @Test(arguments: [
    "sin[[x, 2], [3, y]]", "sin[[x], [y]]", "\\begin{bmatrix} [x, 2] \\\\ [3, y] \\end{bmatrix}",
    "d/dx [[x, 2], [3, y]]", "[([x, 2]), ([3, y])]",
  ]) func `a column of rows is a matrix`(text: String) throws {
    let formula = try read(text, "x y")
    #expect(kindsOfNodes(in: formula).contains("matrix"), "\(formula)")
    #expect(try read(formula.description, "x y") == formula, "\(formula)")
  }

  @Test func `a quotient of functions that begin with d is no derivative`() throws {
    let names = "x v:1 M:2"
    for (text, plain) in [
      ("\\frac{\\operatorname{dot}(v, v)}{\\operatorname{det}(M)}", "dot(v, v)/det(M)"),
      ("\\frac{det(M)}{det(M)}", "det(M)/det(M)"), ("det(M)/dot(v, v)", "det(M)/dot(v, v)"),
    ] {
      #expect(try read(text, names) == read(plain, names), "\(text)")
    }
    #expect(try read("\\frac{dx}{dx}", names) == read("diff(x, x)", names))
  }

  @Test func `rows of different lengths are refused in every spelling`() {
    for text in ["sin[[x, 2], [y]]", "d/dx [[x, 2], [y]]", "[[x, 2], [y]]"] {
      #expect(throws: SyntaxError.self, "\(text)") { try read(text, "x y") }
    }
  }

  /// In square brackets these would be factors: printed as an index they would be reread as one.
  @Test(arguments: ["(x - x)_((x - 1)^2)", "x_(y - 1)", "sin(x)_{2^1}", "sin_{x=1}^{2} y"])
  func `a subscript that is no index is refused`(text: String) {
    #expect(throws: SyntaxError.self) { try read(text, "x y") }
  }

  private func kindsOfNodes(in formula: Formula) -> Set<String> {
    let kind = String(String(describing: formula.node).prefix { $0 != "(" })
    return formula.children.reduce(into: [kind]) { $0.formUnion(kindsOfNodes(in: $1)) }
  }

  /// Trees that a careless printer runs together.
  @Test func `numbers that no text has are printed as quotients`() throws {
    let third = try #require(Rational(numerator: 1, denominator: 3))
    let formula = Formula(.number(third), SourceSpan(0, 1))
    #expect(formula.description == "1/3")
    let span = SourceSpan(0, 1)
    let power = Formula(.binary(.power, formula, Formula(.number(Rational(2)), span)), span)
    #expect(power.description == "(1/3)^2")
    let minus = Formula(.number(Rational(-2)), span)
    #expect(Formula(.binary(.power, minus, formula), span).description == "(-2)^(1/3)")
  }

  @Test func `trees that differ are not equal`() throws {
    let texts = [
      "x + y", "x - y", "x*y", "x/y", "x^y", "x .* y", "y + x", "x", "-x", "|x|", "[x]", "[[x]]",
      "x = y", "x < y", "x < y < 1", "x -> y", "1[x < y]", "diff(x, y)", "sin(x)", "sin'(x)",
      "cos(x)",
      "f(x)", "f'(x)", "sum(x)", "sum(i=1..K, x)", "sum(j=1..K, x)", "prod(i=1..K, x)",
      "(sum_(i) x)",
      "sum(i=1..K, i > 1, x)", "cases(x > 0: y)", "cases(x > 0: y, 0)", "not x < y", "x^T", "v[1]",
      "v[1, 1]", "𝟏", "I", "pi", "e", "2", "[x, y]", "[[x, y]]", "[[x], [y]]", "v'", "v^T",
      "x < 1 and y < 1", "x < 1 or y < 1",
    ]
    let names = "x y v:1 f:f1 K:d"
    let trees = try texts.map { try read($0, names) }
    for (i, left) in trees.enumerated() {
      for (j, right) in trees.enumerated() where texts[i] != "v'" && texts[j] != "v'" {
        #expect((left == right) == (i == j), "\(left) and \(right)")
      }
    }
  }
}
