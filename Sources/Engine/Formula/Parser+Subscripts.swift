import Text

/// What stands below a letter: indices with commas, spaces or nothing between them.
extension Parser {
  /// The entries of a subscript whose `_` has been passed, and where it ends.
  mutating func subscripts(of base: Formula) throws(SyntaxError) -> ([Formula], Int) {
    if let indices = try letterIndices(of: base) { return (indices, previousEnd) }
    if nextIs(.leftBrace) {
      let opener = advance()
      return (try list(until: .rightBrace, opener), previousEnd)
    }
    if nextIs(.leftParenthesis) {
      let opener = advance()
      return (try list(until: .rightParenthesis, opener), previousEnd)
    }
    if isLaTeX { splitToOneCharacter() }
    guard case .word(let units) = peek.kind, vocabulary.resolve(peek.word ?? "") == nil,
      Formula.Constant(rawValue: peek.word ?? "") == nil
    else {
      return ([try nested { p throws(SyntaxError) in try p.atom() }], previousEnd)
    }
    throw unknown(units)
  }

  /// `W_{ij}`, `W_ij`, `W_{12}`: several indices without commas.
  private mutating func letterIndices(of base: Formula) throws(SyntaxError) -> [Formula]? {
    let braced = nextIs(.leftBrace)
    if braced { joinSpacedIndices(of: base) }
    let token = braced ? peek(1) : peek
    guard !braced || peek(2).isMark(.rightBrace) else { return nil }
    if !braced, splitSubscript(of: base) { return nil }
    var result: [Formula] = []
    switch token.kind {
    case .word(let units) where units.count > 1 && vocabulary.resolve(token.word ?? "") == nil:
      for unit in units {
        if let name = vocabulary.resolve(unit.text) {
          result.append(Formula(.name(name), unit.span))
        } else if let digit = Int(unit.text) {
          result.append(Formula(.number(Rational(digit)), unit.span))
        } else if result.isEmpty {
          return nil
        } else {
          throw unknown([unit])
        }
      }
    case .number(let digits) where digits.count == 2 && isMatrix(base) && (braced || !isLaTeX):
      for (offset, digit) in digits.enumerated() {
        let start = token.span.start + offset
        result.append(
          Formula(.number(Rational(Int(String(digit)) ?? 0)), SourceSpan(start, start + 1)))
      }
    default: return nil
    }
    for _ in 0..<(braced ? 3 : 1) { advance() }
    return result
  }

  /// `W_{i j}`, `W_{1\,2}`: puts the comma between two indices that space alone keeps apart.
  private mutating func joinSpacedIndices(of base: Formula) {
    guard rank(of: base) == 2 || base.node.isIdentity, peek(3).isMark(.rightBrace),
      isOneIndex(peek(1)), isOneIndex(peek(2))
    else { return }
    let place = index + 2
    let gap = SourceSpan(tokens[place].span.start, tokens[place].span.start)
    tokens.insert(Token(kind: .mark(.comma), span: gap, spaced: false), at: place)
  }

  private func isOneIndex(_ token: Token) -> Bool {
    switch token.kind {
    case .number: return true
    case .word: return vocabulary.resolve(token.word ?? "") != nil
    default: return false
    }
  }

  /// Cuts `w_ix_i` behind the index: a subscript without braces is one character, or as many indices
  /// as the base has, and what follows is another factor. True where one character is left.
  private mutating func splitSubscript(of base: Formula) -> Bool {
    guard let rank = rank(of: base) ?? (base.node.isName ? nil : 2),
      case .word(let units) = peek.kind, units.count > 1,
      vocabulary.resolve(peek.word ?? "") == nil
    else { return false }
    let indices = units.prefix { unit in
      guard let name = vocabulary.resolve(unit.text) else { return Int(unit.text) != nil }
      switch vocabulary.entries[name] {
      case .index: return true
      case .value(rank: .some(0)): return base.node.isName
      default: return false
      }
    }
    let count = min(indices.count, rank)
    guard count > 0, count < units.count else { return false }
    splitWord(at: index, after: count)
    return count == 1
  }

  /// Whether it is the name of a matrix.
  func isMatrix(_ base: Formula) -> Bool {
    if case .name(let name) = base.node, case .value(rank: .some(2)) = vocabulary.entries[name] {
      return true
    }
    return false
  }
}

extension Formula.Node {
  /// Whether it is a name.
  fileprivate var isName: Bool {
    if case .name = self { return true }
    return false
  }

  /// Whether it is the identity matrix whose size something else tells.
  fileprivate var isIdentity: Bool {
    if case .identity = self { return true }
    return false
  }
}
