/// Walks towards the smallest and the largest values.
extension RangeProbe {
  /// Walks towards smaller (or larger) values by compass search and keeps where it ends.
  ///
  /// - Parameter goesFar: whether steps grow, so that a distant extreme is reached.
  mutating func descend(
    _ start: [Rational], _ direction: Double, step first: Double, goesFar: Bool
  ) {
    let values = objective(direction)
    func value(_ point: [Double]) -> Double { values([point]).first ?? .infinity }
    guard let start = feasible(start) else { return }
    var point = start.map(\.doubleValue)
    var best = value(point)
    var step = first
    var steps = 0
    while step > 1e-7, steps < 300 {
      var improved = false
      for slot in slots {
        for sign in [1.0, -1.0] {
          let limit = goesFar ? 1e7 : 60
          for next in moves(point, slot, by: sign * step) where abs(next[slot]) < limit {
            let trial = value(next)
            if trial < best { (point, best, improved) = (next, trial, true) }
          }
        }
      }
      step = improved ? (goesFar ? min(step * 2, 1e5) : step) : step / 3
      steps += 1
    }
    keepEnd(point, of: start)
  }

  /// Goes on from the smallest and the largest values along valleys that lie askew or bend, in which a
  /// walk along one input at a time gets stuck.
  mutating func deepen(_ sampler: inout Sampler) {
    let inputs = builder.free(among: slots)
    guard inputs.count == slots.count,
      (2...CovarianceSearch.mostInputs).contains(inputs.count)
    else { return }
    var search = CovarianceSearch(inputs: inputs)
    for direction in [1.0, -1.0] {
      let values = objective(direction)
      let order = samples.indices.sorted { left, right in
        let (mine, other) = (
          samples[left].value.midpoint.doubleValue * direction,
          samples[right].value.midpoint.doubleValue * direction
        )
        return (mine, left) < (other, right)
      }
      // What has grown so large goes on to infinity, or is known as well as it will be.
      guard let lowest = order.first,
        samples[lowest].value.midpoint.doubleValue * direction > -Self.largest
      else { continue }
      let starts = [lowest] + order.filter { !samples[$0].isFar }.prefix(2)
      var tried: Set<[Rational]> = []
      search.goal = -Self.largest
      for start in starts.map({ samples[$0].point }) where tried.insert(start).inserted {
        let (point, _) = search.lowest(
          from: start.map(\.doubleValue), &sampler.generator, values: values)
        keepEnd(point, of: start)
        // Where it leads away from the origin, an end may be approached ever further out.
        for factor in [4.0, 16] { keepEnd(point.map { $0 * factor }, of: start) }
      }
    }
  }

  /// From where on a value is not followed further.
  private static let largest = 1e4

  /// What is to be low: the quantity, or its negative; infinite where it has no value.
  private func objective(_ direction: Double) -> ([[Double]]) -> [Double] {
    let constants = program.constants(as: Double.self)
    return { points in
      let lanes = program.run(builder.inputs(points), count: points.count, constants: constants)
      return points.enumerated().map { lane, point in
        if tests != nil {
          let exact = point.compactMap { Rational(exactly: $0) }
          guard exact.count == point.count, isFeasible(exact) else { return .infinity }
        }
        let value = lanes[program.outputs[0], lane] * direction
        return value.isNaN ? .infinity : value
      }
    }
  }

  /// Keeps the values where a walk ended and at the simple places beside that.
  private mutating func keepEnd(_ point: [Double], of start: [Rational]) {
    // Off by the rounding of thirds alone it would lie beside a simple place that may be a hole.
    let isRounded = slots.allSatisfy { slot in
      abs(point[slot] - (point[slot] * 1000).rounded() / 1000) < 1e-12
    }
    var points = isRounded ? [] : [point.compactMap { Rational(exactly: $0) }]
    for digits in [1, 2, 10, 1000] {
      points.append(
        point.compactMap { Rational(nearest: $0, denominator: digits) ?? Rational(exactly: $0) })
    }
    if !simplices.isEmpty {
      // A walk towards an edge is taken on until it is close.
      points.append(
        point.indices.compactMap { slot in
          let isOnEdge = point[slot] < 1e-5 && simplex(of: slot) != nil
          return Rational(exactly: isOnEdge ? 1e-15 : point[slot])
        })
    }
    add(
      points.compactMap { candidate in
        guard candidate.count == point.count, var balanced = balanced(candidate) else { return nil }
        // What lies apart is kept as it was, but for whole numbers that moved.
        for slot in apart where point[slot] == start[slot].doubleValue {
          balanced[slot] = start[slot]
        }
        let hasMoved = apart.contains { balanced[$0] != start[$0] && !allows($0, balanced[$0]) }
        return !hasMoved && isWithin(balanced) ? balanced : nil
      })
  }
}
