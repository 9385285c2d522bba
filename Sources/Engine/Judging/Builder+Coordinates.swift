/// Sample points told by the names of their symbols.
extension Builder {
  /// The symbols with their values at a point, in the order of the scope.
  ///
  /// - Parameter names: the symbols that are told; nil tells all.
  func coordinates(
    _ point: [Rational], of names: Set<String>? = nil
  ) -> [Agreement.Coordinate] {
    scope.symbols.compactMap { symbol in
      if let index = binding.indices[symbol.name] {
        return Agreement.Coordinate(name: symbol.name, value: "\(index)")
      }
      guard names?.contains(symbol.name) != false, let grid = symbolGrids[symbol.name] else {
        return nil
      }
      let values = grid.entries.compactMap { id -> String? in
        guard case .input(let slot) = graph.operations[Int(id)] else { return nil }
        return Trial.text(point[slot])
      }
      return Agreement.Coordinate(name: symbol.name, value: Trial.text(values, grid.columns))
    }
  }

  /// The symbols that some inputs belong to.
  func symbols(of slots: some Sequence<Int>) -> Set<String> {
    Set(slots.map { inputNames[$0].symbol })
  }
}
