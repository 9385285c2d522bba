import Text

/// The lines and blocks that an answer in Markdown is made of.
extension MarkdownReader {
  /// The first fenced `json` block with its lines; nil where there is none.
  func fencedBlock(
    _ content: Range<Int>
  ) throws(Diagnostic) -> (inside: SourceSpan, lines: Range<Int>)? {
    var open: (fence: MarkdownFence, line: Int)?
    for number in content {
      let words = SetText.trimmed(line(number))
      guard let block = open else {
        open = MarkdownFence(words).map { ($0, number) }
        continue
      }
      guard block.fence.isClosed(by: words) else { continue }
      if block.fence.isJSON {
        let inside = SourceSpan(lines[block.line + 1].start, lines[number].start)
        return (inside, block.line..<number + 1)
      }
      open = nil
    }
    if let open { throw fault("this block is never closed by \(open.fence.mark)", line: open.line) }
    return nil
  }

  /// One line or block of an answer, with the sign of a list item before it, if there is one.
  struct Piece {
    var span: SourceSpan
    var bullet: SourceSpan?
    /// Whether it is a heading that divides the answer.
    var isHeading = false
    /// Whether it is a line that stands in no block.
    var isOutside = false
  }

  /// The lines of an answer; a display block `$$ … $$` or an environment is one piece.
  func pieces(_ content: Range<Int>) throws(Diagnostic) -> [Piece] {
    var result: [Piece] = []
    var open: (start: Int, closer: String)?
    var fence: MarkdownFence?
    var joined = content.lowerBound
    for number in content where number >= joined {
      let whole = trimmed(lines[number].start, lines[number].end)
      let span = fence == nil ? withoutBreak(whole) : whole
      let words = visible[span]
      if let block = open {
        guard words.contains(block.closer) else { continue }
        open = nil
        result.append(Piece(span: unwrapped(trimmed(block.start, span.end))))
      } else if let block = fence, block.isClosed(by: words) {
        fence = nil
      } else if fence == nil, let block = MarkdownFence(words) {
        fence = block
      } else if fence == nil, Self.isSeparator(words) {
        continue
      } else if fence == nil, isEmptyItem(span, in: number) {
        continue
      } else if let closer = opener(words, isInFence: fence != nil) {
        open = (span.start, closer)
      } else {
        joined = fence == nil ? bracketEnd(number, in: content) + 1 : number + 1
        let end = joined > number + 1 ? lines[joined - 1].end : span.end
        result += piece(trimmed(span.start, end), isInFence: fence != nil)
      }
    }
    if let block = open {
      throw Diagnostic(
        "this block is never closed by `\(block.closer)`", text: text,
        span: SourceSpan(block.start, block.start + 2))
    }
    if result.count > 1 {
      result.removeAll { $0.isOutside && MarkdownBullet.isAlone(visible[$0.span]) }
    }
    return result
  }

  /// The most lines that brackets join.
  private static let mostJoined = 12

  /// The line in which the brackets are closed that a line leaves open: the line itself where none are,
  /// or where that is not soon.
  private func bracketEnd(_ number: Int, in content: Range<Int>) -> Int {
    var depth = 0
    for next in number..<min(number + Self.mostJoined, content.upperBound) {
      let words = visible[trimmed(lines[next].start, lines[next].end)]
      // Within brackets a sign that a line begins with is no bullet.
      let isPlain =
        !words.isEmpty && Self.heading(words) == nil && MarkdownFence(words) == nil
        && opener(words, isInFence: false) == nil
      if next > number, !isPlain { return number }
      for byte in words.utf8 {
        if "([{".utf8.contains(byte) { depth += 1 }
        if ")]}".utf8.contains(byte) { depth -= 1 }
      }
      if depth <= 0 { return next }
    }
    return number
  }

  /// The piece that a line is; none where nothing stands in it.
  private func piece(_ span: SourceSpan, isInFence: Bool = false) -> [Piece] {
    if !isInFence, Self.heading(visible[span]) != nil {
      return [Piece(span: span, isHeading: true)]
    }
    var piece = unbulleted(span)
    piece.isOutside = !isInFence && piece.bullet == nil
    return piece.span.end > piece.span.start ? [piece] : []
  }

  /// Whether a line only separates what stands above it from what stands below: `---`, `* * *`.
  private static func isSeparator(_ words: String) -> Bool {
    let signs = words.filter { !$0.isWhitespace }
    guard let sign = signs.first, "-*_".contains(sign) else { return false }
    return signs.count >= 3 && signs.allSatisfy { $0 == sign }
  }

  /// The span of a line without the backslash at its end that breaks it: an odd one, since `\\`
  /// is a break in LaTeX.
  private func withoutBreak(_ span: SourceSpan) -> SourceSpan {
    let signs = visible.bytes[span.start..<span.end].reversed().prefix { $0 == UInt8(ascii: "\\") }
    return signs.count % 2 == 1 ? trimmed(span.start, span.end - 1) : span
  }

  /// Whether a line is an item of a list in which nothing stands; a sign alone may be an answer.
  private func isEmptyItem(_ span: SourceSpan, in number: Int) -> Bool {
    guard MarkdownBullet.isAlone(visible[span]), span.end < lines[number].end else { return false }
    return visible.bytes[span.end] <= 0x20
  }

  /// What closes the block that a line opens; nil where the line stands by itself.
  private func opener(_ words: String, isInFence: Bool) -> String? {
    if words.hasPrefix("$$"), words == "$$" || !words.dropFirst(2).contains("$$") { return "$$" }
    if words.hasPrefix("\\["), !words.contains("\\]") { return "\\]" }
    // A comment that is closed has been taken out.
    if !isInFence, words.hasPrefix("<!--") { return "-->" }
    if words.hasPrefix("\\begin{") {
      let name = words.dropFirst(7).prefix { $0 != "}" }
      let closer = "\\end{\(name)}"
      return words.contains(closer) ? nil : closer
    }
    return nil
  }

  /// A line as a piece: without the sign of a list item and what marks it as a formula.
  private func unbulleted(_ span: SourceSpan) -> Piece {
    let size = MarkdownBullet.size(visible[span])
    let inside = unwrapped(trimmed(span.start + size, span.end))
    guard size > 0 else { return Piece(span: inside) }
    return Piece(span: inside, bullet: SourceSpan(span.start, span.start + size))
  }

  private static let wrappers = [
    ("$$", "$$"), ("$", "$"), ("\\[", "\\]"), ("\\(", "\\)"), ("```", "```"), ("`", "`"),
  ]

  /// The span without `$…$`, `$$…$$`, `\[…\]` or backquotes around it.
  private func unwrapped(_ span: SourceSpan) -> SourceSpan {
    for (open, close) in Self.wrappers {
      let words = visible[span]
      let size = open.utf8.count
      guard words.utf8.count >= 2 * size, words.hasPrefix(open), words.hasSuffix(close) else {
        continue
      }
      let inside = trimmed(span.start + size, span.end - close.utf8.count)
      if open == "$" || open == "`", visible[inside].contains(open) { continue }
      return inside
    }
    return span
  }
}
