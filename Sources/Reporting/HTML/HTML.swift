import Text

/// Markup that may stand in a page; text becomes markup only through the escaping here.
///
/// Names of elements and attributes are the program's own. Control and bidirectional characters of
/// foreign text are made visible, so that nothing reorders what is shown.
///
/// Source: WHATWG, HTML Living Standard, section 13.3.
package struct HTML: Sendable {
  /// The markup as it stands in the file.
  package private(set) var written: String

  /// Text in which nothing is markup, in elements and attributes alike.
  package init(_ text: String) {
    if Self.isPlain(text) {
      written = text
      return
    }
    written = text.utf8.contains(0x0A) ? Self.escapedLines(text) : XML(Visible.text(text)).written
  }

  /// Whether every byte stands for itself: printable ASCII without the signs of markup.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case 0x22, 0x26, 0x27, 0x3C, 0x3E: false
      default: byte >= 0x20 && byte < 0x7F
      }
    }
  }

  private static func escapedLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { XML(Visible.text(String($0))).written }.joined(separator: "\n")
  }

  /// An element; attributes come in the order given. A name alone would be text.
  package init(
    _ name: StaticString, _ attributes: [(StaticString, String)], _ content: [HTML] = []
  ) {
    written = HTML.opening(name, attributes)
    for part in content { written.append(part.written) }
    written.append("</")
    written.append(name.description)
    written.append(">")
  }

  /// An element with text alone.
  package init(_ name: StaticString, _ attributes: [(StaticString, String)], _ text: String) {
    self.init(name, attributes, [HTML(text)])
  }

  /// An element that never has content, such as `meta`.
  package static func void(
    _ name: StaticString, _ attributes: [(StaticString, String)] = []
  ) -> HTML {
    HTML(raw: opening(name, attributes))
  }

  /// Several pieces, one after the other.
  package init(_ parts: [HTML]) {
    written = parts.map(\.written).joined()
  }

  /// Nothing.
  package static let nothing = HTML(raw: "")

  /// A line break between elements.
  package static let lineBreak = HTML(raw: "\n")

  /// A style sheet or script of the program's own, which is put into the page as it is.
  static func verbatim(_ name: StaticString, _ text: StaticString) -> HTML {
    HTML(raw: "<\(name)>\(text)</\(name)>")
  }

  /// The first line of a page.
  static let documentType = HTML(raw: "<!DOCTYPE html>\n")

  /// A sentence of the program, in which formulas and names stand between backticks.
  package static func sentence(_ text: String) -> HTML {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    // An odd backtick is only a sign.
    guard parts.count % 2 == 1 else { return HTML(text) }
    return HTML(
      parts.enumerated().map { place, part in
        place % 2 == 1 ? HTML("code", [], String(part)) : HTML(String(part))
      })
  }

  /// Whether there is nothing.
  package var isEmpty: Bool { written.isEmpty }

  private static func opening(
    _ name: StaticString, _ attributes: [(StaticString, String)]
  ) -> String {
    var text = "<"
    text.append(name.description)
    for (key, value) in attributes {
      text.append(" ")
      text.append(key.description)
      text.append("=\"")
      text.append(HTML(value).written)
      text.append("\"")
    }
    text.append(">")
    return text
  }

  private init(raw: String) { written = raw }
}

/// The name of a place in a page, or of a file in a site, which any text can be turned into.
package enum Anchor {
  /// A name that is safe as an `id`, in a fragment and in a file's name; different texts differ.
  package static func name(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16)
        result += "~" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return result
  }
}
