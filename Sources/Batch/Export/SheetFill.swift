import Reporting
import Text

/// Fills a sheet that was downloaded from Canvas or Moodle: only cells for which there are points.
package struct SheetFill: Sendable {
  /// What came of it.
  package struct Outcome: Sendable {
    /// The filled sheet.
    package var text: String
    /// The number of cells that were filled.
    package var filled = 0
    /// The students of the class who are not in the sheet.
    package var unmatchedStudents: [String] = []
    /// The rows of the sheet that match no student, by their first cell.
    package var unmatchedRows: [String] = []
    /// The rows of which the sheet says that the student is excused, by their first cell.
    package var excusedRows: [String] = []
    /// The rows of others whose number in `ID` is a student's id of the class, by their first cell.
    package var doubtfulRows: [String] = []
    /// The points that can be earned in the class.
    package var maximum = 0.0
    /// The points that can be earned according to the sheet, where those are others.
    package var otherMaximum: Double?
  }

  private let text: SourceText
  private var table: CSVTable
  private let kind: Kind
  private let column: Int

  /// The systems whose sheets are known.
  private enum Kind {
    case canvas, moodle

    var places: Int { self == .canvas ? CanvasExport.places : MoodleExport.places }

    /// What two numbers of points may differ in and look the same there.
    var grain: Double { self == .canvas ? 0.005 : 0.000_005 }
  }

  /// Opens a sheet.
  ///
  /// - Parameter title: the column to fill; a number in brackets after it does not count.
  /// - Throws: a diagnostic where it is no such sheet, has no such column or several of them.
  package init(_ text: SourceText, title: String) throws(Diagnostic) {
    self.text = text
    table = try CSVTable(text)
    guard let heading = table.rows.first?.cells else {
      throw Diagnostic("the sheet is empty", text: text)
    }
    let isCanvas = heading.count > 3 && heading[0].hasSuffix("Student") && heading[1] == "ID"
    kind = isCanvas ? .canvas : .moodle
    try SheetRows.check(heading, text)
    let names = isCanvas ? [title] : [title, "Grade"]
    let fitting = names.lazy.map { SheetFill.columns($0, in: heading) }.first { !$0.isEmpty } ?? []
    guard fitting.count < 2 else {
      throw Diagnostic(
        "the sheet has \(fitting.count) columns \(Visible.quoted(title))", text: text,
        notes: [
          "say which with `--title`: "
            + fitting.map { Visible.quoted(heading[$0]) }.joined(separator: ", ")
        ])
    }
    guard let column = fitting.first else {
      throw Diagnostic(
        "the sheet has no column \(Visible.quoted(title))", text: text,
        notes: [
          "say which with `--title`: " + heading.map { Visible.quoted($0) }.joined(separator: ", ")
        ])
    }
    self.column = column
    if let cell = possibleCell, cell.lowercased() == "(read only)" {
      throw Diagnostic(
        "the column \(Visible.quoted(heading[column])) is read only: Canvas takes no points for it",
        text: text, notes: ["say with `--title` which column is to be filled"])
    }
  }

  /// The columns of a title: those of that very name, else those with a number in brackets after it.
  private static func columns(_ title: String, in heading: [String]) -> [Int] {
    let exact = heading.indices.filter { heading[$0] == title }
    if !exact.isEmpty { return exact }
    return heading.indices.filter { place in
      let cell = heading[place]
      guard cell.hasPrefix(title + " ("), cell.hasSuffix(")") else { return false }
      return cell.dropFirst(title.count + 2).dropLast().allSatisfy(\.isNumber)
    }
  }

  /// Fills in the points of a class.
  ///
  /// Cells of students whom Canvas calls excused stay as they are.
  ///
  /// - Throws: `.damaged` where two rows name one student, or one row two.
  package func filled(
    with exported: ExportedClass, missing: MissingPolicy?
  ) throws(DiskFault) -> Outcome {
    let rows = try SheetRows(table, file: text.name)
    var cells: [Int: Double] = [:]
    var outcome = Outcome(text: "")
    var owners: [Int: String] = [:]
    var doubtful: Set<Int> = []
    try exported.visit { standing, _ throws(DiskFault) in
      outcome.maximum = max(outcome.maximum, standing.marks.maximum)
      let match = rows.match([standing.student, standing.listed?.email].compactMap { $0 })
      if let stranger = match.doubtful { doubtful.insert(stranger) }
      guard let place = match.row else {
        return outcome.unmatchedStudents.append(standing.student)
      }
      if let other = owners.updateValue(standing.student, forKey: place) {
        throw DiskFault(
          text.name,
          .damaged(
            "line \(table.rows[place].line) is the row of both \(Visible.quoted(other)) and "
              + "\(Visible.quoted(standing.student)), by its columns of ids and addresses"))
      }
      if let points = standing.points(missing), let points { cells[place] = points }
    }
    let excused = cells.keys.filter(isExcused)
    for place in excused { cells[place] = nil }
    outcome.filled = cells.count
    outcome.excusedRows = names(excused)
    doubtful.subtract(owners.keys)
    outcome.doubtfulRows = names(doubtful)
    outcome.unmatchedRows = names(rows.named.subtracting(owners.keys).subtracting(doubtful))
    if let possible, outcome.maximum > 0, abs(possible - outcome.maximum) > kind.grain {
      outcome.otherMaximum = possible
    }
    outcome.text = written(cells)
    return outcome
  }

  /// What rows of the sheet are called, in order.
  private func names(_ places: some Sequence<Int>) -> [String] {
    places.sorted().map { table.rows[$0].cells.first ?? "" }
  }

  /// Whether the sheet says that a row's student does not have to hand in.
  private func isExcused(_ place: Int) -> Bool {
    let cells = table.rows[place].cells
    return kind == .canvas && cells.indices.contains(column)
      && cells[column].trimmed.uppercased() == "EX"
  }

  /// What a sheet of Canvas says of the points that can be earned.
  private var possibleCell: String? {
    let cells = table.rows.first { $0.isPointsPossible }?.cells ?? []
    guard kind == .canvas, cells.indices.contains(column) else { return nil }
    return cells[column].trimmed
  }

  /// The points that can be earned according to a sheet of Canvas.
  private var possible: Double? { possibleCell.flatMap(Double.init) }

  private func written(_ cells: [Int: Double]) -> String {
    var result = table.hasMark ? "\u{FEFF}" : ""
    for (place, row) in table.rows.enumerated() {
      var fields = row.cells.map(CSVField.verbatim)
      if let points = cells[place] {
        while fields.count <= column { fields.append(.blank) }
        fields[column] = .decimal(points, places: kind.places)
      }
      let divider = table.separator == UInt8(ascii: ";") ? ";" : ","
      result += fields.map(\.written).joined(separator: divider) + table.lineBreak
    }
    return result
  }
}

extension CSVTable.Row {
  /// Whether it is the row in which Canvas tells how many points can be earned.
  var isPointsPossible: Bool {
    cells.first?.trimmed.hasPrefix("Points Possible") == true
  }
}
