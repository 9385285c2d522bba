import Text

extension Parser {
  /// A function of the language at the word under the cursor, and its arguments.
  mutating func call(_ written: String) throws(SyntaxError) -> Formula {
    var name = written
    let word = advance()
    var primes = try self.primes(of: name, word)
    var exponent: Formula?
    var base: Formula?
    var indices: [Formula] = []
    while true {
      if nextIs(.caret) {
        advance()
        try refuseLayer()
        let power = try nested { p throws(SyntaxError) in try p.functionExponent() }
        if case .negate(let one) = power.node, case .number(.one) = one.node {
          guard let inverse = FunctionTable.all[name]?.inverse else {
            throw SyntaxError(.noInverse(name), word.span.union(power.span))
          }
          name = inverse
        } else {
          exponent = power
        }
      } else if nextIs(.underscore) {
        advance()
        let (list, _) = try subscripts(of: Formula(.name(name), word.span))
        if name == "log" { base = list[0] } else { indices = list }
      } else {
        break
      }
      primes += try self.primes(of: name, word)
    }
    let arguments = try self.arguments(of: name, word)
    try check(name, arguments, word)
    let span = SourceSpan(word.span.start, previousEnd)
    var value = Formula(.call(name, primes: primes, arguments), span)
    if let base { value = logarithm(value, base, arguments, span) }
    if !indices.isEmpty {
      try checkIndices(indices, of: value)
      value = Formula(.index(value, indices), span)
    }
    if let exponent { value = Formula(.binary(.power, value, exponent), span) }
    return value
  }

  /// Refuses `\sigma^{[2]}(x)`: the functions here have no layers, and a power it is not.
  private func refuseLayer() throws(SyntaxError) {
    guard nextIs(.leftBracket) || nextIs(.leftBrace) && nextIs(ahead: 1, .leftBracket) else {
      return
    }
    throw SyntaxError(.expected("a power", found: "the number of a layer"), peek.span)
  }

  private func logarithm(
    _ natural: Formula, _ base: Formula, _ arguments: [Formula], _ span: SourceSpan
  ) -> Formula {
    switch base.node {
    case .number(let number) where number == Rational(2):
      return Formula(.call("log2", primes: 0, arguments), span)
    case .number(let number) where number == Rational(10):
      return Formula(.call("log10", primes: 0, arguments), span)
    case .constant(.e): return natural
    default:
      let below = Formula(.call("log", primes: 0, [base]), base.span)
      return Formula(.binary(.divide, natural, below), span)
    }
  }

  /// Primes after a function name: `σ'`, `σ^{\prime}`.
  private mutating func primes(of name: String, _ word: Token) throws(SyntaxError) -> Int {
    var count = 0
    while true {
      if take(.prime) {
        count += 1
      } else if nextIs(.caret), nextIs(ahead: 1, .prime) {
        advance()
      } else if nextIs(.caret), nextIs(ahead: 1, .leftBrace), peek(2).isMark(.prime) {
        advance()
        advance()
        while take(.prime) { count += 1 }
        try expect(.rightBrace)
      } else {
        break
      }
    }
    if count > 0, FunctionTable.all[name]?.isElementwise == false {
      throw SyntaxError(.primeOf(name), word.span)
    }
    return count
  }

  /// The exponent between a function's name and its argument: `sin^2 x`.
  private mutating func functionExponent() throws(SyntaxError) -> Formula {
    if isLaTeX { splitToOneCharacter() }
    if nextIs(.leftBrace) { return try braceGroup() }
    if nextIs(.leftParenthesis) { return try atom() }
    if nextIs(.minus) {
      let sign = advance()
      let value = try atom()
      return Formula(.negate(value), sign.span.union(value.span))
    }
    return try atom()
  }

  /// The arguments in brackets, or the next factor.
  mutating func arguments(of name: String, _ word: Token) throws(SyntaxError) -> [Formula] {
    dropBracesAroundBrackets()
    switch peek.kind {
    case .mark(.leftParenthesis):
      let opener = advance()
      return try list(until: .rightParenthesis, opener)
    case .mark(.leftSet):
      return try list(until: .rightSet, advance())
    case .mark(.leftBracket):
      let opener = advance()
      let items = try list(until: .rightBracket, opener)
      guard items.count > 1, (FunctionTable.all[name]?.arguments.upperBound ?? 1) == 1 else {
        return items
      }
      return [try tensor(items, SourceSpan(opener.span.start, previousEnd))]
    default:
      return [try nextFactor(name, word)]
    }
  }

  /// Turns `\log{\left(x\right)}^2` into `\log\left(x\right)^2`.
  private mutating func dropBracesAroundBrackets() {
    while nextIs(.leftBrace), let close = matchingBrace(index), close > index + 2,
      case .mark(let open) = peek(1).kind, let end = Parser.closers[open], open != .leftBrace,
      tokens[close - 1].isMark(end)
    {
      var level = 0
      for place in index + 1..<close {
        if tokens[place].isMark(open) { level += 1 }
        if tokens[place].isMark(end) { level -= 1 }
        if level == 0, place < close - 1 { return }
      }
      tokens.remove(at: close)
      tokens.remove(at: index)
    }
  }

  /// The factor that a function takes without brackets: `sin 2x`, `log -x`.
  private mutating func nextFactor(_ name: String, _ word: Token) throws(SyntaxError) -> Formula {
    switch peek.kind {
    case .mark(.minus) where !peek(1).spaced:
      return try nested { p throws(SyntaxError) in
        let sign = p.advance()
        let value = try p.nextFactor(name, word)
        return Formula(.negate(value), sign.span.union(value.span))
      }
    case .finish, .keyword, .end: throw SyntaxError(.missingArgument(name), word.span)
    case .mark(let mark):
      let begins: Set<Token.Mark> = [.leftBrace, .bar, .doubleBar, .sum, .product, .partial]
      guard begins.contains(mark), mark != .bar || openBars == 0 || !peek.spaced else {
        throw SyntaxError(.missingArgument(name), word.span)
      }
    default: break
    }
    return try nested { p throws(SyntaxError) in
      guard case .number = p.peek.kind else { return try p.power() }
      let numeral = try p.power()
      switch p.peek.kind {
      case .word
      where FunctionTable.canonical(p.peek.word ?? "") == nil
        || p.vocabulary.resolve(p.peek.word ?? "") != nil:
        break
      case .accent, .frac, .root: break
      default: return numeral
      }
      let factor = try p.power()
      return Formula(.binary(.multiply, numeral, factor), numeral.span.union(factor.span))
    }
  }

  private func check(
    _ name: String, _ arguments: [Formula], _ word: Token
  ) throws(SyntaxError) {
    guard let entry = FunctionTable.all[name] else { return }
    guard entry.arguments.contains(arguments.count) else {
      let expected =
        entry.arguments.lowerBound == entry.arguments.upperBound
        ? Parser.count(entry.arguments.lowerBound)
        : "\(entry.arguments.lowerBound) to \(Parser.count(entry.arguments.upperBound))"
      throw SyntaxError(
        .argumentCount(name, expected: expected, found: arguments.count), word.span)
    }
  }

  /// A number of arguments in words.
  static func count(_ number: Int) -> String { number == 1 ? "1 argument" : "\(number) arguments" }

  /// A function that the problem defines, with its arguments.
  mutating func definedCall(
    _ name: String, arguments count: Int, _ span: SourceSpan
  ) throws(SyntaxError) -> Formula {
    let word = Token(kind: .finish, span: span, spaced: false)
    var primes = try self.primes(of: name, word)
    var exponent: Formula?
    if nextIs(.caret) {
      advance()
      let power = try nested { p throws(SyntaxError) in try p.functionExponent() }
      if case .negate(let one) = power.node, case .number(.one) = one.node {
        throw SyntaxError(.noInverse(name), span.union(power.span))
      }
      exponent = power
      primes += try self.primes(of: name, word)
    }
    let arguments = try self.arguments(of: name, word)
    guard arguments.count == count else {
      throw SyntaxError(
        .argumentCount(name, expected: Parser.count(count), found: arguments.count), span)
    }
    let whole = SourceSpan(span.start, previousEnd)
    let value = Formula(.apply(name, primes: primes, arguments), whole)
    return exponent.map { Formula(.binary(.power, value, $0), whole) } ?? value
  }
}
