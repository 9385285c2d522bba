import Grading
import Reporting
import Text

/// The files that a finished class leaves: each is written whole or not at all.
package enum ResultsFiles {
  /// The JSON reports, one a line.
  package static let reports = "results.jsonl"
  /// The class in numbers.
  package static let summary = "summary.json"
  /// The marks as a table.
  package static let gradebook = "gradebook.csv"

  /// Whether a folder holds the results of a class that was joined without some of its parts.
  ///
  /// A run that was cut off has written no summary yet, so the two are told apart.
  package static func arePartial(in folder: String) -> Bool {
    let path = "\(folder)/\(summary)"
    guard let bytes = try? Disk.contents(of: path, limit: JSONReader.maximumBytes) else {
      return false
    }
    let text = SourceText(name: path, bytes: bytes)
    guard let value = try? JSONReader.read(text),
      var members = try? JSONField(value: value, path: "", text: text).object()
    else { return false }
    return (try? members.optional("partial")?.bool()) ?? false
  }

  /// Makes sure that the files can be written, before the ledger says what they should hold.
  ///
  /// - Throws: where the folder refuses one of them.
  package static func requireWritable(in folder: String) throws(DiskFault) {
    for name in [reports, gradebook, summary] { _ = try DurableFile(at: "\(folder)/\(name)") }
  }

  /// Writes all files into a folder; those that are as they should be are left alone.
  ///
  /// - Complexity: O(results); the memory does not depend on how many there are.
  package static func write(
    _ results: ClassResults, into folder: String, roster: Roster?
  ) throws(DiskFault) -> Summary {
    try mend(results, in: folder, roster: roster).summary
  }

  /// Writes the files that are missing or are not what the ledger gives.
  ///
  /// - Returns: the class in numbers, and the names of the files that were written.
  /// - Complexity: O(results); the memory does not depend on how many there are.
  package static func mend(
    _ results: ClassResults, in folder: String, roster: Roster?
  ) throws(DiskFault) -> (summary: Summary, written: [String]) {
    var reports = try DurableFile(at: "\(folder)/\(Self.reports)")
    var table = try DurableFile(at: "\(folder)/\(gradebook)")
    let gradebook = Gradebook(results)
    var summary = Summary(results)
    table.write(gradebook.heading)
    let (places, worse) = try results.counting()
    var present: Set<[UInt8]> = []
    for place in places {
      if roster != nil { present.insert(Array(results.entries.student(at: place))) }
      guard let result = try results.result(at: place) else {
        summary.open.append(
          Summary.Remark(results.entries[place], BatchWording.withoutResult))
        continue
      }
      reports.write(result.report)
      reports.write(CollectionOfOne(0x0A))
      table.write(gradebook.line(result))
      summary.add(result)
      summary.addLateness(result, results.file.lateness)
    }
    summary.addAside(results, worse)
    if let roster {
      summary.add(roster, present: present, results)
      for student in summary.absent { table.write(gradebook.line(absent: student)) }
    }
    var numbers = try DurableFile(at: "\(folder)/\(Self.summary)")
    numbers.write(summary.output(of: results.file, roster: roster).bytes(pretty: true) + [0x0A])
    var written: [String] = []
    if try reports.finishWhereDifferent() { written.append(Self.reports) }
    if try table.finishWhereDifferent() { written.append(Self.gradebook) }
    if try numbers.finishWhereDifferent() { written.append(Self.summary) }
    return (summary, written)
  }
}

extension Summary {
  fileprivate mutating func addAside(_ results: ClassResults, _ worse: [Int]) {
    let worse = Set(worse)
    for place in results.entries.indices
    where results.entries.isAside(place) || worse.contains(place) {
      let entry = results.entries[place]
      let reason = entry.aside ?? .better
      aside.append(Remark(entry, BatchWording.aside(reason)))
      aside[aside.count - 1].isUnreadable = reason == .unreadable
    }
  }

  fileprivate mutating func addLateness(_ result: ClassResults.Result, _ policy: LatePolicy?) {
    guard let policy, let marks = result.row.marks else { return }
    let lateness = policy.lateness(of: result.entry.submittedAt, score: marks.score)
    if lateness.days != 0 {
      late.append(Remark(result.entry, BatchWording.late(lateness)))
      late[late.count - 1].isUndated = lateness.days == nil
    }
  }

  fileprivate mutating func add(
    _ roster: Roster, present: Set<[UInt8]>, _ results: ClassResults
  ) {
    let listed = Set(roster.students.map { Array($0.id.utf8) })
    absent = roster.students.map(\.id).filter { !present.contains(Array($0.utf8)) }
    unknown = present.filter { !listed.contains($0) }
      .map { String(decoding: $0, as: UTF8.self) }.sorted { $0.isBefore($1) }
  }
}
