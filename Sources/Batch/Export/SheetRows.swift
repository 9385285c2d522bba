import Reporting
import Text

/// Which row of a downloaded sheet is a student's, by the columns that name students.
///
/// `ID` is a number that Canvas itself gives; another student's id may look the same. So it names
/// nobody in a row with an id of the institution, and nobody whom such an id names elsewhere.
struct SheetRows: Sendable {
  /// What a student's ids lead to.
  struct Match: Sendable {
    /// The student's row; nil where there is none.
    var row: Int?
    /// A row whose `ID` is the student's id but that names somebody else, where there is no other.
    var doubtful: Int?
  }

  /// The columns with ids that the course knows too.
  private static let names = [
    "SIS Login ID", "SIS User ID", "Integration ID", "ID number", "Email address", "Username",
    "Identifier",
  ]

  /// The columns of the institution's ids, beside which `ID` does not count.
  private static let institutional = ["SIS Login ID", "SIS User ID"]

  /// The column of the numbers that Canvas gives.
  private static let internalName = "ID"

  private let byID: [[UInt8]: Int]
  private let byInternalID: [[UInt8]: Int]
  private let institutionalRows: Set<Int>

  /// The rows that name somebody.
  var named: Set<Int> { Set(byID.values).union(byInternalID.values) }

  /// Makes sure that a sheet has a column that names students.
  static func check(_ heading: [String], _ text: SourceText) throws(Diagnostic) {
    let all = names + [internalName]
    guard !all.contains(where: heading.contains) else { return }
    throw Diagnostic(
      "the sheet has no column that names students", text: text,
      notes: ["one of: " + all.joined(separator: ", ")])
  }

  /// Finds the ids of a sheet.
  ///
  /// - Throws: `.damaged` where two rows name one student.
  init(_ table: CSVTable, file: String) throws(DiskFault) {
    byID = try Self.places(Self.names, table, file)
    byInternalID = try Self.places([Self.internalName], table, file)
    institutionalRows = Set(try Self.places(Self.institutional, table, file).values)
  }

  /// The row of a student with these ids, best first.
  func match(_ ids: [String]) -> Match {
    let keys = ids.map { Array($0.utf8) }
    if let row = keys.lazy.compactMap({ byID[$0] }).first { return Match(row: row) }
    guard let row = keys.lazy.compactMap({ byInternalID[$0] }).first else { return Match() }
    return institutionalRows.contains(row) ? Match(doubtful: row) : Match(row: row)
  }

  /// The rows by what stands in the columns of some names.
  private static func places(
    _ names: [String], _ table: CSVTable, _ file: String
  ) throws(DiskFault) -> [[UInt8]: Int] {
    let heading = table.rows.first?.cells ?? []
    let columns = names.compactMap { heading.firstIndex(of: $0) }
    var places: [[UInt8]: Int] = [:]
    for (place, row) in table.rows.enumerated().dropFirst() where !row.isPointsPossible {
      for column in columns where row.cells.indices.contains(column) {
        let id = row.cells[column].trimmed
        guard !id.isEmpty else { continue }
        if let other = places.updateValue(place, forKey: Array(id.utf8)), other != place {
          throw DiskFault(
            file,
            .damaged(
              "lines \(table.rows[other].line) and \(row.line) both name \(Visible.quoted(id))"))
        }
      }
    }
    return places
  }
}
