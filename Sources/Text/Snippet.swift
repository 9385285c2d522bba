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
    self.lines = lines.map(Snippet.trimmed)
  }

  /// The line without the spaces at its end.
  private static func trimmed(_ line: String) -> String {
    let line = line.utf8
    let spaces = line.reversed().prefix { $0 == UInt8(ascii: " ") }.count
    return String(Substring(line.dropLast(spaces)))
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
      let cells = Cells(text.bytes[first..<last])
      let caret = text.column(at: start, in: first, line)
      let caretEnd = max(caret + 1, min(text.characterCount(first, min(end, last)), cells.count))

      let total = max(cells.count, caretEnd)
      let wanted = min(caretEnd - caret, max(room - 20, 1))
      let low =
        total <= room ? 0 : max(0, min(caret - (room - wanted) / 2, total - room))
      let high = min(total, low + room)
      shown = cells.text(
        min(low, cells.count)..<min(high, cells.count),
        cutsFront: low > 0 || first > content.start, cutsBack: high < total || last < content.end)
      caretStart = max(0, caret - low)
      caretCount = max(1, min(caretEnd, high) - max(caret, low))
    }
  }

  /// What is printed for each Character of a part of a line.
  private enum Cells {
    /// Printable ASCII, as which nearly every formula is written.
    case plain(ArraySlice<UInt8>)
    case other([String])

    init(_ bytes: ArraySlice<UInt8>) {
      if bytes.allSatisfy({ 0x20 <= $0 && $0 < 0x7F }) {
        self = .plain(bytes)
      } else {
        self = .other(String(decoding: bytes, as: UTF8.self).map(Visible.cell))
      }
    }

    var count: Int {
      switch self {
      case .plain(let bytes): return bytes.count
      case .other(let cells): return cells.count
      }
    }

    /// Some of the cells, with an ellipsis in place of the first or the last where more was cut off.
    func text(_ range: Range<Int>, cutsFront: Bool, cutsBack: Bool) -> String {
      let front = cutsFront && !range.isEmpty
      let back = cutsBack && range.count > (front ? 1 : 0)
      let inner = range.lowerBound + (front ? 1 : 0)..<range.upperBound - (back ? 1 : 0)
      let middle: String
      switch self {
      case .plain(let bytes):
        let start = bytes.startIndex
        middle = String(
          decoding: bytes[start + inner.lowerBound..<start + inner.upperBound], as: UTF8.self)
      case .other(let cells): middle = cells[inner].joined()
      }
      return (front ? "…" : "") + middle + (back ? "…" : "")
    }
  }
}
