import Text

extension Parser {
  /// `cases(c: a, d: b, otherwise)`.
  mutating func casesCall() throws(SyntaxError) -> Formula {
    let word = advance()
    let opener = advance()
    return try bracketed { p throws(SyntaxError) in
      var branches: [Formula.Branch] = []
      var otherwise: Formula?
      repeat {
        if p.nextIs(keyword: .otherwise), p.nextIs(ahead: 1, .colon) {
          p.advance()
          p.advance()
          otherwise = try p.sum()
          break
        }
        let first = try p.condition()
        if p.take(.colon) {
          branches.append(Formula.Branch(condition: first, value: try p.sum()))
        } else {
          otherwise = first
          break
        }
      } while p.take(.comma)
      try p.expect(.rightParenthesis, closing: opener)
      guard !branches.isEmpty else {
        throw SyntaxError(.expected("a case such as `x > 0: 1`", found: "none"), word.span)
      }
      return Formula(
        .cases(branches, otherwise: otherwise), SourceSpan(word.span.start, p.previousEnd))
    }
  }

  /// `\begin{cases} … \end{cases}`.
  mutating func casesEnvironment() throws(SyntaxError) -> Formula {
    let opener = advance()
    guard case .begin(let environment) = opener.kind else { throw unexpected("cases") }
    return try bracketed { p throws(SyntaxError) in
      var branches: [Formula.Branch] = []
      var otherwise: Formula?
      while true {
        if case .end = p.peek.kind { break }
        let value = try p.sum()
        _ = p.take(.comma)
        _ = p.take(.ampersand)
        _ = p.take(.comma)
        if p.nextIs(keyword: .when) { p.advance() }
        if p.nextIs(keyword: .otherwise) {
          p.advance()
          otherwise = value
        } else if p.endsRow {
          otherwise = value
        } else {
          let condition = try p.conditions { q in !q.endsRow && !q.nextIs(.rowBreak) }
          branches.append(Formula.Branch(condition: condition, value: value))
        }
        _ = p.take(.comma) || p.take(.semicolon)
        if p.take(.rowBreak) { continue }
        break
      }
      guard p.peek.kind == .end(environment) else {
        if p.peek.kind == .finish { throw SyntaxError(.unclosed("\\begin{cases}"), opener.span) }
        throw p.unexpected("`\\\\` or `\\end{cases}`")
      }
      p.advance()
      guard !branches.isEmpty else {
        throw SyntaxError(.expected("a case with its condition", found: "none"), opener.span)
      }
      return Formula(
        .cases(branches, otherwise: otherwise), SourceSpan(opener.span.start, p.previousEnd))
    }
  }

  /// Conditions between commas, which all must hold.
  private mutating func conditions(
    while goesOn: (Parser) -> Bool
  ) throws(SyntaxError) -> Formula {
    var all = [try condition()]
    while nextIs(.comma) {
      let comma = index
      advance()
      guard goesOn(self), !nextIs(keyword: .otherwise) else {
        index = comma
        break
      }
      all.append(try condition())
    }
    guard all.count > 1 else { return all[0] }
    return Formula(.and(all), all[0].span.union(all[all.count - 1].span))
  }

  private var endsRow: Bool {
    if case .end = peek.kind { return true }
    return nextIs(.rowBreak)
  }

  /// `\begin{bmatrix} … \end{bmatrix}`.
  mutating func matrixEnvironment() throws(SyntaxError) -> Formula {
    guard case .begin(let name) = peek.kind else { throw unexpected("a matrix") }
    let opener = advance()
    return try bracketed { p throws(SyntaxError) in
      var rows: [[Formula]] = []
      while true {
        if case .end = p.peek.kind { break }
        var row = [try p.condition()]
        while p.take(.ampersand) { row.append(try p.condition()) }
        if let first = rows.first, first.count != row.count {
          throw SyntaxError(
            .expected("rows of equal length (\(first.count))", found: "\(row.count)"),
            row[0].span)
        }
        rows.append(row)
        if !p.take(.rowBreak) { break }
      }
      guard p.peek.kind == .end(name) else {
        if p.peek.kind == .finish { throw SyntaxError(.unclosed("\\begin{\(name)}"), opener.span) }
        throw p.unexpected("`&`, `\\\\` or `\\end{\(name)}`")
      }
      p.advance()
      let span = SourceSpan(opener.span.start, p.previousEnd)
      guard !rows.isEmpty else { throw SyntaxError(.expected("an entry", found: "none"), span) }
      if rows.allSatisfy({ $0.count == 1 }) {
        return try p.tensor(rows.map { $0[0] }, span)
      }
      let matrix = Formula(.matrix(rows), span)
      guard name == "vmatrix" else { return matrix }
      return Formula(.call("det", primes: 0, [matrix]), span)
    }
  }

  /// An indicator whose 1 has been passed; nil, and remembered, where no condition follows.
  mutating func indicator(from start: SourceSpan) -> Formula? {
    guard !failedIndicators.contains(start.start) else { return nil }
    let found = attempt { p throws(SyntaxError) in try p.indicatorBody(from: start) }
    if found == nil { failedIndicators.insert(start.start) }
    return found
  }

  /// What follows an indicator's 1: `[z > 0]`, `(z > 0)`, `\{z > 0\}`, `_{z > 0}`, `_{[z > 0]}`.
  private mutating func indicatorBody(from start: SourceSpan) throws(SyntaxError) -> Formula {
    _ = take(.underscore)
    let opener = advance()
    guard case .mark(let mark) = opener.kind, let close = Parser.closers[mark] else {
      throw SyntaxError(
        .expected("a condition", found: describe(opener, quoted: true)), opener.span)
    }
    if mark == .leftBrace, case .mark(let inner) = peek.kind,
      inner == .leftBracket || inner == .leftSet
    {
      let result = try indicatorBody(from: start)
      try expect(close, closing: opener)
      return Formula(result.node, SourceSpan(start.start, previousEnd))
    }
    let condition = try bracketed { p throws(SyntaxError) in try p.conditions { _ in true } }
    guard condition.isCondition else {
      throw SyntaxError(.expected("a condition", found: "a value"), condition.span)
    }
    try expect(close, closing: opener)
    return Formula(.indicator(condition), SourceSpan(start.start, previousEnd))
  }

  /// The bracket that closes each bracket around a condition.
  static let closers: [Token.Mark: Token.Mark] = [
    .leftBracket: .rightBracket, .leftParenthesis: .rightParenthesis, .leftSet: .rightSet,
    .leftBrace: .rightBrace,
  ]

  /// A bold 1: an indicator where a condition follows, else a column of ones.
  mutating func onesAtom() throws(SyntaxError) -> Formula {
    let token = advance()
    if let indicator = indicator(from: token.span) { return indicator }
    return try sized(token, bare: .ones, function: "ones")
  }

  /// `I`, `\mathbb{I}_K`: the identity, or an indicator where a condition follows.
  mutating func identityAtom() throws(SyntaxError) -> Formula {
    let token = advance()
    let mayTest =
      token.kind == .identity || nextIs(.leftParenthesis) || nextIs(.leftBracket)
      || nextIs(.leftSet)
    if mayTest, let indicator = indicator(from: token.span) { return indicator }
    return try sized(token, bare: .identity, function: "eye")
  }

  private mutating func sized(
    _ token: Token, bare: Formula.Node, function: String
  ) throws(SyntaxError) -> Formula {
    guard take(.underscore) else { return Formula(bare, token.span) }
    splitSize()
    let (sizes, end) = try subscripts(of: Formula(bare, token.span))
    let span = SourceSpan(token.span.start, end)
    if sizes.count == 2, function == "eye" {
      guard sizes.allSatisfy(isIndex) else {
        throw SyntaxError(
          .expected("one size, as of every identity matrix", found: "two"), span)
      }
      return Formula(.indicator(Formula(.compare(sizes, [.equal]), span)), span)
    }
    return Formula(.call(function, primes: 0, sizes), span)
  }

  /// Cuts `I_Dλ` behind the dimension.
  private mutating func splitSize() {
    guard case .word(let units) = peek.kind, units.count > 1,
      vocabulary.resolve(peek.word ?? "") == nil
    else { return }
    for count in 1..<units.count {
      let name = vocabulary.resolve(units.prefix(count).map(\.text).joined())
      if let name, vocabulary.entries[name] == .dimension {
        return splitWord(at: index, after: count)
      }
    }
  }

  /// Whether a formula is an index: a bound one, a symbol of that kind, or a whole number.
  func isIndex(_ formula: Formula) -> Bool {
    switch formula.node {
    case .number(let number): return number.isInteger
    case .name(let name): return vocabulary.entries[name] == .index
    default: return false
    }
  }

  /// `\delta_{ij}`, where `delta` is no name here: 1 where both indices are equal, else 0.
  mutating func kronecker(_ word: String) throws(SyntaxError) -> Formula? {
    guard word == "delta", nextIs(ahead: 1, .underscore) else { return nil }
    return attempt { p throws(SyntaxError) in
      let token = p.advance()
      p.advance()
      let (indices, end) = try p.subscripts(of: Formula(.identity, token.span))
      let span = SourceSpan(token.span.start, end)
      guard indices.count == 2, indices.allSatisfy({ p.isIndex($0) || p.isWhole($0) }) else {
        throw SyntaxError(.expected("two indices", found: "`\(indices.count)`"), span)
      }
      return Formula(.indicator(Formula(.compare(indices, [.equal]), span)), span)
    }
  }
}
