import Text

/// A statement about all points of a scope.
package struct ForAll: Sendable {
  package var scope: Scope
  package var statement: Term
  /// The statement as it was read, where that is known.
  package var formula: Formula?
  package var assumptions: [Term] = []
  package var plan = SamplingPlan()
  package var seed: UInt64
  package var stream: [String]

  package init(scope: Scope, statement: Term, seed: UInt64, stream: [String]) {
    self.scope = scope
    self.statement = statement
    self.seed = seed
    self.stream = stream
  }

  /// What was found.
  package enum Outcome: Sendable {
    /// It holds everywhere, by interval arithmetic or exact arithmetic.
    case proved
    /// It holds at so many points, and a search found none where it fails.
    case supported(points: Int)
    /// It fails at a point.
    case refuted([Agreement.Coordinate])
    case undecided(Agreement.Reason)
  }

  /// Decides the statement by search, then by branch and bound over intervals.
  ///
  /// The links of a chain are decided one by one, and so are statements joined by `and`.
  ///
  /// - Throws: `ShapeError` where the statement cannot be built at some size.
  package func decide() throws(ShapeError) -> Outcome {
    if scope.hasCounts {
      var builder = Builder(scope, scope.firstBinding)
      _ = try builder.add(statement)
      if let counting = scope.counting(builder.counted) {
        return try counted(counting.near, counting.further)
      }
    }
    return try decided()
  }

  /// Decides at the numbers that are tried of symbols that sums go up to.
  private func counted(_ near: Scope, _ further: [Scope]) throws(ShapeError) -> Outcome {
    var own = self
    own.scope = near
    let outcome = try own.decided()
    switch outcome {
    case .refuted, .undecided: return outcome
    case .proved, .supported: break
    }
    own.plan.usablePoints = min(plan.usablePoints, Comparison.pointsFurther)
    for scope in further {
      own.scope = scope
      for link in statement.links {
        own.statement = link
        // What grows too large there tells nothing.
        if let other = try? own.sampled(), case .different(let found) = other {
          return .refuted(found.point)
        }
      }
    }
    // What holds for some numbers may not for others.
    if case .proved = outcome { return .supported(points: plan.usablePoints) }
    return outcome
  }

  private func decided() throws(ShapeError) -> Outcome {
    let links = statement.links
    guard links.count > 1 else { return try decideLink() }
    let formulas = formula?.links ?? []
    var isProved = true
    var fewest = Int.max
    var open: Agreement.Reason?
    for (place, link) in links.enumerated() {
      var own = self
      own.statement = link
      own.formula = formulas.count == links.count ? formulas[place] : nil
      own.stream = stream + ["link \(place + 1)"]
      switch try own.decided() {
      case .refuted(let point): return .refuted(point)
      case .undecided(let reason): open = open ?? reason
      case .proved: continue
      case .supported(let points):
        isProved = false
        fewest = min(fewest, points)
      }
    }
    if let open { return .undecided(open) }
    return isProved ? .proved : .supported(points: fewest)
  }

  private func decideLink() throws(ShapeError) -> Outcome {
    var points = 0
    switch try sampled() {
    case .different(let difference): return .refuted(difference.point)
    case .undecided(let reason): return .undecided(reason)
    case .same(let count, let isProved, _, let certificate):
      if isProved, !isEquality || certificate != nil { return .proved }
      points = count
    }
    if let point = try corner() { return .refuted(point) }
    var search = try MarginSearch(self)
    if let point = try search.counterexample() { return .refuted(point) }
    if !isEquality, try BranchAndBound(self)?.proves() == true { return .proved }
    if let point = try search.deepCounterexample() { return .refuted(point) }
    return search.touches && isStrict ? .undecided(.touching) : .supported(points: points)
  }

  /// The most inputs of which all zeros and ones are tried.
  private static let mostCorners = 10

  /// A point of zeros and ones at which the statement fails, such as matrices whose product is zero.
  private func corner() throws(ShapeError) -> [Agreement.Coordinate]? {
    var builder = Builder(scope, scope.firstBinding)
    let entries = try builder.add(statement).entries
    var tests: [Graph.ID] = []
    for assumption in assumptions { tests += try builder.add(assumption).entries }
    let program = Program(builder.graph, outputs: entries + tests)
    let slots = program.usedInputs.sorted()
    guard slots.count <= Self.mostCorners, !builder.graph.isTooLarge else { return nil }
    let symbols = slots.map { scope.symbol(builder.inputNames[$0].symbol) }
    let constants = program.constants(as: Interval<DoubleDouble>.self)
    for mask in 0..<(1 << slots.count) {
      var point = [Rational](repeating: .zero, count: builder.inputNames.count)
      for (place, slot) in slots.enumerated() where mask & (1 << place) != 0 { point[slot] = .one }
      let isAllowed = zip(slots, symbols).allSatisfy { slot, symbol in
        guard let symbol, symbol.domain != .oneHot, symbol.domain != .probability else {
          return false
        }
        return Sampler.allows(symbol, point[slot])
      }
      guard isAllowed else { continue }
      let lanes = program.run(point.map { Interval($0) }, count: 1, constants: constants)
      let truths = program.outputs.map { lanes.truth($0, 0) }
      guard truths.dropFirst(entries.count).allSatisfy({ $0 == .yes }),
        truths.prefix(entries.count).contains(.no)
      else { continue }
      return builder.coordinates(point, of: builder.symbols(of: Set(slots)))
    }
    return nil
  }

  /// Whether a point where both sides are equal refutes it.
  var isStrict: Bool {
    guard case .compare(_, let signs) = statement.operation else { return false }
    return signs.contains { $0 == .less || $0 == .greater }
  }

  private var isEquality: Bool {
    if case .compare(_, let signs) = statement.operation { return signs.contains(.equal) }
    return false
  }

  /// The statement tried at sample points, at kinks and where its sides meet.
  private func sampled() throws(ShapeError) -> Agreement {
    if case .compare(let members, let signs) = statement.operation, signs == [.equal],
      scope.same(members[0].shape, members[1].shape)
    {
      return try compared(members[0], members[1], .common)
    }
    let test = Term(.indicator(statement), statement.shape, statement.span)
    let one = Term(.fill(.one), statement.shape, statement.span)
    return try compared(one, test, .common)
  }

  private func compared(
    _ reference: Term, _ answer: Term, _ policy: DomainPolicy
  ) throws(ShapeError) -> Agreement {
    var comparison = Comparison(
      scope: scope, reference: reference, answer: answer, seed: seed, stream: stream)
    comparison.assumptions = assumptions
    comparison.policy = policy
    comparison.plan = plan
    return try comparison.decide()
  }

  /// The sides whose differences are nonnegative where the statement holds; nil when it is of
  /// another form.
  var margins: [Term]? {
    guard case .compare(let members, let signs) = statement.operation else { return nil }
    var result: [Term] = []
    for (place, sign) in signs.enumerated() {
      let left = members[place]
      let right = members[place + 1]
      switch sign {
      case .less, .lessOrEqual:
        result.append(Term(.spread(.subtract, right, left), statement.shape, statement.span))
      case .greater, .greaterOrEqual:
        result.append(Term(.spread(.subtract, left, right), statement.shape, statement.span))
      case .equal, .notEqual: return nil
      }
    }
    return result
  }
}
