import Text

/// Bars and square brackets that stand for a value.
extension Parser {
  /// `|x|`, `‖x‖`, `||x||`.
  mutating func barsAtom() throws(SyntaxError) -> Formula {
    let opener = peek
    let isPair = opener.isMark(.bar) && nextIs(ahead: 1, .bar) && !peek(1).spaced
    if isPair, !failedNorms.contains(index) {
      let place = index
      var fault: SyntaxError?
      let norm = attempt(&fault) { p throws(SyntaxError) in
        p.advance()
        p.advance()
        let inner = try p.inBars(double: true)
        guard p.peek.isMark(.bar), p.nextIs(ahead: 1, .bar) else { throw p.unexpected("`||`") }
        p.advance()
        p.advance()
        return p.norm(inner, from: opener)
      }
      if let norm { return norm }
      // Two bars would meet the same unknown name; trying them all would take long.
      if case .unknownName = fault?.reason, let fault { throw fault }
      failedNorms.insert(place)
    }
    advance()
    let double = opener.isMark(.doubleBar)
    let inner = try inBars(double: double)
    try expect(double ? .doubleBar : .bar, closing: opener)
    if double { return norm(inner, from: opener) }
    return Formula(.bars(inner), SourceSpan(opener.span.start, previousEnd))
  }

  /// `‖x‖`, `‖x‖_2`, `‖x‖_1`, `‖x‖_∞`, `‖A‖_F`, after the bars were closed.
  private mutating func norm(_ inner: Formula, from opener: Token) -> Formula {
    let start = opener.span.start
    // Single bars around a matrix would be its determinant.
    let rank = rank(of: inner) ?? 2
    let node: Formula.Node = rank > 1 ? .call("norm", primes: 0, [inner]) : .bars(inner)
    let bars = Formula(node, SourceSpan(start, previousEnd))
    guard let kind = attachment(at: index), !kind.isLayer else { return bars }
    let (place, end) = (index, previousEnd)
    while index < kind.end { advance() }
    let span = SourceSpan(start, previousEnd)
    func call(_ name: String, _ arguments: [Formula]) -> Formula {
      Formula(.call(name, primes: 0, arguments), span)
    }
    switch kind.text {
    case "F", "Fro": return Formula(node, span)
    case "2" where rank < 2: return Formula(node, span)
    // Of a matrix that would be its largest singular value, so `dot` asks for a vector.
    case "2": return call("sqrt", [call("dot", [inner, inner])])
    case "1" where !isMatrix(inner): return call("sum", [call("abs", [inner])])
    case "inf" where !isMatrix(inner): return call("max", [call("abs", [inner])])
    default:
      (index, previousEnd) = (place, end)
      return bars
    }
  }

  private mutating func inBars(double: Bool) throws(SyntaxError) -> Formula {
    let saved = (openBars, openDoubleBars)
    if double { openDoubleBars += 1 }
    openBars += 1
    defer { (openBars, openDoubleBars) = saved }
    return try nested { p throws(SyntaxError) in try p.sum() }
  }

  /// `[1, 2]` is a column, `[[1, 2], [3, 4]]` a matrix.
  mutating func bracketLiteral() throws(SyntaxError) -> Formula {
    let opener = advance()
    let first = index
    let entries = try list(until: .rightBracket, opener)
    let span = SourceSpan(opener.span.start, previousEnd)
    if entries.count == 1, case .begin = tokens[first].kind, isLiteral(entries[0]) {
      return Formula(entries[0].node, span)  // \left[\begin{matrix} … \end{matrix}\right]
    }
    // `[W]_{12}` is an entry of W.
    if entries.count == 1, nextIs(.underscore), let rank = rank(of: entries[0]), rank > 0 {
      return Formula(entries[0].node, span)
    }
    return try tensor(entries, span)
  }

  /// A column of entries; a matrix where each of them is a row.
  func tensor(_ entries: [Formula], _ span: SourceSpan) throws(SyntaxError) -> Formula {
    let rows = entries.compactMap { entry -> [Formula]? in
      if case .column(let row) = entry.node { return row }
      return nil
    }
    guard let first = rows.first, rows.count == entries.count else {
      return Formula(.column(entries), span)
    }
    if let ragged = rows.firstIndex(where: { $0.count != first.count }) {
      throw SyntaxError(
        .expected("rows of equal length (\(first.count))", found: "\(rows[ragged].count)"),
        entries[ragged].span)
    }
    return Formula(.matrix(rows), span)
  }

  private func isLiteral(_ value: Formula) -> Bool {
    switch value.node {
    case .column, .matrix: return true
    default: return false
    }
  }
}
