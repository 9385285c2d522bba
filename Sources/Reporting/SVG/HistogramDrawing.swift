import Grading

extension SVG {
  /// How many submissions reach which part of the points, in twentieths.
  package static func histogram(_ parts: [Double]) -> HTML {
    let count = 20
    var bins = [Int](repeating: 0, count: count)
    for part in parts where part.isFinite {
      bins[min(max(Int(part * Double(count)), 0), count - 1)] += 1
    }
    let (width, height) = (560.0, 190.0)
    let most = max(bins.max() ?? 0, 1)
    let y = Scale([0, Double(most)], from: height - 32, to: 14)
    // To the right there is room for half of "100 %" in a wide font.
    let edge = width - 26
    let step = (edge - 44) / Double(count)
    var content: [HTML] = []
    for tick in y.ticks where tick.number == tick.number.rounded() {
      content.append(line("grid", 44, y.at(tick.number), edge, y.at(tick.number)))
      content.append(
        text(tick.words, 38, y.at(tick.number) + 4, anchor: "end", kind: "soft", size: 11))
    }
    for (place, number) in bins.enumerated() where number > 0 {
      let x = 44 + Double(place) * step
      let top = y.at(Double(number))
      content.append(rectangle("bar", x + 1.5, top, step - 3, height - 32 - top, round: 1.5))
    }
    for percent in stride(from: 0, through: 100, by: 20) {
      let x = 44 + Double(percent) / 100 * (edge - 44)
      content.append(text("\(percent) %", x, height - 18, kind: "soft", size: 11))
    }
    content.append(text("part of the points", width / 2, height - 3, kind: "soft", size: 11))
    return figure(
      width, height, label: "Histogram of \(parts.count) totals", kind: "histogram", content)
  }

  /// The sign of a verdict in a bar.
  package static func sample(_ verdict: Verdict) -> HTML {
    HTML(
      "svg",
      [("viewBox", "0 0 18 12"), ("width", "18"), ("height", "12"), ("aria-hidden", "true")],
      [rectangle("v-\(verdict.rawValue)", 0, 0, 18, 12)] + hatching(verdict, from: 0, to: 18, 12))
  }

  private static func hatching(
    _ verdict: Verdict, from start: Double, to end: Double, _ height: Double
  ) -> [HTML] {
    let gap = verdict.hatching
    guard gap > 0 else { return [] }
    let lines = stride(from: start + gap / 2, to: end, by: gap).map { x in
      "M\(point(x, 0))V\(number(height))"
    }
    return lines.isEmpty ? [] : [path("hatch", lines.joined())]
  }

  /// The verdicts on one item as parts of a bar: hatched where a lighter or darker grey would not tell.
  package static func bar(_ counts: [Verdict: Int], label: String) -> HTML {
    let (width, height) = (220.0, 16.0)
    let total = counts.values.reduce(0, +)
    guard total > 0 else { return .nothing }
    var content: [HTML] = []
    var x = 0.0
    for verdict in Verdict.allCases {
      let count = counts[verdict] ?? 0
      guard count > 0 else { continue }
      let part = width * Double(count) / Double(total)
      content.append(rectangle("v-\(verdict.rawValue)", x, 0, part, height))
      content += hatching(verdict, from: x, to: x + part, height)
      x += part
    }
    return HTML(
      "svg",
      [
        ("viewBox", "0 0 220 16"), ("width", "220"), ("height", "16"), ("role", "img"),
        ("aria-label", label),
      ], content)
  }
}

extension Verdict {
  /// The distance between the lines of its hatching; 0 without any.
  fileprivate var hatching: Double {
    switch self {
    case .pass, .missing: 0
    case .fail: 5
    case .invalid: 9
    case .undecided: 14
    case .review: 3.5
    }
  }
}
