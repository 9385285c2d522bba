/// Looks for the lowest value of a quantity of a few inputs, along valleys that bend or lie askew.
///
/// One point is kept and a few are tried at a time; steps that help stretch the distribution that the
/// next are drawn from.
///
/// Source: the (1+λ) form of Igel, Suttorp, Hansen, "A computational efficient covariance matrix update
/// and a (1+1)-CMA for evolution strategies", GECCO 2006, doi:10.1145/1143997.1144082.
struct CovarianceSearch {
  /// The most inputs that are moved together.
  static let mostInputs = 8

  /// The inputs that are moved, each between its ends.
  let inputs: [Builder.Free]

  /// The most rounds of one search.
  private static let rounds = 400

  /// The points that are tried in each round, all at once.
  private static let tries = 8

  /// How far a coordinate may lie out.
  private static let reach = 1e6

  /// Below what a search ends.
  var goal = -Double.infinity

  /// Where a search ends, and how low it came.
  ///
  /// - Parameter values: what is to be low, at some points; infinite where it is not defined.
  func lowest(
    from start: [Double], _ generator: inout SeededGenerator, values: ([[Double]]) -> [Double]
  ) -> (point: [Double], value: Double) {
    let count = inputs.count
    var point = start
    var best = values([start]).first ?? .infinity
    guard count > 0, best < .infinity else { return (point, best) }
    // The factor of the covariance, row by row; steps are `size` times it times what is drawn.
    var factor = (0..<count * count).map { $0 % (count + 1) == 0 ? 1.0 : 0.0 }
    var size = 0.1
    var success = Self.target
    let rate = 2 / Double(count * count + 6)
    let damping = 1 + Double(count) / Double(2 * Self.tries)
    var idle = 0
    for _ in 0..<Self.rounds {
      if best < goal || idle >= Self.mostIdle { break }
      let draws = (0..<Self.tries).map { _ in
        (0..<count).map { _ in Self.normal(&generator) }
      }
      let steps = draws.map { draw in
        (0..<count).map { row in
          (0..<count).reduce(0.0) { $0 + factor[row * count + $1] * draw[$1] }
        }
      }
      let points = steps.map { step in
        var next = point
        for (place, input) in inputs.enumerated() { next[input.slot] += size * step[place] }
        return next
      }
      let found = values(points).enumerated().map { place, value in
        let isWithin = inputs.allSatisfy { input in
          let value = points[place][input.slot]
          return abs(value) < Self.reach && input.low < value && value < input.high
        }
        return isWithin ? value : .infinity
      }
      let share = Double(found.count { $0 < best }) / Double(Self.tries)
      success = (1 - Self.memory) * success + Self.memory * share
      // A polynomial in place of e^x, so that no digit depends on a library.
      let change = (success - Self.target) / (1 - Self.target) / damping
      size *= 1 + change + change * change / 2
      idle += 1
      guard let place = found.indices.min(by: { found[$0] < found[$1] }), found[place] < best
      else { continue }
      // What a double hardly tells apart is no gain.
      if best - found[place] > 1e-15 * abs(best) { idle = 0 }
      (point, best) = (points[place], found[place])
      if success < Self.threshold { Self.stretch(&factor, steps[place], draws[place], rate) }
    }
    return (point, best)
  }

  /// The rounds without a gain after which a search ends.
  private static let mostIdle = 60

  /// The share of steps that help at which their size stays: 1/(5 + √8/2).
  private static let target = 0.156
  private static let memory = 0.384
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
