import Grading
import Reporting

/// The table of students.
extension Dashboard {
  func table(_ students: [Student]) -> HTML {
    let hasNames = !isAnonymous && students.contains { $0.standing.listed?.name != nil }
    let rows = students.map { student -> HTML in
      let standing = student.standing
      var cells = [name(student)]
      if hasNames { cells.append(HTML("td", [], standing.listed?.name ?? "")) }
      if hasSeveralSets { cells.append(HTML("td", [], standing.problemSet ?? "")) }
      let verdicts = Verdict.allCases.filter { standing.marks.count(of: $0) > 0 }
      var kinds = verdicts.map(\.rawValue)
      if standing.status != .graded { kinds = [standing.status.word] }
      let badge =
        switch standing.status {
        case .graded: HTML("span", [], standing.pending > 0 ? "points pending" : "graded")
        case .ungradable: HTML("span", [("class", "ungradable")], "! could not be graded")
        case .absent: HTML("span", [("class", "missing")], "○ absent")
        case .open: HTML("span", [("class", "missing")], "○ no result yet")
        }
      cells.append(HTML("td", [], [badge]))
      let maximum = standing.marks.maximum
      let score = standing.soFar
      cells.append(
        number(
          score.map { Points.text($0) + (maximum > 0 ? "/" + Points.text(maximum) : "") } ?? "",
          key: score ?? -1))
      cells.append(
        number(
          score.flatMap { maximum > 0 ? percent($0 / maximum) : nil } ?? "",
          key: score.flatMap { maximum > 0 ? $0 / maximum : nil } ?? -1))
      cells += Verdict.allCases.map { verdict in
        let count = standing.marks.count(of: verdict)
        return number(count == 0 ? "" : "\(count)")
      }
      return HTML("tr", [("data-verdict", kinds.joined(separator: " "))], cells)
    }
    var names = ["Student"]
    if hasNames { names.append("Name") }
    if hasSeveralSets { names.append("Set") }
    names.append("Status")
    let first = names.count
    names += ["Points", "Percent"] + Verdict.allCases.map(\.rawValue)
    return part(
      "Students", id: "students",
      [
        tools,
        scroll(
          HTML(
            "table", [("class", "sortable"), ("id", "student-table")],
            [
              head(names, numbers: Set(first..<names.count)),
              HTML("tbody", [], rows.flatMap { [.lineBreak, $0] }),
            ])),
      ])
  }

  private var tools: HTML {
    var choices = Verdict.allCases.map { verdict in
      (verdict.rawValue, "with items " + (verdict == .review ? "for review" : verdict.rawValue))
    }
    let words = [
      ("ungradable", "that could not be graded"), ("absent", "absent"),
      ("no_result", "without a result"),
    ]
    choices += words.filter { word, _ in students.contains { $0.standing.status.word == word } }
    return HTML.tools(for: "student-table", label: "Show students", choices)
  }
}
