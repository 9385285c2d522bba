/// The sign before an item of a list: `-`, `*`, `+`, `1.` or `1)`, and a space.
enum MarkdownBullet {
  /// The number of bytes of the sign that a line begins with; 0 where it begins with none.
  static func size(_ words: String) -> Int {
    if let first = words.first, "-*+".contains(first), words.dropFirst().first == " " { return 1 }
    let digits = words.prefix { $0.isASCII && $0.isNumber }.count
    let rest = words.dropFirst(digits)
    return digits > 0 && (rest.hasPrefix(". ") || rest.hasPrefix(") ")) ? digits + 1 : 0
  }

  /// Whether a line is nothing but such a sign.
  static func isAlone(_ words: String) -> Bool { words.count == 1 && "-*+".contains(words) }
}
