import Text

extension Submission {
  /// Reads the JSON form of section 2 of the contract.
  static func readJSON(_ text: SourceText) throws(Diagnostic) -> Submission {
    let (value, notes) = try JSONReader.readNoting(text)
    return try Submission(JSONField(value: value, path: "", text: text), notes: notes)
  }

  /// Reads one submission, be it a whole file or a line of one.
  init(_ document: JSONField, notes: [Diagnostic]) throws(Diagnostic) {
    var members = try document.object()
    members.knows(["problem_set", "student", "answers", "submitted_at", "attempt", "name", "note"])
    // A misspelt member is the better explanation of a missing one.
    members.knows(["$schema"])
    try members.finish()
    name = document.text.name
    problemSet = try members.required("problem_set").string()
    student = try Self.text("student", &members)
    submittedAt = try Self.timestamp(&members)
    attempt = try Self.present("attempt", &members)?.int(in: .min ... .max)
    for member in ["name", "note", "$schema"] { _ = try Self.text(member, &members) }
    let dictionary = try members.required("answers").object()
    answers = dictionary.fields.map { key, field in
      Answer(key: key.value, keySpan: key.span, field: field)
    }
    self.notes = notes
  }

  /// The member where it is there and not null.
  private static func present(_ name: String, _ members: inout JSONObjectReader) -> JSONField? {
    members.optional(name).flatMap { $0.isNull ? nil : $0 }
  }

  private static func text(
    _ name: String, _ members: inout JSONObjectReader
  ) throws(Diagnostic) -> String? {
    try present(name, &members)?.string()
  }

  private static func timestamp(_ members: inout JSONObjectReader) throws(Diagnostic) -> String? {
    guard let field = present("submitted_at", &members) else { return nil }
    let written = try field.string()
    guard Timestamp.isValid(written) else {
      throw field.fault(
        "`submitted_at` is \(Visible.quoted(written)), which is no time as RFC 3339 writes it",
        notes: ["for example 2026-10-05T23:59:00+02:00"])
    }
    return written
  }
}
