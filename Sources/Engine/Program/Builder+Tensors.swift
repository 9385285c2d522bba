import Text

extension Builder {
  /// The matrix product.
  mutating func product(_ a: Grid, _ b: Grid, _ span: SourceSpan) throws(ShapeError) -> Grid {
    try spend(a.entries.count * b.columns, span)
    guard a.columns == b.rows else {
      return spread(a, b) { $0.product($1, $2) }
    }
    var entries: [Graph.ID] = []
    for row in 0..<a.rows {
      for column in 0..<b.columns {
        var total = graph.zero()
        for k in 0..<a.columns { total = graph.sum(total, graph.product(a[row, k], b[k, column])) }
        entries.append(total)
      }
    }
    return Grid(rows: a.rows, columns: b.columns, entries: entries)
  }

  /// `A^n`; a negative power goes through the inverse.
  mutating func matrixPower(
    _ a: Grid, _ n: Int, _ span: SourceSpan
  ) throws(ShapeError) -> Grid {
    guard n.magnitude <= 64 else { throw ShapeError(.exponentTooLarge(limit: 64), span) }
    let base = n < 0 ? try inverse(a, span) : a
    var result = Grid(
      rows: a.rows, columns: a.columns,
      entries: (0..<a.rows * a.columns).map { _ in graph.zero() })
    for k in 0..<a.rows { result.entries[k * a.columns + k] = graph.one() }
    for _ in 0..<abs(n) { result = try product(result, base, span) }
    return result
  }

  /// The inverse by the adjugate, which is defined just where the determinant is not zero.
  private mutating func inverse(_ a: Grid, _ span: SourceSpan) throws(ShapeError) -> Grid {
    guard a.rows <= 5 else { throw ShapeError(.matrixTooLarge("the inverse", limit: 5), span) }
    let all = Array(0..<a.rows)
    var minors: [[Int]: Graph.ID] = [:]
    let det = determinant(a, all, all, &minors)
    var entries: [Graph.ID] = []
    for row in all {
      for column in all {
        var minors: [[Int]: Graph.ID] = [:]
        let minor = determinant(
          a, all.filter { $0 != column }, all.filter { $0 != row }, &minors)
        let signed = (row + column) % 2 == 0 ? minor : graph.negated(minor)
        entries.append(graph.quotient(signed, det))
      }
    }
    return Grid(rows: a.rows, columns: a.columns, entries: entries)
  }

  /// The determinant of a square matrix.
  mutating func determinant(_ a: Grid, _ span: SourceSpan) throws(ShapeError) -> Graph.ID {
    guard a.rows <= 8 else { throw ShapeError(.matrixTooLarge("`det`", limit: 8), span) }
    var minors: [[Int]: Graph.ID] = [:]
    return determinant(a, Array(0..<a.rows), Array(0..<a.rows), &minors)
  }

  /// The determinant of a part of a matrix, by expansion along its first row.
  ///
  /// - Parameter minors: those of the last rows that were made already, by their columns.
  /// - Complexity: O(n 2ⁿ) for n columns.
  private mutating func determinant(
    _ a: Grid, _ rows: [Int], _ columns: [Int], _ minors: inout [[Int]: Graph.ID]
  ) -> Graph.ID {
    guard let first = rows.first else { return graph.one() }
    if let known = minors[columns] { return known }
    var total = graph.zero()
    for (place, column) in columns.enumerated() {
      let minor = determinant(
        a, Array(rows.dropFirst()), columns.filter { $0 != column }, &minors)
      let part = graph.product(a[first, column], minor)
      total = place % 2 == 0 ? graph.sum(total, part) : graph.difference(total, part)
    }
    minors[columns] = total
    return total
  }

  /// `v[i]`, `W[i, j]`, row i of a matrix.
  mutating func element(_ base: Term, _ indices: [Term]) throws(ShapeError) -> Grid {
    let grid = try build(base)
    var places: [Int] = []
    let isRowOfMatrix = indices.count == 1 && grid.rows > 1 && grid.columns > 1
    for (axis, index) in indices.enumerated() {
      let limit: Int
      if indices.count == 2 {
        limit = axis == 0 ? grid.rows : grid.columns
      } else {
        limit = base.shape.isMatrix ? grid.rows : grid.entries.count
      }
      let place = try whole(index)
      guard place >= 1, place <= limit else {
        throw ShapeError(.indexOutOfRange(place, name: name(of: base), limit: limit), index.span)
      }
      places.append(place - 1)
    }
    if places.count == 2 { return Grid(grid[places[0], places[1]]) }
    guard isRowOfMatrix || base.shape.isMatrix else { return Grid(grid.entries[places[0]]) }
    let start = places[0] * grid.columns
    return Grid(
      rows: 1, columns: grid.columns, entries: Array(grid.entries[start..<start + grid.columns]))
  }

  private func name(of term: Term) -> String {
    switch term.operation {
    case .symbol(let name), .definition(let name), .parameter(let name): return name
    default: return "it"
    }
  }

  /// The value of an index term, which is known while building.
  func whole(_ term: Term) throws(ShapeError) -> Int {
    switch term.operation {
    case .number(let value): if let n = value.asInt { return n }
    case .index(let name): if let n = environment.indices[name] { return n }
    case .extent(let extent): return size(extent)
    case .symbol(let name): if let n = counts[name] { return n }
    case .negate(let a): return try fitting(0.subtractingReportingOverflow(whole(a)), term)
    case .spread(.add, let a, let b):
      return try fitting(whole(a).addingReportingOverflow(whole(b)), term)
    case .spread(.subtract, let a, let b):
      return try fitting(whole(a).subtractingReportingOverflow(whole(b)), term)
    case .spread(.multiply, let a, let b):
      return try fitting(whole(a).multipliedReportingOverflow(by: whole(b)), term)
    case .spread(.maximum, let a, let b): return max(try whole(a), try whole(b))
    case .spread(.minimum, let a, let b): return min(try whole(a), try whole(b))
    default: break
    }
    throw ShapeError(.indexNotWhole("this"), term.span)
  }

  /// A result of whole numbers that is one.
  private func fitting(
    _ result: (partialValue: Int, overflow: Bool), _ term: Term
  ) throws(ShapeError) -> Int {
    guard !result.overflow else { throw ShapeError(.indexTooLarge, term.span) }
    return result.partialValue
  }

  /// A sum or product over the values of an index that satisfy the conditions.
  mutating func reduce(
    _ kind: Formula.Reduction, _ index: String, _ range: Term.Range, _ conditions: [Term],
    _ body: Term, _ shape: Shape
  ) throws(ShapeError) -> Grid {
    let lower: Int
    let upper: Int
    var border: Border?
    switch range {
    case .extent(let extent): (lower, upper) = (1, size(extent))
    case .bounds(let a, let b):
      lower = try whole(a)
      if Checker.isWhole(b) {
        upper = try whole(b)
      } else {
        let found = try self.border(b)
        upper = found.highest
        if found.certain < upper { border = found }
      }
    }
    let (span, overflows) = upper.subtractingReportingOverflow(lower)
    guard upper < lower || (!overflows && span < 4096) else {
      throw ShapeError(.tooManyTerms(limit: 4096), body.span)
    }
    let outer = environment.indices[index]
    defer { environment.indices[index] = outer }
    let empty: Graph.ID
    switch kind {
    case .sum: empty = graph.zero()
    case .product: empty = graph.one()
    case .maximum, .minimum: empty = graph.append(.undefined)
    }
    let start = Grid(
      rows: size(shape.rows), columns: size(shape.columns),
      entries: Array(repeating: empty, count: size(shape.rows) * size(shape.columns)))
    guard lower <= upper else { return start }
    // Of nothing there is a sum and a product, but no largest member.
    var total = kind == .sum || kind == .product ? start : nil
    for value in lower...upper {
      environment.indices[index] = value
      var test = graph.append(.truth(true))
      for condition in conditions { test = graph.both(test, try build(condition).entries[0]) }
      if let border, value > border.certain {
        let isWithin = graph.compared(.lessOrEqual, graph.number(Rational(value)), border.value)
        test = graph.both(test, isWithin)
      }
      if case .truth(false) = graph.operations[Int(test)] { continue }
      let part = map(try build(body)) { graph, x in graph.select(test, x, empty) }
      guard let before = total else {
        total = part
        continue
      }
      total = spread(before, part) { graph, x, y in
        switch kind {
        case .sum: return graph.sum(x, y)
        case .product: return graph.product(x, y)
        case .maximum: return x == y ? x : graph.append(.maximum(x, y))
        case .minimum: return x == y ? x : graph.append(.minimum(x, y))
        }
      }
    }
    guard let border else { return total ?? start }
    // What is not written out has no value.
    let isWithin = graph.compared(.lessOrEqual, border.value, graph.number(Rational(upper)))
    return map(total ?? start) { graph, x in
      graph.select(isWithin, x, graph.append(.undefined))
    }
  }

  mutating func select(
    _ branches: [(condition: Term, value: Term)], _ otherwise: Term?
  ) throws(ShapeError) -> Grid {
    var kept: [(test: Grid, value: Grid)] = []
    var last: Grid?
    for branch in branches {
      let test = try build(branch.condition)
      if test.isScalar, case .truth(let known) = graph.operations[Int(test.entries[0])] {
        if !known { continue }
        last = try build(branch.value)
        break
      }
      kept.append((test, try build(branch.value)))
    }
    if last == nil, let otherwise { last = try build(otherwise) }
    var result = last ?? Grid(graph.append(.undefined))
    for branch in kept.reversed() {
      let both = spread(branch.value, result) { graph, _, _ in graph.zero() }
      let size = spread(branch.test, both) { graph, _, _ in graph.zero() }
      var entries: [Graph.ID] = []
      for row in 0..<size.rows {
        for column in 0..<size.columns {
          entries.append(
            graph.select(
              branch.test.spread(row, column), branch.value.spread(row, column),
              result.spread(row, column)))
        }
      }
      result = Grid(rows: size.rows, columns: size.columns, entries: entries)
    }
    return result
  }

  mutating func compare(
    _ members: [Term], _ signs: [Formula.Comparison]
  ) throws(ShapeError) -> Grid {
    var grids: [Grid] = []
    for member in members { grids.append(try build(member)) }
    var result: Grid?
    for (place, sign) in signs.enumerated() {
      let link = spread(grids[place], grids[place + 1]) { $0.compared(sign, $1, $2) }
      if let old = result { result = spread(old, link) { $0.both($1, $2) } } else { result = link }
    }
    return result ?? Grid(graph.append(.truth(true)))
  }

  mutating func joined(
    _ list: [Term], _ join: (inout Graph, Graph.ID, Graph.ID) -> Graph.ID
  ) throws(ShapeError) -> Grid {
    var result = try build(list[0])
    for term in list.dropFirst() { result = spread(result, try build(term), join) }
    return result
  }
}
