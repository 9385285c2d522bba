import Text

/// The answers under the headings of a Markdown submission.
extension MarkdownReader {
  /// The answer under a heading; a block that is not JSON spoils no other answer.
  func answer(
    _ key: String, _ heading: SourceSpan, _ content: Range<Int>
  ) throws(Diagnostic) -> Submission.Answer {
    let path = "answers.\(key)"
    guard let block = try fencedBlock(content) else {
      return Submission.Answer(key: key, keySpan: heading, field: try plainAnswer(path, content))
    }
    let part = SourceText(name: path, block, of: text)
    var value = JSONValue(kind: .null, span: block)
    var fault: Diagnostic?
    do throws(Diagnostic) { value = try JSONReader.read(part) } catch { fault = error }
    return Submission.Answer(
      key: key, keySpan: heading, field: JSONField(value: value, path: path, text: part),
      fault: fault)
  }

  /// The answer in some lines: text where it is one line without a bullet, else a list.
  private func plainAnswer(_ path: String, _ content: Range<Int>) throws(Diagnostic) -> JSONField {
    let pieces = try self.pieces(content)
    guard let first = pieces.first, let last = pieces.last else {
      return JSONField(
        value: JSONValue(kind: .null, span: SourceSpan(0, 0)), path: path, text: text)
    }
    if pieces.count == 1, first.bullet == nil {
      return JSONField(value: string(first.span), path: path, text: text)
    }
    let values = JSONValue.Kind.array(pieces.map { string($0.span) })
    return JSONField(
      value: JSONValue(kind: values, span: first.span.union(last.span)), path: path, text: text)
  }

  /// Remarks on answers of one line that begin with a bullet, which may be meant as a sign.
  func bulletNotes(_ content: Range<Int>) -> [Diagnostic] {
    guard let pieces = try? pieces(content), pieces.count == 1,
      let bullet = pieces[0].bullet, "-+".contains(text[bullet])
    else { return [] }
    let sign = text[bullet]
    let place = (content.first { lines[$0].end > bullet.start } ?? content.lowerBound) + 1
    return [
      Diagnostic(
        "line \(place): `\(sign) ` begins an item of a list; a sign is written without the space "
          + "after it, or inside $…$", text: text, span: bullet)
    ]
  }

  /// A remark on lines between answers, where they hold more than headings and comments.
  func strayNotes(_ content: Range<Int>) -> [Diagnostic] {
    let first: Int?
    do throws(Diagnostic) {
      let start = try pieces(content).first?.span.start
      first = start.flatMap { start in content.first { lines[$0].end > start } }
    } catch {
      first = content.first { !SetText.trimmed(line($0)).isEmpty }
    }
    guard let first else { return [] }
    return [
      fault(
        "line \(first + 1): this text stands under no heading `## PROBLEM/ITEM`; it is no answer",
        line: first)
    ]
  }

  /// A part of the file as a string value; its place is that of a string in quotes.
  private func string(_ span: SourceSpan) -> JSONValue {
    let quoted = SourceSpan(span.start - 1, span.end + 1)
    return JSONValue(kind: .string(JSONString(text[span], at: quoted)), span: quoted)
  }

  /// The inside of a fenced `json` block; nil where there is none.
  private func fencedBlock(_ content: Range<Int>) throws(Diagnostic) -> SourceSpan? {
    guard let open = content.first(where: { SetText.trimmed(line($0)).hasPrefix("```json") }) else {
      return nil
    }
    guard
      let close = content.first(where: { $0 > open && SetText.trimmed(line($0)).hasPrefix("```") })
    else { throw fault("this block is never closed by ```", line: open) }
    return SourceSpan(lines[min(open + 1, close)].start, lines[close].start)
  }

  /// One line or block of an answer, with the sign of a list item before it, if there is one.
  private struct Piece {
    var span: SourceSpan
    var bullet: SourceSpan?
  }

  /// The lines of an answer; a display block `$$ … $$` or an environment is one piece.
  private func pieces(_ content: Range<Int>) throws(Diagnostic) -> [Piece] {
    var result: [Piece] = []
    var open: (start: Int, closer: String)?
    for number in content {
      let span = trimmed(lines[number].start, lines[number].end)
      let words = text[span]
      if let block = open {
        guard words.contains(block.closer) else { continue }
        if block.closer != Self.commentEnd {
          result.append(Piece(span: unwrapped(trimmed(block.start, lines[number].end))))
        }
        open = nil
      } else if words.isEmpty || words.hasPrefix("```") || heading(words) != nil
        || (words.hasPrefix("<!--") && words.hasSuffix(Self.commentEnd))
      {
        continue
      } else if let closer = opener(words) {
        open = (span.start, closer)
      } else {
        let piece = unbulleted(span)
        if piece.span.end > piece.span.start { result.append(piece) }
      }
    }
    if let block = open {
      throw Diagnostic(
        "this block is never closed by `\(block.closer)`", text: text,
        span: SourceSpan(block.start, block.start + 2))
    }
    return result
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

  /// The span without `$…$`, `$$…$$`, `\[…\]` or backquotes around it.
  private func unwrapped(_ span: SourceSpan) -> SourceSpan {
    for (open, close) in [("$$", "$$"), ("$", "$"), ("\\[", "\\]"), ("\\(", "\\)"), ("`", "`")] {
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
