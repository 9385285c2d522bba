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
  /// The deepest nesting that is read.
  package static let maximumDepth = 200

  /// The most tokens that one formula may have; a chain of terms is as deep as it is long.
  package static let maximumTokens = 12_000

  var tokens: [Token]
  var index = 0
  let isLaTeX: Bool
  var vocabulary: Vocabulary

  /// Surprising readings, in the order in which they were met.
  package var readings: [Reading] = []

  var depth = 0
  var openBars = 0
  var openDoubleBars = 0
  var previousEnd = 0

  /// Readings that were tried and failed, so that none is tried twice and no text costs more than
  /// its length squared.
  private var failures: Set<Trial> = []

  /// A reading that may fail, at a place of the text.
  private struct Trial: Hashable {
    var reading: Guess
    var offset: Int
  }

  /// What is tried before another reading.
  enum Guess: Hashable {
    case norm, indicator, derivative, listing
  }

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

  init(_ text: SourceText, _ vocabulary: Vocabulary) throws(SyntaxError) {
    let list = try Lexer.tokens(of: text)
    self.init(list.tokens, isLaTeX: list.isLaTeX, vocabulary)
  }

  init(_ tokens: [Token], isLaTeX: Bool, _ vocabulary: Vocabulary) {
    self.tokens = tokens
    self.isLaTeX = isLaTeX
    self.vocabulary = vocabulary
  }

  /// The whole token list as one formula.
  mutating func whole() throws(SyntaxError) -> Formula {
    if case .finish = peek.kind { throw SyntaxError(.empty, peek.span) }
    guard tokens.count <= Parser.maximumTokens else {
      throw SyntaxError(
        .tooManyTokens(limit: Parser.maximumTokens), tokens[Parser.maximumTokens].span)
    }
    let formula = try condition()
    skipFinalMarks()
    guard case .finish = peek.kind else { throw unexpected("the end of the formula") }
    return formula
  }

  /// A full stop or comma that ends a line of prose is no part of the formula.
  private mutating func skipFinalMarks() {
    let isLast = index + 1 < tokens.count && tokens[index + 1].kind == .finish
    if isLast, peek.isMark(.comma) || peek.isMark(.semicolon) { index += 1 }
  }

  // MARK: Tokens

  var peek: Token { tokens[min(index, tokens.count - 1)] }

  func peek(_ ahead: Int) -> Token { tokens[min(index + ahead, tokens.count - 1)] }

  @discardableResult mutating func advance() -> Token {
    let token = peek
    if index < tokens.count - 1 { index += 1 }
    previousEnd = token.span.end
    return token
  }

  mutating func take(_ mark: Token.Mark) -> Bool {
    guard peek.isMark(mark) else { return false }
    advance()
    return true
  }

  mutating func expect(_ mark: Token.Mark, closing opener: Token? = nil) throws(SyntaxError) {
    if take(mark) { return }
    if let opener, peek.kind == .finish {
      throw SyntaxError(.unclosed(describe(opener, quoted: false)), opener.span)
    }
    throw unexpected("`\(mark.rawValue)`")
  }

  /// The error that something else was expected at the next token.
  func unexpected(_ what: String) -> SyntaxError {
    switch peek.kind {
    case .mark(.rightParenthesis), .mark(.rightBracket), .mark(.rightBrace), .mark(.rightSet):
      if depth == 0 { return SyntaxError(.unopened(describe(peek, quoted: false)), peek.span) }
    case .mark(.ellipsis), .mark(.dots): return SyntaxError(.ellipsis, peek.span)
    case .number where index > 0:
      if case .number = tokens[index - 1].kind { return SyntaxError(.twoNumbers, peek.span) }
    default: break
    }
    return SyntaxError(.expected(what, found: describe(peek, quoted: true)), peek.span)
  }

  func describe(_ token: Token, quoted: Bool) -> String {
    let text: String
    switch token.kind {
    case .number(let digits): text = SyntaxError.short(digits)
    case .word: text = SyntaxError.short(token.word ?? "")
    case .accent(let name): text = "\\" + name
    case .mark(let mark): text = mark.rawValue
    case .frac: text = "\\frac"
    case .root: text = "√"
    case .begin(let name): text = "\\begin{\(name)}"
    case .end(let name): text = "\\end{\(name)}"
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
    defer { (openBars, openDoubleBars) = saved }
    return try body(&self)
  }

  /// Runs `body`; on failure everything is as it was before and the answer is nil.
  ///
  /// What failed once at a place is not tried there again.
  mutating func attempt<T>(
    _ guess: Guess, _ body: (inout Parser) throws(SyntaxError) -> T
  ) -> T? {
    let trial = Trial(reading: guess, offset: peek.span.start)
    guard !failures.contains(trial) else { return nil }
    let saved = self
    do {
      return try body(&self)
    } catch {
      var failed = failures
      self = saved
      failed.insert(trial)
      failures = failed
      return nil
    }
  }
}
