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
  ///   - oldItems: the items of then.
  ///   - graded: the items that were checked again.
  ///   - items: all items, in the order of now.
  ///   - neverLower: true keeps an item's old result where the new one has fewer points.
  package init(
    _ old: ClassResults.Result, oldItems: [String], graded: GradedSubmission, items: [String],
    audience: Audience, neverLower: Bool
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
    let counts = Verdict.allCases.map { ($0, whole.marks.count(of: $0)) }
    report = JSONReport.joined(
      graded, score: whole.marks.score, pending: whole.marks.pending,
      maximum: whole.marks.maximum, counts: counts, items: whole.items, for: audience
    ).bytes(pretty: false)
  }

  /// The items of a report, each with its mark.
  private struct Parts {
    private var marks: [String: Row.Mark] = [:]
    private var items: [String: JSONOutput] = [:]
    private var told: [String: String] = [:]

    init(_ old: ClassResults.Result, _ ids: [String]) throws(Diagnostic) {
      let text = SourceText(name: Ledger.name, bytes: Array(old.report))
      var members = try JSONField(value: try JSONReader.read(text), path: "", text: text).object()
      let fields = try members.required("items").array()
      for (place, (id, mark)) in zip(ids, old.row.marks ?? []).enumerated()
      where fields.indices.contains(place) {
        marks[id] = mark
        items[id] = JSONOutput(fields[place].value)
        told[id] = old.row.studentMessages[place]
      }
    }

    mutating func put(
      _ id: String, _ mark: Row.Mark, _ item: JSONOutput, _ message: String?, neverLower: Bool
    ) {
      if neverLower, let old = marks[id], let before = old.score, (mark.score ?? -1) < before {
        return
      }
      marks[id] = mark
      items[id] = item
      told[id] = message
    }

    func whole(
      _ ids: [String]
    ) -> (marks: [Row.Mark], items: [JSONOutput], told: [Int: String]) {
      let there = ids.filter { marks[$0] != nil && items[$0] != nil }
      var places: [Int: String] = [:]
      for (place, id) in there.enumerated() { places[place] = told[id] }
      return (there.compactMap { marks[$0] }, there.compactMap { items[$0] }, places)
    }
  }
}
