/// Numbers that values only come near, by the form of the quantity: however close to 1 tanh(1/x) is, it
/// never is 1, which no number of digits would tell.
extension RangeProbe {
  /// Whether the quantity certainly never takes a number.
  func avoids(_ number: Sure) -> Bool {
    avoided(output, depth: 24).contains { (number - $0).contains(.zero) }
  }

  /// The numbers that an expression avoids: those of its outermost function, and what injective
  /// functions make of those of what is inside.
  private func avoided(_ id: Graph.ID, depth: Int) -> [Sure] {
    guard depth > 0 else { return [] }
    func inner(_ a: Graph.ID) -> [Sure] { avoided(a, depth: depth - 1) }
    let graph = builder.graph
    switch graph.operations[Int(id)] {
    case .negate(let a): return inner(a).map { -$0 }
    case .add(let a, let b): return images(a, b, inner) { $0 + $1 }
    case .subtract(let a, let b): return images(a, b, inner) { $0 - $1 }
    case .multiply(let a, let b):
      guard graph.constant(a)?.isZero != true, graph.constant(b)?.isZero != true else { return [] }
      return images(a, b, inner) { $0 * $1 }
    case .divide(let a, let b):
      guard let above = graph.constant(a) else { return images(a, b, inner) { $0 / $1 } }
      return above.isZero ? [] : [Sure(Rational.zero)] + images(a, b, inner) { $0 / $1 }
    case .integerPower(let a, let n) where n < 0:
      return [Sure(Rational.zero)] + (n == -1 ? known(inner(a).map { $0.power(n) }) : [])
    case .elementary(let function, let a):
      guard let own = Self.avoided(by: function) else { return [] }
      return own + known(inner(a).map { $0.applying(function) })
    default: return []
    }
  }

  /// What becomes of the avoided numbers of one operand where the other is a constant.
  private func images(
    _ a: Graph.ID, _ b: Graph.ID, _ inner: (Graph.ID) -> [Sure], _ combined: (Sure, Sure) -> Sure
  ) -> [Sure] {
    if let number = builder.graph.constant(a) {
      return known(inner(b).map { combined(Sure(number), $0) })
    }
    guard let number = builder.graph.constant(b) else { return [] }
    return known(inner(a).map { combined($0, Sure(number)) })
  }

  private func known(_ numbers: [Sure]) -> [Sure] { numbers.filter { $0.isUndefined == .no } }

  /// The numbers that an injective function never takes; nil for other functions.
  private static func avoided(by function: Elementary) -> [Sure]? {
    let zero = Sure(Rational.zero)
    let one = Sure(Rational.one)
    let quarter = Sure.pi / Sure(Rational(2))
    switch function {
    case .tanh: return [one, -one]
    case .sigma: return [zero, one]
    case .exp, .softplus: return [zero]
    case .atan: return [quarter, -quarter]
    case .log, .sinh, .asinh: return []
    default: return nil
    }
  }
}
