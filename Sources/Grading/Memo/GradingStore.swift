import Text

/// A place that carries results from run to run.
///
/// What it gives back is checked by whoever asks: a store may forget, but it must not make up.
package protocol GradingStore: Sendable {
  /// What was saved under a key for these items; nil where nothing was.
  func load(_ items: [String], _ key: [UInt8]) -> JSONField?

  /// Saves a result under a key for these items.
  func save(_ items: [String], _ key: [UInt8], _ result: JSONOutput)
}

extension ItemResult {
  /// The result for a store; nil where it would not come back as it is.
  ///
  /// - Parameter answer: the answer that pictures are drawn in.
  func archived(_ answer: JSONField) -> JSONOutput? {
    func text(_ value: String?) -> JSONOutput { value.map(JSONOutput.string) ?? .null }
    var members: [(String, JSONOutput)] = [
      ("verdict", .string(verdict.rawValue)), ("score", score.map(JSONOutput.double) ?? .null),
      ("message", .string(message)), ("student_message", text(studentMessage)),
      ("hint", text(hint)),
      (
        "diagnosis",
        diagnosis.map { .array([.string($0.kind), .string($0.mistake), .string($0.place)]) }
          ?? .null
      ), ("read_as", text(readAs)), ("hides_expected", .bool(hidesExpected)),
      ("notes", .array(notes.map(JSONOutput.string))), ("evidence", evidence.archived),
      ("pictures", .array(pictures.map(\.archived))),
    ]
    switch certainty {
    case .certified: members.append(("certainty", .integer(0)))
    case .sampled(let points): members.append(("certainty", .integer(points)))
    case nil: break
    }
    let output = JSONOutput.object(members)
    let written = SourceText(name: "", bytes: output.bytes(pretty: false))
    guard let value = try? JSONReader.read(written) else { return nil }
    let field = JSONField(value: value, path: "", text: written)
    var blank = self
    blank.pictures = []
    return ItemResult(archived: field, like: blank, answer) == self ? output : nil
  }

  /// The result that a store gave back; nil where it does not fit the answer.
  ///
  /// - Parameter blank: a result of the same item, for what belongs to the item.
  init?(archived field: JSONField, like blank: ItemResult, _ answer: JSONField) {
    do throws(Diagnostic) {
      var members = try field.object()
      guard let verdict = Verdict(rawValue: try members.required("verdict").string()) else {
        return nil
      }
      self.init(
        id: blank.id, kind: blank.kind, verdict: verdict, maximum: blank.maximum,
        message: try members.required("message").string())
      visibility = blank.visibility
      prompt = blank.prompt
      score = try members.text("score")?.numberAsDouble()
      studentMessage = try members.text("student_message")?.string()
      hint = try members.text("hint")?.string()
      if let parts = try members.text("diagnosis")?.strings(), parts.count == 3 {
        diagnosis = Diagnosis(kind: parts[0], mistake: parts[1], place: parts[2])
      }
      readAs = try members.text("read_as")?.string()
      hidesExpected = try members.required("hides_expected").bool()
      notes = try members.required("notes").strings()
      evidence = try Evidence(archived: try members.required("evidence"))
      if let points = try members.optional("certainty")?.int(in: 0...(.max)) {
        certainty = points == 0 ? .certified : .sampled(points: points)
      }
      for picture in try members.required("pictures").array() {
        guard let diagnostic = try Diagnostic(archived: picture, answer) else { return nil }
        pictures.append(diagnostic)
      }
    } catch {
      return nil
    }
  }
}

extension Evidence {
  fileprivate var archived: JSONOutput {
    func text(_ value: String?) -> JSONOutput { value.map(JSONOutput.string) ?? .null }
    func number(_ value: Int?) -> JSONOutput { value.map(JSONOutput.integer) ?? .null }
    return .object([
      ("point", .array(point.map { .array([.string($0.name), .string($0.value)]) })),
      ("entry", text(entry)), ("answer_value", text(answerValue)),
      ("expected_value", text(expectedValue)), ("first_wrong_line", number(firstWrongLine)),
      (
        "margins",
        .array(
          margins.map { .array([.string($0.constraint), .string($0.value), .bool($0.holds)]) })
      ),
      ("places", .array(places.map(JSONOutput.string))), ("samples", number(samples)),
      ("certificate", text(certificate)),
    ])
  }

  fileprivate init(archived field: JSONField) throws(Diagnostic) {
    self.init()
    var members = try field.object()
    for pair in try members.required("point").array() {
      let parts = try pair.strings()
      guard parts.count == 2 else { throw pair.mismatch(expected: "a coordinate") }
      point.append(Coordinate(name: parts[0], value: parts[1]))
    }
    entry = try members.text("entry")?.string()
    answerValue = try members.text("answer_value")?.string()
    expectedValue = try members.text("expected_value")?.string()
    firstWrongLine = try members.text("first_wrong_line")?.int(in: .min ... .max)
    for margin in try members.required("margins").array() {
      let parts = try margin.array()
      guard parts.count == 3 else { throw margin.mismatch(expected: "a margin") }
      margins.append(
        Margin(
          constraint: try parts[0].string(), value: try parts[1].string(),
          holds: try parts[2].bool()))
    }
    places = try members.required("places").strings()
    samples = try members.text("samples")?.int(in: .min ... .max)
    certificate = try members.text("certificate")?.string()
  }
}

extension Diagnostic {
  /// The picture; its text is known by the path of the answer's part that it is.
  fileprivate var archived: JSONOutput {
    .object([
      ("severity", .string(severity.rawValue)), ("message", .string(message)),
      ("path", text.map { .string($0.name) } ?? .null),
      ("span", span.map { .array([.integer($0.start), .integer($0.end)]) } ?? .null),
      ("label", label.map(JSONOutput.string) ?? .null),
      ("notes", .array(notes.map(JSONOutput.string))),
    ])
  }

  fileprivate init?(archived field: JSONField, _ answer: JSONField) throws(Diagnostic) {
    var members = try field.object()
    guard let severity = Severity(rawValue: try members.required("severity").string()) else {
      return nil
    }
    self.init(
      try members.required("message").string(), severity: severity,
      label: try members.text("label")?.string(), notes: try members.required("notes").strings())
    if let path = try members.text("path")?.string() {
      guard let part = answer.part(at: path) else { return nil }
      text = part
    }
    if let places = try members.text("span")?.array(), places.count == 2 {
      span = SourceSpan(
        try places[0].int(in: .min ... .max), try places[1].int(in: .min ... .max))
    }
  }
}

extension JSONField {
  /// The text of the string or number at a path inside this answer.
  fileprivate func part(at path: String) -> SourceText? {
    if self.path == path { return try? formula() }
    if let elements = try? array() {
      return elements.lazy.compactMap { $0.part(at: path) }.first
    }
    return (try? object())?.fields.lazy.compactMap { $0.field.part(at: path) }.first
  }
}

extension JSONObjectReader {
  /// The member where it is there and not null.
  fileprivate mutating func text(_ name: String) throws(Diagnostic) -> JSONField? {
    optional(name).flatMap { $0.isNull ? nil : $0 }
  }
}
