import Text

/// A comparison at one combination of sizes and indices.
struct Trial {
  /// The number type that decides.
  typealias Sure = Interval<DoubleDouble>

  let comparison: Comparison
  let binding: Binding
  private var builder: Builder
  private var sampler: Sampler
  private let reference: Grid
  private let answer: Grid
  private var critical: CriticalSet
  private let program: Program
  private let constants: [Sure]
  private let kinkCount: Int
  private let tests: Range<Int>
  private let equations: [Graph.ID]

  /// Whether an assumption rules these sizes and indices out altogether.
  let isVoid: Bool

  /// Whether neither side depends on any input.
  var isConstant: Bool { program.usedInputs.isEmpty }

  init(_ comparison: Comparison, _ binding: Binding, number: Int) throws(ShapeError) {
    self.comparison = comparison
    self.binding = binding
    var builder = Builder(comparison.scope, binding)
    reference = try builder.add(comparison.reference)
    answer = try builder.add(comparison.answer)
    var conditions: [Graph.ID] = []
    var equations: [Graph.ID] = []
    for assumption in comparison.assumptions {
      conditions += try builder.add(assumption).entries
      equations += try builder.equations(in: assumption)
    }
    self.equations = equations
    isVoid = conditions.contains { id in
      if case .truth(false) = builder.graph.operations[Int(id)] { return true }
      return false
    }
    let roots = reference.entries + answer.entries
    let referenceKinks = CriticalSet(&builder.graph, roots: reference.entries, limit: 64).kinks
    critical = CriticalSet(&builder.graph, roots: roots, limit: comparison.plan.kinks)
    let kinks = comparison.skipsKinks ? referenceKinks : []
    kinkCount = kinks.count
    program = Program(builder.graph, outputs: roots + kinks + conditions)
    tests = roots.count + kinks.count..<roots.count + kinks.count + conditions.count
    constants = program.constants(as: Sure.self)
    sampler = Sampler(
      scope: comparison.scope, names: builder.inputNames,
      generator: SeededGenerator(
        seed: comparison.seed, comparison.stream + ["variant \(number)"]))
    self.builder = builder
  }

  /// Whether all its points have been tried.
  private(set) var isFinite = false

  /// Tries points until enough of them are usable; an outcome is given when it is settled.
  mutating func run(points needed: Int, _ tally: inout Tally) throws(ShapeError) -> Agreement? {
    let outputs = Set(program.usedInputs)
    if !outputs.isEmpty { tally.isConstant = false }
    if isConstant {
      isFinite = true
      return try judge([sampler.draw(.nice)], &tally)
    }
    if let all = enumeration(outputs) {
      isFinite = true
      var start = 0
      while start < all.count {
        let end = min(start + comparison.plan.lanes, all.count)
        if let outcome = try judge(Array(all[start..<end]), &tally) { return outcome }
        start = end
      }
      return nil
    }
    tally.isExhaustive = false
    let before = tally.agreeing
    for tier in [Sampler.Tier.nice, .generic] {
      let count = tier.isNice ? min(comparison.plan.lanes, needed) : comparison.plan.lanes / 2
      if let outcome = try judge(draw(count, tier), &tally) { return outcome }
      if tier.isNice, let outcome = try judge(special(), &tally) { return outcome }
    }
    var drawn = 0
    let limit = needed * comparison.plan.drawsPerPoint
    while tally.agreeing - before < needed, drawn < limit {
      let tier: Sampler.Tier = drawn % 64 < 32 ? .scales : drawn % 64 < 48 ? .generic : .nice
      let count = min(comparison.plan.lanes, limit - drawn)
      drawn += count
      if let outcome = try judge(draw(count, tier), &tally) { return outcome }
    }
    return nil
  }

  // MARK: Points

  private mutating func draw(_ count: Int, _ tier: Sampler.Tier) -> [[Rational]] {
    var points: [[Rational]] = []
    for _ in 0..<count {
      let point = sampler.draw(tier)
      if let solved = solved(point) { points.append(solved) }
    }
    return points
  }

  /// The point moved so that the equations among the assumptions hold; nil when it cannot be.
  private mutating func solved(_ point: [Rational]) -> [Rational]? {
    var point = point
    for equation in equations {
      let finder = RootFinder(builder.graph, equation)
      var isSolved = false
      for slot in finder.program.usedInputs.sorted() {
        for case .exact(let root) in finder.roots(slot, through: point)
        where allows(slot, root) {
          point[slot] = root
          isSolved = true
          break
        }
        if isSolved { break }
      }
      if !isSolved { return nil }
    }
    return point
  }

  private func allows(_ slot: Int, _ value: Rational) -> Bool {
    guard let symbol = comparison.scope.symbol(builder.inputNames[slot].symbol) else { return false }
    switch symbol.domain {
    case .oneHot, .probability: return false
    default: return Sampler.allows(symbol, value)
    }
  }

  /// All points of a finite domain.
  private func enumeration(_ used: Set<Int>) -> [[Rational]]? {
    guard equations.isEmpty else { return nil }
    let limit = comparison.plan.enumerationLimit
    let names = Set(used.map { builder.inputNames[$0].symbol })
    var points: [[Rational]] = [[]]
    for symbol in comparison.scope.symbols {
      guard let grid = builder.symbolGrids[symbol.name] else { continue }
      let count = grid.entries.count
      let choices: [[Rational]]
      if names.contains(symbol.name) {
        guard let all = Sampler.enumerated(symbol, count: count, limit: limit) else { return nil }
        choices = all
      } else {
        choices = [Array(repeating: .one, count: count)]
      }
      guard points.count * choices.count <= limit else { return nil }
      points = points.flatMap { head in choices.map { head + $0 } }
    }
    return points
  }

  /// Points on kinks and borders and to both sides of them.
  private mutating func special() -> [[Rational]] {
    var points: [[Rational]] = []
    let borders = comparison.policy == .same ? critical.borders : Array(critical.borders.prefix(4))
    for (place, id) in (critical.kinks + borders).enumerated() {
      let finder = RootFinder(builder.graph, id)
      let slots = finder.program.usedInputs.sorted()
      guard !slots.isEmpty else { continue }
      for turn in 0..<2 {
        let base = sampler.draw(turn == 0 ? .nice : .generic)
        guard let point = solved(base) else { continue }
        var found = 0
        for step in 0..<min(slots.count, 4) where found == 0 {
          let slot = slots[(place + turn + step) % slots.count]
          let near = around(finder.roots(slot, through: point), slot, point)
          points += near
          found += near.count
        }
      }
    }
    return points
  }

  private func around(
    _ roots: [RootFinder.Root], _ slot: Int, _ point: [Rational]
  ) -> [[Rational]] {
    var values: [Rational] = []
    for root in roots {
      switch root {
      case .exact(let value):
        values.append(value)
        for step in [1 << 4, 1 << 20] {
          let shift = Rational(numerator: 1, denominator: step) ?? .zero
          values += [value.adding(shift), value.subtracting(shift)].compactMap { $0 }
        }
      case .near(let value):
        for factor in [1 + 0x1p-20, 1 - 0x1p-20, 1 + 0x1p-45, 1 - 0x1p-45] {
          if let near = Rational(exactly: value * factor) { values.append(near) }
        }
      }
    }
    return values.filter { allows(slot, $0) }.map { value in
      var next = point
      next[slot] = value
      return next
    }
  }

  // MARK: Judging

  private func inputs(_ points: [[Rational]]) -> [Sure] {
    var result: [Sure] = []
    let count = builder.inputNames.count
    result.reserveCapacity(count * points.count)
    for slot in 0..<count {
      let isUsed = program.usedInputs.contains(slot)
      for point in points { result.append(isUsed ? Sure(point[slot]) : .undefined) }
    }
    return result
  }

  /// Judges points in their order and stops at the first that settles the matter.
  private func judge(_ points: [[Rational]], _ tally: inout Tally) throws(ShapeError) -> Agreement? {
    var start = 0
    while start < points.count {
      let end = min(start + comparison.plan.lanes, points.count)
      let group = Array(points[start..<end])
      let lanes = program.run(inputs(group), count: group.count, constants: constants)
      for (lane, point) in group.enumerated() {
        guard holds(lanes, lane), !isOnKink(lanes, lane) else { continue }
        tally.drawn += 1
        if let outcome = judge(lanes, lane, point, &tally) { return outcome }
      }
      start = end
    }
    return nil
  }

  /// Whether every assumption certainly holds.
  private func holds(_ lanes: Lanes<Sure>, _ lane: Int) -> Bool {
    tests.allSatisfy { lanes.truth(program.outputs[$0], lane) == .yes }
  }

  private func isOnKink(_ lanes: Lanes<Sure>, _ lane: Int) -> Bool {
    guard kinkCount > 0 else { return false }
    let first = reference.entries.count + answer.entries.count
    return (first..<first + kinkCount).contains { place in
      let value = lanes[program.outputs[place], lane]
      return value.isUndefined == .no && value.contains(.zero)
    }
  }

  private func judge(
    _ lanes: Lanes<Sure>, _ lane: Int, _ point: [Rational], _ tally: inout Tally
  ) -> Agreement? {
    let count = reference.entries.count
    var agrees = true
    var isSure = true
    var allUndefined = true
    var worst: (entry: Int, gap: Double)?
    for entry in 0..<count {
      let r = lanes[program.outputs[entry], lane]
      let a = lanes[program.outputs[count + entry], lane]
      if r.exact == nil || a.exact == nil { tally.isExact = false }
      if r.isUndefined == .yes {
        agrees = false
        if comparison.policy == .same, a.isUndefined == .no {
          return difference(.referenceUndefined, entry, r, a, point)
        }
        if a.isUndefined != .yes { allUndefined = false }
        continue
      }
      allUndefined = false
      if r.isUndefined == .unknown { isSure = false; continue }
      switch a.isUndefined {
      case .yes:
        agrees = false
        if comparison.policy == .common { continue }
        if comparison.policy == .same || isOpen(point, entry) {
          return difference(.answerUndefined, entry, r, a, point)
        }
        let place = coordinates(point).map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
        if tally.notes.isEmpty {
          tally.notes.append("the answer is undefined at single points such as \(place)")
        }
      case .unknown: isSure = false
      case .no:
        switch compare(r, a, lanes, lane, entry) {
        case .no:
          let gap = gap(r, a)
          if gap > (worst?.gap ?? -1) { worst = (entry, gap) }
        case .unknown: isSure = false
        case .yes: break
        }
      }
    }
    if let worst {
      let r = lanes[program.outputs[worst.entry], lane]
      let a = lanes[program.outputs[count + worst.entry], lane]
      return difference(.values, worst.entry, r, a, point)
    }
    tally.count(agrees: agrees, isSure: isSure, allUndefined: allUndefined)
    return nil
  }

  /// Whether two values that are both defined agree.
  private func compare(
    _ r: Sure, _ a: Sure, _ lanes: Lanes<Sure>, _ lane: Int, _ entry: Int
  ) -> Truth {
    if reference.entries[entry] == answer.entries[entry] { return .yes }
    if let p = r.exact, let q = a.exact, p == q { return .yes }
    if let tolerance = comparison.tolerance { return tolerance.accepts(a, near: r) }
    if let p = r.exact, let q = a.exact { return p == q ? .yes : .no }
    if r.isDisjoint(from: a) { return .no }
    let width = comparison.plan.agreementWidth
    if r.relativeWidth <= width, a.relativeWidth <= width { return .yes }
    guard r.contains(.zero) else { return .unknown }
    let sizes = magnitudes(lanes, lane)
    let limit = comparison.plan.cancellationWidth
    for (value, place) in [(r, entry), (a, reference.entries.count + entry)] {
      let spread = value.magnitudeUpperBound.doubleValue
      guard spread <= limit * sizes[program.outputs[place]] else { return .unknown }
    }
    return .yes
  }

  /// How large the terms were that were added to give each value.
  private func magnitudes(_ lanes: Lanes<Sure>, _ lane: Int) -> [Double] {
    var sizes = [Double](repeating: 0, count: program.operations.count)
    for (place, operation) in program.operations.enumerated() {
      let own = lanes[place, lane].magnitudeUpperBound.doubleValue
      switch operation {
      case .add(let a, let b), .subtract(let a, let b): sizes[place] = sizes[Int(a)] + sizes[Int(b)]
      case .multiply(let a, let b): sizes[place] = sizes[Int(a)] * sizes[Int(b)]
      case .negate(let a), .guarded(_, let a): sizes[place] = sizes[Int(a)]
      case .divide(let a, let b):
        let below = abs(lanes[Int(b), lane].midpoint.doubleValue)
        sizes[place] = below > 0 ? sizes[Int(a)] / below : own
      default: sizes[place] = own
      }
    }
    return sizes
  }

  private func gap(_ r: Sure, _ a: Sure) -> Double {
    let distance = abs(r.midpoint.doubleValue - a.midpoint.doubleValue)
    return distance.isNaN ? 0 : distance
  }

  /// Whether the answer is undefined on a whole neighbourhood, not just at this point.
  private func isOpen(_ point: [Rational], _ entry: Int) -> Bool {
    var generator = SeededGenerator(seed: comparison.seed, comparison.stream + ["neighbours"])
    let movable = program.usedInputs.sorted().filter { slot in
      guard let symbol = comparison.scope.symbol(builder.inputNames[slot].symbol) else {
        return false
      }
      switch symbol.domain {
      case .integer, .natural, .oneHot, .probability, .values, .index: return false
      default: return true
      }
    }
    guard !movable.isEmpty else { return true }
    var neighbours: [[Rational]] = []
    for _ in 0..<8 {
      var next = point
      for slot in movable {
        let bits = generator.integer(-(1 << 30)...(1 << 30))
        let shift = Rational(numerator: bits, denominator: 1 << 40) ?? .zero
        guard let moved = point[slot].adding(shift), allows(slot, moved) else { continue }
        next[slot] = moved
      }
      neighbours.append(next)
    }
    let lanes = program.run(inputs(neighbours), count: neighbours.count, constants: constants)
    let place = program.outputs[reference.entries.count + entry]
    var undefined = 0
    var relevant = 0
    for lane in neighbours.indices {
      guard lanes[program.outputs[entry], lane].isUndefined == .no else { continue }
      relevant += 1
      if lanes[place, lane].isUndefined == .yes { undefined += 1 }
    }
    // Undefined to one side only is still an open set next to the point.
    return relevant == 0 ? false : undefined > 0
  }

  private func difference(
    _ kind: Agreement.Difference.Kind, _ entry: Int, _ r: Sure, _ a: Sure, _ point: [Rational]
  ) -> Agreement {
    let grid = reference
    let label: String?
    if grid.isScalar { label = nil } else if grid.rows == 1 || grid.columns == 1 {
      label = "[\(entry + 1)]"
    } else {
      label = "[\(entry / grid.columns + 1), \(entry % grid.columns + 1)]"
    }
    let (left, right) = Trial.told(a, r)
    return .different(
      Agreement.Difference(
        point: coordinates(point), entry: label, kind: kind, answer: left, reference: right))
  }

  /// Two values with as many digits as tell them apart.
  static func told(_ a: Sure, _ r: Sure) -> (String, String) {
    for digits in [4, 6, 9, 12, 16, 20, 25, 30] {
      let left = text(a, digits)
      let right = text(r, digits)
      if left != right { return (left, right) }
    }
    return (text(a, 30), text(r, 30))
  }

  static func text(_ value: Sure, _ digits: Int) -> String {
    if value.isUndefined == .yes { return "undefined" }
    if let exact = value.exact, exact.isInteger, let whole = exact.asInt, abs(whole) < 1_000_000 {
      return "\(whole)"
    }
    if !value.lower.isFinite || !value.upper.isFinite {
      return value.lower.hi < 0 ? "a number out of range" : "a number too large to write"
    }
    return value.midpoint.decimal(digits: digits)
  }

  /// The symbols that matter with their values.
  private func coordinates(_ point: [Rational]) -> [Agreement.Coordinate] {
    let used = Set(program.usedInputs.map { builder.inputNames[$0].symbol })
    var result: [Agreement.Coordinate] = []
    let usesSizes = comparison.scope.symbols.contains {
      used.contains($0.name) && !$0.shape.isScalar
    }
    for dimension in comparison.scope.dimensions where usesSizes || used.isEmpty {
      if let size = binding.sizes[dimension.name] {
        result.append(Agreement.Coordinate(name: dimension.name, value: "\(size)"))
      }
    }
    for symbol in comparison.scope.symbols {
      if let index = binding.indices[symbol.name] {
        result.append(Agreement.Coordinate(name: symbol.name, value: "\(index)"))
      }
      guard used.contains(symbol.name), let grid = builder.symbolGrids[symbol.name] else { continue }
      let values = grid.entries.compactMap { id -> String? in
        guard case .input(let slot) = builder.graph.operations[Int(id)] else { return nil }
        return Trial.text(point[slot])
      }
      result.append(
        Agreement.Coordinate(name: symbol.name, value: Trial.text(values, grid.columns)))
    }
    return result
  }

  static func text(_ value: Rational) -> String {
    if let decimal = value.decimalDescription, decimal.count <= 12 { return decimal }
    if value.description.count <= 9 { return value.description }
    return Sure(value).midpoint.decimal(digits: 12)
  }

  static func text(_ values: [String], _ columns: Int) -> String {
    guard values.count > 1 else { return values.first ?? "" }
    if columns == 1 || columns == values.count {
      return "[" + values.joined(separator: ", ") + "]"
    }
    let rows = stride(from: 0, to: values.count, by: columns).map {
      "[" + values[$0..<min($0 + columns, values.count)].joined(separator: ", ") + "]"
    }
    return "[" + rows.joined(separator: ", ") + "]"
  }
}

extension Sampler.Tier {
  var isNice: Bool {
    if case .nice = self { return true }
    return false
  }
}
