import Grading
import Reporting
import Text

/// Changes of grades as text, as a table and as JSON.
package struct ChangeReport: Sendable {
  /// The changes in order.
  package private(set) var changes: [GradeChange] = []

  /// The number of students and sets that were compared.
  package var compared = 0

  /// No changes yet.
  package init() {}

  /// Adds a change.
  package mutating func add(_ change: GradeChange) { changes.append(change) }

  /// How many go up, go down, and move in another way.
  package var directions: (up: Int, down: Int, other: Int) {
    let up = changes.count { ($0.gain ?? 0) > 0 }
    let down = changes.count { ($0.gain ?? 0) < 0 }
    return (up, down, changes.count - up - down)
  }

  // MARK: Text

  /// The report for people.
  package var text: String {
    var lines: [String] = []
    for change in changes {
      let set = change.problemSet.map { "  (\(Visible.text($0)))" } ?? ""
      lines.append(Visible.text(change.student) + set)
      let rows =
        change.items.map { item in
          (item.id, ChangeReport.words(item.marks.old), ChangeReport.words(item.marks.new))
        } + [
          ("total", ChangeReport.words(change.total.old), ChangeReport.words(change.total.new))
        ]
      let width = rows.map(\.0.count).max() ?? 0
      for (name, old, new) in rows {
        let gap = String(repeating: " ", count: width - name.count + 2)
        lines.append("  \(Visible.text(name))\(gap)\(old) → \(new)")
      }
    }
    return lines.map { $0 + "\n" }.joined() + summary + "\n"
  }

  /// The last line of the text.
  private var summary: String {
    guard !changes.isEmpty else { return "no grade differs (\(compared) compared)" }
    let (up, down, other) = directions
    return "\(changes.count) of \(compared) differ: \(up) up, \(down) down, \(other) otherwise"
  }

  private static func words(_ mark: Row.Mark?) -> String {
    guard let mark else { return "not there" }
    return "\(mark.verdict.rawValue) \(mark.score.map(Points.text) ?? "pending")"
  }

  private static func words(_ total: GradeChange.Total?) -> String {
    switch total {
    case nil: "not there"
    case .ungradable: "ungradable"
    case .points(let points, let pending):
      Points.text(points) + (pending > 0 ? " (\(Points.text(pending)) pending)" : "")
    }
  }

  // MARK: Table

  /// The report as a table: a row for each item that differs, and one for each total.
  package var csv: String {
    let heading = [
      "student", "problem_set", "item", "old_verdict", "new_verdict", "old_score", "new_score",
    ]
    return CSV.line(heading.map(CSVField.text)) + changes.map(rows).joined()
  }

  private func rows(_ change: GradeChange) -> String {
    let lead: [CSVField] = [.text(change.student), CSVField(change.problemSet)]
    let items = change.items.map { item in
      CSV.line(
        lead + [
          .text(item.id), CSVField(item.marks.old?.verdict.rawValue),
          CSVField(item.marks.new?.verdict.rawValue), CSVField(item.marks.old?.score),
          CSVField(item.marks.new?.score),
        ])
    }
    let total = CSV.line(
      lead + [
        .text("total"), CSVField(change.total.old?.word), CSVField(change.total.new?.word),
        CSVField(change.total.old?.points), CSVField(change.total.new?.points),
      ])
    return items.joined() + total
  }

  // MARK: JSON

  /// The report as JSON.
  package var output: JSONOutput {
    let (up, down, other) = directions
    return .object([
      ("diff", .integer(1)), ("compared", .integer(compared)),
      ("equal", .bool(changes.isEmpty)), ("up", .integer(up)), ("down", .integer(down)),
      ("other", .integer(other)), ("changes", .array(changes.map(ChangeReport.output))),
    ])
  }

  private static func output(_ change: GradeChange) -> JSONOutput {
    func mark(_ mark: Row.Mark?) -> JSONOutput {
      guard let mark else { return .null }
      return .object([
        ("verdict", .string(mark.verdict.rawValue)),
        ("score", mark.score.map(JSONOutput.double) ?? .null),
      ])
    }
    func total(_ total: GradeChange.Total?) -> JSONOutput {
      guard let total else { return .null }
      return .object([
        ("status", .string(total.word)),
        ("score", total.points.map(JSONOutput.double) ?? .null),
      ])
    }
    let items = change.items.map { item in
      JSONOutput.object([
        ("id", .string(item.id)), ("old", mark(item.marks.old)), ("new", mark(item.marks.new)),
      ])
    }
    return .object([
      ("student", .string(change.student)),
      ("problem_set", change.problemSet.map(JSONOutput.string) ?? .null),
      ("old", total(change.total.old)), ("new", total(change.total.new)),
      ("change", change.gain.map(JSONOutput.double) ?? .null), ("items", .array(items)),
    ])
  }
}

extension GradeChange.Total {
  /// What became of the submission, in one word.
  fileprivate var word: String {
    switch self {
    case .points: "graded"
    case .ungradable: "ungradable"
    }
  }

  fileprivate var points: Double? {
    guard case .points(let points, _) = self else { return nil }
    return points
  }
}
