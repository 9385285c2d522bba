import Text

extension Parser {
  /// `sum_{i=1}^K …`, `sum(i=1..K, …)` written with words; nil when the word binds no index.
  mutating func wordBinder(_ word: String) throws(SyntaxError) -> Formula? {
    guard let kind = Parser.binders[word] else { return nil }
    if nextIs(ahead: 1, .underscore) { return try reduction(kind) }
    guard word == kind.rawValue, nextIs(ahead: 1, .leftParenthesis), case .word = peek(2).kind,
      peek(3).isMark(.equal),
      !(peek(4).isMark(.equal))
    else { return nil }
    return try plainReduction(kind)
  }

  private static let binders: [String: Formula.Reduction] = [
    "sum": .sum, "Sigma": .sum, "prod": .product, "Pi": .product, "max": .maximum,
    "min": .minimum,
  ]

  /// `\sum…`, `\prod…` at the cursor.
  mutating func reduction() throws(SyntaxError) -> Formula {
    try reduction(nextIs(.sum) ? .sum : .product)
  }

  private mutating func reduction(_ kind: Formula.Reduction) throws(SyntaxError) -> Formula {
    try nested { p throws(SyntaxError) in try p.signReduction(kind) }
  }

  /// What a subscript says of the index of a sum.
  private struct Binding {
    var indices: [String] = []
    var lower: Formula?
    var upper: Formula?
    var conditions: [Formula] = []
  }

  /// A sum in the notation of a sign with limits below and above.
  private mutating func signReduction(
    _ kind: Formula.Reduction
  ) throws(SyntaxError) -> Formula {
    let sign = advance()
    let outer = vocabulary
    defer { vocabulary = outer }
    var binding = Binding()
    var upper: Formula?
    var seen = false
    while nextIs(.underscore) || nextIs(.caret) {
      if advance().isMark(.underscore) {
        try bind(&binding)
        seen = true
      } else {
        if isLaTeX { splitToOneCharacter() }
        upper = nextIs(.leftBrace) ? try braceGroup() : try postfixed()
      }
    }
    guard seen else {
      throw SyntaxError(
        .expected(
          "the index of the \(kind.rawValue) below it", found: describe(peek, quoted: true)),
        sign.span)
    }
    if binding.upper == nil { binding.upper = upper }
    let body = try term()
    var result = body
    for (place, index) in binding.indices.enumerated().reversed() {
      let innermost = place == binding.indices.count - 1
      var bounds: Formula.Bounds?
      if let lower = binding.lower, let upper = binding.upper {
        bounds = Formula.Bounds(lower: lower, upper: upper)
      } else if let lower = binding.lower, binding.upper == nil {
        throw SyntaxError(.expected("an upper limit", found: "none"), lower.span)
      } else if let upper = binding.upper {
        bounds = Formula.Bounds(lower: Formula(.number(.one), upper.span), upper: upper)
      }
      result = Formula(
        .reduce(
          kind, index: index, bounds: bounds,
          conditions: innermost ? binding.conditions : [], result),
        sign.span.union(body.span))
    }
    return result
  }

  /// Reads what stands below a sum sign.
  private mutating func bind(_ binding: inout Binding) throws(SyntaxError) {
    guard nextIs(.leftBrace) || nextIs(.leftParenthesis) else {
      if isLaTeX { splitToOneCharacter() }
      guard let name = peek.word else { throw unexpected("an index") }
      advance()
      bindIndex(name, &binding)
      return
    }
    let opener = advance()
    let close: Token.Mark = opener.isMark(.leftBrace) ? .rightBrace : .rightParenthesis
    repeat {
      try bindItem(&binding)
    } while take(.comma)
    try expect(close, closing: opener)
    guard !binding.indices.isEmpty else {
      throw SyntaxError(.expected("an index", found: "none"), opener.span)
    }
  }

  private mutating func bindIndex(_ name: String, _ binding: inout Binding) {
    binding.indices.append(name)
    vocabulary.declare(name, .index)
  }

  /// One item below a sum: `i = 1`, `i`, `i \neq j`, `i = 1..K`.
  private mutating func bindItem(_ binding: inout Binding) throws(SyntaxError) {
    if let name = peek.word, binding.indices.isEmpty || nextIs(ahead: 1, .comma) || endsItem(1) {
      if nextIs(ahead: 1, .equal), binding.indices.isEmpty {
        advance()
        advance()
        binding.lower = try sum()
        if take(.dots) || take(.ellipsis) { binding.upper = try sum() }
        return bindIndex(name, &binding)
      }
      if endsItem(1) {
        advance()
        return bindIndex(name, &binding)
      }
    }
    if binding.indices.isEmpty { bindIndex(freeIndex(), &binding) }
    binding.conditions.append(try condition())
  }

  private func endsItem(_ ahead: Int) -> Bool {
    let token = peek(ahead)
    return token.isMark(.comma) || token.isMark(.rightBrace) || token.isMark(.rightParenthesis)
  }

  /// The index that a bare condition such as `i \neq j` binds: the first word not yet declared.
  private func freeIndex() -> String {
    var first: String?
    for token in tokens[index...] {
      if token.isMark(.rightBrace) || token.isMark(.comma) { break }
      guard let word = token.word else { continue }
      if vocabulary.resolve(word) == nil { return word }
      first = first ?? word
    }
    return first ?? "i"
  }

  /// `sum(i=1..K, i != j, body)`.
  private mutating func plainReduction(_ kind: Formula.Reduction) throws(SyntaxError) -> Formula {
    let outer = vocabulary
    defer { vocabulary = outer }
    let sign = advance()
    let opener = advance()
    guard let index = peek.word else { throw unexpected("an index") }
    advance()
    advance()
    return try bracketed { p throws(SyntaxError) in
      let lower = try p.sum()
      guard p.take(.dots) || p.take(.ellipsis) else { throw p.unexpected("`..`") }
      let upper = try p.sum()
      p.vocabulary.declare(index, .index)
      var conditions: [Formula] = []
      while true {
        try p.expect(.comma, closing: opener)
        let item = try p.condition()
        if p.peek.isMark(.comma) {
          guard item.isCondition else { throw p.unexpected("`)`") }
          conditions.append(item)
          continue
        }
        try p.expect(.rightParenthesis, closing: opener)
        return Formula(
          .reduce(
            kind, index: index, bounds: Formula.Bounds(lower: lower, upper: upper),
            conditions: conditions, item),
          SourceSpan(sign.span.start, p.previousEnd))
      }
    }
  }
}
