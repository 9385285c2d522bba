import Batch
import Grading
import Reporting
import Text

/// What `batch` and `merge` say of a class on standard output.
struct ClassReport {
  private let results: ClassResults
  private let summary: Summary
  private let folder: String

  /// The report of a class whose files are written.
  init(_ results: ClassResults, _ summary: Summary, folder: String) {
    self.results = results
    self.summary = summary
    self.folder = folder
  }

  /// The summary as JSON.
  func json(_ roster: Roster?) -> [UInt8] {
    summary.output(of: results.file, roster: roster).bytes(pretty: true) + [0x0A]
  }

  /// The summary as text.
  func text(_ detail: TextStyle.Detail) throws(Failure) -> String {
    if detail == .quiet { return headline + "\n" }
    var lines = [headline]
    for set in summary.sets { lines += ["", Visible.text(set.id)] + ClassReport.lines(set) }
    if !summary.aside.isEmpty {
      lines += ["", BatchWording.count(summary.aside.count, "submission") + " set aside:"]
      lines += summary.aside.prefix(20).map { "  \(Visible.text($0.submission)): \($0.message)" }
    }
    lines += rosterLines
    if detail == .verbose { lines += [""] + (try students()) }
    lines += [
      "",
      "\(Visible.text(folder))/: \(ResultsFiles.reports), \(ResultsFiles.summary), "
        + ResultsFiles.gradebook,
    ]
    return lines.map { $0 + "\n" }.joined()
  }

  private var headline: String {
    let all = summary.graded + summary.ungradable.count
    var parts = [
      BatchWording.count(all, "submission"), "\(summary.graded) graded",
      "\(summary.ungradable.count) could not be graded",
    ]
    if !summary.open.isEmpty { parts.append("\(summary.open.count) without a result (partial)") }
    return parts.joined(separator: " · ")
  }

  private static func lines(_ set: Summary.SetFigures) -> [String] {
    guard let mean = set.mean, let median = set.median, let low = set.scores.min(),
      let high = set.scores.max()
    else { return ["  nothing graded"] }
    let points = { (points: Double) in Points.text(points) }
    var lines = [
      "  of \(points(set.maximum)) points: mean \(hundredths(mean)), median \(points(median)), "
        + "lowest \(points(low)), highest \(points(high))"
    ]
    if set.pending > 0 { lines.append("  \(points(Points.rounded(set.pending))) points pending") }
    let width = set.items.map(\.id.count).max() ?? 0
    for item in set.items {
      let counts = Verdict.allCases.compactMap { verdict in
        item.counts[verdict].map { "\($0) \(verdict.rawValue)" }
      }
      let gap = String(repeating: " ", count: width - item.id.count + 2)
      lines.append("  \(Visible.text(item.id))\(gap)\(counts.joined(separator: ", "))")
    }
    return lines
  }

  private static func hundredths(_ number: Double) -> String {
    Points.text((number * 100).rounded() / 100)
  }

  private var rosterLines: [String] {
    var lines: [String] = []
    if !summary.absent.isEmpty {
      let absent = BatchWording.count(summary.absent.count, "student")
      lines.append("\(absent) on the roster without a submission: \(list(summary.absent))")
    }
    if !summary.unknown.isEmpty {
      let unknown = BatchWording.count(summary.unknown.count, "student")
      lines.append("\(unknown) not on the roster: \(list(summary.unknown))")
    }
    return lines.isEmpty ? [] : [""] + lines
  }

  private func list(_ names: [String]) -> String { BatchWording.list(names, most: 20) }

  /// One line for each submission.
  private func students() throws(Failure) -> [String] {
    var lines: [String] = []
    do throws(DiskFault) {
      try results.visit { result throws(DiskFault) in
        let marks = result.row.marks.map { marks in
          "\(Points.text(marks.score))/\(Points.text(marks.maximum))"
            + (marks.pending > 0 ? ", \(Points.text(marks.pending)) pending" : "")
        }
        let words = marks ?? "could not be graded"
        let entry = result.entry
        lines.append("\(Visible.text(entry.student)) (\(Visible.text(entry.name))): \(words)")
      }
    } catch {
      throw Failure(error)
    }
    return lines
  }
}
