/// Proves a statement over boxes of the real numbers by interval arithmetic.
///
/// A box on which the statement is certain is done, and so is one on which the slopes of a margin
/// settle it; others are cut in two.
///
/// Source: Moore, Kearfott, Cloud, Introduction to Interval Analysis, SIAM 2009,
/// doi:10.1137/1.9780898717716, chapters 6 and 10.
struct BranchAndBound {
  typealias Box = [Interval<Double>]

  /// The boxes that are looked at before giving up; a count, so that no verdict depends on a clock.
  static let budget = 20_000

  /// The operations on boxes before giving up, for statements of many.
  private static let work = 30_000_000

  private let builder: Builder
  private let program: Program
  private let constants: [Interval<Double>]
  private let slots: [Int]
  private let statementCount: Int
  private let margin: MarginSlopes?
  /// What the assumptions leave of each input.
  private let limits: [Int: Builder.Bounds]

  /// Nil where the statement is not about a few real numbers.
  init?(_ all: ForAll) throws(ShapeError) {
    guard all.scope.dimensions.isEmpty || all.scope.symbols.allSatisfy({ $0.shape.isScalar }) else {
      return nil
    }
    let binding = all.scope.firstBinding
    guard binding.indices.isEmpty else { return nil }
    var builder = Builder(all.scope, binding)
    let statement = try builder.add(all.statement).entries
    var conditions: [Graph.ID] = []
    for assumption in all.assumptions { conditions += try builder.add(assumption).entries }
    program = Program(builder.graph, outputs: statement + conditions)
    statementCount = statement.count
    slots = program.usedInputs.sorted()
    guard !slots.isEmpty, slots.count <= 3 else { return nil }
    for slot in slots {
      switch all.scope.symbol(builder.inputNames[slot].symbol)?.domain {
      case .real, .positive, .negative, .nonnegative, .unit: continue
      default: return nil
      }
    }
    constants = program.constants(as: Interval<Double>.self)
    margin = slots.count == 1 ? try MarginSlopes(all, &builder, slots[0]) : nil
    limits = Self.limits(conditions, builder)
    self.builder = builder
    guard try Self.isFree(of: all, program) else { return nil }
  }

  /// Whether the statement is the same at every size; a size may stand in it as a number.
  private static func isFree(of all: ForAll, _ program: Program) throws(ShapeError) -> Bool {
    guard !all.scope.dimensions.isEmpty else { return true }
    for binding in Variants.corners(all.scope) {
      var builder = Builder(all.scope, binding)
      var outputs = try builder.add(all.statement).entries
      for assumption in all.assumptions { outputs += try builder.add(assumption).entries }
      let other = Program(builder.graph, outputs: outputs)
      guard other.operations == program.operations, other.outputs == program.outputs else {
        return false
      }
    }
    return true
  }

  /// The ends that assumptions such as `x >= 0` and `2*x < 1` set to single inputs; only of what is
  /// affine are they certain.
  private static func limits(
    _ conditions: [Graph.ID], _ builder: Builder
  ) -> [Int: Builder.Bounds] {
    builder.bounds(by: conditions) { graph, difference, finder, slot in
      let input = graph.append(.input(slot))
      let slopes = graph.gradient(of: difference, by: [input])
      var point = [Rational](repeating: .zero, count: builder.inputNames.count)
      guard let slope = graph.constant(slopes[0]), !slope.isZero,
        let end = finder.straight(slot, point, slope).place(of: .zero)
      else { return nil }
      point[slot] = end
      return finder.vanishes(at: point) ? (end, slope.signum > 0) : nil
    }
  }

  /// Whether the statement is proved on the whole domain within the budget.
  func proves() -> Bool {
    var queue = start()
    var looked = 0
    let cost = program.operations.count + (margin?.cost ?? 0)
    while !queue.isEmpty {
      looked += queue.count
      guard looked <= BranchAndBound.budget, looked <= BranchAndBound.work / max(cost, 1) else {
        return false
      }
      let truths = judge(queue)
      var next: [Box] = []
      for (box, truth) in zip(queue, truths) where truth != .yes {
        if truth == .no { return false }
        if box.count == 1, margin?.holds(on: box[0]) == true { continue }
        guard let halves = split(box) else { return false }
        next += halves
      }
      queue = next
    }
    return true
  }

  /// The domain of each symbol, cut at a few scales.
  private func start() -> [Box] {
    var boxes: [Box] = [[]]
    for slot in slots {
      let pieces = pieces(slot)
      boxes = boxes.flatMap { box in pieces.map { box + [$0] } }
    }
    return boxes
  }

  private func pieces(_ slot: Int) -> [Interval<Double>] {
    var low = -Double.infinity
    var high = Double.infinity
    let symbol = builder.scope.symbol(builder.inputNames[slot].symbol)
    switch symbol?.domain {
    case .positive, .nonnegative: low = 0
    case .negative: high = 0
    case .unit: (low, high) = (0, 1)
    default: break
    }
    let assumed = limits[slot] ?? (nil, nil)
    for bound in [symbol?.range?.lowerBound, assumed.low].compactMap({ $0 }) {
      low = max(low, Self.below(bound))
    }
    for bound in [symbol?.range?.upperBound, assumed.high].compactMap({ $0 }) {
      high = min(high, -Self.below(bound.negated))
    }
    // Nothing at all satisfies the assumptions.
    guard low <= high else { return [] }
    let cuts = [-1e6, -1000, -40, -8, -1, 0, 1, 8, 40, 1000, 1e6].filter { $0 > low && $0 < high }
    let ends = [low] + cuts + [high]
    return zip(ends, ends.dropFirst()).map { Interval(lower: $0, upper: $1) }
  }

  /// The greatest double that is certainly not above a number.
  private static func below(_ number: Rational) -> Double {
    let near = number.doubleValue
    return Rational(exactly: near).map { $0 <= number } == true ? near : near.nextDown
  }

  private func judge(_ boxes: [Box]) -> [Truth] {
    var result: [Truth] = []
    var first = 0
    while first < boxes.count {
      let group = Array(boxes[first..<min(first + 64, boxes.count)])
      var inputs: [Interval<Double>] = []
      for slot in builder.inputNames.indices {
        if let place = slots.firstIndex(of: slot) {
          inputs += group.map { $0[place] }
        } else {
          inputs += group.map { _ in Interval<Double>.undefined }
        }
      }
      let lanes = program.run(inputs, count: group.count, constants: constants)
      for lane in group.indices { result.append(truth(lanes, lane)) }
      first += group.count
    }
    return result
  }

  /// The statement is certain where an assumption certainly fails.
  private func truth(_ lanes: Lanes<Interval<Double>>, _ lane: Int) -> Truth {
    let truths = program.outputs.map { lanes.truth($0, lane) }
    let assumed = truths.dropFirst(statementCount)
    if assumed.contains(.no) { return .yes }
    let stated = truths.prefix(statementCount).reduce(Truth.yes) { $0.and($1) }
    return stated == .no && assumed.contains(.unknown) ? .unknown : stated
  }

  /// Two halves of a box along its longest side; nil when it is too small to cut.
  private func split(_ box: Box) -> [Box]? {
    var best = 0
    var width = -1.0
    for (place, side) in box.enumerated() {
      let own = side.upper - side.lower
      let scaled = own.isFinite ? own / max(1, min(abs(side.lower), abs(side.upper))) : 1e300
      if scaled > width { (best, width) = (place, scaled) }
    }
    guard width > 1e-9 else { return nil }
    let side = box[best]
    let middle: Double
    if side.lower.isFinite, side.upper.isFinite {
      middle = side.lower / 2 + side.upper / 2
    } else if side.lower.isFinite {
      middle = max(side.lower, 1) * 1000
    } else {
      middle = min(side.upper, -1) * 1000
    }
    guard middle.isFinite, abs(middle) < 1e60, middle > side.lower, middle < side.upper else {
      return nil
    }
    var left = box
    var right = box
    left[best] = Interval(lower: side.lower, upper: middle)
    right[best] = Interval(lower: middle, upper: side.upper)
    return [left, right]
  }
}
