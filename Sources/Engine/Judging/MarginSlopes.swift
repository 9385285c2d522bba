/// The margin of a statement about one real number with its slopes of higher orders, which settle it
/// where the margin's own enclosure is too wide.
///
/// A function that is nonnegative at the lower end of an interval and does not fall is nonnegative
/// all along; whether it falls is asked of its slope in the same way, up to `mostSlopes` times. So far
/// out, where `x^2 + 1 - x` is a difference of two infinite things, its second slope, 2, decides. Where
/// two sides touch, as in σ(x)(1 − σ(x)) ≤ 1/4 at 0, an interval around the point is settled by the
/// second slope: margin and slope vanish exactly there, and the margin is convex around it.
///
/// Source: Moore, Kearfott, Cloud, Introduction to Interval Analysis, SIAM 2009,
/// doi:10.1137/1.9780898717716, chapter 6 (monotonicity and convexity tests).
struct MarginSlopes {
  /// Computes the margin, then its slopes.
  private let program: Program
  private let slot: Int
  private let inputCount: Int
  private let isStrict: Bool
  private let exact: [Interval<DoubleDouble>]
  private let coarse: [Interval<Double>]

  /// The highest order of a slope.
  private static let mostSlopes = 6

  /// The operations beyond which no further slope is built.
  private static let mostOperations = 2000

  /// Nil where the statement is no comparison of two numbers, or its sides have kinks or jumps.
  ///
  /// - Parameter builder: gets the margin and its slopes.
  /// - Throws: `ShapeError` where the margin cannot be built.
  init?(_ all: ForAll, _ builder: inout Builder, _ slot: Int) throws(ShapeError) {
    guard let margins = all.margins, margins.count == 1 else { return nil }
    let margin = try builder.add(margins[0]).entries
    guard margin.count == 1 else { return nil }
    let input = builder.graph.append(.input(slot))
    guard Program(builder.graph, outputs: margin).isSmooth else { return nil }
    var orders = [margin[0]]
    while let last = orders.last, orders.count <= Self.mostSlopes,
      builder.graph.operations.count < Self.mostOperations,
      builder.graph.constant(last) == nil
    {
      orders.append(builder.graph.gradient(of: last, by: [input])[0])
    }
    program = Program(builder.graph, outputs: orders)
    exact = program.constants(as: Interval<DoubleDouble>.self)
    coarse = program.constants(as: Interval<Double>.self)
    inputCount = builder.inputNames.count
    isStrict = all.isStrict
    self.slot = slot
  }

  /// The operations that an interval takes, with its ends.
  var cost: Int { 3 * program.operations.count }

  /// Whether the statement certainly holds on an interval.
  func holds(on side: Interval<Double>) -> Bool {
    isSettled(on: side) || isTouching(side)
  }

  // MARK: Slopes

  /// The values of margin and slopes over an interval and at its ends.
  private struct Along {
    var whole: [Interval<Double>]
    var lower: [Interval<Double>]?
    var upper: [Interval<Double>]?
  }

  private func isSettled(on side: Interval<Double>) -> Bool {
    let ends = [side.lower, side.upper].map { Interval(lower: $0, upper: $0) }
    let numbers = [side] + ends
    var inputs: [Interval<Double>] = []
    for place in 0..<inputCount {
      inputs += numbers.map { place == slot ? $0 : .undefined }
    }
    let lanes = program.run(inputs, count: numbers.count, constants: coarse)
    func values(_ lane: Int) -> [Interval<Double>] { program.outputs.map { lanes[$0, lane] } }
    let along = Along(
      whole: values(0), lower: side.lower.isFinite ? values(1) : nil,
      upper: side.upper.isFinite ? values(2) : nil)
    return along.whole[0].isUndefined == .no
      && isAboveZero(along, order: 0, isNegated: false, isStrict: isStrict)
  }

  /// Whether a slope is nowhere negative on an interval, or positive everywhere.
  private func isAboveZero(
    _ along: Along, order: Int, isNegated: Bool, isStrict: Bool
  ) -> Bool {
    func isAbove(_ values: [Interval<Double>]) -> Bool {
      let value = isNegated ? -values[order] : values[order]
      guard value.isUndefined == .no else { return false }
      return isStrict ? value.lower > 0 : value.lower >= 0
    }
    if isAbove(along.whole) { return true }
    guard order + 1 < along.whole.count, along.whole[order + 1].isUndefined == .no else {
      return false
    }
    if let lower = along.lower, isAbove(lower),
      isAboveZero(along, order: order + 1, isNegated: isNegated, isStrict: false)
    {
      return true
    }
    guard let upper = along.upper, isAbove(upper) else { return false }
    return isAboveZero(along, order: order + 1, isNegated: !isNegated, isStrict: false)
  }

  // MARK: Touching

  /// Whether the interval lies where margin and slope vanish exactly and the margin is convex.
  private func isTouching(_ side: Interval<Double>) -> Bool {
    guard !isStrict, program.outputs.count > 2, side.upper - side.lower <= 0.25 else {
      return false
    }
    for denominator in [1, 2, 3, 4, 5, 8, 10] {
      let middle = (side.lower + side.upper) / 2
      guard let point = Rational(nearest: middle, denominator: denominator),
        point.doubleValue >= side.lower - 0.25, point.doubleValue <= side.upper + 0.25
      else { continue }
      let inputs = (0..<inputCount).map { place -> Interval<DoubleDouble> in
        place == slot ? Interval(point) : .undefined
      }
      let lanes = program.run(inputs, count: 1, constants: exact)
      let vanish = program.outputs.prefix(2).allSatisfy { lanes[$0, 0].exact?.isZero == true }
      guard vanish else { continue }
      let low = min(side.lower, point.doubleValue.nextDown)
      let high = max(side.upper, point.doubleValue.nextUp)
      let around = (0..<inputCount).map { place -> Interval<Double> in
        place == slot ? Interval(lower: low, upper: high) : .undefined
      }
      let bends = program.run(around, count: 1, constants: coarse)
      let bend = bends[program.outputs[2], 0]
      if bend.isUndefined == .no, bend.lower >= 0 { return true }
    }
    return false
  }
}

extension Program {
  /// Whether, by their form, the values have slopes wherever the slopes have values.
  fileprivate var isSmooth: Bool {
    operations.allSatisfy { operation in
      switch operation {
      case .constant, .pi, .input, .negate, .add, .subtract, .multiply, .divide, .integerPower,
        .rationalPower, .power, .guarded:
        return true
      case .elementary(let function, _):
        switch function {
        case .exp, .log, .sqrt, .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh, .asinh,
          .acosh, .atanh, .sigma, .softplus:
          return true
        case .abs, .relu, .step, .sign, .floor, .ceil: return false
        }
      default: return false
      }
    }
  }
}
