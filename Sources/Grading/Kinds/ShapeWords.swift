/// Cuts a shape in one text into its extents.
enum ShapeWords {
  /// The longest text that is read, in bytes.
  private static let longest = 1000

  /// The extents in a text, without the signs between and around them.
  ///
  /// Brackets that belong to a name stay with it: `$D_{x} \times n^{[1]}$` is `D_{x}`, `n^{[1]}`.
  static func of(_ text: String) -> [String] {
    // Brackets are taken off one pair after the other, each in a call of its own.
    guard text.utf8.count <= longest else { return [String(text.prefix(40)) + "…"] }
    var text = text.filter { $0 != "$" }
    for space in ["\\mathbb{R}^", "\\mathbb R^", "\\R^", "ℝ^", "R^", "\\left", "\\right"] {
      text = text.replacing(space, with: " ")
    }
    for space in ["\\,", "\\;", "\\!", "\\quad", "\\(", "\\)", "~"] {
      text = text.replacing(space, with: " ")
    }
    let pieces = pieces(inside(text))
    // A dimension may be called x too; then the places tell which is the sign.
    if pieces.count == 3, isSign(pieces[1]) { return [pieces[0], pieces[2]] }
    return pieces.filter { !isSign($0) }.flatMap(factors)
  }

  /// Whether the words of an answer say that there are no extents.
  static func isScalar(_ words: [String]) -> Bool {
    guard words.count == 1, let word = words.first else { return false }
    let names = ["scalar", "\\text{scalar}", "\\mathrm{scalar}"]
    return names.contains(SetText.trimmed(word).lowercased())
  }

  private static func isSign(_ word: String) -> Bool { ["x", "X", "by"].contains(word) }

  /// `2x3` cut at its sign.
  private static func factors(_ word: String) -> [String] {
    guard let place = word.firstIndex(of: "x"), word.first?.isNumber == true,
      word.allSatisfy({ $0.isNumber || $0 == "x" })
    else { return [word] }
    return [String(word[..<place]), String(word[word.index(after: place)...])]
      .filter { !$0.isEmpty }
  }

  /// The words between white space and signs that stand outside of all brackets.
  private static func pieces(_ text: String) -> [String] {
    var words: [String] = [""]
    var level = 0
    var rest = Substring(text)
    while let character = rest.first {
      if level == 0, let sign = signs.first(where: rest.hasPrefix) {
        words += ["x", ""]
        rest = rest.dropFirst(sign.count)
        continue
      }
      rest.removeFirst()
      if "([{".contains(character) { level += 1 }
      if ")]}".contains(character) { level = max(level - 1, 0) }
      if !character.isWhitespace {
        words[words.count - 1].append(character)
      } else if level == 0 {
        words.append("")
      }
    }
    return words.map(inside).filter { !$0.isEmpty }
  }

  private static let signs = ["\\times", "\\cdot", "×", "·", ",", "*", "⨯"]

  /// The text without the brackets around all of it.
  private static func inside(_ text: String) -> String {
    let words = SetText.trimmed(text)
    guard let first = words.first, "([{".contains(first) else { return words }
    var level = 0
    for place in words.indices {
      if "([{".contains(words[place]) { level += 1 }
      if ")]}".contains(words[place]) { level -= 1 }
      guard level == 0 else { continue }
      let isAround = words.index(after: place) == words.endIndex
      return isAround ? inside(String(words.dropFirst().dropLast())) : words
    }
    return inside(String(words.dropFirst()))
  }
}
