import Text

/// Points on conditions such as `z1 <= 0`, `x = 0`, `z2 -> inf`, and values along them.
///
/// A condition is met by moving one symbol that moves the named quantity, a bias where there is one,
/// while everything else is drawn and kept; definitions hold at every point. A limit gives a sequence
/// of points along which the quantity tends to it.
package struct ConditionTracks {
  typealias Sure = Interval<DoubleDouble>

  /// A point, or a sequence of points for a limit.
  package struct Track: Sendable {
    var points: [[Rational]]

    /// Whether the condition is only reached in the limit.
    package var isLimit: Bool

    /// The inputs that the condition rests on.
    var slots: Set<Int> = []

    /// Enclosures of inputs that are no fractions, for a track of one point.
    var roots: [Int: Interval<DoubleDouble>] = [:]
  }

  /// One condition taken apart.
  package struct Condition: Sendable {
    package var formula: Formula
    var parts: [Part]

    /// Whether it is met only in the limit of an equality, as `a2 = 1` is.
    package var isReadAsLimit = false
  }

  /// One comparison or limit of a condition.
  enum Part: Sendable {
    case comparison(Graph.ID, Formula.Comparison)
    case limit(Graph.ID, Target)
  }

  /// Where a limit goes.
  enum Target: Sendable {
    case infinity
    case minusInfinity
    case value
  }

  var builder: Builder
  let scope: Scope
  let value: [Graph.ID]
  let tests: [Graph.ID]
  let seed: UInt64
  let stream: [String]
  let prepared = PreparedPrograms()

  /// The numbers that a quantity takes on its way to infinity.
  private static let far = [10, 100, 1000, 10_000, 1_000_000, 1_000_000_000_000]

  /// How many draws each condition is tried at.
  private static let draws = 12

  /// - Parameter value: the quantity less the number that it has to equal.
  /// - Throws: `ShapeError` where it cannot be built.
  package init(
    _ scope: Scope, value: Term, assumptions: [Term], seed: UInt64, stream: [String]
  ) throws(ShapeError) {
    self.scope = scope
    self.seed = seed
    self.stream = stream
    var builder = Builder(scope, scope.firstBinding)
    self.value = try builder.add(value).entries
    var tests: [Graph.ID] = []
    for assumption in assumptions { tests += try builder.add(assumption).entries }
    self.tests = tests
    self.builder = builder
  }

  /// Takes a condition apart; `or` gives several.
  ///
  /// - Throws: `ShapeError` where a part cannot be built or is no condition.
  package mutating func conditions(_ formula: Formula) throws(ShapeError) -> [Condition] {
    if case .or(let list) = formula.node {
      var result: [Condition] = []
      for part in list { result += try conditions(part) }
      return result
    }
    return [Condition(formula: formula, parts: try parts(formula))]
  }

  private mutating func parts(_ formula: Formula) throws(ShapeError) -> [Part] {
    switch formula.node {
    case .and(let list):
      var result: [Part] = []
      for part in list { result += try parts(part) }
      return result
    case .compare(let members, let signs):
      var result: [Part] = []
      for (place, sign) in signs.enumerated() {
        let difference = Formula(
          .binary(.subtract, members[place], members[place + 1]), formula.span)
        result.append(.comparison(try scalar(difference), sign))
      }
      return result
    case .limit(let quantity, let target):
      switch target.node {
      case .constant(.infinity): return [.limit(try scalar(quantity), .infinity)]
      case .negate(let inner):
        if case .constant(.infinity) = inner.node {
          return [.limit(try scalar(quantity), .minusInfinity)]
        }
      default: break
      }
      let difference = Formula(.binary(.subtract, quantity, target), formula.span)
      return [.limit(try scalar(difference), .value)]
    default: throw ShapeError(.valueAsCondition, formula.span)
    }
  }

  private mutating func scalar(_ formula: Formula) throws(ShapeError) -> Graph.ID {
    let term = try Checker.read(formula, in: scope)
    guard term.shape.isScalar else {
      throw ShapeError(.needsScalar("a condition", found: term.shape), formula.span)
    }
    return try builder.add(term).entries[0]
  }

  // MARK: Points

  /// Tracks on a condition; none where it seems to hold nowhere.
  package mutating func tracks(_ condition: inout Condition) -> [Track] {
    var sampler = Sampler(
      scope: scope, names: builder.inputNames,
      generator: SeededGenerator(seed: seed, stream + [condition.formula.description]))
    var result: [Track] = []
    // A limit is followed along many points, so fewer draws do.
    let isLimit = condition.parts.contains {
      if case .limit = $0 { return true }
      return false
    }
    let wanted = isLimit ? ConditionTracks.draws / 2 : ConditionTracks.draws
    for turn in 0..<wanted * 6 where result.count < wanted {
      // What a dozen draws do not meet at all is met nowhere, or in a limit only.
      if turn >= wanted, result.isEmpty { break }
      let base = sampler.draw(turn % 2 == 0 ? .nice : .generic)
      if let track = track(condition, from: base, turn: turn) { result.append(track) }
    }
    if result.isEmpty, condition.parts.count == 1,
      case .comparison(let id, .equal) = condition.parts[0]
    {
      for _ in 0..<ConditionTracks.draws {
        if let track = limitTrack(id, from: sampler.draw(.nice)) { result.append(track) }
      }
      condition.isReadAsLimit = !result.isEmpty
    }
    return result
  }

  private mutating func track(_ condition: Condition, from base: [Rational], turn: Int) -> Track? {
    var points = [base]
    var isLimit = false
    var roots: [Int: Sure] = [:]
    for part in condition.parts {
      switch part {
      case .comparison(let id, let sign):
        var moved: [[Rational]] = []
        for point in points {
          guard let next = met(id, sign, at: point, turn: turn) else { return nil }
          moved.append(next.point)
          roots.merge(next.roots) { $1 }
        }
        points = moved
      case .limit(let id, let target):
        guard let point = points.last, let sequence = sequence(id, target, from: point) else {
          return nil
        }
        points = sequence
        isLimit = true
      }
    }
    guard points.allSatisfy(holdsAssumptions) else { return nil }
    for part in condition.parts {
      guard case .comparison(let id, let sign) = part else { continue }
      guard points.allSatisfy({ satisfies(id, sign, $0, roots) }) else { return nil }
    }
    var slots: Set<Int> = []
    for part in condition.parts {
      switch part {
      case .comparison(let id, _), .limit(let id, _):
        slots.formUnion(prepared.finder(builder.graph, id).program.usedInputs)
      }
    }
    return Track(points: points, isLimit: isLimit, slots: slots, roots: isLimit ? [:] : roots)
  }

  /// The point moved so that a comparison holds.
  private mutating func met(
    _ id: Graph.ID, _ sign: Formula.Comparison, at point: [Rational], turn: Int
  ) -> Solved? {
    let onBorder = turn % 3 == 0 && (sign == .lessOrEqual || sign == .greaterOrEqual)
    if sign != .equal, !onBorder, satisfies(id, sign, point, [:]) {
      return Solved(point: point, roots: [:])
    }
    var target = id
    if sign == .less || sign == .greater || (!onBorder && sign != .equal && sign != .notEqual) {
      let isBelow = sign == .less || sign == .lessOrEqual
      let shift = builder.graph.number(Rational(isBelow ? -1 - turn % 4 : 1 + turn % 4))
      target = builder.graph.difference(id, shift)
    }
    return solved(target, at: point)
  }

  /// A point on a condition; where an input is no fraction, its enclosure.
  private struct Solved {
    var point: [Rational]
    var roots: [Int: Sure]
  }

  /// The point with one symbol, a bias where there is one, moved to a zero of an expression.
  private func solved(
    _ id: Graph.ID, at point: [Rational], encloses: Bool = true
  ) -> Solved? {
    let finder = prepared.finder(builder.graph, id)
    for slot in prepared.order(builder.graph, id) {
      for root in finder.roots(slot, through: point, wantsExact: encloses) {
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
            let enclosure = finder.enclosedRoot(slot, through: point, near: value)
          else { continue }
          return Solved(point: next, roots: [slot: enclosure])
        }
      }
    }
    return nil
  }

  /// Points along which a quantity tends to its target.
  private mutating func sequence(
    _ id: Graph.ID, _ target: Target, from point: [Rational]
  ) -> [[Rational]]? {
    let signs: [Int]
    switch target {
    case .infinity: signs = [1]
    case .minusInfinity: signs = [-1]
    case .value: signs = [1, -1]
    }
    for sign in signs {
      var points: [[Rational]] = []
      for distance in ConditionTracks.far {
        var goal = Rational(sign * distance)
        if case .value = target { goal = goal.reciprocal ?? .zero }
        let number = builder.graph.number(goal)
        let difference = builder.graph.difference(id, number)
        guard let next = solved(difference, at: point, encloses: false) else { break }
        points.append(next.point)
      }
      if points.count >= 4 { return points }
    }
    if case .value = target { return limitTrack(id, from: point)?.points }
    return nil
  }

  /// Points along which an expression tends to zero while one symbol grows.
  private func limitTrack(_ id: Graph.ID, from point: [Rational]) -> Track? {
    for slot in prepared.order(builder.graph, id) {
      for sign in [1, -1] {
        var points: [[Rational]] = []
        for distance in ConditionTracks.far {
          var next = point
          next[slot] = Rational(sign * distance)
          if allows(slot, next[slot]) { points.append(next) }
        }
        guard points.count >= 4 else { continue }
        if tendsToZero(points.map { magnitude([id], $0) }) {
          return Track(points: points, isLimit: true)
        }
      }
    }
    return nil
  }

  private func allows(_ slot: Int, _ value: Rational) -> Bool {
    guard let symbol = scope.symbol(builder.inputNames[slot].symbol) else { return false }
    switch symbol.domain {
    case .oneHot, .probability: return false
    default: return Sampler.allows(symbol, value)
    }
  }
}
