import Engine
import Text

extension WitnessItem {
  /// The number of places on each axis.
  private static let count = 49

  func drawing(of answer: JSONField, _ result: ItemResult) -> Drawing? {
    var first = answer
    if case .array = answer.value.kind {
      guard let list = try? answer.array(), let head = list.first else { return nil }
      first = head
    }
    guard result.verdict != .invalid, let patterns = patterns, let values = try? values(first),
      let grid = margins(patterns[0].body, values)
    else { return nil }
    let margins = result.evidence.margins
    let corners = patterns.enumerated().map { place, pattern in
      PlaneDrawing.Corner(
        x: pattern.x, y: pattern.y, isInside: pattern.body == patterns[0].body,
        holds: place < margins.count && margins[place].holds,
        margin: place < margins.count ? margins[place].value : "")
    }
    return .plane(PlaneDrawing(corners: corners, places: WitnessItem.places, margins: grid))
  }

  private static let places = (0..<count).map { -0.5 + 2 * Double($0) / Double(count - 1) }

  /// A constraint at one point of the plane, with names in place of the point's coordinates.
  private struct Pattern {
    var x, y: Double
    var body: Formula
  }

  /// The names that stand for coordinates; no formula can hold them.
  private static let axes = ["first·", "second·"]

  /// The constraints as functions of a point; nil where they are not all at points of the plane.
  private var patterns: [Pattern]? {
    guard constraints.count >= 2 else { return nil }
    var patterns: [Pattern] = []
    for constraint in constraints {
      var found: [(Double, Double)] = []
      let body = WitnessItem.abstracted(constraint.formula, &found)
      guard found.count == 1 else { return nil }
      patterns.append(Pattern(x: found[0].0, y: found[0].1, body: body))
    }
    let isVaried = patterns.contains { $0.x != patterns[0].x || $0.y != patterns[0].y }
    return isVaried ? patterns : nil
  }

  /// The formula with a point written in numbers, `[0, 1]` or `phi(0, 1)`, replaced by names.
  private static func abstracted(_ formula: Formula, _ found: inout [(Double, Double)]) -> Formula {
    let names = axes.map { Formula(.name($0), formula.span) }
    switch formula.node {
    case .column(let list):
      if let point = point(list) {
        found.append(point)
        return Formula(.column(names), formula.span)
      }
    case .apply(let name, let primes, let list):
      if let point = point(list) {
        found.append(point)
        return Formula(.apply(name, primes: primes, names), formula.span)
      }
    default: break
    }
    return formula.mapChildren { abstracted($0, &found) }
  }

  private static func point(_ list: [Formula]) -> (Double, Double)? {
    guard list.count == 2, let x = list[0].numberValue, let y = list[1].numberValue else {
      return nil
    }
    return (x, y)
  }

  /// By how much a constraint holds over the plane, row by row.
  private func margins(
    _ body: Formula, _ values: [String: [Interval<DoubleDouble>]]
  ) -> [Double]? {
    guard case .compare(let members, let signs) = body.node, members.count == 2 else { return nil }
    let isLess = signs[0] == .less || signs[0] == .lessOrEqual
    guard isLess || signs[0] == .greater || signs[0] == .greaterOrEqual else { return nil }
    let difference = Formula(
      .binary(.subtract, members[isLess ? 1 : 0], members[isLess ? 0 : 1]), body.span)
    var scope = scope
    for axis in WitnessItem.axes { scope.addSymbol(Scope.Symbol(name: axis, shape: .scalar)) }
    var builder = Builder(scope, scope.firstBinding)
    guard let term = try? Checker.read(difference, in: scope), term.shape.isScalar,
      let grid = try? builder.add(term)
    else { return nil }
    let program = Program(builder.graph, outputs: grid.entries)
    guard let output = program.outputs.first else { return nil }
    let constants = program.constants(as: Double.self)
    let places = WitnessItem.places
    var result: [Double] = []
    // Row by row, so that memory does not grow with the network.
    for second in places {
      let inputs = builder.inputNames.flatMap { name -> [Double] in
        switch WitnessItem.axes.firstIndex(of: name.symbol) {
        case 0: return places
        case 1: return Array(repeating: second, count: places.count)
        default:
          let columns = builder.symbolGrids[name.symbol]?.columns ?? 1
          let entries = values[name.symbol] ?? []
          let place = name.row * columns + name.column
          let value = place < entries.count ? entries[place].midpoint.doubleValue : .nan
          return Array(repeating: value, count: places.count)
        }
      }
      let lanes = program.run(inputs, count: places.count, constants: constants)
      result += places.indices.map { lanes[output, $0] }
    }
    return result.contains { $0.isNaN } ? nil : result
  }
}
