/// Points on assumed equalities whose solutions are no fractions, such as x² + y² = 1.
///
/// The solution is enclosed, and the formulas are computed with the enclosure in place of a number:
/// what is disjoint there differs at the solution itself, of which only its digits can be shown.
extension Trial {
  /// Judges points at which one side of each equality was solved for, as far as enough are missing.
  mutating func judgeEnclosed(
    _ count: Int, _ tally: inout Tally
  ) throws(ShapeError) -> Agreement? {
    guard !equations.isEmpty else { return nil }
    var graph = builder.graph
    let atoms = Set(equations.map(\.id))
    let conditions = tests.map { roots[$0] }
    let settled = graph.rewritten(conditions) { _, operation, graph in
      guard case .equal(let a, let b) = operation,
        atoms.contains(graph.difference(a, b)) || atoms.contains(graph.difference(b, a))
      else { return nil }
      return graph.append(.truth(true))
    }
    let others = Program(graph, outputs: settled)
    let truths = others.constants(as: Sure.self)
    var drawn = 0
    while drawn < count * 4, tally.agreeing < count {
      let tier: Sampler.Tier = drawn % 2 == 0 ? .nice : .generic
      drawn += 1
      guard let (point, inputs) = enclosed(sampler.draw(tier)),
        tried.insert(usedSlots.map { point[$0] }).inserted
      else { continue }
      let held = others.run(inputs, count: 1, constants: truths)
      guard others.outputs.allSatisfy({ held.truth($0, 0) == .yes }) else { continue }
      let lanes = program.run(inputs, count: 1, constants: constants)
      guard !isOnKink(lanes, 0, point) else { continue }
      tally.drawn += 1
      tally.isExact = false
      if let outcome = judge(lanes, 0, point, &tally) { return outcome }
    }
    return nil
  }

  /// The point moved onto the equalities, with an enclosure of what is no fraction; the fractions
  /// are the closest that can be shown. Nil when it cannot be moved.
  private mutating func enclosed(_ start: [Rational]) -> (point: [Rational], inputs: [Sure])? {
    var point = start
    var inputs = start.map { Sure($0) }
    for equation in equations {
      var moves: [(slot: Int, value: Rational, input: Sure)] = []
      for slot in equation.slots where moves.isEmpty {
        for root in equation.finder.roots(slot, through: point) {
          switch root {
          case .exact(let value):
            if allows(slot, value) { moves.append((slot, value, Sure(value))) }
          case .near(let number):
            guard let value = Rational(exactly: number), allows(slot, value),
              let input = equation.finder.enclosedRoot(slot, through: inputs, near: number)
            else { continue }
            moves.append((slot, value, input))
          }
        }
      }
      guard !moves.isEmpty else { return nil }
      let move = moves[sampler.generator.integer(0...moves.count - 1)]
      point[move.slot] = move.value
      inputs[move.slot] = move.input
    }
    return (point, inputs)
  }
}
