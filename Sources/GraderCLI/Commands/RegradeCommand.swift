import Batch
import Reporting
import Text

/// `regrade`: check again what changed in the problem files.
enum RegradeCommand: Command {
  static let name = "regrade"
  static let usage = "regrade DIR"
  static let summary = "after problem files changed: re-check only what changed"
  static let discussion = [
    "Checks again the items whose definition changed, and those that depend on them, and tells who "
      + "moves: which item, up or down, totals before and after. Where a student handed in several "
      + "attempts, all are checked, and the one that counts before is compared with the one that "
      + "counts after. `--plan` writes nothing. What was found before stays in the ledger, so that "
      + "`--undo` brings it back, byte for byte. Marks changed by hand (\(Adjustments.name)) survive "
      + "every regrade. Results that are missing or are not what the ledger gives are written anew.",
    "  grader regrade results --plan",
    "  grader regrade results --why 'question 3 had a misprint' --never-lower",
  ]
  static let options: [Option] = [
    .plan, .neverLower, .why, .undo, .problems, .salt, .jobs, .changeFormat, .changeQuiet,
  ]

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageError) -> ExitCode {
    let settings = try RegradeSettings(arguments, session.environment)
    do throws(Failure) {
      return try run(settings, session)
    } catch {
      session.complain(error.message)
      return error.code
    }
  }

  private static func run(
    _ settings: RegradeSettings, _ session: Session
  ) throws(Failure) -> ExitCode {
    if !settings.isPlan, Folder.exists(settings.folder) {
      try ResultsLock.take(settings.folder, session)
    }
    let folder = try ResultsFolder(settings.folder)
    try folder.requireFinished()
    guard let library = try folder.library(settings.problems) else {
      throw Failure(
        .usage,
        "there is no folder `problems` here or above, nor where the class was graded\n"
          + "  note: name the folder of problem files with `--problems DIR` or in $GRADER_PROBLEMS")
    }
    let run = RegradeRun(folder: folder, library: library, settings: settings, session: session)
    if settings.isUndo {
      if let why = try run.undo() {
        session.tell("grader: taken back: \(Visible.text(why))\n")
      }
      return .success
    }
    let outcome = try run.plan()
    session.tell(outcome.faults.map { $0.rendered() }, "faults of the problem files")
    session.tell(
      "grader: ran \(outcome.checks.run) of \(outcome.checks.all) item checks\n")
    if !settings.isPlan {
      if outcome.rows.isEmpty, outcome.checks.run == 0 {
        _ = try run.mend()
      } else {
        try run.apply(outcome)
      }
    }
    if !settings.isQuiet { try outcome.report.write(to: settings.targets, session) }
    return outcome.faults.isEmpty ? .success : .problemFile
  }
}

/// What the arguments of `regrade` mean.
struct RegradeSettings: Sendable {
  /// The results folder.
  let folder: String
  /// The folder of problem files.
  let problems: String?
  /// The salt of the batch.
  let salt: String
  /// The number of threads.
  let jobs: Int
  /// Why, in a person's words.
  let why: String
  /// Whether nothing is written.
  let isPlan: Bool
  /// Whether no item loses points.
  let neverLower: Bool
  /// Whether the last regrade is taken back.
  let isUndo: Bool
  /// Whether who moves is not told.
  let isQuiet: Bool
  /// The reports of who moves.
  let targets: [ReportTarget]

  /// Reads the arguments.
  init(_ arguments: Arguments, _ environment: Environment) throws(UsageError) {
    guard let folder = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError("`regrade` needs one folder of results")
    }
    self.folder = folder
    problems = try ProblemLibrary.named(arguments, environment)
    salt = arguments.value(.salt) ?? environment.value("GRADER_SALT") ?? ""
    jobs = try BatchSettings.jobs(arguments.value(.jobs))
    why = arguments.value(.why) ?? "the problem files changed"
    isPlan = arguments.has(.plan)
    neverLower = arguments.has(.neverLower)
    isUndo = arguments.has(.undo)
    isQuiet = arguments.has(.quiet)
    targets = try ReportTarget.read(
      arguments.values(.changeFormat), among: [.text, .json, .csv])
    if isUndo, isPlan || neverLower {
      throw UsageError(
        "`--undo` takes the last regrade back; it goes with neither `--plan` nor `--never-lower`")
    }
  }
}

extension Option {
  /// Whether nothing is written.
  static let plan = Option(
    name: "plan", shape: .flag, help: "only tell who would move; nothing is written")

  /// Whether no item loses points.
  static let neverLower = Option(
    name: "never-lower", shape: .flag, help: "an item that would lose points stays as it was")

  /// Why a class is regraded.
  static let why = Option(
    name: "why", shape: .value("TEXT"), help: "the reason, which the ledger keeps")

  /// Whether nothing is told of who moved.
  static let changeQuiet = Option(
    name: "quiet", shape: .flag, help: "nothing on standard output, and no file of who moved")

  /// Whether the last regrade is taken back.
  static let undo = Option(name: "undo", shape: .flag, help: "take the last regrade back")
}
