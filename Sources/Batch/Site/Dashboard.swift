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

  private let title: String
  private let students: [Student]
  private let statistics: ClassStatistics
  private let sets: [String: ProblemSet]
  private let isAnonymous: Bool
  private let moves: (why: String, list: [Move])?

  /// How a representative of a cluster is read; nil where it is no formula.
  private let reading: (_ set: String, _ item: String, _ text: String) -> AnswerReading?

  /// The most students in one table; the others are on further pages.
  package static let studentsOnPage = 1000

  /// The most clusters of an item that are shown.
  private static let mostClusters = 8

  /// The first page of a class.
  package init(
    title: String, students: [Student], statistics: ClassStatistics, sets: [String: ProblemSet],
    isAnonymous: Bool, moves: (why: String, list: [Move])?,
    reading: @escaping (_ set: String, _ item: String, _ text: String) -> AnswerReading?
  ) {
    self.title = title
    self.students = students
    self.statistics = statistics
    self.sets = sets
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

  private var graded: [Standing] { students.map(\.standing).filter { $0.status == .graded } }

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

  private func part(_ title: String, id: String, _ content: [HTML]) -> HTML {
    HTML("section", [("aria-labelledby", id)], [HTML("h2", [("id", id)], title)] + content)
  }

  // MARK: The class

  private var overview: [HTML] {
    [totals, broken, items, clusters, moved].filter { !$0.isEmpty }
  }

  private var totals: HTML {
    let parts = graded.compactMap { standing -> Double? in
      guard let score = standing.soFar, standing.marks.maximum > 0 else { return nil }
      return score / standing.marks.maximum
    }
    guard !parts.isEmpty else { return .nothing }
    let sorted = parts.sorted()
    let mean = parts.reduce(0, +) / Double(parts.count)
    let words =
      "Mean \(percent(mean)), middle \(percent(sorted[sorted.count / 2])), "
      + "from \(percent(sorted[0])) to \(percent(sorted[sorted.count - 1]))."
    return part("Totals", id: "totals", [SVG.histogram(parts), HTML("p", [], words)])
  }

  private func percent(_ part: Double) -> String { "\(Int((part * 100).rounded())) %" }

  private var broken: HTML {
    let list = students.filter { $0.fault != nil }
    guard !list.isEmpty else { return .nothing }
    let rows = list.map { student -> HTML in
      let words =
        isAnonymous
        ? [
          student.standing.student, student.standing.listed?.name,
          student.standing.entry?.name,
        ].compactMap(\.self) : []
      let fault = Redaction(words).applied(to: student.fault ?? "")
      var cells = [name(student)]
      if !isAnonymous {
        cells.append(HTML("td", [], [HTML("code", [], student.standing.entry?.name ?? "")]))
      }
      cells.append(HTML("td", [], String(fault.prefix { $0 != "\n" })))
      return HTML("tr", [], cells)
    }
    let heads = isAnonymous ? ["Student", "Reason"] : ["Student", "File", "Reason"]
    return part(
      "Could not be graded", id: "ungradable",
      [
        HTML("p", [], "These have no points, not even 0, until someone looks at them."),
        scroll(HTML("table", [], [head(heads), HTML("tbody", [], rows)])),
      ])
  }

  private func head(_ names: [String], numbers: Set<Int> = []) -> HTML {
    let cells = names.enumerated().map { place, name in
      HTML(
        "th",
        numbers.contains(place) ? [("scope", "col"), ("class", "number")] : [("scope", "col")], name
      )
    }
    return HTML("thead", [], [HTML("tr", [], cells)])
  }

  private func scroll(_ table: HTML) -> HTML {
    HTML("div", [("class", "scroll")], [table])
  }

  private func number(_ words: String, key: Double? = nil) -> HTML {
    HTML(
      "td",
      [("class", "number")] + (key.map { [("data-key", "\($0)")] } ?? []), words)
  }

  // MARK: Items

  private var items: HTML {
    guard !statistics.items.isEmpty else { return .nothing }
    let several = sets.count > 1
    let rows = statistics.items.map { item -> HTML in
      let words = Verdict.allCases.map { "\(item.counts[$0] ?? 0) \($0.rawValue)" }
      let id = several ? "\(item.problemSet)/\(item.id)" : item.id
      var cells = [
        HTML(
          "th", [("scope", "row")],
          [item.clusters.isEmpty ? HTML(id) : HTML("a", [("href", "#" + anchor(item))], id)]),
        HTML("td", [], [SVG.bar(item.counts, label: words.joined(separator: ", "))]),
      ]
      cells += Verdict.allCases.map { verdict in
        let count = item.counts[verdict] ?? 0
        return number(count == 0 ? "" : "\(count)", key: Double(count))
      }
      cells.append(number(item.passRate.map(percent) ?? "–", key: item.passRate ?? -1))
      cells.append(
        number(
          item.mean.map { Points.text($0, places: 2) + "/" + Points.text(item.maximum) } ?? "–",
          key: item.mean.map { item.maximum > 0 ? $0 / item.maximum : 0 } ?? -1))
      cells.append(
        number(
          item.discrimination.map { Points.text($0, places: 2) } ?? "–",
          key: item.discrimination ?? -2))
      return HTML("tr", [], cells)
    }
    let names =
      ["Item", "Verdicts"] + Verdict.allCases.map { $0.rawValue } + [
        "Pass rate", "Mean", "Discrimination",
      ]
    let legend = HTML(
      "ul", [("class", "counts"), ("aria-label", "Signs of the bars")],
      Verdict.allCases.map { verdict in
        HTML(
          "li", [],
          [
            SVG.sample(verdict), HTML(" " + (verdict == .review ? "for review" : verdict.rawValue)),
          ])
      })
    return part(
      "Items", id: "items",
      [
        legend,
        scroll(
          HTML(
            "table", [("class", "sortable")],
            [head(names, numbers: Set(2..<names.count)), HTML("tbody", [], rows)])),
        HTML(
          "p", [("class", "by")],
          "Discrimination: the correlation of the item's points with the points of all other items; "
            + "near 0, the item does not tell who knows the rest."),
      ])
  }

  private func anchor(_ item: ItemStatistics) -> String {
    Anchor.name("item-\(item.problemSet)/\(item.id)")
  }

  // MARK: Wrong answers

  private var clusters: HTML {
    let blocks = statistics.items.compactMap { item -> HTML? in
      guard !item.clusters.isEmpty else { return nil }
      let shown = item.clusters.prefix(Self.mostClusters)
      var rows = shown.map { row($0, item) }
      let rest = item.clusters.dropFirst(Self.mostClusters)
      if !rest.isEmpty {
        let count = rest.reduce(0) { $0 + $1.students.count }
        rows.append(
          HTML(
            "tr", [],
            [number("\(count)"), HTML("td", [("colspan", "2")], "in \(rest.count) other ways")]))
      }
      let wrong = item.clusters.reduce(0) { $0 + $1.students.count }
      return HTML(
        "details", [("id", anchor(item))],
        [
          HTML("summary", [], "\(item.id): \(BatchWording.count(wrong, "wrong answer"))"),
          scroll(
            HTML(
              "table", [],
              [
                head(["Students", "Answer", "What was said"], numbers: [0]),
                HTML("tbody", [], rows),
              ])),
        ])
    }
    guard !blocks.isEmpty else { return .nothing }
    return part(
      "Wrong answers that mean the same", id: "clusters",
      [
        HTML(
          "p", [], "Answers are put together when they are the same function, whatever their form.")
      ]
        + blocks)
  }

  private func row(_ cluster: ItemStatistics.Cluster, _ item: ItemStatistics) -> HTML {
    var text = cluster.representative
    if isAnonymous { text = Redaction(cluster.students).applied(to: text) }
    var answer: [HTML] = []
    let names = sets[item.problemSet]?.problems.first { item.id.hasPrefix($0.id + "/") }?
      .typesetNames
    if text.utf8.count < 2000, let read = reading(item.problemSet, item.id, text),
      let math = read.mathematics(names: names ?? [:])
    {
      answer.append(math)
    } else {
      answer.append(HTML("code", [], text.count > 300 ? text.prefix(300) + "…" : text))
    }
    if cluster.forms > 1 {
      answer.append(HTML("span", [("class", "by")], " in \(cluster.forms) forms"))
    }
    let said = cluster.hint.map { [Markdown.inline($0)] } ?? []
    return HTML(
      "tr", [], [number("\(cluster.students.count)"), HTML("td", [], answer), HTML("td", [], said)])
  }

  // MARK: Regrade

  private var moved: HTML {
    guard let moves else { return .nothing }
    let rows = moves.list.map { move -> HTML in
      let gain = move.change.gain
      let items = move.change.items.map { item in
        let old = item.marks.old?.score.map(Points.text) ?? "–"
        let new = item.marks.new?.score.map(Points.text) ?? "–"
        return "\(item.id): \(old) → \(new)"
      }
      return HTML(
        "tr", [],
        [
          HTML("td", [], move.student),
          number(
            gain.map { ($0 > 0 ? "+" : $0 < 0 ? "−" : "") + Points.text(abs($0)) } ?? "–",
            key: gain ?? 0),
          HTML("td", [], items.joined(separator: "; ")),
        ])
    }
    let content =
      rows.isEmpty
      ? HTML("p", [], "Nobody's marks changed.")
      : scroll(
        HTML(
          "table", [("class", "sortable")],
          [head(["Student", "Change", "Items"], numbers: [1]), HTML("tbody", [], rows)]))
    let why = isAnonymous || moves.why.isEmpty ? [] : [HTML("p", [], "Why: \(moves.why)")]
    return part("Who moved in the last regrade", id: "moved", why + [content])
  }

  // MARK: Students

  private func name(_ student: Student) -> HTML {
    let words = isAnonymous ? student.alias : student.standing.student
    let content = student.address.map { HTML("a", [("href", $0)], words) } ?? HTML(words)
    return HTML("td", [], [content])
  }

  private func table(_ students: [Student]) -> HTML {
    let hasNames = !isAnonymous && students.contains { $0.standing.listed?.name != nil }
    let several = sets.count > 1
    let rows = students.map { student -> HTML in
      let standing = student.standing
      var cells = [name(student)]
      if hasNames { cells.append(HTML("td", [], standing.listed?.name ?? "")) }
      if several { cells.append(HTML("td", [], standing.problemSet ?? "")) }
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
        number(score.map { "\(Points.text($0))/\(Points.text(maximum))" } ?? "", key: score ?? -1))
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
    if several { names.append("Set") }
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
    let choices =
      Verdict.allCases.map {
        ($0.rawValue, "with \($0 == .review ? "items for review" : "items \($0.rawValue)")")
      }
      + [("ungradable", "that could not be graded"), ("absent", "absent")]
    let select = HTML(
      "select", [],
      [HTML("option", [("value", "")], "all")]
        + choices.map { HTML("option", [("value", $0.0)], $0.1) })
    return HTML(
      "div", [("class", "tools hidden"), ("data-target", "student-table")],
      [
        HTML("label", [], [HTML("Show students "), select]),
        HTML("label", [], [HTML("With the words "), .void("input", [("type", "search")])]),
        HTML("span", [("role", "status")]),
      ])
  }
}
