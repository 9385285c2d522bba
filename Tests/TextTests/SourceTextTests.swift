import TestSupport
import Testing
import Text

@Suite("A source text")
struct SourceTextTests {
  @Test("counts lines and Characters from 1", arguments: places)
  func position(text: String, offset: Int, line: Int, column: Int) {
    let place = SourceText(name: "t", text).position(at: offset)
    #expect(place == Position(line: line, column: column))
    #expect(
      LineStarts(of: SourceText(name: "t", text)).number(at: min(offset, text.utf8.count)) == line)
  }

  static let places: [(String, Int, Int, Int)] = [
    ("", 0, 1, 1), ("", 7, 1, 1), ("", -1, 1, 1), ("abc", 0, 1, 1), ("abc", 2, 1, 3),
    ("abc", 3, 1, 4), ("abc", 99, 1, 4), ("a\nb", 1, 1, 2), ("a\nb", 2, 2, 1), ("a\n", 2, 2, 1),
    ("a\r\nb", 1, 1, 2), ("a\r\nb", 2, 1, 2), ("a\r\nb", 3, 2, 1), ("\n\n\n", 2, 3, 1),
    // x² − y: the power sign has 2 bytes, the minus sign 3.
    ("x²−y", 1, 1, 2), ("x²−y", 2, 1, 2), ("x²−y", 3, 1, 3), ("x²−y", 5, 1, 3), ("x²−y", 6, 1, 4),
    // A combining accent belongs to its letter.
    ("e\u{301}x", 0, 1, 1), ("e\u{301}x", 1, 1, 1), ("e\u{301}x", 3, 1, 2),
    ("👩‍👩‍👧+", 4, 1, 1), ("👩‍👩‍👧+", 18, 1, 2), ("🇩🇪🇫🇷", 4, 1, 1), ("🇩🇪🇫🇷", 8, 1, 2),
    ("\u{FEFF}{}", 3, 1, 1), ("\u{FEFF}{}", 4, 1, 2), ("\u{FEFF}\n{}", 4, 2, 1),
  ]

  @Test("counts like Character does, however long the line")
  func countsLikeCharacters() {
    var generator = SmallGenerator(seed: 1)
    let signs = ["a", " ", "²", "−", "e\u{301}", "\u{301}", "👩‍👩‍👧", "🇩🇪", "\u{200D}", "\t", "x"]
    for _ in 0..<300 {
      let line = (0..<20).map { _ in signs[generator.below(signs.count)] }.joined()
      let text = SourceText(name: "t", line)
      let ends = text.position(at: text.bytes.count)
      #expect(ends.column == line.count + 1, "\(line.debugDescription)")
      var offset = 0
      for (index, character) in line.enumerated() {
        #expect(text.position(at: offset).column == index + 1, "\(line.debugDescription)")
        offset += character.utf8.count
      }
    }
  }

  @Test("gives what lies in a span and never traps", arguments: slices)
  func slice(span: SourceSpan, expected: String) {
    #expect(SourceText(name: "t", "abc")[span] == expected)
  }

  static let slices: [(SourceSpan, String)] = [
    (SourceSpan(0, 3), "abc"), (SourceSpan(1, 2), "b"), (SourceSpan(3, 3), ""),
    (SourceSpan(2, 99), "c"), (SourceSpan(-5, 1), "a"), (SourceSpan(50, 60), ""),
    (SourceSpan(-9, -5), ""), (SourceSpan(.min, .max), "abc"), (SourceSpan(.max, .min), ""),
  ]

  @Test("leads through JSON escapes back into the file", arguments: mapped)
  func rooted(json: String, decoded: String) throws {
    let marked = MarkedText(json)
    let inner = MarkedText(decoded)
    let file = SourceText(name: "file", marked.text)
    let field = JSONField(value: try JSONReader.read(file), path: "answers.a", text: file)
    let source = try field.source()
    #expect(source.string == inner.text)
    #expect(source.name == "answers.a")
    let root = source.rooted(inner.spans[0])
    #expect(root.text == file)
    #expect(root.span == marked.spans[0])
  }

  static let mapped: [(String, String)] = [
    (#""⟦abc⟧""#, "⟦abc⟧"), (#""a⟦b⟧c""#, "a⟦b⟧c"), (#" "a⟦⟧bc""#, "a⟦⟧bc"),
    (#""abc⟦⟧""#, "abc⟦⟧"), (#""⟦⟧""#, "⟦⟧"), (#""x² − ⟦y²⟧""#, "x² − ⟦y²⟧"),
    (#""⟦\\sigma⟧(x)""#, #"⟦\sigma⟧(x)"#), (#""\\sigma(⟦x⟧)""#, #"\sigma(⟦x⟧)"#),
    (#""\\sigma⟦\\beta⟧x""#, #"\sigma⟦\beta⟧x"#), (#""a\n⟦b⟧""#, "a\n⟦b⟧"),
    (#""a⟦\n⟧b""#, "a⟦\n⟧b"), (#""⟦\u03c3⟧(x)""#, "⟦σ⟧(x)"), (#""\u03c3⟦(⟧x)""#, "σ⟦(⟧x)"),
    (#""⟦\ud83d\ude00⟧+""#, "⟦😀⟧+"), (#""\ud83d\ude00⟦+⟧""#, "😀⟦+⟧"),
    (#""\\\\\\⟦\\⟧z""#, #"\\\⟦\⟧z"#), (#""\u0041⟦\u0042⟧\u0043""#, "A⟦B⟧C"),
  ]

  @Test("takes the whole escape where a span cuts it")
  func cutEscape() throws {
    let file = SourceText(name: "file", #""a\ud83d\ude00b""#)
    let source = try JSONField(value: JSONReader.read(file), path: "p", text: file).source()
    #expect(file[source.rooted(SourceSpan(2, 3)).span] == #"\ud83d\ude00"#)
    #expect(file[source.rooted(SourceSpan(0, 2)).span] == #"a\ud83d\ude00"#)
    #expect(file[source.rooted(SourceSpan(4, 6)).span] == #"\ud83d\ude00b"#)
    #expect(source.rooted(SourceSpan(-3, 99)).span == SourceSpan(1, 15))
  }

  @Test("cut out of a file leads back into it")
  func part() throws {
    let file = SourceText(name: "class.jsonl", "{}\n{\"a\": \"\\u03c3 betta\", \"b\": x}\n")
    let line = SourceText(name: "line 2", SourceSpan(3, 32), of: file)
    #expect(line.string == "{\"a\": \"\\u03c3 betta\", \"b\": x}")
    let error = #expect(throws: Diagnostic.self) { try JSONReader.read(line) }
    #expect(
      error?.rendered().hasPrefix(
        "class.jsonl:2:28: error: `x` is not a JSON value; text needs double quotes\n"
          + "  2 | {\"a\": \"\\u03c3 betta\", \"b\": x}\n    |                            ^")
        == true)
    let value = SourceText(name: "a", SourceSpan(9, 23), of: file)
    let field = JSONField(value: try JSONReader.read(value), path: "a", text: value)
    let source = try field.source()
    #expect(source.string == "σ betta")
    let root = source.rooted(SourceSpan(3, 8))
    #expect(root.text == file)
    #expect(file[root.span] == "betta")
    #expect(SourceText(name: "n", SourceSpan(90, 99), of: file).bytes.isEmpty)
  }

  @Test("is its own root without a file")
  func ownRoot() {
    let text = SourceText(name: "t", "abc")
    #expect(text.rooted(SourceSpan(1, 2)).text == text)
    #expect(text.rooted(SourceSpan(1, 2)).span == SourceSpan(1, 2))
  }
}
