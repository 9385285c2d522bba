import Testing
import Text

@testable import Engine

struct LimitTests {
  /// The error of a text, or its tree.
  private func told(_ text: String, _ names: String = "x z:1 J:0<x>") -> String {
    do throws(SyntaxError) { return "\(try read(text, names))" } catch { return error.message }
  }

  private func times(_ count: Int, _ text: String, _ middle: String = "", _ end: String = "")
    -> String
  {
    String(repeating: text, count: count) + middle + String(repeating: end, count: count)
  }

  static let deep = "brackets are nested deeper than 200 levels"

  @Test func `two hundred levels of brackets are read`() throws {
    #expect(told(times(199, "(", "x", ")")) == "x")
    #expect(told(times(201, "(", "x", ")")) == Self.deep)
    #expect(told(times(150, "[", "x", "]")) == times(150, "[", "x", "]"))
    #expect(told(times(150, "sin(", "x", ")")) == times(150, "sin(", "x", ")"))
    #expect(told(times(150, "{", "x+1", "}")) == "x + 1")
    #expect(told(times(150, "-", "x")) == times(150, "-", "x"))
    #expect(told(times(150, "2^", "x")) == times(150, "2^", "x"))
    #expect(told(times(60, #"\frac{1}{1+"#, "x", "}")).hasPrefix("1/(1 + 1/(1 + "))
  }

  @Test(arguments: [
    "(", "[", "{", "|", "‖", "-", "+", "2^", "2^(", "sin(", "sin ", "√", "√(", "\\sqrt", "\\sqrt{",
    "\\frac",
    "\\frac{", "\\frac{1}{", "\\left(", "\\{", "not ", "1[", "\\mathbf{1}[", "\\mathbb{1}_{", "𝟙(",
    "J(", "x(", "z[",
    "z_{", "z_(", "\\sum_i ", "sum(i=1..2,", "\\sum_{", "d", "d ", "d/d", "d(", "∂", "∂/∂x ",
    "\\hat", "\\hat{", "\\hat x",
    "cases(", "\\begin{cases}", "\\begin{bmatrix}", "diff(", "σ", "σ'", "x'", "z'", "z^T", "x^",
    "x_", "\\log_", "f(", "|x",
    "||x", "x|", "abcdefgh", "x,", "x;", ".", "..", "1..", "1.", "1e", "1e9", "⁽", "²", "₂", "^{",
    "_{", "x+", "x=", "x<",
    "x and ", "x->", "&", "\\\\", "\\text{", "\\tag{", "\\begin{", "\\end{", "}", ")", "]", "\\",
    "$", "'", "^T", "d^2",
  ])
  func `whatever is repeated without end is refused without delay`(piece: String) {
    let clock = ContinuousClock()
    let time = clock.measure {
      for count in [40, 20_000 / piece.utf8.count] {
        let text = times(count, piece)
        do throws(SyntaxError) {
          _ = try read(text, "x z:1 J:0<x>")
        } catch {
          #expect(error.span.start >= 0 && error.span.end <= max(1, text.utf8.count))
          #expect(error.message.utf8.count < 300)
        }
      }
    }
    #expect(time < .seconds(10))
  }

  @Test func `what many bars hold is looked at once`() {
    let run = times(30, "d") + "q"
    let clock = ContinuousClock()
    var short = Duration.seconds(60)
    var long = Duration.seconds(60)
    for _ in 0..<5 {
      short = min(short, clock.measure { #expect(told("||" + run).hasPrefix("unknown name")) })
      long = min(
        long, clock.measure { #expect(told(times(160, "|") + run).hasPrefix("unknown name")) })
    }
    #expect(long < short * 10, "\(long) against \(short)")
  }

  @Test(arguments: ["(", "[", "{", "|", "-", "1[", "𝟙(", "J(", "√", "2^"])
  func `a hundred thousand brackets are a quick error`(piece: String) {
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(told(times(100_000, piece)) == "the formula is longer than 65536 bytes")
    }
    #expect(time < .seconds(2))
    #expect(told(times(60_000 / piece.utf8.count, piece)) == Self.deep)
  }

  @Test func `the longest formula has 65536 bytes`() {
    #expect(told("x" + times(65_535, " ")) == "x")
    #expect(told("x" + times(65_536, " ")) == "the formula is longer than 65536 bytes")
    #expect(told(times(1_000_000, "x")) == "the formula is longer than 65536 bytes")
  }

  @Test func `a long sum is read or refused, printed and compared`() throws {
    for text in [times(500, "x+", "x"), times(500, "x*", "x"), times(500, "x ", "x")] {
      let formula = try read(text, "x")
      #expect(formula.size == 1001)
      #expect(try read(formula.description, "x") == formula)
    }
    let longest = told(times(32_000, "x+", "x"))
    #expect(longest.hasPrefix("x + x") || longest.hasPrefix("the formula "))
  }

  static let numbers: [(String, String)] = [
    ("1e99999", "the number 1e99999 is out of range"),
    ("1e1001", "the number 1e1001 is out of range"),
    ("1e-1001", "the number 1e-1001 is out of range"),
    ("1e-99999", "the number 1e-99999 is out of range"),
    ("2 + 1e99999999999999999999999", "the number 1e99999999999999999999999 is out of range"),
    ("9^9^9^9", "9^9^9^9"), ("1e300", "1" + String(repeating: "0", count: 300)),
    ("1e-300", "1e-300"),
  ]

  @Test(arguments: numbers)
  func `numbers have a range`(text: String, expected: String) {
    #expect(told(text) == expected)
  }

  @Test func `a number of sixty thousand digits is out of range`() {
    #expect(told(times(60_000, "7")).hasSuffix("… is out of range"))
    #expect(told("0." + times(60_000, "7")).hasSuffix("… is out of range"))
  }

  @Test func `a run that splits in very many ways is told so at once`() {
    let letters = times(47, "a")
    #expect(told(letters, "a aa").hasSuffix("can be read in more than one way"))
    #expect(told(letters + "q", "a aa").hasPrefix("unknown name `aaaa"))
  }

  @Test func `scraps of formulas never stop the reader`() {
    let scraps = [
      "x", "z", "2", "1", ".5", "+", "-", "*", "/", "^", "_", "(", ")", "[", "]", "{", "}", "|",
      "‖", ",", "=", "<",
      "'", "sin", "sum", "σ", "d", "∂", "\\frac", "{x}", "\\sum_{i=1}^3", "√", "\\hat", "\\left(",
      "\\right)", "1[",
      "𝟏", "\\begin{cases}", "\\end{cases}", "&", "\\\\", "\\text{if}", "²", "₁", "⁽", "⁾", "T",
      "e", "..", "and",
      "not", "J", "f", "\\mathbf", " ", "I", "\\sqrt", "cases(", "diff(", ":", "->", "x1", "\\{",
      "\\}", "$",
    ]
    var generator = SplitMix(state: 7)
    let names = vocabulary("x z:1 J:0<x> f:f1 x1 A:2")
    var readable = 0
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...12, using: &generator)
      let text = (0..<count).map { _ in scraps.randomElement(using: &generator) ?? "" }.joined()
      do throws(SyntaxError) {
        let formula = try Parser.formula(SourceText(name: "scraps", text), names)
        readable += 1
        let again = try Parser.formula(SourceText(name: "again", formula.description), names)
        #expect(again == formula, "\(text) is \(formula), reread as \(again)")
      } catch {
        #expect(
          error.span.start <= error.span.end && error.span.end <= max(1, text.utf8.count), "\(text)"
        )
        if error.span.end > text.utf8.count { Issue.record("\(text)") }
      }
    }
    #expect(readable > 300)
  }
}
