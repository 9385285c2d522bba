import Reporting
import Text

/// A class as files `results.json` of Gradescope, one for each student with points.
package struct GradescopeExport: Sendable {
  /// What stands for those without points; Gradescope has no empty score, so only zeros are written.
  package let missing: MissingPolicy?

  /// An export.
  package init(missing: MissingPolicy?) { self.missing = missing }

  /// The students in order, each with whether there is a file.
  package func students(
    of exported: ExportedClass
  ) throws(DiskFault) -> [(student: String, hasFile: Bool)] {
    var students: [(student: String, hasFile: Bool)] = []
    try exported.visit { standing, _ in
      guard standing.status != .open else { return }
      students.append((standing.student, hasFile(standing)))
    }
    return students
  }

  /// Calls `body` with each student and what the file holds, in order.
  package func visit(
    _ exported: ExportedClass, _ body: (String, JSONOutput) throws(DiskFault) -> Void
  ) throws(DiskFault) {
    try exported.visit { standing, result throws(DiskFault) in
      guard hasFile(standing) else { return }
      guard let result else {
        let notes = standing.toldAdjustments(total: true)
        return try body(
          standing.student, GradescopeReport.absent(score: standing.soFar, notes: notes))
      }
      let submission = try exported.reported(result, standing)
      try body(standing.student, GradescopeReport.value(of: submission))
    }
  }

  private func hasFile(_ standing: Standing) -> Bool {
    guard standing.status != .open, let points = standing.points(missing) else { return false }
    return points != nil
  }
}
