import Engine

/// Formulas of a setting built into one program, to be run at points.
package struct Compiled: Sendable {
  /// The values of each symbol's entries.
  package typealias Point<Number> = [String: [Number]]

  private let program: Program
  private let inputs: [(symbol: String, place: Int)]
  private let counts: [Int]

  /// The number of entries of each symbol.
  package let sizes: [String: Int]

  /// Builds the terms at given sizes.
  package init(_ terms: [Term], in scope: Scope, _ binding: Binding) throws {
    var builder = Builder(scope, binding)
    var outputs: [Graph.ID] = []
    var counts: [Int] = []
    for term in terms {
      let grid = try builder.add(term)
      outputs += grid.entries
      counts.append(grid.entries.count)
    }
    self.counts = counts
    program = Program(builder.graph, outputs: outputs)
    let grids = builder.symbolGrids
    sizes = grids.mapValues(\.entries.count)
    inputs = builder.inputNames.map { name in
      (name.symbol, name.row * (grids[name.symbol]?.columns ?? 1) + name.column)
    }
  }

  /// The entries of each term at each point.
  package func values<Number: Real>(at points: [Point<Number>]) -> [[[Number]]] {
    let numbers = inputs.flatMap { input in
      points.map { $0[input.symbol]?[input.place] ?? .undefined }
    }
    let lanes = program.run(
      numbers, count: points.count, constants: program.constants(as: Number.self))
    return points.indices.map { lane in
      var next = 0
      return counts.map { count in
        defer { next += count }
        return program.outputs[next..<next + count].map { lanes[$0, lane] }
      }
    }
  }
}
