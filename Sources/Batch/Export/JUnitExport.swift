import Reporting

/// A class as JUnit XML.
package enum JUnitExport {
  /// Writes the whole document, piece by piece.
  package static func write(
    _ exported: ExportedClass, to output: (String) -> Void
  ) throws(DiskFault) {
    output(JUnitReport.head)
    try exported.visitReported { submission throws(DiskFault) in
      output(JUnitReport.suite(submission))
    }
    output(JUnitReport.tail)
  }
}
