/// Proves a statement over boxes of the real numbers by interval arithmetic.
///
/// A box on which the statement is certain is done; others are cut in two. Where two sides touch, as
/// in σ(x)(1 − σ(x)) ≤ 1/4 at 0, a box around the point is settled by the sign of the second
/// derivative: margin and slope vanish exactly there, and the margin is convex around it.
///
/// Source: Moore, Kearfott, Cloud, Introduction to Interval Analysis, SIAM 2009,
/// doi:10.1137/1.9780898717716, chapters 6 and 10.
struct BranchAndBound {
  typealias Box = [Interval<Double>]

  /// The boxes that are looked at before giving up; a count, so that no verdict depends on a clock.
  static let budget = 20_000

  private let builder: Builder
  private let program: Program
  private let constants: [Interval<Double>]
  private let slots: [Int]
  private let statementCount: Int
  private let touch: Touch?

  /// Margin, slope and curvature of a statement about one real number.
  private struct Touch {
    var program: Program
    var slot: Int
    var exact: [Interval<DoubleDouble>]
    var coarse: [Interval<Double>]
  }

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
    touch = try BranchAndBound.touch(all, &builder, slots)
    self.builder = builder
  }

  private static func touch(
    _ all: ForAll, _ builder: inout Builder, _ slots: [Int]
  ) throws(ShapeError) -> Touch? {
    guard slots.count == 1, let margins = all.margins, margins.count == 1 else { return nil }
    let margin = try builder.add(margins[0]).entries
    guard margin.count == 1 else { return nil }
    let input = builder.graph.append(.input(slots[0]))
    let slope = builder.graph.gradient(of: margin[0], by: [input])[0]
    let bend = builder.graph.gradient(of: slope, by: [input])[0]
    let program = Program(builder.graph, outputs: [margin[0], slope, bend])
    return Touch(
      program: program, slot: slots[0],
      exact: program.constants(as: Interval<DoubleDouble>.self),
      coarse: program.constants(as: Interval<Double>.self))
  }

  /// Whether the statement is proved on the whole domain within the budget.
  func proves() -> Bool {
    var queue = start()
    var looked = 0
    while !queue.isEmpty {
      looked += queue.count
      guard looked <= BranchAndBound.budget else { return false }
      let truths = judge(queue)
      var next: [Box] = []
      for (box, truth) in zip(queue, truths) where truth != .yes {
        if truth == .no { return false }
        if isTouching(box) { continue }
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
    guard let symbol = builder.scope.symbol(builder.inputNames[slot].symbol) else { return [] }
    switch symbol.domain {
    case .positive, .nonnegative: low = 0
    case .negative: high = 0
    case .unit: (low, high) = (0, 1)
    default: break
    }
    if let range = symbol.range {
      low = max(low, range.lowerBound.doubleValue.nextDown)
      high = min(high, range.upperBound.doubleValue.nextUp)
      if range.lowerBound.doubleValue == low.nextUp,
        Rational(exactly: low.nextUp) == range.lowerBound
      {
        low = low.nextUp
      }
      if Rational(exactly: high.nextDown) == range.upperBound { high = high.nextDown }
    }
    let cuts = [-1e6, -1000, -40, -8, -1, 0, 1, 8, 40, 1000, 1e6].filter { $0 > low && $0 < high }
    let ends = [low] + cuts + [high]
    return zip(ends, ends.dropFirst()).map { Interval(lower: $0, upper: $1) }
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

  /// Whether the box lies where margin and slope vanish exactly and the margin is convex.
  private func isTouching(_ box: Box) -> Bool {
    guard let touch, box.count == 1, box[0].upper - box[0].lower <= 0.25 else { return false }
    let side = box[0]
    for denominator in [1, 2, 3, 4, 5, 8, 10] {
      let middle = (side.lower + side.upper) / 2
      guard let point = Rational(nearest: middle, denominator: denominator),
        point.doubleValue >= side.lower - 0.25, point.doubleValue <= side.upper + 0.25
      else { continue }
      let count = builder.inputNames.count
      let inputs = (0..<count).map { slot -> Interval<DoubleDouble> in
        slot == touch.slot ? Interval(point) : .undefined
      }
      let lanes = touch.program.run(inputs, count: 1, constants: touch.exact)
      let outputs = touch.program.outputs
      guard lanes[outputs[0], 0].exact?.isZero == true, lanes[outputs[1], 0].exact?.isZero == true
      else { continue }
      let low = min(side.lower, point.doubleValue.nextDown)
      let high = max(side.upper, point.doubleValue.nextUp)
      let around = (0..<count).map { slot -> Interval<Double> in
        slot == touch.slot ? Interval(lower: low, upper: high) : .undefined
      }
      let bends = touch.program.run(around, count: 1, constants: touch.coarse)
      let bend = bends[outputs[2], 0]
      if bend.isUndefined == .no, bend.lower >= 0 { return true }
    }
    return false
  }
}
