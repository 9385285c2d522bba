import Foundation
import Testing
import Text

/// Does what the pages of the catalogue say, and compares what comes of it.
@Suite("The documentation")
struct DocumentationTests {
  @Test("is true, page by page", arguments: try DocumentationPage.all())
  func isTrue(page: DocumentationPage) throws {
    let shell = try Shell(files: [:])
    try Self.linkRepository(into: shell)
    var printed: [String]?
    for step in page.steps {
      switch step {
      case .file(let name, let content): try Self.write(content, to: name, in: shell)
      case .commands(let commands): printed = commands.flatMap { Self.run($0, in: shell, of: page) }
      case .output(let expected):
        let output = try #require(printed, "\(page.name): output without a command")
        let difference = Self.difference(output, from: expected)
        #expect(
          difference == nil, "\(page.name): \(difference ?? "")\n\(output.joined(separator: "\n"))")
        printed = nil
      case .answers(let file, let item, let table):
        try Self.grade(table, item: item, of: file, in: shell, page)
      }
    }
  }

  @Test("a planted error in a page is found", arguments: planted)
  func plantedErrors(text: String) throws {
    let page = try DocumentationPage(name: "planted", text)
    withKnownIssue { try isTrue(page: page) }
  }

  private static let planted = [
    "```sh\ngrader --version  # exit status 3\n```",
    "```sh\ngrader --version\n```\n\n```text\ngrader 99\n```",
    """
    <!-- file: p.json -->
    ```json
    {"schema": 1, "id": "p", "problems": [{"id": "q", "symbols": {"x": {}},
      "items": [{"id": "i", "kind": "formula", "expected": "2*x"}]}]}
    ```
    <!-- answers: p.json q/i -->
    | answer | verdict |
    | --- | --- |
    | `3x` | pass |
    """,
  ]

  @Test("has a landing page that lists every page")
  func isListed() throws {
    let names = try DocumentationPage.all().map { String($0.name.dropLast(3)) }
    let landing = try String(
      contentsOf: DocumentationPage.folder.appending(path: "grader.md"), encoding: .utf8)
    for name in names where name != "grader" {
      #expect(landing.contains("<doc:\(name)>"), "\(name)")
    }
  }

  @Test("has a page for every kind of item", arguments: kinds)
  func coversKind(kind: String) throws {
    let names = try DocumentationPage.all().map(\.name)
    #expect(names.contains("Items-of-kind-\(kind).md"))
  }

  private static let kinds = [
    "value", "formula", "gradient", "witness", "graph", "derivation", "condition", "claim", "range",
    "shape", "training", "choice", "ordering", "text",
  ]

  // MARK: What a page asks for

  /// Lets the page see the repository's own problems and submissions, which it does not change.
  private static func linkRepository(into shell: Shell) throws {
    let root = DocumentationPage.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    for name in ["problems", "submissions"] {
      let copy = URL(filePath: shell.folder).appending(path: name)
      try FileManager.default.copyItem(at: root.appending(path: name), to: copy)
    }
  }

  private static func write(_ content: String, to name: String, in shell: Shell) throws {
    let url = URL(filePath: shell.folder).appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(content.utf8).write(to: url)
  }

  /// Runs one line of a page; its output, errors included, in lines.
  private static func run(_ line: String, in shell: Shell, of page: DocumentationPage) -> [String] {
    let parts = line.components(separatedBy: "# exit status ")
    let expected = parts.count > 1 ? Int32(parts[1].trimmingCharacters(in: .whitespaces)) : 0
    let result = shell.run("{ \(parts[0])\n} 2>&1")
    #expect(
      result.code == expected, "\(page.name): `\(line)` exits with \(result.code)\n\(result.output)"
    )
    var lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    return lines.map(String.init)
  }

  /// What differs, if anything; a line `…` of the page stands for any lines.
  private static func difference(_ output: [String], from expected: [String]) -> String? {
    var rest = output[...]
    var maySkip = false
    for line in expected {
      if line == "…" {
        maySkip = true
        continue
      }
      guard let place = maySkip ? rest.firstIndex(of: line) : rest.startIndex,
        place < rest.endIndex,
        rest[place] == line
      else { return "this line of the page is not printed there: \(line)" }
      rest = rest[(place + 1)...]
      maySkip = false
    }
    return rest.isEmpty || maySkip ? nil : "more is printed: \(rest[rest.startIndex])"
  }

  // MARK: Tables of answers

  /// Grades each answer of a table and compares with what the table says of it.
  private static func grade(
    _ table: AnswerTable, item: String, of file: String, in shell: Shell, _ page: DocumentationPage
  ) throws {
    let text = try String(
      contentsOf: URL(filePath: shell.folder).appending(path: file), encoding: .utf8)
    var members = try field(text).object()
    let set = try members.required("id").string()
    var names: [String] = []
    for (index, row) in table.rows.enumerated() {
      let answer = (try? field(row.answer)) == nil ? quoted(row.answer) : row.answer
      names.append("answer-\(index).json")
      try write(
        "{\"problem_set\": \(quoted(set)), \"answers\": {\(quoted(item)): \(answer)}}",
        to: names[index], in: shell)
    }
    // A second file that is never graded makes the report a list, however few answers there are.
    let folder = (file as NSString).deletingLastPathComponent
    let result = shell.run(
      "grader check --problems '\(folder.isEmpty ? "." : folder)' --item '\(item)' --format json "
        + (names + names.prefix(1)).joined(separator: " "))
    let reports = try field(result.output).array()
    try #require(reports.count == names.count + 1, "\(page.name): \(result.errors)")
    for (row, report) in zip(table.rows, reports) { try compare(row, report, page) }
  }

  private static func compare(
    _ row: AnswerTable.Row, _ report: JSONField, _ page: DocumentationPage
  ) throws {
    var graded = try report.object()
    let items = try graded.required("items").array()
    let item = try #require(items.first, "\(page.name): no such item")
    var members = try item.object()
    let verdict = try members.required("verdict").string()
    let said = item.text[item.value.span]
    if let expected = row.verdict {
      #expect(verdict == expected, "\(page.name): \(row.answer) is \(verdict): \(said)")
    }
    if let expected = row.readAs {
      let read = try members.optional("read_as")?.string()
      #expect(read == expected, "\(page.name): \(row.answer): \(read ?? said)")
    }
    for part in row.said {
      let written = String(quoted(part).dropFirst().dropLast())
      #expect(said.contains(written), "\(page.name): \(row.answer): \(said)")
    }
  }

  private static func field(_ text: String) throws -> JSONField {
    let source = SourceText(name: "page", text)
    return JSONField(value: try JSONReader.read(source), path: "", text: source)
  }

  /// A string as JSON writes it.
  private static func quoted(_ string: String) -> String {
    JSONOutput.string(string).text(pretty: false)
  }
}
