/// Reads JSON strictly by RFC 8259, and keeps the place of every value.
package enum JSONReader {
  /// The number of levels that arrays and objects may be nested.
  package static let maximumDepth = 128

  /// The number of bytes that one file may have.
  package static let maximumBytes = 64 << 20

  /// Reads the one value that a text holds.
  ///
  /// - Throws: the first fault of the text, with its place.
  /// - Complexity: O(length); the page *Performance* says how fast.
  package static func read(_ text: SourceText) throws(Diagnostic) -> JSONValue {
    try readNoting(text).value
  }

  /// Reads the one value that a text holds, and tells what was let pass.
  package static func readNoting(
    _ text: SourceText
  ) throws(Diagnostic) -> (value: JSONValue, notes: [Diagnostic]) {
    guard text.bytes.count <= maximumBytes else {
      throw JSONFault(.tooLarge, 0, 0).diagnostic(in: text)
    }
    let hasMark = text.bytes.starts(with: SourceText.byteOrderMark)
    let start = hasMark ? SourceText.byteOrderMark.count : 0
    do throws(JSONFault) {
      let value = try text.bytes.withUnsafeBufferPointer { bytes throws(JSONFault) in
        var parser = JSONParser(bytes, from: start)
        return try parser.document()
      }
      let note = Diagnostic(
        "a byte order mark in front of the JSON was skipped", severity: .note, text: text,
        span: SourceSpan(0, start))
      return (value, hasMark ? [note] : [])
    } catch {
      throw earliest(error, in: text, from: start).diagnostic(in: text)
    }
  }

  /// The fault itself, or that of bytes before it that are not UTF-8.
  private static func earliest(
    _ fault: JSONFault, in text: SourceText, from start: Int
  ) -> JSONFault {
    guard fault.reason != .utf16 else { return fault }
    let end = fault.reason == .invalidUTF8 ? text.bytes.count : fault.span.start + 1
    guard let bad = UTF8Check.firstFault(in: text.bytes, from: start, to: end) else { return fault }
    return JSONFault(.invalidUTF8, bad.start, bad.end)
  }
}
