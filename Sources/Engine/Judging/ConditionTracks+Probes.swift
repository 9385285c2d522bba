/// Points of a case where the conditions that are to cover it end: the draws of the case alone seldom
/// come near them.
extension ConditionTracks {
  /// The tracks that are moved, the numbers that an input is moved to, and how far beside a border.
  private static let mostMoved = 3
  private static let distances = [Rational(10), Rational(1000), Rational(1_000_000)]
  private static let gap = Rational(numerator: 1, denominator: 1 << 10) ?? .one

  /// Points on a case, far out and next to the borders of other conditions.
  package mutating func probes(
    of condition: Condition, _ found: [Track], against others: [Condition]
  ) -> [Track] {
    var comparisons: [(id: Graph.ID, sign: Formula.Comparison)] = []
    for part in condition.parts {
      guard case .comparison(let id, let sign) = part else { return [] }
      comparisons.append((id, sign))
    }
    var result: [Track] = []
    for (number, track) in found.prefix(Self.mostMoved).enumerated()
    where !track.isLimit && track.roots.isEmpty {
      guard let point = track.points.last else { continue }
      for next in moved(point, track, others) where holdsAssumptions(next) {
        if comparisons.allSatisfy({ satisfies($0.id, $0.sign, next, [:]) }) {
          result.append(Track(points: [next], isLimit: false, slots: track.slots))
        } else if number == 0, let again = self.track(condition, from: next, turn: 1) {
          // Another input takes the point back to the case.
          result.append(again)
        }
      }
    }
    return result
  }

  /// The point with one input far out, or to both sides of where a condition ends.
  private mutating func moved(
    _ point: [Rational], _ track: Track, _ others: [Condition]
  ) -> [[Rational]] {
    var places: [(slot: Int, value: Rational)] = []
    for slot in track.slots.sorted() {
      places.append((slot, .zero))
      for distance in Self.distances { places += [(slot, distance), (slot, distance.negated)] }
    }
    for case .comparison(let id, _) in others.flatMap(\.parts) {
      let finder = prepared.finder(builder.graph, id)
      for slot in prepared.order(builder.graph, id).prefix(2) {
        for root in finder.roots(slot, through: point).compactMap(\.fraction) {
          for step in [Self.gap, Self.gap.negated] {
            if let value = root.adding(step) { places.append((slot, value)) }
          }
        }
      }
    }
    return places.compactMap { slot, value in
      guard allows(slot, value) else { return nil }
      var next = point
      next[slot] = value
      return next
    }
  }
}
