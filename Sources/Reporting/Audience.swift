import Grading

/// Who reads a report.
package enum Audience: String, Sendable, Hashable, CaseIterable {
  /// Course staff: everything.
  case staff
  /// Students: no hidden items, no seed, no expected numbers.
  case student
}

extension GradedSubmission {
  /// How much an audience is told of mistakes: staff all of it, students where to look.
  package func hintLevel(for audience: Audience) -> HintLevel {
    hints ?? (audience == .student ? .place : .mistake)
  }

  /// The submission as an audience may see it.
  ///
  /// A hidden item leaves no trace for students: whatever is counted is counted afterwards.
  package func seen(by audience: Audience) -> GradedSubmission {
    guard audience == .student else { return self }
    var seen = self
    seen.items = items.filter { $0.visibility == .visible }.map(\.seenByStudents)
    return seen
  }
}

extension ItemResult {
  fileprivate var seenByStudents: ItemResult {
    var seen = self
    seen.message = studentMessage ?? message
    seen.studentMessage = nil
    if hidesExpected { seen.evidence.expectedValue = nil }
    return seen
  }
}
