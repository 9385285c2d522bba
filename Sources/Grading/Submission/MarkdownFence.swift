/// The line that opens a fenced block: three or more backquotes or tildes, and a word.
///
/// The block may be an item of a list, so that the sign of one stands before it.
///
/// Source: CommonMark 0.31, section 4.5.
struct MarkdownFence {
  /// What closes the block, at least.
  let mark: String

  /// Whether the block holds JSON.
  let isJSON: Bool

  /// The fence that a line opens; nil where it opens none.
  init?(_ line: String) {
    let line = SetText.trimmed(String(line.dropFirst(MarkdownBullet.size(line))))
    guard let sign = line.first, "`~".contains(sign) else { return nil }
    let length = line.prefix { $0 == sign }.count
    let words = line.dropFirst(length)
    // Backquotes further on in the line make it a word of code: ```2x```.
    guard length >= 3, sign == "~" || !words.contains("`") else { return nil }
    mark = String(repeating: sign, count: length)
    isJSON = SetText.trimmed(String(words)).lowercased().hasPrefix("json")
  }

  /// Whether a line closes the block.
  func isClosed(by line: String) -> Bool {
    line.hasPrefix(mark) && line.allSatisfy { $0 == mark.first }
  }
}
