/// Points are moved onto the equalities among the assumptions.
extension Trial {
  /// Equations in an order in which solving one leaves those before it solved.
  static func ordered(_ equations: [Equation]) -> [Equation] {
    var rest = equations.filter { !$0.finder.program.usedInputs.isEmpty }
    var result: [Equation] = []
    var settled: Set<Int> = []
    while let next = rest.indices.min(by: {
      free(rest[$0].finder, settled) < free(rest[$1].finder, settled)
    }) {
      var equation = rest.remove(at: next)
      let slots = equation.finder.program.usedInputs.subtracting(settled).sorted()
      settled.formUnion(slots)
      equation.slots = slots
      if !slots.isEmpty { result.append(equation) }
    }
    return result
  }

  /// Whether the equations leave no freedom to any input that matters.
  var isDetermined: Bool {
    equations.allSatisfy { $0.slots.count == 1 }
      && Set(equations.flatMap(\.slots)).isSuperset(of: usedSlots)
  }

  static func free(_ finder: RootFinder, _ settled: Set<Int>) -> Int {
    finder.program.usedInputs.subtracting(settled).count
  }

  /// The point moved so that the equations among the assumptions hold; nil when it cannot be.
  mutating func solved(_ point: [Rational]) -> [Rational]? {
    var point = point
    for equation in equations where !equation.finder.vanishes(at: point) {
      guard let (slot, root) = move(equation, point) else { return nil }
      point[slot] = root
    }
    return point
  }

  mutating func move(
    _ equation: Equation, _ point: [Rational]
  ) -> (slot: Int, root: Rational)? {
    for slot in equation.slots {
      var roots: [Rational] = []
      for case .exact(let root) in equation.finder.roots(slot, through: point)
      where allows(slot, root) {
        roots.append(root)
      }
      if !roots.isEmpty { return (slot, roots[sampler.generator.integer(0...roots.count - 1)]) }
    }
    return nil
  }
}
