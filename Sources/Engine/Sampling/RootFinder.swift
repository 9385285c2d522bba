/// Solves `g = 0` for one input while the others are kept.
struct RootFinder: Sendable {
  let program: Program
  let output: Int
  private let doubles: [Double]
  private let exact: [Interval<DoubleDouble>]

  init(_ graph: Graph, _ id: Graph.ID) {
    program = Program(graph, outputs: [id])
    output = program.outputs[0]
    doubles = program.constants(as: Double.self)
    exact = program.constants(as: Interval<DoubleDouble>.self)
  }

  /// What is found on a line through a point.
  enum Root: Sendable {
    /// A fraction at which the expression is exactly zero.
    case exact(Rational)
    /// A double next to which the expression changes sign.
    case near(Double)

    /// The fraction at the root, or the closest to it that a double holds.
    var fraction: Rational? {
      switch self {
      case .exact(let value): value
      case .near(let value): Rational(exactly: value)
      }
    }
  }

  /// The zeros along input `slot` through `point`, exact ones where they can be had and are wanted.
  func roots(_ slot: Int, through point: [Rational], wantsExact: Bool = true) -> [Root] {
    if wantsExact, mayBePolynomial(slot), let found = polynomialRoots(slot, point) {
      return found.map { .exact($0) }
    }
    return scanned(slot, point)
  }

  /// Whether the expression is exactly zero at a point.
  func vanishes(at point: [Rational]) -> Bool {
    guard let slot = program.usedInputs.min() else { return false }
    return values(slot, point, at: [point[slot]])?.first?.isZero == true
  }

  /// An expression along an input in which it has a constant slope.
  struct Straight {
    /// Its value where the input is zero; a double close to that where it is not known exactly.
    fileprivate var start: Root

    fileprivate var slope: Rational

    /// What the input must hold so that the expression has a value.
    func place(of goal: Rational) -> Rational? {
      switch start {
      case .exact(let value): return goal.subtracting(value)?.divided(by: slope)
      case .near(let value):
        return Rational(exactly: (goal.doubleValue - value) / slope.doubleValue)
      }
    }
  }

  /// The expression along input `slot` through a point, given its slope there.
  func straight(_ slot: Int, _ point: [Rational], _ slope: Rational) -> Straight {
    if let exact = values(slot, point, at: [.zero])?.first {
      return Straight(start: .exact(exact), slope: slope)
    }
    let start = evaluate(slot, point.map(\.doubleValue), [0]).first ?? .nan
    return Straight(start: .near(start), slope: slope)
  }

  /// An enclosure of the root next to a double, about 30 digits wide; nil where none is proved.
  ///
  /// Secant steps find the root, and certain signs at both ends prove that it lies between them.
  ///
  /// - Parameter inputs: the point, of which enclosures may stand for what is no fraction.
  func enclosedRoot(
    _ slot: Int, through inputs: [Interval<DoubleDouble>], near root: Double
  ) -> Interval<DoubleDouble>? {
    typealias Sure = Interval<DoubleDouble>
    var middles = inputs.map(\.midpoint)
    let constants = program.constants(as: DoubleDouble.self)
    func value(_ number: DoubleDouble) -> DoubleDouble {
      middles[slot] = number
      return program.run(middles, count: 1, constants: constants)[output, 0]
    }
    var inputs = inputs
    func sign(_ number: DoubleDouble) -> Int {
      inputs[slot] = Sure(lower: number, upper: number)
      let found = program.run(inputs, count: 1, constants: exact)[output, 0]
      guard found.isUndefined == .no else { return 0 }
      return found.upper < .zero ? -1 : .zero < found.lower ? 1 : 0
    }
    var last = DoubleDouble(root * (1 - 0x1p-30))
    var next = DoubleDouble(root * (1 + 0x1p-30))
    var before = value(last)
    for _ in 0..<5 {
      let own = value(next)
      let change = own - before
      guard own.isFinite, !own.isZero, !change.isZero else { break }
      let step = own * (next - last) / change
      (last, before) = (next, own)
      next = next - step
      guard next.isFinite else { return nil }
    }
    // Next to zero there is no scale but that of the numbers themselves.
    let least = DoubleDouble(0x1p-20)
    let size = next.magnitude < least ? least : next.magnitude
    for width in [0x1p-94, 0x1p-84, 0x1p-70, 0x1p-56] {
      let room = size * DoubleDouble(width)
      let low = next - room
      let high = next + room
      let below = sign(low)
      if below != 0, sign(high) == -below { return Sure(lower: low, upper: high) }
    }
    return nil
  }

  /// The only zero along an input at which the expression changes its sign, and whether it is negative
  /// below that; nil where there is none or are several.
  func bound(_ slot: Int, inputs: Int) -> (root: Rational, isUpper: Bool)? {
    let base = [Rational](repeating: .one, count: inputs)
    let roots = roots(slot, through: base)
    guard roots.count == 1, case .exact(let root) = roots[0], let below = root.subtracting(.one),
      let above = root.adding(.one), let sides = values(slot, base, at: [below, above]),
      sides.count == 2, sides[0].signum * sides[1].signum < 0
    else { return nil }
    return (root, sides[0].signum < 0)
  }

  /// The exact values at some numbers put into `slot`, nil where one is not known exactly.
  private func values(_ slot: Int, _ point: [Rational], at numbers: [Rational]) -> [Rational]? {
    let count = numbers.count
    var inputs: [Interval<DoubleDouble>] = []
    inputs.reserveCapacity(point.count * count)
    for (place, value) in point.enumerated() {
      for number in numbers { inputs.append(Interval(place == slot ? number : value)) }
    }
    let lanes = program.run(inputs, count: count, constants: exact)
    var result: [Rational] = []
    for lane in 0..<count {
      let value = lanes[output, lane]
      guard value.isUndefined == .no, let exact = value.exact else { return nil }
      result.append(exact)
    }
    return result
  }

  /// Whether the expression is exactly zero with `number` in `slot`.
  private func vanishes(_ slot: Int, _ point: [Rational], at number: Rational) -> Bool {
    values(slot, point, at: [number])?.first?.isZero == true
  }

  /// Whether the expression is a polynomial in an input by its form: added and multiplied alone.
  private func mayBePolynomial(_ slot: Int) -> Bool {
    var depends = [Bool](repeating: false, count: program.operations.count)
    for (place, operation) in program.operations.enumerated() {
      if case .input(slot) = operation {
        depends[place] = true
        continue
      }
      guard operation.operands.contains(where: { depends[Int($0)] }) else { continue }
      depends[place] = true
      switch operation {
      case .negate, .add, .subtract, .multiply, .detached, .cut, .guarded: continue
      case .divide(_, let below) where !depends[Int(below)]: continue
      case .integerPower(_, let n) where n > 0: continue
      default: return false
      }
    }
    return true
  }

  /// The roots of an expression that is a polynomial of degree two at most; nil when it is none.
  private func polynomialRoots(_ slot: Int, _ point: [Rational]) -> [Rational]? {
    let places = [0, 1, 2, 3, -1, -50, 1000].map { Rational($0) }
    guard let g = values(slot, point, at: places), g.count == places.count,
      let first = g[1].subtracting(g[0]), let second = g[2].subtracting(g[1]),
      let bend = second.subtracting(first), let a = bend.divided(by: Rational(2)),
      let b = first.subtracting(a)
    else { return nil }
    // A formula with a bend of its own may look like a polynomial on a part of the line.
    for (x, value) in zip(places, g).dropFirst(3) {
      guard let slope = a.multiplied(by: x)?.adding(b),
        slope.multiplied(by: x)?.adding(g[0]) == value
      else { return nil }
    }
    let c = g[0]
    var found: [Rational] = []
    if a.isZero {
      if b.isZero { return [] }
      if let root = c.negated.divided(by: b) { found = [root] }
    } else if let square = b.power(2), let product = a.multiplied(by: c),
      let four = product.multiplied(by: Rational(4)), let discriminant = square.subtracting(four),
      discriminant.signum >= 0, let double = a.multiplied(by: Rational(2))
    {
      guard let root = discriminant.isZero ? .zero : discriminant.root(2) else { return nil }
      for signed in [root, root.negated] {
        if let top = signed.subtracting(b), let x = top.divided(by: double), !found.contains(x) {
          found.append(x)
        }
      }
    } else {
      return []
    }
    return found.allSatisfy { vanishes(slot, point, at: $0) } ? found : nil
  }

  /// Numbers at which signs are looked at.
  private static let grid: [Double] = {
    let positive = [
      1e-9, 1e-6, 1e-4, 0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12, 20, 30, 60,
      100, 1000, 1e4, 1e6,
    ]
    // Next to small whole numbers, where a pole may stand on the number itself.
    let beside = [1.0, 2, 3].flatMap { [$0 * (1 - 1e-7), $0 * (1 + 1e-7)] }
    let all = (positive + beside).sorted()
    return all.reversed().map { -$0 } + [0] + all
  }()

  private func scanned(_ slot: Int, _ point: [Rational]) -> [Root] {
    let base = point.map(\.doubleValue)
    let grid = RootFinder.grid
    let g = evaluate(slot, base, grid)
    var found: [Root] = []
    for k in 1..<grid.count where found.count < 2 {
      guard g[k - 1].isFinite, g[k].isFinite else { continue }
      if g[k - 1] == 0 {
        found.append(refined(slot, point, grid[k - 1]))
      } else if (g[k - 1] < 0) != (g[k] < 0), g[k] != 0 {
        let root = crossing(slot, base, Line(grid[k - 1], g[k - 1]), Line(grid[k], g[k]))
        found.append(refined(slot, point, root))
      }
    }
    return found.isEmpty ? dipped(slot, point, g) : found
  }

  /// The zeros on both sides of an extreme value between numbers of the grid, where the expression
  /// crosses zero for less than a step.
  private func dipped(_ slot: Int, _ point: [Rational], _ g: [Double]) -> [Root] {
    let base = point.map(\.doubleValue)
    let grid = RootFinder.grid
    for k in 1..<grid.count - 1 where g[k - 1].isFinite && g[k].isFinite && g[k + 1].isFinite {
      let size = abs(g[k])
      guard size < abs(g[k - 1]), size <= abs(g[k + 1]) else { continue }
      let isNegative = g[k] < 0
      var low = grid[k - 1]
      var high = grid[k + 1]
      for _ in 0..<14 {
        let points = (0...16).map { low + (high - low) * Double($0) / 16 }
        let values = evaluate(slot, base, points)
        if let across = values.firstIndex(where: { $0 == 0 || ($0 < 0) != isNegative }) {
          if values[across] == 0 { return [refined(slot, point, points[across])] }
          let beyond = Line(points[across], values[across])
          return [
            crossing(slot, base, Line(grid[k - 1], g[k - 1]), beyond),
            crossing(slot, base, beyond, Line(grid[k + 1], g[k + 1])),
          ].map { refined(slot, point, $0) }
        }
        let sizes = values.map { $0.isNaN ? .infinity : abs($0) }
        guard let least = sizes.indices.min(by: { sizes[$0] < sizes[$1] }) else { break }
        (low, high) = (points[max(least - 1, 0)], points[min(least + 1, 16)])
      }
    }
    return []
  }

  private func evaluate(_ slot: Int, _ base: [Double], _ numbers: [Double]) -> [Double] {
    let count = numbers.count
    var inputs: [Double] = []
    inputs.reserveCapacity(base.count * count)
    for (place, value) in base.enumerated() {
      if place == slot { inputs += numbers } else { inputs += repeatElement(value, count: count) }
    }
    let lanes = program.run(inputs, count: count, constants: doubles)
    return Array(lanes.values[output * count..<(output + 1) * count])
  }

  /// Where the expression changes its sign between two numbers at which it has different ones, to about
  /// the last bit.
  ///
  /// Inverse quadratic steps where three points lie so that one may be trusted, else halves:
  /// Chandrupatla, "A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear
  /// function without using derivatives", 1997, DOI 10.1016/S0965-9978(96)00051-8.
  private func crossing(_ slot: Int, _ base: [Double], _ low: Line, _ high: Line) -> Double {
    // The newest end, that of the other sign, and the one before.
    var (a, b) = (high, low)
    var part = 0.5
    for _ in 0..<Self.mostSteps {
      let x = a.x + part * (b.x - a.x)
      let next = Line(x, evaluate(slot, base, [x]).first ?? .nan)
      if next.value == 0 { return x }
      let c: Line
      if next.isNegative == a.isNegative { c = a } else { (c, b) = (b, a) }
      a = next
      let best = abs(a.value) < abs(b.value) ? a.x : b.x
      let width = abs(b.x - a.x)
      let margin = (0x1p-52 * abs(best) + .leastNormalMagnitude) / width
      guard margin < 0.5 else { return best }
      let place = (a.x - b.x) / (c.x - b.x)
      let height = (a.value - b.value) / (c.value - b.value)
      part = 0.5
      if height * height < place, (1 - height) * (1 - height) < 1 - place {
        let ahead = a.value / (b.value - a.value) * c.value / (b.value - c.value)
        let aside = a.value / (c.value - a.value) * b.value / (c.value - b.value)
        part = ahead + (c.x - a.x) / (b.x - a.x) * aside
      }
      part = min(max(part, margin), 1 - margin)
    }
    return (a.x + b.x) / 2
  }

  /// More than twice what halving alone takes down to the last bit, next to zero excepted.
  private static let mostSteps = 128

  /// A number on a line, and the value there.
  private struct Line {
    var x: Double
    var value: Double

    init(_ x: Double, _ value: Double) {
      self.x = x
      self.value = value
    }

    /// Whether the value is below zero; what is no number counts as above.
    var isNegative: Bool { value < 0 }
  }

  /// The simple fraction near a root if it is one exactly, else the root.
  private func refined(_ slot: Int, _ point: [Rational], _ root: Double) -> Root {
    var tried: [Rational] = []
    for denominator in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 100, 1000, 10_000] {
      guard let guess = Rational(nearest: root, denominator: denominator),
        abs(guess.doubleValue - root) < 1e-9 * max(1, abs(root)), !tried.contains(guess)
      else { continue }
      if vanishes(slot, point, at: guess) { return .exact(guess) }
      tried.append(guess)
    }
    return .near(root)
  }
}
