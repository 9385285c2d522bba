import Batch

/// `batch`: grades a class.
enum BatchCommand: Command {
  static let name = "batch"
  static let usage = "batch INPUT… --out DIR"
  static let summary = "grade a class: folders, files, streams; parallel, resumable"
  static let discussion = [
    "Grades every submission of each INPUT: a folder (looked into all the way down), a file (.json, "
      + ".md), a .jsonl file with one submission a line, or `-`. Writes \(ResultsFiles.reports) (one "
      + "report a line), \(ResultsFiles.summary) and \(ResultsFiles.gradebook) into DIR, each whole "
      + "or not at all.",
    "A submission that cannot be read is `ungradable`, never a zero, and stops nobody else's. The "
      + "student is `student`, else the file's name. Where the run is cut off, by whatever, the same "
      + "command goes on where it stopped; at most the last \(Ledger.groupMilliseconds) milliseconds "
      + "of work are repeated when the power failed. The results are the same bytes at any --jobs.",
    "  grader batch submissions --out results",
    "The exit status is 0 when all were graded, whatever the marks, and 2 when some could not be.",
  ]
  static let options: [Option] = [
    .out, .problems, .jobs, .resume, .attempts, .roster, .due, .late, .shard, .cache, .item, .seed,
    .salt,
    .batchFormat, .audience, .hints, .color, .progress, .classQuiet, .classVerbose,
  ]

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageError) -> ExitCode {
    let settings = try BatchSettings(arguments, session.environment)
    do throws(Failure) {
      var run = try BatchRun(settings, session)
      return try run.finish()
    } catch {
      session.complain(error.message)
      return error.code
    }
  }
}
