import Text

/// A comparison at one combination of sizes and indices.
struct Trial {
  /// The number type that decides.
  typealias Sure = Interval<DoubleDouble>

  let comparison: Comparison
  let binding: Binding
  var builder: Builder
  var sampler: Sampler
  let reference: Grid
  let answer: Grid
  var critical: CriticalSet
  /// What the program computes: both sides, kinks, conditions, then the differences of both sides.
  let roots: [Graph.ID]
  let program: Program
  let constants: [Sure]
  let kinkCount: Int
  let tests: Range<Int>
  /// How many outputs at the end are differences of both sides, entry by entry; none for large tensors.
  let gapCount: Int
  let equations: [Equation]
  let usedSlots: [Int]

  /// Whether it is among the first, which also look where differences are rare.
  let isForemost: Bool

  /// The points tried before, by the inputs that matter: the same point twice is no evidence.
  var tried: Set<[Rational]> = []

  /// Some points at which both sides agreed.
  var usable: [[Rational]] = []

  /// An equality among the assumptions, and the inputs that may be moved to make it hold.
  struct Equation {
    /// The difference of its sides.
    var id: Graph.ID
    var finder: RootFinder
    var slots: [Int]
  }

  /// Whether an assumption rules these sizes and indices out altogether.
  let isVoid: Bool

  /// Whether neither side depends on any input.
  var isConstant: Bool { program.usedInputs.isEmpty }

  /// - Parameter built: both terms, where they were built before.
  init(
    _ comparison: Comparison, _ binding: Binding, number: Int, _ built: Comparison.Sides? = nil
  ) throws(ShapeError) {
    self.comparison = comparison
    self.binding = binding
    isForemost = number < 2
    let both: Comparison.Sides
    if let built { both = built } else { both = try Comparison.Sides(comparison, binding) }
    var builder = both.builder
    reference = both.reference
    answer = both.answer
    var conditions: [Graph.ID] = []
    var equations: [Graph.ID] = []
    for assumption in comparison.assumptions {
      conditions += try builder.add(assumption).entries
      equations += try builder.equations(in: assumption)
    }
    self.equations = Trial.ordered(
      equations.map { Equation(id: $0, finder: RootFinder(builder.graph, $0), slots: []) })
    isVoid = conditions.contains { id in
      if case .truth(false) = builder.graph.operations[Int(id)] { return true }
      return false
    }
    let sides = reference.entries + answer.entries
    let referenceKinks = CriticalSet(&builder.graph, roots: reference.entries, limit: 64).kinks
    critical = CriticalSet(&builder.graph, roots: sides, limit: comparison.plan.kinks)
    let kinks = comparison.skipsKinks ? referenceKinks : []
    kinkCount = kinks.count
    let isSmall = reference.entries.count <= Trial.mostGaps
    let gaps = isSmall ? Trial.gaps(reference, answer, &builder.graph) : []
    roots = sides + kinks + conditions + gaps
    program = Program(builder.graph, outputs: roots)
    tests = sides.count + kinks.count..<roots.count - gaps.count
    gapCount = gaps.count
    usedSlots = program.usedInputs.sorted()
    constants = program.constants(as: Sure.self)
    let draws = builder
    func makeSampler() -> Sampler {
      Sampler(
        scope: draws.narrowed(by: conditions), names: draws.inputNames,
        generator: SeededGenerator(
          seed: comparison.seed, comparison.stream + ["variant \(number)"]))
    }
    if let prepared = comparison.prepared, conditions.isEmpty {
      sampler = prepared.sampler(number, binding, makeSampler)
    } else {
      sampler = makeSampler()
    }
    self.builder = builder
  }

  /// The most entries of which the differences are looked at too.
  private static let mostGaps = 64

  /// The differences of both sides, entry by entry; none where the graph has no room for them.
  private static func gaps(_ reference: Grid, _ answer: Grid, _ graph: inout Graph) -> [Graph.ID] {
    let found = zip(reference.entries, answer.entries).map { graph.difference($0, $1) }
    return graph.isTooLarge ? [] : found
  }

  /// Whether all its points have been tried.
  private(set) var isFinite = false

  /// The points close to corners and edges of probabilities at each size.
  private static let cornerPoints = 8

  /// Whether some input is a probability that sums to 1 with others.
  private var hasProbabilities: Bool {
    usedSlots.contains { slot in
      comparison.scope.symbol(builder.inputNames[slot].symbol)?.domain == .probability
    }
  }

  /// Tries points until enough of them are usable; an outcome is given when it is settled.
  mutating func run(points needed: Int, _ tally: inout Tally) throws(ShapeError) -> Agreement? {
    let outputs = Set(program.usedInputs)
    if !outputs.isEmpty { tally.isConstant = false }
    if isConstant {
      isFinite = true
      return try judge([sampler.draw(.nice)], &tally)
    }
    if let all = builder.enumeration(of: outputs, limit: comparison.plan.enumerationLimit) {
      isFinite = true
      var start = 0
      while start < all.count {
        let end = min(start + comparison.plan.lanes, all.count)
        if let outcome = try judge(Array(all[start..<end]), &tally) { return outcome }
        start = end
      }
      return nil
    }
    if isDetermined {
      // As many draws as points are needed anyhow meet all solutions of a few equations.
      isFinite = true
      tally.isExact = false
      if let outcome = try judge(draw(comparison.plan.usablePoints, .nice), &tally) {
        return outcome
      }
      return try judgeEnclosed(tally.agreeing + comparison.plan.usablePoints, &tally)
    }
    tally.isExhaustive = false
    let before = tally.agreeing
    for tier in [Sampler.Tier.nice, .generic] {
      var count = tier.isNice ? min(comparison.plan.lanes, needed) : comparison.plan.lanes / 2
      if tier.isNice {
        // A wrong answer nearly always shows here; the other points are then not even drawn.
        let first = min(comparison.plan.firstPoints, count)
        if let outcome = try judge(draw(first, tier), &tally) { return outcome }
        count -= first
      }
      if let outcome = try judge(draw(count, tier), &tally) { return outcome }
      if tier.isNice {
        if let outcome = try judge(special(), &tally) { return outcome }
        if let outcome = try judgeRoots() { return outcome }
      }
    }
    // No root is looked for along a probability, so what turns close to a corner is met by chance only.
    if hasProbabilities, let outcome = try judge(draw(Self.cornerPoints, .scales), &tally) {
      return outcome
    }
    var drawn = 0
    var lastFound = 0
    let limit = needed * comparison.plan.drawsPerPoint
    while tally.agreeing - before < needed, drawn < limit,
      drawn - lastFound < comparison.plan.idleDraws
    {
      let tier: Sampler.Tier = drawn % 64 < 32 ? .scales : drawn % 64 < 48 ? .generic : .nice
      let count = min(comparison.plan.lanes, limit - drawn)
      drawn += count
      let seen = tally.drawn
      if let outcome = try judge(draw(count, tier), &tally) { return outcome }
      if tally.drawn > seen { lastFound = drawn }
      if drawn > needed * 4, let outcome = try judge(between(count), &tally) { return outcome }
    }
    return try judgeEnclosed(before + needed, &tally)
  }
}
