import Text

/// A statement about all points of a scope.
package struct ForAll: Sendable {
  package var scope: Scope
  package var statement: Term
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
    if let point = try MarginSearch(self).counterexample() { return .refuted(point) }
    if !isEquality, try BranchAndBound(self)?.proves() == true { return .proved }
    return .supported(points: points)
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

/// Looks for a counterexample by walking downhill on the margin of an inequality.
struct MarginSearch {
  private let all: ForAll
  private var builder: Builder
  private let program: Program?
  private let tests: Program
  private let binding: Binding

  init(_ all: ForAll) throws(ShapeError) {
    self.all = all
    binding = all.scope.firstBinding
    var builder = Builder(all.scope, binding)
    var outputs: [Graph.ID] = []
    for margin in all.margins ?? [] { outputs += try builder.add(margin).entries }
    let statement = try builder.add(all.statement).entries
    var conditions: [Graph.ID] = []
    for assumption in all.assumptions { conditions += try builder.add(assumption).entries }
    program = outputs.isEmpty ? nil : Program(builder.graph, outputs: outputs)
    tests = Program(builder.graph, outputs: statement + conditions)
    statementCount = statement.count
    self.builder = builder
  }

  private let statementCount: Int

  /// A point at which the statement certainly fails.
  ///
  /// Source: compass search, Kolda, Lewis, Torczon, SIAM Review 45 (2003), doi:10.1137/S003614450242889.
  func counterexample() throws(ShapeError) -> [Agreement.Coordinate]? {
    guard let program, !program.usedInputs.isEmpty else { return nil }
    let constants = program.constants(as: Double.self)
    var sampler = Sampler(
      scope: all.scope, names: builder.inputNames,
      generator: SeededGenerator(seed: all.seed, all.stream + ["search"]))
    let slots = program.usedInputs.sorted().filter { isMovable($0) }
    for turn in 0..<12 where !slots.isEmpty {
      var point = sampler.draw(turn % 3 == 2 ? .scales : .generic).map(\.doubleValue)
      var value = least(program, point, constants)
      var step = 1.0
      while step > 1e-6 {
        var improved = false
        for slot in slots {
          for sign in [1.0, -1.0] {
            var next = point
            next[slot] += sign * step * max(1, abs(point[slot]) * 0.25)
            guard allowed(slot, next[slot]) else { continue }
            let trial = least(program, next, constants)
            if trial < value {
              (point, value, improved) = (next, trial, true)
              break
            }
          }
        }
        if !improved { step /= 3 }
        if value < 0 { break }
      }
      if value < 0, let found = certified(point) { return found }
    }
    return nil
  }

  private func isMovable(_ slot: Int) -> Bool {
    guard let symbol = all.scope.symbol(builder.inputNames[slot].symbol) else { return false }
    switch symbol.domain {
    case .real, .positive, .negative, .nonnegative, .unit: return true
    default: return false
    }
  }

  private func allowed(_ slot: Int, _ value: Double) -> Bool {
    guard let symbol = all.scope.symbol(builder.inputNames[slot].symbol),
      let exact = Rational(exactly: value)
    else { return false }
    return Sampler.allows(symbol, exact)
  }

  private func least(_ program: Program, _ point: [Double], _ constants: [Double]) -> Double {
    let lanes = program.run(point, count: 1, constants: constants)
    var result = Double.infinity
    for place in program.outputs {
      let value = lanes[place, 0]
      if value.isNaN { return .infinity }
      result = min(result, value)
    }
    return result
  }

  /// The point with as few digits as still make the statement certainly fail.
  private func certified(_ point: [Double]) -> [Agreement.Coordinate]? {
    for digits in [1.0, 10, 100, 1e4, 1e8] {
      let rounded = point.map { value -> Rational in
        let scaled = (value * digits).rounded()
        guard abs(scaled) < 1e15 else { return Rational(exactly: value) ?? .zero }
        return Rational(numerator: Int(scaled), denominator: Int(digits)) ?? .zero
      }
      if fails(rounded) {
        return builder.coordinates(rounded, of: builder.symbols(of: tests.usedInputs))
      }
    }
    return nil
  }

  private func fails(_ point: [Rational]) -> Bool {
    for slot in tests.usedInputs {
      guard let symbol = all.scope.symbol(builder.inputNames[slot].symbol),
        Sampler.allows(symbol, point[slot])
      else { return false }
    }
    let inputs = point.map { Interval<DoubleDouble>($0) }
    let lanes = tests.run(
      inputs, count: 1, constants: tests.constants(as: Interval<DoubleDouble>.self))
    let truths = tests.outputs.map { lanes.truth($0, 0) }
    return truths.prefix(statementCount).contains(.no)
      && truths.dropFirst(statementCount).allSatisfy { $0 == .yes }
  }
}
