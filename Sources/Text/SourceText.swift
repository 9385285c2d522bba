/// A named piece of text: a file, an argument, or one string inside a JSON file.
///
/// Offsets are UTF-8 offsets into `bytes`. A text that was read from a JSON string, or cut out of
/// another text, remembers where each of its bytes stood, so a fault in a formula leads back to the
/// file's own line.
package struct SourceText: Sendable, Hashable {
  /// What a message calls the text: a path, `-`, or `answers.p/q3`.
  package let name: String

  /// The text as UTF-8; the bytes of a file may be invalid until a reader has checked them.
  package let bytes: [UInt8]

  /// Where the text came from, unless it is its own root.
  private let origin: Origin?

  /// A JSON string, or the offset of a part, in the text that holds it.
  private indirect enum Origin: Sendable, Hashable {
    case string(JSONString, file: SourceText)
    case part(start: Int, file: SourceText)
  }

  /// Makes a text of its own from bytes.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    origin = nil
  }

  /// Makes a text of its own from a string.
  package init(name: String, _ text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// Makes the text that a JSON string of `file` stands for.
  package init(name: String, _ string: JSONString, in file: SourceText) {
    self.name = name
    bytes = Array(string.value.utf8)
    origin = .string(string, file: file)
  }

  /// Makes a text of a part of `file`: one line of JSON Lines, one answer of a Markdown file.
  package init(name: String, _ part: SourceSpan, of file: SourceText) {
    let part = file.clamped(part)
    self.name = name
    bytes = Array(file.bytes[part.start..<part.end])
    origin = .part(start: part.start, file: file)
  }

  /// What is said of a LaTeX command that a JSON escape of this text has eaten; nil where none has.
  package var eatenCommand: Diagnostic? {
    guard case .string(let string, let file) = origin else { return nil }
    return string.eatenCommands.first?.diagnostic(in: file)
  }

  /// The whole text; bytes that are not UTF-8 become U+FFFD.
  package var string: String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// The text within `span`, as much of it as there is.
  package subscript(_ span: SourceSpan) -> String {
    let span = clamped(span)
    return String(decoding: bytes[span.start..<span.end], as: UTF8.self)
  }

  /// The text and span that `span` came from, through JSON escapes into the file.
  ///
  /// A text of its own is its own root. A span that begins or ends inside an escape grows to cover
  /// the whole escape.
  package func rooted(_ span: SourceSpan) -> (text: SourceText, span: SourceSpan) {
    var text = self
    var span = clamped(span)
    while let origin = text.origin {
      switch origin {
      case .string(let string, let file): (text, span) = (file, string.fileSpan(of: span))
      case .part(let start, let file):
        (text, span) = (file, SourceSpan(span.start + start, span.end + start))
      }
      span = text.clamped(span)
    }
    return (text, span)
  }

  /// The text and span that a picture shows: parts give way to the whole, JSON strings stay.
  func shown(_ span: SourceSpan) -> (text: SourceText, span: SourceSpan) {
    var text = self
    var span = clamped(span)
    while case .part(let start, let file) = text.origin {
      span = file.clamped(SourceSpan(span.start + start, span.end + start))
      text = file
    }
    return (text, span)
  }

  /// The same text with `old`, which it came from, replaced by `new`; nil where it came from elsewhere.
  ///
  /// - Parameter shift: how many bytes further on the text stands in `new`.
  package func moved(from old: SourceText, to new: SourceText, by shift: Int) -> SourceText? {
    if self == old { return new }
    switch origin {
    case nil: return nil
    case .string(let string, let file):
      guard let moved = file.moved(from: old, to: new, by: shift) else { return nil }
      let string = file == old ? string.shifted(by: shift) : string
      return SourceText(name: name, bytes: bytes, origin: .string(string, file: moved))
    case .part(let start, let file):
      guard let moved = file.moved(from: old, to: new, by: shift) else { return nil }
      let origin = Origin.part(start: file == old ? start + shift : start, file: moved)
      return SourceText(name: name, bytes: bytes, origin: origin)
    }
  }

  private init(name: String, bytes: [UInt8], origin: Origin) {
    self.name = name
    self.bytes = bytes
    self.origin = origin
  }

  /// Hashes name and content; where the text stood adds cost and tells nothing more.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(bytes)
  }

  /// The part of `span` that lies in the text.
  func clamped(_ span: SourceSpan) -> SourceSpan {
    let start = min(max(span.start, 0), bytes.count)
    return SourceSpan(start, min(max(span.end, start), bytes.count))
  }
}
