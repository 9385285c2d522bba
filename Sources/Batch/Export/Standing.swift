import Grading
import Reporting

/// Where a student stands with one problem set, adjustments and lateness included.
package struct Standing: Sendable {
  /// The student.
  package var student: String

  /// What the roster tells of the student.
  package var listed: Roster.Student?

  /// The problem set; nil where a submission does not tell.
  package var problemSet: String?

  /// The submission; nil for who handed nothing in.
  package var entry: ClassEntry?

  /// What became of the submission.
  package var status: Status

  /// The items' marks, adjusted; none where the submission was not graded.
  package var marks: [Row.Mark]

  /// The points that people gave to items where nothing was graded, by the items' places.
  private(set) var handMarks: [Int: Double] = [:]

  /// Who may see the items, in the order of their marks.
  let items: [SetDefinition.ItemDefinition]

  /// What people changed.
  package var adjustments: [Adjustment]

  /// What the total was set to, and what was added since; nil where nobody set it.
  private(set) var total: Double?

  /// What is added to the points of the items, where nobody set the total.
  private var extra = 0.0

  /// How late the submission is; nil without a policy.
  package var lateness: LatePolicy.Lateness?

  /// What can become of a submission.
  package enum Status: Sendable, Hashable {
    /// It was graded.
    case graded
    /// It could not be graded, and why.
    case ungradable(String)
    /// There is none.
    case absent
    /// It was not looked at yet: the class was joined without the part that has it.
    case open

    /// The status in one word.
    package var word: String {
      switch self {
      case .graded: "graded"
      case .ungradable: "ungradable"
      case .absent: "absent"
      case .open: "no_result"
      }
    }
  }

  /// The points before lateness; nil where there are none to tell.
  package var score: Double? {
    (total ?? scoreOfItems.map { $0 + extra }).map(Points.rounded)
  }

  /// The points of the items, before the total is adjusted; nil where there are none to tell.
  private var scoreOfItems: Double? {
    if status == .graded { return marks.score }
    guard !handMarks.isEmpty else { return nil }
    return Points.sum(handMarks.sorted { $0.key < $1.key }.map(\.value))
  }

  /// The points that are still to be decided.
  package var pending: Double { total == nil ? marks.pending : 0 }

  /// The points that count; nil where there are none to tell, yet or at all.
  package var settled: Double? { pending > 0 || !openItems.isEmpty ? nil : soFar }

  /// The points that count so far, those still pending taken for nothing.
  package var soFar: Double? {
    score.map { Points.rounded($0 - (lateness?.penalty ?? 0)) }
  }

  /// The points that adjustments add, in all.
  package var adjusted: Double?

  /// The name for people: the roster's, else the id.
  package var name: String { listed?.name ?? student }

  /// A result as it stands.
  init(
    _ result: ClassResults.Result, problemSet: String?, items: [SetDefinition.ItemDefinition],
    adjustments: [Adjustment], lateness policy: LatePolicy?
  ) {
    student = result.entry.student
    self.problemSet = problemSet
    entry = result.entry
    self.items = items
    self.adjustments = adjustments
    marks = result.row.marks ?? []
    switch result.row.outcome {
    case .graded: status = .graded
    case .ungradable(let message): status = .ungradable(message)
    }
    let before = marks.score
    apply()
    if let score, !adjustments.isEmpty { adjusted = Points.rounded(score - before) }
    lateness = policy?.lateness(of: result.entry.submittedAt, score: score ?? 0)
  }

  /// A student who handed nothing in.
  init(
    absent student: String, problemSet: String?, items: [SetDefinition.ItemDefinition],
    adjustments: [Adjustment]
  ) {
    self.student = student
    self.problemSet = problemSet
    self.adjustments = adjustments
    status = .absent
    self.items = items
    marks = []
    apply()
    if let score { adjusted = score }
  }

  /// A student whose submission has no result yet; what is adjusted waits for one as well.
  init(open entry: ClassEntry) {
    student = entry.student
    problemSet = entry.problemSet
    self.entry = entry
    items = []
    adjustments = []
    status = .open
    marks = []
  }

  private mutating func apply() {
    for adjustment in adjustments {
      guard let item = adjustment.item else { continue }
      guard let place = items.firstIndex(where: { $0.id == item }) else { continue }
      if status != .graded {
        handMarks[place] = adjustment.applied(to: handMarks[place])
      } else if marks.indices.contains(place) {
        marks[place].score = adjustment.applied(to: marks[place].score)
      }
    }
    // Only a set total settles what is pending; what is added to it does not.
    for adjustment in adjustments where adjustment.item == nil {
      total = adjustment.applied(to: total)
      if total == nil, case .delta(let points) = adjustment.change { extra += points }
    }
  }
}

// MARK: Marks by hand where nothing was graded

extension Standing {
  /// The points of the item at a place; nil while they are pending, and where there are none.
  func score(at place: Int) -> Double? {
    marks.indices.contains(place) ? marks[place].score : handMarks[place]
  }

  /// The items with marks by hand, where nothing was graded.
  package var itemsByHand: [String] {
    items.indices.filter { handMarks[$0] != nil }.map { items[$0].id }
  }

  /// The items without marks, where others have them by hand and the total has not.
  package var openItems: [String] {
    guard total == nil, !handMarks.isEmpty else { return [] }
    return items.indices.filter { handMarks[$0] == nil }.map { items[$0].id }
  }
}

// MARK: What students are told

extension Standing {
  /// The items that students do not see.
  var hidden: HiddenNames { HiddenNames(items.map { ($0.id, $0.visibility) }) }

  /// What students are told was changed by hand: nothing of hidden items.
  ///
  /// - Parameter total: whether they know their total, in which hidden items count.
  func toldAdjustments(total: Bool) -> [String] {
    let hidden = hidden
    return adjustments.filter { $0.item.map { !hidden.contains($0) } ?? total }.map(\.words)
  }

  /// The number of items with a verdict, of those that students see.
  func toldCount(of verdict: Verdict) -> Int {
    zip(items, marks).count { $0.visibility == .visible && $1.verdict == verdict }
  }
}
