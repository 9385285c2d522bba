import Reporting
import Text

/// Who is in the course.
package struct Roster: Sendable {
  /// The students in the roster's order.
  package var students: [Student]

  /// The lines with something in them but no id, which are left out.
  package var linesWithoutID: [Int] = []

  /// One student.
  package struct Student: Sendable, Hashable {
    /// The id that submissions name.
    package var id: String
    /// The name for people.
    package var name: String?
    /// The electronic address.
    package var email: String?
  }

  /// The headings that columns of ids have, best first; case and punctuation do not count.
  private static let idHeadings = [
    "student", "studentid", "sid", "sisloginid", "loginid", "login", "sisuserid", "idnumber",
    "username", "id",
  ]

  /// Reads a roster: a heading, then one student a row.
  ///
  /// - Throws: a diagnostic where no column of ids is found, or an id stands twice.
  package init(_ text: SourceText) throws(Diagnostic) {
    let table = try CSVTable(text)
    guard let heading = table.rows.first else {
      throw Diagnostic("the roster is empty", text: text)
    }
    let titles = heading.cells.map { $0.lowercased().filter { $0.isLetter } }
    // In a gradebook of Canvas `Student` is the name.
    let isOfCanvas = titles.contains("sisloginid") || titles.contains("sisuserid")
    func column(_ names: [String]) -> Int? {
      names.lazy.compactMap { name in titles.firstIndex(of: name) }.first
    }
    let idHeadings = isOfCanvas ? ["sisloginid", "sisuserid"] : Self.idHeadings
    guard let ids = column(idHeadings) else {
      throw Diagnostic(
        "the roster has no column of ids", text: text,
        notes: ["its first line names the columns; call the one with the ids `student`"])
    }
    let names = column(["name", "fullname", "studentname"] + (isOfCanvas ? ["student"] : []))
    let emails = column(["email", "emailaddress", "mail"])
    students = []
    var seen: Set<[UInt8]> = []
    for row in table.rows.dropFirst() {
      func cell(_ place: Int?) -> String? {
        guard let place, row.cells.indices.contains(place) else { return nil }
        let content = row.cells[place].trimmed
        return content.isEmpty ? nil : content
      }
      guard let id = cell(ids) else {
        let content = row.cells.map(\.trimmed).filter { !$0.isEmpty }
        // The second line of a gradebook of Canvas.
        if let first = content.first, first != "Points Possible" { linesWithoutID.append(row.line) }
        continue
      }
      guard seen.insert(Array(id.utf8)).inserted else {
        throw Diagnostic("line \(row.line): \(Visible.quoted(id)) stands twice", text: text)
      }
      students.append(Student(id: id, name: cell(names), email: cell(emails)))
    }
  }
}
