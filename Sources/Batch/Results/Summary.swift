import Grading
import Reporting
import Text

/// A class in numbers, summed up in the order of the manifest.
package struct Summary: Sendable {
  /// What is told of one problem set.
  package struct SetFigures: Sendable {
    /// The id of the set.
    package var id: String
    /// The scores of the graded submissions, in order.
    package var scores: [Double] = []
    /// The points that are still to be decided, of all submissions.
    package var pending = 0.0
    /// The points that can be earned.
    package var maximum = 0.0
    /// The figures of its items.
    package var items: [ItemFigures]

    /// The mean score.
    package var mean: Double? {
      scores.isEmpty ? nil : Points.rounded(scores.reduce(0, +) / Double(scores.count))
    }

    /// The score in the middle.
    package var median: Double? {
      let sorted = scores.sorted()
      guard !sorted.isEmpty else { return nil }
      let middle = sorted.count / 2
      return sorted.count % 2 == 1
        ? sorted[middle] : Points.rounded((sorted[middle - 1] + sorted[middle]) / 2)
    }
  }

  /// What is told of one item.
  package struct ItemFigures: Sendable {
    /// `PROBLEM/ITEM`.
    package var id: String
    /// The points that can be earned.
    package var maximum = 0.0
    /// How many answers have each verdict.
    package var counts: [Verdict: Int] = [:]
    /// The points earned by all.
    package var points = 0.0
    /// The number of answers with points.
    package var scored = 0
  }

  /// A submission that a person should look at.
  package struct Remark: Sendable {
    /// The submission.
    package var submission: String
    /// The student.
    package var student: String
    /// Why, in words.
    package var message: String
    /// Whether nobody knows when it was handed in.
    package var isUndated = false
    /// Whether it does not count because it cannot be read.
    package var isUnreadable = false
  }

  /// The figures of each set.
  package var sets: [SetFigures]
  /// The submissions that could not be graded.
  package var ungradable: [Remark] = []
  /// The submissions that do not count because others do.
  package var aside: [Remark] = []
  /// The submissions in which nobody is named.
  package var namedByFile: [Remark] = []
  /// The submissions with answers for items that do not exist.
  package var withUnknownItems: [Remark] = []
  /// The submissions that are late, or of which that is not known.
  package var late: [Remark] = []
  /// The submissions without a result, in a class that is not whole.
  package var open: [Remark] = []
  /// The students on the roster without a submission.
  package var absent: [String] = []
  /// The students with a submission who are not on the roster.
  package var unknown: [String] = []

  /// The number of submissions that were graded.
  package var graded: Int { sets.reduce(0) { $0 + $1.scores.count } }

  init(_ results: ClassResults) {
    sets = results.file.manifest.sets.map { set in
      SetFigures(id: set.id, items: results.items(of: set.id).map { ItemFigures(id: $0) })
    }
  }

  mutating func add(_ result: ClassResults.Result) {
    let entry = result.entry
    if entry.isNamedByFile {
      namedByFile.append(Remark(entry, BatchWording.namedByFile))
    }
    if !result.row.unknownItems.isEmpty {
      withUnknownItems.append(Remark(entry, result.row.unknownItems.joined(separator: "; ")))
    }
    switch result.row.outcome {
    case .ungradable(let message): ungradable.append(Remark(entry, message))
    case .graded(let marks):
      guard let place = sets.firstIndex(where: { $0.id == entry.problemSet }) else { return }
      sets[place].add(marks)
    }
  }
}

extension Summary.SetFigures {
  fileprivate mutating func add(_ marks: [Row.Mark]) {
    scores.append(marks.score)
    pending += marks.pending
    maximum = max(maximum, marks.maximum)
    for (place, mark) in zip(items.indices, marks) {
      items[place].counts[mark.verdict, default: 0] += 1
      items[place].maximum = mark.maximum
      guard let score = mark.score else { continue }
      items[place].points += score
      items[place].scored += 1
    }
  }
}

extension Summary.Remark {
  init(_ entry: ClassEntry, _ message: String) {
    self.init(submission: entry.name, student: entry.student, message: message)
  }
}
