import Reporting

/// A class as JUnit XML.
package enum JUnitExport {
  /// Writes the whole document, piece by piece.
  package static func write(
    _ exported: ExportedClass, to output: (String) -> Void
  ) throws(DiskFault) {
    output(exported.openCount > 0 ? JUnitReport.headOfPart : JUnitReport.head)
    try exported.visit { standing, result throws(DiskFault) in
      if let result {
        output(JUnitReport.suite(try exported.reported(result, standing)))
      } else if standing.status == .open, let entry = standing.entry {
        output(JUnitReport.suite(open: entry.name, student: entry.student))
      }
    }
    output(JUnitReport.tail)
  }
}
