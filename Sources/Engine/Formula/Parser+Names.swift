import Text

extension Parser {
  /// Something written after a letter that may belong to the name.
  struct Attachment {
    var text: String
    var end: Int
    var isLayer: Bool
  }

  /// A word: a declared name, a function, a constant, or a product of names.
  mutating func wordAtom() throws(SyntaxError) -> Formula {
    guard case .word(let units) = peek.kind else { throw unexpected("a name") }
    if units.count == 1, vocabulary.entries["d"] == .dimension, nextIs(ahead: 1, .slash),
      isDifferential(at: index + 2), let derivative = try differential(units)
    {
      return derivative
    }
    if let found = powerName(units) { return try nameAtom(found.name, end: found.end) }
    if let found = declared(units) { return try nameAtom(found.name, end: found.end) }
    let word = units.map(\.text).joined()
    if let binder = try wordBinder(word) { return binder }
    if word == "diff", nextIs(ahead: 1, .leftParenthesis) { return try diffCall() }
    if word == "cases", nextIs(ahead: 1, .leftParenthesis) { return try casesCall() }
    if let function = FunctionTable.canonical(word) { return try call(function) }
    if let derivative = try differential(units) { return derivative }
    if let constant = Formula.Constant(rawValue: word) {
      return Formula(.constant(constant), advance().span)
    }
    if word == "I" { return try identityAtom() }
    if try splitProduct(units) { return try wordAtom() }
    if let symbol = try kronecker(word) { return symbol }
    if splitGreekFunction(units) || joinLayerSubscript() { return try wordAtom() }
    throw unknown(units)
  }

  /// The name that `\sigma^2` is another spelling of, and the place behind it.
  private func powerName(_ units: [Unit]) -> (name: String, end: Int)? {
    guard !vocabulary.powers.isEmpty, token(index + 1, .caret) else { return nil }
    let isBraced = token(index + 2, .leftBrace)
    let place = index + (isBraced ? 3 : 2)
    guard place < tokens.count, case .number(let digits) = tokens[place].kind,
      !isBraced || token(place + 1, .rightBrace)
    else { return nil }
    let word = units.map(\.text).joined() + digits
    guard vocabulary.powers.contains(word), let name = vocabulary.resolve(word) else { return nil }
    return (name, place + (isBraced ? 2 : 1))
  }

  /// `z_{1,k}`, `z_{1k}` where `z1` is declared and `z` is not: the first part names the symbol.
  private mutating func joinLayerSubscript() -> Bool {
    guard case .word(let units) = peek.kind, token(index + 1, .underscore),
      token(index + 2, .leftBrace), let layer = simple(at: index + 3),
      !token(index + 4, .rightBrace),
      vocabulary.resolve(units.map(\.text).joined() + layer) != nil
    else { return false }
    tokens[index].kind = .word(units + [Unit(text: layer, span: tokens[index + 3].span)])
    tokens.removeSubrange(index + 3..<(token(index + 4, .comma) ? index + 5 : index + 4))
    return true
  }

  /// Splits `σz` after the letter that is a function.
  private mutating func splitGreekFunction(_ units: [Unit]) -> Bool {
    guard units.count > 1, Glyphs.greekNames.contains(units[0].text),
      FunctionTable.canonical(units[0].text) != nil, !units[1].text.allSatisfy(\.isNumber)
    else { return false }
    splitWord(at: index, after: 1)
    return true
  }

  /// `dL/du`, `d/dx …` at a word that begins with d; nil when it is something else.
  private mutating func differential(_ units: [Unit]) throws(SyntaxError) -> Formula? {
    guard units[0].text == "d", units.count <= Parser.longestRun else { return nil }
    if units.count == 1, nextIs(ahead: 1, .slash), isDifferential(at: index + 2) {
      return try nested { p throws(SyntaxError) in try p.plainDerivative() }
    }
    return attempt { p throws(SyntaxError) in
      try p.nested { q throws(SyntaxError) in try q.plainDerivative() }
    }
  }

  /// The declared name that a word and what is attached to it spell, the longest first.
  func declared(_ units: [Unit]) -> (name: String, end: Int)? {
    let base = units.map(\.text).joined()
    let attached = attachments(from: index + 1)
    for count in stride(from: attached.count, through: 0, by: -1) {
      let used = attached.prefix(count)
      let end = used.last?.end ?? index + 1
      let inOrder = base + used.map(\.text).joined()
      if let name = vocabulary.resolve(inOrder) { return (name, end) }
      let layersFirst = used.filter(\.isLayer) + used.filter { !$0.isLayer }
      let other = base + layersFirst.map(\.text).joined()
      if let name = vocabulary.resolve(other) { return (name, end) }
      // `W_{ij}^{(1)}`: the layer belongs to the name, the subscript is an index.
      if count == 2, !used[used.startIndex].isLayer, used[used.startIndex + 1].isLayer,
        let name = vocabulary.resolve(base + used[1].text)
      {
        return (name, -1)
      }
    }
    return nil
  }

  /// The simple subscripts, layers and brackets that follow the token before `start`.
  private func attachments(from start: Int) -> [Attachment] {
    var found: [Attachment] = []
    var place = start
    while found.count < 3, let next = attachment(at: place) {
      found.append(next)
      place = next.end
    }
    return found
  }

  /// The subscript, layer or bracket at `place` that could belong to a name.
  func attachment(at place: Int) -> Attachment? {
    guard place < tokens.count, case .mark(let mark) = tokens[place].kind else { return nil }
    switch mark {
    case .underscore:
      if let (text, end) = enclosed(at: place + 1, .leftBrace, .rightBrace) {
        return Attachment(text: text, end: end, isLayer: false)
      }
      return simple(at: place + 1).map { Attachment(text: $0, end: place + 2, isLayer: false) }
    case .leftBracket:
      guard isLaTeX || !tokens[place].spaced else { return nil }
      return enclosed(at: place, .leftBracket, .rightBracket)
        .map { Attachment(text: $0.0, end: $0.1, isLayer: true) }
    case .caret:
      return layer(after: place)
    case .leftLayer:
      guard token(place + 1, .caret), token(place + 2, .leftBrace),
        let text = simple(at: place + 3),
        token(place + 4, .rightBrace), token(place + 5, .rightLayer)
      else { return nil }
      return Attachment(text: text, end: place + 6, isLayer: true)
    default: return nil
    }
  }

  /// `^[2]`, `^{[2]}`, `^{(2)}`; a plain `^(2)` is a power.
  private func layer(after place: Int) -> Attachment? {
    if let (text, end) = enclosed(at: place + 1, .leftBracket, .rightBracket) {
      return Attachment(text: text, end: end, isLayer: true)
    }
    guard token(place + 1, .leftBrace) else { return nil }
    for (open, close) in [
      (Token.Mark.leftBracket, Token.Mark.rightBracket), (.leftParenthesis, .rightParenthesis),
    ] {
      if let (text, end) = enclosed(at: place + 2, open, close), token(end, .rightBrace) {
        return Attachment(text: text, end: end + 1, isLayer: true)
      }
    }
    return nil
  }

  private func token(_ place: Int, _ mark: Token.Mark) -> Bool {
    place < tokens.count && tokens[place].isMark(mark)
  }

  /// The text of one number or word in brackets, and the place after them.
  private func enclosed(
    at place: Int, _ open: Token.Mark, _ close: Token.Mark
  ) -> (String, Int)? {
    guard token(place, open), let text = simple(at: place + 1), token(place + 2, close) else {
      return nil
    }
    return (text, place + 3)
  }

  private func simple(at place: Int) -> String? {
    guard place < tokens.count else { return nil }
    switch tokens[place].kind {
    case .number(let digits): return digits.allSatisfy(\.isNumber) ? digits : nil
    case .word: return tokens[place].word
    default: return nil
    }
  }

  /// The node of a declared name whose tokens end before `end`.
  mutating func nameAtom(_ name: String, end: Int) throws(SyntaxError) -> Formula {
    let start = peek.span
    if end < 0 {
      // The layer goes with the word, the subscript stays: `W_{ij}^{(1)}`.
      guard let below = attachment(at: index + 1) else { throw unexpected("a subscript") }
      guard let layer = attachment(at: below.end) else { throw unexpected("a layer") }
      tokens.removeSubrange(below.end..<layer.end)
      advance()
    } else {
      while index < end { advance() }
    }
    let span = SourceSpan(start.start, previousEnd)
    if case .function(let count) = vocabulary.entries[name] {
      return try definedCall(name, arguments: count, span)
    }
    if isNumber(name),
      nextIs(.underscore)
        || nextIs(.leftBracket) && !peek.spaced && holdsEntryNumber && !isIndexName(name),
      let attached = attachment(at: index)
    {
      let word = name + attached.text
      throw SyntaxError(
        .unknownName(
          word, nearest: vocabulary.nearest(to: word),
          advice: "`\(name)` is a number and has no entries"),
        SourceSpan(start.start, tokens[attached.end - 1].span.end))
    }
    absorbDependencies(of: name)
    return Formula(.name(name), SourceSpan(start.start, previousEnd))
  }

  /// Whether a declared name surely is a number.
  private func isNumber(_ name: String) -> Bool {
    switch vocabulary.entries[name] {
    case .value(rank: .some(0)), .index, .dimension: return true
    default: return false
    }
  }

  /// Whether what stands in the bracket at the cursor is no value, so that it can only be an entry.
  private var holdsEntryNumber: Bool {
    guard let name = vocabulary.resolve(peek(1).word ?? "") else { return true }
    return vocabulary.entries[name] == .index || vocabulary.entries[name] == .dimension
  }

  /// Passes brackets that only list what a definition depends on: `J(\theta)`.
  private mutating func absorbDependencies(of name: String) {
    guard !isAbsorbing, nextIs(.leftParenthesis), let known = vocabulary.dependencies[name]
    else { return }
    absorbNames(known)
  }

  /// Passes `(a, b)` when each of its members is one of `known`.
  mutating func absorbNames(_ known: Set<String>) {
    _ = attempt { p throws(SyntaxError) in
      p.advance()
      p.isAbsorbing = true
      repeat {
        let place = p.peek
        let value = try p.postfixed()
        guard case .name(let listed) = value.node, known.contains(listed) else {
          throw SyntaxError(.empty, place.span)
        }
      } while p.take(.comma)
      try p.expect(.rightParenthesis)
      p.isAbsorbing = false
    }
  }

  /// `\hat{y}`, `\hat y`: the accent becomes part of the word.
  mutating func accentAtom() throws(SyntaxError) -> Formula {
    guard case .accent(let accent) = peek.kind else { throw unexpected("a name") }
    let mark = peek
    var place = index + 1
    while token(place, .leftBrace) { place += 1 }
    let level = place - index - 1
    guard place < tokens.count, case .word(var units) = tokens[place].kind else {
      throw SyntaxError(
        .expected("a letter under the accent", found: describe(peek(1), quoted: true)), mark.span)
    }
    if level == 0, units.count > 1 { splitWord(at: place, after: 1) }
    if case .word(let rest) = tokens[place].kind { units = rest }
    let letters = units.prefix { !$0.text.allSatisfy(\.isNumber) }.count
    units[max(letters, 1) - 1].text += accent
    tokens[place].kind = .word(units)
    tokens[place].span.start = mark.span.start
    var close = place + 1
    var remaining = level
    while remaining > 0, close < tokens.count {
      if tokens[close].isMark(.rightBrace) {
        if close == place + 1 { tokens[place].span.end = tokens[close].span.end }
        tokens.remove(at: close)
        remaining -= 1
      } else {
        close += 1
      }
    }
    tokens.removeSubrange(index..<place)
    return try wordAtom()
  }

  /// Splits the word at `place` into two tokens after `count` units.
  mutating func splitWord(at place: Int, after count: Int) {
    guard case .word(let units) = tokens[place].kind, count > 0, count < units.count else { return }
    let head = Array(units[..<count])
    let tail = Array(units[count...])
    tokens[place].kind = .word(head)
    tokens[place].span.end = head[head.count - 1].span.end
    let rest = SourceSpan(tail[0].span.start, tail[tail.count - 1].span.end)
    // Digits that a letter no longer leads are a number: `\frac x2`.
    let digits = tail.prefix { $0.text.allSatisfy(\.isNumber) }
    guard let last = digits.last else {
      return tokens.insert(Token(kind: .word(tail), span: rest, spaced: false), at: place + 1)
    }
    let letters = Array(tail.dropFirst(digits.count))
    if let first = letters.first {
      let span = SourceSpan(first.span.start, rest.end)
      tokens.insert(Token(kind: .word(letters), span: span, spaced: false), at: place + 1)
    }
    let number = Token.Kind.number(digits.map(\.text).joined())
    let span = SourceSpan(rest.start, last.span.end)
    tokens.insert(Token(kind: number, span: span, spaced: false), at: place + 1)
  }

  /// In LaTeX `^` and `_` take one character: `e^2x`, `x_ij`.
  mutating func splitToOneCharacter() {
    switch peek.kind {
    case .number(let digits) where digits.count > 1 && digits.allSatisfy(\.isNumber):
      let span = peek.span
      tokens[index].kind = .number(String(digits.prefix(1)))
      tokens[index].span.end = span.start + 1
      let rest = Token(
        kind: .number(String(digits.dropFirst())), span: SourceSpan(span.start + 1, span.end),
        spaced: false)
      tokens.insert(rest, at: index + 1)
    case .word(let units) where units.count > 1 && FunctionTable.canonical(peek.word ?? "") == nil:
      if vocabulary.resolve(peek.word ?? "") == nil { splitWord(at: index, after: 1) }
    default: break
    }
  }
}
