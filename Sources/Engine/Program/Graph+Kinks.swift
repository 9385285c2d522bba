/// Formulas at a kink that no sample point lies on.
extension Graph {
  /// The values at `ids` as they are where `kink` is zero: equalities hold, strict inequalities do
  /// not, and what jumps or bends there is zero.
  mutating func settled(_ ids: [ID], where kink: ID) -> [ID] {
    rewritten(ids) { _, operation, graph in Graph.settled(operation, where: kink, &graph) }
  }

  /// Whether a value is `kink` or its negative, by its form.
  private func isZero(_ a: ID, where kink: ID) -> Bool {
    if a == kink { return true }
    switch (operations[Int(a)], operations[Int(kink)]) {
    case (.negate(let inner), _) where inner == kink: return true
    case (_, .negate(let inner)) where inner == a: return true
    case (.subtract(let p, let q), .subtract(let r, let s)): return p == s && q == r
    default: return false
    }
  }

  /// An operation as it is where `kink` is zero; nil where it does not depend on that.
  private static func settled(
    _ operation: Operation, where kink: ID, _ graph: inout Graph
  ) -> ID? {
    func isKink(_ a: ID, _ b: ID, _ graph: inout Graph) -> Bool {
      graph.difference(a, b) == kink || graph.difference(b, a) == kink
    }
    switch operation {
    case .equal(let a, let b), .lessOrEqual(let a, let b):
      return isKink(a, b, &graph) ? graph.append(.truth(true)) : nil
    case .less(let a, let b): return isKink(a, b, &graph) ? graph.append(.truth(false)) : nil
    case .maximum(let a, let b), .minimum(let a, let b): return isKink(a, b, &graph) ? a : nil
    case .elementary(let function, let a) where graph.isZero(a, where: kink):
      switch function {
      case .abs, .relu, .step, .sign, .sqrt, .floor, .ceil: return graph.zero()
      case .log: return graph.append(.undefined)
      default: return nil
      }
    case .divide(_, let below) where below == kink: return graph.append(.undefined)
    case .integerPower(let a, let n) where a == kink && n < 0: return graph.append(.undefined)
    default: return nil
    }
  }
}
