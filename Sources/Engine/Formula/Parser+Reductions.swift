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

  /// A sum in the notation of a sign with limits below and above.
  private mutating func signReduction(
    _ kind: Formula.Reduction
  ) throws(SyntaxError) -> Formula {
    let sign = advance()
    let outer = vocabulary
    defer { vocabulary = outer }
    var binding = IndexBinding()
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
    binding.share(upper: upper)
    let body = try term()
    var result = body
    for (place, index) in binding.indices.enumerated().reversed() {
      let innermost = place == binding.indices.count - 1
      var bounds: Formula.Bounds?
      if let upper = index.upper {
        let lower = index.lower ?? Formula(.number(.one), upper.span)
        bounds = Formula.Bounds(lower: lower, upper: upper)
      } else if let lower = index.lower {
        throw SyntaxError(.expected("an upper limit", found: "none"), lower.span)
      }
      result = Formula(
        .reduce(
          kind, index: index.name, bounds: bounds,
          conditions: innermost ? binding.conditions : [], result),
        sign.span.union(body.span))
    }
    return result
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
