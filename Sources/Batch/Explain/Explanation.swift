import Grading
import Reporting
import Text

/// One verdict with everything that it rests on: what a lecturer needs to defend a mark.
package struct Explanation: Sendable {
  private let result: ClassResults.Result
  private let settings: Manifest.Settings
  private let regrades: [LedgerEvent.Regrade]
  private let adjustments: [Adjustment]
  private let item: JSONOutput?
  private let id: String
  private let definition: SHA256?
  private let isKept: Bool
  private let replay: Replay

  /// What came of computing the verdict anew.
  package enum Replay: Sendable {
    /// It could not be done, and why.
    case impossible(String)
    /// The item's entry of a report, as it is now.
    case replayed(JSONOutput)
  }

  /// Gathers what is known of a verdict.
  package init(
    _ result: ClassResults.Result, item id: String, of results: ClassResults,
    adjustments: Adjustments, replay: Replay
  ) throws(Diagnostic) {
    self.result = result
    self.id = id
    self.replay = replay
    settings = results.file.manifest.settings
    regrades = results.ledger.regrades.filter { $0.number == result.row.regrade }
    self.adjustments = adjustments.of(result.entry.student, in: result.problemSet)
      .filter { $0.item == nil || $0.item == id }
    let definitions = result.problemSet.map(results.definitions) ?? []
    let place = definitions.firstIndex { $0.id == id }
    let kept = place.flatMap { result.row.kept[$0] }
    definition = kept ?? place.map { definitions[$0].digest }
    isKept = kept != nil
    let text = SourceText(name: Ledger.name, bytes: Array(result.report))
    var members = try JSONField(value: try JSONReader.read(text), path: "", text: text).object()
    var found: JSONOutput?
    for field in try members.required("items").array() {
      var fields = try field.object()
      if try fields.required("id").string() == id { found = JSONOutput(field.value) }
    }
    item = found
  }

  /// Where the verdict comes from.
  private var facts: [(String, JSONOutput)] {
    let entry = result.entry
    var facts: [(String, JSONOutput)] = [
      ("student", .string(entry.student)), ("submission", .string(entry.name)),
      ("submission_sha256", .string(entry.digest.description)),
      ("problem_set", entry.problemSet.map(JSONOutput.string) ?? .null),
      ("definition_sha256", definition.map { .string($0.description) } ?? .null),
      ("grader", .string(settings.grader)), ("seed", .number(settings.seed.description)),
      ("salted", .bool(settings.salt != nil)),
    ]
    if let submittedAt = entry.submittedAt { facts.append(("submitted_at", .string(submittedAt))) }
    for regrade in regrades {
      facts.append(("regraded", .string("regrade \(regrade.number): \(regrade.why)")))
    }
    return facts
  }

  private var replayWords: String {
    switch replay {
    case .impossible(let why):
      let kept = isKept ? "kept by `grader regrade --never-lower`; " : ""
      return "\(kept)not computed anew: \(why)"
    case .replayed(let now) where isKept:
      return "kept by `grader regrade --never-lower`, as it was judged by the definition of then; "
        + "computed anew by the definition of now: " + Explanation.mark(now)
    case .replayed(let now):
      return isSame(now)
        ? "computed anew: the same, byte for byte"
        : "computed anew: it comes out differently now (\(Explanation.mark(now))); look at "
          + "`grader regrade --plan`"
    }
  }

  private func isSame(_ now: JSONOutput) -> Bool {
    item.map { $0.text(pretty: false) == now.text(pretty: false) } ?? false
  }

  /// The verdict and the points of an item's entry of a report, in words.
  private static func mark(_ entry: JSONOutput) -> String {
    guard case .object(let members) = entry else { return "" }
    func text(_ name: String) -> String {
      guard let value = members.first(where: { $0.0 == name })?.1 else { return "" }
      return plain(value)
    }
    let (score, maximum) = (text("score"), text("max_score"))
    return text("verdict") + (score == "null" ? ", points pending" : ", \(score) of \(maximum)")
  }

  /// What the verdict would be now, where that is not what it is.
  private var now: JSONOutput? {
    guard case .replayed(let now) = replay, !isSame(now) else { return nil }
    return now
  }

  /// The explanation as JSON.
  package var output: JSONOutput {
    .object(
      facts + [
        ("fault", result.row.fault.map(JSONOutput.string) ?? .null), ("item", item ?? .null),
        ("adjustments", .array(adjustments.map { .string($0.words) })),
        ("replay", .string(replayWords)), ("now", now ?? .null),
      ])
  }

  /// The explanation for people.
  package var text: String {
    var lines = ["\(Visible.text(result.entry.student)) · \(Visible.text(id))", ""]
    if let fault = result.row.fault {
      lines +=
        ["the submission could not be graded:"]
        + fault.split(separator: "\n").map { "  " + Visible.text(String($0)) }
    }
    if case .object(let members)? = item {
      for (name, value) in members where name != "id" {
        lines += Explanation.lines(name, value, indent: 2)
      }
    }
    lines.append("")
    for (name, value) in facts { lines += Explanation.lines(name, value, indent: 2) }
    for adjustment in adjustments { lines.append("  by hand: \(Visible.text(adjustment.words))") }
    lines += ["", replayWords]
    return lines.map { Visible.line($0) + "\n" }.joined()
  }

  /// A member with its value; what is nested is indented.
  private static func lines(_ name: String, _ value: JSONOutput, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let title = margin + Visible.text(name).map { $0 == "_" ? " " : String($0) }.joined() + ":"
    switch value {
    case .object(let members):
      return [title] + members.flatMap { lines($0.0, $0.1, indent: indent + 2) }
    case .array(let elements) where !elements.allSatisfy(\.isPlain):
      return [title]
        + elements.enumerated().flatMap {
          lines("\($0.offset + 1)", $0.element, indent: indent + 2)
        }
    case .array(let elements):
      return [title] + elements.map { "\(margin)  \(plain($0))" }
    case .string(let text) where text.utf8.contains(0x0A):
      return [title] + text.split(separator: "\n").map { "\(margin)  \(Visible.text(String($0)))" }
    default: return ["\(title) \(plain(value))"]
    }
  }

  private static func plain(_ value: JSONOutput) -> String {
    if case .string(let text) = value { return Visible.text(text) }
    return value.text(pretty: false)
  }
}

extension JSONOutput {
  /// Whether the value is neither a list nor an object.
  fileprivate var isPlain: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }
}
