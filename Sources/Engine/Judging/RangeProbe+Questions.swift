/// What is asked of the values of a quantity.
extension RangeProbe {
  /// Whether the value is reached: exactly at a sample, or at a turning point within the domain.
  package func reaches(_ end: Interval<DoubleDouble>) -> Sample? {
    for sample in samples where sample.value.exact != nil && sample.value.exact == end.exact {
      return sample
    }
    let size = max(1, abs(end.midpoint.doubleValue))
    func isClose(_ sample: Sample, _ room: Double) -> Bool {
      (sample.value - end).applying(.abs).magnitudeUpperBound < DoubleDouble(room * size)
    }
    if avoids(end) { return nil }
    // Where a case begins the value may jump away from what is taken there.
    if let sample = samples.first(where: { $0.isAtRoot && isClose($0, 1e-25) }) { return sample }
    let room = isDiscrete ? 1e-24 : 1e-11
    func isClose(_ sample: Sample) -> Bool { isClose(sample, room) }
    // One value throughout, known to many digits.
    if isDiscrete, samples.allSatisfy(isClose) { return samples.first }
    for sample in samples where !sample.isFar || sample.isStationary {
      if builder.graph.knowledge[Int(output)].isPositive, end.exact?.isZero == true { continue }
      if isClose(sample), isTurning(sample) { return sample }
    }
    return nil
  }

  /// Whether the value is an extreme one among its neighbours in every direction.
  ///
  /// - Parameter jump: the least change next to the sample, as a part of its size, that is a jump.
  func isTurning(_ sample: Sample, jump: Double = 0.2) -> Bool {
    if isDiscrete { return standsOut(sample) }
    guard !jumps(sample, by: jump) else { return false }
    var signs: Set<Bool> = []
    for change in changes(sample, neighbours(sample.point)) {
      // Hardly any change, though it is one: the value is approached there, not turned at.
      if change.magnitudeUpperBound < DoubleDouble(1e-10) { return false }
      signs.insert(change.midpoint < .zero)
    }
    return signs.count == 1
  }

  /// Whether other values follow in every direction, so that the value is not one that is approached.
  private func standsOut(_ sample: Sample) -> Bool {
    let ways = directions(sample.point).map { changes(sample, $0) }.filter { !$0.isEmpty }
    return !ways.isEmpty
      && ways.allSatisfy { changes in
        changes.contains { DoubleDouble(1e-10) < $0.magnitudeUpperBound }
      }
  }

  /// How values at other points differ from a sample's, but where they are the same.
  private func changes(_ sample: Sample, _ points: [[Rational]]) -> [Sure] {
    let constants = program.constants(as: Sure.self)
    return points.compactMap { point in
      guard point != sample.point, isFeasible(point) else { return nil }
      let lanes = program.run(point.map { Sure($0) }, count: 1, constants: constants)
      let value = lanes[program.outputs[0], 0]
      if let own = value.exact, own == sample.value.exact { return nil }
      return value.isUndefined == .no ? value - sample.value : nil
    }
  }

  /// Whether the values next to a sample are far from its own, or an assumption fails there: it lies
  /// beside a jump or beside an open border.
  private func jumps(_ sample: Sample, by jump: Double) -> Bool {
    guard let step = Rational(10).power(10)?.reciprocal else { return false }
    let constants = program.constants(as: Sure.self)
    let room = DoubleDouble(jump * max(1, abs(sample.value.midpoint.doubleValue)))
    let points = slots.flatMap { slot in
      [step, step.negated].compactMap { step in
        sample.point[slot].adding(step).flatMap { moved(sample.point, slot, to: $0) }
      }
    }
    return points.contains { next in
      guard isFeasible(next) else {
        return !borders.contains { $0.finder.vanishes(at: sample.point) }
      }
      let lanes = program.run(next.map { Sure($0) }, count: 1, constants: constants)
      let change = (lanes[program.outputs[0], 0] - sample.value).applying(.abs)
      return change.isUndefined == .no && room < change.midpoint
    }
  }

  /// How near the values come to a number from within the samples.
  package func distance(to end: Interval<DoubleDouble>) -> Double {
    samples.map { (($0.value - end).applying(.abs)).midpoint.doubleValue }.min() ?? .infinity
  }

  /// Whether some value lies near a number, or the quantity passes through it.
  package func takes(_ target: Rational, within room: Double) -> Bool {
    distance(to: Interval(target)) <= room || passes(target) { _, _ in true }
      || liesAhead(target.doubleValue)
  }

  /// Whether a number is beyond all samples, on the way of values that grow too slowly to be seen there.
  private func liesAhead(_ number: Double) -> Bool {
    guard let first = samples.first, let last = samples.last else { return false }
    return number > last.value.midpoint.doubleValue && growsSlowly(1)
      || number < first.value.midpoint.doubleValue && growsSlowly(-1)
  }

  /// Whether a way from a sample below a number to one above it leads through the number.
  ///
  /// - Parameter confirms: has the last word on a way that seems to.
  private func passes(
    _ target: Rational, _ confirms: ([Rational], [Rational]) -> Bool
  ) -> Bool {
    if borders.contains(where: \.isEquality) { return isSurrounded(target) }
    let number = target.doubleValue
    func leads(_ first: Sample, _ last: Sample) -> Bool {
      agree(first, last) && isCrossed(number, first.point, last.point)
        && confirms(first.point, last.point)
    }
    let (close, far) = families.count == 1 ? (6, 2) : (3, 2)
    for family in families {
      let below = family.filter { $0.value.midpoint.doubleValue < number }
      let above = family.filter { $0.value.midpoint.doubleValue > number }
      // The closest in value, and some that are not so close but may be in line.
      for first in below.suffix(close) + below.prefix(far) {
        for last in above.prefix(close) + above.suffix(far) where leads(first, last) {
          return true
        }
      }
    }
    // Neighbours along the only input.
    guard slots.count == 1, let slot = slots.first else { return false }
    let line = samples.sorted { $0.point[slot] < $1.point[slot] }
    return zip(line, line.dropFirst()).contains { one, other in
      let isRising = one.value.midpoint.doubleValue < number
      guard isRising != (other.value.midpoint.doubleValue < number) else { return false }
      return isRising ? leads(one, other) : leads(other, one)
    }
  }

  /// Whether the way between two points certainly leads through a number: halved as far as signs are
  /// certain, it has values all the way.
  private func isSurelyCrossed(_ target: Rational, _ first: [Rational], _ last: [Rational]) -> Bool
  {
    let constants = program.constants(as: Sure.self)
    let number = Sure(target)
    func value(_ inputs: [Sure]) -> Sure {
      program.run(inputs, count: 1, constants: constants)[program.outputs[0], 0]
    }
    func isBelow(_ point: [Double]) -> Bool? {
      let found = value(point.map { Sure($0) })
      if Interval.isLess(found, number) == .yes { return true }
      return Interval.isLess(number, found) == .yes ? false : nil
    }
    var (low, high) = (first.map(\.doubleValue), last.map(\.doubleValue))
    guard isBelow(low) == true, isBelow(high) == false else { return false }
    for _ in 0..<1100 {
      var isMoved = false
      // The middle may be the very place; then beside it.
      for share in [0.5, 0.53] where !isMoved {
        let middle = zip(low, high).map { $0 * share + $1 * (1 - share) }
        guard middle != low, middle != high, let below = isBelow(middle) else { continue }
        if below { low = middle } else { high = middle }
        isMoved = true
      }
      if !isMoved { break }
    }
    let way = zip(low, high).map {
      Sure(lower: DoubleDouble(min($0, $1)), upper: DoubleDouble(max($0, $1)))
    }
    // All along the way there are values, no case begins there, and nothing that is assumed rules it out.
    let lanes = program.run(way, count: 1, constants: constants)
    let isSettled = program.operations.enumerated().allSatisfy { place, operation in
      !operation.isCondition || lanes.truth(place, 0) != .unknown
    }
    return lanes[program.outputs[0], 0].isUndefined == .no && isSettled && isAssumed(way)
  }

  /// Whether every assumption certainly holds at all points of a box.
  private func isAssumed(_ box: [Sure]) -> Bool {
    guard let tests else { return true }
    let lanes = tests.run(box, count: 1, constants: tests.constants(as: Sure.self))
    return tests.outputs.allSatisfy { lanes.truth($0, 0) == .yes }
  }

  /// Whether the way between two points is halved, towards a number, until its ends are next to each
  /// other in place and in value: neither a jump nor a pole lies there.
  private func isCrossed(_ number: Double, _ first: [Rational], _ last: [Rational]) -> Bool {
    let constants = program.constants(as: Double.self)
    func value(_ point: [Double]) -> Double {
      program.run(point, count: 1, constants: constants)[program.outputs[0], 0]
    }
    var (low, high) = (first.map(\.doubleValue), last.map(\.doubleValue))
    var middle = low
    var (below, above) = (value(low), value(high))
    // Two points may be one double.
    guard below <= number, number <= above else { return false }
    var gaps: [Double] = []
    for _ in 0..<1100 {
      middle = zip(low, high).map { $0 / 2 + $1 / 2 }
      if middle == low || middle == high { break }
      let own = value(middle)
      guard own.isFinite else { return false }
      if own == number { break }
      if own < number { (low, below) = (middle, own) } else { (high, above) = (middle, own) }
      gaps.append(above - below)
    }
    let exact = middle.compactMap { Rational(exactly: $0) }
    guard exact.count == middle.count, isWithin(exact), isFeasible(exact) else { return false }
    // A jump stays as high as it is; a slope halves with the way, as far as doubles can tell.
    let earlier = gaps.count > 20 ? gaps[gaps.count - 20] : .infinity
    return value(middle) == number || above - below <= 1e-6 * max(1, abs(number))
      || earlier.isFinite && above - below <= earlier * 1e-3
  }

  /// Whether a number is certainly among the values, as some way leads through it.
  package func crosses(_ target: Rational) -> Bool {
    guard !borders.contains(where: \.isEquality) else { return false }
    return passes(target) { isSurelyCrossed(target, $0, $1) }
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

  /// Simple fractions to which values tend far out or next to a pole, a jump or a hole.
  package var limits: [Rational] {
    var counts: [Rational: Int] = [:]
    for sample in samples where sample.isFar {
      let value = sample.value.midpoint.doubleValue
      guard abs(value) < 1e6 else { continue }
      let room = 1e-6 * max(1, abs(value))
      let close = (1...24).lazy
        .compactMap { Rational(nearest: value, denominator: $0) }
        .first { abs($0.doubleValue - value) < room }
      if let close, sample.value.exact != close { counts[close, default: 0] += 1 }
    }
    // Those that most samples tend to, where there are too many.
    let found = counts.filter { $0.value > 1 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return found.prefix(Self.mostLimits).map(\.key)
  }

  /// The most limits that are asked about.
  private static let mostLimits = 8

  /// Whether a number within the values is only approached and never taken.
  package func leavesOut(_ target: Rational) -> Bool {
    let exact = Interval<DoubleDouble>(target)
    // Along one input the ways between samples tell; of several few are tried, so a value nearby counts.
    let room = slots.count == 1 ? 1e-9 * max(1, abs(target.doubleValue)) : 1e-3
    func isNear(_ sample: Sample, _ room: Double) -> Bool {
      (sample.value - exact).applying(.abs).midpoint.doubleValue < room
    }
    // Where the values of all samples with the same integers lie on one side, no way leads across.
    let crossing = families.filter { isBetween(exact, $0) }
    let near =
      crossing.joined().filter { isNear($0, room) } + strays.filter { isNear($0, 1e-9) }
    guard near.allSatisfy(\.isFar), reaches(exact) == nil else { return false }
    return isBetween(exact, samples) && !passes(target) { isSurelyCrossed(target, $0, $1) }
  }

  /// Whether there are values certainly below a number and certainly above it.
  private func isBetween(_ number: Sure, _ samples: [Sample]) -> Bool {
    samples.contains { Interval.isLess($0.value, number) == .yes }
      && samples.contains { Interval.isLess(number, $0.value) == .yes }
  }

  /// Whether values tend to a number as slowly as 1/log x tends to 0: along one input, out to 1e300 or
  /// in to 1e-300, the distance shrinks with the number of digits.
  package func tendsSlowly(to end: Interval<DoubleDouble>) -> Bool {
    guard let sample = samples.first, !slots.isEmpty else { return false }
    let constants = program.constants(as: Sure.self)
    func distance(_ slot: Int, _ value: Rational) -> Double? {
      guard let point = moved(sample.point, slot, to: value), isFeasible(point) else { return nil }
      let lanes = program.run(point.map { Sure($0) }, count: 1, constants: constants)
      let found = lanes[program.outputs[0], 0]
      guard found.isUndefined == .no else { return nil }
      return (found - end).applying(.abs).midpoint.doubleValue
    }
    let powers = [30, 100, 300].compactMap { Rational(10).power($0) }
    let ways = [powers, powers.compactMap(\.reciprocal)].flatMap { [$0, $0.map(\.negated)] }
    return slots.contains { slot in
      ways.contains { way in
        let gaps = way.compactMap { distance(slot, $0) }
        guard gaps.count == 3, gaps.allSatisfy(\.isFinite) else { return false }
        return gaps[1] < gaps[0] * 0.4 && gaps[2] < gaps[1] * 0.4
      }
    }
  }

  /// The place of a sample.
  package func coordinates(_ sample: Sample) -> [Agreement.Coordinate] {
    builder.coordinates(sample.point, of: builder.symbols(of: slots))
  }
}
