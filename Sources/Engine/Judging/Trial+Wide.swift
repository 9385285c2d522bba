/// Points far and wide, looked at in ordinary doubles: where a piece of a formula lies that no other
/// point fell into. They decide nothing; where both sides look different, they are judged like others.
extension Trial {
  /// The points that are looked at, where a formula is short.
  private static let mostWide = 4096

  /// The fewest of them.
  private static let fewestWide = 256

  /// The operations that all of them take together.
  private static let wideWork = 1 << 21

  /// The points that are judged.
  private static let mostLookedAt = 12

  /// The sizes of the coordinates, each a power of two so that they have few digits.
  private static let scales: [Double] = [8, 2, 32, 8, 0.5, 8, 128, 32]

  /// The points, of many, at which both sides look different: those close to the origin first, or with
  /// a tolerance those with the greatest difference.
  mutating func differentFarAndWide() -> [[Rational]] {
    guard !critical.kinks.isEmpty, equations.isEmpty else { return [] }
    let free = builder.free(among: usedSlots)
    guard !free.isEmpty else { return [] }
    var generator = SeededGenerator(
      seed: comparison.seed, comparison.stream + ["far and wide"])
    let bases = (0..<8).map { sampler.draw($0 % 2 == 0 ? .generic : .scales).map(\.doubleValue) }
    let size = max(program.operations.count, 1)
    let count = min(max(Self.wideWork / size, Self.fewestWide), Self.mostWide)
    let constants = program.constants(as: Double.self)
    var found: [(rank: Double, point: [Rational])] = []
    var start = 0
    while start < count {
      let points = (start..<min(start + 128, count)).map { number in
        Self.wide(number, from: bases[number % bases.count], free, &generator)
      }
      start += points.count
      let lanes = program.run(builder.inputs(points), count: points.count, constants: constants)
      for (lane, point) in points.enumerated() {
        guard let gap = gap(lanes, lane) else { continue }
        let exact = point.compactMap { Rational(exactly: $0) }
        guard exact.count == point.count, free.allSatisfy({ allows($0.slot, exact[$0.slot]) })
        else {
          continue
        }
        let distance = free.map { abs(point[$0.slot]) }.max() ?? 0
        found.append((comparison.tolerance == nil ? distance : -gap, exact))
      }
    }
    let order = found.indices.sorted { (found[$0].rank, $0) < (found[$1].rank, $1) }
    return order.prefix(Self.mostLookedAt).map { found[$0].point }
  }

  /// One of the points: coordinates of one size, or each of its own.
  private static func wide(
    _ number: Int, from base: [Double], _ free: [Builder.Free], _ generator: inout SeededGenerator
  ) -> [Double] {
    var point = base
    let hasOneSize = number % 4 != 3
    var scale = scales[number / 4 % scales.count]
    for input in free {
      if !hasOneSize {
        scale = scales[generator.integer(0...scales.count - 1)]
      }
      let part = Double(generator.integer(-128...128)) / 128
      point[input.slot] =
        switch (input.low.isFinite, input.high.isFinite) {
        case (true, true): input.low + (input.high - input.low) * (part + 1) / 2
        case (true, false): input.low + abs(part) * scale
        case (false, true): input.high - abs(part) * scale
        case (false, false): part * scale
        }
    }
    return point
  }

  /// How clearly some entry differs at a point; nil where none does, or a condition does not hold.
  private func gap(_ lanes: Lanes<Double>, _ lane: Int) -> Double? {
    let count = reference.entries.count
    var largest: Double?
    for entry in 0..<count {
      let r = lanes[program.outputs[entry], lane]
      let a = lanes[program.outputs[count + entry], lane]
      if r.isNaN || a.isNaN {
        let counts = r.isNaN ? comparison.policy == .same : comparison.policy != .common
        if counts, r.isFinite || a.isFinite { largest = .infinity }
      } else if r.isFinite, a.isFinite {
        let gap = abs(r - a) / max(1, abs(r), abs(a))
        if gap > 1e-6 { largest = max(largest ?? 0, gap) }
      }
    }
    guard tests.allSatisfy({ lanes.truth(program.outputs[$0], lane) == .yes }) else { return nil }
    return largest
  }
}
