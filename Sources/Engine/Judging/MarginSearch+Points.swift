/// Points at which statements often fail: zeros and ones, equal entries, small whole numbers, and the
/// short fractions next to a point that was found.
extension MarginSearch {
  /// The most points of a grid.
  private static let mostGridPoints = 1000

  /// A point as a report shows it.
  func coordinates(_ point: [Rational]) -> [Agreement.Coordinate] {
    builder.coordinates(point, of: builder.symbols(of: tests.usedInputs))
  }

  /// All inputs alike, and all combinations of small numbers where there are few inputs.
  func tidyPoints() -> [[Rational]] {
    let slots = tests.usedInputs.sorted()
    guard !slots.isEmpty else { return [] }
    let numbers = [0, 1, -1, 2, -2, 3].map { Rational($0) } + [half, half.negated]
    var points = numbers.map { number in filled(number) }
    points.append(uniform())
    points += lattice(slots)
    var grid = [filled(.zero)]
    for slot in slots {
      guard grid.count * numbers.count <= Self.mostGridPoints else { return points }
      grid = grid.flatMap { point in
        numbers.map { number in
          var next = point
          next[slot] = number
          return next
        }
      }
    }
    return points + grid
  }

  /// All small whole numbers, where there are few inputs and all of them are such: 3² + 4² = 5², and
  /// 13·17 = 221.
  private func lattice(_ slots: [Int]) -> [[Rational]] {
    let domains = slots.map { all.scope.symbol(builder.inputNames[$0].symbol)?.domain }
    guard slots.count <= 3, domains.allSatisfy({ $0 == .natural || $0 == .integer }) else {
      return []
    }
    var points = [filled(.one)]
    let isWide = slots.count < 3
    for (slot, domain) in zip(slots, domains) {
      let numbers =
        domain == .natural ? 1...(isWide ? 40 : 13) : isWide ? -20...20 : -6...6
      points = points.flatMap { point in
        numbers.map { number in
          var next = point
          next[slot] = Rational(number)
          return next
        }
      }
    }
    return points
  }

  private var half: Rational { Rational(numerator: 1, denominator: 2) ?? .one }

  private func filled(_ number: Rational) -> [Rational] {
    Array(repeating: number, count: builder.inputNames.count)
  }

  /// Probability vectors with equal entries, everything else 1.
  private func uniform() -> [Rational] {
    builder.inputNames.map { name in
      guard let symbol = all.scope.symbol(name.symbol), case .probability = symbol.domain,
        let grid = builder.symbolGrids[name.symbol]
      else { return .one }
      let count = grid.rows > 1 && grid.columns > 1 ? grid.columns : grid.entries.count
      return Rational(numerator: 1, denominator: max(count, 1)) ?? .one
    }
  }

  /// A counterexample among the points whose coordinates are short fractions close to these.
  func nearby(_ point: [Double]) -> [Agreement.Coordinate]? {
    for denominator in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 100, 1000] {
      let rounded = point.map { value in
        Rational(nearest: value, denominator: denominator) ?? Rational(exactly: value) ?? .zero
      }
      if fails(rounded) { return coordinates(rounded) }
    }
    // Each coordinate by itself: 1/3 beside 1/7.
    let mixed = point.map { value -> Rational in
      for denominator in 1...60 {
        if let near = Rational(nearest: value, denominator: denominator),
          abs(near.doubleValue - value) < 1e-4
        {
          return near
        }
      }
      return Rational(exactly: value) ?? .zero
    }
    return fails(mixed) ? coordinates(mixed) : nil
  }
}

extension MarginSearch {
  /// A point at which both sides are the same number, next to one where they come close.
  func touching(_ point: [Double], _ slots: [Int]) -> [Agreement.Coordinate]? {
    guard slots.count == 1, let formula = all.formula, all.scope.dimensions.isEmpty else {
      return nil
    }
    let name = builder.inputNames[slots[0]].symbol
    let candidates = ForAll.singledOut(near: point[slots[0]])
    for candidate in candidates
    where ForAll.isRefuted(formula, in: all.scope, at: [(name, candidate)]) {
      return [Agreement.Coordinate(name: name, value: candidate.description)]
    }
    return nil
  }

  /// A tidy point at which both sides of a strict comparison are the same number.
  func equalAtTidyPoint() throws(ShapeError) -> [Agreement.Coordinate]? {
    for point in tidyPoints().prefix(Self.mostTouched) where isAllowed(point) {
      var values: [String: [Interval<DoubleDouble>]] = [:]
      for (slot, name) in builder.inputNames.enumerated() {
        values[name.symbol, default: []].append(Interval(point[slot]))
      }
      let evaluator = PointEvaluator(all.scope, builder.binding, values: values)
      if try evaluator.truthByEquality(all.statement) == .no { return coordinates(point) }
    }
    return nil
  }
}
