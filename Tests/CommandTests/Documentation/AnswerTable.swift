import Foundation

/// A Markdown table of answers and of what comes of them.
struct AnswerTable: Sendable {
  /// One line of the table; what its heading does not name, or a cell leaves empty, is nil.
  struct Row: Sendable {
    var answer: String
    var verdict: String?
    var readAs: String?
    /// Parts of what the report says.
    var said: [String]
  }

  let rows: [Row]

  /// Reads the lines of a table; nil where they are none, or say nothing that can be compared.
  init?(_ lines: [String]) {
    guard lines.count > 2 else { return nil }
    let head = Self.cells(lines[0])
    guard let answer = head.firstIndex(of: "answer"),
      head.contains("verdict") || head.contains("read as")
    else { return nil }
    var rows: [Row] = []
    for line in lines.dropFirst(2) {
      let cells = Self.cells(line)
      guard cells.count == head.count else { return nil }
      let named = Dictionary(zip(head, cells), uniquingKeysWith: { first, _ in first })
      rows.append(
        Row(
          answer: Self.code(cells[answer]),
          verdict: named["verdict"].flatMap { $0.isEmpty ? nil : $0 },
          readAs: named["read as"].flatMap { $0.isEmpty ? nil : Self.code($0) },
          said: Self.quoted(named["what it says"] ?? "")))
    }
    self.rows = rows
  }

  /// The cells of a line; `\|` is a bar that belongs to a cell.
  private static func cells(_ line: String) -> [String] {
    let bar = "\u{1}"
    return line.replacingOccurrences(of: #"\|"#, with: bar)
      .split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
      .map { $0.replacingOccurrences(of: bar, with: "|").trimmingCharacters(in: .whitespaces) }
  }

  /// The text between backquotes, single or double ones.
  private static func code(_ cell: String) -> String {
    cell.trimmingCharacters(in: CharacterSet(charactersIn: "`"))
  }

  /// The parts in typographic quotes.
  private static func quoted(_ cell: String) -> [String] {
    cell.split(separator: "“").dropFirst().compactMap { $0.split(separator: "”").first }
      .map(String.init)
  }
}
