import Text

/// The part of Markdown that prompts and statements may use, as HTML.
///
/// Paragraphs, lists (`-`, `*`, `1.`), fenced code, `**strong**`, `*emphasis*`, `` `code` ``,
/// `[words](https://…)`, `$mathematics$` and `$$mathematics$$`. Anything else is text; raw HTML is
/// text too.
package enum Markdown {
  /// The longest text that is read; a longer one is shown as it was written.
  private static let longest = 50_000

  /// The blocks of a text.
  package static func blocks(_ text: String) -> HTML {
    guard text.utf8.count <= longest else { return HTML("pre", [], text) }
    var result: [HTML] = []
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.first {
      if line.allSatisfy(\.isWhitespace) {
        lines = lines.dropFirst()
      } else if line.hasPrefix("```") {
        let code = lines.dropFirst().prefix { !$0.hasPrefix("```") }
        lines = lines.dropFirst(code.count + 2)
        result.append(HTML("pre", [], [HTML("code", [], code.joined(separator: "\n"))]))
      } else if let kind = ListKind(line) {
        result.append(list(kind, &lines))
      } else {
        let paragraph = lines.prefix { line in
          !line.allSatisfy(\.isWhitespace) && !line.hasPrefix("```") && ListKind(line) == nil
        }
        lines = lines.dropFirst(max(paragraph.count, 1))
        result.append(HTML("p", [], [inline(paragraph.joined(separator: " "))]))
      }
    }
    return HTML(result)
  }

  private enum ListKind: Equatable {
    case bullets, numbers

    /// The kind of list that a line is an entry of.
    init?(_ line: Substring) {
      if line.hasPrefix("- ") || line.hasPrefix("* ") {
        self = .bullets
      } else {
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, line.dropFirst(digits.count).hasPrefix(". ") else { return nil }
        self = .numbers
      }
    }
  }

  private static func list(_ kind: ListKind, _ lines: inout ArraySlice<Substring>) -> HTML {
    var entries: [String] = []
    while let line = lines.first {
      if ListKind(line) == kind {
        let words = line.drop { $0 != " " }.dropFirst()
        entries.append(String(words))
      } else if line.hasPrefix("  "), !line.allSatisfy(\.isWhitespace), !entries.isEmpty {
        entries[entries.count - 1] += " " + line.drop { $0 == " " }
      } else {
        break
      }
      lines = lines.dropFirst()
    }
    return HTML(
      kind == .bullets ? "ul" : "ol", [], entries.map { HTML("li", [], [inline($0)]) })
  }

  /// Words with marks among them, on one line.
  package static func inline(_ text: String) -> HTML {
    guard text.utf8.count <= longest else { return HTML(text) }
    var reader = InlineReader(text)
    return HTML(reader.read())
  }
}

/// Reads marks within a line.
private struct InlineReader {
  private let characters: [Character]
  private var place = 0
  private var plain = ""
  private var result: [HTML] = []
  private let depth: Int

  init(_ text: String, depth: Int = 0) {
    characters = Array(text)
    self.depth = depth
  }

  mutating func read() -> [HTML] {
    while place < characters.count {
      let character = characters[place]
      if character == "\\", place + 1 < characters.count,
        "\\`*_$[]()".contains(characters[place + 1])
      {
        plain.append(characters[place + 1])
        place += 2
      } else if let (element, end) = marked(character) {
        flush()
        result.append(element)
        place = end
      } else {
        plain.append(character)
        place += 1
      }
    }
    flush()
    return result
  }

  private mutating func flush() {
    if !plain.isEmpty { result.append(HTML(plain)) }
    plain = ""
  }

  /// The element that begins here, and where the text goes on; nil where the mark is only a sign.
  private func marked(_ character: Character) -> (HTML, Int)? {
    switch character {
    case "`":
      return closing("`", from: place + 1).map { end in
        (HTML("code", [], text(place + 1, end)), end + 1)
      }
    case "$":
      if place + 1 < characters.count, characters[place + 1] == "$" {
        return closing("$$", from: place + 2).map { end in
          (MathML.block(text(place + 2, end)), end + 2)
        }
      }
      return closing("$", from: place + 1).map { end in
        (MathML.inline(text(place + 1, end)), end + 1)
      }
    case "*":
      if place + 1 < characters.count, characters[place + 1] == "*" {
        return emphasis("**", "strong")
      }
      return emphasis("*", "em")
    case "_":
      guard place == 0 || !characters[place - 1].isLetter && !characters[place - 1].isNumber else {
        return nil
      }
      return emphasis("_", "em")
    case "[": return link
    default: return nil
    }
  }

  private func emphasis(_ mark: String, _ name: StaticString) -> (HTML, Int)? {
    let start = place + mark.count
    guard depth < 8, start < characters.count, !characters[start].isWhitespace,
      let end = closing(mark, from: start), end > start, !characters[end - 1].isWhitespace
    else { return nil }
    var inner = InlineReader(text(start, end), depth: depth + 1)
    return (HTML(name, [], inner.read()), end + mark.count)
  }

  /// `[words](address)`; only addresses of the web and of mail are links.
  private var link: (HTML, Int)? {
    guard depth < 8, let middle = closing("](", from: place + 1),
      let end = closing(")", from: middle + 2)
    else { return nil }
    let address = text(middle + 2, end)
    let isSafe = ["https://", "http://", "mailto:"].contains { address.lowercased().hasPrefix($0) }
    guard isSafe, !address.contains(where: \.isWhitespace) else { return nil }
    var inner = InlineReader(text(place + 1, middle), depth: depth + 1)
    let element = HTML(
      "a", [("href", Self.percentEncoded(address)), ("rel", "noopener noreferrer")], inner.read())
    return (element, end + 1)
  }

  /// The address with what no address may hold written by its bytes.
  ///
  /// Source: RFC 3986, section 2.
  private static func percentEncoded(_ address: String) -> String {
    let bytes = Array(address.utf8)
    return bytes.indices.reduce(into: "") { result, place in
      let byte = bytes[place]
      let isEscape =
        byte == UInt8(ascii: "%") && bytes.dropFirst(place + 1).prefix(2).count == 2
        && bytes[(place + 1)...(place + 2)].allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
      if isEscape || isPlain(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-._~:/?#@!$&'()*+,;=".utf8.contains(byte)
    }
  }

  private func text(_ start: Int, _ end: Int) -> String { String(characters[start..<end]) }

  /// Where a mark stands next, escapes passed over; nil also where that is far away.
  private func closing(_ mark: String, from start: Int) -> Int? {
    let wanted = Array(mark)
    var at = start
    let end = min(characters.count, start + (mark == "](" ? Self.longestLink : Self.longestSpan))
    while at + wanted.count <= end {
      if characters[at] == "\\", mark != "`" {
        at += 2
      } else if characters[at] == wanted[0],
        characters[at..<at + wanted.count].elementsEqual(wanted)
      {
        return at
      } else {
        at += 1
      }
    }
    return nil
  }

  /// The most characters between two marks, and between the brackets of a link; a text full of
  /// opening marks would otherwise be gone through once for each of them.
  private static let longestSpan = 2000
  private static let longestLink = 300
}
