import Engine
import Text

extension Plot {
  /// The number of places at which functions are computed.
  private static let count = 241

  /// The most operations that are computed at all places at once.
  private static let mostOperations = 4000

  /// Draws two terms of one number over the variable that both rest on; nil where there are several.
  ///
  /// A reference that is one number is not drawn: a student could read it off.
  init?(answer: Term, reference: Term, in scope: Scope, _ result: ItemResult) {
    guard answer.shape.isScalar, reference.shape.isScalar, scope.dimensions.isEmpty,
      !reference.isConstant(in: scope)
    else {
      return nil
    }
    var builder = Builder(scope, scope.firstBinding)
    guard let right = try? builder.add(reference), let mine = try? builder.add(answer) else {
      return nil
    }
    let program = Program(builder.graph, outputs: mine.entries + right.entries)
    guard program.operations.count <= Plot.mostOperations, program.usedInputs.count == 1,
      let slot = program.usedInputs.first,
      builder.inputNames.indices.contains(slot),
      let symbol = scope.symbol(builder.inputNames[slot].symbol), symbol.shape.isScalar,
      let span = Plot.span(symbol, result)
    else { return nil }
    func values(_ places: [Double]) -> (answer: [Double], reference: [Double]) {
      var inputs = [Double](repeating: .nan, count: builder.inputNames.count * places.count)
      for (lane, place) in places.enumerated() { inputs[slot * places.count + lane] = place }
      let lanes = program.run(
        inputs, count: places.count, constants: program.constants(as: Double.self))
      let rows = program.outputs.prefix(2).map { output in
        places.indices.map { lanes[output, $0] }
      }
      return (rows.first ?? [], rows.last ?? [])
    }
    let step = (span.upperBound - span.lowerBound) / Double(Self.count - 1)
    places = (0..<Self.count).map { span.lowerBound + step * Double($0) }
    (self.answer, self.reference) = values(places)
    variable = symbol.name
    guard self.answer.contains(where: \.isFinite) else { return nil }
    if let place = Plot.place(symbol.name, result), let value = values([place]).answer.first,
      value.isFinite
    {
      point = (place, value)
    }
  }

  private static func place(_ name: String, _ result: ItemResult) -> Double? {
    result.evidence.point.first { $0.name == name }.flatMap { Double($0.value) }
  }

  /// The interval that is drawn: the symbol's own, or one around 0 that holds the counterexample.
  private static func span(_ symbol: Scope.Symbol, _ result: ItemResult) -> ClosedRange<Double>? {
    if let range = symbol.range {
      let (low, high) = (range.lowerBound.doubleValue, range.upperBound.doubleValue)
      return low < high && (high - low).isFinite ? low...high : nil
    }
    var reach = 5.0
    if let place = place(symbol.name, result), abs(place) < 1e6 {
      reach = max(reach, (abs(place) * 1.25).rounded(.up))
    }
    switch symbol.domain {
    case .real: return -reach...reach
    case .positive, .nonnegative: return (reach / 240)...reach
    case .negative: return -reach...(-reach / 240)
    case .unit: return 0.002...0.998
    default: return nil
    }
  }
}

extension FormulaItem {
  func drawing(of answer: JSONField, _ result: ItemResult) -> Drawing? {
    guard result.verdict == .fail, let reference = plotted,
      let read = try? reader.formula(answer),
      let term = try? reader.term(read, context.scope, expected: reference.shape)
    else { return nil }
    return Plot(answer: term, reference: reference, in: context.scope, result).map(Drawing.plot)
  }
}

extension GradientItem {
  func drawing(of answer: JSONField, _ result: ItemResult) -> Drawing? {
    guard result.verdict == .fail, let (layout, reference) = references.first,
      let read = try? reader.formula(answer),
      let term = try? reader.term(
        read, context.scope, expected: reference.shape, layout: layout)
    else { return nil }
    return Plot(answer: term, reference: reference, in: context.scope, result).map(Drawing.plot)
  }
}
