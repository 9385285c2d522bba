/// Where a trial's points come from: drawn, enumerated, or put on kinks and borders.
extension Trial {
  mutating func draw(_ count: Int, _ tier: Sampler.Tier) -> [[Rational]] {
    var points: [[Rational]] = []
    for _ in 0..<count {
      let point = sampler.draw(tier)
      if let solved = solved(point) { points.append(solved) }
    }
    return points
  }

  func allows(_ slot: Int, _ value: Rational) -> Bool {
    builder.allows(slot, value)
  }

  /// Points between two that were usable, for domains that are hard to hit.
  mutating func between(_ count: Int) -> [[Rational]] {
    guard usable.count > 1 else { return [] }
    var points: [[Rational]] = []
    for _ in 0..<count {
      let first = usable[sampler.generator.integer(0...usable.count - 1)]
      var next = usable[sampler.generator.integer(0...usable.count - 1)]
      let part = Rational(numerator: sampler.generator.integer(0...1 << 20), denominator: 1 << 20)
      for slot in usedSlots {
        guard let width = first[slot].subtracting(next[slot]), let part,
          let step = width.multiplied(by: part), let value = next[slot].adding(step),
          allows(slot, value)
        else { continue }
        next[slot] = value
      }
      if let solved = solved(next) { points.append(solved) }
    }
    return points
  }

  /// Points on kinks and borders and to both sides of them.
  mutating func special() -> [[Rational]] {
    var points: [[Rational]] = []
    let borders = comparison.policy == .same ? critical.borders : Array(critical.borders.prefix(4))
    for (place, id) in (critical.kinks + borders).enumerated() {
      let finder = RootFinder(builder.graph, id)
      let slots = finder.program.usedInputs.sorted()
      guard !slots.isEmpty else { continue }
      for turn in 0..<2 {
        let base = sampler.draw(turn == 0 ? .nice : .generic)
        guard let point = solved(base) else { continue }
        var found = 0
        for step in 0..<min(slots.count, 4) where found == 0 {
          let slot = slots[(place + turn + step) % slots.count]
          let near = around(finder.roots(slot, through: point), slot, point)
          points += near
          found += near.count
        }
        if found == 0, isForemost, turn == 0, place < critical.kinks.count {
          points += searched(finder, id, slots, from: point)
        }
      }
    }
    return points + meetings() + corners()
  }

  /// Points around a kink that is not met from a point that was drawn: a small disc.
  private func searched(
    _ finder: RootFinder, _ id: Graph.ID, _ slots: [Int], from base: [Rational]
  ) -> [[Rational]] {
    let starts = [centre(of: id, from: base), nearer(base)].filter { $0 != base }
    return starts
      + starts.flatMap { start in
        slots.prefix(2).flatMap { slot in around(finder.roots(slot, through: start), slot, start) }
      }
  }

  /// The point moved to where all that is squared in an expression is zero.
  private func centre(of id: Graph.ID, from base: [Rational]) -> [Rational] {
    var centre = base
    var open = Set(usedSlots)
    for inner in builder.graph.centred(below: id) {
      let finder = RootFinder(builder.graph, inner)
      for slot in finder.program.usedInputs.sorted() where open.contains(slot) {
        guard let value = finder.roots(slot, through: base).lazy.compactMap(\.fraction).first,
          allows(slot, value)
        else { continue }
        centre[slot] = value
        open.remove(slot)
      }
    }
    return centre
  }

  /// The point a quarter as far from the origin, as far as the domains allow.
  func nearer(_ base: [Rational]) -> [Rational] {
    var near = base
    for slot in usedSlots {
      guard let value = base[slot].divided(by: Rational(4)), allows(slot, value) else { continue }
      near[slot] = value
    }
    return near
  }

  /// Points where two kinks meet, so that conditions joined by `and` hold.
  private mutating func meetings() -> [[Rational]] {
    let kinks = critical.kinks.prefix(6).map { RootFinder(builder.graph, $0) }
    var points: [[Rational]] = []
    for (place, first) in kinks.enumerated() {
      for second in kinks.dropFirst(place + 1) {
        let slots = (first.program.usedInputs.sorted(), second.program.usedInputs.sorted())
        guard let one = slots.0.first, let other = slots.1.last(where: { $0 != one }) else {
          continue
        }
        let base = sampler.draw(.nice)
        for start in closeTo(first.roots(one, through: base), one, base) {
          points += closeTo(second.roots(other, through: start), other, start)
        }
      }
    }
    return points
  }

  /// Points at which several inputs are zero, one, equal, or far out at once, and whole numbers and
  /// thirds where a formula rounds.
  private mutating func corners() -> [[Rational]] {
    guard equations.isEmpty else { return [] }
    var points: [[Rational]] = []
    func add(_ change: (Int) -> Rational?) {
      var point = sampler.draw(.nice)
      for (place, slot) in usedSlots.enumerated() {
        if let value = change(place), allows(slot, value) { point[slot] = value }
      }
      points.append(point)
    }
    if usedSlots.count > 1 {
      for number in [0, 1, -1, 2] { add { _ in Rational(number) } }
      for signs in 0..<min(1 << min(usedSlots.count, 3), 8) {
        add { place in Rational(signs >> (place % 3) & 1 == 0 ? 100 : -100) }
      }
      if isForemost { for number in [1000, -1000] { add { _ in Rational(number) } } }
    }
    if rounds {
      for number in [1, -1, 2, -2, 3, 7, 10] { add { _ in Rational(number) } }
      for (top, bottom) in [(1, 3), (-2, 3), (5, 7), (22, 7)] {
        add { _ in Rational(numerator: top, denominator: bottom) }
      }
    }
    return points
  }

  /// Whether a formula rounds to whole numbers.
  private var rounds: Bool {
    program.operations.contains { operation in
      switch operation {
      case .elementary(.floor, _), .elementary(.ceil, _): true
      default: false
      }
    }
  }

  /// The first root, and the points closely to both sides of it.
  private func closeTo(
    _ roots: [RootFinder.Root], _ slot: Int, _ point: [Rational]
  ) -> [[Rational]] {
    guard let root = roots.first?.fraction else { return [] }
    let gap = Rational(numerator: 1, denominator: 1 << 20) ?? .one
    let values = [root, root.adding(gap), root.subtracting(gap)].compactMap { $0 }
    return values.filter { allows(slot, $0) }.map { value in
      var next = point
      next[slot] = value
      return next
    }
  }

  func around(
    _ roots: [RootFinder.Root], _ slot: Int, _ point: [Rational]
  ) -> [[Rational]] {
    var values: [Rational] = []
    for root in roots {
      switch root {
      case .exact(let value):
        values.append(value)
        for step in [1, 1 << 4, 1 << 20, 1 << 34] {
          let shift = Rational(numerator: 1, denominator: step) ?? .zero
          values += [value.adding(shift), value.subtracting(shift)].compactMap { $0 }
        }
      case .near(let value):
        for factor in [1 + 0x1p-20, 1 - 0x1p-20, 1 + 0x1p-45, 1 - 0x1p-45] {
          if let near = Rational(exactly: value * factor) { values.append(near) }
        }
      }
    }
    return values.filter { allows(slot, $0) }.map { value in
      var next = point
      next[slot] = value
      return next
    }
  }
}

extension Sampler.Tier {
  var isNice: Bool {
    if case .nice = self { return true }
    return false
  }
}
