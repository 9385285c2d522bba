import Batch
import Grading
import Reporting
import Text

/// `stats`: what a class made of each item.
enum StatsCommand: Command {
  static let name = "stats"
  static let usage = "stats DIR"
  static let summary = "item statistics and clusters of wrong answers"
  static let discussion = [
    "For each item: how many pass, the mean, how well the item tells the strong from the weak "
      + "(corrected item-total correlation), the wrong answers that mean the same whatever their "
      + "form, and wrong numbers near the right one. Identical rare wrong answers are listed as "
      + "information; they prove nothing about anyone. Submissions and problem files are found where "
      + "the class was graded, from any folder; those that are not are told.",
    "  grader stats results --format json=stats.json --anonymous",
  ]
  static let options: [Option] = [.changeFormat, .anonymous, .problems, .salt]

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageError) -> ExitCode {
    guard let path = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError("`stats` needs one folder of results")
    }
    let targets = try ReportTarget.read(
      arguments.values(.changeFormat), among: [.text, .json, .csv])
    let problems = try ProblemLibrary.named(arguments, session.environment)
    do throws(Failure) {
      let folder = try ResultsFolder(path)
      try folder.requireFinished()
      let sets = SetGraders(folder, try folder.library(problems))
      let files = SubmissionFiles(folder)
      let statistics = try ClassStatistics.gathered(folder, sets, files)
      let report = StatisticsReport(statistics, isAnonymous: arguments.has(.anonymous))
      for target in targets {
        let bytes: [UInt8]
        switch target.form {
        case .json: bytes = report.output.bytes(pretty: true) + [0x0A]
        case .csv: bytes = Array(report.csv.utf8)
        default: bytes = Array(report.text.utf8)
        }
        try session.write(bytes, to: target.path)
      }
      for remark in sets.remarks + files.remarks { session.complain(remark) }
      return .success
    } catch {
      session.complain(error.message)
      return error.code
    }
  }
}

extension Option {
  /// Whether students' ids are left out.
  static let anonymous = Option(
    name: "anonymous", shape: .flag, help: "leave the students' ids out")
}
