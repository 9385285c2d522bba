import Text

/// What of a text is the answer: `f'(x) = 2x, where x = …` answers with what stands before the comma.
extension Chain {
  /// The chain that an answer is, and the remark behind it that only says again what names mean.
  ///
  /// - Throws: where the text says several things, of which none is more the answer than another.
  package static func answer(
    _ text: SourceText, _ vocabulary: Vocabulary
  ) throws(SyntaxError) -> (chain: Chain, remark: Reading?) {
    var chain = try Chain.read(text)
    chain.dropRounded(vocabulary)
    guard chain.members.count > 1 else { return (chain, nil) }
    guard let (member, place) = chain.firstStop else {
      try chain.refuseComparisons()
      return (chain, nil)
    }
    let stop = chain.members[member].tokens[place]
    let end = chain.members[chain.members.count - 1].span.end
    let label = chain.members[0].name(vocabulary)
    guard chain.definesNames(from: (member, place), but: member > 0 ? label : nil, vocabulary)
    else { throw SyntaxError(.notOneFormula, SourceSpan(stop.span.start, end)) }
    var last = chain.members[member]
    let before = last.tokens[place > 0 ? place - 1 : 0].span.end
    last.tokens = last.tokens[..<place] + [Token.finish(at: before)]
    last.span.end = before
    chain.members = chain.members[..<member] + [last]
    try chain.refuseComparisons()
    let remark = Reading(
      span: SourceSpan(stop.span.start, end), meaning: "a remark about what names mean")
    return (chain, remark)
  }

  /// Drops what stands behind `≈` where something before it is the answer: `2/3 ≈ 0.667`.
  private mutating func dropRounded(_ vocabulary: Vocabulary) {
    guard let first = members.firstIndex(where: \.isRounded), !members[first - 1].isEmpty else {
      return
    }
    let isLabel = first == 1 && members[0].isNameOrSlope(vocabulary)
    if !isLabel { members.removeSubrange(first...) }
  }

  /// Where something begins that is no part of one formula: the member and the token in it.
  private var firstStop: (member: Int, token: Int)? {
    for (number, member) in members.enumerated() {
      guard let place = member.stops.first else { continue }
      // A comma or a full stop at the very end ends a sentence.
      let isEnd = number == members.count - 1 && place >= member.tokens.count - 2
      if !isEnd { return (number, place) }
    }
    return nil
  }

  /// Whether what follows a stop is nothing but `name = formula`, for declared names other than one;
  /// behind `where` the names need not be known here.
  private func definesNames(
    from start: (member: Int, token: Int), but label: String?, _ vocabulary: Vocabulary
  ) -> Bool {
    var left = Array(members[start.member].tokens[start.token...])
    let explains = left.prefix(while: \.isStop).contains(where: \.isWhere)
    for member in members[(start.member + 1)...] {
      let side = Member(span: member.span, tokens: left.withoutStops, isLaTeX: member.isLaTeX)
      let stop = member.stops.first ?? member.tokens.count - 1
      if explains, side.looksLikeLabel {
        left = Array(member.tokens[stop...])
        continue
      }
      guard let name = side.name(vocabulary), name != label else { return false }
      let value = Member(
        span: member.span, tokens: member.tokens[..<stop] + [Token.finish(at: member.span.end)],
        isLaTeX: member.isLaTeX)
      guard (try? value.formula(vocabulary)) != nil else { return false }
      left = Array(member.tokens[stop...])
    }
    return left.withoutStops.count <= 1
  }

  /// Refuses `x > 1 = 2`, which is no chain of equal things.
  private func refuseComparisons() throws(SyntaxError) {
    guard members.count > 1 else { return }
    for member in members.dropLast() {
      if let sign = member.comparison { throw SyntaxError(.notOneFormula, sign) }
    }
  }
}

extension Chain.Member {
  /// The places of what ends a formula: commas, `and`, `where`, outside of all brackets.
  fileprivate var stops: [Int] {
    var level = 0
    return tokens.indices.filter { place in
      level += tokens[place].nesting
      return level <= 0 && tokens[place].isStop
    }
  }

  /// Where a comparison stands outside of all brackets.
  fileprivate var comparison: SourceSpan? {
    var level = 0
    for token in tokens {
      level += token.nesting
      guard level <= 0, case .mark(let mark) = token.kind else { continue }
      switch mark {
      case .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: return token.span
      default: continue
      }
    }
    return nil
  }

  /// Whether it only names a quantity, or cannot be read as anything else.
  fileprivate func isNameOrSlope(_ vocabulary: Vocabulary) -> Bool {
    switch try? formula(vocabulary).formula.node {
    case nil, .name, .derivative: return true
    default: return false
    }
  }

  /// The declared name that it is.
  fileprivate func name(_ vocabulary: Vocabulary) -> String? {
    guard case .name(let name)? = try? formula(vocabulary).formula.node else { return nil }
    return name
  }
}

extension Token {
  /// How many brackets it opens, less those that it closes.
  fileprivate var nesting: Int {
    switch kind {
    case .begin, .mark(.leftParenthesis), .mark(.leftBracket), .mark(.leftBrace), .mark(.leftSet),
      .mark(.leftAngle), .mark(.leftFloor), .mark(.leftCeiling):
      return 1
    case .end, .mark(.rightParenthesis), .mark(.rightBracket), .mark(.rightBrace), .mark(.rightSet),
      .mark(.rightAngle), .mark(.rightFloor), .mark(.rightCeiling):
      return -1
    default: return 0
    }
  }

  /// Whether it ends a formula outside of brackets.
  fileprivate var isStop: Bool {
    switch kind {
    case .mark(.comma), .mark(.semicolon), .keyword: return true
    case .word: return ["where", "with", "for", "since", "because"].contains(word ?? "")
    default: return false
    }
  }

  /// Whether it says that names are explained: `where`, `with`.
  fileprivate var isWhere: Bool {
    switch kind {
    case .keyword(.when): return true
    case .word: return ["where", "with"].contains(word ?? "")
    default: return false
    }
  }

  fileprivate static func finish(at end: Int) -> Token {
    Token(kind: .finish, span: SourceSpan(end, end), spaced: false)
  }
}

extension [Token] {
  /// The tokens behind commas and words such as `where`, ended by `finish`.
  fileprivate var withoutStops: [Token] {
    let rest = Array(drop(while: \.isStop))
    if rest.last?.kind == .finish { return rest }
    return rest + [Token.finish(at: rest.last?.span.end ?? 0)]
  }
}
