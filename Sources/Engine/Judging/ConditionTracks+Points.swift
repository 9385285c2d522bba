/// Points moved onto conditions, and sequences of them towards limits.
extension ConditionTracks {
  /// The point moved so that a comparison holds.
  ///
  /// - Parameter kept: inputs that another equation has settled, which move only where no other does.
  mutating func met(
    _ id: Graph.ID, _ sign: Formula.Comparison, at point: [Rational], turn: Int,
    keeping kept: Set<Int> = []
  ) -> Solved? {
    let onBorder = turn % 3 == 0 && (sign == .lessOrEqual || sign == .greaterOrEqual)
    if sign != .equal, !onBorder, satisfies(id, sign, point, [:]) {
      return Solved(point: point, roots: [:])
    }
    let factors = zeroFactors(id)
    var target = sign == .equal ? factors[turn % factors.count] : id
    if sign == .less || sign == .greater || (!onBorder && sign != .equal && sign != .notEqual) {
      let isBelow = sign == .less || sign == .lessOrEqual
      let depth = Self.depths[turn % Self.depths.count]
      let shift = builder.graph.number(isBelow ? depth.negated : depth)
      target = builder.graph.difference(id, shift)
    }
    guard !kept.isEmpty else { return solved(target, at: point, turn: turn / factors.count) }
    let free = prepared.order(builder.graph, target).filter { !kept.contains($0) }
    return solved(target, at: point, slots: free, turn: turn / factors.count)
      ?? solved(target, at: point, turn: turn / factors.count)
  }

  /// How far within an inequality points are put, in turn.
  private static let depths = [
    Rational(1), Rational(2), Rational(numerator: 1, denominator: 2) ?? .one, Rational(4),
    Rational(numerator: 1, denominator: 16) ?? .one, Rational(3),
  ]

  /// Simpler expressions whose zeros are zeros of an expression: the base of a power, the factors of
  /// a product, the top of a fraction. Root finding by signs does not see the zero of a square.
  private func zeroFactors(_ id: Graph.ID) -> [Graph.ID] {
    var open = [id]
    var result: [Graph.ID] = []
    while let next = open.popLast(), result.count < 16 {
      switch builder.graph.operations[Int(next)] {
      case .integerPower(let base, let exponent) where exponent > 0: open.append(base)
      case .rationalPower(let base, let exponent) where exponent.signum > 0: open.append(base)
      case .multiply(let a, let b): open += [b, a]
      case .divide(let top, _): open.append(top)
      case .negate(let inner), .elementary(.abs, let inner): open.append(inner)
      case .constant: continue
      default: result.append(next)
      }
    }
    return result.isEmpty ? [id] : result
  }

  /// A point on a condition; where an input is no fraction, its enclosure.
  struct Solved {
    var point: [Rational]
    var roots: [Int: Sure]
  }

  /// The point with one symbol, a bias where there is one, moved to a zero of an expression.
  private func solved(
    _ id: Graph.ID, at point: [Rational], encloses: Bool = true, slots: [Int]? = nil,
    turn: Int = 0
  ) -> Solved? {
    let finder = prepared.finder(builder.graph, id)
    for slot in slots ?? prepared.order(builder.graph, id) {
      // In turn each of several roots comes first.
      let roots = finder.roots(slot, through: point, wantsExact: encloses)
      let first = roots.isEmpty ? 0 : turn % roots.count
      for root in roots[first...] + roots[..<first] {
        var next = point
        switch root {
        case .exact(let value):
          guard allows(slot, value) else { continue }
          next[slot] = value
          return Solved(point: next, roots: [:])
        case .near(let value):
          guard let exact = Rational(exactly: value), allows(slot, exact) else { continue }
          next[slot] = exact
          if !encloses { return Solved(point: next, roots: [:]) }
          guard
            let enclosure = finder.enclosedRoot(
              slot, through: point.map { Interval($0) }, near: value)
          else { continue }
          return Solved(point: next, roots: [slot: enclosure])
        }
      }
    }
    return nil
  }

  /// Points along which a quantity tends to its target while one symbol moves.
  ///
  /// - Parameter turn: which side of a finite target comes first; the other follows where what is
  ///   asked about is undefined on this one.
  mutating func sequence(
    _ id: Graph.ID, _ target: Target, from point: [Rational], turn: Int
  ) -> [[Rational]]? {
    let signs: [Int]
    switch target {
    case .infinity: signs = [1]
    case .minusInfinity: signs = [-1]
    case .value: signs = turn % 2 == 0 ? [1, -1] : [-1, 1]
    }
    for slot in prepared.order(builder.graph, id) {
      let straight = prepared.slope(builder.graph, id, slot).map {
        prepared.finder(builder.graph, id).straight(slot, point, $0)
      }
      for sign in signs {
        var points: [[Rational]] = []
        for distance in ConditionTracks.far {
          var goal = Rational(sign * distance)
          if case .value = target { goal = goal.reciprocal ?? .zero }
          guard let next = reached(goal, by: id, moving: slot, from: point, straight) else { break }
          points.append(next)
        }
        guard points.count >= 4, let last = points.last else { continue }
        if case .value = target, sign == signs[0], size(value, last) == nil { continue }
        return points
      }
    }
    if case .value = target { return limitTrack(id, from: point, turn: turn)?.points }
    return nil
  }

  /// The point with one symbol moved so that an expression has a value.
  ///
  /// - Parameter straight: the expression along the symbol where its slope is a constant.
  private mutating func reached(
    _ goal: Rational, by id: Graph.ID, moving slot: Int, from point: [Rational],
    _ straight: RootFinder.Straight?
  ) -> [Rational]? {
    if let straight {
      guard let root = straight.place(of: goal), allows(slot, root) else { return nil }
      var next = point
      next[slot] = root
      return next
    }
    let difference = builder.graph.difference(id, builder.graph.number(goal))
    return solved(difference, at: point, encloses: false, slots: [slot])?.point
  }

  /// Points along which an expression tends to zero while one symbol grows, or falls in odd turns.
  func limitTrack(_ id: Graph.ID, from point: [Rational], turn: Int) -> Track? {
    for slot in prepared.order(builder.graph, id) {
      for sign in turn % 2 == 0 ? [1, -1] : [-1, 1] {
        var points: [[Rational]] = []
        for distance in ConditionTracks.far {
          var next = point
          next[slot] = Rational(sign * distance)
          if allows(slot, next[slot]) { points.append(next) }
        }
        guard points.count >= 4 else { continue }
        if tendsToZero(points.map { size([id], $0) }) {
          return Track(points: points, isLimit: true)
        }
      }
    }
    return nil
  }

  func allows(_ slot: Int, _ value: Rational) -> Bool {
    builder.allows(slot, value)
  }
}
