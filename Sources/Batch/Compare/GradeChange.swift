import Grading
import Reporting
import Text

/// How one student's marks for one problem set differ between two gradings.
package struct GradeChange: Sendable {
  /// The student.
  package var student: String
  /// The problem set; nil where it is not known.
  package var problemSet: String?
  /// The total before and after.
  package var total: Side<Total>
  /// The items that differ, in order.
  package var items: [Item]

  /// Something before and after; nil where it was or is not there.
  package struct Side<Value: Sendable & Hashable>: Sendable, Hashable {
    /// Before.
    package var old: Value?
    /// After.
    package var new: Value?
  }

  /// What a whole submission comes to.
  package enum Total: Sendable, Hashable {
    /// So many points, and so many that are pending.
    case points(Double, pending: Double)
    /// It could not be graded.
    case ungradable
  }

  /// One item that differs.
  package struct Item: Sendable, Hashable {
    /// `PROBLEM/ITEM`.
    package var id: String
    /// The marks before and after.
    package var marks: Side<Row.Mark>
  }

  /// The points gained; negative where some are lost, nil where that cannot be told.
  package var gain: Double? {
    guard case .points(let old, _)? = total.old, case .points(let new, _)? = total.new else {
      return nil
    }
    return Points.rounded(new - old)
  }

  /// The change between two gradings; nil where there is none.
  package init?(
    student: String, problemSet: String?, old: Row?, oldItems: [String], new: Row?,
    newItems: [String]
  ) {
    self.student = student
    self.problemSet = problemSet
    total = Side(old: old.map(Total.init), new: new.map(Total.init))
    let before = GradeChange.marks(old, oldItems)
    let after = GradeChange.marks(new, newItems)
    let ids = newItems + oldItems.filter { !newItems.contains($0) }
    items = ids.compactMap { id in
      guard before[id] != after[id] else { return nil }
      return Item(id: id, marks: Side(old: before[id], new: after[id]))
    }
    if items.isEmpty, total.old == total.new { return nil }
  }

  private static func marks(_ row: Row?, _ items: [String]) -> [String: Row.Mark] {
    Dictionary(zip(items, row?.marks ?? []), uniquingKeysWith: { first, _ in first })
  }
}

extension GradeChange.Total {
  init(_ row: Row) {
    self = row.marks.map { .points($0.score, pending: $0.pending) } ?? .ungradable
  }
}

/// Finds how two gradings of a class differ.
package enum ClassComparison {
  /// Calls `body` for each student and set that differ, in order; the number of all that were compared.
  package static func visit(
    _ old: ClassResults, _ new: ClassResults,
    _ body: (GradeChange) throws(DiskFault) -> Void
  ) throws(DiskFault) -> Int {
    let before = try keys(old)
    let after = try keys(new)
    let all = Set(before.keys).union(after.keys).sorted { $0.precedes($1) }
    for key in all {
      let (oldRow, newRow) = (try row(before[key], old), try row(after[key], new))
      let change = GradeChange(
        student: key.student, problemSet: key.problemSet, old: oldRow,
        oldItems: key.problemSet.map(old.items) ?? [], new: newRow,
        newItems: key.problemSet.map(new.items) ?? [])
      if let change { try body(change) }
    }
    return all.count
  }

  /// A student and a set.
  private struct Key: Hashable {
    var student: String
    var problemSet: String?

    static func == (left: Key, right: Key) -> Bool {
      left.student.hasBytes(of: right.student) && left.problemSet == right.problemSet
    }

    func hash(into hasher: inout Hasher) { hasher.combine(student) }

    func precedes(_ other: Key) -> Bool {
      if !student.hasBytes(of: other.student) { return student.isBefore(other.student) }
      return (problemSet ?? "").isBefore(other.problemSet ?? "")
    }
  }

  private static func keys(_ results: ClassResults) throws(DiskFault) -> [Key: Int] {
    var keys: [Key: Int] = [:]
    for place in try results.counting().places {
      let entry = results.entries[place]
      keys[Key(student: entry.student, problemSet: entry.problemSet)] = place
    }
    return keys
  }

  private static func row(_ place: Int?, _ results: ClassResults) throws(DiskFault) -> Row? {
    guard let place else { return nil }
    return try results.ledger.result(of: place)?.row
  }
}
