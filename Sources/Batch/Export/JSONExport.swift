import Grading
import Reporting
import Text

/// Where every student stands, as one JSON document with a student a line.
package enum JSONExport {
  /// The version of the format.
  static let version = 1

  /// Writes the whole document, piece by piece.
  ///
  /// - Parameter missing: what stands for those without points; without it that is told as `null`.
  package static func write(
    _ exported: ExportedClass, missing: MissingPolicy?, to output: (String) -> Void
  ) throws(DiskFault) {
    var members: [(String, JSONOutput)] = [
      ("export", .integer(version)), ("grader", .string(Version.number)),
      ("manifest", .string(exported.results.file.digest.description)),
    ]
    let open = exported.openCount
    if open > 0 { members += [("partial", .bool(true)), ("without_result", .integer(open))] }
    output(String(JSONOutput.object(members).text(pretty: false).dropLast()) + ",\"students\":[")
    var isFirst = true
    try exported.visit { standing, _ throws(DiskFault) in
      guard let points = standing.points(missing ?? .blank) else { return }
      let items = standing.problemSet.map(exported.results.items) ?? []
      output((isFirst ? "\n" : ",\n") + standing.output(items, points).text(pretty: false))
      isFirst = false
    }
    output("\n]}\n")
  }
}

extension Standing {
  fileprivate func output(_ ids: [String], _ points: Double?) -> JSONOutput {
    func number(_ value: Double?) -> JSONOutput { value.map(JSONOutput.double) ?? .null }
    func text(_ value: String?) -> JSONOutput { value.map(JSONOutput.string) ?? .null }
    var members: [(String, JSONOutput)] = [
      ("student", .string(student)), ("name", text(listed?.name)), ("email", text(listed?.email)),
      ("problem_set", text(problemSet)), ("submission", text(entry?.name)),
      ("status", .string(status.word)), ("score", number(score)),
      ("pending", status == .graded ? .double(pending) : .null),
      ("max_score", status == .graded ? .double(marks.maximum) : .null),
    ]
    if case .ungradable(let message) = status { members.append(("message", .string(message))) }
    if let submittedAt = entry?.submittedAt {
      members.append(("submitted_at", .string(submittedAt)))
    }
    if let lateness {
      let late: [(String, JSONOutput)] = [
        ("days", lateness.days.map(JSONOutput.integer) ?? .null),
        ("penalty", .double(lateness.penalty)),
      ]
      members.append(("late", .object(late)))
    }
    if !adjustments.isEmpty {
      members += [
        ("adjustment", number(adjusted)),
        ("adjustments", .array(adjustments.map { .string($0.words) })),
      ]
    }
    // Of a submission that was not graded, the items with marks by hand.
    let items = ids.enumerated().compactMap { place, id -> JSONOutput? in
      let mark = marks.indices.contains(place) ? marks[place] : nil
      let score = score(at: place)
      guard mark != nil || score != nil else { return nil }
      return .object([
        ("id", .string(id)), ("verdict", text(mark?.verdict.rawValue)),
        ("score", number(score)), ("max_score", number(mark?.maximum)),
      ])
    }
    members += [("final_score", number(points)), ("items", .array(items))]
    return .object(members)
  }
}
