import Text

extension Parser {
  /// An atom with the indices, primes and transposes that follow it.
  mutating func postfixed() throws(SyntaxError) -> Formula {
    var value = try atom()
    while let next = try postfix(of: value) { value = next }
    return value
  }

  /// `value` with the next index or transpose, nil when none follows.
  private mutating func postfix(of value: Formula) throws(SyntaxError) -> Formula? {
    switch peek.kind {
    case .mark(.underscore):
      if let positive = positivePart(of: value) { return positive }
      guard isIndexable(value) else { throw noEntries(value) }
      advance()
      let (indices, end) = try subscripts(of: value)
      try checkIndices(indices, of: value)
      return Formula(.index(value, indices), SourceSpan(value.span.start, end))
    case .mark(.leftBracket) where !peek.spaced && isIndexable(value) && holdsIndices(of: value):
      let opener = advance()
      let indices = try list(until: .rightBracket, opener)
      return Formula(.index(value, indices), SourceSpan(value.span.start, previousEnd))
    case .mark(.prime):
      guard isTensorLike(value) else {
        throw SyntaxError(.primeOf(describeName(value)), value.span.union(peek.span))
      }
      let end = advance().span
      return Formula(.transpose(value, primed: true), value.span.union(end))
    case .mark(.caret):
      if let prime = raisedPrime, isTensorLike(value) {
        while index < prime { advance() }
        return Formula(
          .transpose(value, primed: true), SourceSpan(value.span.start, previousEnd))
      }
      splitTranspose()
      if let entry = try layerEntry(of: value) { return entry }
      guard let end = transposeEnd else { return nil }
      while index < end { advance() }
      // Where T is a name, `^T` would be read as a power.
      let isPrimed = vocabulary.resolve("T") != nil && (rank(of: value) ?? 0) > 0
      return Formula(
        .transpose(value, primed: isPrimed), SourceSpan(value.span.start, previousEnd))
    default:
      return nil
    }
  }

  /// `(1 - z)_+` is the larger of 0 and 1 - z.
  private mutating func positivePart(of value: Formula) -> Formula? {
    let braced = nextIs(ahead: 1, .leftBrace) && nextIs(ahead: 3, .rightBrace)
    guard nextIs(ahead: braced ? 2 : 1, .plus) else { return nil }
    for _ in 0..<(braced ? 4 : 2) { advance() }
    let span = SourceSpan(value.span.start, previousEnd)
    return Formula(.call("max", primes: 0, [Formula(.number(.zero), span), value]), span)
  }

  /// `z^{[2]}`, `z^[2]` on a name that with its layer is no declared name: the second entry; so is
  /// `z^{(2)}` where z has entries.
  private mutating func layerEntry(of value: Formula) throws(SyntaxError) -> Formula? {
    guard case .name(let name) = value.node, !isIndexName(name),
      let layer = attachment(at: index), layer.isLayer
    else { return nil }
    let place = nextIs(ahead: 1, .leftBrace) ? index + 2 : index + 1
    let isRound = tokens[place].isMark(.leftParenthesis) && isTensorName(value)
    guard isRound || tokens[place].isMark(.leftBracket) else { return nil }
    index = place
    let indices = try list(until: isRound ? .rightParenthesis : .rightBracket, advance())
    while index < layer.end { advance() }
    try checkIndices(indices, of: value)
    return Formula(.index(value, indices), SourceSpan(value.span.start, previousEnd))
  }

  private func describeName(_ value: Formula) -> String {
    SyntaxError.short(value.description)
  }

  /// The error of a subscript on a number or a constant: `e_1` is no name, `2_x` is nothing.
  private func noEntries(_ value: Formula) -> SyntaxError {
    guard case .constant(let constant) = value.node, let attached = attachment(at: index) else {
      return unexpected("an operation")
    }
    let word = constant.rawValue + attached.text
    let span = SourceSpan(value.span.start, tokens[attached.end - 1].span.end)
    return SyntaxError(
      .unknownName(word, nearest: vocabulary.nearest(to: word), advice: nil), span)
  }

  /// The place behind `^\prime` or `^{\prime}`.
  private var raisedPrime: Int? {
    if nextIs(ahead: 1, .prime) { return index + 2 }
    let braced = nextIs(ahead: 1, .leftBrace) && nextIs(ahead: 2, .prime)
    return braced && nextIs(ahead: 3, .rightBrace) ? index + 4 : nil
  }

  /// `x^Ty` is the transpose of x, times y; in plain text only where y is a name or several.
  private mutating func splitTranspose() {
    guard case .word(let units) = peek(1).kind, units.count > 1, units[0].text == "T",
      vocabulary.resolve(peek(1).word ?? "") == nil, vocabulary.resolve("T") == nil
    else { return }
    index += 1
    let isProduct = isLaTeX || isRunOfNames(Array(units.dropFirst()))
    index -= 1
    if isProduct { splitWord(at: index + 1, after: 1) }
  }

  /// Whether `^T` follows.
  mutating func isTransposed() -> Bool {
    splitTranspose()
    return transposeEnd != nil
  }

  /// The index one past `^T`, `^\top`, `^{\mathsf T}`, nil when no transpose follows.
  private var transposeEnd: Int? {
    var place = index + 1
    let braced = tokens[min(place, tokens.count - 1)].isMark(.leftBrace)
    if braced { place += 1 }
    var depth = 0
    while tokens[min(place, tokens.count - 1)].isMark(.leftBrace) {
      place += 1
      depth += 1
    }
    guard place < tokens.count else { return nil }
    let token = tokens[place]
    let isT = token.word == "T" && vocabulary.resolve("T") == nil
    guard isT || token.isMark(.top) else { return nil }
    place += 1
    for _ in 0..<(depth + (braced ? 1 : 0)) {
      guard place < tokens.count, tokens[place].isMark(.rightBrace) else { return nil }
      place += 1
    }
    return place
  }

  /// The smallest thing: a number, a name, a call, something in brackets.
  mutating func atom() throws(SyntaxError) -> Formula {
    let token = peek
    switch token.kind {
    case .number(let digits): return try numberAtom(digits)
    case .word: return try wordAtom()
    case .accent: return try accentAtom()
    case .ones: return try onesAtom()
    case .identity: return try identityAtom()
    case .frac: return try nested { p throws(SyntaxError) in try p.fraction() }
    case .root: return try nested { p throws(SyntaxError) in try p.root() }
    case .begin(let name):
      if name == "cases" { return try casesEnvironment() }
      if Parser.isMatrix(name) { return try matrixEnvironment() }
      throw unexpected("a formula")
    case .mark(let mark): return try markAtom(mark)
    case .keyword, .end, .finish: throw unexpected("a formula")
    }
  }

  private mutating func markAtom(_ mark: Token.Mark) throws(SyntaxError) -> Formula {
    switch mark {
    case .leftParenthesis: return try group(until: .rightParenthesis)
    case .leftSet:
      if peek(1).kind == .begin("array") {
        advance()
        return try casesEnvironment()
      }
      return try group(until: .rightSet)
    case .leftAngle: return try innerProduct()
    case .leftFloor: return try rounding("floor", until: .rightFloor)
    case .leftCeiling: return try rounding("ceil", until: .rightCeiling)
    case .leftBrace:
      if let word = groupedWord { return try nameAtom(groupedAt: word) }
      return try braceGroup()
    case .leftBracket: return try bracketLiteral()
    case .bar, .doubleBar: return try barsAtom()
    case .sum, .product: return try reduction()
    case .partial: return try nested { p throws(SyntaxError) in try p.plainDerivative() }
    case .ellipsis, .dots: throw SyntaxError(.ellipsis, peek.span)
    default: throw unexpected("a formula")
    }
  }

  /// A parenthesis; its span takes the brackets in.
  private mutating func group(until close: Token.Mark) throws(SyntaxError) -> Formula {
    let opener = advance()
    var inner = try bracketed { p throws(SyntaxError) in try p.condition() }
    if nextIs(.comma), close == .rightParenthesis {
      throw SyntaxError(
        .expected("`)`; a column is written [a, b]", found: "`,`"), peek.span)
    }
    try expect(close, closing: opener)
    inner.span = SourceSpan(opener.span.start, previousEnd)
    return inner
  }

  /// `\lfloor x\rfloor`, `\lceil x\rceil`.
  private mutating func rounding(
    _ name: String, until close: Token.Mark
  ) throws(SyntaxError) -> Formula {
    let inner = try group(until: close)
    return Formula(.call(name, primes: 0, [inner]), inner.span)
  }

  /// `\langle x, y\rangle`.
  private mutating func innerProduct() throws(SyntaxError) -> Formula {
    let opener = advance()
    let factors = try list(until: .rightAngle, opener)
    let span = SourceSpan(opener.span.start, previousEnd)
    guard factors.count == 2 else {
      throw SyntaxError(
        .expected("two vectors between `⟨` and `⟩`", found: "\(factors.count)"), span)
    }
    return Formula(.call("dot", primes: 0, factors), span)
  }

  /// Braces that only group.
  mutating func braceGroup() throws(SyntaxError) -> Formula {
    let opener = advance()
    var inner = try bracketed { p throws(SyntaxError) in try p.condition() }
    try expect(.rightBrace, closing: opener)
    inner.span = SourceSpan(opener.span.start, previousEnd)
    return inner
  }

  /// The place of a word that stands alone in (nested) braces here: `{W}_1` is a name.
  private var groupedWord: Int? {
    var place = index
    while place < tokens.count, tokens[place].isMark(.leftBrace) { place += 1 }
    let level = place - index
    guard place + level < tokens.count, case .word(let units) = tokens[place].kind else {
      return nil
    }
    for step in 1...level where !tokens[place + step].isMark(.rightBrace) { return nil }
    // `{ab}` is a product in braces, which stay.
    let word = units.map(\.text).joined()
    let isWhole = vocabulary.resolve(word) != nil || FunctionTable.canonical(word) != nil
    return units.count == 1 || isWhole || !isRunOfNames(units) ? place : nil
  }

  /// A word in braces, read as if the braces were not there.
  private mutating func nameAtom(groupedAt place: Int) throws(SyntaxError) -> Formula {
    let level = place - index
    tokens[place].span = peek.span.union(tokens[place + level].span)
    tokens.removeSubrange(place + 1..<place + 1 + level)
    tokens.removeSubrange(index..<place)
    return try wordAtom()
  }

  private mutating func numberAtom(_ digits: String) throws(SyntaxError) -> Formula {
    let token = advance()
    if digits == "1", nextIs(.leftBracket) || nextIs(.underscore) || nextIs(.leftSet), !peek.spaced,
      let indicator = indicator(from: token.span)
    {
      return indicator
    }
    guard let value = Rational(decimal: digits) else {
      throw SyntaxError(.numberTooLarge(digits), token.span)
    }
    return Formula(.number(value), token.span)
  }

  /// Formulas between commas up to a closing bracket, which is passed.
  mutating func list(
    until close: Token.Mark, _ opener: Token
  ) throws(SyntaxError) -> [Formula] {
    try bracketed { p throws(SyntaxError) in
      var items: [Formula] = []
      if p.peek.isMark(close) { throw p.unexpected("a formula") }
      while true {
        items.append(try p.condition())
        if p.take(.comma) {
          if p.peek.isMark(close) { throw SyntaxError(.dangling(","), p.tokens[p.index - 1].span) }
          continue
        }
        try p.expect(close, closing: opener)
        return items
      }
    }
  }
}
