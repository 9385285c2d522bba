/// Points towards the corners of what the domains of all symbols allow together.
extension RangeProbe {
  /// Values for some inputs.
  private typealias Choice = [(slot: Int, value: Rational)]

  /// How close to the corners points are looked at; the first are the corners themselves.
  private static let closeness: [Rational] =
    [.zero] + [4, 6, 9, 12, 15, 27, 60].compactMap { Rational(10).power($0)?.reciprocal }

  /// The most corners that are looked at from one distance.
  private static let mostCorners = 96

  /// Adds points where every symbol is at an end of its domain or amid it.
  mutating func addCorners(_ sampler: inout Sampler) {
    // Along a single line to infinity other points go far enough.
    let name = slots.first.map { builder.inputNames[$0].symbol }
    let domain = name.flatMap { scope.symbol($0)?.domain }
    guard slots.count > 1 || domain == .unit || domain == .probability else { return }
    for gap in Self.closeness {
      let symbols = choices(gap)
      guard gap.isZero || symbols.contains(where: { $0.count > 1 }) else { continue }
      let total = symbols.reduce(1) { min($0 * $1.count, Self.mostCorners + 1) }
      let base = sampler.draw(.nice)
      for corner in 0..<min(total, Self.mostCorners) {
        var point = base
        var rest = corner
        for choices in symbols {
          let isComplete = total <= Self.mostCorners
          let pick =
            isComplete ? rest % choices.count : sampler.generator.integer(0...choices.count - 1)
          rest /= choices.count
          for (slot, value) in choices[pick] { point[slot] = value }
        }
        add([point])
      }
    }
  }

  /// What each symbol, or each of its entries, may be at a distance from the ends of its domain.
  private func choices(_ gap: Rational) -> [[Choice]] {
    var result: [[Choice]] = []
    var done: Set<String> = []
    for slot in slots {
      let name = builder.inputNames[slot].symbol
      guard let symbol = scope.symbol(name) else { continue }
      switch symbol.domain {
      case .oneHot, .probability:
        guard done.insert(name).inserted else { continue }
        for entries in Self.distributions(of: name, builder) {
          let values =
            symbol.domain == .oneHot
            ? Sampler.enumerated(symbol, count: entries.count, limit: Self.mostCorners) ?? []
            : Self.probabilities(entries.count, gap)
          result.append(values.map { zip(entries, $0).map { ($0, $1) } })
        }
      default:
        result.append(numbers(symbol, gap).filter { allows(slot, $0) }.map { [(slot, $0)] })
      }
    }
    return result.filter { !$0.isEmpty }
  }

  /// Numbers at a distance from the ends of a domain, and one amid them.
  private func numbers(_ symbol: Scope.Symbol, _ gap: Rational) -> [Rational] {
    if case .values(let values) = symbol.domain { return Array(values.prefix(4)) }
    if let range = symbol.range {
      let half = Rational(numerator: 1, denominator: 2) ?? .one
      return [
        range.lowerBound.adding(gap), range.upperBound.subtracting(gap),
        range.lowerBound.adding(range.upperBound)?.multiplied(by: half),
      ].compactMap { $0 }
    }
    let far = gap.reciprocal
    switch symbol.domain {
    case .unit:
      return [gap, Rational(numerator: 1, denominator: 2), Rational.one.subtracting(gap)]
        .compactMap { $0 }
    case .positive, .nonnegative: return [gap, .one] + (far.map { [$0] } ?? [])
    case .negative: return [gap.negated, Rational(-1)] + (far.map { [$0.negated] } ?? [])
    default:
      // Farther out the digits of sums are lost.
      guard let far, far.doubleValue < 1e13 else { return [.zero] }
      return [far.negated, .zero, far]
    }
  }

  /// Probabilities close to every vertex and to the middle of every edge, and all of them equal.
  private static func probabilities(_ count: Int, _ gap: Rational) -> [[Rational]] {
    func shared(by few: [Int]) -> [Rational]? {
      let others = gap.multiplied(by: Rational(count - few.count))
      guard let others, let rest = Rational.one.subtracting(others),
        let share = rest.divided(by: Rational(few.count))
      else { return nil }
      return (0..<count).map { few.contains($0) ? share : gap }
    }
    var result = [shared(by: Array(0..<count))].compactMap { $0 }
    guard !gap.isZero, count > 1 else { return result }
    for vertex in 0..<min(count, 8) { result += [shared(by: [vertex])].compactMap { $0 } }
    guard count > 2, count < 6 else { return result }
    for one in 0..<count {
      for other in 0..<one { result += [shared(by: [one, other])].compactMap { $0 } }
    }
    return result
  }
}
