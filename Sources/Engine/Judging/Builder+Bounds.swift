extension Builder {
  /// The scope with the ranges of single numbers narrowed to what conditions leave of them, so that
  /// points need not be drawn in vain: `7 <= x < 8` leaves x from 7 to 8.
  func narrowed(by conditions: [Graph.ID]) -> Scope {
    var bounds: [Int: (low: Rational?, high: Rational?)] = [:]
    var graph = self.graph
    var open = conditions
    while let id = open.popLast() {
      switch graph.operations[Int(id)] {
      case .and(let a, let b): open += [a, b]
      case .less(let a, let b), .lessOrEqual(let a, let b):
        let difference = graph.difference(a, b)
        let finder = RootFinder(graph, difference)
        guard let slot = finder.program.usedInputs.first, finder.program.usedInputs.count == 1,
          let (root, isUpper) = finder.bound(slot, inputs: inputNames.count)
        else { continue }
        let (low, high) = bounds[slot] ?? (nil, nil)
        bounds[slot] =
          isUpper
          ? (low, high.map { min($0, root) } ?? root) : (low.map { max($0, root) } ?? root, high)
      default: continue
      }
    }
    var result = scope
    for (slot, bound) in bounds.sorted(by: { $0.key < $1.key }) {
      guard var symbol = scope.symbol(inputNames[slot].symbol), symbol.shape.isScalar,
        symbol.range == nil, let low = bound.low, let high = bound.high, low < high
      else { continue }
      symbol.range = low...high
      result.replaceSymbol(symbol)
    }
    return result
  }
}
