/// Whether values grow without bound, and where none lie between two of them.
extension RangeProbe {
  /// From where on a value is taken for one on its way to infinity, if nothing speaks against it.
  private static let large = 25.0

  /// Whether the values go on to infinity, or to minus infinity.
  package func isUnbounded(_ isUpper: Bool) -> Bool {
    let sign = isUpper ? 1.0 : -1.0
    if growsSlowly(sign) { return true }
    let own = samples.map { (value: sign * $0.value.midpoint.doubleValue, sample: $0) }
    guard let top = own.max(by: { $0.value < $1.value }), top.value > Self.large else {
      return false
    }
    if isSummit(top.sample, sign) { return false }
    if top.value > 1e9 { return true }
    // Where several points come to the same greatest value, it is a greatest one.
    let close = own.filter { top.value - $0.value <= 1e-9 * top.value }
    let places = Set(close.map { entry in slots.map { entry.sample.point[$0] } })
    return places.count < 3
  }

  /// Whether the values fall on all sides of the sample with the greatest one, and none is greater
  /// far out; next to a pole they change too fast for that.
  private func isSummit(_ top: Sample, _ sign: Double) -> Bool {
    let isNear = slots.allSatisfy { abs(top.point[$0].doubleValue) <= 1e4 }
    guard !isDiscrete, isNear, isTurning(top, jump: 1e-6) else { return false }
    let constants = program.constants(as: Sure.self)
    // Steps of 3/5 meet every phase of a wave.
    let distances = (0..<12).compactMap { Rational(500_000 + 3 * $0).divided(by: Rational(5)) }
    let points = slots.flatMap { slot in
      (distances + distances.map(\.negated)).compactMap { moved(top.point, slot, to: $0) }
    }
    return !points.contains { point in
      guard isFeasible(point) else { return false }
      let value = program.run(point.map { Sure($0) }, count: 1, constants: constants)[
        program.outputs[0], 0]
      return value.isUndefined == .no
        && sign * value.midpoint.doubleValue > sign * top.value.midpoint.doubleValue
    }
  }

  /// Whether values still grow with the number of digits of one input, as log(log(x)) does.
  func growsSlowly(_ sign: Double) -> Bool {
    let constants = program.constants(as: Sure.self)
    func value(_ base: [Rational], _ slot: Int, _ number: Rational) -> Double? {
      guard let point = moved(base, slot, to: number), isFeasible(point) else { return nil }
      let lanes = program.run(point.map { Sure($0) }, count: 1, constants: constants)
      let found = lanes[program.outputs[0], 0]
      guard found.isUndefined == .no, Self.isKnown(found) else { return nil }
      return sign * found.midpoint.doubleValue
    }
    let powers = [30, 100, 300].compactMap { Rational(10).power($0) }
    let small = powers.compactMap(\.reciprocal)
    // Beside 1 longer fractions would not be known exactly.
    let steps = [15, 30, 60].compactMap { Rational(10).power($0)?.reciprocal }
    for slot in slots {
      var ways = [powers, small].flatMap { [$0, $0.map(\.negated)] }
      var ends = [Rational.one]
      if let range = scope.symbol(builder.inputNames[slot].symbol)?.range {
        ends += [range.lowerBound, range.upperBound]
      }
      for end in ends {
        ways.append(steps.compactMap { end.subtracting($0) })
        ways.append(steps.compactMap { end.adding($0) })
      }
      for base in [samples.first, samples.last].compactMap({ $0?.point }) {
        for way in ways {
          let found = way.compactMap { value(base, slot, $0) }
          guard found.count == 3 else { continue }
          let (first, second) = (found[1] - found[0], found[2] - found[1])
          if first > 1e-3, second > first * 0.5 { return true }
        }
      }
    }
    return false
  }

  /// Whether a value is known closely; far out all digits of a difference may be lost.
  static func isKnown(_ value: Sure) -> Bool {
    let size = max(1, abs(value.midpoint.doubleValue))
    return size.isFinite && (value.upper - value.lower).doubleValue <= 1e-6 * size
  }

  /// Whether a sample lies at the end of a domain that is no short fraction: a double close to it.
  package func isAtRoundedEnd(_ sample: Sample) -> Bool {
    slots.contains { slot in
      guard let range = scope.symbol(builder.inputNames[slot].symbol)?.range else { return false }
      let own = sample.point[slot]
      return (own == range.lowerBound || own == range.upperBound) && own.bits > 45
    }
  }

  /// Numbers in the middle of the widest gaps between values of everyday size, with a tenth of each
  /// gap.
  package var gaps: [(middle: Rational, room: Double)] {
    let values = samples.map { $0.value.midpoint.doubleValue }.filter { abs($0) < 12 }
    let found = zip(values, values.dropFirst()).map { (low: $0, width: $1 - $0) }
      .filter { $0.width > 1e-3 }
      .sorted { ($1.width, $0.low) < ($0.width, $1.low) }
    return found.prefix(Self.mostGaps).compactMap { low, width in
      Rational(exactly: low + width / 2).map { ($0, width / 10) }
    }
  }

  /// The most gaps that are asked about.
  private static let mostGaps = 12
}
