import Grading
import Text

/// The marks of one submission: what a gradebook needs of its report.
package struct Row: Sendable, Hashable {
  /// The place of the submission in the manifest.
  package var entry: Int

  /// The number of the regrade that found these marks; 0 is the batch itself.
  package var regrade = 0

  /// What became of the submission.
  package var outcome: Outcome

  /// What can become of a submission.
  package enum Outcome: Sendable, Hashable {
    /// It was graded; one mark for each item, in the set's order.
    case graded([Mark])
    /// It could not be graded, and why.
    case ungradable(String)
  }

  /// The verdict and the points of one item.
  package struct Mark: Sendable, Hashable {
    /// The verdict.
    package var verdict: Verdict
    /// The points earned; nil while they are pending.
    package var score: Double?
    /// The points that can be earned.
    package var maximum: Double
  }

  /// The marks where the submission was graded.
  package var marks: [Mark]? {
    guard case .graded(let marks) = outcome else { return nil }
    return marks
  }

  /// Why the submission could not be graded.
  package var fault: String? {
    guard case .ungradable(let message) = outcome else { return nil }
    return message
  }
}

extension [Row.Mark] {
  /// The points earned so far.
  package var score: Double { Points.sum(compactMap(\.score)) }

  /// The points of the items that are still to be decided.
  package var pending: Double { Points.sum(filter { $0.score == nil }.map(\.maximum)) }

  /// The points that can be earned.
  package var maximum: Double { Points.sum(map(\.maximum)) }

  /// The number of items with a verdict.
  package func count(of verdict: Verdict) -> Int { count { $0.verdict == verdict } }
}

extension Row {
  /// The marks of a graded submission.
  init(entry: Int, _ graded: GradedSubmission) {
    self.entry = entry
    outcome = .graded(
      graded.items.map { item in
        Mark(
          verdict: item.verdict, score: item.score.map(Points.rounded),
          maximum: Points.rounded(item.maximum))
      })
  }

  var output: JSONOutput {
    var members: [(String, JSONOutput)] = [("n", .integer(entry))]
    if regrade > 0 { members.append(("regrade", .integer(regrade))) }
    switch outcome {
    case .graded(let marks):
      let list = marks.map { mark in
        JSONOutput.array([
          .string(mark.verdict.rawValue), mark.score.map(JSONOutput.double) ?? .null,
          .double(mark.maximum),
        ])
      }
      members.append(("marks", .array(list)))
    case .ungradable(let message): members.append(("ungradable", .string(message)))
    }
    return .object(members)
  }

  init(_ field: JSONField) throws(Diagnostic) {
    var members = try field.object()
    entry = try members.required("n").int(in: 0...(.max))
    regrade = try members.optional("regrade")?.int(in: 0...(.max)) ?? 0
    if let message = try members.optional("ungradable")?.string() {
      outcome = .ungradable(message)
      return
    }
    var marks: [Mark] = []
    for field in try members.required("marks").array() {
      let parts = try field.array()
      guard parts.count == 3, let verdict = Verdict(rawValue: try parts[0].string()) else {
        throw field.mismatch(expected: "a mark")
      }
      marks.append(
        Mark(
          verdict: verdict, score: parts[1].isNull ? nil : try parts[1].numberAsDouble(),
          maximum: try parts[2].numberAsDouble()))
    }
    outcome = .graded(marks)
  }
}
