/// A JSON value together with the path that leads to it, ready to be read as one type.
///
/// Every reading method throws a diagnostic that names the path, what was found and what was
/// expected, at the value's place in the file.
package struct JSONField: Sendable, Hashable {
  /// The value.
  package let value: JSONValue

  /// The path from the top of the document: `problems[2].items[0].points`.
  package let path: String

  /// The file.
  package let text: SourceText

  /// Makes a field; the whole document has the empty path.
  package init(value: JSONValue, path: String, text: SourceText) {
    self.value = value
    self.path = path
    self.text = text
  }

  /// Where the value stands in the file.
  package var span: SourceSpan { value.span }

  /// Whether the value is `null`.
  package var isNull: Bool { value.kind == .null }

  /// A diagnostic at this value.
  package func fault(_ message: String, notes: [String] = []) -> Diagnostic {
    Diagnostic(message, text: text, span: value.span, notes: notes)
  }

  /// The diagnostic for a value of the wrong kind.
  package func mismatch(expected: String) -> Diagnostic {
    fault("\(JSONPath.quoted(path)) is \(value.kind.noun); \(expected) was expected")
  }

  /// The value as a string.
  package func string() throws(Diagnostic) -> String {
    try jsonString().value
  }

  /// The value as a string that knows its escapes.
  package func jsonString() throws(Diagnostic) -> JSONString {
    guard case .string(let string) = value.kind else { throw mismatch(expected: "a string") }
    return string
  }

  /// The value as a text of its own, named by the path, that leads back into the file.
  package func source() throws(Diagnostic) -> SourceText {
    SourceText(name: path, try jsonString(), in: text)
  }

  /// The value as a boolean.
  package func bool() throws(Diagnostic) -> Bool {
    guard case .bool(let value) = value.kind else { throw mismatch(expected: "true or false") }
    return value
  }

  /// The value as a number, as it was written.
  package func number() throws(Diagnostic) -> String {
    guard case .number(let number) = value.kind else { throw mismatch(expected: "a number") }
    return number
  }

  /// The value as the nearest double.
  ///
  /// - Throws: also where the number is too large for a double.
  package func numberAsDouble() throws(Diagnostic) -> Double {
    guard let number = Double(try number()), number.isFinite else {
      throw fault("\(JSONPath.quoted(path)) is too large for a number here")
    }
    return number
  }

  /// The value as an integer within a range; `2.0` and `1e2` are integers, `2.5` is none.
  package func int(in range: ClosedRange<Int>) throws(Diagnostic) -> Int {
    let written = try number()
    let wanted = "\(range.lowerBound) to \(range.upperBound)"
    guard let exact = JSONNumber(written).integer else {
      throw fault(
        "\(JSONPath.quoted(path)) is \(Visible.quoted(written)); an integer"
          + (range == .min ... .max ? "" : " from \(wanted)") + " was expected")
    }
    guard range.contains(exact) else {
      throw fault(
        "\(JSONPath.quoted(path)) is \(Visible.quoted(written)); it must be from \(wanted)")
    }
    return exact
  }

  /// The value as an array of fields.
  package func array() throws(Diagnostic) -> [JSONField] {
    guard case .array(let elements) = value.kind else { throw mismatch(expected: "an array") }
    return elements.enumerated().map { index, element in
      JSONField(value: element, path: JSONPath.element(index, of: path), text: text)
    }
  }

  /// The value as an object to be read member by member.
  package func object() throws(Diagnostic) -> JSONObjectReader {
    try JSONObjectReader(value, path: path, in: text)
  }

  /// The value as an array of strings.
  package func strings() throws(Diagnostic) -> [String] {
    var result: [String] = []
    for element in try array() { result.append(try element.string()) }
    return result
  }

  /// The value as one of a few names.
  package func oneOf(_ names: [String]) throws(Diagnostic) -> String {
    let typed = try string()
    if names.contains(where: { UTF8Key($0) == UTF8Key(typed) }) { return typed }
    let near = Nearest.name(to: typed, among: names)
    throw fault(
      "\(JSONPath.quoted(path)) cannot be \(Visible.quoted(typed))",
      notes: [near.map { "did you mean `\($0)`?" } ?? "one of " + names.joined(separator: ", ")])
  }
}
