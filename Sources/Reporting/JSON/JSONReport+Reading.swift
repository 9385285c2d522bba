import Grading
import Text

extension ItemResult {
  /// The outcome that an entry of a JSON report tells; pictures and prompts are not in it.
  ///
  /// - Throws: where the entry is none of a report's.
  package init(reported field: JSONField) throws(Diagnostic) {
    var members = try field.object()
    self.init(
      id: try members.required("id").string(), kind: try members.required("kind").string(),
      verdict: Verdict(rawValue: try members.required("verdict").string()) ?? .undecided,
      maximum: try members.required("max_score").numberAsDouble(),
      message: try members.required("message").string())
    score = try members.present("score")?.numberAsDouble()
    hint = try members.present("hint")?.string()
    if var told = try members.present("diagnosis")?.object() {
      diagnosis = Diagnosis(
        reported: try told.required("text").string(), kind: try told.present("kind")?.string())
    }
    readAs = try members.present("read_as")?.string()
    notes = try members.present("notes")?.strings() ?? []
    if let field = members.present("evidence") { evidence = try Evidence(reported: field) }
    switch try members.present("certainty")?.string() {
    case "certified": certainty = .certified
    case "sampled": certainty = .sampled(points: evidence.samples ?? 0)
    default: break
    }
  }
}

extension Evidence {
  /// The evidence that a JSON report tells.
  fileprivate init(reported field: JSONField) throws(Diagnostic) {
    self.init()
    var members = try field.object()
    if let values = try members.present("point")?.object() {
      for (name, value) in values.fields {
        point.append(Coordinate(name: name.value, value: try value.written()))
      }
    }
    entry = try members.present("entry")?.string()
    answerValue = try members.present("answer_value")?.written()
    expectedValue = try members.present("expected_value")?.written()
    firstWrongLine = try members.present("first_wrong_line")?.int(in: 0...(.max))
    for field in try members.present("margins")?.array() ?? [] {
      var margin = try field.object()
      margins.append(
        Margin(
          constraint: try margin.required("constraint").string(),
          value: try margin.present("margin")?.written() ?? "",
          holds: try margin.required("holds").bool()))
    }
    places = try members.present("places")?.strings() ?? []
    samples = try members.present("samples")?.int(in: 0...(.max))
    certificate = try members.present("certificate")?.string()
  }
}

extension JSONField {
  /// A number as it was written, or a string.
  fileprivate func written() throws(Diagnostic) -> String {
    if case .number(let digits) = value.kind { return digits }
    return try string()
  }
}
