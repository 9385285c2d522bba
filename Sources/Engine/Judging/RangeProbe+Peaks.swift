/// Where a narrow peak or dip may stand, too narrow for a search to fall upon it.
extension RangeProbe {
  /// The most expressions whose zeros are looked at.
  private static let mostCentres = 6

  /// What is squared below the quantity, or goes through a curve that is symmetric about zero: a peak
  /// such as exp(-(100(x - 1/3))^2) stands where it is zero.
  private func centred() -> [Graph.ID] {
    let graph = builder.graph
    var isNeeded = [Bool](repeating: false, count: Int(output) + 1)
    isNeeded[Int(output)] = true
    var result: [Graph.ID] = []
    for place in stride(from: Int(output), through: 0, by: -1) where isNeeded[place] {
      let operation = graph.operations[place]
      operation.forEachOperand { isNeeded[Int($0)] = true }
      switch operation {
      case .integerPower(let a, let n) where n > 0 && n.isMultiple(of: 2): result.append(a)
      case .multiply(let a, let b) where a == b: result.append(a)
      case .elementary(.sigma, let a), .elementary(.tanh, let a), .elementary(.atan, let a),
        .elementary(.cosh, let a):
        result.append(a)
      default: continue
      }
    }
    return Array(result.prefix(Self.mostCentres))
  }

  /// Adds the fractions at which such expressions are zero, along each of their inputs and together.
  mutating func addPeaks(from base: [Rational]) {
    var joint = base
    var open = Set(slots)
    for id in centred() {
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
