import Grading
import Reporting

/// The items, and the wrong answers to them.
extension Dashboard {
  /// The most clusters of an item that are shown.
  private static let mostClusters = 8

  var items: HTML {
    guard !itemStatistics.isEmpty else { return .nothing }
    let rows = itemStatistics.map { item -> HTML in
      let words = Verdict.allCases.map { "\(item.counts[$0] ?? 0) \($0.rawValue)" }
      let id = hasSeveralSets ? "\(item.problemSet)/\(item.id)" : item.id
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

  var clusters: HTML {
    let blocks = itemStatistics.compactMap { item -> HTML? in
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
    if text.utf8.count < 2000, let read = reading(item.problemSet, item.id, text),
      let math = read.mathematics(names: names(item))
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

  /// How the names of an item's problem are typeset.
  private func names(_ item: ItemStatistics) -> [String: String] {
    let problem = item.id.prefix { $0 != "/" }
    return typesetNames["\(item.problemSet)/\(problem)"] ?? [:]
  }
}
