/// A JSON value with its place in the file.
package struct JSONValue: Sendable, Hashable {
  /// What the value is.
  package let kind: Kind

  /// Where the value stands in the file.
  package let span: SourceSpan

  /// The six kinds of JSON value; members keep the order of the file.
  package enum Kind: Sendable, Hashable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number as it was written, checked against the grammar.
    case number(String)
    /// A string.
    case string(JSONString)
    /// An array.
    case array([JSONValue])
    /// An object; no key occurs twice.
    case object([JSONMember])

    /// What a message calls the kind: "a string".
    package var noun: String {
      switch self {
      case .null: "null"
      case .bool: "a boolean"
      case .number: "a number"
      case .string: "a string"
      case .array: "an array"
      case .object: "an object"
      }
    }
  }

  /// Makes a value that stands at `span`.
  package init(kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }
}

/// One member of a JSON object.
package struct JSONMember: Sendable, Hashable {
  /// The key with its place and escapes.
  package let name: JSONString

  /// The value.
  package let value: JSONValue

  /// Makes a member.
  package init(name: JSONString, value: JSONValue) {
    self.name = name
    self.value = value
  }

  /// The key, escapes resolved.
  package var key: String { name.value }

  /// Where the key stands in the file, quotes included.
  package var keySpan: SourceSpan { name.span }
}
