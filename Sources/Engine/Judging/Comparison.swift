import Text

/// Two terms to be compared over the points of a scope.
package struct Comparison: Sendable {
  /// What the names of both terms mean.
  package var scope: Scope

  /// The term that is right.
  package var reference: Term

  /// The term to be judged.
  package var answer: Term

  /// Conditions that every point satisfies.
  package var assumptions: [Term] = []

  /// Where the terms have to agree.
  package var policy = DomainPolicy.reference

  /// How far apart values may be; nil asks for equality.
  package var tolerance: Tolerance?

  /// Whether points on a kink of the reference are left out, as for derivatives.
  package var skipsKinks = false

  /// How many points are tried, and how closely they are looked at.
  package var plan = SamplingPlan()

  /// Definitions whose values are told beside a difference.
  package var watched: [String] = []

  /// Seeds the points.
  package var seed: UInt64

  /// Texts that make the points of this comparison its own.
  package var stream: [String]

  /// What comparisons with the same reference share; nil where there is one only.
  package var prepared: PreparedReference?

  /// Makes a comparison without assumptions.
  package init(
    scope: Scope, reference: Term, answer: Term, seed: UInt64, stream: [String]
  ) {
    self.scope = scope
    self.reference = reference
    self.answer = answer
    self.seed = seed
    self.stream = stream
  }

  /// Decides whether the terms are the same function.
  ///
  /// The identity test comes first; what it proves is looked at in a few points only. At each sample
  /// point both are enclosed by intervals of double-doubles: disjoint enclosures prove a difference;
  /// narrow ones that overlap agree; all others decide nothing.
  /// - Throws: `ShapeError` where the answer cannot be built at some size.
  package func decide() throws(ShapeError) -> Agreement {
    var sides: [Binding: Sides] = [:]
    if scope.hasCounts, let binding = variants(limit: plan.variants).first {
      let both = try Sides(self, binding)
      sides[binding] = both
      if let counting = scope.counting(both.builder.counted) {
        return try counted(counting.near, counting.further)
      }
    }
    return try decided(sides)
  }

  /// The points at each larger number of symbols that sums go up to.
  static let pointsFurther = 8

  /// Decides at the numbers that are tried of symbols that sums go up to.
  private func counted(_ near: Scope, _ further: [Scope]) throws(ShapeError) -> Agreement {
    var own = self
    own.scope = near
    own.prepared = nil
    let outcome = try own.decided([:]).unproved
    guard case .same = outcome else { return outcome }
    own.plan.usablePoints = min(plan.usablePoints, Self.pointsFurther)
    for scope in further {
      own.scope = scope
      // What grows too large there tells nothing.
      if let other = try? own.decided([:]), case .different = other { return other }
    }
    return outcome
  }

  private func decided(_ known: [Binding: Sides]) throws(ShapeError) -> Agreement {
    var sides = known
    if plan.usesIdentity, try looksDifferent(&sides) {
      // Most wrong answers end here, without a proof that they are wrong in form.
      let outcome = try sampled(sides)
      if case .different = outcome { return outcome }
    }
    switch plan.usesIdentity ? try identity(&sides) : .unknown(nil) {
    case .unknown(let binding): return try sampled(sides, first: binding, looksFar: true)
    case .equal(let certificate):
      if let settled = try confirmed(certificate, sides) { return settled }
      let outcome = try sampled(sides)
      // No value contradicts the proof, none is known closely enough to agree with it.
      if case .undecided(.tooInexact) = outcome, try isTotal() {
        return .same(points: 0, isProved: true, notes: [], certificate: certificate)
      }
      return outcome.certified(certificate)
    case .different(let binding):
      let outcome = try sampled(sides, looksFar: true)
      switch outcome {
      case .same, .undecided(.tooInexact): return try formalDifference(at: binding)
      default: return outcome
      }
    }
  }

  /// Both terms as they were built at one combination of sizes and indices.
  struct Sides {
    var builder: Builder
    let reference: Grid
    let answer: Grid

    /// - Throws: `ShapeError` where a term cannot be built at these sizes.
    init(_ comparison: Comparison, _ binding: Binding) throws(ShapeError) {
      func make() throws(ShapeError) -> PreparedReference.Built {
        var builder = Builder(comparison.scope, binding)
        let grid = try builder.add(comparison.reference)
        return PreparedReference.Built(builder: builder, grid: grid)
      }
      let prepared = comparison.prepared
      let built = if let prepared { try prepared.built(binding, make) } else { try make() }
      builder = built.builder
      reference = built.grid
      answer = try builder.add(comparison.answer)
      guard reference.entries.count == answer.entries.count else {
        throw ShapeError.differing(
          comparison.reference.shape, comparison.answer.shape, comparison.answer.span)
      }
    }
  }

  /// Whether the terms differ clearly at one point, in ordinary numbers; this decides nothing.
  private func looksDifferent(_ sides: inout [Binding: Sides]) throws(ShapeError) -> Bool {
    let variants = variants(limit: plan.variants)
    guard assumptions.isEmpty, let binding = variants.first else { return false }
    let both = if let known = sides[binding] { known } else { try Sides(self, binding) }
    sides[binding] = both
    guard !both.builder.graph.isTooLarge else { return false }
    let program = Program(
      both.builder.graph, outputs: both.reference.entries + both.answer.entries)
    guard !program.usedInputs.isEmpty else { return false }
    var sampler = Sampler(
      scope: scope, names: both.builder.inputNames,
      generator: SeededGenerator(seed: seed, stream + ["glance"]))
    let lanes = program.run(
      sampler.draw(.nice).map(\.doubleValue), count: 1,
      constants: program.constants(as: Double.self))
    let count = both.reference.entries.count
    guard both.answer.entries.count == count else { return false }
    return (0..<count).contains { entry in
      let r = lanes[program.outputs[entry], 0]
      let a = lanes[program.outputs[count + entry], 0]
      return abs(r - a) > 1e-6 * max(1, abs(r), abs(a))
    }
  }

  /// Decides by sample points alone.
  ///
  /// - Parameters:
  ///   - first: sizes and indices at which the terms are different expressions.
  ///   - looksFar: whether pieces are looked for that no sample point fell into.
  private func sampled(
    _ sides: [Binding: Sides], first: Binding? = nil, looksFar: Bool = false
  ) throws(ShapeError) -> Agreement {
    var tally = Tally()
    var variants = variants(limit: plan.variants)
    if let first, !variants.contains(first) { variants.insert(first, at: 0) }
    var trials = try trials(variants, sides)
    if !scope.dimensions.isEmpty, !trials.isEmpty, trials.allSatisfy(\.isConstant) {
      // Formulas in the sizes alone, such as parameter counts: sizes are cheap, so try many.
      trials = try self.trials(Variants.sizesOnly(scope, seed: seed, stream: stream), sides)
      tally.isExact = false
    }
    let foremost = trials.prefix(2)
    // Where assumptions rule some variants out, the others make up for them in a further round.
    for round in 0..<3 where !trials.isEmpty {
      let missing = plan.usablePoints - tally.agreeing
      guard round == 0 || (missing > 0 && !tally.isExhaustive) else { break }
      let share = max((missing + trials.count - 1) / trials.count, 3)
      var productive: [Trial] = []
      for var trial in trials {
        let before = tally.agreeing
        if let outcome = try trial.run(points: share, &tally) { return outcome }
        if tally.agreeing > before, !trial.isFinite { productive.append(trial) }
      }
      trials = productive
    }
    if looksFar, tally.agreeing > 0, !tally.isExhaustive, !tally.isConstant {
      // What agrees in doubles after all is no evidence.
      var glances = tally
      for var trial in foremost {
        if let outcome = try trial.judge(trial.differentFarAndWide(), &glances) { return outcome }
      }
    }
    if tally.isExhaustive || tally.isConstant, !Variants.isWhole(scope, limit: plan.variants) {
      tally.isWhole = false
      if let outcome = try finished(variants, &tally) { return outcome }
    }
    return tally.verdict(plan)
  }

  /// The most points that are tried to have every combination of sizes and indices.
  private static let mostPointsOfAll = 20_000

  /// Tries what is left of all combinations of sizes and indices, where they and their points are few.
  private func finished(
    _ tried: [Binding], _ tally: inout Tally
  ) throws(ShapeError) -> Agreement? {
    guard tally.isExhaustive, tally.agreeing > 0,
      Variants.isWhole(scope, limit: Self.mostBindings),
      tally.drawn / max(tried.count, 1) * Self.mostBindings <= Self.mostPointsOfAll
    else { return nil }
    let known = Set(tried)
    let rest = variants(limit: Self.mostBindings).filter { !known.contains($0) }
    for var trial in try trials(rest, [:]) {
      if let outcome = try trial.run(points: 1, &tally) { return outcome }
    }
    tally.isWhole = true
    return nil
  }

  private func trials(
    _ variants: [Binding], _ sides: [Binding: Sides]
  ) throws(ShapeError) -> [Trial] {
    var trials: [Trial] = []
    for (number, binding) in variants.enumerated() {
      let trial = try Trial(self, binding, number: number, sides[binding])
      if !trial.isVoid { trials.append(trial) }
    }
    return trials
  }
}
