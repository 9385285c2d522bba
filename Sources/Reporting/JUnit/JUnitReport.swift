import Grading

/// The report as JUnit XML: a suite for each submission, a case for each item.
///
/// What is wrong is a failure, what could not be graded an error, what waits for others or for a
/// person is skipped; an item with a mark by hand passes with full points and fails with fewer.
/// Nothing in it depends on the time.
package enum JUnitReport {
  /// What stands before the first suite.
  package static let head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"grader\">\n"

  /// The same for a class of which parts are missing.
  package static let headOfPart =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"grader (partial)\">\n"

  /// The suite of a submission that has no result yet, its line break included.
  package static func suite(open submission: String, student: String) -> String {
    let attributes: [(StaticString, String)] = [
      ("name", "\(student) (\(submission))"), ("tests", "1"), ("failures", "0"), ("errors", "0"),
      ("skipped", "1"), ("time", "0"),
    ]
    let waiting = XML(
      "testcase", [("classname", "submission"), ("name", "has a result"), ("time", "0")],
      [XML("skipped", [("message", "there is no result yet")])])
    return XML("testsuite", attributes, [XML.lineBreak, waiting, XML.lineBreak]).written + "\n"
  }

  /// What stands after the last suite.
  package static let tail = "</testsuites>\n"

  /// The suite of one submission, its line break included.
  package static func suite(_ submission: ReportedSubmission) -> String {
    let cases = submission.fault.map { [error($0)] } ?? submission.items.map(testCase)
    let outcomes = submission.items.map(outcome)
    let failures = outcomes.count { $0 == .failure }
    let skipped = outcomes.count { $0 == .skipped }
    let attributes: [(StaticString, String)] = [
      ("name", name(of: submission)), ("tests", cases.count.description),
      ("failures", failures.description), ("errors", submission.fault == nil ? "0" : "1"),
      ("skipped", skipped.description), ("time", "0"),
    ]
    let told = output(submission.handMarks.map { "by hand: " + $0 })
    let content = [XML.lineBreak] + (cases + told).flatMap { [$0, XML.lineBreak] }
    return XML("testsuite", attributes, content).written + "\n"
  }

  /// A name that is unique in a class: the submission's, and whose it is.
  private static func name(of submission: ReportedSubmission) -> String {
    submission.student.map { "\($0) (\(submission.name))" } ?? submission.name
  }

  private static func error(_ fault: String) -> XML {
    let first = fault.split(separator: "\n").first.map(String.init) ?? fault
    return XML(
      "testcase", [("classname", "submission"), ("name", "can be graded"), ("time", "0")],
      [XML("error", [("message", first), ("type", "ungradable")], [XML(fault)])])
  }

  /// Lines that stand beside an outcome and decide nothing; no element without any.
  private static func output(_ lines: [String]) -> [XML] {
    lines.isEmpty ? [] : [XML("system-out", [], [XML(lines.joined(separator: "\n"))])]
  }

  private enum Outcome {
    case success, failure, skipped
  }

  private static func outcome(_ item: ReportedItem) -> Outcome {
    if !item.handMarks.isEmpty { return item.passes ? .success : .failure }
    return switch item.verdict {
    case .pass: item.waitsForOthers ? .skipped : .success
    case .fail, .invalid, .missing: .failure
    case .undecided, .review: .skipped
    }
  }

  private static func testCase(_ item: ReportedItem) -> XML {
    let parts = item.id.split(separator: "/", maxSplits: 1).map(String.init)
    let attributes: [(StaticString, String)] = [
      ("classname", parts.first ?? item.id), ("name", parts.last ?? item.id), ("time", "0"),
    ]
    let isByHand = !item.handMarks.isEmpty
    let verdict = "\(item.verdict.rawValue): \(item.message)"
    switch outcome(item) {
    case .success:
      let lines = item.handMarks.map { "by hand: " + $0 } + [verdict]
      return XML("testcase", attributes, isByHand ? output(lines) : [])
    case .failure:
      let told: [(StaticString, String)] = [
        ("message", isByHand ? handWords(item) : item.message),
        ("type", isByHand ? "by hand" : item.verdict.rawValue),
      ]
      let details = item.details + (item.diagnosis.map { [$0] } ?? []) + item.notes
      let text = XML(((isByHand ? [verdict] : []) + details).joined(separator: "\n"))
      return XML("testcase", attributes, [XML("failure", told, text.written.isEmpty ? [] : [text])])
    case .skipped:
      let message = item.waitsForOthers ? item.notes.last ?? item.message : item.message
      return XML("testcase", attributes, [XML("skipped", [("message", message)])])
    }
  }

  /// The points that a person gave, and why.
  private static func handWords(_ item: ReportedItem) -> String {
    "\(Points.text(item.score ?? 0)) of \(Points.text(item.maximum)) points by hand: "
      + item.handMarks.joined(separator: "; ")
  }
}
