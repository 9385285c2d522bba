import Text

/// Sizes for the dimensions and values for the index symbols, at which a formula is built.
package struct Binding: Sendable, Hashable {
  /// The size of each dimension.
  package var sizes: [String: Int]

  /// The value of each index symbol.
  package var indices: [String: Int]

  /// Binds dimensions and index symbols.
  package init(sizes: [String: Int] = [:], indices: [String: Int] = [:]) {
    self.sizes = sizes
    self.indices = indices
  }
}

/// Builds terms into one graph at given sizes.
package struct Builder: Sendable {
  /// What names mean.
  package let scope: Scope

  /// The sizes and indices.
  package let binding: Binding

  /// What has been built so far.
  package internal(set) var graph = Graph()

  /// The first input of each symbol, and the symbol's grid of inputs.
  package private(set) var symbolGrids: [String: Grid] = [:]

  /// Which symbol and entry each input is.
  package private(set) var inputNames: [(symbol: String, row: Int, column: Int)] = []

  /// The numbers of symbols that sums go up to, where they are known while building.
  var counts: [String: Int] = [:]

  /// The symbols without such a number that sums go up to.
  var counted: Set<String> = []

  /// The entries that were made so far, those that came out equal included.
  private var work = 0

  /// The most entries that are made: sums of sums of constants would go on for hours.
  private static let maximumWork = 2_000_000

  /// What names mean at the place that is being built.
  struct Environment {
    var definitions: [String: Grid] = [:]
    var parameters: [String: Grid] = [:]
    var indices: [String: Int] = [:]
    var cuts: [String: Grid] = [:]
  }

  var environment = Environment()

  /// Prepares inputs for every entry of every symbol.
  package init(_ scope: Scope, _ binding: Binding) {
    self.scope = scope
    self.binding = binding
    environment.indices = binding.indices
    for symbol in scope.symbols {
      if case .index = symbol.domain { continue }
      let rows = size(symbol.shape.rows)
      let columns = size(symbol.shape.columns)
      var entries: [Graph.ID] = []
      for row in 0..<rows {
        for column in 0..<columns {
          graph.inputs.append(Builder.knowledge(symbol))
          entries.append(graph.append(.input(inputNames.count)))
          inputNames.append((symbol.name, row, column))
        }
      }
      symbolGrids[symbol.name] = Grid(rows: rows, columns: columns, entries: entries)
    }
  }

  private static func knowledge(_ symbol: Scope.Symbol) -> Graph.Knowledge {
    var isPositive = false
    var isNonnegative = false
    switch symbol.domain {
    case .positive, .unit, .natural, .probability: isPositive = true
    case .nonnegative, .oneHot: isNonnegative = true
    case .values(let values):
      isPositive = values.allSatisfy { $0.signum > 0 }
      isNonnegative = values.allSatisfy { $0.signum >= 0 }
    default: break
    }
    if let range = symbol.range {
      isPositive = isPositive || range.lowerBound.signum > 0
      isNonnegative = isNonnegative || range.lowerBound.signum >= 0
    }
    return Graph.Knowledge(
      isTotal: true, isPositive: isPositive, isNonnegative: isPositive || isNonnegative)
  }

  /// The number that an extent is at these sizes.
  func size(_ extent: Extent) -> Int {
    switch extent {
    case .size(let count): return count
    case .dimension(let name): return binding.sizes[name] ?? 1
    case .open: return 1
    }
  }

  /// Adds a term and gives its entries.
  ///
  /// - Throws: `ShapeError` where an index is out of range or the graph grows too large.
  package mutating func add(_ term: Term) throws(ShapeError) -> Grid {
    let grid = try build(term)
    if graph.isTooLarge { throw ShapeError(.tooLarge(limit: Graph.maximumSize), term.span) }
    return grid
  }

  /// The entries of a term.
  mutating func build(_ term: Term) throws(ShapeError) -> Grid {
    if graph.isTooLarge { throw ShapeError(.tooLarge(limit: Graph.maximumSize), term.span) }
    let grid = try entries(of: term)
    try spend(grid.entries.count, term.span)
    return grid
  }

  /// Counts entries that were made.
  ///
  /// - Throws: `ShapeError` where there are too many of them.
  mutating func spend(_ count: Int, _ span: SourceSpan) throws(ShapeError) {
    work += max(count, 1)
    guard work <= Builder.maximumWork else {
      throw ShapeError(.tooLarge(limit: Builder.maximumWork), span)
    }
  }

  private mutating func entries(of term: Term) throws(ShapeError) -> Grid {
    switch term.operation {
    case .number(let value): return Grid(graph.number(value))
    case .pi: return Grid(graph.append(.pi))
    case .euler: return Grid(graph.elementary(.exp, graph.one()))
    case .extent(let extent): return Grid(graph.number(Rational(size(extent))))
    case .symbol(let name):
      return environment.cuts[name] ?? symbolGrids[name] ?? Grid(graph.append(.undefined))
    case .definition(let name): return try definition(name, term.span)
    case .parameter(let name):
      return environment.parameters[name] ?? Grid(graph.append(.undefined))
    case .index: return Grid(graph.number(Rational(try whole(term))))
    case .fill(let value): return constantGrid(term.shape) { _, _ in value }
    case .identity: return constantGrid(term.shape) { $0 == $1 ? .one : .zero }
    case .negate(let a): return map(try build(a)) { $0.negated($1) }
    case .transpose(let a): return try build(a).transposed
    case .spread(let sign, let a, let b):
      return spread(try build(a), try build(b)) { graph, x, y in
        Builder.scalar(sign, x, y, &graph)
      }
    case .product(let a, let b): return try product(try build(a), try build(b), term.span)
    case .matrixPower(let a, let n): return try matrixPower(try build(a), n, term.span)
    case .element(let a, let indices): return try element(a, indices)
    case .each(let name, let primes, let arguments):
      return try each(name, primes, arguments)
    case .whole(let name, let arguments): return try whole(name, arguments, term.shape)
    case .apply(let primes, let parameters, let arguments, let body):
      return try apply(primes, parameters, arguments, body)
    case .stack(let rows):
      var entries: [Graph.ID] = []
      for row in rows { for cell in row { entries.append(try build(cell).entries[0]) } }
      return Grid(rows: rows.count, columns: rows[0].count, entries: entries)
    case .reduce(let kind, let index, let range, let conditions, let body):
      return try reduce(kind, index, range, conditions, body, term.shape)
    case .derivative(let f, let x): return try derivative(f, by: x)
    case .select(let branches, let otherwise): return try select(branches, otherwise)
    case .indicator(let a):
      return map(try build(a)) { graph, test in graph.select(test, graph.one(), graph.zero()) }
    case .compare(let members, let signs): return try compare(members, signs)
    case .and(let list): return try joined(list) { $0.both($1, $2) }
    case .or(let list): return try joined(list) { $0.either($1, $2) }
    case .not(let a): return map(try build(a)) { $0.inverted($1) }
    case .all(let a):
      let entries = try build(a).entries
      return Grid(entries.dropFirst().reduce(entries[0]) { graph.both($0, $1) })
    }
  }

  private mutating func definition(_ name: String, _ span: SourceSpan) throws(ShapeError) -> Grid {
    if let grid = environment.cuts[name] ?? environment.definitions[name] { return grid }
    guard let term = scope.definition(name)?.term else {
      throw ShapeError(.undefinedName(name), span)
    }
    let grid = try build(term)
    environment.definitions[name] = grid
    return grid
  }

  private mutating func constantGrid(_ shape: Shape, _ value: (Int, Int) -> Rational) -> Grid {
    let rows = size(shape.rows)
    let columns = size(shape.columns)
    var entries: [Graph.ID] = []
    for row in 0..<rows {
      for column in 0..<columns { entries.append(graph.number(value(row, column))) }
    }
    return Grid(rows: rows, columns: columns, entries: entries)
  }

  mutating func map(_ grid: Grid, _ change: (inout Graph, Graph.ID) -> Graph.ID) -> Grid {
    var result = grid
    for place in grid.entries.indices {
      result.entries[place] = change(&graph, grid.entries[place])
    }
    return result
  }

  /// Two grids entry by entry; a scalar spreads over the other, a row over every row.
  mutating func spread(
    _ a: Grid, _ b: Grid, _ join: (inout Graph, Graph.ID, Graph.ID) -> Graph.ID
  ) -> Grid {
    let rows = max(a.rows, b.rows)
    let columns = max(a.columns, b.columns)
    var entries: [Graph.ID] = []
    entries.reserveCapacity(rows * columns)
    for row in 0..<rows {
      for column in 0..<columns {
        entries.append(join(&graph, a.spread(row, column), b.spread(row, column)))
      }
    }
    return Grid(rows: rows, columns: columns, entries: entries)
  }

  private static func scalar(
    _ sign: Term.Scalar, _ x: Graph.ID, _ y: Graph.ID, _ graph: inout Graph
  ) -> Graph.ID {
    switch sign {
    case .add: return graph.sum(x, y)
    case .subtract: return graph.difference(x, y)
    case .multiply: return graph.product(x, y)
    case .divide: return graph.quotient(x, y)
    case .power: return graph.power(x, y)
    case .atan2: return graph.append(.atan2(x, y))
    case .maximum: return x == y ? x : graph.append(.maximum(x, y))
    case .minimum: return x == y ? x : graph.append(.minimum(x, y))
    }
  }
}

extension Builder {
  /// The differences that must vanish for the equalities of an assumption to hold.
  mutating func equations(in term: Term) throws(ShapeError) -> [Graph.ID] {
    switch term.operation {
    case .and(let list):
      var result: [Graph.ID] = []
      for part in list { result += try equations(in: part) }
      return result
    case .compare(let members, let signs):
      var result: [Graph.ID] = []
      for (place, sign) in signs.enumerated() where sign == .equal {
        let left = try build(members[place])
        let right = try build(members[place + 1])
        result += spread(left, right) { $0.difference($1, $2) }.entries
      }
      return result
    default: return []
    }
  }
}
