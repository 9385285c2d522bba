/// A JSON value to be written; members keep the order in which they are given.
///
/// Its nesting is the program's own or that of a text the reader has let pass, so writing recurses.
package indirect enum JSONOutput: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// An integer.
  case integer(Int)
  /// A double by its shortest digits; what is not finite is written as `null`.
  case double(Double)
  /// A number as written; what is no JSON number is written as a string.
  case number(String)
  /// A string.
  case string(String)
  /// An array.
  case array([JSONOutput])
  /// An object; its keys must differ.
  case object([(String, JSONOutput)])

  /// The value as UTF-8, without a final line break.
  ///
  /// - Parameter pretty: true indents by two spaces, false writes one line for JSON Lines.
  package func bytes(pretty: Bool) -> [UInt8] {
    var writer = JSONWriter(pretty: pretty)
    writer.write(self)
    return writer.bytes
  }

  /// The value as a string, without a final line break.
  package func text(pretty: Bool) -> String {
    String(decoding: bytes(pretty: pretty), as: UTF8.self)
  }

  /// The output that writes a value that was read; numbers stay as they were written.
  package init(_ value: JSONValue) {
    self =
      switch value.kind {
      case .null: .null
      case .bool(let bool): .bool(bool)
      case .number(let number): .number(number)
      case .string(let string): .string(string.value)
      case .array(let elements): .array(elements.map(JSONOutput.init))
      case .object(let members): .object(members.map { ($0.key, JSONOutput($0.value)) })
      }
  }

  /// The value on one line for people, with a space behind every comma and colon.
  package var inlineText: String {
    switch self {
    case .array(let elements): "[" + elements.map(\.inlineText).joined(separator: ", ") + "]"
    case .object(let members):
      "{"
        + members.map { JSONOutput.string($0.0).text(pretty: false) + ": " + $0.1.inlineText }
        .joined(separator: ", ") + "}"
    default: text(pretty: false)
    }
  }

  /// Whether the value is neither an array nor an object.
  var isScalar: Bool {
    switch self {
    case .null, .bool, .integer, .double, .number, .string: true
    case .array, .object: false
    }
  }
}
