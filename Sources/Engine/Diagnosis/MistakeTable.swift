import Text

/// The values that a reference would have with each classic mistake in it, at a few points.
///
/// An answer is looked up by its own values there; what is found is then confirmed like a right answer.
package struct MistakeTable: Sendable {
  /// A reference with a mistake, and its values.
  private struct Entry: Sendable {
    var mistake: Mistake
    var source: Source
    var values: [Double]
  }

  /// What a reference with a mistake is made of.
  private enum Source: Sendable {
    case formula(Formula)
    /// A formula where a definition is another one.
    case change(DerivativeMutations.Change, in: Formula)
  }

  private let scope: Scope
  private let binding: Binding
  private let shape: Shape
  private let layout: Layout
  private let assumptions: [Term]
  private let seed: UInt64
  private let stream: [String]
  private let names: [(symbol: String, row: Int, column: Int)]
  private var points: [[Rational]] = []
  private var right: [Double] = []
  private var entries: [Entry] = []

  /// How many points tell mistakes apart.
  private static let pointCount = 3

  /// How closely values must lie together to be looked at.
  private static let closeness = 1e-9

  /// The most matches that are confirmed.
  private static let mostConfirmed = 3

  /// - Parameters:
  ///   - reference: the right term.
  ///   - formulas: formulas that mean it, in which mistakes are made.
  /// - Throws: `ShapeError` where the reference cannot be built.
  package init(
    _ scope: Scope, reference: Term, formulas: [Formula], layout: Layout, assumptions: [Term],
    seed: UInt64, stream: [String]
  ) throws(ShapeError) {
    self.scope = scope
    self.assumptions = assumptions
    self.seed = seed
    self.stream = stream
    self.layout = layout
    shape = reference.shape
    let bindings = Variants.list(scope, limit: 8, seed: seed, stream: stream)
    binding = bindings.first { Set($0.indices.values).count == $0.indices.count } ?? Binding()
    names = Builder(scope, binding).inputNames
    try drawPoints()
    right = try values([reference], scope)[0]
    var mutations = Mutations(scope)
    for formula in formulas {
      try add(mutations.list(formula).map { ($0.mistake, .formula($0.formula)) })
    }
  }

  /// Adds the derivatives of a quantity with a mistake on the way, or by something else.
  package mutating func addDerivatives(of quantity: Formula, by variable: Formula) {
    func derivative(_ variable: Formula) -> Formula {
      Formula(.derivative(quantity, by: variable), quantity.span)
    }
    let whole = derivative(variable)
    let name = variable.freeNames.count == 1 ? variable.freeNames.first : variable.firstName
    var mutations = Mutations(scope)
    var sources: [(Mistake, Source)] = mutations.ofWhole(whole).map {
      ($0.mistake, .formula($0.formula))
    }
    let names = scope.symbols.map(\.name) + scope.definitions.map(\.name)
    for other in names.prefix(24) where other != name && !quantity.isName(other) {
      let formula = derivative(Formula(.name(other), variable.span))
      sources.append((Mistake(.variable, other), .formula(formula)))
    }
    for change in DerivativeMutations.list(scope, of: quantity, by: name ?? "") {
      sources.append((change.mistake, .change(change, in: whole)))
    }
    try? add(sources)
  }

  /// Adds what differs from the right term; numbers are evaluated directly, all else in a graph.
  private mutating func add(_ sources: [(Mistake, Source)]) throws(ShapeError) {
    var quick = quickValues
    var found: [Entry] = []
    var slow: [(entry: Int, term: Term)] = []
    for (mistake, source) in sources {
      var values: [Double]?
      switch source {
      case .formula(let formula): values = quick?.values(formula)
      case .change(let change, let whole):
        var other = quick?.changing(change.name, to: change.formula)
        values = other?.values(whole)
      }
      if values == nil {
        guard let (other, term) = read(source) else { continue }
        if case .change = source { values = try self.values([term], other)[0] }
        if values == nil { slow.append((found.count, term)) }
      }
      found.append(Entry(mistake: mistake, source: source, values: values ?? []))
    }
    if !slow.isEmpty {
      for (place, values) in zip(slow, try values(slow.map(\.term), scope)) {
        found[place.entry].values = values
      }
    }
    entries += found.filter { !Self.agree($0.values, right) }
  }

  /// The term that an entry stands for, and what its names mean; nil where it does not fit.
  private func read(_ source: Source) -> (scope: Scope, term: Term)? {
    var scope = self.scope
    let formula: Formula
    switch source {
    case .formula(let own): formula = own
    case .change(let change, let whole):
      guard (try? scope.redefine(change.name, change.formula)) != nil else { return nil }
      formula = whole
    }
    guard
      let term = try? Checker.read(formula, in: scope, layout: layout, expected: shape),
      scope.same(term.shape, shape)
    else { return nil }
    return (scope, term)
  }

  /// The mistake that an answer comes from; nil where none explains it.
  ///
  /// - Parameter formula: what the term was read from, where it is one formula.
  package func mistake(in answer: Term, _ formula: Formula? = nil) -> Mistake? {
    var quick = quickValues
    let direct = formula.flatMap { quick?.values($0) }
    guard let own = try? direct ?? values([answer], scope)[0], own.allSatisfy(\.isFinite) else {
      return nil
    }
    let matches = entries.filter { Self.agree($0.values, own) }.sorted {
      Self.rank($0.mistake) < Self.rank($1.mistake)
    }
    for entry in matches.prefix(Self.mostConfirmed) {
      guard let (scope, term) = read(entry.source) else { continue }
      var comparison = Comparison(
        scope: scope, reference: term, answer: answer, seed: seed, stream: stream)
      comparison.assumptions = assumptions
      comparison.policy = .common
      comparison.skipsKinks = true
      comparison.plan.usablePoints = 16
      if (try? comparison.certificate()) != nil { return told(entry.mistake) }
      if case .same? = try? comparison.decide() { return told(entry.mistake) }
    }
    return nil
  }

  /// The mistake without a part that is the right answer itself.
  private func told(_ mistake: Mistake) -> Mistake {
    guard let part = mistake.part,
      let formula = try? Parser.formula(SourceText(name: "part", part), scope.vocabulary),
      let term = try? Checker.read(formula, in: scope), let own = try? values([term], scope)[0],
      Self.agree(own, right)
    else { return mistake }
    return Mistake(mistake.kind)
  }

  /// The mistake in a formula that gives some values at a point.
  ///
  /// - Parameter closeness: the relative difference that is let pass.
  package static func mistake(
    _ values: [Double], of formula: Formula, shape: Shape, evaluator: PointEvaluator,
    closeness: Double
  ) -> Mistake? {
    var mutations = Mutations(evaluator.scope)
    let candidates = mutations.list(formula).prefix(80).sorted {
      rank($0.mistake) < rank($1.mistake)
    }
    func agree(_ own: [Double], _ other: [Double]) -> Bool {
      own.count == other.count
        && zip(own, other).allSatisfy { abs($0 - $1) <= closeness * max(abs($0), abs($1)) }
    }
    func doubles(_ formula: Formula) -> [Double]? {
      let term = try? Checker.read(formula, in: evaluator.scope, expected: shape)
      return term.flatMap { try? evaluator.doubles($0) }
    }
    // What is right but for its last digits comes of no mistake in the formula.
    if let right = doubles(formula), agree(right, values) { return nil }
    return candidates.first { doubles($0.formula).map { agree($0, values) } ?? false }?.mistake
  }

  private static func rank(_ mistake: Mistake) -> Int {
    Mistake.Kind.allCases.firstIndex(of: mistake.kind) ?? .max
  }

  // MARK: Values

  /// What evaluates formulas directly; nil where the right answer is no number.
  private var quickValues: QuickValues? {
    shape.isScalar ? QuickValues(scope, binding, names: names, points: points) : nil
  }

  private mutating func drawPoints() throws(ShapeError) {
    var sampler = Sampler(
      scope: scope, names: names,
      generator: SeededGenerator(seed: seed, stream + ["mistakes"]))
    for _ in 0..<48 where points.count < Self.pointCount {
      let point = sampler.draw(.generic)
      if try assumptionsHold(at: point) { points.append(point) }
    }
  }

  private func assumptionsHold(at point: [Rational]) throws(ShapeError) -> Bool {
    if assumptions.isEmpty { return true }
    var test = Builder(scope, binding)
    var holds = true
    for assumption in assumptions {
      let ids = try test.add(assumption).entries
      let program = Program(test.graph, outputs: ids)
      let lanes = program.run(
        point.map(\.doubleValue), count: 1, constants: program.constants(as: Double.self))
      holds = holds && program.outputs.allSatisfy { lanes.truth($0, 0) == .yes }
    }
    return holds
  }

  /// The entries of each term at each point, in ordinary doubles.
  private func values(_ terms: [Term], _ scope: Scope) throws(ShapeError) -> [[Double]] {
    var builder = Builder(scope, binding)
    var grids: [Grid?] = []
    for term in terms { grids.append(try? builder.add(term)) }
    if builder.graph.isTooLarge { return terms.map { _ in [.nan] } }
    let program = Program(builder.graph, outputs: grids.flatMap { $0?.entries ?? [] })
    var inputs: [Double] = []
    for slot in builder.inputNames.indices {
      for point in points { inputs.append(point[slot].doubleValue) }
    }
    let lanes = program.run(
      inputs, count: points.count, constants: program.constants(as: Double.self))
    var next = 0
    return grids.map { grid in
      guard let grid else { return [.nan] }
      defer { next += grid.entries.count }
      return (next..<next + grid.entries.count).flatMap { place in
        points.indices.map { lanes[program.outputs[place], $0] }
      }
    }
  }

  private static func agree(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && !a.isEmpty
      && zip(a, b).allSatisfy { abs($0 - $1) <= closeness * max(abs($0), abs($1), 1e-6) }
  }
}

extension Formula {
  /// The first name in reading order.
  fileprivate var firstName: String? {
    if case .name(let name) = node { return name }
    return children.lazy.compactMap(\.firstName).first
  }

  /// Whether it is this name and nothing else.
  fileprivate func isName(_ name: String) -> Bool {
    if case .name(let own) = node { return own == name }
    return false
  }
}
