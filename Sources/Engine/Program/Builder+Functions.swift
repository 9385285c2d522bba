import Text

extension Builder {
  /// A function of each entry, differentiated `primes` times.
  mutating func each(
    _ name: String, _ primes: Int, _ arguments: [Term]
  ) throws(ShapeError) -> Grid {
    var grids: [Grid] = []
    for argument in arguments { grids.append(try build(argument)) }
    let slope = grids.count > 1 ? grids[1] : nil
    guard primes > 0 else {
      if let slope { return spread(grids[0], slope) { $0.function(name, $1, $2) } }
      return map(grids[0]) { $0.function(name, $1, nil) }
    }
    let second = slope ?? grids[0]
    let hasSecond = slope != nil
    return spread(grids[0], second) { graph, x, s in
      graph.derivative(primes, at: x) { $0.function(name, $1, hasSecond ? s : nil) }
    }
  }

  /// A function that the problem defines, with its arguments' entries in place of parameters.
  mutating func apply(
    _ primes: Int, _ parameters: [String], _ arguments: [Term], _ body: Term
  ) throws(ShapeError) -> Grid {
    var values: [String: Grid] = [:]
    for (parameter, argument) in zip(parameters, arguments) {
      values[parameter] = try build(argument)
    }
    let outer = environment.parameters
    defer { environment.parameters = outer }
    environment.parameters = values
    guard primes > 0, let parameter = parameters.first, let argument = values[parameter] else {
      return try build(body)
    }
    var current = argument
    var cuts: Set<Graph.ID> = []
    current = map(argument) { $0.cut($1) }
    cuts.formUnion(current.entries)
    environment.parameters[parameter] = current
    var result = try build(body)
    for _ in 0..<primes {
      for place in result.entries.indices {
        let by = current.spread(place / max(result.columns, 1), place % max(result.columns, 1))
        result.entries[place] = graph.gradient(of: result.entries[place], by: [by])[0]
      }
    }
    result.entries = graph.joined(result.entries, cuts: cuts)
    return result
  }

  /// A function of a whole tensor.
  mutating func whole(
    _ name: Term.Whole, _ arguments: [Term], _ shape: Shape
  ) throws(ShapeError) -> Grid {
    if name == .onehot { return try onehot(arguments) }
    let a = try build(arguments[0])
    switch name {
    case .softmax:
      guard shape.isMatrix else {
        return Grid(rows: a.rows, columns: a.columns, entries: softmax(a.entries))
      }
      var entries: [Graph.ID] = []
      for row in 0..<a.rows {
        entries += softmax(Array(a.entries[row * a.columns..<(row + 1) * a.columns]))
      }
      return Grid(rows: a.rows, columns: a.columns, entries: entries)
    case .logsumexp:
      let top = largest(a.entries)
      let total = exponentials(a.entries, below: top).reduce(graph.zero()) { graph.sum($0, $1) }
      return Grid(graph.sum(top, graph.elementary(.log, total)))
    case .max: return Grid(folded(a.entries) { $0 == $1 ? $0 : $2.append(.maximum($0, $1)) })
    case .min: return Grid(folded(a.entries) { $0 == $1 ? $0 : $2.append(.minimum($0, $1)) })
    case .sum: return Grid(folded(a.entries) { $2.sum($0, $1) })
    case .prod: return Grid(folded(a.entries) { $2.product($0, $1) })
    case .mean:
      let total = folded(a.entries) { $2.sum($0, $1) }
      return Grid(graph.quotient(total, graph.number(Rational(a.entries.count))))
    case .norm:
      let squares = a.entries.map { graph.power($0, 2) }
      return Grid(graph.elementary(.sqrt, folded(squares) { $2.sum($0, $1) }))
    case .dot, .cross, .outer: return vectors(name, a, try build(arguments[1]))
    case .det: return Grid(try determinant(a, arguments[0].span))
    case .trace: return Grid(folded((0..<a.rows).map { a[$0, $0] }) { $2.sum($0, $1) })
    case .diag: return diagonal(a)
    case .inv, .onehot: return a
    }
  }

  private mutating func onehot(_ arguments: [Term]) throws(ShapeError) -> Grid {
    let index = try whole(arguments[0])
    let count = try whole(arguments[1])
    guard index >= 1, index <= count else {
      throw ShapeError(.indexOutOfRange(index, name: "onehot", limit: count), arguments[0].span)
    }
    let entries = (1...count).map { graph.number($0 == index ? .one : .zero) }
    return Grid(rows: count, columns: 1, entries: entries)
  }

  private mutating func vectors(_ name: Term.Whole, _ a: Grid, _ b: Grid) -> Grid {
    let x = a.entries
    let y = b.entries
    switch name {
    case .outer:
      var entries: [Graph.ID] = []
      for p in x { for q in y { entries.append(graph.product(p, q)) } }
      return Grid(rows: x.count, columns: y.count, entries: entries)
    case .cross where x.count == 3 && y.count == 3:
      let entries = [(1, 2), (2, 0), (0, 1)].map { i, j in
        graph.difference(graph.product(x[i], y[j]), graph.product(x[j], y[i]))
      }
      return Grid(rows: a.rows, columns: a.columns, entries: entries)
    default:
      var total = graph.zero()
      for (p, q) in zip(x, y) { total = graph.sum(total, graph.product(p, q)) }
      return Grid(total)
    }
  }

  private mutating func diagonal(_ a: Grid) -> Grid {
    if a.rows > 1 && a.columns > 1 {
      let entries = (0..<a.rows).map { a[$0, $0] }
      return Grid(rows: a.rows, columns: 1, entries: entries)
    }
    let n = a.entries.count
    var entries = Array(repeating: graph.zero(), count: n * n)
    for k in 0..<n { entries[k * n + k] = a.entries[k] }
    return Grid(rows: n, columns: n, entries: entries)
  }

  private mutating func folded(
    _ entries: [Graph.ID], _ join: (Graph.ID, Graph.ID, inout Graph) -> Graph.ID
  ) -> Graph.ID {
    var result = entries[0]
    for entry in entries.dropFirst() { result = join(result, entry, &graph) }
    return result
  }

  /// The largest entry, through which no derivative flows: softmax does not depend on it.
  private mutating func largest(_ entries: [Graph.ID]) -> Graph.ID {
    let top = folded(entries) { $0 == $1 ? $0 : $2.append(.maximum($0, $1)) }
    return graph.append(.detached(top))
  }

  private mutating func exponentials(_ entries: [Graph.ID], below top: Graph.ID) -> [Graph.ID] {
    entries.map { graph.elementary(.exp, graph.difference($0, top)) }
  }

  /// exp(z_i − max z) / Σ exp(z_j − max z), which neither overflows nor loses digits.
  private mutating func softmax(_ entries: [Graph.ID]) -> [Graph.ID] {
    let parts = exponentials(entries, below: largest(entries))
    let total = folded(parts) { $2.sum($0, $1) }
    return parts.map { graph.quotient($0, total) }
  }

  /// The derivative of a term by a name or entries of one.
  ///
  /// The name's value moves freely, definitions that rest on it follow, nothing else does.
  mutating func derivative(_ f: Term, by x: Term.Variable) throws(ShapeError) -> Grid {
    let outer = environment
    defer { environment = outer }
    let original: Grid
    if let grid = environment.parameters[x.name] ?? environment.cuts[x.name] {
      original = grid
    } else if let grid = symbolGrids[x.name] {
      original = grid
    } else {
      original = try build(Term(.definition(x.name), x.shape, f.span))
    }
    let fresh = map(original) { $0.cut($1) }
    if environment.parameters[x.name] != nil {
      environment.parameters[x.name] = fresh
    } else {
      environment.cuts[x.name] = fresh
      environment.definitions = environment.definitions.filter { name, _ in
        scope.definition(name)?.dependencies.contains(x.name) == false && name != x.name
      }
    }
    let values = try build(f)
    environment = outer
    var by = fresh
    if !x.indices.isEmpty { by = try entries(of: fresh, x) }
    var jacobian: [[Graph.ID]] = []
    for value in values.entries { jacobian.append(graph.gradient(of: value, by: by.entries)) }
    let cuts = Set(fresh.entries)
    for row in jacobian.indices { jacobian[row] = graph.joined(jacobian[row], cuts: cuts) }
    return arranged(jacobian, values, by, x.layout)
  }

  /// The entries of the variable that its indices pick.
  private mutating func entries(
    of fresh: Grid, _ x: Term.Variable
  ) throws(ShapeError) -> Grid {
    var places: [Int] = []
    for (axis, index) in x.indices.enumerated() {
      let place = try whole(index)
      let limit: Int
      if x.indices.count == 2 {
        limit = axis == 0 ? fresh.rows : fresh.columns
      } else {
        limit = x.shape.isMatrix ? fresh.rows : fresh.entries.count
      }
      guard place >= 1, place <= limit else {
        throw ShapeError(.indexOutOfRange(place, name: x.name, limit: limit), index.span)
      }
      places.append(place - 1)
    }
    if places.count == 2 { return Grid(fresh[places[0], places[1]]) }
    guard x.shape.isMatrix else { return Grid(fresh.entries[places[0]]) }
    let start = places[0] * fresh.columns
    return Grid(
      rows: 1, columns: fresh.columns, entries: Array(fresh.entries[start..<start + fresh.columns]))
  }

  /// Derivatives laid out as the contract says.
  private func arranged(
    _ jacobian: [[Graph.ID]], _ f: Grid, _ x: Grid, _ layout: Layout
  ) -> Grid {
    if f.isScalar {
      let grid = Grid(rows: x.rows, columns: x.columns, entries: jacobian[0])
      return layout == .denominator ? grid : grid.transposed
    }
    if x.isScalar {
      return Grid(rows: f.rows, columns: f.columns, entries: jacobian.map { $0[0] })
    }
    let grid = Grid(
      rows: f.entries.count, columns: x.entries.count, entries: jacobian.flatMap { $0 })
    let bothRows = f.rows == 1 && x.rows == 1
    return layout == .numerator || bothRows ? grid : grid.transposed
  }
}

extension Graph {
  /// A function of the language at one number.
  mutating func function(_ name: String, _ x: ID, _ second: ID?) -> ID {
    if let function = Elementary.named[name] { return elementary(function, x) }
    switch name {
    case "sec": return quotient(one(), elementary(.cos, x))
    case "csc": return quotient(one(), elementary(.sin, x))
    case "cot": return quotient(elementary(.cos, x), elementary(.sin, x))
    case "asec": return elementary(.acos, quotient(one(), x))
    case "acsc": return elementary(.asin, quotient(one(), x))
    case "acot": return elementary(.atan, quotient(one(), x))
    case "sech": return quotient(one(), elementary(.cosh, x))
    case "csch": return quotient(one(), elementary(.sinh, x))
    case "coth": return quotient(elementary(.cosh, x), elementary(.sinh, x))
    case "asech": return elementary(.acosh, quotient(one(), x))
    case "acsch": return elementary(.asinh, quotient(one(), x))
    case "acoth": return elementary(.atanh, quotient(one(), x))
    case "log2": return quotient(elementary(.log, x), elementary(.log, number(Rational(2))))
    case "log10": return quotient(elementary(.log, x), elementary(.log, number(Rational(10))))
    case "leakyrelu":
      let slope = second ?? number(Rational(numerator: 1, denominator: 100) ?? .zero)
      return select(append(.less(zero(), x)), x, product(slope, x))
    case DerivativeMutations.hold: return append(.detached(x))
    default: return append(.undefined)
    }
  }

  /// The derivative of the given order of a function at `x`.
  mutating func derivative(
    _ order: Int, at x: ID, _ function: (inout Graph, ID) -> ID
  ) -> ID {
    let fresh = cut(x)
    var value = function(&self, fresh)
    for _ in 0..<order { value = gradient(of: value, by: [fresh])[0] }
    return joined([value], cuts: [fresh])[0]
  }
}
