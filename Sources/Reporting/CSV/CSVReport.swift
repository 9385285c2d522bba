import Grading

/// The report as a table: one row for each item of each submission.
package enum CSVReport {
  /// The names of the columns.
  package static let heading = CSV.line(
    [
      "submission", "student", "problem_set", "item", "verdict", "score", "max_score", "message",
    ].map(CSVField.text))

  /// The rows of one submission; one row alone where it could not be graded.
  package static func rows(_ submission: ReportedSubmission) -> String {
    if let fault = submission.fault {
      let none = CSVField.text("")
      return CSV.line([
        .shown(submission.name), shown(submission.student), shown(submission.problemSet),
        none, .text("ungradable"), none, none, .shown(fault),
      ])
    }
    return submission.items.map { item in
      CSV.line([
        .shown(submission.name), shown(submission.student), shown(submission.problemSet),
        .text(item.id), .text(item.verdict.rawValue), CSVField(item.score), .number(item.maximum),
        .shown(item.message),
      ])
    }.joined()
  }

  private static func shown(_ text: String?) -> CSVField { text.map(CSVField.shown) ?? .blank }
}
