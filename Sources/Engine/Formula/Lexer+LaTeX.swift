import Text

extension Lexer {
  /// Reads one backslash command.
  mutating func command() throws(SyntaxError) {
    let start = cursor.index
    cursor.index += 1
    let nameStart = cursor.index
    while ScalarCursor.isLetter(cursor.peek()) { cursor.index += 1 }
    if cursor.index == nameStart { return try symbolCommand(start) }
    let name = cursor.string(nameStart..<cursor.index)
    if let mark = LaTeXCommands.marks[name] { return emit(.mark(mark), from: start) }
    if let keyword = LaTeXCommands.keywords[name] { return emit(.keyword(keyword), from: start) }
    if LaTeXCommands.spacing.contains(name) {
      spaced = true
      return
    }
    if LaTeXCommands.sizing.contains(name) {
      if cursor.peek() == 0x2E { cursor.index += 1 }  // \left. draws nothing
      return
    }
    if let accent = LaTeXCommands.accents[name] { return emit(.accent(accent), from: start) }
    if LaTeXCommands.fonts.contains(name) { return fontOnes(name, start) }
    if LaTeXCommands.words.contains(name) { return try wordCommand(start) }
    if LaTeXCommands.withArgumentDropped.contains(name) {
      _ = argumentText()
      return
    }
    if dropsRemarks, LaTeXCommands.ends.contains(name) { return }
    if dropsRemarks, LaTeXCommands.consequences.contains(name), beginsRow { return }
    switch name {
    case "stackrel", "overset", "underset": try relation(start)
    case "underbrace", "overbrace": blankLabel()
    case "frac", "dfrac", "tfrac", "cfrac": emit(.frac, from: start)
    case "sqrt": emit(.root, from: start)
    case "begin", "end":
      var environment = argumentText().filter { $0 != "*" }
      if environment == "dcases" { environment = "cases" }
      if name == "begin", ["array", "alignat", "alignedat"].contains(environment) {
        _ = argumentText()  // its columns: {cc}
      }
      emit(name == "begin" ? .begin(environment) : .end(environment), from: start)
    case "not" where cursor.peek() == 0x3D:
      cursor.index += 1
      emit(.mark(.notEqual), from: start)
    default: try letterCommand(name, start)
    }
  }

  /// Whether nothing but `&` stands before the next token in its row.
  private var beginsRow: Bool {
    guard let last = tokens.last(where: { !$0.isMark(.ampersand) }) else { return true }
    if case .begin = last.kind { return true }
    return last.isMark(.rowBreak)
  }

  /// `\stackrel{(a)}{=}`: an equals sign with a remark on it.
  private mutating func relation(_ start: Int) throws(SyntaxError) {
    _ = argumentText()
    let sign = argumentText()
    guard sign.filter({ $0 != " " }) == "=" else {
      throw SyntaxError(
        .expected("`=` under the remark", found: "`\(sign)`"), cursor.span(from: start))
    }
    emit(.mark(.equal), from: start)
  }

  /// The place behind the `{…}` that begins at a place, or behind the spaces there.
  private func groupEnd(from place: Int) -> Int? {
    var place = place
    while place < cursor.values.count, Glyphs.isSpace(cursor.values[place]) { place += 1 }
    guard place < cursor.values.count, cursor.values[place] == 0x7B else { return nil }
    var depth = 0
    while place < cursor.values.count {
      if cursor.values[place] == 0x7B { depth += 1 }
      if cursor.values[place] == 0x7D { depth -= 1 }
      place += 1
      if depth == 0 { return place }
    }
    return nil
  }

  /// `\underbrace{x}_{remark}`: x; the remark is blanked.
  private mutating func blankLabel() {
    guard let close = groupEnd(from: cursor.index) else { return }
    var script = close
    while script < cursor.values.count, Glyphs.isSpace(cursor.values[script]) { script += 1 }
    guard script < cursor.values.count, [0x5E, 0x5F].contains(cursor.values[script]),
      let end = groupEnd(from: script + 1)
    else { return }
    cursor.blank(script..<end)
  }

  /// Greek letters, functions and names by command.
  private mutating func letterCommand(_ name: String, _ start: Int) throws(SyntaxError) {
    let text = LaTeXCommands.aliases[name] ?? name
    let known = Glyphs.greekNames.contains(text) || FunctionTable.canonical(text) != nil
    guard known || ["inf", "l", "nabla"].contains(text) else {
      let nearest = Nearest.name(to: name, among: LaTeXCommands.all)
      throw SyntaxError(.unknownCommand(name, nearest: nearest), cursor.span(from: start))
    }
    let whole = cursor.span(from: start)
    var units = [Unit(text: text, span: whole)]
    while ScalarCursor.isDigit(cursor.peek()), Glyphs.greekNames.contains(text) {
      let place = cursor.index
      cursor.index += 1
      units.append(Unit(text: cursor.string(place..<place + 1), span: cursor.span(from: place)))
    }
    emit(.word(units), from: start)
  }

  /// Commands whose name is one character that is no letter.
  private mutating func symbolCommand(_ start: Int) throws(SyntaxError) {
    let value = cursor.peek()
    cursor.index += 1
    switch value {
    case 0x5C:
      if cursor.peek() == 0x5B, bracketHoldsLength() { _ = bracketText() }  // \\[2pt]
      emit(.mark(.rowBreak), from: start)
    case 0x7B: emit(.mark(.leftSet), from: start)
    case 0x7D: emit(.mark(.rightSet), from: start)
    case 0x7C: emit(.mark(.doubleBar), from: start)
    case 0x2C, 0x3B, 0x21, 0x3A, 0x20, 0x3E, 0x0A: spaced = true  // \, \; \! \: \(space) \>
    case 0x28, 0x29, 0x5B, 0x5D: spaced = true  // \( \) \[ \]
    case 0x5F: emit(.mark(.underscore), from: start)
    default:
      throw SyntaxError(
        .unknownCommand(cursor.string(start + 1..<cursor.index), nearest: nil),
        cursor.span(from: start))
    }
  }

  /// A font command: `\mathbf{1}` is the column of ones, `\mathbb{I}` the identity.
  private mutating func fontOnes(_ name: String, _ start: Int) {
    let saved = cursor.index
    while Glyphs.isSpace(cursor.peek()) { cursor.index += 1 }
    let braced = cursor.peek() == 0x7B
    let letter = cursor.peek(braced ? 1 : 0)
    let closes = !braced || cursor.peek(2) == 0x7D
    let bold = LaTeXCommands.boldFonts.contains(name)
    if closes, bold, letter == 0x31 || (letter == 0x49 && LaTeXCommands.openFonts.contains(name)) {
      cursor.index += braced ? 3 : 1
      return emit(letter == 0x31 ? .ones : .identity, from: start)
    }
    if braced, !bold, let end = digitsEnd(from: cursor.index + 1) {
      let digits = cursor.string(cursor.index + 1..<end)
      cursor.index = end + 1
      return emit(.number(digits), from: start)
    }
    cursor.index = saved
  }

  /// The place of the brace that closes a group of digits alone; nil where it is another.
  private func digitsEnd(from start: Int) -> Int? {
    var end = start
    while end < cursor.values.count, ScalarCursor.isDigit(cursor.values[end]) { end += 1 }
    guard end > start, end < cursor.values.count, cursor.values[end] == 0x7D else { return nil }
    return end
  }

  /// `\text{…}`, `\operatorname{…}`: a keyword or a name.
  private mutating func wordCommand(_ start: Int) throws(SyntaxError) {
    if cursor.peek() == 0x2A { cursor.index += 1 }
    while Glyphs.isSpace(cursor.peek()) { cursor.index += 1 }
    guard cursor.peek() == 0x7B else { return }
    let open = cursor.index
    var end = open + 1
    var words = String.UnicodeScalarView()
    while end < cursor.values.count, cursor.values[end] != 0x7D, cursor.values[end] != 0x7B,
      cursor.values[end] != 0x5C, cursor.values[end] != 0x24
    {
      if let scalar = Unicode.Scalar(cursor.values[end]) { words.append(scalar) }
      end += 1
    }
    let text = String(words).split { $0 == " " || $0 == "," || $0 == ":" }.joined(separator: " ")
      .trimmingSuffix(".")
    if opensMathematics(open, end, after: text, start) { return }
    if let close = digitsEnd(from: open + 1) {
      cursor.index = close + 1
      return emit(.number(text), from: start)
    }
    guard end < cursor.values.count, cursor.values[end] == 0x7D,
      let keyword = LaTeXCommands.textKeywords[text.lowercased()]
    else {
      if text.isEmpty, end < cursor.values.count, cursor.values[end] == 0x7D {
        cursor.index = end + 1
      } else if dropsRemarks, Self.connectives.contains(text.lowercased()),
        end < cursor.values.count, cursor.values[end] == 0x7D
      {
        cursor.index = end + 1
        spaced = true
      } else if isOneWord(text), end < cursor.values.count, cursor.values[end] == 0x7D {
        cursor.index = end + 1
        let span = cursor.span(from: start)
        let units = text.map { Unit(text: String($0), span: span) }.filter { $0.text != "_" }
        emit(.word(units), from: start)
      }
      if dropsRemarks, end < cursor.values.count, cursor.values[end] == 0x7D, isRemark(text) {
        cursor.index = end + 1
        spaced = true
      }
      return  // the group's content is read as it stands
    }
    cursor.index = end + 1
    if let keyword { emit(.keyword(keyword), from: start) } else { spaced = true }
  }

  /// `\text{if $x > 0$}`: emits the keyword; the dollar signs and the brace are blanked, and what stands
  /// between them is read on.
  private mutating func opensMathematics(
    _ open: Int, _ dollar: Int, after text: String, _ start: Int
  ) -> Bool {
    guard dollar < cursor.values.count, cursor.values[dollar] == 0x24,
      let close = groupEnd(from: open), let keyword = LaTeXCommands.textKeywords[text.lowercased()]
    else { return false }
    for place in dollar..<close where cursor.values[place] == 0x24 {
      cursor.blank(place..<place + 1)
    }
    cursor.blank(close - 1..<close)
    cursor.index = dollar
    if let keyword { emit(.keyword(keyword), from: start) } else { spaced = true }
    return true
  }

  /// Words that lead from one line of a proof to the next.
  private static let connectives: Set<String> = ["so", "thus", "hence", "then", "therefore", "now"]

  /// Whether words tell the reader something: several of them, or one in brackets, and no function.
  private func isRemark(_ text: String) -> Bool {
    let words = text.split { !$0.isLetter }.filter { $0.count > 1 }.map(String.init)
    guard words.count > 1 || (text.hasPrefix("(") && words.contains { $0.count > 3 }) else {
      return false
    }
    return words.allSatisfy { FunctionTable.canonical($0) == nil }
  }

  private func isOneWord(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, ScalarCursor.isLetter(first.value) else {
      return false
    }
    return text.unicodeScalars.allSatisfy {
      ScalarCursor.isLetter($0.value) || ScalarCursor.isDigit($0.value) || $0 == "_"
    }
  }

  /// The text of a `{…}` argument, which the cursor passes.
  private mutating func argumentText() -> String {
    while Glyphs.isSpace(cursor.peek()), !cursor.atEnd { cursor.index += 1 }
    if cursor.peek() == 0x2A { cursor.index += 1 }
    guard cursor.peek() == 0x7B else { return "" }
    let start = cursor.index + 1
    var depth = 0
    while !cursor.atEnd {
      if cursor.peek() == 0x7B { depth += 1 }
      if cursor.peek() == 0x7D { depth -= 1 }
      cursor.index += 1
      if depth == 0 { return cursor.string(start..<cursor.index - 1) }
    }
    return cursor.string(start..<cursor.index)
  }

  private func bracketHoldsLength() -> Bool {
    var place = 1
    var text = ""
    while place < 12, let scalar = Unicode.Scalar(cursor.peek(place)), scalar != "]" {
      text.unicodeScalars.append(scalar)
      place += 1
    }
    return cursor.peek(place) == 0x5D
      && ["pt", "em", "ex", "mm", "cm"].contains { text.hasSuffix($0) }
  }

  private mutating func bracketText() -> Bool {
    while !cursor.atEnd, cursor.peek() != 0x5D { cursor.index += 1 }
    cursor.index += 1
    return true
  }
}

extension String {
  /// The text without a suffix that it may have.
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
