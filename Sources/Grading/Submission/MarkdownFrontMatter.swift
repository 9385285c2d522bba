import Text

/// The members between the two lines of three dashes that a Markdown submission begins with.
///
/// Each is `name: value` as YAML writes it: plain or in quotes, with comments behind a `#`.
struct MarkdownFrontMatter {
  /// The members that are there and not null, with the numbers of their lines.
  private(set) var members: [String: (value: String, line: Int)] = [:]

  /// The number of the first line behind it.
  private(set) var body = 0

  private static let known = [
    "problem_set", "student", "submitted_at", "attempt", "name", "note", "$schema",
  ]

  init(_ reader: MarkdownReader) throws(Diagnostic) {
    let lines = reader.lines.indices
    let first = lines.first { !SetText.trimmed(reader.line($0)).isEmpty }
    guard let first, SetText.trimmed(reader.line(first)) == "---" else {
      throw reader.fault(
        "a Markdown submission begins with front matter", line: 0,
        notes: ["write `---`, `problem_set: …`, `student: …`, `---`"])
    }
    var seen: Set<String> = []
    for number in lines.dropFirst(first + 1) {
      let content = SetText.trimmed(reader.line(number))
      if content == "---" {
        body = number + 1
        return
      }
      if content.isEmpty || content.hasPrefix("#") { continue }
      guard let colon = content.firstIndex(of: ":") else {
        throw reader.fault("a line of front matter is `name: value`", line: number)
      }
      let name = SetText.trimmed(String(content[..<colon]))
      guard Self.known.contains(name) else {
        let nearest = Nearest.name(to: name, among: Self.known)
        throw reader.fault(
          "`\(Visible.text(name))` is no member of a submission", line: number,
          notes: nearest.map { ["did you mean `\($0)`?"] } ?? [])
      }
      guard seen.insert(name).inserted else {
        throw reader.fault("`\(name)` stands twice", line: number)
      }
      let written = SetText.trimmed(String(content[content.index(after: colon)...]))
      members[name] = Self.value(written).map { ($0, number) }
    }
    throw reader.fault("the front matter is never closed by `---`", line: first)
  }

  /// What a value says; nil for nothing and for `null`.
  static func value(_ written: String) -> String? {
    if let quoted = quoted(written) { return quoted }
    var plain = Substring(written)
    var previous: Character = " "
    for place in written.indices {
      if written[place] == "#", previous.isWhitespace {
        plain = written[..<place]
        break
      }
      previous = written[place]
    }
    let value = SetText.trimmed(String(plain))
    return ["", "~", "null", "Null", "NULL"].contains(value) ? nil : value
  }

  /// What stands in quotes; nil where a value is not in quotes as a whole.
  private static func quoted(_ written: String) -> String? {
    guard let quote = written.first, quote == "\"" || quote == "'" else { return nil }
    let isDouble = quote == "\""
    let inside = written.dropFirst()
    var place = inside.startIndex
    while place < inside.endIndex {
      let next = inside.index(after: place)
      let pairs = isDouble ? inside[place] == "\\" : inside[place...].hasPrefix("''")
      if pairs {
        place = next < inside.endIndex ? inside.index(after: next) : next
      } else if inside[place] == quote {
        let rest = inside[next...]
        let comment = rest.drop { $0.isWhitespace }
        guard rest.isEmpty || comment.hasPrefix("#") && rest.first != "#" else { return nil }
        let words = String(inside[..<place])
        return isDouble
          ? unescaped(words)
          : words.split(
            separator: "''", omittingEmptySubsequences: false
          ).joined(separator: "'")
      } else {
        place = next
      }
    }
    return nil
  }

  /// The words in double quotes without their escapes, which are those of JSON; as they stand where
  /// they hold others.
  private static func unescaped(_ words: String) -> String {
    let text = SourceText(name: "value", "\"\(words)\"")
    guard let value = try? JSONReader.read(text), case .string(let string) = value.kind else {
      return words
    }
    return string.value
  }
}
