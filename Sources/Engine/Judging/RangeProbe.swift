import Text

/// Values that a quantity takes, and how it behaves towards the ends of its range.
package struct RangeProbe: Sendable {
  typealias Sure = Interval<DoubleDouble>

  /// A value with the point where it is taken.
  package struct Sample: Sendable {
    package var value: Interval<DoubleDouble>
    var point: [Rational]
    /// Whether the point lies far out or close to an open end of a domain.
    package var isFar: Bool
    /// Whether a case begins, or a bend is, exactly at the point.
    var isAtRoot = false
    /// Whether the slope along an input is zero at the point, or as near as fractions come.
    var isStationary = false
  }

  /// All samples, the smallest value first.
  package private(set) var samples: [Sample] = []

  let builder: Builder
  let program: Program
  let scope: Scope
  let output: Graph.ID
  let slots: [Int]
  let tests: Program?

  /// The entries of each symbol whose values sum to 1.
  let simplices: [Range<Int>]

  /// The inputs whose values lie apart, such as integers.
  let apart: [Int]

  /// All samples, in groups between whose members ways lead.
  private(set) var families: [[Sample]] = []

  /// Whether the values of all inputs lie apart.
  var isDiscrete: Bool { apart.count == slots.count }

  /// Whether several inputs can be moved freely, so that a search may have missed an extreme.
  package var hasSeveralInputs: Bool { slots.count - apart.count > 1 && simplices.isEmpty }

  /// Whether a number lies beyond all samples.
  package func isBeyond(_ number: Interval<DoubleDouble>, isLower: Bool) -> Bool {
    guard let first = samples.first?.value, let last = samples.last?.value else { return false }
    let answer = isLower ? Interval.isLess(number, first) : Interval.isLess(last, number)
    return answer == .yes
  }

  /// Samples in none of these groups.
  private(set) var strays: [Sample] = []

  /// Differences that the assumptions compare with zero.
  let borders: [Border]

  /// - Throws: `ShapeError` where the quantity cannot be built or is no number.
  package init(
    _ scope: Scope, of term: Term, binding: Binding, assumptions: [Term], seed: UInt64,
    stream: [String]
  ) throws(ShapeError) {
    self.scope = scope
    var builder = Builder(scope, binding)
    let grid = try builder.add(term)
    guard grid.isScalar else {
      throw ShapeError(.needsScalar("a range", found: term.shape), term.span)
    }
    output = grid.entries[0]
    var conditions: [Graph.ID] = []
    for assumption in assumptions { conditions += try builder.add(assumption).entries }
    tests = conditions.isEmpty ? nil : Program(builder.graph, outputs: conditions)
    borders = Border.list(&builder.graph, conditions)
    let critical = CriticalSet(&builder.graph, roots: [output], limit: 8)
    program = Program(builder.graph, outputs: [output])
    let slots = program.usedInputs.sorted()
    self.slots = slots
    simplices = Self.simplices(scope, builder)
    apart = slots.filter { slot in
      scope.symbol(builder.inputNames[slot].symbol).map { Self.isDiscrete($0.domain) } ?? false
    }
    self.builder = builder
    var sampler = Sampler(
      scope: scope, names: builder.inputNames,
      generator: SeededGenerator(seed: seed, stream + ["range"]))
    collect(&sampler, critical.kinks + critical.borders, turns: slopes())
    samples.sort { $0.value.midpoint < $1.value.midpoint }
    (families, strays) = Self.families(samples, apart: apart)
  }

  /// The bindings at which a range is looked at.
  package static func bindings(_ scope: Scope) -> [Binding] {
    Array(Variants.list(scope, limit: 4, seed: 0, stream: ["range"]).prefix(4))
  }

  // MARK: Points

  private mutating func collect(
    _ sampler: inout Sampler, _ critical: [Graph.ID], turns: [(slot: Int, finder: RootFinder)]
  ) {
    if slots.isEmpty { return add([sampler.draw(.nice)]) }
    if let all = builder.enumeration(of: slots, limit: 2048) { return add(all) }
    for (tier, count) in [(Sampler.Tier.nice, 96), (.generic, 96), (.scales, 96)] {
      add((0..<count).map { _ in sampler.draw(tier) })
    }
    for id in critical { addAround(id, from: sampler.draw(.nice)) }
    addPeaks(from: sampler.draw(.nice))
    for (slot, finder) in turns {
      for tier in [Sampler.Tier.nice, .generic] {
        let base = sampler.draw(tier)
        for root in finder.roots(slot, through: base) {
          guard let value = root.fraction, allows(slot, value) else { continue }
          var turn = base
          turn[slot] = value
          add([turn], areStationary: true)
        }
      }
    }
    for turn in 0..<4 {
      let base = sampler.draw(turn % 2 == 0 ? .nice : .generic)
      add(farPoints(from: base))
      addNearBorders(from: base)
    }
    for direction in [1.0, -1.0] {
      for turn in 0..<12 {
        let start = sampler.draw(turn % 2 == 0 ? .generic : .nice)
        // Short steps stay between two poles.
        descend(start, direction, step: turn % 4 < 2 ? 1 : 0.1, goesFar: turn > 9)
      }
    }
    deepen(&sampler)
    addCorners(&sampler)
  }

  /// The slope along each input; where it is zero the values may turn.
  private func slopes() -> [(slot: Int, finder: RootFinder)] {
    var graph = builder.graph
    let core = core()
    return slots.prefix(4).map { slot in
      let slope = graph.gradient(of: core, by: [graph.append(.input(slot))])[0]
      return (slot, RootFinder(graph, slope))
    }
  }

  /// Points far out, at the ends of ranges, and close to open ends, one symbol or all at once.
  private func farPoints(from base: [Rational]) -> [[Rational]] {
    var points: [[Rational]] = []
    let distances = [10, 100, 10_000, 1_000_000, 1_000_000_000_000].map { Rational($0) }
    for slot in slots {
      guard let symbol = scope.symbol(builder.inputNames[slot].symbol) else { continue }
      var values: [Rational] = []
      for distance in distances {
        values += [distance, distance.negated]
        if let small = distance.reciprocal {
          values += [small, small.negated]
          if let below = Rational.one.subtracting(small) { values.append(below) }
          if let range = symbol.range {
            values += [range.lowerBound.adding(small), range.upperBound.subtracting(small)]
              .compactMap { $0 }
          }
        }
      }
      if let range = symbol.range { values += [range.lowerBound, range.upperBound] }
      points += values.compactMap { moved(base, slot, to: $0) }
    }
    for distance in distances {
      for signs in [1, -1] {
        var next = base
        for (place, slot) in slots.enumerated() {
          let signed = (place % 2 == 0 || signs > 0) ? distance : distance.negated
          let value = signs > 0 ? signed : signed.negated
          if allows(slot, value) { next[slot] = value }
        }
        points.append(next)
      }
    }
    return points
  }

  /// Whether the domain of an input's symbol has a value.
  func allows(_ slot: Int, _ value: Rational) -> Bool {
    builder.allows(slot, value)
  }

  /// Keeps the values at the points that satisfy the assumptions.
  mutating func add(
    _ points: [[Rational]], areFar: Bool = false, areAtRoots: Bool = false,
    areStationary: Bool = false
  ) {
    let constants = program.constants(as: Sure.self)
    for candidate in points {
      guard let point = feasible(candidate) else { continue }
      let lanes = program.run(point.map { Sure($0) }, count: 1, constants: constants)
      keep(
        lanes[program.outputs[0], 0], point, isFar: areFar || isFar(point),
        isAtRoot: areAtRoots && point == candidate,
        isStationary: areStationary && point == candidate)
    }
  }

  /// Keeps a value that is defined, and known: where a case cannot be told it is any of several.
  mutating func keep(
    _ value: Sure, _ point: [Rational], isFar: Bool, isAtRoot: Bool = false,
    isStationary: Bool = false
  ) {
    guard value.isUndefined == .no,
      Self.isKnown(value) || !value.midpoint.doubleValue.isFinite
    else { return }
    samples.append(
      Sample(
        value: value, point: point, isFar: isFar, isAtRoot: isAtRoot, isStationary: isStationary))
  }

  private func isFar(_ point: [Rational]) -> Bool {
    func isFar(_ slot: Int) -> Bool {
      let size = abs(point[slot].doubleValue)
      if size > 20 || (size > 0 && size < 1e-3) { return true }
      if abs(size - 1) < 1e-3 && !point[slot].magnitude.isOne { return true }
      guard let range = scope.symbol(builder.inputNames[slot].symbol)?.range else { return false }
      return [range.lowerBound, range.upperBound].contains { end in
        end != point[slot] && abs(point[slot].doubleValue - end.doubleValue) < 1e-3
      }
    }
    return slots.contains { slot in simplex(of: slot)?.contains(where: isFar) ?? isFar(slot) }
  }
}
