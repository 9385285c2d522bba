import Grading
import Reporting
import Text

/// What waits for a person, as a table that becomes the adjustments once `set`, `who` and `why` are
/// filled in.
package struct ReviewExport {
  /// What a student answered to an item; nil where that cannot be had.
  package let answer: (ClassEntry, String) -> String?

  /// The rubric of an item of a set.
  package let rubric: (String, String) -> String?

  /// An export that asks for answers and rubrics as it goes.
  package init(
    answer: @escaping (ClassEntry, String) -> String?,
    rubric: @escaping (String, String) -> String?
  ) {
    self.answer = answer
    self.rubric = rubric
  }

  private static let more = [
    "verdict", "max_score", "message", "rubric", "answer",
  ]

  /// Writes the whole table, piece by piece; what was adjusted before comes first, so that it stays.
  package func write(
    _ exported: ExportedClass, to output: (String) -> Void
  ) throws(DiskFault) {
    output(CSV.line((Adjustments.columns + Self.more).map(CSVField.text)))
    let rest = Self.more.map { _ in CSVField.blank }
    for adjustment in exported.adjustments.list { output(CSV.line(adjustment.fields + rest)) }
    try exported.visit { standing, result throws(DiskFault) in
      guard let result, let set = standing.problemSet else { return }
      let messages = ReviewExport.messages(result)
      for (item, mark) in zip(exported.results.items(of: set), standing.marks)
      where mark.score == nil {
        let fields: [CSVField] = [
          .text(standing.student), .text(set), .text(item), .blank, .blank, .blank, .blank,
          .text(mark.verdict.rawValue), .number(mark.maximum), shown(messages[item]),
          shown(rubric(set, item)), shown(answer(result.entry, item)),
        ]
        output(CSV.line(fields))
      }
    }
  }

  private func shown(_ text: String?) -> CSVField { text.map(CSVField.shown) ?? .blank }

  /// What the report says of each item.
  private static func messages(_ result: ClassResults.Result) -> [String: String] {
    let text = SourceText(name: Ledger.name, bytes: Array(result.report))
    guard let value = try? JSONReader.read(text),
      var members = try? JSONField(value: value, path: "", text: text).object(),
      let items = try? members.required("items").array()
    else { return [:] }
    var messages: [String: String] = [:]
    for item in items {
      guard var fields = try? item.object(), let id = try? fields.required("id").string() else {
        continue
      }
      messages[id] = try? fields.required("message").string()
    }
    return messages
  }
}

extension Adjustment {
  /// The row of the adjustments' file.
  var fields: [CSVField] {
    var (set, delta) = (CSVField.blank, CSVField.blank)
    switch change {
    case .set(let points): set = .number(points)
    case .delta(let points): delta = .number(points)
    }
    return [
      .text(student), CSVField(problemSet), CSVField(item), set, delta, .text(who), .text(why),
    ]
  }
}
