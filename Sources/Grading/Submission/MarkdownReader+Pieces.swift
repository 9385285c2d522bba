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
  }

  /// The lines of an answer; a display block `$$ … $$` or an environment is one piece.
  func pieces(_ content: Range<Int>) throws(Diagnostic) -> [Piece] {
    var result: [Piece] = []
    var open: (start: Int, closer: String)?
    var fence: MarkdownFence?
    for number in content {
      let span = withoutComment(trimmed(lines[number].start, lines[number].end))
      let words = text[span]
      if let block = open {
        guard let end = words.firstRange(of: block.closer) else { continue }
        open = nil
        guard block.closer == Self.commentEnd else {
          result.append(Piece(span: unwrapped(trimmed(block.start, lines[number].end))))
          continue
        }
        let rest = trimmed(span.start + words[..<end.upperBound].utf8.count, span.end)
        result += piece(rest)
      } else if let block = fence, block.isClosed(by: words) {
        fence = nil
      } else if fence == nil, let block = MarkdownFence(words) {
        fence = block
      } else if fence == nil, Self.isSeparator(words) {
        continue
      } else if let closer = opener(words) {
        open = (span.start, closer)
      } else {
        result += piece(span, isInFence: fence != nil)
      }
    }
    if let block = open {
      throw Diagnostic(
        "this block is never closed by `\(block.closer)`", text: text,
        span: SourceSpan(block.start, block.start + 2))
    }
    return result
  }

  /// The piece that a line is; none where nothing stands in it.
  private func piece(_ span: SourceSpan, isInFence: Bool = false) -> [Piece] {
    if !isInFence, Self.heading(text[span]) != nil { return [Piece(span: span, isHeading: true)] }
    let piece = unbulleted(span)
    return piece.span.end > piece.span.start ? [piece] : []
  }

  /// Whether a line only separates what stands above it from what stands below: `---`, `* * *`.
  private static func isSeparator(_ words: String) -> Bool {
    let signs = words.filter { !$0.isWhitespace }
    guard let sign = signs.first, "-*_".contains(sign) else { return false }
    return signs.count >= 3 && signs.allSatisfy { $0 == sign }
  }

  /// The span of a line without the comments in front that end in it, as far as there are a few.
  private func withoutComment(_ span: SourceSpan) -> SourceSpan {
    var span = span
    for _ in 0..<16 {
      let words = text[span]
      guard words.hasPrefix("<!--"), let end = words.firstRange(of: Self.commentEnd) else { break }
      span = trimmed(span.start + words[..<end.upperBound].utf8.count, span.end)
    }
    return span
  }

  private static let commentEnd = "-->"

  /// What closes the block that a line opens; nil where the line stands by itself.
  private func opener(_ words: String) -> String? {
    if words.hasPrefix("$$"), words == "$$" || !words.dropFirst(2).contains("$$") { return "$$" }
    if words.hasPrefix("\\["), !words.contains("\\]") { return "\\]" }
    if words.hasPrefix("<!--"), !words.contains(Self.commentEnd) { return Self.commentEnd }
    if words.hasPrefix("\\begin{") {
      let name = words.dropFirst(7).prefix { $0 != "}" }
      let closer = "\\end{\(name)}"
      return words.contains(closer) ? nil : closer
    }
    return nil
  }

  /// A line as a piece: without the sign of a list item and what marks it as a formula.
  private func unbulleted(_ span: SourceSpan) -> Piece {
    let words = text[span]
    var size = 0
    if let first = words.first, "-*+".contains(first), words.dropFirst().first == " " {
      size = 1
    } else {
      let digits = words.prefix { $0.isASCII && $0.isNumber }.count
      let rest = words.dropFirst(digits)
      if digits > 0, rest.hasPrefix(". ") || rest.hasPrefix(") ") { size = digits + 1 }
    }
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
      let words = text[span]
      let size = open.utf8.count
      guard words.utf8.count >= 2 * size, words.hasPrefix(open), words.hasSuffix(close) else {
        continue
      }
      let inside = trimmed(span.start + size, span.end - close.utf8.count)
      if open == "$" || open == "`", text[inside].contains(open) { continue }
      return inside
    }
    return span
  }
}
