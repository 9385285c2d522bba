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
struct MarkdownReader {
  let text: SourceText

  /// The same bytes with white space in place of comments.
  let visible: SourceText

  /// The lines with the offsets of their first byte and one past their last.
  let lines: [(start: Int, end: Int)]

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
    visible = SourceText(name: text.name, bytes: MarkdownComments(text, lines: lines).bytes)
  }

  /// The words of a line, without comments.
  func line(_ number: Int) -> String {
    visible[SourceSpan(lines[number].start, lines[number].end)]
  }

  /// A part of the file without the white space around it.
  func trimmed(_ start: Int, _ end: Int) -> SourceSpan {
    var start = start
    var end = end
    while start < end, visible.bytes[start] <= 0x20 { start += 1 }
    while end > start, visible.bytes[end - 1] <= 0x20 { end -= 1 }
    return SourceSpan(start, end)
  }

  func fault(_ message: String, line number: Int, notes: [String] = []) -> Diagnostic {
    let span = number < lines.count ? SourceSpan(lines[number].start, lines[number].end) : nil
    return Diagnostic(message, text: text, span: span ?? SourceSpan(0, 0), notes: notes)
  }

  mutating func submission() throws(Diagnostic) -> Submission {
    if let fault = UTF8Check.diagnostic(in: text) { throw fault }
    let front = try MarkdownFrontMatter(self)
    let members = front.members
    guard let set = members["problem_set"]?.value else {
      throw fault("the front matter names no `problem_set`", line: 0)
    }
    var answers: [Submission.Answer] = []
    var notes: [Diagnostic] = []
    var seen: [String: Int] = [:]
    var end = front.body
    for (heading, key, content) in try sections(from: front.body) {
      notes += strayNotes(end..<heading)
      end = content.upperBound
      let place = heading + 1
      if let first = seen[key] {
        throw fault(
          "`\(Visible.text(key))` is answered twice, first in line \(first)", line: heading)
      }
      seen[key] = place
      let span = SourceSpan(lines[heading].start, lines[heading].end)
      answers.append(try answer(key, span, content))
      notes += bulletNotes(content) + besideNotes(content)
    }
    notes += strayNotes(end..<max(end, lines.count))
    var submission = Submission(
      name: text.name, problemSet: set,
      student: members["student"].flatMap { $0.value.isEmpty ? nil : $0.value }, answers: answers,
      notes: notes)
    if let (time, line) = members["submitted_at"] {
      guard Timestamp.isValid(time) else {
        throw fault("`submitted_at` is no time as RFC 3339 writes it", line: line)
      }
      submission.submittedAt = time
    }
    if let (attempt, line) = members["attempt"] {
      guard let number = Int(attempt) else {
        throw fault("`attempt` is no whole number", line: line)
      }
      submission.attempt = number
    }
    return submission
  }

  /// The headings `## PROBLEM/ITEM` with the numbers of the lines below each.
  ///
  /// A heading of a lower level divides an answer and belongs to none; one of level 1 ends it.
  private func sections(
    from first: Int
  ) throws(Diagnostic) -> [(heading: Int, key: String, content: Range<Int>)] {
    var result: [(heading: Int, key: String, content: Range<Int>)] = []
    var fence: (opening: MarkdownFence, line: Int)?
    for number in first..<max(first, lines.count) {
      let content = SetText.trimmed(line(number))
      if let open = fence {
        if open.opening.isClosed(by: content) { fence = nil }
        continue
      }
      fence = MarkdownFence(content).map { ($0, number) }
      guard fence == nil, let (level, title) = Self.heading(content) else { continue }
      let isItem = title.contains("/") && !title.contains(" ")
      guard level <= 2 || isItem else { continue }
      if let last = result.indices.last, result[last].content.upperBound == lines.count {
        result[last].content = result[last].content.lowerBound..<number
      }
      if level == 2 || isItem { result.append((number, title, number + 1..<lines.count)) }
    }
    if let fence {
      throw fault("this block is never closed by \(fence.opening.mark)", line: fence.line)
    }
    return result
  }

  /// The level and the words of a heading; nil where a line is none.
  ///
  /// Signs that only dress the words are not part of them: `## **p/a** ##`.
  static func heading(_ line: String) -> (level: Int, title: String)? {
    let level = line.prefix { $0 == "#" }.count
    guard (1...6).contains(level), line.dropFirst(level).first?.isWhitespace ?? true else {
      return nil
    }
    var title = SetText.trimmed(String(line.dropFirst(level))).filter { $0 != "`" }
    let closing = title.reversed().prefix { $0 == "#" }.count
    if closing > 0, title.dropLast(closing).last?.isWhitespace ?? true {
      title = SetText.trimmed(String(title.dropLast(closing)))
    }
    for mark in ["***", "**", "__", "*", "_"]
    where title.count > 2 * mark.count && title.hasPrefix(mark) && title.hasSuffix(mark) {
      title = SetText.trimmed(String(title.dropFirst(mark.count).dropLast(mark.count)))
    }
    return (level, title)
  }
}
