import Foundation
import Testing

/// A page of the catalogue `Sources/grader/Documentation.docc`, as far as a test can run it.
///
/// - A comment `<!-- file: NAME -->` says that the next fenced block is that file.
/// - Each line of a `sh` block is a command; `# exit status N` says what it exits with, else 0.
/// - A `text` block after it is all that the commands print; a line `…` stands for any lines.
/// - A comment `<!-- answers: FILE PROBLEM/ITEM -->` says that the next table lists answers to
///   that item of that file. Its heading names the columns: `answer`, `verdict`, `read as`, and
///   `what it says`, of which the parts in “these quotes” are looked for in the report.
struct DocumentationPage: Sendable, CustomTestStringConvertible {
  /// What a page asks a reader to do or to believe.
  enum Step: Sendable {
    case file(name: String, content: String)
    case commands([String])
    case output([String])
    case answers(file: String, item: String, table: AnswerTable)
  }

  /// A line at which a page is not as described above.
  struct Fault: Error, CustomStringConvertible {
    let page: String
    let line: Int
    let reason: String

    var description: String { "\(page):\(line): \(reason)" }
  }

  let name: String
  let steps: [Step]

  var testDescription: String { name }

  /// The catalogue's folder.
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/grader/Documentation.docc")

  /// All pages of the catalogue.
  static func all() throws -> [DocumentationPage] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".md") }.sorted()
      .map { name in
        let data = try Data(contentsOf: folder.appending(path: name))
        return try DocumentationPage(name: name, String(decoding: data, as: UTF8.self))
      }
  }

  /// Reads a page.
  init(name: String, _ text: String) throws {
    self.name = name
    var reader = PageReader(page: name, text)
    steps = try reader.steps()
  }
}

/// Reads the lines of a page.
private struct PageReader {
  private let page: String
  private let lines: [String]
  private var place = 0

  init(page: String, _ text: String) {
    self.page = page
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  mutating func steps() throws -> [DocumentationPage.Step] {
    var steps: [DocumentationPage.Step] = []
    while place < lines.count {
      if let name = directive("file") {
        steps.append(.file(name: name, content: try block(after: "file").content + "\n"))
      } else if let words = directive("answers") {
        steps.append(try answers(words.split(separator: " ").map(String.init)))
      } else if lines[place].hasPrefix("```") {
        if let step = try step() { steps.append(step) }
      } else {
        place += 1
      }
    }
    return steps
  }

  private func fault(_ reason: String) -> DocumentationPage.Fault {
    DocumentationPage.Fault(page: page, line: place + 1, reason: reason)
  }

  /// What a comment `<!-- WORD: … -->` on this line says; the line is then done.
  private mutating func directive(_ word: String) -> String? {
    let line = lines[place]
    let (head, tail) = ("<!-- \(word): ", " -->")
    guard line.hasPrefix(head), line.hasSuffix(tail) else { return nil }
    place += 1
    return String(line.dropFirst(head.count).dropLast(tail.count))
  }

  private mutating func skipBlankLines() {
    while place < lines.count, lines[place].allSatisfy(\.isWhitespace) { place += 1 }
  }

  /// The fenced block that begins here, blank lines apart.
  private mutating func block(after word: String? = nil) throws -> (
    language: String, content: String
  ) {
    skipBlankLines()
    guard place < lines.count, lines[place].hasPrefix("```") else {
      throw fault("a fenced block has to follow `\(word ?? "")`")
    }
    let language = String(lines[place].dropFirst(3))
    guard let end = lines[(place + 1)...].firstIndex(of: "```") else {
      throw fault("this block is never closed")
    }
    defer { place = end + 1 }
    return (language, lines[(place + 1)..<end].joined(separator: "\n"))
  }

  private mutating func step() throws -> DocumentationPage.Step? {
    let start = place
    let (language, content) = try block()
    let rows = content.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    switch language {
    case "sh": return .commands(rows.filter { !$0.isEmpty })
    case "text": return .output(rows)
    case "markdown": return nil
    default:
      place = start
      throw fault("a `\(language)` block that is neither a file, nor commands, nor their output")
    }
  }

  private mutating func answers(_ words: [String]) throws -> DocumentationPage.Step {
    guard words.count == 2 else { throw fault("`answers` needs a file and an item") }
    skipBlankLines()
    let start = place
    while place < lines.count, lines[place].hasPrefix("|") { place += 1 }
    guard let table = AnswerTable(Array(lines[start..<place])) else {
      throw fault("a table with `answer` and `verdict` or `read as` has to stand above this line")
    }
    return .answers(file: words[0], item: words[1], table: table)
  }
}
