import Batch
import Reporting
import Text

/// `merge`: joins the parts of a class.
enum MergeCommand: Command {
  static let name = "merge"
  static let usage = "merge DIR… --out DIR"
  static let summary = "join the parts of a class that `batch --shard` graded"
  static let discussion = [
    "Checks that the parts belong to one class and that none is missing, unfinished, torn, foreign or "
      + "contradictory, and writes what one `grader batch` over the whole class would have written, "
      + "byte for byte. A part may be given twice.",
    "  grader merge parts/* --out results",
  ]
  static let options: [Option] = [
    .out, .partial, .unusedProblems, .batchFormat, .color, .classQuiet, .classVerbose,
  ]

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageError) -> ExitCode {
    guard !arguments.operands.isEmpty else {
      throw UsageError("`merge` needs the folders of the parts")
    }
    let output = try arguments.folder(.out)
    let closing = ClassClosing(
      session: session, folder: output,
      targets: try ReportTarget.readForClass(arguments),
      library: (try? ProblemLibrary.place(arguments, session.environment)).flatMap {
        try? ProblemLibrary(at: $0)
      },
      jobs: try BatchSettings.jobs(nil), detail: try TextStyle.Detail(arguments))
    for part in arguments.operands where Folder.resolved(part) == Folder.resolved(output) {
      if Folder.exists(part) { throw UsageError("`--out` is one of the parts") }
    }
    do throws(Failure) {
      try Folder.make(output)
      try ResultsLock.take(output, session)
      let run = MergeRun(
        parts: arguments.operands, output: output, isPartial: arguments.has(.partial),
        session: session)
      let (results, roster) = try run.join()
      do throws(DiskFault) { return try closing.close(results, roster?.roster) } catch {
        throw Failure(error)
      }
    } catch {
      session.complain(error.message)
      return error.code
    }
  }
}

extension Option {
  /// Whether missing parts are let pass.
  static let partial = Option(
    name: "partial", shape: .flag, help: "join what is there, and mark the results as partial")
}
