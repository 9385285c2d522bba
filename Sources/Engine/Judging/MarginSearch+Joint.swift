/// Statements that are put together by `and`, `or` and `not`: `not (a > 1 and b < 2)` fails only where
/// several comparisons hold at once, which a few draws seldom meet.
extension MarginSearch {
  /// The points that are drawn to find where a search should begin.
  private static let draws = 384

  /// The lowest of them, from which it begins.
  private static let mostStarts = 6

  /// The drawn points with the lowest values.
  ///
  /// - Parameter value: what is made of the margins at one point.
  func promising(
    _ sampler: inout Sampler, _ program: Program, _ constants: [Double],
    _ value: ([Double]) -> Double
  ) -> [[Double]] {
    let points = (0..<Self.draws).map { turn -> [Double] in
      let tier: Sampler.Tier = turn % 4 == 0 ? .generic : turn % 4 == 1 ? .nice : .scales
      return sampler.draw(tier).map(\.doubleValue)
    }
    let lanes = program.run(builder.inputs(points), count: points.count, constants: constants)
    let values = points.indices.map { lane in value(program.outputs.map { lanes[$0, lane] }) }
    let order = points.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    return order.prefix(Self.mostStarts).filter { values[$0] < .infinity }.map { points[$0] }
  }

  /// A point at which a statement of several comparisons certainly fails.
  mutating func jointCounterexample() throws(ShapeError) -> [Agreement.Coordinate]? {
    guard all.margins == nil, let (joint, program) = try joint() else { return nil }
    let slots = program.usedInputs.sorted().filter { isMovable($0) }
    guard !slots.isEmpty else { return nil }
    let constants = program.constants(as: Double.self)
    var sampler = Sampler(
      scope: all.scope, names: builder.inputNames,
      generator: SeededGenerator(seed: all.seed, all.stream + ["joint"]))
    for start in promising(&sampler, program, constants, joint.value) {
      let (point, value) = walked(from: start, slots) { point in
        let lanes = program.run(point, count: 1, constants: constants)
        return joint.value(program.outputs.map { lanes[$0, 0] })
      }
      if value < 0, let found = certified(point) { return found }
      ends.append((point, value))
    }
    return nil
  }

  /// The margins of a statement's parts, and what computes them; nil where there are none.
  private func joint() throws(ShapeError) -> (ForAll.JointMargins, Program)? {
    guard let joint = all.jointMargins else { return nil }
    var builder = self.builder
    var outputs: [Graph.ID] = []
    for term in joint.terms { outputs += try builder.add(term).entries }
    guard outputs.count == joint.terms.count else { return nil }
    return (joint, Program(builder.graph, outputs: outputs))
  }

  /// The ends of walks from which a search along bent valleys begins.
  private static let mostDeep = 3

  /// A point at which the statement certainly fails, down a valley in which walks got stuck.
  mutating func deepCounterexample() throws(ShapeError) -> [Agreement.Coordinate]? {
    let joint = all.margins == nil ? try joint() : nil
    guard let program = joint?.1 ?? self.program else { return nil }
    let inputs = builder.free(among: program.usedInputs.sorted())
    guard (2...CovarianceSearch.mostInputs).contains(inputs.count) else { return nil }
    let constants = program.constants(as: Double.self)
    var search = CovarianceSearch(inputs: inputs)
    search.goal = 0
    var generator = SeededGenerator(seed: all.seed, all.stream + ["valleys"])
    let order = ends.indices.sorted { (ends[$0].value, $0) < (ends[$1].value, $1) }
    for start in order.prefix(Self.mostDeep).map({ ends[$0].point }) {
      let (point, value) = search.lowest(from: start, &generator) { points in
        let lanes = program.run(
          builder.inputs(points), count: points.count, constants: constants)
        return points.indices.map { lane in
          let margins = program.outputs.map { lanes[$0, lane] }
          if let joint { return joint.0.value(margins) }
          return margins.contains(where: \.isNaN) ? .infinity : margins.min() ?? .infinity
        }
      }
      if value < 0, let found = certified(point) { return found }
      if let found = nearby(point) { return found }
    }
    return nil
  }
}

extension ForAll {
  /// Margins that tell together where a statement fails.
  struct JointMargins {
    /// Each is negative where its part of the statement fails.
    var terms: [Term]
    /// Whether one part that holds suffices.
    var isAny: Bool

    /// Below zero where the statement fails; else how far that is, in a way that shrinks with each part.
    func value(_ margins: [Double]) -> Double {
      if margins.contains(where: \.isNaN) { return .infinity }
      guard isAny else { return margins.min() ?? .infinity }
      let highest = margins.max() ?? .infinity
      return highest < 0 ? highest : margins.reduce(0) { $0 + max($1, 0) }
    }
  }

  /// The margins of a statement's parts; nil where one of them is no inequality between numbers.
  var jointMargins: JointMargins? {
    guard statement.shape.isScalar else { return nil }
    var parts: [(term: Term, isNegated: Bool)] = [(statement, false)]
    var isAny = false
    switch statement.operation {
    case .and(let list): parts = list.map { ($0, false) }
    case .or(let list):
      parts = list.map { ($0, false) }
      isAny = true
    case .not(let inner):
      parts = [(inner, true)]
      if case .and(let list) = inner.operation {
        parts = list.map { ($0, true) }
        isAny = true
      } else if case .or(let list) = inner.operation {
        parts = list.map { ($0, true) }
      }
    default: break
    }
    let terms = parts.compactMap { ForAll.margin(of: $0.term, isNegated: $0.isNegated) }
    return terms.count == parts.count ? JointMargins(terms: terms, isAny: isAny) : nil
  }

  /// What is negative where a statement, or its opposite, fails.
  private static func margin(of statement: Term, isNegated: Bool) -> Term? {
    func joined(_ parts: [Term?], all: Bool) -> Term? {
      let known = parts.compactMap { $0 }
      guard known.count == parts.count, let first = known.first else { return nil }
      return known.dropFirst().reduce(first) {
        Term(.spread(all ? .minimum : .maximum, $0, $1), .scalar, statement.span)
      }
    }
    guard statement.shape.isScalar else { return nil }
    switch statement.operation {
    case .not(let inner): return margin(of: inner, isNegated: !isNegated)
    case .and(let list):
      return joined(list.map { margin(of: $0, isNegated: isNegated) }, all: !isNegated)
    case .or(let list):
      return joined(list.map { margin(of: $0, isNegated: isNegated) }, all: isNegated)
    case .compare(let members, let signs):
      let links = signs.indices.map { place -> Term? in
        let (left, right) = (members[place], members[place + 1])
        let rises: Bool
        switch signs[place] {
        case .less, .lessOrEqual: rises = true
        case .greater, .greaterOrEqual: rises = false
        case .equal, .notEqual: return nil
        }
        let sides = rises != isNegated ? (right, left) : (left, right)
        return Term(.spread(.subtract, sides.0, sides.1), .scalar, statement.span)
      }
      return joined(links, all: !isNegated)
    default: return nil
    }
  }
}
