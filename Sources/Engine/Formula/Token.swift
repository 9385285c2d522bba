import Text

/// One letter-like unit of a word: a letter, a digit run's digit, or a spelled Greek letter.
struct Unit: Hashable, Sendable {
  /// What it is called in canonical spelling, such as `beta` or `x`.
  var text: String

  /// Where it stands.
  var span: SourceSpan
}

/// The smallest piece of a formula that carries meaning.
struct Token: Hashable, Sendable {
  /// What it is.
  var kind: Kind
  /// Where it stands.
  var span: SourceSpan

  /// Whether white space stands before it.
  var spaced: Bool

  /// What a token is.
  enum Kind: Hashable, Sendable {
    case number(String)
    case word([Unit])
    case accent(String)
    case mark(Mark)
    case frac
    case root
    case begin(String)
    case end(String)
    case ones
    case identity
    case keyword(Keyword)
    case finish
  }

  /// Punctuation and operator signs, however they were written.
  enum Mark: String, Hashable, Sendable {
    case plus = "+"
    case minus = "-"
    case star = "*"
    case dotStar = ".*"
    case slash = "/"
    case dotSlash = "./"
    case caret = "^"
    case dotCaret = ".^"
    case underscore = "_"
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case leftBrace = "{"
    case rightBrace = "}"
    case leftSet = "\\{"
    case rightSet = "\\}"
    case leftAngle = "⟨"
    case rightAngle = "⟩"
    case leftFloor = "⌊"
    case rightFloor = "⌋"
    case leftCeiling = "⌈"
    case rightCeiling = "⌉"
    case leftLayer = "⁽"
    case rightLayer = "⁾"
    case bar = "|"
    case doubleBar = "‖"
    case comma = ","
    case semicolon = ";"
    case colon = ":"
    case dots = ".."
    case ellipsis = "…"
    case prime = "'"
    case ampersand = "&"
    case rowBreak = "\\\\"
    case equal = "="
    case approximately = "≈"
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case arrow = "->"
    case sum = "∑"
    case product = "∏"
    case partial = "∂"
    case top = "⊤"
  }

  /// Words with a fixed meaning in conditions and cases.
  enum Keyword: String, Hashable, Sendable {
    case and, or, not
    case when = "if"
    case otherwise
  }

  /// Whether this token is the given mark.
  func isMark(_ mark: Mark) -> Bool {
    if case .mark(mark) = kind { return true }
    return false
  }

  /// The digits of a whole number, nil when it is none.
  var digits: String? {
    if case .number(let digits) = kind, digits.allSatisfy(\.isNumber) { return digits }
    return nil
  }

  /// The word's units joined in canonical spelling, nil when it is no word.
  var word: String? {
    if case .word(let units) = kind { return units.map(\.text).joined() }
    return nil
  }
}

/// The tokens of one formula and how it was read.
struct TokenList: Sendable {
  /// The tokens, ended by a `finish` token.
  var tokens: [Token]
  /// Whether the text was read as LaTeX.
  var isLaTeX: Bool
}
