import Batch
import Reporting
import Text

/// `diff`: how the grades of two results folders differ.
enum DiffCommand: Command {
  static let name = "diff"
  static let usage = "diff OLD NEW"
  static let summary = "grade differences between two result folders"
  static let discussion = [
    "Prints each student and item whose verdict or points differ between two folders of results. The "
      + "exit status is 0 where nothing differs, and 1 where something does.",
    "  grader diff results-monday results-tuesday --format csv",
  ]
  static let options: [Option] = [.changeFormat, .unusedProblems]

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageError) -> ExitCode {
    guard arguments.operands.count == 2 else {
      throw UsageError("`diff` needs two folders: OLD NEW")
    }
    let targets = try ReportTarget.read(
      arguments.values(.changeFormat), among: [.text, .json, .csv])
    do throws(Failure) {
      let old = try ResultsFolder(arguments.operands[0])
      let new = try ResultsFolder(arguments.operands[1])
      for folder in [old, new] { try folder.requireFinished() }
      var report = ChangeReport()
      do throws(DiskFault) {
        report.compared = try ClassComparison.visit(old.results, new.results) { change in
          report.add(change)
        }
      } catch {
        throw Failure(error)
      }
      try report.write(to: targets, session)
      return report.changes.isEmpty ? .success : .notAllPass
    } catch {
      session.complain(error.message)
      return error.code
    }
  }
}

extension ChangeReport {
  /// Writes the report in each form that is asked for.
  func write(to targets: [ReportTarget], _ session: Session) throws(Failure) {
    for target in targets {
      let bytes: [UInt8]
      switch target.form {
      case .json: bytes = output.bytes(pretty: true) + [0x0A]
      case .csv: bytes = Array(csv.utf8)
      default: bytes = Array(text.utf8)
      }
      try session.write(bytes, to: target.path)
    }
  }
}

extension Option {
  /// The form of a report of changes.
  static let changeFormat = Option(
    name: "format", shape: .value("FORMAT[=PATH]"), isRepeatable: true,
    words: ["text", "json", "csv"],
    help: "text (default), json or csv, to standard output or to PATH")
}
