import Testing
import Text

private func refusal(of text: String) -> String {
  refusal(of: Array(text.utf8))
}

private func refusal(of bytes: [UInt8]) -> String {
  do throws(Diagnostic) {
    _ = try JSONReader.read(SourceText(name: "f", bytes: bytes))
    return "accepted"
  } catch {
    let place = error.position.map { "\($0.line):\($0.column) " } ?? ""
    return ([place + error.message] + error.notes).joined(separator: " | ")
  }
}

@Suite("The JSON reader")
struct JSONReaderTests {
  @Test("reads what RFC 8259 allows and writes it back", arguments: accepted)
  func accepts(written: String, compact: String) throws {
    let value = try JSONReader.read(SourceText(name: "f", written))
    #expect(JSONOutput(value).text(pretty: false) == compact)
  }

  static let accepted: [(String, String)] = [
    ("null", "null"), (" true ", "true"), ("\tfalse\r\n", "false"), ("0", "0"), ("-0", "-0"),
    ("-0.0", "-0.0"), ("10", "10"), ("1e2", "1e2"), ("1E+02", "1E+02"), ("1.50e-3", "1.50e-3"),
    ("123456789012345678901234567890", "123456789012345678901234567890"), ("1e400", "1e400"),
    ("\"\"", "\"\""), ("\"a\\/b\"", "\"a/b\""), ("\"\\\"\\\\\"", "\"\\\"\\\\\""),
    ("\"\\b\\f\\n\\r\\t\"", "\"\\b\\f\\n\\r\\t\""), ("\"\\u0000\"", "\"\\u0000\""),
    ("\"\\u00e9\"", "\"é\""), ("\"\\uD83D\\uDE00\"", "\"😀\""), ("\"\\ud83d\\ude00x\"", "\"😀x\""),
    ("\"x² − ∂ℒ\"", "\"x² − ∂ℒ\""), ("\"\u{7F}\"", "\"\u{7F}\""),
    ("\"\u{2028}\u{2029}\"", "\"\\u2028\\u2029\""), ("\"\\uFFFF\"", "\"\u{FFFF}\""),
    ("[]", "[]"), ("[ ]", "[]"), ("{}", "{}"), ("{\n}", "{}"), ("[[],{}]", "[[],{}]"),
    ("[1 , 2]", "[1,2]"), ("{\"\" : 1 , \"a\":{\"a\":2}}", "{\"\":1,\"a\":{\"a\":2}}"),
    ("{\"é\": 1, \"e\u{301}\": 2}", "{\"é\":1,\"e\u{301}\":2}"),
    (
      "{\"Å\":1,\"\u{212B}\":2,\"K\":3,\"\u{212A}\":4}",
      "{\"Å\":1,\"\u{212B}\":2,\"K\":3,\"\u{212A}\":4}"
    ),
    ("\"// no comment, # none\"", "\"// no comment, # none\""),
  ]

  @Test("refuses everything else, with line and column", arguments: refused)
  func refuses(written: String, message: String) {
    #expect(refusal(of: written) == message)
  }

  private static let sigma = "write `\\\\sigma`"

  static let refused: [(String, String)] = [
    // The text as a whole.
    ("", "1:1 the text is empty; a JSON value was expected"),
    (" \n ", "2:2 the text is empty; a JSON value was expected"),
    ("1 2", "1:3 more text follows after the end of the JSON value"),
    ("{}\n{}", "2:1 more text follows after the end of the JSON value"),
    ("{}}", "1:3 more text follows after the end of the JSON value"),
    ("[1]\u{0}", "1:4 more text follows after the end of the JSON value"),
    // Structure.
    ("[1,]", "1:3 a comma stands after the last element"),
    ("{\"a\":1,}", "1:7 a comma stands after the last element"),
    ("{\"a\":1,\n}", "1:7 a comma stands after the last element"),
    ("[,1]", "1:2 a value is missing before `,`"),
    ("[1,,2]", "1:4 a value is missing before `,`"),
    ("{,}", "1:2 a key is missing before `,`"),
    ("{:1}", "1:2 a key is missing before `:`"),
    ("{\"a\":}", "1:6 a value is missing before `}`"),
    ("{\"a\":,}", "1:6 a value is missing before `,`"),
    ("]", "1:1 a value is missing before `]`"),
    ("[1 2]", "1:4 a comma is missing before this"),
    ("[\"a\"\n \"b\"]", "2:2 a comma is missing before this"),
    ("[[][]]", "1:4 a comma is missing before this"),
    ("{\"a\":1 \"b\":2}", "1:8 a comma is missing before this"),
    ("{\"a\" 1}", "1:6 a colon is missing between key and value"),
    ("{\"a\"}", "1:5 a colon is missing between key and value"),
    ("{\"a\",\"b\"}", "1:5 a colon is missing between key and value"),
    ("{\"a\"=1}", "1:5 `=` stands where `:` was expected"),
    ("[1:2]", "1:3 `:` stands where `,` or `]` was expected"),
    ("{\"a\":1;}", "1:7 `;` stands where `,` or `}` was expected"),
    ("{a: 1}", "1:2 the key `a` needs double quotes"),
    ("{alpha_1: 1}", "1:2 the key `alpha_1` needs double quotes"),
    ("{1: 2}", "1:2 a key must be a string in double quotes"),
    ("{[]: 2}", "1:2 a key must be a string in double quotes"),
    ("{β: 1}", "1:2 `β` stands where a key was expected"),
    ("[", "1:1 this `[` is never closed"),
    ("{", "1:1 this `{` is never closed"),
    ("[1", "1:1 this `[` is never closed"),
    ("{\"a\"", "1:1 this `{` is never closed"),
    ("{\"a\":", "1:1 this `{` is never closed"),
    ("{\"a\": [1, {\"b\": 2}", "1:7 this `[` is never closed"),
    ("[1,", "1:1 this `[` is never closed"),
    ("[1}", "1:3 `}` cannot close the `[`"),
    ("{\"a\":1]", "1:7 `]` cannot close the `{`"),
    ("{]", "1:2 `]` cannot close the `{`"),
    // Repeated keys.
    (
      "{\"a\":1,\"a\":2}",
      "1:8 the key `a` is given twice | the first is at line 1, column 2"
    ),
    (
      "{\"é\":1,\n \"\\u00e9\":2}",
      "2:2 the key `\\u00e9` is given twice | the first is at line 1, column 2"
    ),
    (
      "{\"0\":0,\"1\":0,\"2\":0,\"3\":0,\"4\":0,\"5\":0,\"6\":0,\"7\":0,\"8\":0,\"9\":0,\"x\":0,\"7\":1}",
      "1:68 the key `7` is given twice | the first is at line 1, column 44"
    ),
    // Comments, quotes, words.
    ("// x\n1", "1:1 a comment stands in the JSON | JSON has no comments"),
    ("[1 /* one */]", "1:4 a comment stands in the JSON | JSON has no comments"),
    ("[1// one\n]", "1:3 a comment stands in the JSON | JSON has no comments"),
    ("{ # x\n}", "1:3 a comment stands in the JSON | JSON has no comments"),
    ("['a']", "1:2 a string needs double quotes, not single ones"),
    ("{'a':1}", "1:2 a string needs double quotes, not single ones"),
    ("[“a”]", "1:2 a string needs straight double quotes, not curly ones"),
    ("{“a”:1}", "1:2 a string needs straight double quotes, not curly ones"),
    (
      "True",
      "1:1 `True` is not a JSON value; text needs double quotes | did you mean `true`?"
    ),
    ("nul", "1:1 `nul` is not a JSON value; text needs double quotes | did you mean `null`?"),
    ("[nullnull]", "1:2 `nullnull` is not a JSON value; text needs double quotes"),
    ("undefined", "1:1 `undefined` is not a JSON value; text needs double quotes"),
    ("-x", "1:1 `-x` is not a JSON value; text needs double quotes"),
    ("σ(z)", "1:1 `σ` stands where a value was expected"),
    ("[\u{1B}[31m]", "1:2 `␛` stands where a value was expected"),
    // Numbers.
    ("NaN", "1:1 `NaN` is not a JSON number | JSON has no infinite or undefined numbers"),
    (
      "[Infinity]",
      "1:2 `Infinity` is not a JSON number | JSON has no infinite or undefined numbers"
    ),
    (
      "-Infinity",
      "1:1 `-Infinity` is not a JSON number | JSON has no infinite or undefined numbers"
    ),
    ("nan", "1:1 `nan` is not a JSON number | JSON has no infinite or undefined numbers"),
    ("+1", "1:1 a number has no plus sign in front"),
    (".5", "1:1 a number needs a digit before its point"),
    ("-.5", "1:1 a number needs a digit after the minus sign"),
    ("-", "1:1 a number needs a digit after the minus sign"),
    ("01", "1:1 a number has no zeros in front"),
    ("-01", "1:1 a number has no zeros in front"),
    ("1.", "1:1 a number needs a digit after its point"),
    ("[1.,2]", "1:2 a number needs a digit after its point"),
    ("1e", "1:1 a number needs a digit in its exponent"),
    ("1e+", "1:1 a number needs a digit in its exponent"),
    ("0x1F", "1:1 `0x1F` is not a JSON number" + formula),
    ("1_000", "1:1 `1_000` is not a JSON number" + formula),
    ("1.2.3", "1:1 `1.2.3` is not a JSON number" + formula),
    ("[7/3]", "1:2 `7/3` is not a JSON number" + formula),
    ("{\"a\": 2x}", "1:7 `2x` is not a JSON number" + formula),
    ("1−2", "1:1 `1−2` is not a JSON number" + formula),
    // Strings.
    ("\"abc", "1:1 this string is never closed"),
    ("\"abc\\", "1:1 this string is never closed"),
    ("[\"a\\\"]", "1:2 this string is never closed"),
    ("\"a\nb\"", "1:3 a line break stands inside a string" + lineBreak),
    ("\"a\r\nb\"", "1:3 a line break stands inside a string" + lineBreak),
    ("\"a\\\n\"", "1:4 a line break stands inside a string" + lineBreak),
    ("\"a\tb\"", "1:3 a raw control character (` `) stands inside a string"),
    ("\"a\u{1}b\"", "1:3 a raw control character (`␁`) stands inside a string"),
    ("\"\\sigma(x)\"", "1:2 `\\sigma` is not a JSON escape: write `\\\\sigma`"),
    ("[\"x\",\n  \"2\\cdot x\"]", "2:5 `\\cdot` is not a JSON escape: write `\\\\cdot`"),
    ("\"\\d\"", "1:2 `\\d` is not a JSON escape: write `\\\\d`"),
    ("\"\\(x\\)\"", "1:2 `\\(` is not a JSON escape: write `\\\\(`"),
    ("\"\\'\"", "1:2 `\\'` is not a JSON escape: write `\\\\'`"),
    ("\"\\é\"", "1:2 `\\é` is not a JSON escape: write `\\\\é`"),
    ("\"\\x41\"", "1:2 `\\x` is not a JSON escape: write `\\\\x`"),
    ("\"\\upsilon\"", "1:2 `\\upsilon` is not a JSON escape: write `\\\\upsilon`"),
    ("\"\\underbrace{x}\"", "1:2 `\\underbrace` is not a JSON escape: write `\\\\underbrace`"),
    ("\"\\u12\"", "1:2 `\\u` needs four hexadecimal digits"),
    ("\"\\u12G4\"", "1:2 `\\u` needs four hexadecimal digits"),
    ("\"\\u\"", "1:2 `\\u` needs four hexadecimal digits"),
    (
      "\"\\uD800\"",
      "1:2 `\\uD800` is half of a surrogate pair; the other half is missing"
    ),
    (
      "\"x\\uDC00\"",
      "1:3 `\\uDC00` is half of a surrogate pair; the other half is missing"
    ),
    (
      "\"\\uD800\\u0041\"",
      "1:2 `\\uD800` is half of a surrogate pair; the other half is missing"
    ),
    (
      "\"\\uD83D\\n\"",
      "1:2 `\\uD83D` is half of a surrogate pair; the other half is missing"
    ),
    // Columns are Characters.
    (
      "[\"x² − e\u{301} 👩‍👩‍👧\", oops]",
      "1:14 `oops` is not a JSON value; text needs double quotes"
    ),
  ]

  private static let formula = " | text, such as a formula, needs double quotes: `\"…\"`"
  private static let lineBreak =
    " | write `\\n` for a line break, or close the string with `\"`"

  @Test("refuses bytes that are not UTF-8", arguments: notUTF8)
  func refusesBytes(bytes: [UInt8], place: String) {
    #expect(refusal(of: bytes) == place)
  }

  static let notUTF8: [([UInt8], String)] = [
    ([0x22, 0xFF, 0x22], "1:2 the byte 0xFF is not UTF-8"),
    ([0x22, 0x41, 0xE9, 0x22], "1:3 the byte 0xE9 is not UTF-8"),
    ([0x22, 0xC0, 0xAF, 0x22], "1:2 the byte 0xC0 is not UTF-8"),
    ([0x22, 0xE0, 0x80, 0x80, 0x22], "1:2 the byte 0xE0 is not UTF-8"),
    ([0x22, 0xED, 0xA0, 0x80, 0x22], "1:2 the byte 0xED is not UTF-8"),
    ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], "1:2 the byte 0xF4 is not UTF-8"),
    ([0x22, 0xE2, 0x82], "1:1 this string is never closed"),
    ([0x22, 0xC3, 0x5C, 0x6E, 0x22], "1:2 the byte 0xC3 is not UTF-8"),
    ([0x22, 0xFF, 0x0A, 0x22], "1:2 the byte 0xFF is not UTF-8"),
    ([0x5B, 0x0A, 0xFF, 0x5D], "2:1 the byte 0xFF is not UTF-8"),
    ([0xFF, 0xFE, 0x31, 0x00], "1:1 the text is UTF-16; save it as UTF-8"),
    ([0xFE, 0xFF, 0x00, 0x31], "1:1 the text is UTF-16; save it as UTF-8"),
  ]

  @Test("finds the end of a string wherever it stands", arguments: 0..<20)
  func ends(length: Int) throws {
    for filler in ["a", "é", "!", "\u{7F}", "]", "~"] {
      let plain = String(repeating: filler, count: length)
      let column = length + 2
      #expect(try content(of: "\"\(plain)\"") == plain)
      #expect(try content(of: "\"\(plain)\\n\(plain)\"") == plain + "\n" + plain)
      #expect(refusal(of: "\"\(plain)") == "1:1 this string is never closed")
      let bytes = Array(plain.utf8)
      for (bad, message) in [
        ([0x1F], "a raw control character (`␟`) stands inside a string"),
        ([0x0A], "a line break stands inside a string" + Self.lineBreak),
        ([0x80], "the byte 0x80 is not UTF-8"), ([0xC3], "the byte 0xC3 is not UTF-8"),
      ] as [([UInt8], String)] {
        #expect(refusal(of: [0x22] + bytes + bad + bytes + [0x22]) == "1:\(column) \(message)")
      }
    }
  }

  private func content(of written: String) throws -> String? {
    guard case .string(let string) = try JSONReader.read(SourceText(name: "f", written)).kind else {
      return nil
    }
    return string.value
  }

  @Test(
    "finds a repeated key among many, however it is written",
    arguments: [7, 8, 9, 15, 16, 40, 300])
  func manyKeys(count: Int) {
    let keys = (0..<count).map { "\"é\($0)\":0" }
    #expect(refusal(of: "{" + keys.joined(separator: ",") + "}") == "accepted")
    for place in [0, count / 2, count - 1] {
      for again in ["é\(place)", "\\u00e9\(place)"] {
        let text = "{" + (keys + ["\"\(again)\":1"]).joined(separator: ",\n") + "}"
        #expect(refusal(of: text).contains("is given twice | the first is at line \(place + 1), "))
      }
    }
    let escaped = (0..<count).map { "\"\\u0061\($0)\":0" }
    let text = "{" + (escaped + ["\"a\(count - 1)\":1"]).joined(separator: ",\n") + "}"
    #expect(refusal(of: text).contains("the first is at line \(count), "))
  }

  @Test("lets one byte order mark pass with a note")
  func byteOrderMark() throws {
    let text = SourceText(name: "f", bytes: [0xEF, 0xBB, 0xBF] + Array("{\"a\": x}".utf8))
    #expect(refusal(of: text.bytes).hasPrefix("1:7 "))
    let good = SourceText(name: "f", bytes: [0xEF, 0xBB, 0xBF, 0x31])
    let read = try JSONReader.readNoting(good)
    #expect(read.value.kind == .number("1"))
    #expect(read.notes.map(\.severity) == [.note])
    #expect(try JSONReader.readNoting(SourceText(name: "f", "1")).notes.isEmpty)
    let two = SourceText(name: "f", bytes: [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 0x31])
    #expect(throws: Diagnostic.self) { try JSONReader.read(two) }
  }

  @Test("goes 128 levels deep and no deeper", arguments: [("[", "]"), ("{\"a\":", "}")])
  func depth(opener: String, closer: String) {
    func nested(_ levels: Int) -> String {
      String(repeating: opener, count: levels) + "1" + String(repeating: closer, count: levels)
    }
    #expect(refusal(of: nested(128)) == "accepted")
    let column = 128 * opener.count + 1
    #expect(refusal(of: nested(129)) == "1:\(column) nested more than 128 levels deep")
    let many = String(repeating: opener, count: 100_000)
    #expect(refusal(of: many) == "1:\(column) nested more than 128 levels deep")
  }

  @Test("refuses more than 64 MiB before it looks at it")
  func size() {
    let bytes = [UInt8](repeating: 0x20, count: JSONReader.maximumBytes + 1)
    #expect(refusal(of: bytes) == "the text has 67108865 bytes; at most 67108864 are read")
  }

  @Test("keeps the place of every value")
  func spans() throws {
    let text = SourceText(name: "f", " {\"é\": [1, \"x\"] }")
    let value = try JSONReader.read(text)
    guard case .object(let members) = value.kind, let member = members.first,
      case .array(let elements) = member.value.kind
    else {
      Issue.record("not the shape that was written")
      return
    }
    #expect(text[value.span] == "{\"é\": [1, \"x\"] }")
    #expect(text[member.keySpan] == "\"é\"")
    #expect(text[member.value.span] == "[1, \"x\"]")
    #expect(elements.map { text[$0.span] } == ["1", "\"x\""])
  }
}
