/// What is asked of the values of a quantity.
extension RangeProbe {
  /// Whether the value is reached: exactly at a sample, or at a turning point within the domain.
  package func reaches(_ end: Interval<DoubleDouble>) -> Sample? {
    for sample in samples where sample.value.exact != nil && sample.value.exact == end.exact {
      return sample
    }
    for sample in samples where !sample.isFar {
      if builder.graph.knowledge[Int(output)].isPositive, end.exact?.isZero == true { continue }
      let gap = (sample.value - end).applying(.abs).magnitudeUpperBound
      if gap < DoubleDouble(1e-11), isTurning(sample) { return sample }
    }
    return nil
  }

  /// Whether the value is an extreme one among its neighbours in every direction.
  private func isTurning(_ sample: Sample) -> Bool {
    var signs: Set<Bool> = []
    let constants = program.constants(as: Sure.self)
    for slot in slots {
      for step in [
        Rational(numerator: 1, denominator: 4) ?? .one,
        Rational(numerator: -1, denominator: 4) ?? .one,
      ] {
        var next = sample.point
        guard let moved = next[slot].adding(step), allows(slot, moved) else { continue }
        next[slot] = moved
        guard isFeasible(next) else { continue }
        let lanes = program.run(next.map { Sure($0) }, count: 1, constants: constants)
        let value = lanes[program.outputs[0], 0]
        guard value.isUndefined == .no else { continue }
        let change = value - sample.value
        if let own = value.exact, own == sample.value.exact { continue }
        // Hardly any change, though it is one: the value is approached there, not turned at.
        if change.magnitudeUpperBound < DoubleDouble(1e-10) { return false }
        signs.insert(change.midpoint < .zero)
      }
    }
    return signs.count == 1
  }

  /// How near the values come to a number from within the samples.
  package func distance(to end: Interval<DoubleDouble>) -> Double {
    samples.map { (($0.value - end).applying(.abs)).midpoint.doubleValue }.min() ?? .infinity
  }

  /// Whether some value lies near a number, or the quantity certainly passes through it.
  package func takes(_ target: Rational, within room: Double) -> Bool {
    if distance(to: Interval(target)) <= room { return true }
    if borders.contains(where: \.isEquality) { return isSurrounded(target) }
    var graph = builder.graph
    let number = graph.number(target)
    let difference = graph.difference(output, number)
    let finder = RootFinder(graph, difference)
    for sample in samples.prefix(6) + samples.suffix(6) {
      for slot in slots.prefix(4) {
        for root in finder.roots(slot, through: sample.point) {
          switch root {
          case .exact(let value):
            var point = sample.point
            point[slot] = value
            if allows(slot, value), isFeasible(point) { return true }
          case .near(let value):
            guard let exact = Rational(exactly: value), allows(slot, exact) else { continue }
            var point = sample.point
            point[slot] = exact
            let lanes = program.run(
              point.map { Sure($0) }, count: 1, constants: program.constants(as: Sure.self))
            let gap = (lanes[program.outputs[0], 0] - Sure(target)).applying(.abs)
            let limit = max(room, 1e-9)
            if gap.isUndefined == .no, gap.midpoint.doubleValue <= limit, isFeasible(point) {
              return true
            }
          }
        }
      }
    }
    return false
  }

  /// Whether samples lie close to a number on both sides; a single symbol cannot move along an
  /// equality that is assumed.
  private func isSurrounded(_ target: Rational) -> Bool {
    let number = target.doubleValue
    let values = samples.map { $0.value.midpoint.doubleValue }
    guard let below = values.filter({ $0 < number }).max(),
      let above = values.filter({ $0 > number }).min()
    else { return false }
    return above - below < 3 * (1 + abs(number))
  }

  /// Whether a number within the values is approached far out only and never taken.
  package func leavesOut(_ target: Rational) -> Bool {
    let exact = Interval<DoubleDouble>(target)
    let near = samples.filter { ($0.value - exact).applying(.abs).midpoint.doubleValue < 1e-3 }
    guard near.allSatisfy(\.isFar), !near.contains(where: { $0.value.exact == target }) else {
      return false
    }
    let isBetween =
      samples.contains { Interval.isLess($0.value, exact) == .yes }
      && samples.contains { Interval.isLess(exact, $0.value) == .yes }
    return isBetween && !takes(target, within: -1)
  }

  /// The place of a sample.
  package func coordinates(_ sample: Sample) -> [Agreement.Coordinate] {
    builder.coordinates(sample.point, of: builder.symbols(of: slots))
  }
}
