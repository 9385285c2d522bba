/// Points that satisfy what a problem assumes, and points close to where it ceases to hold.
extension RangeProbe {
  /// A difference that an assumption compares with zero.
  struct Border: Sendable {
    var finder: RootFinder

    /// Whether it has to be zero.
    var isEquality: Bool

    /// The differences behind conditions that all have to hold.
    static func list(_ graph: inout Graph, _ conditions: [Graph.ID]) -> [Border] {
      var open = conditions
      var result: [Border] = []
      while let id = open.popLast() {
        let operation = graph.operations[Int(id)]
        switch operation {
        case .and(let a, let b): open += [b, a]
        case .not(let inner): open.append(inner)
        case .less(let a, let b), .lessOrEqual(let a, let b), .equal(let a, let b):
          var isEquality = false
          if case .equal = operation { isEquality = conditions.contains(id) }
          let difference = graph.difference(a, b)
          result.append(Border(finder: RootFinder(graph, difference), isEquality: isEquality))
        default: continue
        }
      }
      return result
    }
  }

  /// How far from a border points are looked at.
  static let gaps: [Rational] = [10, 1000, 1_000_000, 1_000_000_000_000].compactMap {
    Rational(numerator: 1, denominator: $0)
  }

  /// Whether every assumption holds at a point.
  func isFeasible(_ point: [Rational]) -> Bool {
    guard let tests else { return true }
    let lanes = tests.run(
      point.map { Sure($0) }, count: 1, constants: tests.constants(as: Sure.self))
    return tests.outputs.allSatisfy { lanes.truth($0, 0) == .yes }
  }

  /// The point moved onto the equalities that are assumed; nil where some assumption fails.
  func feasible(_ point: [Rational]) -> [Rational]? {
    guard tests != nil else { return point }
    var next = point
    for border in borders where border.isEquality {
      guard !border.finder.vanishes(at: next) else { continue }
      guard let moved = moved(next, onto: border).first else { return nil }
      next = moved
    }
    return isFeasible(next) ? next : nil
  }

  /// The point with one symbol moved to where an assumption turns, by exact roots.
  private func moved(_ point: [Rational], onto border: Border) -> [[Rational]] {
    var result: [[Rational]] = []
    for slot in border.finder.program.usedInputs.sorted() {
      for case .exact(let value) in border.finder.roots(slot, through: point)
      where allows(slot, value) {
        var next = point
        next[slot] = value
        result.append(next)
      }
    }
    return result
  }

  /// Adds points on the borders of the assumptions and close to them, on either side.
  mutating func addNearBorders(from base: [Rational]) {
    for border in borders where !border.isEquality {
      let onBorder = moved(base, onto: border)
      add(onBorder)
      for point in onBorder {
        for slot in border.finder.program.usedInputs.sorted() {
          for gap in Self.gaps {
            for step in [gap, gap.negated] {
              guard let value = point[slot].adding(step), allows(slot, value) else { continue }
              var next = point
              next[slot] = value
              add([next], areFar: true)
            }
          }
        }
      }
    }
  }
}
