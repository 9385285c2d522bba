import Text

/// What stands below a sum sign: the indices that it binds, their limits and the conditions on them.
struct IndexBinding {
  /// One bound index.
  struct Index {
    /// Its name.
    var name: String
    /// Its first value, where one is given.
    var lower: Formula?
    /// Its last value, where one is given.
    var upper: Formula?
  }

  /// The indices, the outermost first.
  var indices: [Index] = []
  /// What must hold for a term to count.
  var conditions: [Formula] = []

  /// Gives indices without limits those of their neighbours: in `i, j = 1` both begin with 1, and
  /// what stands above the sign ends all that have no end of their own.
  mutating func share(upper: Formula?) {
    for place in indices.indices where indices[place].upper == nil {
      let later = indices[place...].lazy.compactMap(\.upper).first
      if indices[place].lower != nil, let later { indices[place].upper = later }
    }
    for place in indices.indices where indices[place].lower == nil {
      let before = indices[..<place].lazy.reversed().compactMap(\.lower).first
      if indices[place].upper != nil, let before { indices[place].lower = before }
      let later = indices[place...].lazy.compactMap(\.lower).first
      if indices[place].upper == nil, let later { indices[place].lower = later }
    }
    guard let upper else { return }
    for place in indices.indices where indices[place].upper == nil { indices[place].upper = upper }
  }

  /// Turns conditions into limits where each index gets both: `1 <= i < j <= K` begins i and j
  /// with 1, ends both with K, and holds one to the other.
  mutating func takeLimits() {
    var other = self
    other.conditions = []
    for condition in conditions { other.add(condition) }
    other.share(upper: nil)
    let isWhole = other.indices.allSatisfy { ($0.lower == nil) == ($0.upper == nil) }
    if isWhole, other.indices.contains(where: { $0.lower != nil }) { self = other }
  }

  private mutating func add(_ condition: Formula) {
    guard case .compare(let members, let signs) = condition.node else {
      return conditions.append(condition)
    }
    for (place, sign) in signs.enumerated() {
      let (left, right) = (members[place], members[place + 1])
      let isTaken: Bool
      switch sign {
      case .less, .lessOrEqual:
        isTaken =
          limit(right, by: left, sign == .less, isLower: true)
          || limit(left, by: right, sign == .less, isLower: false)
      case .greater, .greaterOrEqual:
        isTaken =
          limit(left, by: right, sign == .greater, isLower: true)
          || limit(right, by: left, sign == .greater, isLower: false)
      case .equal, .notEqual: isTaken = false
      }
      guard !isTaken else { continue }
      let span = left.span.union(right.span)
      conditions.append(Formula(.compare([left, right], [sign]), span))
    }
  }

  /// Sets one limit of an index; false where the member is none, or the bound depends on one.
  private mutating func limit(
    _ member: Formula, by bound: Formula, _ isStrict: Bool, isLower: Bool
  ) -> Bool {
    guard case .name(let name) = member.node,
      let place = indices.firstIndex(where: { $0.name == name }),
      bound.freeNames.isDisjoint(with: indices.map(\.name))
    else { return false }
    let one = Formula(.number(.one), bound.span)
    let next = Formula(.binary(isLower ? .add : .subtract, bound, one), bound.span)
    let value = isStrict ? next : bound
    if isLower, indices[place].lower == nil {
      indices[place].lower = value
    } else if !isLower, indices[place].upper == nil {
      indices[place].upper = value
    } else {
      return false
    }
    return true
  }
}

extension Parser {
  /// Reads what stands below a sum sign.
  mutating func bind(_ binding: inout IndexBinding) throws(SyntaxError) {
    guard nextIs(.leftBrace) || nextIs(.leftParenthesis) else {
      if isLaTeX { splitToOneCharacter() }
      guard case .word(let units) = peek.kind, let word = peek.word else {
        throw unexpected("an index")
      }
      advance()
      for name in letters(word, units) { bind(name, &binding) }
      return
    }
    let opener = advance()
    let close: Token.Mark = opener.isMark(.leftBrace) ? .rightBrace : .rightParenthesis
    let isStack = opener.isMark(.leftBrace) && nextIs(.leftBrace)  // \substack{…}
    if isStack { advance() }
    // In round brackets trees are printed, in which all but the first item are conditions.
    let isTypeset = opener.isMark(.leftBrace)
    repeat {
      try bindItem(&binding, isTypeset || binding.indices.isEmpty)
    } while take(.comma) || take(.rowBreak) || take(.colon) || take(.bar)
    if isStack { try expect(.rightBrace, closing: opener) }
    try expect(close, closing: opener)
    guard !binding.indices.isEmpty else {
      throw SyntaxError(.expected("an index", found: "none"), opener.span)
    }
    if isTypeset { binding.takeLimits() }
  }

  private mutating func bind(
    _ name: String, from lower: Formula? = nil, to upper: Formula? = nil,
    _ binding: inout IndexBinding
  ) {
    binding.indices.append(IndexBinding.Index(name: name, lower: lower, upper: upper))
    vocabulary.declare(name, .index)
  }

  /// One item below a sum: `i = 1`, `i`, `ij`, `i \neq j`, `i = 1..K`.
  private mutating func bindItem(
    _ binding: inout IndexBinding, _ mayBind: Bool
  ) throws(SyntaxError) {
    if mayBind { renamePrimedIndex() }
    let isNew = mayBind && !binding.indices.contains { $0.name == peek.word }
    if let name = peek.word, isNew, nextIs(ahead: 1, .equal), mayBecomeIndex(name, binding) {
      let place = index
      advance()
      advance()
      let lower = try sum()
      var upper: Formula?
      if take(.dots) || take(.ellipsis) { upper = try sum() }
      if case .number = lower.node {
        return bind(name, from: lower, to: upper, &binding)
      } else if binding.indices.isEmpty || upper != nil {
        return bind(name, from: lower, to: upper, &binding)
      }
      index = place
    } else if case .word(let units) = peek.kind, isNew, endsItem(1) {
      let word = advance().word ?? ""
      for name in letters(word, units) { bind(name, &binding) }
      return
    }
    if let name = peek.word, isNew, endsOpen(binding),
      nextIs(ahead: 1, .less) || nextIs(ahead: 1, .lessOrEqual)
    {
      bind(name, &binding)
    }
    if mayBind {
      for name in newIndices(mayBeBound: binding.indices.isEmpty) { bind(name, &binding) }
    }
    binding.conditions.append(try condition())
  }

  /// The indices that a word is: `ij` are two, unless it is a name.
  private func letters(_ word: String, _ units: [Unit]) -> [String] {
    guard (2...3).contains(units.count), vocabulary.resolve(word) == nil,
      units.allSatisfy({ $0.text.count == 1 && $0.text.allSatisfy(\.isLowercase) })
    else { return [word] }
    return units.map(\.text)
  }

  /// The most names that are changed in a formula: each goes through all of it.
  private static let mostRenamings = 8

  /// Gives the index `j'` at the cursor a name without a prime, which elsewhere differentiates, from
  /// here to the end.
  private mutating func renamePrimedIndex() {
    guard renamings < Self.mostRenamings, let name = peek.word, primeEnd(after: index) != nil,
      FunctionTable.canonical(name) == nil,
      vocabulary.resolve(name).map({ vocabulary.entries[$0] == .index }) ?? true
    else { return }
    renamings += 1
    let used = Set(tokens.compactMap(\.word))
    let letters = ["k", "m", "q", "r", "s", "t", "u", "v", "a", "b", "c"]
    guard let fresh = letters.first(where: { vocabulary.resolve($0) == nil && !used.contains($0) })
    else { return }
    var place = index
    while place < tokens.count {
      if tokens[place].word == name, let end = primeEnd(after: place) {
        let span = tokens[place].span.union(tokens[end - 1].span)
        let word = Token(
          kind: .word([Unit(text: fresh, span: span)]), span: span, spaced: tokens[place].spaced)
        tokens.replaceSubrange(place..<end, with: [word])
      }
      place += 1
    }
  }

  /// The place behind the prime of the word at a place: `j'`, `j^\prime`, `j^{\prime}`.
  private func primeEnd(after place: Int) -> Int? {
    func mark(_ ahead: Int, _ mark: Token.Mark) -> Bool {
      place + ahead < tokens.count && tokens[place + ahead].isMark(mark)
    }
    if mark(1, .prime) { return place + 2 }
    guard mark(1, .caret) else { return nil }
    if mark(2, .prime) { return place + 3 }
    return mark(2, .leftBrace) && mark(3, .prime) && mark(4, .rightBrace) ? place + 5 : nil
  }

  /// Whether a word that is set equal to something below a sum is bound there: any that is first,
  /// behind others one that stands for nothing else.
  private func mayBecomeIndex(_ word: String, _ binding: IndexBinding) -> Bool {
    guard !binding.indices.isEmpty, let name = vocabulary.resolve(word) else { return true }
    return vocabulary.entries[name] == .index
  }

  /// Whether the last condition begins an index and leaves its end to what follows: `1 <= i` in
  /// `1 <= i, j <= K`.
  private func endsOpen(_ binding: IndexBinding) -> Bool {
    guard case .compare(let members, let signs) = binding.conditions.last?.node,
      signs.allSatisfy({ $0 == .less || $0 == .lessOrEqual }),
      case .name(let name) = members.last?.node
    else { return false }
    return binding.indices.contains { $0.name == name }
  }

  private func endsItem(_ ahead: Int) -> Bool {
    let ends: [Token.Mark] = [.comma, .rightBrace, .rightParenthesis, .rowBreak, .colon, .bar]
    return ends.contains { peek(ahead).isMark($0) }
  }

  /// The indices that a condition such as `i \neq j` binds: the first word that is not declared yet
  /// and all such letters; where there is none, the first word.
  private func newIndices(mayBeBound: Bool) -> [String] {
    var found: [String] = []
    var first: String?
    var level = 0
    for token in tokens[index...] {
      if token.isMark(.leftParenthesis) { level += 1 }
      if token.isMark(.rightParenthesis) { level -= 1 }
      let ends: [Token.Mark] = [.rightBrace, .comma, .rowBreak, .colon]
      if level < 0 || ends.contains(where: { token.isMark($0) }) { break }
      guard case .word(let units) = token.kind, let word = token.word else { continue }
      first = first ?? word
      guard level == 0, vocabulary.resolve(word) == nil, !found.contains(word),
        FunctionTable.canonical(word) == nil, Formula.Constant(rawValue: word) == nil
      else { continue }
      if found.isEmpty && mayBeBound {
        found += letters(word, units)
      } else if word.count == 1 && word.allSatisfy(\.isLowercase) {
        found.append(word)
      }
    }
    if found.isEmpty, mayBeBound { return [first ?? "i"] }
    return found
  }
}
