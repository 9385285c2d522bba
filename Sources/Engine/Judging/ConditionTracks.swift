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

    /// How many points it has.
    package var count: Int { points.count }

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

  /// Points at which the quantity is another number, once they were looked for.
  var live: [[Rational]]?

  /// Those among them with many digits, at which no factor is zero by chance, and of everyday size.
  var generic: [[Rational]] = []

  /// The numbers that a quantity takes on its way to infinity.
  static let far = [10, 100, 1000, 10_000, 1_000_000, 1_000_000_000_000]

  /// How many draws each condition is tried at.
  package static let draws = 12

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

  /// The most cases into which one condition is taken apart.
  private static let mostCases = 32

  /// Takes a condition apart; `or` gives several.
  ///
  /// - Throws: `ShapeError` where a part cannot be built or is no condition.
  package mutating func conditions(_ formula: Formula) throws(ShapeError) -> [Condition] {
    if case .or(let list) = formula.node {
      var result: [Condition] = []
      for part in list { result += try conditions(part) }
      return result
    }
    return try cases(formula, isNegated: false).map { Condition(formula: formula, parts: $0) }
  }

  /// The parts of a condition that have to hold together, for each case in which it holds.
  private mutating func cases(
    _ formula: Formula, isNegated: Bool
  ) throws(ShapeError) -> [[Part]] {
    switch formula.node {
    case .not(let inner): return try cases(inner, isNegated: !isNegated)
    case .and(let list), .or(let list):
      var isJoint = false
      if case .and = formula.node { isJoint = true }
      guard isJoint != isNegated else {
        var result: [[Part]] = []
        for part in list { result += try cases(part, isNegated: isNegated) }
        return try bounded(result, formula)
      }
      var result: [[Part]] = [[]]
      for part in list {
        let own = try cases(part, isNegated: isNegated)
        result = try bounded(result.flatMap { head in own.map { head + $0 } }, formula)
      }
      return result
    case .compare(let members, let signs):
      var parts: [Part] = []
      for (place, sign) in signs.enumerated() {
        let difference = Formula(
          .binary(.subtract, members[place], members[place + 1]), formula.span)
        parts.append(.comparison(try scalar(difference), isNegated ? sign.opposite : sign))
      }
      // A chain does not hold where any of its links does not.
      return isNegated ? parts.map { [$0] } : [parts]
    case .limit(let quantity, let target):
      guard !isNegated else { throw ShapeError(.valueAsCondition, formula.span) }
      switch target.node {
      case .constant(.infinity): return [[.limit(try scalar(quantity), .infinity)]]
      case .negate(let inner):
        if case .constant(.infinity) = inner.node {
          return [[.limit(try scalar(quantity), .minusInfinity)]]
        }
      default: break
      }
      let difference = Formula(.binary(.subtract, quantity, target), formula.span)
      return [[.limit(try scalar(difference), .value)]]
    default: throw ShapeError(.valueAsCondition, formula.span)
    }
  }

  private func bounded(
    _ cases: [[Part]], _ formula: Formula
  ) throws(ShapeError) -> [[Part]] {
    guard cases.count <= Self.mostCases else {
      throw ShapeError(.tooManyTerms(limit: Self.mostCases), formula.span)
    }
    return cases
  }

  private mutating func scalar(_ formula: Formula) throws(ShapeError) -> Graph.ID {
    let term = try Checker.read(formula, in: scope)
    guard term.shape.isScalar else {
      throw ShapeError(.needsScalar("a condition", found: term.shape), formula.span)
    }
    return try builder.add(term).entries[0]
  }

  /// Whether a condition says nothing but that the quantity has the number that is asked.
  package func restates(_ condition: Condition) -> Bool {
    guard condition.parts.count == 1, value.count == 1,
      case .comparison(let id, .equal) = condition.parts[0]
    else { return false }
    return id == value[0]
  }

  // MARK: Points

  /// Tracks on a condition; none where it seems to hold nowhere.
  package mutating func tracks(_ condition: inout Condition) -> [Track] {
    var sampler = Sampler(
      scope: builder.narrowed(by: tests), names: builder.inputNames,
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
      for turn in 0..<ConditionTracks.draws {
        if let track = limitTrack(id, from: sampler.draw(.nice), turn: turn) {
          result.append(track)
        }
      }
      condition.isReadAsLimit = !result.isEmpty
    }
    return result
  }

  /// The point moved onto a condition, or along it where it is a limit.
  mutating func track(_ condition: Condition, from base: [Rational], turn: Int) -> Track? {
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
        guard let point = points.last,
          let sequence = sequence(id, target, from: point, turn: turn)
        else { return nil }
        points = sequence
        isLimit = true
      }
    }
    if !isLimit, condition.parts.count > 1, roots.isEmpty {
      points = [settled(condition, points[0], turn: turn)]
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
}

extension ConditionTracks {
  /// The point moved until no equation undoes another, as `y = 0` may undo `x = y`.
  private mutating func settled(
    _ condition: Condition, _ point: [Rational], turn: Int
  ) -> [Rational] {
    var point = point
    for _ in 0..<3 {
      var isSettled = true
      for (place, part) in condition.parts.enumerated() {
        guard case .comparison(let id, .equal) = part, !satisfies(id, .equal, point, [:]) else {
          continue
        }
        isSettled = false
        var kept: Set<Int> = []
        for (other, part) in condition.parts.enumerated() where other != place {
          guard case .comparison(let id, .equal) = part else { continue }
          kept.formUnion(prepared.finder(builder.graph, id).program.usedInputs)
        }
        guard let next = met(id, .equal, at: point, turn: turn, keeping: kept) else { return point }
        point = next.point
      }
      if isSettled { break }
    }
    return point
  }
}

extension Formula.Comparison {
  /// The comparison that holds where this one does not.
  fileprivate var opposite: Formula.Comparison {
    switch self {
    case .equal: return .notEqual
    case .notEqual: return .equal
    case .less: return .greaterOrEqual
    case .lessOrEqual: return .greater
    case .greater: return .lessOrEqual
    case .greaterOrEqual: return .less
    }
  }
}
