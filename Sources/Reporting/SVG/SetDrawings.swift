import Grading

extension SVG {
  /// Sets of numbers, each on its line.
  static func sets(_ sets: [SetDrawing]) -> HTML {
    let width = 520.0
    let step = 46.0
    let height = Double(sets.count) * step + 6
    let content = sets.enumerated().flatMap { place, set in
      line(set, width, Double(place) * step + 22)
    }
    let label = sets.map(words).joined(separator: "; ")
    return figure(width, height, label: label, kind: "sets", content)
  }

  private static func words(_ set: SetDrawing) -> String {
    let pieces = set.pieces.map { piece in
      (piece.isLowerClosed ? "[" : "(") + piece.lowerText + ", " + piece.upperText
        + (piece.isUpperClosed ? "]" : ")")
    }
    return (set.name.map { "\($0) in " } ?? "") + pieces.joined(separator: " or ")
  }

  private static func line(_ set: SetDrawing, _ width: Double, _ y: Double) -> [HTML] {
    let ends = set.pieces.flatMap { [$0.lower, $0.upper] }.compactMap(\.self)
    let extra = set.counterexample.map { [$0.value] } ?? []
    let numbers = ends + extra + (ends.isEmpty ? [0] : [])
    let x = Scale(numbers, from: 110, to: width - 60)
    let (left, right) = (56.0, width - 12)
    var content = [line("axis", left, y, right, y)]
    if let name = set.name { content.append(text(cut(name, to: 7), 48, y + 4, anchor: "end")) }
    for piece in set.pieces {
      let from =
        piece.lower.map(x.at) ?? (piece.upper == nil && piece.lowerText == "…" ? right - 90 : left)
      let to =
        piece.upper.map(x.at) ?? (piece.lower == nil && piece.upperText == "…" ? left + 90 : right)
      content.append(line("set", from, y, to, y))
      if piece.upper == nil, piece.upperText != "…" {
        content.append(path("closed", "M\(point(right, y))l-10 -6v12z"))
      }
      if piece.lower == nil, piece.lowerText != "…" {
        content.append(path("closed", "M\(point(left, y))l10 -6v12z"))
      }
      for (end, isClosed, words) in [
        (piece.lower, piece.isLowerClosed, piece.lowerText),
        (piece.upper, piece.isUpperClosed, piece.upperText),
      ] {
        guard let end else { continue }
        content.append(circle(isClosed ? "closed" : "open", x.at(end), y, 5))
        content.append(text(cut(words, to: 10), x.at(end), y + 20, kind: "soft", size: 11))
      }
    }
    if let example = set.counterexample {
      let at = x.at(example.value)
      content.append(circle("dot", at, y, 5))
      content.append(text(cut(example.text, to: 12), at, y - 9, size: 11))
    }
    return content
  }
}
