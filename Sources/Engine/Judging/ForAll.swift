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
  /// - Throws: `ShapeError` where the statement cannot be built at some size.
  package func decide() throws(ShapeError) -> Outcome {
    var points = 0
    switch try sampled() {
    case .different(let difference): return .refuted(difference.point)
    case .undecided(let reason): return .undecided(reason)
    case .same(let count, let isProved, _, let certificate):
      if isProved, !isEquality || certificate != nil { return .proved }
      points = count
    }
    var search = try MarginSearch(self)
    if let point = try search.counterexample() { return .refuted(point) }
    if !isEquality, try BranchAndBound(self)?.proves() == true { return .proved }
    return search.touches && isStrict ? .undecided(.touching) : .supported(points: points)
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
