import Text

/// Mathematics for a page, set from LaTeX.
///
/// Whatever the text is, something readable comes out: what is not known is shown as it was written.
///
/// Source: W3C, MathML Core, https://www.w3.org/TR/mathml-core/.
package enum MathML {
  /// The longest text that is set; a longer one is shown as it was written.
  private static let longest = 20_000

  /// Mathematics within a line of text.
  package static func inline(_ latex: String) -> HTML { math(latex, []) }

  /// Mathematics on a line of its own.
  package static func block(_ latex: String) -> HTML { math(latex, [("display", "block")]) }

  /// Mathematics within a line, but as large as on a line of its own.
  package static func display(_ latex: String) -> HTML {
    math(latex, [("displaystyle", "true")])
  }

  private static func math(
    _ latex: String, _ attributes: [(StaticString, String)]
  ) -> HTML {
    guard latex.utf8.count <= longest else {
      return HTML("code", [("class", "latex")], latex)
    }
    var setter = MathSetter(MathToken.tokens(of: latex))
    return HTML("math", attributes, [setter.whole()])
  }
}

/// Turns pieces of LaTeX into elements.
private struct MathSetter {
  private let tokens: [MathToken]
  private var place = 0
  private var depth = 0

  /// The deepest nesting that is set.
  private static let deepest = 60

  init(_ tokens: [MathToken]) { self.tokens = tokens }

  private var next: MathToken? { place < tokens.count ? tokens[place] : nil }

  private mutating func skipSpace() {
    while next == .space { place += 1 }
  }

  /// Everything; what stands after an odd brace is set as well.
  mutating func whole() -> HTML {
    var rows: [HTML] = []
    while place < tokens.count {
      let before = place
      rows += row { _ in false }
      if place == before {
        place += 1
      } else if let token = next {
        rows += token == .row ? [HTML("mspace", [("linebreak", "newline")])] : []
        place += 1
      }
    }
    return HTML("mrow", [], rows)
  }

  /// What stands up to a closing brace, a cell's or row's end, `\right`, `\end`, or a sign.
  private mutating func row(until isEnd: (MathToken) -> Bool) -> [HTML] {
    var result: [HTML] = []
    while let token = next {
      switch token {
      case .mark("}"), .mark("&"), .row, .command("right"), .command("end"): return result
      case .space: place += 1
      case _ where isEnd(token): return result
      default: result.append(scripted())
      }
    }
    return result
  }

  /// One thing with its primes, subscripts and superscripts.
  private mutating func scripted() -> HTML {
    let hasLimits = stacksLimits
    let base = atom()
    var below: HTML?
    var above: [HTML] = []
    while true {
      skipSpace()
      switch next {
      case .character("'"):
        place += 1
        above.append(HTML("mo", [("class", "prime")], "′"))
      case .mark("_") where below == nil:
        place += 1
        below = argument()
      case .mark("^"):
        place += 1
        above.append(argument())
      default:
        return HTML.scripts(base, below, above, hasLimits: hasLimits)
      }
    }
  }

  /// Whether what comes next has its subscripts below and its superscripts above.
  private var stacksLimits: Bool {
    guard case .command(let name) = next else { return false }
    return (MathSymbols.large[name] != nil && name != "int") || MathSymbols.limits.contains(name)
  }

  /// A group in braces, or the one thing that stands there.
  private mutating func argument() -> HTML {
    skipSpace()
    switch next {
    case nil: return HTML("mrow", [])
    case .mark("{"): return atom()
    case .number(let digits) where digits.count > 1:
      // `x^12` has the exponent 1 in LaTeX, but nobody means that.
      place += 1
      return HTML("mn", [], digits)
    default: return atom()
    }
  }

  /// The words in braces, for `\text` and its kin.
  private mutating func words() -> String {
    skipSpace()
    guard next == .mark("{") else {
      defer { place += 1 }
      return next.map(Self.source) ?? ""
    }
    place += 1
    var open = 1
    var text = ""
    while let token = next {
      place += 1
      if token == .mark("{") { open += 1 }
      if token == .mark("}") { open -= 1 }
      if open == 0 { return text }
      if token != .mark("{"), token != .mark("}") { text += Self.source(token) }
    }
    return text
  }

  /// Words with the space at their ends, which an element would lose.
  private static func keepingSpace(_ words: String) -> String {
    let trimmed = words.drop { $0 == " " }
    let rest = trimmed.reversed().drop { $0 == " " }.reversed()
    let space: (Int) -> String = { $0 > 0 ? "\u{A0}" : "" }
    return space(words.count - trimmed.count) + String(rest) + space(trimmed.count - rest.count)
  }

  private static func source(_ token: MathToken) -> String {
    switch token {
    case .command(let name):
      MathSymbols.letters[name] ?? MathSymbols.operators[name]
        ?? (MathSymbols.spaces[name] != nil ? " " : name)
    case .mark(let mark): String(mark)
    case .character(let character): String(character)
    case .number(let digits): digits
    case .row: " "
    case .space: " "
    }
  }

  private mutating func atom() -> HTML {
    guard let token = next else { return HTML("mrow", []) }
    place += 1
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else { return HTML("mtext", [], Self.source(token)) }
    switch token {
    case .number(let digits): return HTML("mn", [], digits)
    case .mark("{"):
      let content = row { _ in false }
      if next == .mark("}") { place += 1 }
      return content.count == 1 ? content[0] : HTML("mrow", [], content)
    case .mark(let mark): return HTML("mo", [], String(mark))
    case .character("-") where isFirst(place - 1):
      return HTML("mo", [("form", "prefix")], "−")
    case .character(let character): return HTML.sign(character)
    case .row, .space: return HTML("mrow", [])
    case .command(let name): return command(name)
    }
  }

  /// Whether a sign has nothing before it to be between, as the minus of `x = -1`.
  private func isFirst(_ sign: Int) -> Bool {
    switch tokens[..<sign].last(where: { $0 != .space }) {
    case .character(let before): "=<>([,;:+-*/".contains(before)
    case .command(let name):
      MathSymbols.operators[name] != nil && !MathSymbols.closing.contains(name)
    default: false
    }
  }

  private mutating func command(_ name: String) -> HTML {
    if let letter = MathSymbols.letters[name] { return HTML("mi", [], letter) }
    if let sign = MathSymbols.operators[name] {
      return HTML("mo", "|‖⟨⟩{}⌊⌋⌈⌉".contains(sign) ? [("stretchy", "false")] : [], sign)
    }
    if let sign = MathSymbols.large[name] { return HTML("mo", [], sign) }
    if MathSymbols.functions.contains(name) {
      return HTML("mrow", [], [HTML("mi", [], name), HTML("mspace", [("width", "0.12em")])])
    }
    if let space = MathSymbols.spaces[name] {
      let width = space < 10 ? "0.0\(space)em" : "\(space / 100).\(space % 100 / 10)\(space % 10)em"
      return HTML("mspace", [("width", width)])
    }
    if let accent = MathSymbols.accents[name] {
      return HTML(
        "mover", [("accent", "true")], [argument(), HTML("mo", [("stretchy", "false")], accent)])
    }
    if let family = MathSymbols.Family(rawValue: name) { return styled(family) }
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac":
      return HTML("mfrac", [], [argument(), argument()])
    case "sqrt": return root()
    case "text", "textrm", "textit", "textbf", "mbox", "texttt":
      return HTML("mtext", [], Self.keepingSpace(words()))
    case "mathrm", "operatorname", "mathit", "mathsf", "mathtt":
      if next == .character("*") { place += 1 }
      return HTML("mi", [("mathvariant", "normal")], words())
    case "boldsymbol", "bm": return styled(.bold)
    case "left": return fenced()
    case "begin": return environment()
    case _ where MathSymbols.silent.contains(name): return HTML("mrow", [])
    default: return HTML("mtext", [], "\\" + name)
    }
  }

  private mutating func root() -> HTML {
    skipSpace()
    guard next == .character("[") else { return HTML("msqrt", [], [argument()]) }
    place += 1
    let degree = row { $0 == .character("]") }
    if next == .character("]") { place += 1 }
    return HTML("mroot", [], [argument(), HTML("mrow", [], degree)])
  }

  private mutating func styled(_ family: MathSymbols.Family) -> HTML {
    let letters = words()
    let text = letters.map { MathSymbols.styled($0, family) ?? String($0) }.joined()
    return HTML("mi", [], text)
  }

  /// `\left( … \right)`.
  private mutating func fenced() -> HTML {
    let opening = delimiter()
    let content = row { _ in false }
    var parts = [opening, HTML("mrow", [], content)]
    if next == .command("right") {
      place += 1
      parts.append(delimiter())
    }
    return HTML("mrow", [], parts)
  }

  private mutating func delimiter() -> HTML {
    skipSpace()
    guard let token = next else { return HTML("mrow", []) }
    place += 1
    let text = Self.source(token)
    return text == "." ? HTML("mrow", []) : HTML("mo", [("stretchy", "true")], text)
  }

  private mutating func environment() -> HTML {
    let name = words().filter { $0 != "*" }
    var rows: [[HTML]] = []
    if name == "array" { _ = words() }
    while next != nil {
      var cells = [HTML("mtd", [], [HTML("mrow", [], row { _ in false })])]
      while next == .mark("&") {
        place += 1
        cells.append(HTML("mtd", [], [HTML("mrow", [], row { _ in false })]))
      }
      rows.append(cells)
      guard next == .row else { break }
      place += 1
    }
    if next == .command("end") {
      place += 1
      _ = words()
    } else if next == .command("right") || next == .mark("}") {
      place += 1
    }
    let kind = ["cases", "aligned", "align", "split"].contains(name) ? "left" : "center"
    let table = HTML(
      "mtable", [("class", kind)], rows.map { HTML("mtr", [], $0) })
    let fences: (String, String)
    switch name {
    case "bmatrix": fences = ("[", "]")
    case "pmatrix": fences = ("(", ")")
    case "vmatrix": fences = ("|", "|")
    case "Vmatrix": fences = ("‖", "‖")
    case "cases": fences = ("{", "")
    default: return table
    }
    let open = HTML("mo", [("stretchy", "true")], fences.0)
    let close = fences.1.isEmpty ? [] : [HTML("mo", [("stretchy", "true")], fences.1)]
    return HTML("mrow", [], [open, table] + close)
  }
}

extension HTML {
  /// One character of a formula.
  fileprivate static func sign(_ character: Character) -> HTML {
    switch character {
    case "-": HTML("mo", [], "−")
    case "*": HTML("mo", [], "∗")
    case "(", ")", "[", "]", "|": HTML("mo", [("stretchy", "false")], String(character))
    case "…", "∞", "∂", "∇", "∅": HTML("mi", [], String(character))
    case _ where character.isLetter: HTML("mi", [], String(character))
    default: HTML("mo", [], String(character))
    }
  }

  /// A base with what stands below and above it.
  fileprivate static func scripts(
    _ base: HTML, _ below: HTML?, _ above: [HTML], hasLimits: Bool
  ) -> HTML {
    let upper = above.count == 1 ? above.first : above.isEmpty ? nil : HTML("mrow", [], above)
    switch (below, upper, hasLimits) {
    case (nil, nil, _): return base
    case (let low?, nil, false): return HTML("msub", [], [base, low])
    case (nil, let high?, false): return HTML("msup", [], [base, high])
    case (let low?, let high?, false): return HTML("msubsup", [], [base, low, high])
    case (let low?, nil, true): return HTML("munder", [], [base, low])
    case (nil, let high?, true): return HTML("mover", [], [base, high])
    case (let low?, let high?, true): return HTML("munderover", [], [base, low, high])
    }
  }
}
