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
      guard isIndexable(value) else { throw noEntries(value) }
      advance()
      let (indices, end) = try subscripts(of: value)
      try checkIndices(indices, of: value)
      return Formula(.index(value, indices), SourceSpan(value.span.start, end))
    case .mark(.leftBracket) where !peek.spaced && isIndexable(value):
      let opener = advance()
      let indices = try list(until: .rightBracket, opener)
      let span = SourceSpan(value.span.start, previousEnd)
      if indices.count == 1, !mayIndex(indices[0]), !isTensorName(value) {
        // `y[x - y]`: square brackets around what is no whole number only group, except after
        // the name of a tensor.
        return Formula(.binary(.multiply, value, indices[0]), span)
      }
      return Formula(.index(value, indices), span)
    case .mark(.prime):
      guard isTensorLike(value) else {
        throw SyntaxError(.primeOf(describeName(value)), value.span.union(peek.span))
      }
      let end = advance().span
      return Formula(.transpose(value, primed: true), value.span.union(end))
    case .mark(.caret):
      splitTranspose()
      if let entry = try layerEntry(of: value) { return entry }
      guard let end = transposeEnd else { return nil }
      while index < end { advance() }
      return Formula(.transpose(value, primed: false), SourceSpan(value.span.start, previousEnd))
    default:
      return nil
    }
  }

  /// `z^{[2]}`, `z^[2]` on a name that with its layer is no declared name: the second entry; so is
  /// `z^{(2)}` where z has entries.
  private mutating func layerEntry(of value: Formula) throws(SyntaxError) -> Formula? {
    guard case .name = value.node, let layer = attachment(at: index), layer.isLayer else {
      return nil
    }
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

  /// Refuses a subscript that is no index; in square brackets it would only be grouped.
  func checkIndices(_ indices: [Formula], of value: Formula) throws(SyntaxError) {
    guard indices.count == 1, !mayIndex(indices[0]), !isTensorName(value) else { return }
    let found = "`\(SyntaxError.short(indices[0].description))`"
    throw SyntaxError(.expected("a whole number as the index", found: found), indices[0].span)
  }

  /// Whether a formula can be an index: a name, or whole numbers and indices added and multiplied.
  private func mayIndex(_ formula: Formula) -> Bool {
    switch formula.node {
    case .name: return true
    default: return isWhole(formula)
    }
  }

  private func isWhole(_ formula: Formula) -> Bool {
    switch formula.node {
    case .number(let number): return number.isInteger
    case .name(let name):
      switch vocabulary.entries[name] {
      case .index, .dimension: return true
      default: return false
      }
    case .negate(let inner): return isWhole(inner)
    case .binary(let sign, let a, let b):
      return [.add, .subtract, .multiply].contains(sign) && isWhole(a) && isWhole(b)
    default: return false
    }
  }

  private func isIndexable(_ value: Formula) -> Bool {
    switch value.node {
    case .number, .constant: return false
    default: return true
    }
  }

  private func isTensorName(_ value: Formula) -> Bool {
    guard case .name = value.node else { return false }
    return isTensorLike(value)
  }

  /// Whether a prime after the value can mean a transpose: not after a number or a scalar name.
  func isTensorLike(_ value: Formula) -> Bool {
    switch value.node {
    case .number, .constant: return false
    case .name(let name):
      if case .value(rank: .some(0)) = vocabulary.entries[name] { return false }
      return true
    default: return true
    }
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
    case .leftParenthesis: return try group(.leftParenthesis, .rightParenthesis)
    case .leftSet: return try group(.leftSet, .rightSet)
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
  private mutating func group(
    _ open: Token.Mark, _ close: Token.Mark
  ) throws(SyntaxError) -> Formula {
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
    guard place + level < tokens.count, case .word = tokens[place].kind else { return nil }
    for step in 1...level where !tokens[place + step].isMark(.rightBrace) { return nil }
    return place
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
    if digits == "1", nextIs(.leftBracket) || nextIs(.underscore), !peek.spaced,
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
