import Text

/// The order of superscripts and subscripts, which in print stand at one place: `x^2_1` is `x_1^2`.
extension Parser {
  /// The tokens with `W_{i j}` as `W_{ij}`: a space means nothing in mathematics.
  static func withSubscriptsJoined(_ tokens: [Token]) -> [Token] {
    var result = tokens
    var place = 0
    while place + 3 < result.count {
      defer { place += 1 }
      guard result[place].isMark(.underscore), result[place + 1].isMark(.leftBrace),
        case .word(var units) = result[place + 2].kind
      else { continue }
      var end = place + 3
      joining: while end < result.count {
        switch result[end].kind {
        case .word(let more): units += more
        case .number(let digits) where digits.count == 1:
          units.append(Unit(text: digits, span: result[end].span))
        default: break joining
        }
        end += 1
      }
      guard end > place + 3, end < result.count, result[end].isMark(.rightBrace) else { continue }
      result[place + 2].kind = .word(units)
      result[place + 2].span.end = result[end - 1].span.end
      result.removeSubrange(place + 3..<end)
    }
    return result
  }

  /// The tokens with every subscript before the power, and every layer before a list of indices.
  static func withSubscriptsFirst(
    _ tokens: [Token], isLaTeX: Bool, _ vocabulary: Vocabulary
  ) -> [Token] {
    guard tokens.contains(where: { $0.isMark(.caret) }),
      tokens.contains(where: { $0.isMark(.underscore) })
    else { return tokens }
    var result = tokens
    var place = 1
    while place < result.count {
      defer { place += 1 }
      guard takesScripts(result[place - 1]) else { continue }
      if result[place].isMark(.caret), !isLayer(result, after: place),
        !isEntryOfTurned(result, place, vocabulary),
        isPower(result, place, isLaTeX: isLaTeX, vocabulary)
      {
        exchange(&result, at: place, isLaTeX: isLaTeX)
      } else if result[place].isMark(.underscore), let end = scriptEnd(result, place + 1),
        end < result.count, result[end].isMark(.caret), isLayer(result, after: end),
        result[place..<end].contains(where: { $0.isMark(.comma) })
          || isRow(result, after: end, of: result[place - 1], vocabulary)
      {
        exchange(&result, at: place, isLaTeX: isLaTeX)
      }
    }
    return result
  }

  /// Exchanges the script at a place with the one behind it, if there is one of the other kind.
  private static func exchange(_ tokens: inout [Token], at place: Int, isLaTeX: Bool) {
    let isPower = tokens[place].isMark(.caret)
    guard let middle = scriptEnd(tokens, place + 1), middle + 1 < tokens.count,
      tokens[middle].isMark(isPower ? .underscore : .caret)
    else { return }
    if isLaTeX { splitScript(&tokens, at: middle + 1) }
    guard let end = scriptEnd(tokens, middle + 1) else { return }
    let first = tokens[place..<middle]
    let second = tokens[middle..<end]
    tokens.replaceSubrange(place..<end, with: Array(second) + Array(first))
  }

  /// Whether the script after `^` is a power whatever follows it: in `e^z_1` it is `z_1`.
  private static func isPower(
    _ tokens: [Token], _ caret: Int, isLaTeX: Bool, _ vocabulary: Vocabulary
  ) -> Bool {
    let base = tokens[caret - 1]
    if base.isMark(.sum) || base.isMark(.product) { return true }
    if base.word == "e", vocabulary.resolve("e") == nil { return false }
    let braced = caret + 2 < tokens.count && tokens[caret + 1].isMark(.leftBrace)
    let place = braced ? caret + 2 : caret + 1
    guard place < tokens.count else { return false }
    switch tokens[place].kind {
    case .number, .mark(.top): return true
    case .word where tokens[place].word == "T": return true
    case .word where !braced:
      guard isLaTeX, let name = base.word, place + 2 < tokens.count else { return false }
      let braces = tokens[place + 2].isMark(.leftBrace) && place + 3 < tokens.count
      guard case .number(let digits) = tokens[place + (braces ? 3 : 2)].kind else { return false }
      return vocabulary.resolve(name + digits) != nil
    default: return isLaTeX && braced
    }
  }

  /// Whether the script after `^` turns or inverts a matrix of which two indices take an entry:
  /// `A^\top_{ij}`, `A^{-1}_{ij}`.
  private static func isEntryOfTurned(
    _ tokens: [Token], _ caret: Int, _ vocabulary: Vocabulary
  ) -> Bool {
    guard case .word(let units) = tokens[caret - 1].kind,
      let matrix = vocabulary.resolve(units.map(\.text).joined())
        ?? units.last.flatMap({ vocabulary.resolve($0.text) }),
      vocabulary.entries[matrix] == .value(rank: 2), let end = scriptEnd(tokens, caret + 1),
      end + 1 < tokens.count, tokens[end].isMark(.underscore),
      let close = scriptEnd(tokens, end + 1)
    else { return false }
    var script = Array(tokens[caret + 1..<end])
    script.removeAll { $0.isMark(.leftBrace) || $0.isMark(.rightBrace) }
    let isTurned = script.count == 1 && (script[0].isMark(.top) || script[0].word == "T")
    let isInverse =
      script.count == 2 && script[0].isMark(.minus) && script[1].kind == .number("1")
    guard isTurned || isInverse else { return false }
    let below = tokens[end + 1..<close].filter { !$0.isMark(.leftBrace) && !$0.isMark(.rightBrace) }
    if below.count == 1, let text = below[0].word ?? below[0].digits {
      return vocabulary.resolve(matrix + text) == nil && text.count == 2
    }
    return below.contains { $0.isMark(.comma) }
      || below.count == 2 && below.allSatisfy { ($0.word ?? $0.digits) != nil }
  }

  /// Whether scripts after a token belong to what it ends.
  private static func takesScripts(_ token: Token) -> Bool {
    switch token.kind {
    case .word: return true
    case .mark(let mark):
      return [.rightParenthesis, .rightBrace, .bar, .doubleBar, .sum, .product].contains(mark)
    default: return false
    }
  }

  /// Whether what follows `^` is the row of a matrix: `X_{j}^{(i)}` is entry i, j.
  private static func isRow(
    _ tokens: [Token], after caret: Int, of base: Token, _ vocabulary: Vocabulary
  ) -> Bool {
    let place = tokens[caret + 1].isMark(.leftBrace) ? caret + 3 : caret + 2
    guard place < tokens.count, let index = tokens[place].word, let name = base.word,
      let matrix = vocabulary.resolve(name)
    else { return false }
    return vocabulary.entries[matrix] == .value(rank: 2)
      && vocabulary.resolve(index).map { vocabulary.entries[$0] } == .index
  }

  /// Whether what follows `^` numbers a layer: `^{[2]}`, `^{(2)}`, `^[2]`, `^(2)`.
  private static func isLayer(_ tokens: [Token], after caret: Int) -> Bool {
    var place = caret + 1
    if place < tokens.count, tokens[place].isMark(.leftBrace) { place += 1 }
    guard place < tokens.count else { return false }
    return tokens[place].isMark(.leftBracket) || tokens[place].isMark(.leftParenthesis)
  }

  /// The place after a script: a group in braces, a number, a word or a transpose; else nil.
  private static func scriptEnd(_ tokens: [Token], _ start: Int) -> Int? {
    guard start < tokens.count else { return nil }
    switch tokens[start].kind {
    case .number, .word, .mark(.top): return start + 1
    case .mark(.leftBrace):
      var depth = 0
      for place in start..<tokens.count {
        if tokens[place].isMark(.leftBrace) { depth += 1 }
        if tokens[place].isMark(.rightBrace) { depth -= 1 }
        if depth == 0 { return place + 1 }
      }
      return nil
    default: return nil
    }
  }

  /// In LaTeX a script without braces is one character; the rest is what follows.
  private static func splitScript(_ tokens: inout [Token], at place: Int) {
    guard place < tokens.count, case .word(let units) = tokens[place].kind, units.count > 1 else {
      return
    }
    let rest = SourceSpan(units[1].span.start, tokens[place].span.end)
    tokens[place].kind = .word([units[0]])
    tokens[place].span.end = units[0].span.end
    let tail = Token(kind: .word(Array(units.dropFirst())), span: rest, spaced: false)
    tokens.insert(tail, at: place + 1)
  }
}
