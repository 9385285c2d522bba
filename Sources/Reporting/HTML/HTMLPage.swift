import Text

/// A page that stands alone: no network, no other file but those that it links to.
package struct HTMLPage: Sendable {
  /// What stands in the window's title.
  package var title: String
  /// What stands in the body, from the first heading on.
  package var body: [HTML]

  /// A page.
  package init(title: String, body: [HTML]) {
    self.title = title
    self.body = body
  }

  /// The page as a file.
  package var text: String {
    var head: [HTML] = [
      .void("meta", [("charset", "utf-8")]),
      HTML.meta("http-equiv", "Content-Security-Policy", Self.securityPolicy),
      HTML.meta("name", "viewport", "width=device-width, initial-scale=1"),
      HTML.meta("name", "generator", "grader " + Version.number),
      HTML.meta("name", "referrer", "no-referrer"),
      HTML("title", [], title),
      .verbatim("style", StyleSheet.css),
    ]
    head = head.flatMap { [$0, .lineBreak] }
    let content = body + [.verbatim("script", PageScript.javaScript), .lineBreak]
    let page = HTML(
      "html", [("lang", "en")],
      [.lineBreak, HTML("head", [], [.lineBreak] + head), .lineBreak, HTML("body", [], content)])
    return HTML([.documentType, page, .lineBreak]).written
  }

  /// Only the page's own style sheet and script, by what they are; nothing is loaded or sent.
  ///
  /// Source: W3C, Content Security Policy Level 3, section 2.3.1 (hash sources).
  private static let securityPolicy =
    "default-src 'none'; style-src '\(source(StyleSheet.css))'; script-src "
    + "'\(source(PageScript.javaScript))'; base-uri 'none'; form-action 'none'"

  private static func source(_ text: StaticString) -> String {
    "sha256-" + Base64.text(SHA256("\(text)").bytes)
  }
}

extension HTML {
  /// A line of a page's head.
  fileprivate static func meta(_ key: StaticString, _ name: String, _ content: String) -> HTML {
    let attributes: [(StaticString, String)] = [(key, name), ("content", content)]
    return HTML.void("meta", attributes)
  }
}

/// Bytes as text. Source: RFC 4648, section 4.
enum Base64 {
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

  static func text(_ bytes: [UInt8]) -> String {
    var result = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      var value = part.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      value <<= UInt32(8 * (3 - part.count))
      for place in 0..<4 {
        result.append(place <= part.count ? digits[Int(value >> UInt32(18 - 6 * place)) & 63] : "=")
      }
    }
    return result
  }
}
