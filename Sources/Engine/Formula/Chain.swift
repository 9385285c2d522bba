import Text

/// A text cut at the equals signs that stand outside all brackets: `a = b = c`.
package struct Chain: Sendable {
  /// The pieces between the equals signs.
  package var members: [Member]

  /// The row of the text with which it begins, from 0; rows with nothing in them do not count.
  package var row = 0

  /// One piece.
  package struct Member: Sendable {
    /// Where it stands.
    package var span: SourceSpan
    var tokens: [Token]
    var isLaTeX: Bool
    /// Whether it stands behind `≈`, as a rounded number does.
    var isRounded = false

    /// Whether nothing stands there, as before a leading `=`.
    package var isEmpty: Bool { tokens.count <= 1 }

    /// Reads the piece as a formula.
    package func formula(
      _ vocabulary: Vocabulary
    ) throws(SyntaxError) -> (formula: Formula, readings: [Reading]) {
      var parser = Parser(tokens, isLaTeX: isLaTeX, vocabulary)
      let formula = try parser.whole()
      return (formula, parser.readings)
    }

    /// Whether it could name a quantity: one word, a derivative, a name with brackets.
    package var looksLikeLabel: Bool {
      switch tokens.first?.kind {
      case .frac, .accent, .word: break
      case .mark(.partial): break
      default: return false
      }
      var level = 0
      for (place, token) in tokens.enumerated() {
        switch token.kind {
        case .number where place > 0 && tokens[place - 1].isMark(.underscore): continue
        case .mark(.leftBrace), .mark(.leftBracket), .mark(.leftParenthesis): level += 1
        case .mark(.rightBrace), .mark(.rightBracket), .mark(.rightParenthesis): level -= 1
        case .mark(.plus), .mark(.minus), .mark(.star), .number:
          if level == 0 { return false }
        default: break
        }
      }
      return true
    }
  }

  /// The chain that `text` is, a single member when it has no equals sign.
  package static func read(_ text: SourceText) throws(SyntaxError) -> Chain {
    let lines = try Chain.lines(of: text)
    // A line may begin or break off with `=`; elsewhere nothing must stand between two.
    var members: [Member] = []
    for line in lines {
      if members.last?.isEmpty == true, members.count > 1 { members.removeLast() }
      let isContinued = line.members.count > 1 && line.members[0].isEmpty && !members.isEmpty
      members += isContinued ? Array(line.members.dropFirst()) : line.members
    }
    return Chain(members: members)
  }

  /// The lines of a text, split at `\\` outside of cases and matrices; `&`, `\tag` are dropped.
  ///
  /// - Parameter isProof: whether each row is a step: then line breaks split a text without `\\` too,
  ///   and remarks are passed over.
  package static func lines(
    of text: SourceText, isProof: Bool = false
  ) throws(SyntaxError) -> [Chain] {
    let list = try Lexer.tokens(of: text, dropsRemarks: isProof)
    let hasRows = list.tokens.contains { token in
      if case .begin = token.kind { return true }
      return token.isMark(.rowBreak)
    }
    let splitsAtLineBreaks = isProof && !hasRows
    var lines: [[Token]] = [[]]
    var level = 0
    var last = 0
    for token in list.tokens {
      if splitsAtLineBreaks, level <= 0, last < token.span.start,
        token.span.start <= text.bytes.count,
        text.bytes[last..<token.span.start].contains(UInt8(ascii: "\n")),
        lines[lines.count - 1].last.map(expectsMore) == false
      {
        lines.append([])
      }
      last = max(last, token.span.end)
      switch token.kind {
      case .begin(let name) where isDisplay(name), .end(let name) where isDisplay(name): continue
      case .begin: level += 1
      case .end: level -= 1
      case .mark(.leftParenthesis), .mark(.leftBracket), .mark(.leftBrace), .mark(.leftSet):
        level += 1
      case .mark(.rightParenthesis), .mark(.rightBracket), .mark(.rightBrace), .mark(.rightSet):
        level -= 1
      case .mark(.ampersand) where level <= 0: continue
      case .mark(.rowBreak) where level <= 0:
        lines.append([])
        continue
      case .finish: continue
      default: break
      }
      lines[lines.count - 1].append(token)
    }
    // A row that begins with a sign of operation goes on with the row before it; but in a proof
    // without equals signs a minus begins a step.
    let startsWithMinus = isProof && !lines.joined().contains { $0.isMark(.equal) }
    var joined: [(row: Int, tokens: [Token])] = []
    for (row, line) in lines.filter({ !$0.isEmpty }).enumerated() {
      if let first = line.first, let before = joined.last?.tokens.last,
        continues(first) && !(startsWithMinus && first.isMark(.minus))
          || expectsMore(before) && !before.isMark(.equal)
      {
        joined[joined.count - 1].tokens += line
      } else {
        joined.append((row, line))
      }
    }
    guard !joined.isEmpty else { throw SyntaxError(.empty, SourceSpan(0, text.bytes.count)) }
    return joined.map { row, tokens in
      Chain(members: members(of: tokens, isLaTeX: list.isLaTeX), row: row)
    }
  }

  /// Whether a row that begins with a token goes on with the row before it.
  private static func continues(_ token: Token) -> Bool {
    guard case .mark(let mark) = token.kind else { return false }
    return [.plus, .minus, .star, .dotStar, .slash, .dotSlash].contains(mark)
  }

  /// Whether what a token begins must go on in the next row.
  private static func expectsMore(_ token: Token) -> Bool {
    continues(token) || token.isMark(.equal)
  }

  private static func isDisplay(_ environment: String) -> Bool {
    [
      "aligned", "align", "alignat", "alignedat", "flalign", "split", "gather", "gathered",
      "multline", "equation", "eqnarray", "displaymath", "math",
    ]
    .contains(environment)
  }

  private static func members(of line: [Token], isLaTeX: Bool) -> [Member] {
    var pieces: [[Token]] = [[]]
    var level = 0
    var starts = [line[0].span.start]
    var rounded: Set<Int> = []
    for token in line {
      switch token.kind {
      case .begin, .mark(.leftParenthesis), .mark(.leftBracket), .mark(.leftBrace),
        .mark(.leftSet):
        level += 1
      case .end, .mark(.rightParenthesis), .mark(.rightBracket), .mark(.rightBrace),
        .mark(.rightSet):
        level -= 1
      case .mark(.equal) where level <= 0, .mark(.approximately) where level <= 0:
        if token.isMark(.approximately) { rounded.insert(pieces.count) }
        pieces.append([])
        starts.append(token.span.end)
        continue
      default: break
      }
      pieces[pieces.count - 1].append(token)
    }
    return zip(pieces, starts).enumerated().map { place, side in
      let (piece, start) = side
      let first = piece.first?.span.start ?? start
      let end = piece.last?.span.end ?? start
      let finish = Token(kind: .finish, span: SourceSpan(end, end), spaced: false)
      return Member(
        span: SourceSpan(first, end), tokens: piece + [finish], isLaTeX: isLaTeX,
        isRounded: rounded.contains(place))
    }
  }
}
