import Grading
import Reporting
import Text

extension Manifest {
  /// The version of the manifest's format.
  static let version = 1

  /// The line that the file begins with.
  var head: JSONOutput {
    .object([
      ("manifest", .integer(Manifest.version)), ("grader", .string(settings.grader)),
      ("seed", .number(settings.seed.description)),
      ("salt", settings.salt.map { .string($0.description) } ?? .null),
      ("item", settings.items.map(JSONOutput.string) ?? .null),
      ("audience", .string(settings.audience.rawValue)),
      ("attempts", .string(settings.attempts.rawValue)),
      ("hints", settings.hints.map { .string($0.rawValue) } ?? .null),
      ("sets", .array(sets.map(\.output))),
    ])
  }

  init(head text: SourceText) throws(Diagnostic) {
    var members = try JSONField(value: try JSONReader.read(text), path: "", text: text).object()
    let version = try members.required("manifest")
    _ = try version.int(in: Manifest.version...Manifest.version)
    let seed = try members.required("seed")
    guard let number = UInt64(try seed.number()) else { throw seed.fault("no seed") }
    let audience = try members.required("audience").oneOf(Audience.allCases.map(\.rawValue))
    let attempts = try members.required("attempts").oneOf(Attempts.allCases.map(\.rawValue))
    settings = Settings(
      seed: number, salt: "", items: try members.present("item")?.string(),
      audience: Audience(rawValue: audience) ?? .staff,
      attempts: Attempts(rawValue: attempts) ?? .refuse)
    settings.grader = try members.required("grader").string()
    settings.salt = try members.present("salt")?.digest()
    settings.hints = try members.present("hints").flatMap { field throws(Diagnostic) in
      HintLevel(rawValue: try field.string())
    }
    sets = []
    for field in try members.required("sets").array() { sets.append(try SetDefinition(field)) }
    entries = ClassEntries()
  }
}

extension SetDefinition {
  var output: JSONOutput {
    .object([
      ("id", .string(id)),
      (
        "items",
        .array(
          items.map { item in
            .object([
              ("id", .string(item.id)), ("sha256", .string(item.digest.description)),
              ("after", .array(item.dependencies.map(JSONOutput.string))),
              ("visibility", .string(item.visibility.rawValue)),
            ])
          })
      ),
    ])
  }

  init(_ field: JSONField) throws(Diagnostic) {
    var members = try field.object()
    let id = try members.required("id").string()
    var items: [ItemDefinition] = []
    for field in try members.required("items").array() {
      var item = try field.object()
      items.append(
        ItemDefinition(
          id: try item.required("id").string(), digest: try item.required("sha256").digest(),
          dependencies: try item.required("after").strings(),
          visibility: Visibility(rawValue: try item.required("visibility").string()) ?? .hidden))
    }
    self.init(id: id, items: items)
  }
}

extension ClassEntry {
  var output: JSONOutput {
    var members: [(String, JSONOutput)] = [("submission", .string(name))]
    if case .part(let file, let offset, let count) = source {
      members += [
        ("file", .string(file)), ("offset", .integer(offset)), ("bytes", .integer(count)),
      ]
    }
    members += [
      ("sha256", .string(digest.description)), ("student", .string(student)),
      ("problem_set", problemSet.map(JSONOutput.string) ?? .null),
    ]
    if isNamedByFile { members.append(("named_by_file", .bool(true))) }
    if !isReadable { members.append(("unreadable", .bool(true))) }
    if let submittedAt { members.append(("submitted_at", .string(submittedAt))) }
    if let attempt { members.append(("attempt", .integer(attempt))) }
    if let aside { members.append(("aside", .string(aside.rawValue))) }
    return .object(members)
  }

  init(_ text: SourceText) throws(Diagnostic) {
    var members = try JSONField(value: try JSONReader.read(text), path: "", text: text).object()
    name = try members.required("submission").string()
    source = .file
    if let file = try members.present("file")?.string() {
      source = .part(
        file: file, offset: try members.required("offset").int(in: 0...(.max / 2)),
        count: try members.required("bytes").int(in: 0...(.max / 2)))
    }
    digest = try members.required("sha256").digest()
    student = try members.required("student").string()
    problemSet = try members.present("problem_set")?.string()
    isNamedByFile = try members.present("named_by_file")?.bool() ?? false
    isReadable = try !(members.present("unreadable")?.bool() ?? false)
    submittedAt = try members.present("submitted_at")?.string()
    attempt = try members.present("attempt")?.int(in: .min ... .max)
    aside = try members.present("aside").flatMap { field throws(Diagnostic) in
      Aside(rawValue: try field.string())
    }
  }
}

extension JSONField {
  /// The value as a digest in hexadecimal digits.
  func digest() throws(Diagnostic) -> SHA256 {
    guard let digest = SHA256(hexadecimal: try string()) else {
      throw mismatch(expected: "a digest")
    }
    return digest
  }
}
