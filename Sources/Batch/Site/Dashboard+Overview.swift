import Grading
import Reporting

/// The class as a whole: totals, what could not be graded, who moved.
extension Dashboard {
  var overview: [HTML] {
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

  private var broken: HTML {
    let list = students.filter { $0.fault != nil }
    guard !list.isEmpty else { return .nothing }
    let rows = list.map { student -> HTML in
      let redaction = isAnonymous ? Redaction(student.standing) : Redaction([])
      let fault = redaction.applied(to: student.fault ?? "")
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

  var moved: HTML {
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
}
