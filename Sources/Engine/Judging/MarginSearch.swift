/// Looks for a counterexample: at tidy points, and by walking downhill on the margin of an inequality.
struct MarginSearch {
  let all: ForAll
  var builder: Builder
  let program: Program?
  let tests: Program

  /// Whether both sides come closer at some point than can be told apart.
  private(set) var touches = false

  /// Where walks ended that found nothing, and how low they came.
  var ends: [(point: [Double], value: Double)] = []

  init(_ all: ForAll) throws(ShapeError) {
    self.all = all
    var builder = Builder(all.scope, all.scope.firstBinding)
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

  /// The most steps of one walk; a margin may shrink forever.
  private static let mostSteps = 400

  /// A point at which the statement certainly fails.
  ///
  /// Source: compass search, Kolda, Lewis, Torczon, SIAM Review 45 (2003), doi:10.1137/S003614450242889.
  mutating func counterexample() throws(ShapeError) -> [Agreement.Coordinate]? {
    for point in tidyPoints() where fails(point) { return coordinates(point) }
    if let found = try jointCounterexample() { return found }
    if all.assumptions.isEmpty, let found = try equalAtTidyPoint() { return found }
    guard let program, !program.usedInputs.isEmpty else { return nil }
    touches = tidyPoints().prefix(Self.mostTouched).contains { isTouched(program, $0) }
    let constants = program.constants(as: Double.self)
    var sampler = Sampler(
      scope: all.scope, names: builder.inputNames,
      generator: SeededGenerator(seed: all.seed, all.stream + ["search"]))
    let slots = program.usedInputs.sorted().filter { isMovable($0) }
    guard !slots.isEmpty else { return nil }
    func value(_ point: [Double]) -> Double { least(program, point, constants) }
    var starts = (0..<12).map { turn in
      sampler.draw(turn % 3 == 2 ? .scales : .generic).map(\.doubleValue)
    }
    starts += promising(&sampler, program, constants) { margins in
      margins.contains(where: \.isNaN) ? .infinity : margins.min() ?? .infinity
    }
    for start in starts {
      let (point, value) = walked(from: start, slots, value)
      if value < 0, let found = certified(point) { return found }
      ends.append((point, value))
      if value.magnitude < Self.closeness, let found = nearby(point) { return found }
      if value.magnitude < Self.closeness, isLeast(point, value, slots, program, constants),
        isAssumedNear(point)
      {
        touches = true
        if all.assumptions.isEmpty, let found = touching(point, slots) { return found }
      }
    }
    return nil
  }

  /// Where a walk downhill ends, and how low it came; it stops as soon as it is below zero.
  func walked(
    from start: [Double], _ slots: [Int], _ value: ([Double]) -> Double
  ) -> (point: [Double], value: Double) {
    var point = start
    var lowest = value(point)
    var step = 1.0
    var steps = 0
    while step > 1e-6, steps < Self.mostSteps {
      steps += 1
      var improved = false
      for slot in slots {
        for sign in [1.0, -1.0] {
          var next = point
          next[slot] += sign * step * max(1, abs(point[slot]) * 0.25)
          guard allowed(slot, next[slot]) else { continue }
          let trial = value(next)
          if trial < lowest {
            (point, lowest, improved) = (next, trial, true)
            break
          }
        }
      }
      if !improved { step /= 3 }
      if lowest < 0 { break }
    }
    return (point, lowest)
  }

  /// The tidy points at which both sides may turn out to be the same number: all inputs alike.
  static let mostTouched = 9

  /// Whether both sides of an inequality are closer at a point than can be told apart.
  private func isTouched(_ program: Program, _ point: [Rational]) -> Bool {
    guard isAllowed(point), mayBeAssumed(point) else { return false }
    typealias Sure = Interval<DoubleDouble>
    let lanes = program.run(
      point.map { Sure($0) }, count: 1, constants: program.constants(as: Sure.self))
    return program.outputs.contains { place in
      let margin = lanes[place, 0]
      return margin.isUndefined == .no && margin.exact == nil && margin.contains(.zero)
        && margin.magnitudeUpperBound < DoubleDouble(Self.closeness)
    }
  }

  /// Margins below this are taken for a touch of both sides.
  private static let closeness = 1e-11

  /// Whether the margin grows on every side of a point that is not far out.
  private func isLeast(
    _ point: [Double], _ value: Double, _ slots: [Int], _ program: Program, _ constants: [Double]
  ) -> Bool {
    slots.allSatisfy { slot in
      guard abs(point[slot]) < 1000 else { return false }
      return [1.0, -1.0].allSatisfy { sign in
        var next = point
        next[slot] += sign * 0.01
        // Next to an open border the sides may come close without a point where they meet.
        return allowed(slot, next[slot]) && least(program, next, constants) > abs(value) + 1e-9
      }
    }
  }

  /// Whether an input may have any value of an interval.
  func isMovable(_ slot: Int) -> Bool {
    guard let symbol = all.scope.symbol(builder.inputNames[slot].symbol) else { return false }
    switch symbol.domain {
    case .real, .positive, .negative, .nonnegative, .unit: return true
    default: return false
    }
  }

  /// Whether the domain of an input's symbol has a value.
  func allowed(_ slot: Int, _ value: Double) -> Bool {
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
  func certified(_ point: [Double]) -> [Agreement.Coordinate]? {
    for digits in [1, 10, 100, 10_000, 100_000_000] {
      let rounded = point.map { value in
        Rational(nearest: value, denominator: digits) ?? Rational(exactly: value) ?? .zero
      }
      if fails(rounded) { return coordinates(rounded) }
    }
    return nil
  }

  /// Whether the statement certainly fails at a point where all assumptions certainly hold.
  func fails(_ point: [Rational]) -> Bool {
    guard isAllowed(point) else { return false }
    let inputs = point.map { Interval<DoubleDouble>($0) }
    let lanes = tests.run(
      inputs, count: 1, constants: tests.constants(as: Interval<DoubleDouble>.self))
    let truths = tests.outputs.map { lanes.truth($0, 0) }
    return truths.prefix(statementCount).contains(.no)
      && truths.dropFirst(statementCount).allSatisfy { $0 == .yes }
  }

  /// Whether no assumption certainly fails where a walk ended, or at the tidy point beside that.
  private func isAssumedNear(_ point: [Double]) -> Bool {
    let places =
      [point.map { Rational(exactly: $0) }] + [
        point.map { Rational(nearest: $0, denominator: 100) }
      ]
    return places.allSatisfy { place in
      let exact = place.compactMap { $0 }
      return exact.count != point.count || mayBeAssumed(exact)
    }
  }

  /// Whether no assumption certainly fails at a point.
  private func mayBeAssumed(_ point: [Rational]) -> Bool {
    guard !all.assumptions.isEmpty else { return true }
    let lanes = tests.run(
      point.map { Interval<DoubleDouble>($0) }, count: 1,
      constants: tests.constants(as: Interval<DoubleDouble>.self))
    return tests.outputs.dropFirst(statementCount).allSatisfy { lanes.truth($0, 0) != .no }
  }

  /// Whether every symbol may have its values at a point.
  func isAllowed(_ point: [Rational]) -> Bool {
    for slot in tests.usedInputs {
      guard let symbol = all.scope.symbol(builder.inputNames[slot].symbol),
        Sampler.allows(symbol, point[slot])
      else { return false }
    }
    for symbol in all.scope.symbols {
      guard let grid = builder.symbolGrids[symbol.name] else { continue }
      let own = builder.inputNames.indices.filter { builder.inputNames[$0].symbol == symbol.name }
      guard own.contains(where: tests.usedInputs.contains), own.count == grid.entries.count else {
        continue
      }
      let values = own.map { Interval<DoubleDouble>(point[$0]) }
      guard symbol.allowsTogether(values, rows: grid.rows, columns: grid.columns) else {
        return false
      }
    }
    return true
  }
}
