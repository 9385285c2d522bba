/// Text that may stand in XML; it can be made only through the escaping here.
///
/// Source: W3C, Extensible Markup Language 1.0, fifth edition, section 2.2.
package struct XML: Sendable {
  /// The text as it stands in the file.
  package private(set) var written: String

  /// Text in which nothing is markup, in elements and attributes alike.
  package init(_ text: String) {
    written = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": written += "&amp;"
      case "<": written += "&lt;"
      case ">": written += "&gt;"
      case "\"": written += "&quot;"
      case "'": written += "&apos;"
      case "\n": written += "&#10;"
      case "\t": written += "&#9;"
      case "\r": written += "&#13;"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}":
        written.unicodeScalars.append("\u{FFFD}")
      default: written.unicodeScalars.append(scalar)
      }
    }
  }

  /// An element; attributes come in the order given, and the name is the program's own.
  package init(_ name: StaticString, _ attributes: [(StaticString, String)], _ content: [XML] = [])
  {
    let pairs = attributes.map { " \($0.0)=\"\(XML($0.1).written)\"" }.joined()
    if content.isEmpty {
      written = "<\(name)\(pairs)/>"
    } else {
      written = "<\(name)\(pairs)>" + content.map(\.written).joined() + "</\(name)>"
    }
  }

  /// A line break between elements.
  static let lineBreak = XML(raw: "\n")

  private init(raw: String) { written = raw }
}
