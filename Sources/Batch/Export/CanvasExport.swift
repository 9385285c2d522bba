import Reporting

/// A gradebook file that Canvas imports.
///
/// Source: canvas-lms, lib/gradebook_importer.rb.
package enum CanvasExport {
  /// Titles with one of these are dropped by Canvas without a word.
  private static let reserved = [
    "Current", "Final", "Override",
  ].flatMap { kind in
    ["Score", "Points", "Grade", "Status"].map { "\(kind) \($0)" }
  }

  /// The words of a title for which Canvas drops the column; nil where it takes it.
  package static func reservedWords(in title: String) -> String? {
    reserved.first { words in
      title.split(separator: words, omittingEmptySubsequences: false).count > 1
    }
  }

  /// The number of decimals that Canvas compares.
  static let places = 2

  /// The columns that name a student.
  private static let identity = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]

  /// Writes the whole file, piece by piece.
  ///
  /// A student without points has no row: a blank cell would clear a grade that stands there.
  package static func write(
    _ exported: ExportedClass, _ column: GradeColumn, to output: (String) -> Void
  ) throws(DiskFault) {
    var maximum = 0.0
    try exported.visit { standing, _ throws(DiskFault) in
      maximum = max(maximum, standing.marks.maximum)
    }
    output(CSV.line(Self.identity.map(CSVField.text) + [.text(column.title)]))
    let blanks = Array(repeating: CSVField.blank, count: Self.identity.count - 1)
    output(
      CSV.line(
        [.verbatim("    Points Possible")] + blanks + [.decimal(maximum, places: Self.places)]))
    try exported.visit { standing, _ throws(DiskFault) in
      guard standing.status != .open, let points = standing.points(column.missing) else { return }
      let cell = points.map { CSVField.decimal($0, places: Self.places) } ?? .blank
      output(
        CSV.line([
          .text(standing.name), .blank, .blank, .identity(standing.student), .blank, cell,
        ]))
    }
  }
}
