import Text

/// How a text was understood where it could have surprised its writer.
package struct Reading: Hashable, Sendable {
  /// The piece of text.
  package var span: SourceSpan

  /// What it was taken for.
  package var meaning: String
}

/// Reads tokens into a tree by recursive descent.
///
/// Precedence from loose to tight: `or`, `and`, `not`, comparison, `+ -`, products written or
/// implied, unary minus, powers (to the right), what follows a factor (index, transpose), atoms.
package struct Parser {
  /// The deepest nesting of brackets, signs, powers and functions that is read.
  package static let maximumDepth = 200

  /// The longest way from the root of a tree to a leaf: 1 + x + x + … grows with every term.
  static let maximumHeight = 1000

  /// What is read; words are split in place where they turn out to be several names.
  var tokens: [Token]
  /// The place of the next token.
  var index = 0
  /// Whether scripts take one character.
  let isLaTeX: Bool
  /// The names that are known here, bound indices included.
  var vocabulary: Vocabulary

  /// Surprising readings, in the order in which they were met.
  package var readings: [Reading] = []

  /// How deep the recursion is.
  var depth = 0
  /// How many brackets are open.
  var brackets = 0
  /// How many `|` of this bracket are open.
  var openBars = 0
  /// How many `‖` of this bracket are open.
  var openDoubleBars = 0
  /// Places where `||` opens no norm.
  var failedNorms: Set<Int> = []
  /// Places of a 1 that is no indicator.
  var failedIndicators: Set<Int> = []

  /// Whether the list of names behind a definition is being read, in which there is no other.
  var isAbsorbing = false

  /// The place behind the last `\frac`, whose lower number has nothing to do with one behind it.
  var fractionEnd = -1

  /// How many indices with a prime have been renamed.
  var renamings = 0

  /// Where the token before this one ends.
  var previousEnd = 0

  /// Reads the whole of `text` as one formula.
  package static func formula(
    _ text: SourceText, _ vocabulary: Vocabulary
  ) throws(SyntaxError) -> Formula {
    try reading(text, vocabulary).formula
  }

  /// Reads the whole of `text` and says where the reading may surprise.
  package static func reading(
    _ text: SourceText, _ vocabulary: Vocabulary
  ) throws(SyntaxError) -> (formula: Formula, readings: [Reading]) {
    var parser = try Parser(text, vocabulary)
    let formula = try parser.whole()
    return (formula, parser.readings)
  }

  /// Makes a parser at the start of a text.
  init(_ text: SourceText, _ vocabulary: Vocabulary) throws(SyntaxError) {
    let list = try Lexer.tokens(of: text)
    self.init(list.tokens, isLaTeX: list.isLaTeX, vocabulary)
  }

  /// Makes a parser at the start of a list of tokens.
  init(_ tokens: [Token], isLaTeX: Bool, _ vocabulary: Vocabulary) {
    let joined = isLaTeX ? Parser.withSubscriptsJoined(tokens) : tokens
    let ordered = Parser.withSubscriptsFirst(joined, isLaTeX: isLaTeX, vocabulary)
    self.tokens = isLaTeX ? Parser.withTransposesApart(ordered) : ordered
    self.isLaTeX = isLaTeX
    self.vocabulary = vocabulary
  }

  /// The tokens with `^{[2]T}` and `^{(2)\top}` cut into `^{[2]}^{T}`.
  private static func withTransposesApart(_ tokens: [Token]) -> [Token] {
    guard tokens.count > 6 else { return tokens }
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    for (place, token) in tokens.enumerated() {
      result.append(token)
      guard place >= 4, place + 2 < tokens.count, tokens[place - 4].isMark(.caret),
        tokens[place - 3].isMark(.leftBrace), tokens[place + 2].isMark(.rightBrace),
        tokens[place - 2].isMark(.leftBracket) && token.isMark(.rightBracket)
          || tokens[place - 2].isMark(.leftParenthesis) && token.isMark(.rightParenthesis),
        tokens[place + 1].isMark(.top) || tokens[place + 1].word == "T"
      else { continue }
      let span = SourceSpan(token.span.end, token.span.end)
      for mark in [Token.Mark.rightBrace, .caret, .leftBrace] {
        result.append(Token(kind: .mark(mark), span: span, spaced: false))
      }
    }
    return result
  }

  /// The whole token list as one formula.
  mutating func whole() throws(SyntaxError) -> Formula {
    if case .finish = peek.kind { throw SyntaxError(.empty, peek.span) }
    let formula = try condition()
    skipFinalMarks()
    guard case .finish = peek.kind else { throw unexpected("the end of the formula") }
    guard formula.isNoHigher(than: Parser.maximumHeight) else {
      throw SyntaxError(.tooManyTerms(limit: Parser.maximumHeight), formula.span)
    }
    return formula
  }

  /// A full stop or comma that ends a line of prose is no part of the formula.
  private mutating func skipFinalMarks() {
    let isLast = index + 1 < tokens.count && tokens[index + 1].kind == .finish
    if isLast, nextIs(.comma) || nextIs(.semicolon) { index += 1 }
  }

  // MARK: Tokens

  /// The next token.
  var peek: Token { tokens[min(index, tokens.count - 1)] }

  /// The token so many places further on.
  func peek(_ ahead: Int) -> Token { tokens[min(index + ahead, tokens.count - 1)] }

  /// Whether the next token, or one further on, is the given mark.
  func nextIs(ahead: Int = 0, _ mark: Token.Mark) -> Bool {
    tokens[min(index + ahead, tokens.count - 1)].isMark(mark)
  }

  /// Whether the next token is the given word.
  func nextIs(keyword: Token.Keyword) -> Bool {
    if case .keyword(keyword) = tokens[min(index, tokens.count - 1)].kind { return true }
    return false
  }

  /// Passes the next token.
  @discardableResult mutating func advance() -> Token {
    let token = peek
    if index < tokens.count - 1 { index += 1 }
    previousEnd = token.span.end
    return token
  }

  /// Passes the next token if it is the given mark.
  mutating func take(_ mark: Token.Mark) -> Bool {
    guard nextIs(mark) else { return false }
    advance()
    return true
  }

  /// Passes the given mark, which closes `opener`, or fails.
  mutating func expect(_ mark: Token.Mark, closing opener: Token? = nil) throws(SyntaxError) {
    if take(mark) { return }
    guard let opener else { throw unexpected("`\(mark.rawValue)`") }
    if peek.kind == .finish {
      throw SyntaxError(.unclosed(describe(opener, quoted: false)), opener.span)
    }
    brackets += 1
    defer { brackets -= 1 }
    throw unexpected("`\(mark.rawValue)`")
  }

  /// The error that something else was expected at the next token.
  func unexpected(_ what: String) -> SyntaxError {
    switch peek.kind {
    case .mark(.rightParenthesis), .mark(.rightBracket), .mark(.rightBrace), .mark(.rightSet):
      if brackets == 0 { return SyntaxError(.unopened(describe(peek, quoted: false)), peek.span) }
    case .mark(.ellipsis), .mark(.dots): return SyntaxError(.ellipsis, peek.span)
    case .number where index > 0:
      if case .number = tokens[index - 1].kind { return SyntaxError(.twoNumbers, peek.span) }
    default: break
    }
    return SyntaxError(.expected(what, found: describe(peek, quoted: true)), peek.span)
  }

  /// How a message calls a token.
  func describe(_ token: Token, quoted: Bool) -> String {
    let text: String
    switch token.kind {
    case .number(let digits): text = SyntaxError.short(digits)
    case .word: text = SyntaxError.short(token.word ?? "")
    case .accent(let name): text = "\\" + name
    case .mark(let mark): text = mark.rawValue
    case .frac: text = "\\frac"
    case .root: text = "√"
    case .begin(let name): text = "\\begin{\(SyntaxError.short(name))}"
    case .end(let name): text = "\\end{\(SyntaxError.short(name))}"
    case .ones: text = "1"
    case .identity: text = "I"
    case .keyword(let word): text = word.rawValue
    case .finish: return "the end"
    }
    return quoted ? "`\(text)`" : text
  }

  /// Runs `body` one level deeper.
  mutating func nested<T>(
    _ body: (inout Parser) throws(SyntaxError) -> T
  ) throws(SyntaxError) -> T {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Parser.maximumDepth else {
      throw SyntaxError(.tooDeep(limit: Parser.maximumDepth), peek.span)
    }
    return try body(&self)
  }

  /// Runs `body` inside brackets, where bars that stand outside cannot be closed.
  mutating func bracketed<T>(
    _ body: (inout Parser) throws(SyntaxError) -> T
  ) throws(SyntaxError) -> T {
    let saved = (openBars, openDoubleBars)
    openBars = 0
    openDoubleBars = 0
    brackets += 1
    defer {
      (openBars, openDoubleBars) = saved
      brackets -= 1
    }
    return try nested(body)
  }

  /// Runs `body`; on failure everything is as it was before and the answer is nil.
  mutating func attempt<T>(_ body: (inout Parser) throws(SyntaxError) -> T) -> T? {
    var fault: SyntaxError?
    return attempt(&fault, body)
  }

  /// Runs `body`; on failure everything is as it was before and `fault` says why.
  mutating func attempt<T>(
    _ fault: inout SyntaxError?, _ body: (inout Parser) throws(SyntaxError) -> T
  ) -> T? {
    let saved = self
    do {
      return try body(&self)
    } catch {
      fault = error
      let failed = (failedNorms, failedIndicators)
      self = saved
      (failedNorms, failedIndicators) = failed
      return nil
    }
  }
}
