import Text

extension Submission {
  /// Reads the Markdown form: front matter, then an answer under each `## PROBLEM/ITEM`.
  static func readMarkdown(_ text: SourceText) throws(Diagnostic) -> Submission {
    var reader = MarkdownReader(text)
    return try reader.submission()
  }

  /// Makes a submission from its parts.
  init(name: String, problemSet: String, student: String?, answers: [Answer], notes: [Diagnostic]) {
    self.name = name
    self.problemSet = problemSet
    self.student = student
    self.answers = answers
    self.notes = notes
  }
}

/// Reads a Markdown submission line by line.
private struct MarkdownReader {
  private let text: SourceText

  /// The lines with the offsets of their first byte and one past their last.
  private let lines: [(start: Int, end: Int)]

  init(_ text: SourceText) {
    self.text = text
    var lines: [(start: Int, end: Int)] = []
    var start = text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for (place, byte) in text.bytes.enumerated() where byte == 0x0A {
      let isCRLF = place > start && text.bytes[place - 1] == 0x0D
      lines.append((start, isCRLF ? place - 1 : place))
      start = place + 1
    }
    if start < text.bytes.count { lines.append((start, text.bytes.count)) }
    self.lines = lines
  }

  private func line(_ number: Int) -> String {
    text[SourceSpan(lines[number].start, lines[number].end)]
  }

  /// A part of the file without the white space around it.
  private func trimmed(_ start: Int, _ end: Int) -> SourceSpan {
    var start = start
    var end = end
    while start < end, text.bytes[start] <= 0x20 { start += 1 }
    while end > start, text.bytes[end - 1] <= 0x20 { end -= 1 }
    return SourceSpan(start, end)
  }

  private func fault(_ message: String, line number: Int, notes: [String] = []) -> Diagnostic {
    let span = number < lines.count ? SourceSpan(lines[number].start, lines[number].end) : nil
    return Diagnostic(message, text: text, span: span ?? SourceSpan(0, 0), notes: notes)
  }

  mutating func submission() throws(Diagnostic) -> Submission {
    guard String(validating: text.bytes, as: UTF8.self) != nil else {
      throw Diagnostic("the file is not UTF-8", text: text, span: SourceSpan(0, 0))
    }
    let (members, body) = try frontMatter()
    guard let set = members["problem_set"] else {
      throw fault("the front matter names no `problem_set`", line: 0)
    }
    var answers: [Submission.Answer] = []
    var seen: [String: Int] = [:]
    for (heading, key, content) in try sections(from: body) {
      let place = text.position(at: lines[heading].start).line
      if let first = seen[key] {
        throw fault(
          "`\(Visible.text(key))` is answered twice, first in line \(first)", line: heading)
      }
      seen[key] = place
      let span = SourceSpan(lines[heading].start, lines[heading].end)
      answers.append(Submission.Answer(key: key, keySpan: span, field: try answer(key, content)))
    }
    var submission = Submission(
      name: text.name, problemSet: set,
      student: members["student"].flatMap { $0.isEmpty ? nil : $0 }, answers: answers, notes: [])
    if let time = members["submitted_at"] {
      guard Timestamp.isValid(time) else {
        throw fault("`submitted_at` is no time as RFC 3339 writes it", line: 0)
      }
      submission.submittedAt = time
    }
    submission.attempt = members["attempt"].flatMap { Int($0) }
    return submission
  }

  /// The `name: value` lines between two lines of three dashes, and where the body begins.
  private func frontMatter() throws(Diagnostic) -> ([String: String], Int) {
    let known = ["problem_set", "student", "submitted_at", "attempt", "name", "note"]
    guard !lines.isEmpty, SetText.trimmed(line(0)) == "---" else {
      throw fault(
        "a Markdown submission begins with front matter", line: 0,
        notes: ["write `---`, `problem_set: …`, `student: …`, `---`"])
    }
    var members: [String: String] = [:]
    for number in 1..<lines.count {
      let content = SetText.trimmed(line(number))
      if content == "---" { return (members, number + 1) }
      if content.isEmpty { continue }
      guard let colon = content.firstIndex(of: ":") else {
        throw fault("a line of front matter is `name: value`", line: number)
      }
      let name = SetText.trimmed(String(content[..<colon]))
      guard known.contains(name) else {
        let nearest = Nearest.name(to: name, among: known)
        throw fault(
          "`\(Visible.text(name))` is no member of a submission", line: number,
          notes: nearest.map { ["did you mean `\($0)`?"] } ?? [])
      }
      guard members[name] == nil else { throw fault("`\(name)` stands twice", line: number) }
      members[name] = SetText.unquoted(
        SetText.trimmed(String(content[content.index(after: colon)...])))
    }
    throw fault("the front matter is never closed by `---`", line: 0)
  }

  /// The headings `## PROBLEM/ITEM` with the numbers of the lines below each.
  private func sections(
    from first: Int
  ) throws(Diagnostic) -> [(heading: Int, key: String, content: Range<Int>)] {
    var result: [(heading: Int, key: String, content: Range<Int>)] = []
    var fenced = false
    for number in first..<max(first, lines.count) {
      let content = SetText.trimmed(line(number))
      if content.hasPrefix("```") { fenced.toggle() }
      guard !fenced, content.hasPrefix("#") else { continue }
      let level = content.prefix { $0 == "#" }.count
      if let last = result.indices.last, result[last].content.upperBound == lines.count {
        result[last].content = result[last].content.lowerBound..<number
      }
      let key = SetText.trimmed(String(content.dropFirst(level))).filter { $0 != "`" }
      let isItem = key.contains("/") && !key.contains(" ")
      guard level == 2 || isItem else { continue }
      result.append((number, key, number + 1..<lines.count))
    }
    return result
  }

  // MARK: Answers

  /// The answer in some lines: a fenced `json` block, a list, or text.
  private func answer(_ key: String, _ content: Range<Int>) throws(Diagnostic) -> JSONField {
    let path = "answers.\(key)"
    if let block = try fencedBlock(content) {
      let part = SourceText(name: path, block, of: text)
      return JSONField(value: try JSONReader.read(part), path: path, text: part)
    }
    let pieces = try self.pieces(content)
    let whole =
      pieces.first.map { first in first.union(pieces[pieces.count - 1]) } ?? SourceSpan(0, 0)
    if pieces.count == 1 { return JSONField(value: string(pieces[0]), path: path, text: text) }
    let values = pieces.map { string($0) }
    return JSONField(
      value: JSONValue(kind: values.isEmpty ? .null : .array(values), span: whole), path: path,
      text: text)
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

  /// The lines of an answer; a display block `$$ … $$` or an environment is one piece.
  private func pieces(_ content: Range<Int>) throws(Diagnostic) -> [SourceSpan] {
    var result: [SourceSpan] = []
    var open: (start: Int, closer: String)?
    for number in content {
      let span = trimmed(lines[number].start, lines[number].end)
      let words = text[span]
      if let block = open {
        guard words.hasSuffix(block.closer) || words.contains(block.closer) else { continue }
        result.append(unwrapped(trimmed(block.start, lines[number].end)))
        open = nil
        continue
      }
      if words.isEmpty || words.hasPrefix("```")
        || (words.hasPrefix("<!--") && words.hasSuffix("-->"))
      {
        continue
      }
      if let closer = opener(words) {
        open = (span.start, closer)
        continue
      }
      let item = unwrapped(unbulleted(span))
      if item.end > item.start { result.append(item) }
    }
    if let block = open {
      throw Diagnostic(
        "this block is never closed by `\(block.closer)`", text: text,
        span: SourceSpan(block.start, block.start + 2))
    }
    return result
  }

  /// What closes the block that a line opens; nil where the line stands by itself.
  private func opener(_ words: String) -> String? {
    if words.hasPrefix("$$"), words == "$$" || !words.dropFirst(2).contains("$$") { return "$$" }
    if words.hasPrefix("\\["), !words.contains("\\]") { return "\\]" }
    if words.hasPrefix("\\begin{") {
      let name = words.dropFirst(7).prefix { $0 != "}" }
      let closer = "\\end{\(name)}"
      return words.contains(closer) ? nil : closer
    }
    return nil
  }

  /// The span without the sign of a list item.
  private func unbulleted(_ span: SourceSpan) -> SourceSpan {
    let words = text[span]
    var dropped = 0
    if words.hasPrefix("- ") || words.hasPrefix("* ") || words.hasPrefix("+ ") {
      dropped = 2
    } else {
      let digits = words.prefix { $0.isASCII && $0.isNumber }.count
      let rest = words.dropFirst(digits)
      if digits > 0, rest.hasPrefix(". ") || rest.hasPrefix(") ") { dropped = digits + 2 }
    }
    return trimmed(span.start + dropped, span.end)
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

/// Small helps with text that is not formulas.
enum SetText {
  /// The text without white space at its ends.
  static func trimmed(_ text: String) -> String {
    var view = Substring(text)
    while let first = view.first, first.isWhitespace { view.removeFirst() }
    while let last = view.last, last.isWhitespace { view.removeLast() }
    return String(view)
  }

  /// The text without the quotes around it.
  static func unquoted(_ text: String) -> String {
    for quote in ["\"", "'"] where text.count >= 2 && text.hasPrefix(quote) && text.hasSuffix(quote)
    {
      return String(text.dropFirst().dropLast())
    }
    return text
  }
}
