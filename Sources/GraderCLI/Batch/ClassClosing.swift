import Batch
import Grading
import Reporting
import Text

/// The end of a run over a class: the results are written, and what they are is told.
struct ClassClosing {
  /// Where things are told.
  let session: Session

  /// The results folder.
  let folder: String

  /// The reports that are asked for.
  let targets: [ReportTarget]

  /// How much is told.
  let detail: TextStyle.Detail

  /// Writes the results, and says how it went.
  func close(_ results: ClassResults, _ roster: Roster?) throws(DiskFault) -> ExitCode {
    let summary = try ResultsFiles.write(results, into: folder, roster: roster)
    var code = ExitCode.success
    if !summary.ungradable.isEmpty || summary.aside.contains(where: \.isUnreadable) {
      code = .submission
    }
    session.tell(summary.ungradable.map(\.words), "submissions that could not be graded")
    session.tell(
      summary.late.map { Visible.text($0.submission) + " " + $0.message }, "late submissions")
    let report = ClassReport(results, summary, folder: folder)
    for target in targets {
      do throws(Failure) {
        try write(report, to: target, roster)
      } catch {
        session.complain(error.message)
        code.join(error.code)
      }
    }
    return code
  }

  private func write(
    _ report: ClassReport, to target: ReportTarget, _ roster: Roster?
  ) throws(Failure) {
    let bytes: [UInt8]
    switch target.form {
    case .json: bytes = report.json(roster)
    default: bytes = Array(try report.text(detail).utf8)
    }
    try session.write(bytes, to: target.path)
  }
}

extension Summary.Remark {
  /// The submission with why it could not be graded.
  fileprivate var words: String {
    let name = Visible.text(submission)
    return "could not be graded: " + (message.hasPrefix(name) ? message : "\(name): \(message)")
  }
}
