extension GradedSubmission {
  /// The points earned so far.
  package var score: Double { Points.sum(items.compactMap(\.score)) }

  /// The points of the items that are still to be decided.
  package var pending: Double {
    Points.sum(items.filter { $0.score == nil }.map(\.maximum))
  }

  /// The points that can be earned.
  package var maximum: Double { Points.sum(items.map(\.maximum)) }

  /// How many items have each verdict, in the order of the report.
  package var counts: [(verdict: Verdict, count: Int)] {
    var counts: [Verdict: Int] = [:]
    for place in items.indices { counts[items[place].verdict, default: 0] += 1 }
    return Verdict.allCases.map { ($0, counts[$0] ?? 0) }
  }

  /// Whether every item passes or waits for a person.
  package var isClean: Bool { items.allSatisfy { $0.verdict == .pass || $0.verdict == .review } }
}

/// Arithmetic on points that prints cleanly: 7.5, never 7.499999999999999.
package enum Points {
  /// Points are told to this part of one.
  private static let grain = 1e6

  /// The sum, rounded.
  package static func sum(_ points: [Double]) -> Double { rounded(points.reduce(0, +)) }

  /// The points to six decimals, which no reader takes for rubbish.
  package static func rounded(_ points: Double) -> Double {
    let scaled = (points * grain).rounded() / grain
    return scaled.isFinite ? scaled + 0 : points
  }

  /// A part of an item's points, to the hundredth; as it is where that would make it the whole.
  package static func partial(_ points: Double, of whole: Double = .infinity) -> Double {
    let scaled = (points * 100).rounded() / 100
    return scaled.isFinite && (scaled < whole || points == whole) ? scaled : points
  }

  /// The points as text: `7.5`, `2`.
  package static func text(_ points: Double) -> String {
    let digits = rounded(points).description
    return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
  }

  /// The points with at most so many decimals, ties to even, never with an exponent.
  ///
  /// The decimal digits are rounded, not the double: 0.125 is 0.12, and 2.675 is 2.68.
  package static func text(_ points: Double, places: Int) -> String {
    guard points.isFinite, abs(points) < 1e12 else { return text(points) }
    let places = min(max(places, 0), 6)
    var unit = 1
    for _ in places..<6 { unit *= 10 }
    let scaled = Int((points * grain).rounded())
    var (whole, rest) = abs(scaled).quotientAndRemainder(dividingBy: unit)
    if 2 * rest > unit || (2 * rest == unit && whole % 2 == 1) { whole += 1 }
    rest = 1
    for _ in 0..<places { rest *= 10 }
    let (units, fraction) = whole.quotientAndRemainder(dividingBy: rest)
    var digits = String((fraction + rest).description.dropFirst())
    while digits.hasSuffix("0") { digits.removeLast() }
    let sign = scaled < 0 && whole > 0 ? "-" : ""
    return sign + units.description + (digits.isEmpty ? "" : ".\(digits)")
  }
}
