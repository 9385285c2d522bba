import Grading
import Text

/// A class with its results, in the fixed order of its manifest.
package struct ClassResults: Sendable {
  /// The manifest, with the problem sets as they were graded last.
  package let file: ManifestFile

  /// The results.
  package let ledger: Ledger

  /// A class with its results.
  ///
  /// Where problem files have changed and the class was regraded since, the sets are those of then.
  package init(_ file: ManifestFile, _ ledger: Ledger) {
    var file = file
    if let last = ledger.regrades.last { file.manifest.sets = last.sets }
    self.file = file
    self.ledger = ledger
  }

  /// The manifest's submissions.
  package var entries: ClassEntries { file.manifest.entries }

  /// The places of the submissions that are to be graded here: in this part and not set aside.
  package var duties: [Int] { entries.indices.filter(isDuty) }

  /// Whether a submission is to be graded here.
  private func isDuty(_ place: Int) -> Bool {
    file.shard.contains(place) && !entries.isAside(place)
  }

  /// Whether a submission is to be graded here and has no result yet.
  package func isOpen(_ place: Int) -> Bool { isDuty(place) && !ledger.has(place) }

  /// The number of submissions that are still without a result.
  package var openCount: Int { entries.indices.count(where: isOpen) }

  /// One submission with its result.
  package struct Result: Sendable {
    /// The submission.
    package var entry: ClassEntry
    /// Its marks.
    package var row: Row
    /// Its report, in JSON on one line.
    package var report: ArraySlice<UInt8>

    /// The set that it answers; nil where that cannot be told.
    package var problemSet: String? { entry.problemSet }
  }

  /// The places that count: one for each student and set, in order.
  ///
  /// The second list has those that are set aside because another attempt is better.
  ///
  /// - Parameter rows: what to take in place of the results of these submissions.
  package func counting(
    with rows: [Int: Row] = [:]
  ) throws(DiskFault) -> (places: [Int], worse: [Int]) {
    let duties = duties
    guard file.manifest.settings.attempts == .best else { return (duties, []) }
    var places: [Int] = []
    var worse: [Int] = []
    for place in duties {
      guard let last = places.last, entries[last].student.hasBytes(of: entries[place].student),
        entries[last].problemSet == entries[place].problemSet
      else {
        places.append(place)
        continue
      }
      let isBetter = try isBetter(place, than: last, rows)
      worse.append(isBetter ? last : place)
      if isBetter { places[places.count - 1] = place }
    }
    return (places, worse)
  }

  /// Whether one attempt has more points than another; of equals the later counts.
  private func isBetter(
    _ place: Int, than other: Int, _ rows: [Int: Row]
  ) throws(DiskFault) -> Bool {
    let mine = try row(at: place, rows)?.marks?.score ?? -1
    let others = try row(at: other, rows)?.marks?.score ?? -1
    if mine != others { return mine > others }
    return entries[place].precedes(entries[other]) != true
  }

  private func row(at place: Int, _ rows: [Int: Row]) throws(DiskFault) -> Row? {
    if let row = rows[place] { return row }
    return try ledger.result(of: place)?.row
  }

  /// Calls `body` for each student and set whose marks may differ before and after, in order.
  ///
  /// Before and after, the attempt that counts then is taken; it may be another one.
  ///
  /// - Parameters:
  ///   - before: the results of then, where they are others than those of the ledger.
  ///   - after: the results of later, likewise.
  ///   - body: is given the place of the submission that counts later, and both rows.
  /// - Returns: the number of students and sets.
  package func visitCounting(
    before: [Int: Row] = [:], after: [Int: Row] = [:],
    _ body: (_ place: Int, _ old: Row?, _ new: Row?) throws(DiskFault) -> Void
  ) throws(DiskFault) -> Int {
    let old = try counting(with: before).places
    let new = try counting(with: after).places
    for (was, now) in zip(old, new)
    where was != now || before[now] != nil || after[now] != nil {
      try body(now, try row(at: was, before), try row(at: now, after))
    }
    return new.count
  }

  /// The submission at a place of the manifest with its result; nil where it has none.
  package func result(at place: Int) throws(DiskFault) -> Result? {
    guard entries.indices.contains(place), let (row, report) = try ledger.result(of: place) else {
      return nil
    }
    return Result(entry: entries[place], row: row, report: report)
  }

  /// Calls `body` for each submission that counts, in order, with its result where there is one.
  package func visitSubmissions(
    _ body: (ClassEntry, Result?) throws(DiskFault) -> Void
  ) throws(DiskFault) {
    for place in try counting().places { try body(entries[place], try result(at: place)) }
  }

  /// Calls `body` for each result that counts, in order.
  package func visit(
    _ body: (Result) throws(DiskFault) -> Void
  ) throws(DiskFault) {
    try visitSubmissions { _, result throws(DiskFault) in
      if let result { try body(result) }
    }
  }

  /// The ids of the items that were graded of a set, in its order.
  package func items(of set: String) -> [String] { definitions(of: set).map(\.id) }

  /// The items of a set that were graded, in the order of the marks.
  package func definitions(of set: String) -> [SetDefinition.ItemDefinition] {
    let all = file.manifest.sets.first { $0.id == set }?.items ?? []
    guard let pattern = file.manifest.settings.items else { return all }
    return all.filter { Glob.matches($0.id, pattern) }
  }
}
