import Engine
import Testing

/// A failed enclosure: the point that lies outside.
struct Escape: Equatable {
  var operation: String
  var point: [Double]
}

/// Looks for points of boxes whose value lies outside what an interval operation returns.
struct EnclosureCheck<Bound: IntervalBound> {
  /// A function of two variables, for points and for intervals.
  struct Operation: Sendable {
    var name: String
    var onPoints: @Sendable (DoubleDouble, DoubleDouble) -> DoubleDouble
    var onIntervals: @Sendable (Interval<Bound>, Interval<Bound>) -> Interval<Bound>
  }

  /// The relative error allowed for the reference, which is computed without enclosing.
  static var slack: Double { 0x1p-95 }

  /// Whether a computed value may be in the set, and whether its being defined agrees.
  static func admits(_ result: Interval<Bound>, _ value: DoubleDouble) -> Bool {
    if value.isUndefined == .unknown { return true }
    if value.isUndefined == .yes { return result.isUndefined != .no }
    if result.isUndefined == .yes { return false }
    let error = value.magnitude * DoubleDouble(slack)
    // Some number within the error of the reference must be in the set.
    return wide(result.lower) <= value + error && value - error <= wide(result.upper)
  }

  /// A bound as the finer type.
  private static func wide(_ bound: Bound) -> DoubleDouble {
    bound as? DoubleDouble ?? DoubleDouble(bound.doubleValue)
  }

  /// The first escape among random boxes, with corners, middles and random points of each.
  static func firstEscape(
    of operation: Operation, boxes: Int, seed: UInt64
  ) -> Escape? {
    var generator = SplitMix(state: seed)
    for _ in 0..<boxes {
      let (x, y) = (side(&generator), side(&generator))
      let box = operation.onIntervals(
        Interval(lower: Bound(x.0), upper: Bound(x.1)),
        Interval(lower: Bound(y.0), upper: Bound(y.1)))
      for _ in 0..<6 {
        let point = [inside(x, &generator), inside(y, &generator)]
        let value = operation.onPoints(DoubleDouble(point[0]), DoubleDouble(point[1]))
        if !admits(box, value) { return Escape(operation: operation.name, point: point) }
      }
    }
    return nil
  }

  /// An interval at one of several scales: often a point, an integer end, or around zero.
  private static func side(_ generator: inout SplitMix) -> (Double, Double) {
    let scale = [0.01, 1, 1, 3, 10, 1000][Int(generator.next() % 6)]
    var low = (generator.unit() * 2 - 1) * scale
    if generator.next() & 3 == 0 { low.round() }
    switch generator.next() % 5 {
    case 0: return (low, low)
    case 1: return (low, low + generator.unit() * 1e-12)
    case 2: return (low, low.rounded(.up))
    default: return (low, low + generator.unit() * scale)
    }
  }

  /// An end or a point between.
  private static func inside(_ side: (Double, Double), _ generator: inout SplitMix) -> Double {
    switch generator.next() & 3 {
    case 0: return side.0
    case 1: return side.1
    default: return min(max(side.0 + (side.1 - side.0) * generator.unit(), side.0), side.1)
    }
  }

  /// Everything an interval can do with one or two arguments.
  static var operations: [Operation] {
    var all: [Operation] = [
      Operation(name: "+", onPoints: { $0 + $1 }, onIntervals: { $0 + $1 }),
      Operation(name: "-", onPoints: { $0 - $1 }, onIntervals: { $0 - $1 }),
      Operation(name: "*", onPoints: { $0 * $1 }, onIntervals: { $0 * $1 }),
      Operation(name: "/", onPoints: { $0 / $1 }, onIntervals: { $0 / $1 }),
      Operation(name: "^", onPoints: { $0.power($1) }, onIntervals: { $0.power($1) }),
      Operation(
        name: "max", onPoints: { .maximum($0, $1) }, onIntervals: { .maximum($0, $1) }),
      Operation(
        name: "min", onPoints: { .minimum($0, $1) }, onIntervals: { .minimum($0, $1) }),
      Operation(name: "atan2", onPoints: { .atan2($0, $1) }, onIntervals: { .atan2($0, $1) }),
    ]
    for exponent in [-7, -2, -1, 0, 1, 2, 3, 8, 101] {
      all.append(
        Operation(
          name: "^\(exponent)", onPoints: { x, _ in x.power(exponent) },
          onIntervals: { x, _ in x.power(exponent) }))
    }
    for (numerator, denominator) in [(1, 2), (-1, 2), (1, 3), (5, 2), (-7, 3)] {
      guard let exponent = Rational(numerator: numerator, denominator: denominator) else {
        continue
      }
      all.append(
        Operation(
          name: "^(\(numerator)/\(denominator))", onPoints: { x, _ in x.power(exponent) },
          onIntervals: { x, _ in x.power(exponent) }))
    }
    for function in Elementary.allCases {
      all.append(
        Operation(
          name: "\(function)", onPoints: { x, _ in x.applying(function) },
          onIntervals: { x, _ in x.applying(function) }))
    }
    return all
  }
}

@Suite("Enclosures")
struct IntervalEnclosureTests {
  @Test("Points enclose published digits", arguments: ReferenceValues.rows)
  func published(row: ReferenceValues.Row) throws {
    let value = try #require(Rational(decimal: row.value))
    let coarse = Interval<Double>(row.argument).applying(row.function)
    let fine = Interval<DoubleDouble>(row.argument).applying(row.function)
    #expect(coarse.contains(value) && coarse.isUndefined == .no)
    #expect(fine.contains(value) && fine.isUndefined == .no)
    #expect(coarse.relativeWidth < 0x1p-47)
    #expect(fine.relativeWidth < 0x1p-97)
  }

  @Test(
    "No sampled point of a random box escapes from doubles",
    arguments: EnclosureCheck<Double>.operations)
  func doubles(operation: EnclosureCheck<Double>.Operation) {
    #expect(EnclosureCheck.firstEscape(of: operation, boxes: 2000, seed: 7) == nil)
  }

  @Test(
    "No sampled point of a random box escapes from double-doubles",
    arguments: EnclosureCheck<DoubleDouble>.operations)
  func doubleDoubles(operation: EnclosureCheck<DoubleDouble>.Operation) {
    #expect(EnclosureCheck.firstEscape(of: operation, boxes: 2000, seed: 8) == nil)
  }

  @Test("Both bounds agree on random points", arguments: Elementary.allCases)
  func agreement(function: Elementary) {
    var generator = SplitMix(state: 11)
    for _ in 0..<2000 {
      let x = (generator.unit() * 2 - 1) * [0.9, 5, 300][Int(generator.next() % 3)]
      let coarse = Interval<Double>(x).applying(function)
      let fine = Interval<DoubleDouble>(x).applying(function)
      #expect(coarse.isUndefined == fine.isUndefined)
      if coarse.isUndefined != .no { continue }
      // The library's value and ours: the finer set lies within the coarser one.
      #expect(DoubleDouble(coarse.lower) <= fine.lower, "\(function)(\(x))")
      #expect(fine.upper <= DoubleDouble(coarse.upper), "\(function)(\(x))")
    }
  }

  @Test("Arithmetic of exact fractions is enclosed")
  func fractions() throws {
    var generator = SplitMix(state: 3)
    for _ in 0..<2000 {
      let numbers = (0..<2).compactMap { _ in
        let (top, bottom) = (Int(truncatingIfNeeded: generator.next()), generator.next() >> 2)
        return Rational(
          numerator: top >> Int(generator.next() % 60),
          denominator: Int(bottom) >> Int(generator.next() % 60) | 1)
      }
      let (a, b) = (numbers[0], numbers[1])
      let sum = try #require(a.adding(b))
      let product = try #require(a.multiplied(by: b))
      #expect((Interval<Double>(a) + Interval(b)).contains(sum))
      #expect((Interval<DoubleDouble>(a) * Interval(b)).contains(product))
      // Without knowing that they are exact.
      let (x, y) = (Interval<Double>(a), Interval<Double>(b))
      let bounds =
        Interval(lower: x.lower, upper: x.upper) * Interval(lower: y.lower, upper: y.upper)
      #expect(bounds.contains(product))
      #expect(Interval<DoubleDouble>(a).contains(a) && x.contains(a))
      #expect(x.relativeWidth <= 0x1p-52 && Interval<DoubleDouble>(a).relativeWidth < 0x1p-99)
    }
  }

  @Test("Arithmetic far from 1 is enclosed")
  func wideExponents() throws {
    var generator = SplitMix(state: 5)
    for _ in 0..<500 {
      let x = generator.doubleDouble(exponents: -700...700)
      let y = generator.doubleDouble(exponents: -700...700)
      let (a, b) = try (#require(x.asRational), #require(y.asRational))
      let (left, right) = (Interval(lower: x, upper: x), Interval(lower: y, upper: y))
      for (result, value) in [
        (left + right, a.adding(b)), (left - right, a.subtracting(b)),
        (left * right, a.multiplied(by: b)), (left / right, a.divided(by: b)),
        (left.power(2), a.power(2)),
      ] {
        #expect(try result.contains(#require(value)), "\(x) \(y)")
        #expect(result.relativeWidth < 0x1p-99)
      }
    }
  }

  @Test("A result that is too narrow is found")
  func plantedError() {
    let narrow = EnclosureCheck<DoubleDouble>.Operation(
      name: "too narrow", onPoints: { x, _ in x.sin },
      onIntervals: { x, _ in
        let value = x.applying(.sin)
        return Interval(
          lower: value.lower + DoubleDouble(0x1p-80), upper: value.upper - DoubleDouble(0x1p-80))
      })
    let total = EnclosureCheck<Double>.Operation(
      name: "claims a value everywhere", onPoints: { x, _ in x.log },
      onIntervals: { x, _ in
        let value = x.applying(.log)
        return Interval(lower: value.lower, upper: value.upper)
      })
    #expect(EnclosureCheck.firstEscape(of: narrow, boxes: 100, seed: 1) != nil)
    #expect(EnclosureCheck.firstEscape(of: total, boxes: 100, seed: 1) != nil)
  }
}
