import Text

/// The answers under the headings of a Markdown submission.
extension MarkdownReader {
  /// The answer under a heading; a block that is not JSON spoils no other answer.
  func answer(
    _ key: String, _ heading: SourceSpan, _ content: Range<Int>
  ) throws(Diagnostic) -> Submission.Answer {
    let path = "answers.\(key)"
    guard let block = try fencedBlock(content) else {
      return Submission.Answer(
        key: key, keySpan: heading, field: try plainAnswer(path, content), isPlain: true)
    }
    let part = SourceText(name: path, block.inside, of: text)
    var value = JSONValue(kind: .null, span: block.inside)
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

  /// A remark on what stands beside a fenced `json` block, which alone is the answer.
  func besideNotes(_ content: Range<Int>) -> [Diagnostic] {
    guard let block = try? fencedBlock(content) else { return [] }
    let parts = [
      content.lowerBound..<block.lines.lowerBound, block.lines.upperBound..<content.upperBound,
    ]
    let places = parts.flatMap { part -> [Int] in
      guard let pieces = try? pieces(part) else { return part.isEmpty ? [] : [part.lowerBound] }
      return pieces.first.flatMap { piece in part.first { lines[$0].end > piece.span.start } }
        .map { [$0] } ?? []
    }
    return places.map { place in
      fault(
        "line \(place + 1): this text stands beside a ```json block, which alone is the answer",
        line: place)
    }
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
      let start = try pieces(content).first { !$0.isHeading }?.span.start
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
    return JSONValue(kind: .string(JSONString(visible[span], at: quoted)), span: quoted)
  }
}
