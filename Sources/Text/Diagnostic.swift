/// Something to tell about a text: a sentence, where it applies, and what may help.
package struct Diagnostic: Error, Sendable, Hashable {
  /// How grave the matter is.
  package enum Severity: String, Sendable, Hashable {
    /// The text cannot be used.
    case error
    /// The text can be used but is probably not what was meant.
    case warning
    /// Something worth knowing.
    case note
  }

  /// How grave the matter is.
  package var severity: Severity

  /// One sentence that does not repeat the place.
  package var message: String

  /// The text that the message is about.
  package var text: SourceText?

  /// The part of the text that is at fault.
  package var span: SourceSpan?

  /// A few words to stand beside the caret.
  package var label: String?

  /// Further lines, such as "did you mean `beta2`?".
  package var notes: [String]

  /// Makes a diagnostic; everything but the message is optional.
  package init(
    _ message: String, severity: Severity = .error, text: SourceText? = nil,
    span: SourceSpan? = nil, label: String? = nil, notes: [String] = []
  ) {
    self.severity = severity
    self.message = message
    self.text = text
    self.span = span
    self.label = label
    self.notes = notes
  }

  /// The place in the file, through JSON escapes; nil where no place is known.
  package var position: Position? {
    guard let text, let span else { return nil }
    return text.rootedPosition(of: span)
  }

  /// The whole message for a terminal, several lines without a final line break.
  ///
  /// The first line names the place in the file; the picture shows the text itself, so a formula
  /// inside a JSON string appears without its escapes.
  ///
  ///     answers.json:2:12: error: unknown name `betta`
  ///       1 | betta + 1
  ///         | ^^^^^ not in this problem
  ///       note: did you mean `beta`?
  ///
  /// - Parameter showsFile: false leaves out the file with its line and column.
  package func rendered(showsFile: Bool = true) -> String {
    var lines = [(showsFile ? place : "") + "\(severity.rawValue): \(Visible.text(message))"]
    if let text, let span { lines += Snippet(of: span, in: text, label: label).lines }
    lines += notes.map { "  note: " + Visible.text($0) }
    return lines.joined(separator: "\n")
  }

  /// The source line with its carets and label alone; empty where no place is known.
  package func picture(width: Int = Snippet.width) -> [String] {
    guard let text, let span else { return [] }
    return Snippet(of: span, in: text, label: label, width: max(width, 40)).lines
  }

  /// `file:LINE:COL: `, as much of it as is known.
  private var place: String {
    guard let text else { return "" }
    let root = text.rooted(span ?? SourceSpan(0, 0)).text
    let name = Visible.text(root.name)
    guard let position else { return "\(name): " }
    return "\(name):\(position.line):\(position.column): "
  }
}
