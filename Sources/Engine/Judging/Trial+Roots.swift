/// Kinks and holes at numbers that are no fractions, such as the zeros of x² − 2.
///
/// No sample point lies on them. There the root is enclosed, and the formulas are computed with the
/// condition settled as it is at the root: equalities hold, strict inequalities do not.
extension Trial {
  /// A difference at a kink that no fraction hits; nil where none is found.
  mutating func judgeRoots() throws(ShapeError) -> Agreement? {
    guard !comparison.skipsKinks, comparison.tolerance == nil, equations.isEmpty else { return nil }
    var looked = 0
    let borders = comparison.policy == .same ? critical.borders : []
    for id in critical.kinks + borders where looked < 6 {
      let finder = RootFinder(builder.graph, id)
      let slots = finder.program.usedInputs.sorted()
      var base = sampler.draw(.nice)
      var found = slots.prefix(2).map { finder.roots($0, through: base) }
      if found.allSatisfy(\.isEmpty) {
        base = nearer(base)
        found = slots.prefix(2).map { finder.roots($0, through: base) }
      }
      for (slot, roots) in zip(slots, found) {
        for case .near(let root) in roots {
          looked += 1
          guard let exact = Rational(exactly: root), allows(slot, exact),
            let enclosure = finder.enclosedRoot(slot, through: base.map { Sure($0) }, near: root)
          else { continue }
          var point = base
          point[slot] = exact
          if let found = difference(at: id, slot, enclosure, point) {
            return found.near([builder.inputNames[slot].symbol])
          }
        }
      }
    }
    return nil
  }

  /// What differs where `kink` is zero.
  private mutating func difference(
    at kink: Graph.ID, _ slot: Int, _ root: Sure, _ point: [Rational]
  ) -> Agreement? {
    var graph = builder.graph
    let settled = graph.settled(reference.entries + answer.entries, where: kink)
    let forced = Program(graph, outputs: settled)
    let inputs = point.enumerated().map { place, value in place == slot ? root : Sure(value) }
    let lanes = forced.run(inputs, count: 1, constants: forced.constants(as: Sure.self))
    let conditions = program.run(inputs, count: 1, constants: constants)
    guard tests.allSatisfy({ conditions.truth(program.outputs[$0], 0) == .yes }) else { return nil }
    let count = reference.entries.count
    for entry in 0..<count {
      let r = lanes[forced.outputs[entry], 0]
      let a = lanes[forced.outputs[count + entry], 0]
      switch (r.isUndefined, a.isUndefined) {
      case (.no, .no):
        if r.isDisjoint(from: a) { return difference(.values, entry, r, a, point) }
      case (.no, .yes) where comparison.policy == .same:
        return difference(.answerUndefined, entry, r, a, point)
      case (.yes, .no) where comparison.policy == .same:
        return difference(.referenceUndefined, entry, r, a, point)
      default: continue
      }
    }
    return nil
  }
}
