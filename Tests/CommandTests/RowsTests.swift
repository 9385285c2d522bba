import Foundation
import Testing
import Text

/// The rows of `Rows/*.jsonl`: claims with what the contract says of them.
@Suite("Rows of claims")
struct RowsTests {
  /// One row of a file.
  private struct Row {
    var name: String
    var expected: String
    /// The claim as it stands in the file.
    var claim: String
    var messageParts: [String]
    var evidence: [String: String]
    /// Members that the report must have.
    var report: [String: String]
  }

  /// Rows whose verdict may also be another one, with the reason.
  private static let exceptions: [String: (verdict: String, reason: String)] = [
    "va-exa-35": (
      "undecided",
      "exp(pi*sqrt(163)) and its nearest integer agree to 30 digits; more than double-doubles are needed"
    ),
    "adv-claim-30": (
      "undecided", "sin(1.5707963267948966) is below 1 by 2e-33, which 30 digits do not show"
    ),
    "adv-claim-109": (
      "undecided", "the sides come as close as 1e-17, and the search for a touch is done in doubles"
    ),
  ]

  @Test("get the verdict that the contract says", arguments: try files())
  func agree(file: String) throws {
    let rows = try Self.rows(file)
    let shell = try Shell(files: ["rows.jsonl": rows.map(\.claim).joined(separator: "\n") + "\n"])
    let result = shell.run("grader claims rows.jsonl")
    #expect(result.code == 0 && result.errors == "")
    let answers = result.output.split(separator: "\n")
    try #require(answers.count == rows.count)
    for (row, answer) in zip(rows, answers) { try compare(row, String(answer)) }
  }

  @Test("have names of their own, which are the ids of their claims")
  func haveNames() throws {
    var seen: Set<String> = []
    for file in try Self.files() {
      for row in try Self.rows(file) {
        #expect(seen.insert(row.name).inserted, "\(row.name) stands twice")
        let id = try Self.field(row.claim).object().fields.first { $0.key.value == "id" }
        #expect(try id?.field.string() == row.name)
      }
    }
    #expect(seen.count > 1000)
    #expect(Self.exceptions.keys.allSatisfy(seen.contains))
  }

  private func compare(_ row: Row, _ answer: String) throws {
    var members = try Self.field(answer).object()
    let verdict = try members.required("verdict").string()
    let message = try members.required("message").string()
    #expect(try members.required("id").string() == row.name)
    if let exception = Self.exceptions[row.name], verdict == exception.verdict { return }
    #expect(verdict == row.expected, "\(row.name): \(message)\n\(row.claim)")
    let notes = try members.optional("notes")?.array().map { try $0.string() } ?? []
    let said = ([message] + notes + [try members.optional("hint")?.string() ?? ""]).joined(
      separator: "\n")
    for part in row.messageParts { #expect(said.contains(part), "\(row.name)") }
    let report = Self.members(try Self.field(answer))
    for (name, value) in row.report { #expect(report[name] == value, "\(row.name): \(name)") }
    guard !row.evidence.isEmpty else { return }
    let evidence = Self.members(try members.required("evidence"))
    for (name, value) in row.evidence { #expect(evidence[name] == value, "\(row.name): \(name)") }
  }

  // MARK: Reading

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Rows")

  /// The names of the files of rows.
  static func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".jsonl") }.sorted()
  }

  private static func field(_ line: String) throws -> JSONField {
    let text = SourceText(name: "row", line)
    return JSONField(value: try JSONReader.read(text), path: "", text: text)
  }

  private static func rows(_ file: String) throws -> [Row] {
    let data = try Data(contentsOf: folder.appending(path: file))
    return try String(decoding: data, as: UTF8.self).split(separator: "\n").map { line in
      var members = try field(String(line)).object()
      let claim = try members.required("claim")
      return Row(
        name: try members.required("case").string(),
        expected: try members.required("expect").string(),
        claim: claim.text[claim.value.span],
        messageParts: try members.optional("message_has")?.array().map { try $0.string() } ?? [],
        evidence: members.optional("evidence").map(Self.members) ?? [:],
        report: members.optional("report").map(Self.members) ?? [:])
    }
  }

  /// The members of an object, each as it is written.
  private static func members(_ field: JSONField) -> [String: String] {
    guard let fields = try? field.object().fields else { return [:] }
    let pairs = fields.map { ($0.key.value, $0.field.text[$0.field.value.span]) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}
