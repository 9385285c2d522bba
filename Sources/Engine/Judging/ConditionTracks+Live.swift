/// Points at which a quantity is not the number that it has to equal, as counterexamples.
///
/// Where units are dead a quantity vanishes at most points, whatever a condition says; so those at
/// which it does not are looked for first, in ordinary numbers, and then moved onto the condition.
extension ConditionTracks {
  /// The points that are looked for, and the draws among which that is done.
  private static let mostLive = 64
  private static let liveDraws = 2048

  /// Those from which limits are followed, and those that are moved along a curve.
  private static let mostLimits = 6
  private static let mostBent = 4

  private static let tiers: [Sampler.Tier] = [.nice, .generic, .scales]

  /// What counts as another number than the one that is asked, in ordinary numbers.
  private static let clearly = 1e-9

  /// How far within a strict border points are put.
  private static let depths = [1.0, 0x1p-5, 0x1p-12]

  /// Tracks on a condition along which the quantity certainly is another number; none for a limit.
  package mutating func counterexamples(to condition: Condition) -> [Track] {
    let bases = livePoints()
    guard !bases.isEmpty else { return [] }
    var comparisons: [(id: Graph.ID, sign: Formula.Comparison)] = []
    for part in condition.parts {
      guard case .comparison(let id, let sign) = part else { return along(condition) }
      comparisons.append((id, sign))
    }
    if let found = first(of: bases, comparisons) { return [found] }
    for (id, sign) in comparisons {
      for slot in prepared.order(builder.graph, id).prefix(2) {
        guard let slope = prepared.slope(builder.graph, id, slot) else {
          if let found = inside(id, sign, slot, bases, comparisons) { return [found] }
          continue
        }
        let finder = prepared.finder(builder.graph, id)
        let lines = bases.map { finder.straight(slot, $0, slope) }
        for goal in Self.goals(sign) {
          let moved = zip(bases, lines).compactMap { base, line -> [Rational]? in
            guard let value = line.place(of: goal), allows(slot, value) else { return nil }
            var next = base
            next[slot] = value
            return next
          }
          if let found = first(of: moved, comparisons) { return [found] }
        }
      }
    }
    return []
  }

  /// The first limit from a point at which the quantity is another number along which it stays one.
  private mutating func along(_ condition: Condition) -> [Track] {
    for (turn, base) in generic.prefix(Self.mostLimits).enumerated() {
      guard let track = track(condition, from: base, turn: turn) else { continue }
      if case .differs = finding(track) { return [track] }
    }
    return []
  }

  /// A counterexample just within an inequality of which the difference is bent along an input.
  private mutating func inside(
    _ id: Graph.ID, _ sign: Formula.Comparison, _ slot: Int, _ bases: [[Rational]],
    _ comparisons: [(id: Graph.ID, sign: Formula.Comparison)]
  ) -> Track? {
    guard sign != .equal, sign != .notEqual else { return nil }
    for goal in Self.goals(sign) {
      let target = builder.graph.difference(id, builder.graph.number(goal))
      let finder = prepared.finder(builder.graph, target)
      var moved: [[Rational]] = []
      for base in bases.prefix(Self.mostBent) {
        for root in finder.roots(slot, through: base, wantsExact: false).compactMap(\.fraction)
        where allows(slot, root) {
          var next = base
          next[slot] = root
          moved.append(next)
        }
      }
      if let found = first(of: moved, comparisons) { return found }
    }
    return nil
  }

  /// The values that the difference of a comparison's sides is given.
  private static func goals(_ sign: Formula.Comparison) -> [Rational] {
    let depths = depths.compactMap { Rational(exactly: $0) }
    switch sign {
    case .equal: return [.zero]
    case .notEqual: return []
    case .less, .lessOrEqual: return depths.map(\.negated)
    case .greater, .greaterOrEqual: return depths
    }
  }

  /// The first point at which the comparisons hold and the quantity is certainly another number.
  private func first(
    of points: [[Rational]], _ comparisons: [(id: Graph.ID, sign: Formula.Comparison)]
  ) -> Track? {
    let ids = value + comparisons.map(\.id)
    let program = prepared.program(builder.graph, ids).program
    let lanes = program.run(
      Self.inputs(points), count: points.count, constants: program.constants(as: Double.self))
    var tried = 0
    for (lane, point) in points.enumerated() where tried < 8 {
      let isClear = program.outputs.prefix(value.count).contains {
        abs(lanes[$0, lane]) > Self.clearly && lanes[$0, lane].isFinite
      }
      let differences = program.outputs.dropFirst(value.count).map { lanes[$0, lane] }
      guard isClear,
        zip(comparisons, differences).allSatisfy({ $0.sign.mayHold($1) })
      else { continue }
      tried += 1
      var slots: Set<Int> = []
      for (id, _) in comparisons {
        slots.formUnion(prepared.finder(builder.graph, id).program.usedInputs)
      }
      let track = Track(points: [point], isLimit: false, slots: slots)
      guard holdsAssumptions(point),
        comparisons.allSatisfy({ holds($0.id, $0.sign, point) }),
        case .differs = finding(track)
      else { continue }
      return track
    }
    return nil
  }

  /// Whether a comparison with zero certainly holds.
  private func holds(
    _ id: Graph.ID, _ sign: Formula.Comparison, _ point: [Rational]
  ) -> Bool {
    guard sign == .equal else { return satisfies(id, sign, point, [:]) }
    let (places, lanes) = run([id], point)
    return lanes[places[0], 0].exact?.isZero == true
  }

  /// Points, in the order they were drawn, at which the quantity is another number.
  private mutating func livePoints() -> [[Rational]] {
    if let live { return live }
    var sampler = Sampler(
      scope: builder.narrowed(by: tests), names: builder.inputNames,
      generator: SeededGenerator(seed: seed, stream + ["live"]))
    let program = prepared.program(builder.graph, value + tests).program
    let constants = program.constants(as: Double.self)
    var found: [[Rational]] = []
    var drawn = 0
    while drawn < Self.liveDraws, found.count < Self.mostLive {
      let points = (0..<64).map { sampler.draw(Self.tiers[$0 % 3]) }
      drawn += points.count
      let lanes = program.run(Self.inputs(points), count: points.count, constants: constants)
      for (lane, point) in points.enumerated() {
        let isClear = program.outputs.prefix(value.count).contains {
          abs(lanes[$0, lane]) > Self.clearly && lanes[$0, lane].isFinite
        }
        guard isClear,
          program.outputs.dropFirst(value.count).allSatisfy({ lanes.truth($0, lane) == .yes })
        else { continue }
        found.append(point)
        if case .generic = Self.tiers[lane % Self.tiers.count] { generic.append(point) }
      }
      // What vanishes at this many draws may do so everywhere.
      if drawn >= Self.liveDraws / 2, found.isEmpty { break }
    }
    live = found
    return found
  }

  private static func inputs(_ points: [[Rational]]) -> [Double] {
    guard let first = points.first else { return [] }
    return first.indices.flatMap { slot in points.map { $0[slot].doubleValue } }
  }
}

extension Formula.Comparison {
  /// Whether a difference of about this size may be on the right side of zero.
  fileprivate func mayHold(_ difference: Double) -> Bool {
    switch self {
    case .equal: return abs(difference) < 1e-6
    case .notEqual: return difference != 0
    case .less, .lessOrEqual: return difference < 1e-9
    case .greater, .greaterOrEqual: return difference > -1e-9
    }
  }
}
