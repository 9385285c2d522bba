import Text

extension Parser {
  /// The loosest level: conditions joined by `and` and `or`; a value is a condition too.
  mutating func condition() throws(SyntaxError) -> Formula {
    try joined(.or) { p throws(SyntaxError) in
      try p.joined(.and) { q throws(SyntaxError) in try q.negation() }
    }
  }

  private mutating func joined(
    _ keyword: Token.Keyword, _ part: (inout Parser) throws(SyntaxError) -> Formula
  ) throws(SyntaxError) -> Formula {
    var parts = [try part(&self)]
    while nextIs(keyword: keyword) {
      try expectOperand(after: advance())
      parts.append(try part(&self))
    }
    guard parts.count > 1 else { return parts[0] }
    let span = parts[0].span.union(parts[parts.count - 1].span)
    return Formula(keyword == .or ? .or(parts) : .and(parts), span)
  }

  private mutating func negation() throws(SyntaxError) -> Formula {
    guard nextIs(keyword: .not) else { return try comparison() }
    let sign = advance()
    try expectOperand(after: sign)
    let inner = try nested { p throws(SyntaxError) in try p.negation() }
    return Formula(.not(inner), sign.span.union(inner.span))
  }

  private mutating func comparison() throws(SyntaxError) -> Formula {
    let first = try sum()
    if nextIs(.arrow) {
      try expectOperand(after: advance())
      let target = try sum()
      return Formula(.limit(first, target), first.span.union(target.span))
    }
    var members = [first]
    var signs: [Formula.Comparison] = []
    while let sign = comparisonSign {
      try expectOperand(after: advance())
      signs.append(sign)
      members.append(try sum())
    }
    guard !signs.isEmpty else { return first }
    return Formula(.compare(members, signs), first.span.union(members[members.count - 1].span))
  }

  /// The comparison that the next token is.
  var comparisonSign: Formula.Comparison? {
    guard case .mark(let mark) = peek.kind else { return nil }
    switch mark {
    case .equal: return .equal
    case .notEqual: return .notEqual
    case .less: return .less
    case .lessOrEqual: return .lessOrEqual
    case .greater: return .greater
    case .greaterOrEqual: return .greaterOrEqual
    default: return nil
    }
  }

  /// Terms joined by `+` and `-`.
  mutating func sum() throws(SyntaxError) -> Formula {
    var left = try term()
    while true {
      let sign: Formula.Operator
      if nextIs(.plus) {
        sign = .add
      } else if nextIs(.minus) {
        sign = .subtract
      } else {
        return left
      }
      let token = advance()
      try expectOperand(after: token)
      let right = try term()
      left = Formula(.binary(sign, left, right), left.span.union(right.span))
    }
  }

  /// Factors joined by `*`, `/`, elementwise signs, or nothing at all.
  mutating func term() throws(SyntaxError) -> Formula {
    var left = try signed()
    var isSurprising = false
    var noted: Int?
    while true {
      if let sign = productSign {
        let token = advance()
        try expectOperand(after: token)
        let right = try signed()
        isSurprising = sign == .divide && isBare(right)
        noted = nil
        left = Formula(.binary(sign, left, right), left.span.union(right.span))
      } else if beginsImplicitFactor {
        let right = try power()
        let span = left.span.union(right.span)
        if let noted {
          readings[noted].span = span
        } else if isSurprising {
          noted = readings.count
          readings.append(
            Reading(span: span, meaning: "the division comes first, then the product"))
        }
        left = Formula(.binary(.multiply, left, right), span)
      } else {
        return left
      }
    }
  }

  /// Whether a divisor is written without brackets.
  private func isBare(_ divisor: Formula) -> Bool {
    switch divisor.node {
    case .number, .name, .constant, .index: return previousEnd == divisor.span.end
    default: return false
    }
  }

  private var productSign: Formula.Operator? {
    guard case .mark(let mark) = peek.kind else { return nil }
    switch mark {
    case .star: return .multiply
    case .slash: return .divide
    case .dotStar: return .timesEach
    case .dotSlash: return .divideEach
    default: return nil
    }
  }

  /// Whether the next token begins a factor that is multiplied without a sign.
  private var beginsImplicitFactor: Bool {
    switch peek.kind {
    case .word, .accent, .frac, .root, .ones, .identity: return true
    case .number:
      if case .number = tokens[index - 1].kind { return index == fractionEnd }
      return true
    case .begin(let name): return Parser.isMatrix(name) || name == "cases"
    case .mark(let mark):
      switch mark {
      case .leftParenthesis, .leftBracket, .leftBrace, .leftSet, .leftAngle, .leftFloor,
        .leftCeiling, .sum, .product, .partial:
        return true
      case .bar: return openBars == 0
      case .doubleBar: return openDoubleBars == 0
      default: return false
      }
    default: return false
    }
  }

  /// Whether an environment of LaTeX is a matrix.
  static func isMatrix(_ environment: String) -> Bool {
    ["bmatrix", "pmatrix", "matrix", "Bmatrix", "vmatrix", "smallmatrix", "array"]
      .contains(environment)
  }

  /// Fails with the sign when nothing that it could act on follows.
  mutating func expectOperand(after sign: Token) throws(SyntaxError) {
    switch peek.kind {
    case .finish: throw SyntaxError(.dangling(describe(sign, quoted: false)), sign.span)
    case .mark(.rightParenthesis), .mark(.rightBracket), .mark(.rightBrace), .mark(.rightSet),
      .mark(.rightAngle), .mark(.rightFloor), .mark(.rightCeiling), .mark(.comma):
      throw SyntaxError(.dangling(describe(sign, quoted: false)), sign.span)
    default: return
    }
  }

  /// A factor with signs before it: `-2^2` is `-(2^2)`.
  mutating func signed() throws(SyntaxError) -> Formula {
    if nextIs(.minus) || nextIs(.plus) {
      let token = advance()
      try expectOperand(after: token)
      let inner = try nested { p throws(SyntaxError) in try p.signed() }
      guard token.isMark(.minus) else { return inner }
      return Formula(.negate(inner), token.span.union(inner.span))
    }
    return try power()
  }

  /// An atom with its powers, to the right: `2^3^2` is `2^(3^2)`.
  mutating func power() throws(SyntaxError) -> Formula {
    let base = try postfixed()
    let value = try raised(base)
    // `A^{-1}[i, j]`, `A^{-1}_{ij}` are entries of the inverse.
    guard case .binary(.power, let matrix, let power) = value.node, power.isSignedNumber,
      rank(of: matrix) == 2
    else { return value }
    if nextIs(.underscore) {
      advance()
      let (indices, end) = try subscripts(of: matrix)
      try checkIndices(indices, of: value)
      return Formula(.index(value, indices), SourceSpan(value.span.start, end))
    }
    guard nextIs(.leftBracket), !peek.spaced, holdsIndices(of: matrix) else { return value }
    let indices = try list(until: .rightBracket, advance())
    return Formula(.index(value, indices), SourceSpan(value.span.start, previousEnd))
  }

  /// `base` raised to whatever exponents follow it.
  mutating func raised(_ base: Formula) throws(SyntaxError) -> Formula {
    if nextIs(.leftLayer), nextIs(ahead: 1, .caret), let end = attachment(at: index)?.end {
      advance()
      let power = try raised(base)  // x⁽²⁾ where no name x2 is declared
      while index < end { advance() }
      return Formula(power.node, SourceSpan(base.span.start, previousEnd))
    }
    guard nextIs(.caret) || nextIs(.dotCaret) else { return base }
    if isInverseTranspose, isTensorLike(base) {
      for _ in 0..<5 { advance() }
      let span = SourceSpan(base.span.start, previousEnd)
      let one = Formula(.number(.one), span)
      let inverse = Formula(.binary(.power, base, Formula(.negate(one), span)), span)
      return Formula(.transpose(inverse, primed: false), span)
    }
    let token = advance()
    try expectOperand(after: token)
    let sign: Formula.Operator = token.isMark(.caret) ? .power : .powerEach
    let exponent = try nested { p throws(SyntaxError) in try p.exponent() }
    // `A^{-1}'` is the transpose of the inverse: a number has none.
    if case .transpose(let power, primed: true) = exponent.node, power.isSignedNumber,
      isTensorLike(base)
    {
      let inverse = Formula(.binary(sign, base, power), base.span.union(power.span))
      return Formula(.transpose(inverse, primed: true), base.span.union(exponent.span))
    }
    return Formula(.binary(sign, base, exponent), base.span.union(exponent.span))
  }

  /// Whether `^{-T}` or `^{-\top}` follows.
  private var isInverseTranspose: Bool {
    nextIs(.caret) && nextIs(ahead: 1, .leftBrace) && nextIs(ahead: 2, .minus)
      && (nextIs(ahead: 3, .top) || peek(3).word == "T" && vocabulary.resolve("T") == nil)
      && nextIs(ahead: 4, .rightBrace)
  }

  /// What follows a `^`: a group, or in LaTeX a single character, else a signed power.
  private mutating func exponent() throws(SyntaxError) -> Formula {
    if isLaTeX { splitToOneCharacter() }
    if nextIs(.minus) || nextIs(.plus) {
      let token = advance()
      try expectOperand(after: token)
      let inner = try nested { p throws(SyntaxError) in try p.exponent() }
      guard token.isMark(.minus) else { return inner }
      return Formula(.negate(inner), token.span.union(inner.span))
    }
    if nextIs(.leftBrace) {
      let group = try braceGroup()
      if nextIs(.prime), group.isSignedNumber {
        let end = advance().span
        return Formula(.transpose(group, primed: true), group.span.union(end))
      }
      return try raised(group)
    }
    return try power()
  }
}

extension Formula {
  /// Whether it is a number, with a sign or without.
  fileprivate var isSignedNumber: Bool {
    switch node {
    case .number: return true
    case .negate(let inner): return inner.isSignedNumber
    default: return false
    }
  }
}
