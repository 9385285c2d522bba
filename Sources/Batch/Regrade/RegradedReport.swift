import Grading
import Reporting
import Text

/// A report of which some items were checked again, and the others are as they were.
package struct RegradedReport: Sendable {
  /// The marks.
  package var row: Row

  /// The report, in JSON on one line.
  package var report: [UInt8]

  /// Puts a report together.
  ///
  /// - Parameters:
  ///   - old: what was found before.
  ///   - oldItems: the items of then, with their definitions.
  ///   - graded: the items that were checked again.
  ///   - items: all items, in the order of now.
  ///   - neverLower: true keeps an item's old result where the new one has fewer points.
  package init(
    _ old: ClassResults.Result, oldItems: [SetDefinition.ItemDefinition],
    graded: GradedSubmission, items: [String], audience: Audience, neverLower: Bool
  ) throws(Diagnostic) {
    var parts = try Parts(old, oldItems)
    for item in graded.seen(by: audience).items {
      parts.put(
        item.id, Row.Mark(item), JSONReport.item(item, hints: graded.hintLevel(for: audience)),
        item.messageForStudents,
        neverLower: neverLower)
    }
    let whole = parts.whole(items)
    row = old.row
    row.outcome = .graded(whole.marks)
    row.studentMessages = whole.told
    row.kept = whole.kept
    let counts = Verdict.allCases.map { ($0, whole.marks.count(of: $0)) }
    report = JSONReport.joined(
      graded, score: whole.marks.score, pending: whole.marks.pending,
      maximum: whole.marks.maximum, counts: counts, items: whole.items, for: audience
    ).bytes(pretty: false)
  }

  /// All items of a report in order.
  private struct Whole {
    var marks: [Row.Mark]
    var items: [JSONOutput]
    var told: [Int: String] = [:]
    var kept: [Int: SHA256] = [:]
  }

  /// The items of a report, each with its mark.
  private struct Parts {
    private var marks: [String: Row.Mark] = [:]
    private var items: [String: JSONOutput] = [:]
    private var told: [String: String] = [:]
    /// The definition by which each old mark was found.
    private var definitions: [String: SHA256] = [:]
    /// The items whose old marks were kept, now or by an earlier regrade.
    private var kept: Set<String> = []

    init(
      _ old: ClassResults.Result, _ items: [SetDefinition.ItemDefinition]
    ) throws(Diagnostic) {
      let text = SourceText(name: Ledger.name, bytes: Array(old.report))
      var members = try JSONField(value: try JSONReader.read(text), path: "", text: text).object()
      let fields = try members.required("items").array()
      for (place, (item, mark)) in zip(items, old.row.marks ?? []).enumerated()
      where fields.indices.contains(place) {
        marks[item.id] = mark
        self.items[item.id] = JSONOutput(fields[place].value)
        told[item.id] = old.row.studentMessages[place]
        definitions[item.id] = old.row.kept[place] ?? item.digest
        if old.row.kept[place] != nil { kept.insert(item.id) }
      }
    }

    mutating func put(
      _ id: String, _ mark: Row.Mark, _ item: JSONOutput, _ message: String?, neverLower: Bool
    ) {
      if neverLower, let old = marks[id], let before = old.score, (mark.score ?? -1) < before {
        kept.insert(id)
        return
      }
      kept.remove(id)
      marks[id] = mark
      items[id] = item
      told[id] = message
    }

    func whole(_ ids: [String]) -> Whole {
      let there = ids.filter { marks[$0] != nil && items[$0] != nil }
      var whole = Whole(
        marks: there.compactMap { marks[$0] }, items: there.compactMap { items[$0] })
      for (place, id) in there.enumerated() {
        whole.told[place] = told[id]
        if kept.contains(id) { whole.kept[place] = definitions[id] }
      }
      return whole
    }
  }
}
