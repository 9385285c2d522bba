/// What the domains of the symbols behind a graph's inputs allow.
extension Builder {
  /// Whether the domain of an input's symbol has a value; what sums to 1 with others cannot move alone.
  func allows(_ slot: Int, _ value: Rational) -> Bool {
    guard inputNames.indices.contains(slot), let symbol = scope.symbol(inputNames[slot].symbol)
    else { return false }
    switch symbol.domain {
    case .oneHot, .probability: return false
    default: return Sampler.allows(symbol, value)
    }
  }

  /// All points of some inputs, the others being 1; nil where they are infinitely many, or too many.
  func enumeration(of slots: some Collection<Int>, limit: Int) -> [[Rational]]? {
    let names = Set(slots.map { inputNames[$0].symbol })
    var points: [[Rational]] = [[]]
    for symbol in scope.symbols {
      guard let grid = symbolGrids[symbol.name] else { continue }
      let count = grid.entries.count
      var choices = [Array(repeating: Rational.one, count: count)]
      if names.contains(symbol.name) {
        guard
          let all = Sampler.enumerated(symbol, count: count, columns: grid.columns, limit: limit)
        else { return nil }
        choices = all
      }
      guard points.count * choices.count <= limit else { return nil }
      points = points.flatMap { head in choices.map { head + $0 } }
    }
    return points
  }

  /// An input that may have any value between two ends, with these.
  struct Free {
    /// The input.
    var slot: Int
    /// The lower end, or minus infinity.
    var low = -Double.infinity
    /// The upper end, or infinity.
    var high = Double.infinity
  }

  /// Those of some inputs whose values neither lie apart nor are bound to others.
  func free(among slots: some Sequence<Int>) -> [Free] {
    slots.compactMap { slot in
      guard let symbol = scope.symbol(inputNames[slot].symbol) else { return nil }
      var result = Free(slot: slot)
      switch symbol.domain {
      case .real: break
      case .positive, .nonnegative: result.low = 0
      case .negative: result.high = 0
      case .unit: (result.low, result.high) = (0, 1)
      default: return nil
      }
      if let range = symbol.range {
        result.low = max(result.low, range.lowerBound.doubleValue)
        result.high = min(result.high, range.upperBound.doubleValue)
      }
      return result
    }
  }

  /// Points as a program takes them: for each input its value at each point.
  func inputs(_ points: [[Double]]) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(points.count * inputNames.count)
    for slot in inputNames.indices { for point in points { result.append(point[slot]) } }
    return result
  }
}
