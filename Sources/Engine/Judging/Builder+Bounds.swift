extension Builder {
  /// What an input may be at most or at least.
  typealias Bounds = (low: Rational?, high: Rational?)

  /// What conditions leave of single inputs: `7 <= x < 8` leaves x from 7 to 8.
  ///
  /// - Parameter end: where a difference that must not be positive becomes so along its only input, and
  ///   whether that is the most that the input may be; nil where that is not known.
  func bounds(
    by conditions: [Graph.ID],
    end: (_ graph: inout Graph, _ difference: Graph.ID, RootFinder, _ slot: Int) -> (
      root: Rational, isUpper: Bool
    )?
  ) -> [Int: Bounds] {
    var bounds: [Int: Bounds] = [:]
    var graph = self.graph
    var open = conditions
    while let id = open.popLast() {
      switch graph.operations[Int(id)] {
      case .and(let a, let b): open += [a, b]
      case .less(let a, let b), .lessOrEqual(let a, let b):
        let difference = graph.difference(a, b)
        let finder = RootFinder(graph, difference)
        guard let slot = finder.program.usedInputs.first, finder.program.usedInputs.count == 1,
          let (root, isUpper) = end(&graph, difference, finder, slot)
        else { continue }
        let (low, high) = bounds[slot] ?? (nil, nil)
        bounds[slot] =
          isUpper
          ? (low, high.map { min($0, root) } ?? root) : (low.map { max($0, root) } ?? root, high)
      default: continue
      }
    }
    return bounds
  }

  /// The scope with the ranges of single numbers narrowed to what conditions leave of them, so that
  /// points need not be drawn in vain.
  func narrowed(by conditions: [Graph.ID]) -> Scope {
    let bounds = bounds(by: conditions) { _, _, finder, slot in
      finder.bound(slot, inputs: inputNames.count)
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
