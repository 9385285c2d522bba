import Text

extension Parser {
  /// Whether a differential begins at `place`: `∂`, or a `d` that begins neither a declared name nor
  /// one of a function, such as `det`.
  func isDifferential(at place: Int) -> Bool {
    guard place + 1 < tokens.count else { return false }
    if tokens[place].isMark(.partial) { return true }
    guard case .word(let units) = tokens[place].kind, units[0].text == "d" else { return false }
    let word = tokens[place].word ?? ""
    if units.count == 1, vocabulary.entries["d"] == .dimension {
      // Nobody divides by a size and a number at once: `\frac{d}{dw}` is a derivative all the same.
      return tokens[max(place - 1, 0)].isMark(.leftBrace) || tokens[place + 1].isMark(.slash)
    }
    return vocabulary.resolve(word) == nil && FunctionTable.canonical(word) == nil
  }

  /// Passes the `d` or `∂` of a differential.
  private mutating func passDifferential() throws(SyntaxError) {
    guard isDifferential(at: index) else { throw unexpected("d or ∂") }
    if case .word(let units) = peek.kind, units.count > 1 { splitWord(at: index, after: 1) }
    advance()
  }

  /// The order in `d^2 f`, 1 when there is none.
  private mutating func order() throws(SyntaxError) -> Int {
    guard nextIs(.caret) else { return 1 }
    advance()
    if isLaTeX { splitToOneCharacter() }
    let exponent = nextIs(.leftBrace) ? try braceGroup() : try atom()
    guard case .number(let value) = exponent.node, let count = value.asInt, (1...4).contains(count)
    else {
      throw SyntaxError(.expected("an order from 1 to 4", found: "another exponent"), exponent.span)
    }
    return count
  }

  /// `derivative` of `body`, `order` times.
  private func derivative(
    _ body: Formula, by variables: [Formula], order: Int, _ span: SourceSpan
  ) -> Formula {
    var result = body
    let all = variables.count == 1 ? Array(repeating: variables[0], count: order) : variables
    for variable in all.reversed() { result = Formula(.derivative(result, by: variable), span) }
    return result
  }

  /// `diff(f, x)`.
  mutating func diffCall() throws(SyntaxError) -> Formula {
    let word = advance()
    let opener = advance()
    let items = try list(until: .rightParenthesis, opener)
    guard items.count == 2 else {
      throw SyntaxError(
        .argumentCount("diff", expected: Parser.count(2), found: items.count), word.span)
    }
    return Formula(
      .derivative(items[0], by: items[1]), SourceSpan(word.span.start, previousEnd))
  }

  /// `∂J/∂θ`, `∂/∂x …`, `dL/du`, `d/dx …`, `d(…)/dx`.
  mutating func plainDerivative() throws(SyntaxError) -> Formula {
    let start = peek.span.start
    try passDifferential()
    let order = try order()
    var body: Formula?
    if !nextIs(.slash) { body = try numerator { p throws(SyntaxError) in try p.postfixed() } }
    try expect(.slash)
    try passDifferential()
    let variable = try postfixed()
    if order > 1 { _ = try self.order() }
    // `d/dx(…)` is written like a call, `d/dx (…)^2` like set mathematics.
    let isApart = peek.spaced
    let known =
      body == nil ? try operand(SourceSpan(start, previousEnd), takesPowers: isApart) : body
    let above = fill(known, variable)
    return derivative(above, by: [variable], order: order, SourceSpan(start, previousEnd))
  }

  /// What stands above the line; a function without argument is that function of the variable.
  private mutating func numerator(
    _ read: (inout Parser) throws(SyntaxError) -> Formula
  ) throws(SyntaxError) -> Formula {
    if let name = FunctionTable.canonical(peek.word ?? ""),
      vocabulary.resolve(peek.word ?? "") == nil,
      nextIs(ahead: 1, .rightBrace) || nextIs(ahead: 1, .slash)
    {
      let word = advance()
      return Formula(.call(name, primes: 0, []), word.span)
    }
    if let word = peek.word, case .function(1) = vocabulary.entries[word],
      nextIs(ahead: 1, .rightBrace) || nextIs(ahead: 1, .slash)
    {
      let token = advance()
      return Formula(.apply(word, primes: 0, []), token.span)
    }
    return try read(&self)
  }

  /// A bare function above the line is applied to the variable below it.
  private func fill(_ body: Formula?, _ variable: Formula) -> Formula {
    guard let body else { return variable }
    switch body.node {
    case .call(let name, let primes, let arguments) where arguments.isEmpty:
      return Formula(.call(name, primes: primes, [variable]), body.span)
    case .apply(let name, let primes, let arguments) where arguments.isEmpty:
      return Formula(.apply(name, primes: primes, [variable]), body.span)
    default: return body
    }
  }

  /// What `d/dx` acts on: just its bracket, or the rest of the term.
  ///
  /// - Parameter takesPowers: whether a power of the bracket belongs to it, as in set mathematics:
  ///   `\frac{d}{dx}(1 + x)^2` is the slope of the square.
  private mutating func operand(
    _ sign: SourceSpan, takesPowers: Bool = false
  ) throws(SyntaxError) -> Formula {
    switch peek.kind {
    case .mark(.leftParenthesis), .mark(.leftSet), .mark(.leftBrace):
      return takesPowers ? try withPower(try atom()) : try atom()
    case .mark(.leftBracket):
      let opener = advance()
      let items = try list(until: .rightBracket, opener)
      let span = SourceSpan(opener.span.start, previousEnd)
      let inner = items.count == 1 ? Formula(items[0].node, span) : try tensor(items, span)
      return takesPowers ? try withPower(inner) : inner
    case .finish, .mark(.rightBrace), .mark(.rightParenthesis), .mark(.equal):
      throw SyntaxError(.derivativeOfNothing, sign)
    default: return try term()
    }
  }

  /// A bracket with the power that stands on it.
  private mutating func withPower(_ inner: Formula) throws(SyntaxError) -> Formula {
    guard nextIs(.caret), !isTransposed() else { return inner }
    let power = try raised(inner)
    readings.append(Reading(span: power.span, meaning: "what is differentiated is the power"))
    return power
  }

  /// `\frac{…}{…}`: a quotient or a derivative.
  mutating func fraction() throws(SyntaxError) -> Formula {
    let sign = advance()
    if let found = try derivativeFraction(sign) { return found }
    let above = try argument()
    let below = try argument()
    fractionEnd = index
    return Formula(.binary(.divide, above, below), SourceSpan(sign.span.start, previousEnd))
  }

  /// One argument of a command: a group or a single character.
  private mutating func argument() throws(SyntaxError) -> Formula {
    if nextIs(.leftBrace) { return try braceGroup() }
    splitToOneCharacter()
    return try atom()
  }

  private mutating func derivativeFraction(_ sign: Token) throws(SyntaxError) -> Formula? {
    guard nextIs(.leftBrace), let close = matchingBrace(index),
      close + 1 < tokens.count, tokens[close + 1].isMark(.leftBrace)
    else { return nil }
    let above = isDifferential(at: index + 1)
    let below = isDifferential(at: close + 2)
    guard above || below else { return nil }
    guard above, below else {
      let isSure = below ? tokens[close + 2].isMark(.partial) : tokens[index + 1].isMark(.partial)
      guard isSure else { return nil }
      let end = matchingBrace(close + 1).map { tokens[$0].span.end } ?? sign.span.end
      throw SyntaxError(
        .halfDerivative(missingAbove: !above), SourceSpan(sign.span.start, end))
    }
    return try nested { p throws(SyntaxError) in try p.derivativeParts(sign) }
  }

  private mutating func derivativeParts(_ sign: Token) throws(SyntaxError) -> Formula {
    let aboveOpener = advance()
    try passDifferential()
    let order = try order()
    var body: Formula?
    if !nextIs(.rightBrace) {
      body = try numerator { p throws(SyntaxError) in
        try p.bracketed { q throws(SyntaxError) in try q.condition() }
      }
    }
    try expect(.rightBrace, closing: aboveOpener)
    let belowOpener = advance()
    var variables: [Formula] = []
    repeat {
      try passDifferential()
      let variable = try postfixed()
      let count = try self.order()
      variables += Array(repeating: variable, count: count)
    } while isDifferential(at: index)
    try expect(.rightBrace, closing: belowOpener)
    guard variables.count == order else {
      throw SyntaxError(
        .expected("\(order) differentials below the line", found: "\(variables.count)"),
        belowOpener.span)
    }
    let head = SourceSpan(sign.span.start, previousEnd)
    if body != nil { absorbArgument(variables[0], body) }
    let known = body == nil ? try operand(head, takesPowers: true) : body
    return derivative(
      fill(known, variables[0]), by: variables, order: order,
      SourceSpan(sign.span.start, previousEnd))
  }

  /// `\frac{df}{dz}(z)`: the brackets only say where.
  private mutating func absorbArgument(_ variable: Formula, _ body: Formula?) {
    guard nextIs(.leftParenthesis) else { return }
    var known: Set<String> = []
    if case .name(let name) = variable.node { known.insert(name) }
    if let body, case .name(let name) = body.node {
      known.formUnion(vocabulary.dependencies[name] ?? [])
    }
    absorbNames(known)
  }

  /// The place of the brace that closes the one at `open`.
  func matchingBrace(_ open: Int) -> Int? {
    var level = 0
    for place in open..<tokens.count {
      if tokens[place].isMark(.leftBrace) { level += 1 }
      if tokens[place].isMark(.rightBrace) {
        level -= 1
        if level == 0 { return place }
      }
    }
    return nil
  }

  /// `√x`, `\sqrt{x}`, `\sqrt[3]{x}`.
  mutating func root() throws(SyntaxError) -> Formula {
    let sign = advance()
    var degree: Formula?
    if nextIs(.leftBracket), isLaTeX {
      let opener = advance()
      degree = try list(until: .rightBracket, opener)[0]
    }
    let inside: Formula
    if nextIs(.leftBrace) {
      inside = try braceGroup()
    } else {
      if isLaTeX { splitToOneCharacter() }
      inside = try atom()
    }
    let span = SourceSpan(sign.span.start, previousEnd)
    guard let degree else { return Formula(.call("sqrt", primes: 0, [inside]), span) }
    let one = Formula(.number(.one), degree.span)
    let exponent = Formula(.binary(.divide, one, degree), degree.span)
    return Formula(.binary(.power, inside, exponent), span)
  }
}
