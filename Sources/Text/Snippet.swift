/// The picture of a span: its source line, a row of carets below it, and a label.
///
/// Widths are counted in Characters. Of a span over several lines the first line is underlined.
struct Snippet {
  /// The lines of the picture, none wider than `Snippet.width`.
  let lines: [String]

  /// The width of the widest picture, in columns.
  static let width = 80

  /// The number of bytes looked at on either side of the fault; ample for one picture.
  private static let reach = 1024

  /// Draws `span` of `text`, no wider than `width`.
  init(of span: SourceSpan, in text: SourceText, label: String? = nil, width: Int = Self.width) {
    let (text, span) = text.shown(span)
    let line = text.line(at: span.start)
    let number = "  \(line.number)"
    let gutter = String(repeating: " ", count: number.count) + " | "
    let window = Window(of: span, in: text, line, room: width - gutter.count)
    let indent = String(repeating: " ", count: window.caretStart)
    let carets = String(repeating: "^", count: window.caretCount)
    let room = width - gutter.count
    var lines = [number + " | " + window.shown, gutter + indent + carets]
    if let label {
      let words = Visible.text(label)
      if window.caretStart + window.caretCount + 1 + words.count <= room {
        lines[1] += " " + words
      } else {
        let cut = words.count <= room ? words : String(words.prefix(room - 1)) + "…"
        let start = min(window.caretStart, room - cut.count)
        lines.append(gutter + String(repeating: " ", count: start) + cut)
      }
    }
    self.lines = lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }
  }

  /// The part of a line that is shown, and the carets' place in it.
  private struct Window {
    let shown: String
    let caretStart: Int
    let caretCount: Int

    init(of span: SourceSpan, in text: SourceText, _ line: SourceLine, room: Int) {
      let content = line.content
      let start = min(max(span.start, content.start), content.end)
      let end = min(max(span.end, start), content.end)
      let first = text.scalarStart(at: max(content.start, start - reach), from: content.start)
      let last = min(content.end, min(end, start + reach) + reach)
      let cells = text[SourceSpan(first, last)].map(Visible.cell)
      let caret = text.column(at: start, in: first, line)
      let caretEnd = max(caret + 1, min(text.characterCount(first, min(end, last)), cells.count))

      let total = max(cells.count, caretEnd)
      let wanted = min(caretEnd - caret, max(room - 20, 1))
      let low =
        total <= room ? 0 : max(0, min(caret - (room - wanted) / 2, total - room))
      let high = min(total, low + room)
      var shown = Array(cells[min(low, cells.count)..<min(high, cells.count)])
      if !shown.isEmpty {
        if low > 0 || first > content.start { shown[0] = "…" }
        if high < total || last < content.end { shown[shown.count - 1] = "…" }
      }
      self.shown = shown.joined()
      caretStart = max(0, caret - low)
      caretCount = max(1, min(caretEnd, high) - max(caret, low))
    }
  }
}
