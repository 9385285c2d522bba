import Text

extension Parser {
  /// The most letters of a run that is split or advised upon.
  static let longestRun = 48

  /// Splits an undeclared run of letters into declared names where just one way does it.
  mutating func splitProduct(_ units: [Unit]) throws(SyntaxError) -> Bool {
    guard units.count > 1, units.count <= Parser.longestRun else { return false }
    var ways: [[Int]] = []
    var dead: Set<Int> = []
    segment(units, from: 0, cuts: [], into: &ways, &dead)
    guard let cuts = ways.first, !cuts.isEmpty else { return false }
    let run = units.map(\.text).joined()
    if ways.count > 1 {
      let readings = ways.prefix(2).map { "`" + pieces(units, $0).joined(separator: "*") + "`" }
      throw SyntaxError(.ambiguousRun(run, readings: readings), peek.span)
    }
    var names = pieces(units, cuts)
    if let last = declared(Array(units[(cuts.last ?? 0)...])) { names[names.count - 1] = last.name }
    readings.append(Reading(span: peek.span, meaning: names.joined(separator: "*")))
    for cut in cuts.reversed() { splitWord(at: index, after: cut) }
    return true
  }

  /// Collects up to two ways to cut `units` into declared names; `dead` are the places without any.
  private func segment(
    _ units: [Unit], from start: Int, cuts: [Int], into ways: inout [[Int]], _ dead: inout Set<Int>
  ) {
    guard ways.count < 2, !dead.contains(start) else { return }
    let before = ways.count
    defer { if ways.count == before { dead.insert(start) } }
    if start > 0, isDeclared(units[start...]) || mayEnd(units[start...]) { ways.append(cuts) }
    var piece = ""
    for end in start + 1..<max(units.count, start + 1) {
      piece += units[end - 1].text
      if end > start + 1, piece.utf8.count > vocabulary.longestName { break }
      if vocabulary.resolve(piece) != nil || isPi(units[start..<end]) {
        segment(units, from: end, cuts: cuts + [end], into: &ways, &dead)
      }
    }
  }

  /// Whether units, with what is attached to them, are a declared name; most are too long for one.
  private func isDeclared(_ units: ArraySlice<Unit>) -> Bool {
    var length = 0
    for unit in units {
      length += unit.text.utf8.count
      if length > vocabulary.longestName { return false }
    }
    return declared(Array(units)) != nil
  }

  /// Whether a run of names may end with it though it is none: π, `e` under a power, a Greek function.
  private func mayEnd(_ units: ArraySlice<Unit>) -> Bool {
    guard units.count == 1, let text = units.first?.text else { return false }
    if text == Formula.Constant.e.rawValue { return nextIs(ahead: 1, .caret) }
    if text == "I" { return true }
    return isPi(units) || Glyphs.greekNames.contains(text) && FunctionTable.canonical(text) != nil
  }

  /// Whether it is just the letter π, which may stand in a run of names.
  private func isPi(_ units: ArraySlice<Unit>) -> Bool {
    units.count == 1 && units.first?.text == Formula.Constant.pi.rawValue
  }

  /// Whether some units are a declared name, a product of such names, or a function.
  func isRunOfNames(_ units: [Unit]) -> Bool {
    guard !units.isEmpty, units.count <= Parser.longestRun else { return false }
    if declared(units) != nil || FunctionTable.canonical(units.map(\.text).joined()) != nil {
      return true
    }
    var ways: [[Int]] = []
    var dead: Set<Int> = []
    segment(units, from: 0, cuts: [], into: &ways, &dead)
    return !ways.isEmpty
  }

  private func pieces(_ units: [Unit], _ cuts: [Int]) -> [String] {
    var result: [String] = []
    var start = 0
    for cut in cuts + [units.count] {
      result.append(units[start..<cut].map(\.text).joined())
      start = cut
    }
    return result
  }

  /// The error for a word that is no name, with the best advice there is.
  func unknown(_ units: [Unit]) -> SyntaxError {
    var word = units.map(\.text).joined()
    var span = peek.span
    if vocabulary.hidden.contains(word) {
      let advice = "`\(word)` may not be used here: write what it stands for"
      return SyntaxError(.unknownName(word, nearest: nil, advice: advice), span)
    }
    if nextIs(ahead: 1, .underscore) {
      if case .mark(.leftBrace) = peek(2).kind, !peek(4).isMark(.rightBrace) {
        return SyntaxError(.subscriptExpression(word), span)
      }
      for place in index + 2..<min(index + 5, tokens.count) {
        if let text = tokens[place].word ?? tokens[place].digits {
          word += text
          span.end = tokens[place].span.end
          break
        }
      }
    }
    return SyntaxError(
      .unknownName(word, nearest: vocabulary.nearest(to: word), advice: advice(units)), span)
  }

  /// Advice for words such as `sinx`, `ex` or `W_n`.
  private func advice(_ units: [Unit]) -> String? {
    guard units.count <= Parser.longestRun else { return nil }
    for cut in 1..<max(units.count, 1) {
      let head = units[..<cut].map(\.text).joined()
      let tail = units[cut...].map(\.text).joined()
      guard vocabulary.resolve(tail) != nil else { continue }
      if FunctionTable.canonical(head) != nil { return "write `\(head)(\(tail))`" }
      if Formula.Constant(rawValue: head) != nil { return "write `\(head)*\(tail)`" }
    }
    let base = units.map(\.text).joined()
    let numbered = vocabulary.entries.keys.filter {
      $0.hasPrefix(base) && $0.count > base.count && $0.dropFirst(base.count).allSatisfy(\.isNumber)
    }
    guard !numbered.isEmpty else { return nil }
    return "the names here are " + numbered.sorted().map { "`\($0)`" }.joined(separator: ", ")
  }
}
