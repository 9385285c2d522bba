import Grading
import Reporting
import Testing
import Text

/// `.ci/schemas` holds the schemas against a validator; here only that each is there and whole.
@Suite("schema")
struct SchemaTests {
  @Test("prints a schema of each kind of document", arguments: Schema.kinds)
  func prints(kind: String) throws {
    let result = try Shell().run("grader schema \(kind)")
    #expect(result.code == 0 && result.errors == "")
    let text = SourceText(name: kind, result.output)
    var members = try JSONField(value: try JSONReader.read(text), path: "", text: text).object()
    #expect(
      try members.required("$schema").string() == "https://json-schema.org/draft/2020-12/schema")
    #expect(try members.required("title").string().isEmpty == false)
  }

  @Test("knows every kind of item")
  func kinds() throws {
    let schema = try Shell().run("grader schema problem-set").output
    for kind in Item.kindMembers.keys.sorted() {
      #expect(schema.contains("\"\(kind)\""), "\(kind)")
    }
  }

  static let faults: [(typed: String, errors: String)] = [
    ("", "grader: `schema` needs one KIND: problem-set, submission, report\n"),
    ("report submission", "grader: `schema` needs one KIND"),
    ("raport", "grader: unknown kind `raport`\n  note: did you mean `report`?\n"),
  ]

  @Test("knows no other kinds", arguments: faults)
  func refuses(typed: String, errors: String) throws {
    let result = try Shell().run("grader schema \(typed)")
    #expect(result.code == 64 && result.errors.hasPrefix(errors), "\(result.errors)")
  }
}
