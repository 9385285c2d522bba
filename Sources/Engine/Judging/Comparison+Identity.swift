/// Comparisons that are settled by the identity test.
extension Comparison {
  /// The most combinations of sizes and indices that are tested.
  static let mostBindings = 160

  /// The most combinations of which the graphs are kept.
  private static let mostKept = 8

  /// The points at which a proved identity is looked at all the same, so that two methods agree.
  private static let confirmingPoints = 4

  /// What the identity test says of both terms.
  enum Identity {
    case equal(Certificate)
    /// They differ at these sizes and indices.
    case different(Binding)
    /// It cannot tell; the sizes and indices are such at which the expressions differ.
    case unknown(Binding?)
  }

  /// The certificate that both terms are the same expression; nil where the test cannot tell.
  ///
  /// - Throws: `ShapeError` where a term cannot be built at some size.
  package func certificate() throws(ShapeError) -> Certificate? {
    var sides: [Binding: Sides] = [:]
    if case .equal(let certificate) = try identity(&sides) { return certificate }
    return nil
  }

  /// Tests both terms as formal expressions, at every listed size and every index; where several
  /// dimensions have many sizes, not at all their combinations.
  ///
  /// - Parameter sides: gets what was built for the first few, for others to use.
  /// - Throws: `ShapeError` where the answer cannot be built at some size.
  func identity(_ sides: inout [Binding: Sides]) throws(ShapeError) -> Identity {
    let bindings = variants(limit: Self.mostBindings + 1)
    guard bindings.count <= Self.mostBindings else { return .unknown(nil) }
    var certificate: Certificate?
    for binding in bindings {
      let built: Sides
      if let known = sides[binding] { built = known } else { built = try Sides(self, binding) }
      if sides.count < Self.mostKept { sides[binding] = built }
      let (builder, reference, answer) = (built.builder, built.reference, built.answer)
      guard !builder.graph.isTooLarge, reference.entries.count == answer.entries.count else {
        return .unknown(nil)
      }
      let test = IdentityTest(builder, reference: reference, answer: answer, policy: policy)
      switch test.decide(seed: seed) {
      case .unknown: return .unknown(nil)
      case .different:
        let program = Program(builder.graph, outputs: reference.entries + answer.entries)
        let used = Set(program.usedInputs.map { builder.inputNames[$0].symbol })
        return isFormal(used) ? .different(binding) : .unknown(binding)
      case .equal(let own):
        if certificate?.join(own) == nil { certificate = own }
      }
    }
    guard var certificate else { return .unknown(nil) }
    certificate.sizes = sizes(of: bindings)
    return .equal(certificate)
  }

  /// The sizes that were tested, in words, each dimension's in the order in which they are listed.
  private func sizes(of bindings: [Binding]) -> [String] {
    scope.dimensions.map { dimension in
      let tested = Set(bindings.compactMap { $0.sizes[dimension.name] })
      let listed = dimension.sizes.filter(tested.contains)
      return "\(dimension.name) = " + listed.map(\.description).joined(separator: ", ")
    }
  }

  /// Whether both terms are defined wherever their symbols are, at every listed size and index.
  func isTotal() throws(ShapeError) -> Bool {
    for binding in variants(limit: Self.mostBindings) {
      let sides = try Sides(self, binding)
      let entries = sides.reference.entries + sides.answer.entries
      guard entries.allSatisfy({ sides.builder.graph.isTotal($0) }) else { return false }
    }
    return true
  }

  /// Whether different expressions are different functions here: every symbol that matters moves
  /// freely.
  private func isFormal(_ used: Set<String>) -> Bool {
    guard tolerance == nil, assumptions.isEmpty else { return false }
    return scope.symbols.allSatisfy { symbol in
      guard used.contains(symbol.name) else { return true }
      if let range = symbol.range, range.lowerBound == range.upperBound { return false }
      switch symbol.domain {
      case .real, .positive, .negative, .nonnegative, .unit, .index: return true
      case .integer, .natural, .oneHot, .probability, .values: return false
      }
    }
  }

  /// What is said where expressions differ by less than the digits that are computed.
  ///
  /// - Parameter binding: the sizes and indices at which they differ; a point is looked for there first.
  func formalDifference(at binding: Binding) throws(ShapeError) -> Agreement {
    var trial = try Trial(self, binding, number: 0)
    var tally = Tally()
    if let outcome = try trial.run(points: 8, &tally) { return outcome }
    let point = trial.sampler.draw(.nice)
    let lanes = trial.program.run(trial.inputs([point]), count: 1, constants: trial.constants)
    // The outputs begin with the entries of the reference, then those of the answer.
    let pairs = zip(trial.reference.entries, trial.answer.entries)
    let entry = Array(pairs).firstIndex { $0 != $1 } ?? 0
    let values = [entry, entry + trial.reference.entries.count].map { place in
      let outputs = trial.program.outputs
      return place < outputs.count ? Trial.text(lanes[outputs[place], 0], 30) : ""
    }
    return .different(
      Agreement.Difference(
        point: trial.coordinates(point), kind: .formal, answer: values[1], reference: values[0]))
  }

  /// Looks at a proved identity at a few points, as a check of the proof; nil where none is usable.
  func confirmed(
    _ certificate: Certificate, _ sides: [Binding: Sides]
  ) throws(ShapeError) -> Agreement? {
    var tally = Tally()
    for (number, binding) in variants(limit: 2).enumerated() {
      var trial = try Trial(self, binding, number: number, sides[binding])
      if trial.isVoid { continue }
      if let outcome = try trial.confirm(Self.confirmingPoints, &tally) {
        return outcome.contradicts ? .undecided(.contradiction) : outcome
      }
    }
    guard tally.agreeing > 0 else { return nil }
    return .same(
      points: tally.agreeing, isProved: true, notes: tally.notes, certificate: certificate)
  }
}

extension Agreement {
  /// Whether it says that two values differ, which no identity allows.
  fileprivate var contradicts: Bool {
    if case .different(let difference) = self { return difference.kind == .values }
    return false
  }
}

extension Trial {
  /// Judges a few points, and those where a side may be undefined.
  mutating func confirm(_ count: Int, _ tally: inout Tally) throws(ShapeError) -> Agreement? {
    if isConstant { return try judge([sampler.draw(.nice)], &tally) }
    if let outcome = try judge(draw(count, .nice), &tally) { return outcome }
    let isTotal = (reference.entries + answer.entries).allSatisfy { builder.graph.isTotal($0) }
    return isTotal ? nil : try judge(special(), &tally)
  }
}
