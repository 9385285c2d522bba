import Reporting
import Text

/// The changes of marks, each with the one problem set of a student for which it counts.
package struct PlacedAdjustments: Sendable {
  /// A change that counts for nothing, and why.
  package struct Fault: Sendable, Hashable {
    /// The change.
    package var adjustment: Adjustment
    /// Why it counts for nothing.
    package var reason: Reason

    /// Why a change counts for nothing.
    package enum Reason: Sendable, Hashable {
      /// The class does not have what it names.
      case stray
      /// It does not say which of these sets is meant.
      case ambiguous([String])
    }
  }

  /// A student and a set; the set is nil only in a class of which no set is known.
  private struct Place: Hashable {
    var student: [UInt8]
    var problemSet: String?
  }

  /// The sets that a student may have marks in.
  private struct Work {
    /// Those that readable submissions name.
    var answered: Set<String> = []
    /// Whether there is a submission of which the set is not known.
    var hasUnknown = false
    /// Whether the roster lists the student, so that no submission is needed.
    var isListed = false
  }

  /// The changes that count for nothing, in the order of their lines.
  package private(set) var faults: [Fault] = []

  private let sets: [(id: String?, items: Set<String>)]
  private var work: [[UInt8]: Work] = [:]
  private var placed: [Place: [Adjustment]] = [:]

  /// Finds the set of each change; one that could be for several is placed nowhere.
  init(_ adjustments: Adjustments, _ results: ClassResults, _ roster: Roster?) {
    let known = results.file.manifest.sets.map { ($0.id as String?, Set(results.items(of: $0.id))) }
    sets = known.isEmpty ? [(nil, [])] : known
    guard !adjustments.list.isEmpty else { return }
    gatherWork(Set(adjustments.list.map { Array($0.student.utf8) }), results, roster)
    for adjustment in adjustments.list { place(adjustment) }
  }

  /// The changes that a student has in a set.
  func of(_ student: String, in problemSet: String?) -> [Adjustment] {
    placed[Place(student: Array(student.utf8), problemSet: problemSet)] ?? []
  }

  /// The sets in which a student has changes but no submission that names the set, in order.
  func unanswered(by student: String) -> [String?] {
    let key = Array(student.utf8)
    guard let work = work[key] else { return [] }
    return sets.map(\.id).filter { set in
      placed[Place(student: key, problemSet: set)] != nil
        && !(set.map(work.answered.contains) ?? false)
    }
  }

  private mutating func gatherWork(
    _ students: Set<[UInt8]>, _ results: ClassResults, _ roster: Roster?
  ) {
    for place in results.duties {
      let student = Array(results.entries.student(at: place))
      guard students.contains(student) else { continue }
      if let set = results.entries.problemSet(at: place) {
        work[student, default: Work()].answered.insert(set)
      } else {
        work[student, default: Work()].hasUnknown = true
      }
    }
    for student in roster?.students ?? [] where students.contains(Array(student.id.utf8)) {
      work[Array(student.id.utf8), default: Work()].isListed = true
    }
  }

  private mutating func place(_ adjustment: Adjustment) {
    let student = Array(adjustment.student.utf8)
    let candidates = candidates(for: adjustment, work[student] ?? Work())
    guard let first = candidates.first else {
      return faults.append(Fault(adjustment: adjustment, reason: .stray))
    }
    guard candidates.count == 1 else {
      let names = candidates.compactMap(\.self)
      return faults.append(Fault(adjustment: adjustment, reason: .ambiguous(names)))
    }
    placed[Place(student: student, problemSet: first), default: []].append(adjustment)
  }

  /// The sets for which a change could be meant.
  ///
  /// What a student handed in goes before what is only asked of the whole course.
  private func candidates(for adjustment: Adjustment, _ work: Work) -> [String?] {
    let fitting = sets.filter { set in adjustment.item.map(set.items.contains) ?? true }.map(\.id)
    let isOpen = work.hasUnknown || work.isListed
    func isAnswered(_ set: String?) -> Bool { set.map(work.answered.contains) ?? false }
    if let named = adjustment.problemSet {
      return fitting.filter { $0 == named && (isOpen || isAnswered($0)) }
    }
    let answered = fitting.filter(isAnswered)
    if work.hasUnknown || answered.isEmpty { return isOpen ? fitting : [] }
    return answered
  }
}
