import Testing
import Text

@testable import Engine

struct ChainTests {
  private func members(_ chain: Chain, of text: SourceText) -> [String] {
    chain.members.map { text[$0.span] }
  }

  static let chains: [(String, [String])] = [
    ("x", ["x"]), ("a = b", ["a", "b"]), ("a = b = c", ["a", "b", "c"]), ("= b", ["", "b"]),
    ("a =", ["a", ""]),
    ("= b = c", ["", "b", "c"]), ("f(a = b)", ["f(a = b)"]), ("1[a = b] + 1", ["1[a = b] + 1"]),
    ("a == b", ["a", "b"]),
    ("sum(i=1..3, x) = 6", ["sum(i=1..3, x)", "6"]),
    (#"\sum_{i=1}^3 x = 6"#, [#"\sum_{i=1}^3 x"#, "6"]),
    ("a <= b", ["a <= b"]), ("a != b", ["a != b"]), ("x > 0", ["x > 0"]),
    (#"a &= b \\ &= c"#, ["a", "b", "c"]),
    (#"\begin{aligned} a &= b \\ &= c \end{aligned}"#, ["a", "b", "c"]),
    (#"\begin{align*} a &= b \\ &= c \end{align*}"#, ["a", "b", "c"]),
    (#"\begin{aligned} a &= b \\ c &= d \\ \end{aligned}"#, ["a", "b", "c", "d"]),
    (#"= b \tag{3}"#, ["", "b"]),
    (#"a = b \tag{1} \\ = c \tag{2}"#, ["a", "b", "c"]),
    (#"\begin{split} a =& b \\ =& c \end{split}"#, ["a", "b", "c"]),
    (
      #"a = \begin{cases} 1 & x = 1 \\ 0 & \text{otherwise} \end{cases}"#,
      ["a", #"\begin{cases} 1 & x = 1 \\ 0 & \text{otherwise} \end{cases}"#]
    ),
    (
      #"a = \begin{bmatrix} 1 \\ 2 \end{bmatrix} = b"#,
      ["a", #"\begin{bmatrix} 1 \\ 2 \end{bmatrix}"#, "b"]
    ),
    ("$a = b$", ["a", "b"]), (#"\[a = b\]"#, ["a", "b"]), (#"a = b,\quad"#, ["a", "b,"]),
    ("a = b.", ["a", "b"]), ("a = b,", ["a", "b,"]),
    (#"\frac{d}{dx} x^2 = 2x"#, [#"\frac{d}{dx} x^2"#, "2x"]), ("|a = b|", ["|a", "b|"]),
    ("γ = [7, -6]", ["γ", "[7, -6]"]),
  ]

  @Test(arguments: chains)
  func `a text is cut at its equals signs outside of brackets`(text: String, pieces: [String])
    throws
  {
    let source = SourceText(name: "chain", text)
    #expect(members(try Chain.read(source), of: source) == pieces)
  }

  static let lines: [(String, [[String]])] = [
    ("a = b", [["a", "b"]]), (#"a = b \\ c = d"#, [["a", "b"], ["c", "d"]]), (#"a \\"#, [["a"]]),
    (
      #"\begin{aligned} a &= b \\ &= c \\[4pt] &= d \end{aligned}"#,
      [["a", "b"], ["", "c"], ["", "d"]]
    ),
    (#"\begin{aligned} a &= b = c \\ &= d \end{aligned}"#, [["a", "b", "c"], ["", "d"]]),
    (#"\begin{gathered} a = b \\ c = d \end{gathered}"#, [["a", "b"], ["c", "d"]]),
    (
      #"\begin{bmatrix} 1 \\ 2 \end{bmatrix} \\ c"#,
      [[#"\begin{bmatrix} 1 \\ 2 \end{bmatrix}"#], ["c"]]
    ),
    (#"a \\ \\ b"#, [["a"], ["b"]]), (#"a, \\ b."#, [["a,"], ["b"]]),
  ]

  @Test(arguments: lines)
  func `a text is cut into lines outside of matrices and cases`(text: String, pieces: [[String]])
    throws
  {
    let source = SourceText(name: "lines", text)
    #expect(try Chain.lines(of: source).map { members($0, of: source) } == pieces)
  }

  static let ended: [(String, String)] = [
    ("a = x.", "x"), ("a = x,", "x"), ("a = x;", "x"), (#"a = \frac{x}{2}. \tag{4}"#, "x/2"),
    (#"a = x, \\"#, "x"),
    (#"\begin{aligned} a &= x + 1. \end{aligned}"#, "x + 1"), ("a = 2.", "2"),
    (#"$$a = x.$$"#, "x"), (#"a = x^2,\qquad"#, "x^2"),
  ]

  @Test(arguments: ended)
  func `a full stop or comma at the end of a line is no part of it`(text: String, tree: String)
    throws
  {
    let chain = try Chain.read(SourceText(name: "chain", text))
    let last = try #require(chain.members.last)
    #expect(try last.formula(vocabulary("a x")).formula.description == tree)
  }

  static let labels: [(String, Bool)] = [
    ("J", true), (#"\frac{df}{dz}"#, true), (#"\frac{\partial L}{\partial W_{ij}}"#, true),
    ("dL/du", true), ("∂L/∂u", true),
    ("f(z)", true), ("CE(y, ŷ)", true), (#"\hat{y}"#, true), ("z_1", true), ("z_{i+1}", true),
    ("x + 1", false), ("2x", false), ("-x", false),
    ("x*y", false), ("3", false), ("(x)", false), ("[1, 2]", false), ("|x|", false),
    (#"\frac{df}{dz}(z)"#, true), (#"a^{[2]}"#, true),
  ]

  @Test(arguments: labels)
  func `one word, a derivative or a name with brackets looks like a label`(
    text: String, isLabel: Bool
  ) throws {
    let chain = try Chain.read(SourceText(name: "chain", text + " = 1"))
    #expect(chain.members.first?.looksLikeLabel == isLabel)
  }

  @Test func `a member knows whether it is empty and how it surprises`() throws {
    let chain = try Chain.read(SourceText(name: "chain", "= 1/2x"))
    #expect(chain.members.map(\.isEmpty) == [true, false])
    let member = try #require(chain.members.last)
    #expect(try member.formula(vocabulary("x")).readings.count == 1)
    #expect(!member.looksLikeLabel)
  }

  @Test(arguments: [
    ("", 0, 0), ("  ", 0, 2), ("$$", 0, 2), (#"\tag{1}"#, 0, 7),
    (#"\begin{aligned}\end{aligned}"#, 0, 28),
  ])
  func `a text without formula is refused`(text: String, start: Int, end: Int) {
    #expect(throws: SyntaxError(.empty, SourceSpan(start, end))) {
      try Chain.read(SourceText(name: "chain", text))
    }
  }

  @Test func `a member's error stands where it stands in the whole text`() throws {
    let source = SourceText(name: "chain", "a = x + q = 2")
    let chain = try Chain.read(source)
    #expect(throws: SyntaxError(.unknownName("q", nearest: nil, advice: nil), SourceSpan(8, 9))) {
      try chain.members[1].formula(vocabulary("x a"))
    }
  }

  @Test(
    "An answer may be followed by what its names mean",
    arguments: [
      ("a*x, where x = 2", "a*x"), ("a*x where q = 7", "a*x"), (#"y = a x, \quad x = 2"#, "a x"),
      (#"f'(x) = 2x \text{ where } f(x) = x^2"#, "2x"), ("y = a*x; x = 3, a = 4", "a*x"),
      ("a = b = c", "c"), ("a = b,", "b,"), ("1[a = b]", "1[a = b]"),
    ])
  func answers(_ written: String, _ expected: String) throws {
    let text = SourceText(name: "answer", written)
    let last = try #require(try Chain.answer(text, letters).chain.members.last)
    #expect(text[last.span] == expected)
  }

  @Test(
    "A text that says two things is no answer",
    arguments: [
      "x = 3 or x = 2", "x = 3, x = 2", "not 1 but maybe = 2", "a != 2 = 2",
      "x > 1 = 2", "a = 1 and a = 2",
    ])
  func twoAnswers(_ written: String) {
    let text = SourceText(name: "answer", written)
    #expect(throws: SyntaxError.self) { try Chain.answer(text, letters) }
  }

  private var letters: Vocabulary {
    var vocabulary = Vocabulary()
    for name in ["a", "b", "c", "x", "y"] { vocabulary.declare(name, .value(rank: 0)) }
    return vocabulary
  }
}
