import TestSupport
import Testing
import Text

@Suite("A diagnostic")
struct DiagnosticTests {
  @Test("is drawn with its line and carets", arguments: pictures)
  func picture(marked: String, picture: String) throws {
    let marked = MarkedText(marked)
    let text = SourceText(name: "f", marked.text)
    let diagnostic = Diagnostic("no", text: text, span: marked.spans[0], label: "here")
    #expect(diagnostic.rendered() == picture)
  }

  static let pictures: [(String, String)] = [
    (
      "2x + ⟦betta⟧",
      """
      f:1:6: error: no
        1 | 2x + betta
          |      ^^^^^ here
      """
    ),
    (
      "x² − ⟦y²⟧ − z",
      """
      f:1:6: error: no
        1 | x² − y² − z
          |      ^^ here
      """
    ),
    (
      "e\u{301}+⟦a\u{302}b⟧",
      """
      f:1:3: error: no
        1 | e\u{301}+a\u{302}b
          |   ^^ here
      """
    ),
    (
      "👩‍👩‍👧⟦+⟧🇩🇪",
      """
      f:1:2: error: no
        1 | 👩‍👩‍👧+🇩🇪
          |  ^ here
      """
    ),
    (
      "one\n\ttwo ⟦three⟧\nfour",
      """
      f:2:6: error: no
        2 |  two three
          |      ^^^^^ here
      """
    ),
    (
      "(1 + ⟦2\n + 3⟧\n)",
      """
      f:1:6: error: no
        1 | (1 + 2
          |      ^ here
      """
    ),
    (
      "(x⟦⟧",
      """
      f:1:3: error: no
        1 | (x
          |   ^ here
      """
    ),
    (
      "ab⟦\r\n⟧c",
      """
      f:1:3: error: no
        1 | ab
          |   ^ here
      """
    ),
    (
      "⟦⟧",
      """
      f:1:1: error: no
        1 |
          | ^ here
      """
    ),
    (
      String(repeating: "\n", count: 99) + "⟦x⟧",
      """
      f:100:1: error: no
        100 | x
            | ^ here
      """
    ),
    (
      "a\u{1B}[31m\u{202E}b\u{0}⟦c⟧\u{85}",
      """
      f:1:10: error: no
        1 | a␛[31m\u{FFFD}b␀c\u{FFFD}
          |          ^ here
      """
    ),
    (
      "\u{301}⟦x⟧",
      """
      f:1:2: error: no
        1 | ◌\u{301}x
          |  ^ here
      """
    ),
  ]

  @Test("shows a window of a long line around the caret", arguments: windows)
  func window(marked: String, picture: String) {
    let marked = MarkedText(marked)
    let text = SourceText(name: "f", marked.text)
    let lines = Diagnostic("no", text: text, span: marked.spans[0], label: "here").rendered()
      .split(separator: "\n").dropFirst()
    #expect(lines.joined(separator: "\n") == picture)
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  private static let tens = "123456789 "

  static let windows: [(String, String)] = [
    (
      "⟦x⟧" + String(repeating: tens, count: 20),
      """
        1 | x123456789 123456789 123456789 123456789 123456789 123456789 123456789 12…
          | ^ here
      """
    ),
    (
      String(repeating: tens, count: 20) + "⟦x⟧" + String(repeating: tens, count: 20),
      """
        1 | …6789 123456789 123456789 123456789 x123456789 123456789 123456789 123456…
          |                                     ^ here
      """
    ),
    (
      String(repeating: tens, count: 20) + "⟦x⟧",
      """
        1 | …9 123456789 123456789 123456789 123456789 123456789 123456789 123456789 x
          |                                                                          ^
          |                                                                       here
      """
    ),
    (
      "a⟦" + String(repeating: "²", count: 300) + "⟧",
      """
        1 | a²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²²…
          |  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |  here
      """
    ),
  ]

  @Test("is never wider than 80 columns and never traps, wherever it points")
  func widths() {
    var generator = SmallGenerator(seed: 2)
    let signs = ["a", "²", "e\u{301}", "👩‍👩‍👧", "\n", "\t", "\u{1B}", "\u{301}", "\r\n", "long words "]
    for _ in 0..<400 {
      let count = generator.below(300)
      let words = (0..<count).map { _ in signs[generator.below(signs.count)] }.joined()
      let text = SourceText(name: "f", words)
      let start = generator.below(text.bytes.count + 20) - 10
      let span = SourceSpan(start, start + generator.below(120))
      let label = String(repeating: "label ", count: generator.below(30))
      let rendered = Diagnostic("no", text: text, span: span, label: label).rendered()
      let lines = rendered.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
      #expect(lines.count == 2 || lines.count == 3)
      #expect(lines.allSatisfy { $0.count <= 80 && !$0.contains("\u{1B}") })
      #expect(lines.joined().contains("^"))
    }
  }

  @Test("shows bytes that are not UTF-8 without losing its place")
  func brokenBytes() {
    let text = SourceText(name: "f", bytes: [0x61, 0xFF, 0xC0, 0xAF, 0x62, 0xE2, 0x82])
    let rendered = Diagnostic("no", text: text, span: SourceSpan(4, 5)).rendered()
    #expect(
      rendered == """
        f:1:5: error: no
          1 | a\u{FFFD}\u{FFFD}\u{FFFD}b\u{FFFD}
            |     ^
        """)
  }

  @Test("names the place in the file and shows the answer itself")
  func insideJSON() throws {
    let file = SourceText(
      name: "s-0042.json", "{\n  \"a\": \"\\\\sigma(x) +\\n \\u03c3 betta\"\n}")
    var reader = try JSONObjectReader(JSONReader.read(file), path: "", in: file)
    let source = try reader.required("a").source()
    let start = source.bytes.count - 5
    let diagnostic = Diagnostic(
      "unknown name `betta`", severity: .warning, text: source,
      span: SourceSpan(start, start + 5), label: "not in this problem",
      notes: ["did you mean `beta`?"])
    #expect(
      diagnostic.rendered() == """
        s-0042.json:2:31: warning: unknown name `betta`
          2 |  σ betta
            |    ^^^^^ not in this problem
          note: did you mean `beta`?
        """)
    #expect(diagnostic.rendered(showsFile: false).hasPrefix("warning: unknown name `betta`\n  2 |"))
  }

  @Test("does without text and without span")
  func bare() {
    #expect(Diagnostic("no").rendered() == "error: no")
    let text = SourceText(name: "a\u{1B}b\nc", "x")
    #expect(
      Diagnostic("n\no", text: text, notes: ["p\u{7}"]).rendered() == """
        a␛b␊c: error: n␊o
          note: p␇
        """)
  }

  @Test("quotes foreign text safely and briefly")
  func quoting() {
    #expect(Visible.quoted("a\u{1B}[2J\u{202E}") == "`a␛[2J\u{FFFD}`")
    #expect(Visible.quoted("x²−e\u{301}") == "`x²−e\u{301}`")
    #expect(Visible.quoted("abcdef", limit: 3) == "`abc…`")
    let heap = "e" + String(repeating: "\u{301}", count: 10_000)
    #expect(Visible.text(heap).unicodeScalars.count == 16)
    #expect(MarkedText("a⟦b⟦c⟧⟧").spans == [SourceSpan(2, 3), SourceSpan(1, 3)])
  }

  @Test("of a repeated key names both places")
  func repeatedKey() {
    let file = SourceText(name: "f.json", "{\n  \"a\": 1,\n  \"a\": 2\n}")
    let error = #expect(throws: Diagnostic.self) { try JSONReader.read(file) }
    #expect(
      error?.rendered() == """
        f.json:3:3: error: the key `a` is given twice
          3 |   "a": 2
            |   ^^^ given again here
          note: the first is at line 2, column 3
        """)
  }
}
