import Grading
import Text

/// The report as JSON, version 1.
package enum JSONReport {
  /// The version of the format.
  package static let version = 1

  /// The report of one submission.
  ///
  /// - Parameter isDryRun: true leaves out verdicts and scores, which a dry run does not have.
  package static func value(
    of graded: GradedSubmission, for audience: Audience, isDryRun: Bool = false
  ) -> JSONOutput {
    let graded = graded.seen(by: audience)
    let hints = graded.hintLevel(for: audience)
    let items = graded.items.map { isDryRun ? reading($0) : item($0, hints: hints) }
    var members = head(graded, for: audience)
    if isDryRun {
      members.append(("dry_run", .bool(true)))
    } else {
      members += [
        ("score", .double(graded.score)), ("pending", .double(graded.pending)),
        ("max_score", .double(graded.maximum)),
        ("counts", counts(graded.counts)),
      ]
    }
    return .object(members + tail(graded, items))
  }

  /// The report of a submission whose items were put together from several gradings.
  package static func joined(
    _ graded: GradedSubmission, score: Double, pending: Double, maximum: Double,
    counts: [(verdict: Verdict, count: Int)], items: [JSONOutput], for audience: Audience
  ) -> JSONOutput {
    let totals: [(String, JSONOutput)] = [
      ("score", .double(score)), ("pending", .double(pending)), ("max_score", .double(maximum)),
      ("counts", self.counts(counts)),
    ]
    return .object(head(graded, for: audience) + totals + tail(graded, items))
  }

  /// The report of a submission that could not be graded, and why.
  package static func ungradable(
    _ submission: ReportedSubmission, _ message: String, seed: UInt64, for audience: Audience
  ) -> JSONOutput {
    var members: [(String, JSONOutput)] = [
      ("report", .integer(version)), ("grader", .string(Version.number)),
      ("problem_set", submission.problemSet.map(JSONOutput.string) ?? .null),
      ("submission", .string(submission.name)),
      ("student", submission.student.map(JSONOutput.string) ?? .null),
    ]
    if audience == .staff { members.append(("seed", .number(seed.description))) }
    members += [
      ("status", .string("ungradable")), ("message", .string(message)), ("score", .null),
      ("pending", .null), ("max_score", .null), ("counts", .null), ("items", .array([])),
      ("notes", .array(submission.notes.map(JSONOutput.string))),
    ]
    return .object(members)
  }

  private static func head(
    _ graded: GradedSubmission, for audience: Audience
  ) -> [(String, JSONOutput)] {
    var members: [(String, JSONOutput)] = [
      ("report", .integer(version)), ("grader", .string(Version.number)),
      ("problem_set", .string(graded.problemSet)), ("submission", .string(graded.submission)),
      ("student", graded.student.map(JSONOutput.string) ?? .null),
    ]
    if audience == .staff { members.append(("seed", .number(graded.seed.description))) }
    return members
  }

  private static func tail(
    _ graded: GradedSubmission, _ items: [JSONOutput]
  ) -> [(String, JSONOutput)] {
    [("items", .array(items)), ("notes", .array(graded.notes.map(JSONOutput.string)))]
  }

  private static func counts(_ counts: [(verdict: Verdict, count: Int)]) -> JSONOutput {
    .object(counts.map { ($0.verdict.rawValue, .integer($0.count)) })
  }

  /// The entry of one item; `claims` prints the same.
  package static func item(_ item: ItemResult, hints: HintLevel = .mistake) -> JSONOutput {
    var members: [(String, JSONOutput)] = [
      ("id", .string(item.id)), ("kind", .string(item.kind)),
      ("verdict", .string(item.verdict.rawValue)),
      ("score", item.score.map { .double(Points.rounded($0)) } ?? .null),
      ("max_score", .double(Points.rounded(item.maximum))), ("message", .string(item.message)),
    ]
    if let hint = item.hint { members.append(("hint", .string(hint))) }
    if let diagnosis = item.diagnosis {
      let kind = hints == .mistake ? [("kind", JSONOutput.string(diagnosis.kind))] : []
      members.append(
        ("diagnosis", .object(kind + [("text", .string(diagnosis.text(hints)))])))
    }
    if let readAs = item.readAs { members.append(("read_as", .string(readAs))) }
    switch item.certainty {
    case .certified: members.append(("certainty", .string("certified")))
    case .sampled: members.append(("certainty", .string("sampled")))
    case nil: break
    }
    let evidence = evidence(item)
    if !evidence.isEmpty { members.append(("evidence", .object(evidence))) }
    if let first = item.pictures.first { members += picture(first) }
    let notes = item.notes + item.pictures.flatMap(\.notes)
    if !notes.isEmpty { members.append(("notes", .array(notes.map(JSONOutput.string)))) }
    return .object(members)
  }

  /// Where the fault stands in the file, and the line with its caret.
  private static func picture(_ diagnostic: Diagnostic) -> [(String, JSONOutput)] {
    var members: [(String, JSONOutput)] = []
    if let place = diagnostic.position {
      members.append(
        ("place", .object([("line", .integer(place.line)), ("column", .integer(place.column))])))
    }
    let lines = diagnostic.picture(width: 74)
    if !lines.isEmpty { members.append(("picture", .string(lines.joined(separator: "\n")))) }
    return members
  }

  /// The entry of a dry run: how the answer is read, or why it cannot be.
  private static func reading(_ item: ItemResult) -> JSONOutput {
    var members: [(String, JSONOutput)] = [("id", .string(item.id)), ("kind", .string(item.kind))]
    if let readAs = item.readAs {
      members.append(("read_as", .string(readAs)))
    } else {
      members.append(("message", .string(item.message)))
    }
    let notes = item.notes + item.pictures.flatMap(\.notes)
    if !notes.isEmpty { members.append(("notes", .array(notes.map(JSONOutput.string)))) }
    return .object(members)
  }

  private static func evidence(_ item: ItemResult) -> [(String, JSONOutput)] {
    let evidence = item.evidence
    var members: [(String, JSONOutput)] = []
    if !evidence.point.isEmpty || isPlaceless(item) {
      members.append(("point", .object(evidence.point.map { ($0.name, value($0.value)) })))
    }
    if let entry = evidence.entry { members.append(("entry", .string(entry))) }
    if let answer = evidence.answerValue { members.append(("answer_value", value(answer))) }
    if let expected = evidence.expectedValue { members.append(("expected_value", value(expected))) }
    if let line = evidence.firstWrongLine { members.append(("first_wrong_line", .integer(line))) }
    if !evidence.margins.isEmpty {
      members.append(("margins", .array(evidence.margins.map(margin))))
    }
    if !evidence.places.isEmpty {
      members.append(("places", .array(evidence.places.map(JSONOutput.string))))
    }
    var samples = evidence.samples
    if case .sampled(let points) = item.certainty { samples = points }
    if let samples { members.append(("samples", .integer(samples))) }
    if let certificate = evidence.certificate {
      members.append(("certificate", .string(certificate)))
    }
    return members
  }

  /// Whether an item fails at a point without symbols, which is told as an empty one.
  private static func isPlaceless(_ item: ItemResult) -> Bool {
    guard item.verdict == .fail, item.certainty == .certified else { return false }
    switch item.kind {
    case "formula", "gradient": return item.evidence.answerValue != nil
    case "claim": return true
    default: return false
    }
  }

  private static func margin(_ margin: Evidence.Margin) -> JSONOutput {
    .object([
      ("constraint", .string(margin.constraint)),
      ("margin", margin.value.isEmpty ? .null : value(margin.value)),
      ("holds", .bool(margin.holds)),
    ])
  }

  /// A value as a JSON number where it is a decimal that a double can hold, else as a string.
  private static func value(_ written: String) -> JSONOutput {
    guard let number = Double(written), number.isFinite else { return .string(written) }
    return .number(written)
  }
}
