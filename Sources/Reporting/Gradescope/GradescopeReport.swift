import Grading
import Text

/// The file `results.json` of an autograder on Gradescope.
///
/// Source: https://gradescope-autograders.readthedocs.io/en/latest/specs/
package enum GradescopeReport {
  /// The file for one submission.
  ///
  /// Every test has its own visibility; where one is hidden, the platform shows students no total.
  package static func value(of submission: ReportedSubmission) -> JSONOutput {
    if let fault = submission.fault { return ungradable(submission, fault) }
    var members: [(String, JSONOutput)] = [("score", .double(submission.score))]
    let notes = submission.studentNotes.joined(separator: "\n")
    if !notes.isEmpty {
      members += [("output", .string(notes)), ("output_format", .string("text"))]
    }
    members += [
      ("test_output_format", .string("text")), ("test_name_format", .string("text")),
      ("visibility", .string("visible")), ("stdout_visibility", .string("hidden")),
      ("tests", .array(submission.items.map(test))),
    ]
    return .object(members)
  }

  /// The file for a student who handed nothing in.
  ///
  /// - Parameters:
  ///   - score: the points given by hand; nil without any.
  ///   - notes: what students are told of them.
  package static func absent(score: Double?, notes: [String]) -> JSONOutput {
    let words = (["Nothing was handed in."] + notes).joined(separator: "\n")
    return withoutTests(score: score, words, status: "absent")
  }

  /// A submission that could not be graded has no score but one by hand; the platform wants one.
  private static func ungradable(_ submission: ReportedSubmission, _ fault: String) -> JSONOutput {
    var words =
      "This submission could not be graded. It is not a zero for wrong answers: mend it and hand it "
      + "in again, or ask the course staff."
    if submission.final != nil {
      words =
        (["This submission could not be graded; its points were given by hand."]
        + submission.studentNotes).joined(separator: "\n")
    }
    return withoutTests(score: submission.final, words + "\n\n" + fault, status: "ungradable")
  }

  private static func withoutTests(
    score: Double?, _ words: String, status: String
  ) -> JSONOutput {
    .object([
      ("score", .double(score ?? 0)), ("output", .string(words)),
      ("output_format", .string("text")), ("visibility", .string("visible")),
      ("stdout_visibility", .string("hidden")),
      ("extra_data", .object([("status", .string(status))])),
    ])
  }

  private static func test(_ item: ReportedItem) -> JSONOutput {
    var members: [(String, JSONOutput)] = []
    if let score = item.score { members.append(("score", .double(score))) }
    members += [("max_score", .double(item.maximum))]
    if item.score != nil {
      members.append(("status", .string(item.passes ? "passed" : "failed")))
    }
    // What students will see some day says no more than students may know.
    let isForStaff = item.visibility == .hidden
    let message = isForStaff ? item.message : item.studentMessage
    let diagnosis = isForStaff ? item.diagnosis : item.studentDiagnosis
    let details = item.details + (diagnosis.map { [$0] } ?? [])
    let notes = isForStaff ? item.notes : item.studentNotes
    let changes = item.handMarks.map { "by hand: " + $0 }
    let lines = changes + ["\(item.verdict.rawValue): \(message)"] + details + notes
    members += [
      ("name", .string(item.id)), ("output", .string(lines.joined(separator: "\n"))),
      ("output_format", .string("text")), ("visibility", .string(item.visibility.rawValue)),
    ]
    if item.score == nil { members.append(("tags", .array([.string("pending")]))) }
    return .object(members)
  }
}
