import Foundation
import Testing

/// The write-up that is kept in both forms.
@Suite("A submission in Markdown")
struct MarkdownTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  @Test("is graded to the same report as in JSON; only places in the file differ")
  func twin() throws {
    let shell = try Shell()
    let reports = ["json", "md"].map { form in
      shell.run(
        "cd '\(Self.root)'; grader check submissions/write-up-2.\(form) --format json"
          + " | grep -vE '^ *\"(submission|line|column|picture)\": '")
    }
    #expect(reports[0].output.count > 5000)
    #expect(reports[0].output == reports[1].output)
  }

  @Test("can be begun with a template, in which everything is missing")
  func template() throws {
    let result = try Shell(files: [:]).run(
      """
      for set in '\(Self.root)'/problems/*.json; do
        name=$(basename "$set" .json)
        for form in json markdown; do
          export GRADER_PROBLEMS='\(Self.root)/problems'
          suffix=$([ $form = json ] && echo json || echo md)
          grader template "$name" --as $form > "blank.$suffix"
          grader check "blank.$suffix" --format json > report.json
          echo "$? $(grep -c '"verdict": "missing"' report.json) $(grep -c '"verdict":' report.json)"
        done
      done
      """)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count >= 8 && result.errors == "", "\(result.output)\(result.errors)")
    for line in lines {
      let words = line.split(separator: " ")
      #expect(
        words.count == 3 && words[0] == "1" && words[1] == words[2] && words[1] != "0", "\(line)")
    }
  }

  @Test("begun with a template keeps arrows that can be copied")
  func arrows() throws {
    let set = """
      {"schema": 1, "id": "s", "problems": [{"id": "p", "symbols": {"x": {}}, "items": [
        {"id": "a", "kind": "text", "prompt": "As z -> inf, or u->v, or a --> b --!> c?"},
        {"id": "b", "kind": "value", "expected": {"u": 1}}]}]}
      """
    let shell = try Shell(files: ["problems/s.json": set])
    let blank = shell.run("grader template s --as markdown | tee s.md").output
    #expect(blank.contains("As z -> inf, or u->v, or a → b --! > c?"), "\(blank)")
    #expect(blank.contains("`u`. It stands in a ```json block. -->"), "\(blank)")
    #expect(shell.run("grader check s.md --quiet").output == "s.md: 0/2 points: 2 missing\n")
  }
}
