/// Points moved within the domains of the symbols.
extension RangeProbe {
  /// The entries whose values are positive and sum to 1 together, which cannot move alone.
  static func simplices(_ scope: Scope, _ builder: Builder) -> [Range<Int>] {
    scope.symbols.filter { $0.domain == .probability }.flatMap { symbol in
      distributions(of: symbol.name, builder).compactMap { slots in
        slots.first.map { $0..<$0 + slots.count }
      }
    }.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The inputs of a symbol: those of each row of a matrix, or all of a vector.
  static func distributions(of symbol: String, _ builder: Builder) -> [[Int]] {
    let slots = builder.inputNames.indices.filter { builder.inputNames[$0].symbol == symbol }
    let grid = builder.symbolGrids[symbol]
    let (rows, columns) = (grid?.rows ?? 1, grid?.columns ?? 1)
    return Scope.Symbol.distributions(slots, rows: rows, columns: columns).map { Array($0) }
  }

  /// Whether an input's values lie apart, so that there is no way from one to another.
  static func isDiscrete(_ domain: Scope.Domain) -> Bool {
    switch domain {
    case .integer, .natural, .oneHot, .index, .values: true
    case .real, .positive, .negative, .nonnegative, .unit, .probability: false
    }
  }

  /// The entries that an input shares the sum of 1 with.
  func simplex(of slot: Int) -> Range<Int>? { simplices.first { $0.contains(slot) } }

  /// The point with one input changed; probabilities beside it are scaled to what it leaves.
  func moved(_ point: [Rational], _ slot: Int, to value: Rational) -> [Rational]? {
    var next = point
    next[slot] = value
    guard let entries = simplex(of: slot) else { return allows(slot, value) ? next : nil }
    guard value.signum > 0, let left = Rational.one.subtracting(value), left.signum > 0,
      let factor = Rational.one.subtracting(point[slot]).flatMap({ left.divided(by: $0) })
    else { return nil }
    for entry in entries where entry != slot {
      guard let scaled = point[entry].multiplied(by: factor) else { return nil }
      next[entry] = scaled
    }
    return next
  }

  /// The points with one input changed by a step; a probability takes it from all others, or from one.
  func moves(_ point: [Double], _ slot: Int, by step: Double) -> [[Double]] {
    var next = point
    next[slot] += step
    guard let entries = simplex(of: slot) else {
      guard let exact = Rational(exactly: next[slot]), allows(slot, exact) else { return [] }
      return [next]
    }
    guard next[slot] > 0, next[slot] < 1, point[slot] < 1 else { return [] }
    let others = entries.filter { $0 != slot }
    let single = others.filter { point[$0] > step }.map { entry in
      var single = next
      single[entry] -= step
      return single
    }
    let factor = (1 - next[slot]) / (1 - point[slot])
    for entry in others { next[entry] *= factor }
    return [next] + single
  }

  /// The point with probabilities that sum to 1 exactly; nil where one of them is not positive.
  func balanced(_ point: [Rational]) -> [Rational]? {
    var next = point
    for entries in simplices {
      var total = Rational.zero
      for entry in entries {
        guard point[entry].signum > 0, let sum = total.adding(point[entry]) else { return nil }
        total = sum
      }
      for entry in entries {
        guard let share = point[entry].divided(by: total) else { return nil }
        next[entry] = share
      }
    }
    return next
  }

  /// Points a quarter away along every input, or less where the domain ends before.
  func neighbours(_ point: [Rational]) -> [[Rational]] {
    let steps = (2...9).compactMap { Rational(numerator: 1, denominator: 1 << $0) }
    return slots.filter { !apart.contains($0) }.flatMap { slot in
      [steps, steps.map(\.negated)].compactMap { steps in
        steps.lazy.compactMap { step in
          point[slot].adding(step).flatMap { moved(point, slot, to: $0) }
        }.first
      }
    }
  }

  /// Where values lie apart: the next points, by the ways that can be gone.
  func directions(_ point: [Rational]) -> [[[Rational]]] {
    var done: Set<String> = []
    return slots.flatMap { slot -> [[[Rational]]] in
      let name = builder.inputNames[slot].symbol
      guard let symbol = scope.symbol(name) else { return [] }
      switch symbol.domain {
      case .oneHot:
        guard done.insert(name).inserted else { return [] }
        return Self.distributions(of: name, builder).map { entries in
          entries.map { hot in
            var next = point
            for entry in entries { next[entry] = entry == hot ? .one : .zero }
            return next
          }
        }
      case .values(let values): return [values.compactMap { moved(point, slot, to: $0) }]
      default:
        return [1, -1].map { sign in
          (1...6).compactMap { step in
            point[slot].adding(Rational(sign * step)).flatMap { moved(point, slot, to: $0) }
          }
        }
      }
    }
  }

  /// Whether a place on a way between two points is in the domains.
  func isWithin(_ point: [Rational]) -> Bool {
    slots.allSatisfy { slot in
      if apart.contains(slot) { return true }
      return simplex(of: slot) == nil ? allows(slot, point[slot]) : point[slot].signum > 0
    }
  }

  /// Whether two points agree in all inputs whose values lie apart.
  func agree(_ one: Sample, _ other: Sample) -> Bool {
    apart.allSatisfy { one.point[$0] == other.point[$0] }
  }

  /// Samples that ways lead between, the most first, as they agree in what has values apart; and those
  /// that are alone or too few.
  static func families(
    _ samples: [Sample], apart: [Int]
  ) -> (families: [[Sample]], strays: [Sample]) {
    guard !apart.isEmpty else { return ([samples], []) }
    var places: [[Rational]: Int] = [:]
    var families: [[Sample]] = []
    for sample in samples {
      let key = apart.map { sample.point[$0] }
      if let place = places[key] {
        families[place].append(sample)
      } else {
        places[key] = families.count
        families.append([sample])
      }
    }
    let order = families.indices.sorted { (families[$1].count, $0) < (families[$0].count, $1) }
    let kept = order.prefix(mostFamilies).filter { families[$0].count > 3 }
    return (
      kept.map { families[$0] },
      families.indices.filter { !kept.contains($0) }.flatMap { families[$0] }
    )
  }

  /// The most families between whose samples ways are looked for.
  private static let mostFamilies = 32
}
