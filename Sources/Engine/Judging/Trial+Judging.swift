import Text

/// What a point says of the two sides.
extension Trial {
  func inputs(_ points: [[Rational]]) -> [Sure] {
    var result: [Sure] = []
    let count = builder.inputNames.count
    result.reserveCapacity(count * points.count)
    for slot in 0..<count {
      let isUsed = program.usedInputs.contains(slot)
      for point in points { result.append(isUsed ? Sure(point[slot]) : .undefined) }
    }
    return result
  }

  /// Judges points in their order and stops at the first that settles the matter.
  mutating func judge(
    _ points: [[Rational]], _ tally: inout Tally
  ) throws(ShapeError) -> Agreement? {
    let points = points.filter { point in tried.insert(usedSlots.map { point[$0] }).inserted }
    var start = 0
    while start < points.count {
      let end = min(start + comparison.plan.lanes, points.count)
      let group = Array(points[start..<end])
      let lanes = program.run(inputs(group), count: group.count, constants: constants)
      for (lane, point) in group.enumerated() {
        guard holds(lanes, lane), !isOnKink(lanes, lane, point) else { continue }
        tally.drawn += 1
        if let outcome = judge(lanes, lane, point, &tally) { return outcome }
      }
      start = end
    }
    return nil
  }

  /// Whether every assumption certainly holds.
  func holds(_ lanes: Lanes<Sure>, _ lane: Int) -> Bool {
    tests.allSatisfy { lanes.truth(program.outputs[$0], lane) == .yes }
  }

  /// Whether the point lies on a kink of the reference, where its slope may be any number.
  ///
  /// What is zero all around, such as the `relu(x)` in `relu(relu(x))` below 0, is no kink.
  func isOnKink(_ lanes: Lanes<Sure>, _ lane: Int, _ point: [Rational]) -> Bool {
    guard kinkCount > 0 else { return false }
    func mayBeZero(_ place: Int, _ lanes: Lanes<Sure>, _ lane: Int) -> Bool {
      let value = lanes[program.outputs[place], lane]
      return value.isUndefined == .no && value.contains(.zero)
    }
    let first = reference.entries.count + answer.entries.count
    let zeros = (first..<first + kinkCount).filter { mayBeZero($0, lanes, lane) }
    guard !zeros.isEmpty else { return false }
    let neighbours = neighbours(of: point)
    guard !neighbours.isEmpty else { return true }
    let around = program.run(inputs(neighbours), count: neighbours.count, constants: constants)
    return zeros.contains { place in
      neighbours.indices.contains { !mayBeZero(place, around, $0) }
    }
  }

  mutating func judge(
    _ lanes: Lanes<Sure>, _ lane: Int, _ point: [Rational], _ tally: inout Tally
  ) -> Agreement? {
    let count = reference.entries.count
    var agrees = true
    var isSure = true
    var allUndefined = true
    var worst: (entry: Int, gap: Double)?
    for entry in 0..<count {
      let r = lanes[program.outputs[entry], lane]
      let a = lanes[program.outputs[count + entry], lane]
      if r.exact == nil || a.exact == nil { tally.isExact = false }
      if r.isUndefined == .yes {
        agrees = false
        if comparison.policy == .same, a.isUndefined == .no {
          return difference(.referenceUndefined, entry, r, a, point)
        }
        if a.isUndefined != .yes { allUndefined = false }
        continue
      }
      allUndefined = false
      if r.isUndefined == .unknown {
        isSure = false
        continue
      }
      switch a.isUndefined {
      case .yes:
        agrees = false
        if comparison.policy == .common { continue }
        if comparison.policy == .same || isOpen(point, entry) {
          return difference(.answerUndefined, entry, r, a, point)
        }
        let place = coordinates(point).map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
        if tally.notes.isEmpty {
          tally.notes.append("the answer is undefined at single points such as \(place)")
        }
      case .unknown: isSure = false
      case .no:
        switch compare(r, a, lanes, lane, entry) {
        case .no:
          let gap = gap(r, a)
          if gap > (worst?.gap ?? -1) { worst = (entry, gap) }
        case .unknown: isSure = false
        case .yes: break
        }
      }
    }
    if let worst {
      let r = lanes[program.outputs[worst.entry], lane]
      let a = lanes[program.outputs[count + worst.entry], lane]
      return difference(.values, worst.entry, r, a, point)
    }
    if agrees, isSure, usable.count < 32 { usable.append(point) }
    tally.count(agrees: agrees, isSure: isSure, allUndefined: allUndefined)
    return nil
  }

  /// Whether two values that are both defined agree.
  func compare(
    _ r: Sure, _ a: Sure, _ lanes: Lanes<Sure>, _ lane: Int, _ entry: Int
  ) -> Truth {
    if reference.entries[entry] == answer.entries[entry] { return .yes }
    if let p = r.exact, let q = a.exact, p == q { return .yes }
    if let tolerance = comparison.tolerance { return tolerance.accepts(a, near: r) }
    if let p = r.exact, let q = a.exact { return p == q ? .yes : .no }
    if r.isDisjoint(from: a) { return .no }
    let width = comparison.plan.agreementWidth
    // What both have in common drops out of their difference, which may tell them apart all the same.
    if isApart(lanes, lane, entry) { return .no }
    if r.relativeWidth <= width, a.relativeWidth <= width { return .yes }
    guard r.contains(.zero) else { return .unknown }
    let sizes = magnitudes(lanes, lane)
    let limit = comparison.plan.cancellationWidth
    for (value, place) in [(r, entry), (a, reference.entries.count + entry)] {
      let spread = value.magnitudeUpperBound.doubleValue
      guard spread <= width, spread <= limit * sizes[program.outputs[place]] else {
        return .unknown
      }
    }
    return .yes
  }

  /// Whether the difference of both sides is certainly not zero.
  private func isApart(_ lanes: Lanes<Sure>, _ lane: Int, _ entry: Int) -> Bool {
    guard entry < gapCount else { return false }
    let gap = lanes[program.outputs[program.outputs.count - gapCount + entry], lane]
    return gap.isUndefined == .no && !gap.contains(.zero)
  }

  /// How large the terms were that were added to give each value.
  func magnitudes(_ lanes: Lanes<Sure>, _ lane: Int) -> [Double] {
    var sizes = [Double](repeating: 0, count: program.operations.count)
    for (place, operation) in program.operations.enumerated() {
      let own = lanes[place, lane].magnitudeUpperBound.doubleValue
      switch operation {
      case .add(let a, let b), .subtract(let a, let b): sizes[place] = sizes[Int(a)] + sizes[Int(b)]
      case .multiply(let a, let b): sizes[place] = sizes[Int(a)] * sizes[Int(b)]
      case .negate(let a), .guarded(_, let a): sizes[place] = sizes[Int(a)]
      case .divide(let a, let b):
        let below = abs(lanes[Int(b), lane].midpoint.doubleValue)
        sizes[place] = below > 0 ? sizes[Int(a)] / below : own
      case .integerPower(let a, let n) where n > 0: sizes[place] = sizes[Int(a)].power(n)
      case .elementary(let function, let a):
        sizes[place] = max(own, size(of: function, at: lanes[Int(a), lane], sizes[Int(a)]))
      default: sizes[place] = own
      }
    }
    return sizes
  }

  /// How much of the size of its argument a function passes on where it may be zero.
  func size(of function: Elementary, at value: Sure, _ size: Double) -> Double {
    switch function {
    case .sin, .cos, .tan, .asin, .atan, .sinh, .tanh, .asinh, .atanh, .abs, .relu: return size
    case .log:
      let middle = abs(value.midpoint.doubleValue)
      return middle > 0 ? size / middle : 0
    default: return 0
    }
  }

  func gap(_ r: Sure, _ a: Sure) -> Double {
    let distance = abs(r.midpoint.doubleValue - a.midpoint.doubleValue)
    return distance.isNaN ? 0 : distance
  }

  /// Whether the answer is undefined on a whole neighbourhood, not just at this point.
  func isOpen(_ point: [Rational], _ entry: Int) -> Bool {
    let neighbours = neighbours(of: point)
    guard !neighbours.isEmpty else { return true }
    let lanes = program.run(inputs(neighbours), count: neighbours.count, constants: constants)
    let place = program.outputs[reference.entries.count + entry]
    var undefined = 0
    var relevant = 0
    for lane in neighbours.indices {
      guard lanes[program.outputs[entry], lane].isUndefined == .no else { continue }
      relevant += 1
      if lanes[place, lane].isUndefined == .yes { undefined += 1 }
    }
    // Undefined to one side only is still an open set next to the point.
    return relevant == 0 ? false : undefined > 0
  }

  /// Points close to another, to all sides; none where no input can be moved by so little.
  private func neighbours(of point: [Rational]) -> [[Rational]] {
    var generator = SeededGenerator(seed: comparison.seed, comparison.stream + ["neighbours"])
    let movable = program.usedInputs.sorted().filter { slot in
      guard let symbol = comparison.scope.symbol(builder.inputNames[slot].symbol) else {
        return false
      }
      switch symbol.domain {
      case .integer, .natural, .oneHot, .probability, .values, .index: return false
      default: return true
      }
    }
    guard !movable.isEmpty else { return [] }
    var neighbours: [[Rational]] = []
    // Up to a thousandth away, then up to a billionth: a gap may be narrow.
    for scale in [1 << 40, 1 << 60] {
      for _ in 0..<8 {
        var next = point
        for slot in movable {
          let bits = generator.integer(-(1 << 30)...(1 << 30))
          let shift = Rational(numerator: bits, denominator: scale) ?? .zero
          guard let moved = point[slot].adding(shift), allows(slot, moved) else { continue }
          next[slot] = moved
        }
        neighbours.append(next)
      }
    }
    return neighbours
  }
}
