/// A difference, told with its point and both values.
extension Trial {
  func difference(
    _ kind: Agreement.Difference.Kind, _ entry: Int, _ r: Sure, _ a: Sure, _ point: [Rational]
  ) -> Agreement {
    let grid = reference
    let label: String?
    if grid.isScalar {
      label = nil
    } else if grid.rows == 1 || grid.columns == 1 {
      label = "[\(entry + 1)]"
    } else {
      label = "[\(entry / grid.columns + 1), \(entry % grid.columns + 1)]"
    }
    let (left, right) = Trial.told(a, r)
    let kind = kind == .values && left == right ? .formal : kind
    return .different(
      Agreement.Difference(
        point: coordinates(point), also: watched(point), entry: label, kind: kind, answer: left,
        reference: right))
  }

  /// The values of watched definitions at a point.
  private func watched(_ point: [Rational]) -> [Agreement.Coordinate] {
    comparison.watched.compactMap { name in
      guard let grid = builder.environment.definitions[name] else { return nil }
      let values = Program(builder.graph, outputs: grid.entries)
      let lanes = values.run(
        point.map { Sure($0) }, count: 1, constants: values.constants(as: Sure.self))
      let texts = values.outputs.map { Trial.text(lanes[$0, 0], 4) }
      return Agreement.Coordinate(name: name, value: Trial.text(texts, grid.columns))
    }
  }

  /// The symbols that matter with their values.
  func coordinates(_ point: [Rational]) -> [Agreement.Coordinate] {
    let used = Set(program.usedInputs.map { builder.inputNames[$0].symbol })
    var result: [Agreement.Coordinate] = []
    let usesSizes = comparison.scope.symbols.contains {
      used.contains($0.name) && !$0.shape.isScalar
    }
    for dimension in comparison.scope.dimensions where usesSizes || used.isEmpty {
      if let size = binding.sizes[dimension.name] {
        result.append(Agreement.Coordinate(name: dimension.name, value: "\(size)"))
      }
    }
    result += builder.coordinates(point, of: used)
    return result
  }
}
