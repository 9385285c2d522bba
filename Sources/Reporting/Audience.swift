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
    let hidden = HiddenNames(items.map { ($0.id, $0.visibility) })
    let level = hintLevel(for: audience)
    var seen = self
    seen.items = items.filter { $0.visibility == .visible }.map { item in
      var told = item.seenByStudents(hidden)
      if item.hasTellingMistake(at: level) { told.diagnosis = nil }
      return told
    }
    seen.notes = notes.map(hidden.told)
    return seen
  }
}

/// The names of items that students do not see, to be kept out of what they are told.
///
/// A visible item may wait for a hidden one, or be judged with the answer to it.
package struct HiddenNames: Sendable {
  private let quoted: [String]

  /// The names of those items that are not visible.
  package init(_ items: [(id: String, visibility: Visibility)]) {
    quoted = items.filter { $0.visibility != .visible }.map { "`\($0.id)`" }
  }

  /// Whether there is no such item.
  package var isEmpty: Bool { quoted.isEmpty }

  /// Whether an item is one of them.
  package func contains(_ id: String) -> Bool { quoted.contains("`\(id)`") }

  /// A sentence of ours with no such name in it.
  package func told(_ sentence: String) -> String {
    quoted.reduce(sentence) { told, name in
      told.contains(name)
        ? told.replacing("; did you mean \(name)?", with: "").replacing(name, with: "another item")
        : told
    }
  }
}

extension ItemResult {
  /// Whether to name the mistake would give away what students are not told: the right number.
  ///
  /// "It is 2 times what it should be" tells it; where to look does not.
  package func hasTellingMistake(at level: HintLevel) -> Bool {
    level == .mistake && studentMessage != nil
  }

  fileprivate func seenByStudents(_ hidden: HiddenNames) -> ItemResult {
    var seen = self
    seen.message = hidden.told(studentMessage ?? message)
    for place in pictures.indices where studentMessage != nil || pictures[place].message == message
    {
      seen.pictures[place].message = seen.message
    }
    seen.notes = notes.map(hidden.told)
    seen.studentMessage = nil
    if hidesExpected { seen.evidence.expectedValue = nil }
    return seen
  }
}
