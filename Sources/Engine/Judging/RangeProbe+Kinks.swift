/// Values where a quantity bends, jumps or ends, and next to there.
extension RangeProbe {
  /// Adds what lies around the zeros of a critical expression along each of its inputs.
  mutating func addAround(_ critical: Graph.ID, from base: [Rational]) {
    let finder = RootFinder(builder.graph, critical)
    for slot in finder.program.usedInputs.sorted() {
      for root in finder.roots(slot, through: base) {
        switch root {
        case .exact(let value):
          var point = base
          point[slot] = value
          if allows(slot, value) { add([point], areAtRoots: true) }
          addBeside([value], slot, base, Self.gaps)
        case .near(let number):
          guard let value = Rational(exactly: number) else { continue }
          addBeside([value], slot, base, Self.gaps)
          let inputs = base.map { Sure($0) }
          guard let enclosure = finder.enclosedRoot(slot, through: inputs, near: number) else {
            continue
          }
          addBeside(
            [enclosure.lower, enclosure.upper].compactMap(\.asRational), slot, base, [.zero])
          if allows(slot, value) { addRoot(critical, slot, enclosure, base, shown: value) }
        }
      }
    }
  }

  /// Adds points next to a zero: a pole, or a jump, lies there.
  private mutating func addBeside(
    _ roots: [Rational], _ slot: Int, _ base: [Rational], _ gaps: [Rational]
  ) {
    for root in roots {
      for step in gaps.flatMap({ [$0, $0.negated] }) {
        guard let moved = root.adding(step), allows(slot, moved) else { continue }
        var point = base
        point[slot] = moved
        add([point], areFar: true)
      }
    }
  }

  /// Adds the value at a zero that is no fraction: there the critical expression is settled.
  private mutating func addRoot(
    _ critical: Graph.ID, _ slot: Int, _ root: Sure, _ base: [Rational], shown: Rational
  ) {
    guard tests == nil else { return }
    var graph = builder.graph
    let value = graph.settled([output], where: critical)
    let settled = Program(graph, outputs: value)
    var inputs = base.map { Sure($0) }
    inputs[slot] = root
    let lanes = settled.run(inputs, count: 1, constants: settled.constants(as: Sure.self))
    var point = base
    point[slot] = shown
    keep(lanes[settled.outputs[0], 0], point, isFar: false)
  }
}
