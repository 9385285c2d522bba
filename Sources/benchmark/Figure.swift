/// One line of the benchmark.
struct Figure {
  /// What was measured.
  var what: String

  /// The figure with its unit.
  var figure: String

  /// The figure over something measured in the same run.
  var ratio: String

  /// What it should be, where that was settled.
  var target: String?

  /// Whether it is so.
  var isMet: Bool?

  /// The line in print.
  var line: String {
    let verdict = isMet.map { $0 ? "ok" : "short" } ?? ""
    let columns = [
      Figure.padded(what, 34), Figure.padded(figure, 16), Figure.padded(ratio, 30),
      Figure.padded(target ?? "-", 10), verdict,
    ]
    return columns.joined(separator: " ").trimmingEnd
  }

  /// The line above all others.
  static let heading = Figure(what: "what", figure: "figure", ratio: "ratio", target: "target").line

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 0))
  }

  /// A part of one as a percentage.
  static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded(.down))) %" }

  /// A number with three significant digits.
  static func short(_ value: Double) -> String {
    guard value.isFinite, value > 0 else { return "\(value)" }
    var scale = 1.0
    var places = 2
    while value * scale < 100 {
      scale *= 10
      places += 1
    }
    places -= 2
    var divisor = 1.0
    while value / divisor >= 1000 { divisor *= 10 }
    if divisor > 1 || places == 0 { return "\(Int((value / divisor).rounded() * divisor))" }
    let digits = "\(Int((value * scale).rounded()))"
    let padded = String(repeating: "0", count: max(places + 1 - digits.count, 0)) + digits
    return "\(padded.dropLast(places)).\(padded.suffix(places))"
  }

  /// A time with its unit.
  static func time(_ seconds: Double) -> String {
    if seconds < 1e-6 { return "\(short(seconds * 1e9)) ns" }
    if seconds < 1e-3 { return "\(short(seconds * 1e6)) us" }
    return seconds < 1 ? "\(short(seconds * 1e3)) ms" : "\(short(seconds)) s"
  }
}

extension String {
  /// The text without spaces at its end.
  fileprivate var trimmingEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
