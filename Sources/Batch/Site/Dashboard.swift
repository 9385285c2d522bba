import Grading
import Reporting
import Text

/// The first page of a class site.
package struct Dashboard {
  /// One row of the table of students.
  package struct Student: Sendable {
    /// Where the student stands.
    package var standing: Standing
    /// The address of the page; nil for who handed nothing in.
    package var address: String?
    /// What the student is called where names are left out.
    package var alias: String
    /// Why the submission could not be graded.
    package var fault: String?

    /// A row.
    package init(standing: Standing, address: String?, alias: String, fault: String?) {
      self.standing = standing
      self.address = address
      self.alias = alias
      self.fault = fault
    }
  }

  /// A change of a total in the last regrade.
  package struct Move: Sendable {
    /// Who.
    package var student: String
    /// The change.
    package var change: GradeChange

    /// A change.
    package init(student: String, change: GradeChange) {
      self.student = student
      self.change = change
    }
  }

  let title: String
  let students: [Student]
  let itemStatistics: [ItemStatistics]
  /// How names are typeset, by `SET/PROBLEM`.
  let typesetNames: [String: [String: String]]
  let isAnonymous: Bool
  let moves: (why: String, list: [Move])?

  /// How a representative of a cluster is read; nil where it is no formula.
  let reading: (_ set: String, _ item: String, _ text: String) -> AnswerReading?

  /// The most students in one table; the others are on further pages.
  package static let studentsOnPage = 1000

  /// The first page of a class.
  package init(
    title: String, students: [Student], items: [ItemStatistics], sets: [ProblemSet],
    isAnonymous: Bool, moves: (why: String, list: [Move])?,
    reading: @escaping (_ set: String, _ item: String, _ text: String) -> AnswerReading?
  ) {
    self.title = title
    self.students = students
    itemStatistics = items
    typesetNames = Dictionary(
      sets.flatMap { set in set.problems.map { ("\(set.id)/\($0.id)", $0.typesetNames) } },
      uniquingKeysWith: { first, _ in first })
    self.isAnonymous = isAnonymous
    self.moves = moves
    self.reading = reading
  }

  /// The pages with the names of their files.
  package var pages: [(name: String, page: HTMLPage)] {
    let parts = stride(from: 0, to: max(students.count, 1), by: Self.studentsOnPage).map { start in
      Array(students[start..<min(start + Self.studentsOnPage, students.count)])
    }
    let names = parts.indices.map { $0 == 0 ? "index.html" : "students-\($0 + 1).html" }
    return parts.enumerated().map { place, part in
      let others = names.enumerated().filter { $0.offset != place }.map { other in
        HTML(
          "li", [],
          [HTML("a", [("href", other.element)], "Students, page \(other.offset + 1)")])
      }
      let links = others.isEmpty ? HTML.nothing : HTML("ul", [], others)
      let content = place == 0 ? overview + [table(part), links] : [table(part), links]
      return (names[place], self.page(place == 0 ? title : "\(title), page \(place + 1)", content))
    }
  }

  private func page(_ title: String, _ content: [HTML]) -> HTMLPage {
    HTMLPage(
      title: title,
      body: [
        .lineBreak, HTML("a", [("class", "skip"), ("href", "#students")], "To the students"),
        HTML(
          "header", [("class", "page wide")],
          [HTML("h1", [], title), HTML("p", [("class", "by")], figures)]),
        .lineBreak, HTML("main", [("class", "wide")], content.flatMap { [.lineBreak, $0] }),
        .lineBreak,
        HTML("footer", [], [HTML("p", [], "Made by grader \(Version.number). For course staff.")]),
        .lineBreak,
      ])
  }

  var hasSeveralSets: Bool { Set(itemStatistics.map(\.problemSet)).count > 1 }

  var graded: [Standing] { students.map(\.standing).filter { $0.status == .graded } }

  private var figures: String {
    let ungradable = students.count { $0.fault != nil }
    let absent = students.count { $0.standing.status == .absent }
    let pending = graded.count { $0.pending > 0 }
    let open = students.count { $0.standing.status == .open }
    return [
      BatchWording.count(graded.count, "submission") + " graded",
      ungradable > 0 ? "\(ungradable) could not be graded" : nil,
      absent > 0 ? "\(absent) absent" : nil,
      open > 0 ? "\(open) without a result (partial)" : nil,
      pending > 0 ? "\(pending) with points still to be decided" : nil,
    ].compactMap(\.self).joined(separator: ", ")
  }

  func part(_ title: String, id: String, _ content: [HTML]) -> HTML {
    HTML("section", [("aria-labelledby", id)], [HTML("h2", [("id", id)], title)] + content)
  }

  // MARK: Parts of tables

  func percent(_ part: Double) -> String { "\(Int((part * 100).rounded())) %" }

  func head(_ names: [String], numbers: Set<Int> = []) -> HTML {
    let cells = names.enumerated().map { place, name in
      HTML(
        "th",
        numbers.contains(place) ? [("scope", "col"), ("class", "number")] : [("scope", "col")], name
      )
    }
    return HTML("thead", [], [HTML("tr", [], cells)])
  }

  func scroll(_ table: HTML) -> HTML {
    HTML("div", [("class", "scroll")], [table])
  }

  func number(_ words: String, key: Double? = nil) -> HTML {
    HTML(
      "td",
      [("class", "number")] + (key.map { [("data-key", "\($0)")] } ?? []), words)
  }

  func name(_ student: Student) -> HTML {
    let words = isAnonymous ? student.alias : student.standing.student
    let content = student.address.map { HTML("a", [("href", $0)], words) } ?? HTML(words)
    return HTML("td", [], [content])
  }
}
