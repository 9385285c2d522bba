import Text

/// Text broken into lines at blanks; what comes from files is harmless to a terminal.
package enum Paragraph {
  /// The lines of a text, none wider than `width` with its indent.
  ///
  /// - Parameters:
  ///   - lead: what stands in front of the first line, such as `note: `; the others are indented as
  ///     much.
  ///   - keepsBlanks: true leaves a text that fits one line as it is, columns and all.
  package static func lines(
    _ text: String, lead: String = "", indent: Int, width: Int = 80, keepsBlanks: Bool = false
  ) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let room = max(width - indent - lead.count, 20)
    let hanging = String(repeating: " ", count: lead.count)
    let text = Visible.text(text)
    let pieces = keepsBlanks && text.count <= room ? [text] : broken(text, room)
    return pieces.enumerated().map { index, line in
      let line = Visible.line(margin + (index == 0 ? lead : hanging) + line)
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private static func broken(_ text: String, _ room: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var count = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      var rest = word[...]
      var length = rest.count
      if count > 0, count + 1 + length <= room {
        line += " " + rest
        count += 1 + length
        continue
      }
      if count > 0 { lines.append(line) }
      while length > room {
        lines.append(String(rest.prefix(room)))
        rest = rest.dropFirst(room)
        length -= room
      }
      line = String(rest)
      count = length
    }
    if count > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }
}
