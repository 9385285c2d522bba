import Grading
import Reporting

/// A grade file that Moodle imports, mapped by the id number or the address.
///
/// Source: Moodle, grade/import/csv/classes/load_data.php.
package enum MoodleExport {
  /// The number of decimals that Moodle keeps.
  static let places = 5

  /// Writes the whole file, piece by piece.
  package static func write(
    _ exported: ExportedClass, _ column: GradeColumn, to output: (String) -> Void
  ) throws(DiskFault) {
    output(
      CSV.line(
        ["ID number", "Email address", column.title, "\(column.title) feedback"].map(CSVField.text))
    )
    try exported.visit { standing, _ throws(DiskFault) in
      guard standing.status != .open, let points = standing.points(column.missing) else { return }
      let cell = points.map { CSVField.decimal($0, places: Self.places) } ?? .blank
      output(
        CSV.line([
          .identity(standing.student),
          standing.listed?.email.map(CSVField.identity) ?? .blank, cell,
          .text(standing.feedback),
        ]))
    }
  }
}

extension Standing {
  /// What a student is told beside the points.
  var feedback: String {
    let changes = toldAdjustments(total: true)
    switch status {
    case .absent: return (["nothing was handed in"] + changes).joined(separator: "; ")
    case .ungradable:
      return (["the submission could not be graded"] + changes).joined(separator: "; ")
    case .open: return "there is no result yet"
    case .graded: break
    }
    let counts = Verdict.allCases.compactMap { verdict in
      let count = toldCount(of: verdict)
      return count > 0 ? "\(count) \(verdict.rawValue)" : nil
    }
    var parts = ["\(Points.text(marks.score)) of \(Points.text(marks.maximum)) points"]
    if !counts.isEmpty { parts.append(counts.joined(separator: ", ")) }
    if let lateness, lateness.days != 0 { parts.append(BatchWording.late(lateness)) }
    return (parts + changes).joined(separator: "; ")
  }
}
