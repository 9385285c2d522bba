/// Looks for the lowest value of a quantity of a few inputs, along valleys that bend or lie askew.
///
/// One point is kept and one is tried at a time; steps that help stretch the distribution that the next
/// are drawn from.
///
/// Source: Igel, Suttorp, Hansen, "A computational efficient covariance matrix update and a (1+1)-CMA
/// for evolution strategies", GECCO 2006, doi:10.1145/1143997.1144082.
struct CovarianceSearch {
  /// The most inputs that are moved together.
  static let mostInputs = 8

  /// The inputs that are moved.
  let slots: [Int]

  /// The most evaluations of one search.
  var evaluations = 1200

  /// How far a coordinate may lie out.
  var reach = 1e6

  /// Below what a search ends.
  var goal = -Double.infinity

  /// Where a search ends, and how low it came.
  ///
  /// - Parameters:
  ///   - isAllowed: whether an input may have a value.
  ///   - value: what is to be low; infinite where it is not defined.
  func lowest(
    from start: [Double], _ generator: inout SeededGenerator,
    isAllowed: (Int, Double) -> Bool, value: ([Double]) -> Double
  ) -> (point: [Double], value: Double) {
    let count = slots.count
    var point = start
    var best = value(start)
    guard count > 0, best < .infinity else { return (point, best) }
    // The factor of the covariance, row by row; steps are `size` times it times what is drawn.
    var factor = (0..<count * count).map { $0 % (count + 1) == 0 ? 1.0 : 0.0 }
    var size = 1.0
    var success = Self.target
    let rate = 2 / Double(count * count + 6)
    let damping = 1 + Double(count) / 2
    for _ in 0..<evaluations {
      if best < goal { break }
      let draw = (0..<count).map { _ in Self.normal(&generator) }
      var step = [Double](repeating: 0, count: count)
      for row in 0..<count {
        for column in 0..<count { step[row] += factor[row * count + column] * draw[column] }
      }
      var next = point
      var isWithin = true
      for (place, slot) in slots.enumerated() {
        next[slot] += size * step[place]
        isWithin = isWithin && abs(next[slot]) < reach && isAllowed(slot, next[slot])
      }
      let trial = isWithin ? value(next) : .infinity
      let isBetter = trial < best
      success = (1 - Self.memory) * success + (isBetter ? Self.memory : 0)
      // A polynomial in place of e^x, so that no digit depends on a library.
      let change = (success - Self.target) / (1 - Self.target) / damping
      size *= 1 + change + change * change / 2
      if isBetter {
        (point, best) = (next, trial)
        if success < Self.threshold { Self.stretch(&factor, step, draw, rate) }
      }
      if size < 1e-17 { break }
    }
    return (point, best)
  }

  private static let target = 2.0 / 11
  private static let memory = 1.0 / 12
  private static let threshold = 0.44

  /// The update of the factor by a step that helped.
  private static func stretch(
    _ factor: inout [Double], _ step: [Double], _ draw: [Double], _ rate: Double
  ) {
    let length = draw.reduce(0) { $0 + $1 * $1 }
    guard length > 0 else { return }
    let kept = (1 - rate).squareRoot()
    let added = kept / length * ((1 + rate * length / (1 - rate)).squareRoot() - 1)
    let count = draw.count
    for row in 0..<count {
      for column in 0..<count {
        let place = row * count + column
        factor[place] = kept * factor[place] + added * step[row] * draw[column]
      }
    }
  }

  /// Close to a normal distribution: twelve numbers of an even one.
  private static func normal(_ generator: inout SeededGenerator) -> Double {
    var sum = 0
    for _ in 0..<3 {
      let bits = generator.next()
      for part in 0..<4 { sum += Int(truncatingIfNeeded: bits >> (16 * UInt64(part)) & 0xFFFF) }
    }
    return Double(sum) / 65536 - 6
  }
}
