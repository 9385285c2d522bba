/// Where a narrow peak or dip may stand, too narrow for a search to fall upon it.
extension RangeProbe {
  /// Adds the fractions at which such expressions are zero, along each of their inputs and together.
  mutating func addPeaks(from base: [Rational]) {
    var joint = base
    var open = Set(slots)
    for id in builder.graph.centred(below: output) {
      let finder = RootFinder(builder.graph, id)
      for slot in finder.program.usedInputs.sorted() {
        for root in finder.roots(slot, through: base) {
          guard let value = root.fraction, allows(slot, value) else { continue }
          var next = base
          next[slot] = value
          add([next])
          if open.remove(slot) != nil { joint[slot] = value }
        }
      }
    }
    add([joint])
  }

  /// What the quantity is a smooth rising or falling function of: both turn at the same places.
  func core() -> Graph.ID {
    let graph = builder.graph
    var core = output
    while true {
      switch graph.operations[Int(core)] {
      case .negate(let a): core = a
      case .add(let a, let b), .subtract(let a, let b), .multiply(let a, let b):
        if graph.constant(a) != nil {
          core = b
        } else if graph.constant(b) != nil {
          core = a
        } else {
          return core
        }
      case .elementary(let function, let a):
        switch function {
        case .exp, .log, .sinh, .tanh, .asinh, .atan, .sigma, .softplus: core = a
        default: return core
        }
      default: return core
      }
    }
  }
}
