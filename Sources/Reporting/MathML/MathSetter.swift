/// Turns pieces of LaTeX into elements.
struct MathSetter {
  let tokens: [MathToken]
  var place = 0
  private var depth = 0

  /// The deepest nesting that is set.
  private static let deepest = 60

  init(_ tokens: [MathToken]) { self.tokens = tokens }

  var next: MathToken? { place < tokens.count ? tokens[place] : nil }

  mutating func skipSpace() {
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
  mutating func row(until isEnd: (MathToken) -> Bool) -> [HTML] {
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
  mutating func scripted() -> HTML {
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
  mutating func argument() -> HTML {
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
  mutating func words() -> String {
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
  static func keepingSpace(_ words: String) -> String {
    let trimmed = words.drop { $0 == " " }
    let rest = trimmed.reversed().drop { $0 == " " }.reversed()
    let space: (Int) -> String = { $0 > 0 ? "\u{A0}" : "" }
    return space(words.count - trimmed.count) + String(rest) + space(trimmed.count - rest.count)
  }

  static func source(_ token: MathToken) -> String {
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

  mutating func atom() -> HTML {
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
