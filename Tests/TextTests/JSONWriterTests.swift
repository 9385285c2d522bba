import Testing
import Text

@Suite("The JSON writer")
struct JSONWriterTests {
  @Test("writes each kind of value", arguments: rows)
  func row(value: JSONOutput, text: String) {
    #expect(value.text(pretty: false) == text)
    #expect(value.text(pretty: true) == text)
  }

  static let rows: [(JSONOutput, String)] = [
    (.null, "null"), (.bool(true), "true"), (.bool(false), "false"), (.integer(-7), "-7"),
    (.integer(.min), "-9223372036854775808"), (.double(1), "1"), (.double(-0.0), "-0"),
    (.double(0.1), "0.1"), (.double(1e16), "1e+16"), (.double(1e-7), "1e-07"),
    (.double(.nan), "null"), (.double(.infinity), "null"),
    (.double(.leastNonzeroMagnitude), "5e-324"),
    (.double(.greatestFiniteMagnitude), "1.7976931348623157e+308"),
    (.number("1.50"), "1.50"), (.number("-0e5"), "-0e5"), (.number("0x1"), "\"0x1\""),
    (.number("NaN"), "\"NaN\""), (.number(" 1"), "\" 1\""), (.number(""), "\"\""),
    (.number("[]"), "\"[]\""), (.number("1,2"), "\"1,2\""),
    (.string(""), "\"\""), (.string("a/b"), "\"a/b\""), (.string("\"\\"), #""\"\\""#),
    (.string("\n\r\t\u{8}\u{C}"), #""\n\r\t\b\f""#), (.string("\u{0}\u{1B}"), #""\u0000\u001B""#),
    (.string("\u{2028}\u{2029}"), #""\u2028\u2029""#), (.string("x² − 😀"), "\"x² − 😀\""),
    (.array([]), "[]"), (.object([]), "{}"),
  ]

  private static let report = JSONOutput.object([
    ("b", .integer(1)), ("a", .array([.integer(1), .string("x"), .null])),
    ("m", .array([.array([.integer(1)]), .array([])])),
    ("o", .array([.object([("k", .object([]))])])),
  ])

  @Test("keeps the order and indents by two spaces")
  func pretty() {
    #expect(
      Self.report.text(pretty: true) == """
        {
          "b": 1,
          "a": [1, "x", null],
          "m": [
            [1],
            []
          ],
          "o": [
            {
              "k": {}
            }
          ]
        }
        """)
  }

  @Test("writes one line for JSON Lines")
  func compact() {
    #expect(
      Self.report.text(pretty: false)
        == #"{"b":1,"a":[1,"x",null],"m":[[1],[]],"o":[{"k":{}}]}"#)
  }

  @Test("breaks an array of scalars that is too long for a line")
  func longArray() {
    let fits = JSONOutput.array((0..<20).map { .integer($0) })
    #expect(!fits.text(pretty: true).contains("\n"))
    let long = JSONOutput.array((0..<40).map { .integer($0) })
    #expect(long.text(pretty: true).split(separator: "\n").count == 42)
  }

  @Test("is understood by the reader, whatever is written", arguments: [true, false])
  func roundTrip(pretty: Bool) throws {
    var generator = SmallGenerator(seed: 3)
    for _ in 0..<2000 {
      let value = randomValue(depth: 4, using: &generator)
      let bytes = value.bytes(pretty: pretty)
      let read = JSONOutput(try JSONReader.read(SourceText(name: "f", bytes: bytes)))
      #expect(read.bytes(pretty: pretty) == bytes)
      #expect(same(value, read))
    }
  }

  @Test("and the comparison of the round trip can fail")
  func planted() {
    #expect(!same(.string("é"), .string("e\u{301}")))
    #expect(!same(.object([("a", .null)]), .object([("b", .null)])))
    #expect(!same(.double(1), .number("2")))
  }
}

/// Whether what was read has the meaning of what was written.
private func same(_ written: JSONOutput, _ read: JSONOutput) -> Bool {
  switch (written, read) {
  case (.null, .null): true
  case (.bool(let a), .bool(let b)): a == b
  case (.integer(let a), .number(let b)): a.description == b
  case (.double(let a), .number(let b)): Double(b)?.bitPattern == a.bitPattern
  case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
  case (.array(let a), .array(let b)): a.count == b.count && zip(a, b).allSatisfy(same)
  case (.object(let a), .object(let b)):
    a.count == b.count
      && zip(a, b).allSatisfy { $0.0.utf8.elementsEqual($1.0.utf8) && same($0.1, $1.1) }
  default: false
  }
}

private func randomValue(depth: Int, using generator: inout SmallGenerator) -> JSONOutput {
  switch generator.below(depth > 0 ? 8 : 5) {
  case 0: return .null
  case 1: return .bool(generator.below(2) == 0)
  case 2: return .integer(Int(truncatingIfNeeded: generator.next()))
  case 3:
    let double = Double(bitPattern: generator.next())
    return double.isFinite ? .double(double) : .double(0.1)
  case 4: return .string(randomString(using: &generator))
  case 5, 6:
    return .array(
      (0..<generator.below(5)).map { _ in randomValue(depth: depth - 1, using: &generator) })
  default:
    return .object(
      (0..<generator.below(14)).map {
        (
          "\($0)" + randomString(using: &generator),
          randomValue(depth: depth - 1, using: &generator)
        )
      })
  }
}

private func randomString(using generator: inout SmallGenerator) -> String {
  var scalars = String.UnicodeScalarView()
  for _ in 0..<generator.below(8) {
    let limit = [0x20, 0x80, 0x800, 0x3000, 0x110000][generator.below(5)]
    if let scalar = Unicode.Scalar(UInt32(generator.below(limit))) { scalars.append(scalar) }
  }
  return String(scalars)
}
