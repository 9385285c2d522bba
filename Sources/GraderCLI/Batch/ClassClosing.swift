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

  /// The problem files, which pages take prompts from.
  let library: ProblemLibrary?

  /// The number of threads.
  let jobs: Int

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
      summary.withUnknownItems.map { "\(Visible.text($0.submission)): \($0.message)" },
      "submissions with answers for items that do not exist")
    session.tell(
      summary.late.filter { !$0.isUndated }.map { Visible.text($0.submission) + " " + $0.message },
      "late submissions")
    let undated = summary.late.filter(\.isUndated).map(\.submission)
    if !undated.isEmpty { session.complain(BatchWording.undated(undated)) }
    for target in targets {
      do throws(Failure) {
        if target.form == .html, let path = target.path {
          try writeSite(roster, to: path)
          continue
        }
        try session.write(try bytes(of: target.form, results, summary, roster), to: target.path)
      } catch {
        session.complain(error.message)
        code.join(error.code)
      }
    }
    return code
  }

  private func writeSite(
    _ roster: Roster?, to path: String
  ) throws(Failure) {
    let results = try ResultsFolder(folder)
    let exported = ExportedClass(
      results.results, roster: roster, adjustments: try results.adjustments(nil), problemSet: nil)
    let faults = exported.adjustmentFaults
    if !faults.isEmpty { session.complain(BatchWording.misplaced(faults)) }
    let settings = SiteWriter.Settings(
      audience: exported.results.file.manifest.settings.audience, jobs: jobs)
    let writer = SiteWriter(results, exported, library, settings)
    _ = try writer.write(to: path)
    for remark in writer.remarks { session.complain(remark) }
  }

  private func bytes(
    of form: ReportTarget.Form, _ results: ClassResults, _ summary: Summary, _ roster: Roster?
  ) throws(Failure) -> [UInt8] {
    let report = ClassReport(results, summary, folder: folder)
    switch form {
    case .json: return report.json(roster)
    case .text, .gradescope, .html: return Array(try report.text(detail).utf8)
    case .csv: return try FileReader.text(at: "\(folder)/\(ResultsFiles.gradebook)").bytes
    case .junit:
      let exported = ExportedClass(results, roster: nil, adjustments: .none, problemSet: nil)
      var text = ""
      do throws(DiskFault) { try JUnitExport.write(exported) { text += $0 } } catch {
        throw Failure(error)
      }
      return Array(text.utf8)
    }
  }
}

extension Summary.Remark {
  /// The submission with why it could not be graded.
  fileprivate var words: String {
    let name = Visible.text(submission)
    return "could not be graded: " + (message.hasPrefix(name) ? message : "\(name): \(message)")
  }
}
