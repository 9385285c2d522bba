import Text

/// Turns the text of a formula into tokens; plain text and LaTeX give the same kinds.
struct Lexer {
  /// The longest formula that is read, in bytes.
  static let maximumBytes = 65_536

  /// Where the next token begins.
  var cursor: ScalarCursor
  /// The tokens so far.
  var tokens: [Token] = []
  /// Whether white space was passed since the last token.
  var spaced = false
  /// Whether scripts take one character, as in LaTeX.
  let isLaTeX: Bool

  /// Whether remarks such as `\text{(chain rule)}` are dropped.
  private(set) var dropsRemarks = false

  /// The tokens of `text`, ended by a `finish` token.
  ///
  /// - Parameter dropsRemarks: whether words that only tell the reader something are passed over, as
  ///   in the lines of a proof.
  static func tokens(
    of text: SourceText, dropsRemarks: Bool = false
  ) throws(SyntaxError) -> TokenList {
    guard text.bytes.count <= maximumBytes else {
      throw SyntaxError(.tooLong(limit: maximumBytes), SourceSpan(0, 1))
    }
    var lexer = Lexer(text)
    lexer.dropsRemarks = dropsRemarks
    try lexer.run()
    return TokenList(tokens: lexer.tokens, isLaTeX: lexer.isLaTeX)
  }

  private init(_ text: SourceText) {
    cursor = ScalarCursor(text)
    isLaTeX = Lexer.looksLikeLaTeX(text)
  }

  /// Whether a text is read as LaTeX: a backslash command, `^{` or `_{` occurs in it.
  package static func looksLikeLaTeX(_ text: SourceText) -> Bool {
    let bytes = text.bytes
    for index in bytes.indices {
      if bytes[index] == 0x5C { return true }
      if bytes[index] == 0x7B, index > 0, bytes[index - 1] == 0x5E || bytes[index - 1] == 0x5F {
        return true
      }
    }
    return false
  }

  private mutating func run() throws(SyntaxError) {
    while true {
      skipSpace()
      if cursor.atEnd { break }
      try next()
    }
    let end = cursor.offset(cursor.index)
    tokens.append(Token(kind: .finish, span: SourceSpan(end, end), spaced: spaced))
  }

  private mutating func skipSpace() {
    while !cursor.atEnd {
      if isSpace(cursor.peek()) {
        cursor.index += 1
      } else if dropsRemarks, isLaTeX, cursor.peek() == 0x25 {
        // A comment of LaTeX; elsewhere the sign may mean a hundredth.
        while !cursor.atEnd, cursor.peek() != 0x0A { cursor.index += 1 }
      } else {
        return
      }
      spaced = true
    }
  }

  /// White space, `$`, and in LaTeX `~`.
  private func isSpace(_ scalar: UInt32) -> Bool {
    Glyphs.isSpace(scalar) || scalar == 0x24 || (scalar == 0x7E && isLaTeX)
  }

  /// Appends a token that ends at the cursor.
  mutating func emit(_ kind: Token.Kind, from start: Int) {
    if isEmptyGroup(kind) {
      tokens.removeLast()
      if let last = tokens.last, last.isMark(.caret) || last.isMark(.underscore) {
        tokens.removeLast()
      }
      spaced = true
      return
    }
    if isSignInBraces(kind) {
      tokens.remove(at: tokens.count - 2)
      return
    }
    tokens.append(Token(kind: kind, span: cursor.span(from: start), spaced: spaced))
    spaced = false
  }

  /// Whether a brace closes a group with nothing in it that only sets space, as in `={}&`.
  private func isEmptyGroup(_ kind: Token.Kind) -> Bool {
    guard case .mark(.rightBrace) = kind, tokens.last?.isMark(.leftBrace) == true else {
      return false
    }
    guard let before = tokens.dropLast().last else { return true }
    switch before.kind {
    case .word, .number: return true
    case .mark(.rightBrace): return !endsNumerator
    case .mark(let mark):
      return [
        .equal, .ampersand, .rowBreak, .plus, .minus, .star, .dotStar, .slash, .caret, .underscore,
        .leftParenthesis, .leftBracket, .rightParenthesis, .rightBracket, .comma,
      ].contains(mark)
    default: return false
    }
  }

  /// Whether the brace before the one just opened closes what stands above a line: `\frac{a}{`.
  private var endsNumerator: Bool {
    var level = 0
    for place in tokens.indices.dropLast().suffix(Self.longestLook).reversed() {
      if tokens[place].isMark(.rightBrace) { level += 1 }
      if tokens[place].isMark(.leftBrace) { level -= 1 }
      if level == 0 { return place > 0 && tokens[place - 1].kind == .frac }
    }
    return tokens.count > Self.longestLook
  }

  /// How many tokens it looks back: each of many empty groups does.
  private static let longestLook = 512

  /// Whether a brace closes a group with nothing but a sign in it: `x{+}y`.
  private func isSignInBraces(_ kind: Token.Kind) -> Bool {
    guard case .mark(.rightBrace) = kind, tokens.count > 2,
      tokens[tokens.count - 2].isMark(.leftBrace),
      case .mark(let sign) = tokens[tokens.count - 1].kind
    else { return false }
    let before = tokens[tokens.count - 3]
    guard !before.isMark(.caret), !before.isMark(.underscore) else { return false }
    return [.plus, .minus, .star, .dotStar, .equal].contains(sign)
  }

  private mutating func next() throws(SyntaxError) {
    let start = cursor.index
    let value = cursor.peek()
    if value == 0x5C { return try command() }
    if ScalarCursor.isDigit(value) || (value == 0x2E && ScalarCursor.isDigit(cursor.peek(1))) {
      if cursor.rawScalar == 0x1D7CF || cursor.rawScalar == 0x1D7D9 {
        cursor.index += 1
        return emit(.ones, from: start)
      }
      return number()
    }
    if ScalarCursor.beginsWord(value) { return word() }
    if let mark = asciiMark() ?? Glyphs.marks[value].map({ ($0, 1) }) {
      cursor.index += mark.1
      return emit(.mark(mark.0), from: start)
    }
    if try special(value, start) { return }
    cursor.index += 1
    if value == 0x2E && isAtSentenceEnd { return }
    throw SyntaxError(.strangeCharacter(visible(start)), cursor.span(from: start))
  }

  /// Whether nothing of meaning follows on the line, so that a full stop ends the sentence.
  private var isAtSentenceEnd: Bool {
    var ahead = 0
    while cursor.index + ahead < cursor.values.count {
      let value = cursor.peek(ahead)
      if !(Glyphs.isSpace(value) || value == 0x24 || value == 0x7D) { break }
      ahead += 1
    }
    if cursor.index + ahead >= cursor.values.count { return true }
    return ["\\\\", "\\end", "\\tag", "\\quad", "\\qquad", "\\)", "\\]"]
      .contains { cursor.starts(with: $0, ahead: ahead) }
  }

  private func visible(_ start: Int) -> String {
    cursor.peek(-1) < 0x20 ? "a control character" : cursor.string(start..<start + 1)
  }

  /// Characters that stand for more than one token.
  private mutating func special(_ value: UInt32, _ start: Int) throws(SyntaxError) -> Bool {
    if Glyphs.superscripts[value] != nil {
      script(Glyphs.superscripts, mark: .caret)
    } else if Glyphs.subscripts[value] != nil {
      script(Glyphs.subscripts, mark: .underscore)
    } else if value == 0x1D40 || value == 0x22BA {  // ᵀ ⊺
      cursor.index += 1
      emit(.mark(.caret), from: start)
      emit(.mark(.top), from: start)
    } else if value == 0x221E {
      cursor.index += 1
      emit(.word([Unit(text: "inf", span: cursor.span(from: start))]), from: start)
    } else if value == 0x2207 {
      cursor.index += 1
      emit(.word([Unit(text: "nabla", span: cursor.span(from: start))]), from: start)
    } else if value == 0x221A {
      cursor.index += 1
      emit(.root, from: start)
    } else if value == 0x1D7CF || value == 0x1D7D9 || value == 0x1D7D9 {
      cursor.index += 1
      emit(.ones, from: start)
    } else if value == 0x2227 || value == 0x2228 || value == 0xAC {
      cursor.index += 1
      emit(.keyword(value == 0x2227 ? .and : value == 0x2228 ? .or : .not), from: start)
    } else {
      return false
    }
    return true
  }

  /// A run of superscript or subscript characters, as a group.
  private mutating func script(_ table: [UInt32: Character], mark: Token.Mark) {
    let start = cursor.index
    emit(.mark(mark), from: start)
    emit(.mark(.leftBrace), from: start)
    // Below, `₁ᵢ` are two indices of one word; above, `²ⁿ` are a number and a name.
    let isJoined = mark == .underscore
    while let first = table[cursor.peek()], !cursor.atEnd {
      let place = cursor.index
      if first == "-" || first == "+" {
        cursor.index += 1
        emit(.mark(first == "-" ? .minus : .plus), from: place)
        continue
      }
      var units: [Unit] = []
      while let character = table[cursor.peek()], !cursor.atEnd,
        character.isLetter || character.isNumber,
        isJoined || character.isNumber == first.isNumber
      {
        let start = cursor.index
        cursor.index += 1
        units.append(Unit(text: String(character), span: cursor.span(from: start)))
      }
      let isNumber = units.allSatisfy { $0.text.allSatisfy(\.isNumber) }
      emit(isNumber ? .number(units.map(\.text).joined()) : .word(units), from: place)
    }
    emit(.mark(.rightBrace), from: cursor.index)
  }

  /// A decimal number; `1..K` leaves the dots alone, `2e` is a number and a name.
  private mutating func number() {
    let start = cursor.index
    func digits(_ cursor: inout ScalarCursor) {
      while ScalarCursor.isDigit(cursor.peek()) { cursor.index += 1 }
    }
    digits(&cursor)
    if cursor.peek() == 0x2E && ScalarCursor.isDigit(cursor.peek(1)) {
      cursor.index += 1
      digits(&cursor)
    }
    if cursor.peek() == 0x65 || cursor.peek() == 0x45 {
      let signed = cursor.peek(1) == 0x2B || cursor.peek(1) == 0x2D ? 1 : 0
      if ScalarCursor.isDigit(cursor.peek(1 + signed)) {
        cursor.index += 1 + signed
        digits(&cursor)
      }
    }
    emit(.number(cursor.string(start..<cursor.index)), from: start)
  }

  /// A run of letters and digits; each Greek letter is one unit, accents join their letter.
  private mutating func word() {
    let start = cursor.index
    var units: [Unit] = []
    while !cursor.atEnd {
      let place = cursor.index
      let value = cursor.peek()
      if ScalarCursor.isLetter(value) || ScalarCursor.isDigit(value) {
        cursor.index += 1
        units.append(Unit(text: cursor.string(place..<place + 1), span: cursor.span(from: place)))
      } else if value < 0x80 {
        break
      } else if let greek = Glyphs.greek[value] {
        cursor.index += 1
        units.append(Unit(text: greek, span: cursor.span(from: place)))
      } else if let (letter, accent) = Glyphs.accented[value] {
        cursor.index += 1
        units.append(Unit(text: letter + accent, span: cursor.span(from: place)))
      } else if let accent = Glyphs.combining[value], !units.isEmpty {
        cursor.index += 1
        units[units.count - 1].text += accent
        units[units.count - 1].span.end = cursor.offset(cursor.index)
      } else {
        break
      }
    }
    if let rest = leakyEnd(units) {
      let tail = cursor.span(from: cursor.index).start
      cursor.index = rest
      units += "relu".map { Unit(text: String($0), span: SourceSpan(tail, cursor.offset(rest))) }
    }
    emit(Lexer.keyword(units).map { .keyword($0) } ?? .word(units), from: start)
  }

  /// Where `leaky_relu` ends, as libraries spell it, when its first part has been read.
  private func leakyEnd(_ units: [Unit]) -> Int? {
    guard units.count == 5, units.map(\.text).joined().lowercased() == "leaky" else { return nil }
    var place = cursor.peek() == 0x5C ? 1 : 0
    guard cursor.peek(place) == 0x5F else { return nil }
    place += 1
    let end = cursor.index + place + 4
    guard cursor.string(cursor.index + place..<end).lowercased() == "relu" else { return nil }
    let next = cursor.peek(place + 4)
    return ScalarCursor.isLetter(next) || ScalarCursor.isDigit(next) ? nil : end
  }

  private static func keyword(_ units: [Unit]) -> Token.Keyword? {
    guard (2...9).contains(units.count) else { return nil }
    switch units.map(\.text).joined() {
    case "and": return .and
    case "or": return .or
    case "not": return .not
    case "if": return .when
    case "otherwise", "else": return .otherwise
    default: return nil
    }
  }
}
