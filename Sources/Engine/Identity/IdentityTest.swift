/// Whether two lists of operations of one graph are the same functions, by random evaluations modulo
/// random primes.
///
/// Equal residues prove it up to an error that is bounded and driven below 2⁻⁸⁰; what is more, the
/// answer has to be defined wherever the reference is, but for null sets.
struct IdentityTest {
  /// What came of it.
  enum Outcome: Sendable {
    /// The same, with the bound of the error.
    case equal(Certificate)
    /// Certainly not the same.
    case different
    /// The test cannot tell.
    case unknown
  }

  let graph: Graph
  let pairs: [(reference: Graph.ID, answer: Graph.ID)]
  let inputs: [IdentityRun.Input]
  let policy: DomainPolicy

  /// The bound of the error has to fall to 2 to minus this.
  private static let wantedBits = 80.0

  /// How often a draw may fail in a row.
  private static let mostDraws = 48

  /// The most operations that are evaluated.
  private static let mostOperations = 20_000

  init(_ builder: Builder, reference: Grid, answer: Grid, policy: DomainPolicy) {
    graph = builder.graph
    pairs = zip(reference.entries, answer.entries).filter { $0 != $1 }.map { ($0, $1) }
    inputs = IdentityTest.inputs(builder)
    self.policy = policy
  }

  /// How the inputs get their residues: one-hot entries go through all places, the last probability
  /// is what the others leave.
  private static func inputs(_ builder: Builder) -> [IdentityRun.Input] {
    var result = [IdentityRun.Input](repeating: .free, count: builder.inputNames.count)
    var slots: [String: [Int]] = [:]
    for (slot, name) in builder.inputNames.enumerated() {
      slots[name.symbol, default: []].append(slot)
    }
    for symbol in builder.scope.symbols {
      guard let all = slots[symbol.name], let grid = builder.symbolGrids[symbol.name] else {
        continue
      }
      let parts = Scope.Symbol.distributions(all, rows: grid.rows, columns: grid.columns)
      for own in parts {
        guard let first = own.first, let last = own.last else { continue }
        switch symbol.domain {
        case .oneHot:
          for (place, slot) in own.enumerated() {
            result[slot] = .oneHot(first: first, place: place, count: own.count)
          }
        case .probability: result[last] = .rest(Array(own.dropLast()))
        default: continue
        }
      }
    }
    return result
  }

  /// The fields of all tests.
  private static let draws = FieldDraws()

  /// Runs the test.
  ///
  /// - Parameter seed: makes primes and values.
  func decide(seed: UInt64) -> Outcome {
    if pairs.isEmpty { return .equal(Certificate(degree: 0, runs: 0, bits: .infinity)) }
    let places = needed(pairs.flatMap { [$0.reference, $0.answer] })
    guard places.count <= Self.mostOperations else { return .unknown }
    let sides = Sides(
      reference: needed(pairs.map(\.reference)), answer: needed(pairs.map(\.answer)),
      hasJumps: places.contains { graph.operations[Int($0)].isJump },
      hasStairs: places.contains { graph.operations[Int($0)].isStaircase })
    guard oneHotCombinations(places) <= IdentityBranches.mostCombinations else { return .unknown }
    let positive = positive(sides)
    let hasCubeRoots = places.contains { graph.operations[Int($0)].isRoot(ofMultipleOf: 3) }
    var certificate = Certificate(degree: 0, runs: 0, bits: 0)
    var scale = 1
    var failures = 0
    var drawn = 0
    while certificate.bits < Self.wantedBits {
      guard certificate.runs < 4, failures < Self.mostDraws else { return .unknown }
      let draw = Self.draws.draw(drawn, seed: seed, hasCubeRoots: hasCubeRoots)
      drawn += 1
      var run = IdentityRun(
        graph, places: places, inputs: inputs, positive: positive, hasJumps: sides.hasJumps,
        field: draw.field, seed: draw.seed, scale: scale)
      do throws(IdentityRun.Stop) {
        guard let bits = try bound(&run, sides, &certificate) else {
          return run.isFormal ? .different : .unknown
        }
        guard bits > 1 else { return .unknown }
        certificate.bits += bits
        certificate.runs += 1
      } catch {
        switch error {
        case .zeroDenominator: failures += 1
        case .beyond: return .unknown
        case .scale(let factor):
          scale = scale.multipliedReportingOverflow(by: factor).partialValue
          guard scale > 0, scale < 1 << 20 else { return .unknown }
        }
      }
    }
    return .equal(certificate)
  }

  /// The bits that one draw adds to the bound; nil where residues differ, 0 where something is not
  /// shown to be defined.
  private func bound(
    _ run: inout IdentityRun, _ sides: Sides, _ certificate: inout Certificate
  ) throws(IdentityRun.Stop) -> Double? {
    var degree = 1.0
    var coefficientBits = 1.0
    repeat {
      try run.evaluate()
      for (reference, answer) in pairs {
        let (r, a) = (run.value(reference), run.value(answer))
        guard r.residue == a.residue else { return nil }
        let difference = r.degree.sum(a.degree)
        degree = max(degree, difference.top)
        coefficientBits = max(coefficientBits, difference.topBits)
      }
      guard isDefined(sides, &run) else { return 0 }
    } while run.branches.advance()
    certificate.degree = max(certificate.degree, degree)
    // Schwartz and Zippel: degree / q; two keys that are one by accident, or one that is a small
    // number; a prime that divides all coefficients, of which there are fewer than bits / 60 among the
    // 2⁴⁷ primes that are drawn from.
    let accidents = run.keyCount * run.keyCount + run.numberCount
    let roots = degree + accidents * run.largestDegree
    let chance = roots / 0x1p60 + coefficientBits / 60 / 0x1p47
    let bound = chance * Double(run.branches.combinations)
    return Double(-(bound.exponent + 1))
  }

  /// How many ways there are to choose the ones of all one-hot vectors that occur; no more than are
  /// ever gone through matter.
  private func oneHotCombinations(_ places: [Graph.ID]) -> Int {
    var seen: Set<Int> = []
    var result = 1
    for id in places {
      guard case .input(let slot) = graph.operations[Int(id)], slot < inputs.count,
        case .oneHot(let first, _, let count) = inputs[slot], seen.insert(first).inserted,
        result <= IdentityBranches.mostCombinations
      else { continue }
      result *= max(count, 1)
    }
    return result
  }

  /// The operations that some values need, operands first.
  private func needed(_ roots: [Graph.ID]) -> [Graph.ID] {
    var isNeeded = [Bool](repeating: false, count: graph.operations.count)
    for id in roots { isNeeded[Int(id)] = true }
    for place in isNeeded.indices.reversed() where isNeeded[place] {
      // A shift of softmax stands for any number, see `IdentityRun`.
      if case .detached = graph.operations[place] { continue }
      graph.operations[place].forEachOperand { isNeeded[Int($0)] = true }
    }
    return isNeeded.indices.filter { isNeeded[$0] }.map { Graph.ID($0) }
  }

  // MARK: Where the formulas are defined

  /// The operations that each side needs, and what they are like together.
  private struct Sides {
    var reference: [Graph.ID]
    var answer: [Graph.ID]
    var hasJumps: Bool
    var hasStairs: Bool
  }

  /// What is positive wherever the formulas are compared: what stands under the logarithms of the
  /// reference, or of both where only common points count.
  ///
  /// What stands under a root may be zero; where nothing jumps, that makes no difference.
  private func positive(_ sides: Sides) -> Set<Graph.ID> {
    let isContinuous = !sides.hasJumps && !sides.hasStairs
    var result: Set<Graph.ID> = []
    for id in sides.reference + (policy == .common ? sides.answer : []) {
      switch graph.operations[Int(id)] {
      case .select: return []
      case .elementary(.log, let a): result.insert(a)
      case .elementary(.sqrt, let a), .rationalPower(let a, _):
        if isContinuous { result.insert(a) }
      default: continue
      }
    }
    return result
  }

  /// What an operation asks of an argument.
  private struct Demand: Hashable {
    enum Kind: Hashable { case nonnegative, unit, aboveOne, notZero }
    var kind: Kind
    var residue: UInt64
  }

  /// Whether the answer is defined wherever the reference is, null sets apart.
  private func isDefined(_ sides: Sides, _ run: inout IdentityRun) -> Bool {
    if policy == .common { return true }
    let answer = demands(sides.answer, run)
    let reference = demands(sides.reference, run)
    run.keyCount += Double(answer.count + reference.count)
    if policy == .same { return answer == reference }
    // A staircase may be zero on more than a null set.
    return answer.filter { sides.hasStairs || $0.kind != .notZero }.isSubset(of: reference)
  }

  private func demands(_ places: [Graph.ID], _ run: IdentityRun) -> Set<Demand> {
    var result: Set<Demand> = []
    func ask(_ kind: Demand.Kind, _ id: Graph.ID) {
      result.insert(Demand(kind: kind, residue: run.value(id).residue))
    }
    func askPositive(_ id: Graph.ID, orZero: Bool) {
      let isNonnegative = graph.knowledge[Int(id)].isNonnegative
      if run.isPositive(id) || orZero && isNonnegative { return }
      ask(.nonnegative, id)
    }
    for id in places {
      switch graph.operations[Int(id)] {
      case .divide(_, let b): if !graph.knowledge[Int(b)].isPositive { ask(.notZero, b) }
      case .integerPower(let a, let n) where n < 0:
        if !graph.knowledge[Int(a)].isPositive { ask(.notZero, a) }
      case .rationalPower(let a, _), .power(let a, _): askPositive(a, orZero: true)
      case .elementary(.sqrt, let a): askPositive(a, orZero: true)
      case .elementary(.log, let a): askPositive(a, orZero: policy != .same)
      case .elementary(.asin, let a), .elementary(.acos, let a), .elementary(.atanh, let a):
        ask(.unit, a)
      case .elementary(.acosh, let a): ask(.aboveOne, a)
      case .elementary(.tan, let a): ask(.notZero, a)
      case .atan2(let a, let b):
        ask(.notZero, a)
        ask(.notZero, b)
      default: continue
      }
    }
    return result
  }
}

extension Graph.Operation {
  /// Whether its value may jump where what it looks at is zero.
  fileprivate var isJump: Bool {
    switch self {
    case .less, .lessOrEqual, .equal, .elementary(.step, _), .elementary(.sign, _): true
    default: false
    }
  }

  /// Whether its value is the same number over whole intervals, which numbers the test does not know.
  fileprivate var isStaircase: Bool {
    switch self {
    case .elementary(.floor, _), .elementary(.ceil, _): true
    default: false
    }
  }

  /// Whether it is a root whose degree is a multiple of a number.
  fileprivate func isRoot(ofMultipleOf number: Int) -> Bool {
    if case .rationalPower(_, let exponent) = self, case .small(_, let degree) = exponent.storage {
      return degree % number == 0
    }
    return false
  }
}

/// How sure an identity is that was tested by random evaluations.
package struct Certificate: Sendable, Hashable {
  /// The largest degree of a cross-multiplied difference.
  package var degree: Double

  /// How many random primes were drawn.
  package var runs: Int

  /// The error is below 2 to minus this.
  package var bits: Double

  /// The sizes of the dimensions at which it was tested, in words; empty without dimensions.
  package var sizes: [String] = []

  /// Joins what holds for two combinations of sizes and indices.
  mutating func join(_ other: Certificate) {
    degree = max(degree, other.degree)
    runs = max(runs, other.runs)
    bits = min(bits, other.bits)
  }
}
