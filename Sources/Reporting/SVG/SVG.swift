/// Helpers for drawings.
package enum SVG {
  /// A drawing that says in words what it shows.
  static func figure(
    _ width: Double, _ height: Double, label: String, caption: HTML? = nil,
    kind: StaticString = "drawing", _ content: [HTML]
  ) -> HTML {
    let svg = HTML(
      "svg",
      [
        ("viewBox", "0 0 \(number(width)) \(number(height))"), ("width", number(width)),
        ("height", number(height)), ("role", "img"), ("aria-label", label),
      ], content)
    let words = caption.map { [HTML("figcaption", [], [$0])] } ?? []
    return HTML("figure", [("class", "\(kind)")], [svg] + words)
  }

  /// A coordinate, to the tenth.
  static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e6 else { return "0" }
    let scaled = Int((value * 10).rounded())
    let (whole, tenth) = abs(scaled).quotientAndRemainder(dividingBy: 10)
    let sign = scaled < 0 ? "-" : ""
    return tenth == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(tenth)"
  }

  /// A point of a path.
  static func point(_ x: Double, _ y: Double) -> String { "\(number(x)) \(number(y))" }

  static func path(_ kind: String, _ commands: String) -> HTML {
    HTML("path", [("class", kind), ("d", commands)])
  }

  static func line(_ kind: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> HTML {
    path(kind, "M\(point(x1, y1))L\(point(x2, y2))")
  }

  static func circle(_ kind: String, _ x: Double, _ y: Double, _ radius: Double) -> HTML {
    HTML(
      "circle",
      [("class", kind), ("cx", number(x)), ("cy", number(y)), ("r", number(radius))])
  }

  static func rectangle(
    _ kind: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double, round: Double = 0
  ) -> HTML {
    var attributes: [(StaticString, String)] = [
      ("class", kind), ("x", number(x)), ("y", number(y)), ("width", number(width)),
      ("height", number(height)),
    ]
    if round > 0 { attributes.append(("rx", number(round))) }
    return HTML("rect", attributes)
  }

  /// Words; `anchor` is `start`, `middle` or `end`.
  static func text(
    _ words: String, _ x: Double, _ y: Double, anchor: String = "middle", kind: String = "",
    size: Double? = nil, isBold: Bool = false
  ) -> HTML {
    var attributes: [(StaticString, String)] = [
      ("x", number(x)), ("y", number(y)), ("text-anchor", anchor),
    ]
    if !kind.isEmpty { attributes.append(("class", kind)) }
    if let size { attributes.append(("font-size", number(size))) }
    if isBold { attributes.append(("font-weight", "700")) }
    return HTML("text", attributes, words)
  }

  /// The words, cut where they are too long.
  static func cut(_ words: String, to count: Int) -> String {
    words.count <= count ? words : words.prefix(count - 1) + "…"
  }
}
