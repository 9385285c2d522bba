import Testing
import Text

private func field(_ json: String, path: String = "p.q") throws(Diagnostic) -> JSONField {
  let text = SourceText(name: "f", json)
  return JSONField(value: try JSONReader.read(text), path: path, text: text)
}

private func complaint<Value>(_ body: () throws(Diagnostic) -> Value) -> String {
  do throws(Diagnostic) {
    return "read \(try body())"
  } catch {
    let place = error.position.map { "\($0.line):\($0.column) " } ?? ""
    return ([place + error.message] + error.notes).joined(separator: " | ")
  }
}

@Suite("A JSON field")
struct JSONFieldTests {
  /// The types that a field may be read as.
  enum Reading: String, CaseIterable, Sendable {
    case string, bool, number, double, array, object, strings

    func read(_ field: JSONField) throws(Diagnostic) -> String {
      switch self {
      case .string: try field.string()
      case .bool: "\(try field.bool())"
      case .number: try field.number()
      case .double: "\(try field.numberAsDouble())"
      case .array: "\(try field.array().map(\.path))"
      case .object: "\(try field.object().fields.map(\.key.value))"
      case .strings: "\(try field.strings())"
      }
    }
  }

  @Test("is read as the right type, or says what it is and what it should be", arguments: rows)
  func row(json: String, reading: Reading, outcome: String) throws {
    let field = try field(json)
    #expect(complaint { () throws(Diagnostic) in try reading.read(field) } == outcome)
  }

  static let rows: [(String, Reading, String)] = [
    ("\"é\"", .string, "read é"), ("1", .string, "1:1 `p.q` is a number; a string was expected"),
    ("null", .string, "1:1 `p.q` is null; a string was expected"),
    ("true", .bool, "read true"), ("0", .bool, "1:1 `p.q` is a number; true or false was expected"),
    ("\"true\"", .bool, "1:1 `p.q` is a string; true or false was expected"),
    ("1.50", .number, "read 1.50"),
    ("\"1\"", .number, "1:1 `p.q` is a string; a number was expected"),
    ("false", .number, "1:1 `p.q` is a boolean; a number was expected"),
    ("1.5e1", .double, "read 15.0"), ("-0", .double, "read -0.0"), ("1e-400", .double, "read 0.0"),
    ("1e400", .double, "1:1 `p.q` is too large for a number here"),
    ("[]", .double, "1:1 `p.q` is an array; a number was expected"),
    ("[1, 2]", .array, #"read ["p.q[0]", "p.q[1]"]"#),
    ("{}", .array, "1:1 `p.q` is an object; an array was expected"),
    ("{\"a\": 1}", .object, #"read ["a"]"#),
    (" []", .object, "1:2 `p.q` is an array; an object was expected"),
    ("[\"a\", \"b\"]", .strings, #"read ["a", "b"]"#),
    ("[\"a\", 1]", .strings, "1:7 `p.q[1]` is a number; a string was expected"),
  ]

  @Test("is an integer only when it is one exactly", arguments: integers)
  func integer(json: String, outcome: String) throws {
    let field = try field(json)
    #expect(complaint { () throws(Diagnostic) in try field.int(in: 0...1000) } == outcome)
  }

  private static let range = "it must be from 0 to 1000"
  private static let whole = "an integer from 0 to 1000 was expected"

  static let integers: [(String, String)] = [
    ("0", "read 0"), ("-0", "read 0"), ("1000", "read 1000"), ("1e3", "read 1000"),
    ("2.0", "read 2"), ("2.50e1", "read 25"), ("100e-2", "read 1"), ("0e999", "read 0"),
    ("0.0e-99999999999999999999", "read 0"),
    ("1001", "1:1 `p.q` is `1001`; \(range)"), ("-1", "1:1 `p.q` is `-1`; \(range)"),
    ("9223372036854775807", "1:1 `p.q` is `9223372036854775807`; \(range)"),
    ("2.5", "1:1 `p.q` is `2.5`; \(whole)"), ("1e-1", "1:1 `p.q` is `1e-1`; \(whole)"),
    ("1.00000000000000000001", "1:1 `p.q` is `1.00000000000000000001`; \(whole)"),
    ("9223372036854775808", "1:1 `p.q` is `9223372036854775808`; \(whole)"),
    ("1e99999999999999999999", "1:1 `p.q` is `1e99999999999999999999`; \(whole)"),
    ("1e1099511627776", "1:1 `p.q` is `1e1099511627776`; \(whole)"),
    ("\"3\"", "1:1 `p.q` is a string; a number was expected"),
  ]

  @Test("reads the ends of Int")
  func extremes() throws {
    #expect(try field("9223372036854775807").int(in: .min ... .max) == .max)
    #expect(try field("-9223372036854775808").int(in: .min ... .max) == .min)
    let half = try field("0.5")
    #expect(
      complaint { () throws(Diagnostic) in try half.int(in: .min ... .max) }
        == "1:1 `p.q` is `0.5`; an integer was expected")
  }

  @Test("is one of a few names")
  func oneOf() throws {
    let names = ["visible", "hidden"]
    #expect(try field("\"hidden\"").oneOf(names) == "hidden")
    let close = try field("\"hiden\"")
    #expect(
      complaint { () throws(Diagnostic) in try close.oneOf(names) }
        == "1:1 `p.q` cannot be `hiden` | did you mean `hidden`?")
    let far = try field("\"never\"")
    #expect(
      complaint { () throws(Diagnostic) in try far.oneOf(names) }
        == "1:1 `p.q` cannot be `never` | one of visible, hidden")
  }

  @Test("knows null")
  func null() throws {
    #expect(try field("null").isNull)
    #expect(try !field("[]").isNull)
  }

  @Test("calls the whole document by that name")
  func document() throws {
    let whole = try field("1", path: "")
    #expect(
      complaint { () throws(Diagnostic) in try whole.string() }
        == "1:1 the document is a number; a string was expected")
  }
}

@Suite("A JSON object reader")
struct JSONObjectReaderTests {
  private func reader(_ json: String, path: String = "problems[2]") throws -> JSONObjectReader {
    try field(json, path: path).object()
  }

  @Test("reads members in any order and knows their paths")
  func members() throws {
    var reader = try reader(#"{"b": [{"c": 1}], "a": null}"#)
    #expect(reader.has("a"))
    #expect(!reader.has("c"))
    #expect(try reader.required("a").isNull)
    #expect(reader.optional("a")?.isNull == true)
    #expect(reader.optional("z") == nil)
    var inner = try reader.required("b").array()[0].object()
    #expect(try inner.required("c").path == "problems[2].b[0].c")
    try inner.finish()
    try reader.finish()
    #expect(reader.fields.map(\.key.value) == ["b", "a"])
  }

  @Test("has no path for the whole document")
  func top() throws {
    var reader = try reader(#"{"id": 1}"#, path: "")
    #expect(try reader.required("id").path == "id")
    #expect(
      complaint { () throws(Diagnostic) in try reader.required("title") }
        == "1:1 the document lacks the member `title`")
  }

  @Test("names a missing member and what may have been meant")
  func missing() throws {
    var reader = try reader(#"{"titel": 1, "id": 2}"#)
    _ = try reader.required("id")
    #expect(
      complaint { () throws(Diagnostic) in try reader.required("title") }
        == "1:1 `problems[2]` lacks the member `title` | is `titel` meant to be `title`?")
  }

  @Test("draws an unknown member with the nearest known one")
  func unknown() throws {
    var reader = try reader("{\n  \"id\": 1,\n  \"titel\": 2,\n  \"xyz\": 3\n}")
    _ = reader.optional("id")
    reader.knows(["title", "prompt"])
    let unknown = reader.unknownMembers()
    #expect(
      unknown.map { $0.rendered() } == [
        """
        f:3:3: error: `problems[2]` has no member `titel`
          3 |   "titel": 2,
            |   ^^^^^^^ unknown member
          note: did you mean `title`?
        """,
        """
        f:4:3: error: `problems[2]` has no member `xyz`
          4 |   "xyz": 3
            |   ^^^^^ unknown member
          note: known members: id, title, prompt
        """,
      ])
    #expect(throws: unknown[0]) { try reader.finish() }
  }

  @Test("tells keys apart by their bytes")
  func bytes() throws {
    var reader = try reader("{\"é\": 1, \"e\u{301}\": 2}")
    #expect(try reader.required("e\u{301}").number() == "2")
    #expect(try reader.required("é").number() == "1")
  }
}
