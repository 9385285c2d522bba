import Grading
import Reporting

/// The whole gradebook as a table: adjustments, lateness and every item.
package struct TableExport: Sendable {
  /// What stands for those without points.
  package let missing: MissingPolicy?

  /// An export.
  package init(missing: MissingPolicy?) { self.missing = missing }

  private static let leading = [
    "student", "name", "email", "problem_set", "submission", "status", "score", "pending",
    "max_score",
  ]

  private static let trailing = [
    "submitted_at", "days_late", "late_penalty", "adjustment", "adjustments", "final_score",
  ]

  /// Writes the whole table, piece by piece.
  package func write(
    _ exported: ExportedClass, to output: (String) -> Void
  ) throws(DiskFault) {
    let sets = exported.sets
    let columns = sets.flatMap { set in
      exported.results.items(of: set).enumerated().map { place, item in
        (set: set, place: place, title: sets.count > 1 ? "\(set)/\(item)" : item)
      }
    }
    let names =
      Self.leading + Verdict.allCases.map(\.rawValue) + Self.trailing + columns.map(\.title)
    output(CSV.line(names.map(CSVField.text)))
    try exported.visit { standing, _ throws(DiskFault) in
      guard let points = standing.points(missing) else { return }
      let items = columns.map { column in
        column.set == standing.problemSet
          ? CSVField(standing.score(at: column.place)) : CSVField.blank
      }
      output(CSV.line(leading(standing, points) + trailing(standing, points) + items))
    }
  }

  private func leading(_ standing: Standing, _ points: Double?) -> [CSVField] {
    let isGraded = standing.status == .graded
    let counts = Verdict.allCases.map { verdict in
      isGraded ? CSVField.integer(standing.marks.count(of: verdict)) : .blank
    }
    return [
      .text(standing.student), CSVField(standing.listed?.name), CSVField(standing.listed?.email),
      CSVField(standing.problemSet), CSVField(standing.entry?.name),
      .text(standing.status.word), CSVField(standing.score ?? points),
      isGraded ? .number(standing.pending) : .blank,
      isGraded ? .number(standing.marks.maximum) : .blank,
    ] + counts
  }

  private func trailing(_ standing: Standing, _ points: Double?) -> [CSVField] {
    let words = standing.adjustments.map(\.words).joined(separator: "; ")
    return [
      CSVField(standing.entry?.submittedAt),
      standing.lateness?.days.map(CSVField.integer) ?? .blank,
      CSVField(standing.lateness.map(\.penalty)), CSVField(standing.adjusted),
      CSVField(words.isEmpty ? nil : words), CSVField(points),
    ]
  }
}
