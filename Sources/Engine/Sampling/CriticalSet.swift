/// The expressions whose zeros are the places where formulas bend, jump or end.
struct CriticalSet: Sendable {
  /// Zeros at which a formula has a kink or jump.
  var kinks: [Graph.ID] = []

  /// Zeros at which a formula may stop being defined.
  var borders: [Graph.ID] = []

  /// Finds the critical expressions below `roots`, adding differences to the graph.
  init(_ graph: inout Graph, roots: [Graph.ID], limit: Int) {
    let top = (roots.max()).map { Int($0) } ?? -1
    guard top >= 0 else { return }
    var needed = [Bool](repeating: false, count: top + 1)
    var smooth = [Bool](repeating: false, count: top + 1)
    for root in roots { needed[Int(root)] = true }
    var foundKinks: [(Graph.ID, Graph.ID?)] = []
    var foundBorders: [(Graph.ID, Int)] = []
    for place in stride(from: top, through: 0, by: -1) where needed[place] {
      let operation = graph.operations[place]
      operation.forEachOperand { needed[Int($0)] = true }
      switch operation {
      case .detached(let a): smooth[Int(a)] = true
      case .maximum(let a, let b), .minimum(let a, let b):
        if smooth[place] {
          smooth[Int(a)] = true
          smooth[Int(b)] = true
        } else {
          foundKinks.append((a, b))
        }
      case .less(let a, let b), .lessOrEqual(let a, let b), .equal(let a, let b):
        foundKinks.append((a, b))
      case .elementary(let function, let a):
        switch function {
        case .abs, .relu, .step, .sign, .floor, .ceil: foundKinks.append((a, nil))
        case .log, .sqrt: foundBorders.append((a, 0))
        case .asin, .acos, .atanh:
          foundBorders.append((a, 1))
          foundBorders.append((a, -1))
        case .acosh: foundBorders.append((a, 1))
        default: break
        }
      case .divide(_, let b): foundBorders.append((b, 0))
      case .integerPower(let a, let n) where n < 0: foundBorders.append((a, 0))
      case .rationalPower(let a, _): foundBorders.append((a, 0))
      case .power(let a, let b):
        foundBorders.append((a, 0))
        // 0 to the power of 0 is 1.
        if graph.constant(a)?.isZero == true { foundKinks.append((b, nil)) }
      default: break
      }
    }
    for (a, b) in foundKinks where kinks.count < limit {
      let id = b.map { graph.difference(a, $0) } ?? a
      if graph.constant(id) == nil, !kinks.contains(id) { kinks.append(id) }
    }
    for (a, shift) in foundBorders where borders.count < limit {
      if shift == 0, graph.knowledge[Int(a)].isPositive { continue }
      let id = graph.difference(a, graph.number(Rational(shift)))
      if graph.constant(id) == nil, !borders.contains(id) { borders.append(id) }
    }
  }
}
