import Batch
import Glibc
import Grading
import Reporting
import Text

/// What the arguments of `batch` mean.
struct BatchSettings: Sendable {
  /// Folders, files, patterns, `-`.
  let inputs: [String]

  /// The results folder.
  let output: String

  /// The folder of problem files.
  let problems: String

  /// What grading is told.
  let options: GradingOptions

  /// Who reads the reports.
  let audience: Audience

  /// Which of several submissions counts.
  let attempts: Attempts

  /// The part that is graded.
  let shard: Shard

  /// The number of threads.
  let jobs: Int

  /// How what is late is weighed.
  let lateness: LatePolicy?

  /// The file that lists the course.
  let roster: String?

  /// The folder that carries results from run to run.
  let cache: String?

  /// How much is told.
  let detail: TextStyle.Detail

  /// How progress is told.
  let progress: Progress.Form

  /// The reports for standard output or a file.
  let targets: [ReportTarget]

  /// Reads the arguments.
  init(_ arguments: Arguments, _ environment: Environment) throws(UsageError) {
    inputs = arguments.operands
    guard !inputs.isEmpty else {
      throw UsageError(
        "`batch` needs an INPUT",
        notes: ["a folder, a file (.json, .md, or .jsonl with one submission a line), or `-`"])
    }
    guard inputs.count(where: { $0 == "-" }) < 2 else { throw UsageError("`-` is given twice") }
    output = try arguments.folder(.out)
    problems = try ProblemLibrary.place(arguments, environment)
    options = try GradingOptions(arguments, environment)
    audience = arguments.value(.audience).flatMap(Audience.init) ?? .staff
    attempts = arguments.value(.attempts).flatMap(Attempts.init) ?? .refuse
    shard = try Self.shard(arguments.value(.shard))
    jobs = try Self.jobs(arguments.value(.jobs))
    lateness = try Self.lateness(arguments)
    roster = arguments.value(.roster)
    cache = arguments.value(.cache)
    detail = try TextStyle.Detail(arguments)
    progress = Progress.Form(arguments, isQuiet: detail == .quiet)
    targets = try ReportTarget.readForClass(arguments)
  }

  private static func shard(_ typed: String?) throws(UsageError) -> Shard {
    guard let typed else { return .whole }
    let parts = typed.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]), count > 0,
      count <= 1 << 20, (0..<count).contains(index)
    else {
      throw UsageError(
        "`--shard` cannot be \(Visible.quoted(typed))",
        notes: ["I/N grades part I of N, counted from 0: `--shard 0/4` to `--shard 3/4`"])
    }
    return Shard(index: index, count: count)
  }

  /// The number of threads that `--jobs` asks for, else the number of cores.
  static func jobs(_ typed: String?) throws(UsageError) -> Int {
    guard let typed else { return processors }
    guard let jobs = Int(typed), (1...256).contains(jobs) else {
      throw UsageError(
        "`--jobs` cannot be \(Visible.quoted(typed))", notes: ["a number from 1 to 256"])
    }
    return jobs
  }

  /// The processors that there are, 256 at most.
  static var processors: Int { max(1, min(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 256)) }

  private static func lateness(_ arguments: Arguments) throws(UsageError) -> LatePolicy? {
    guard let due = arguments.value(.due) else {
      if arguments.has(.late) { throw UsageError("`--late` needs `--due TIME` beside it") }
      return nil
    }
    let typed = arguments.value(.late) ?? "0/day"
    let words = typed.lowercased().split(separator: "/", omittingEmptySubsequences: false)
    let digits = words.first.map { $0.hasSuffix("%") ? $0.dropLast() : $0 } ?? ""
    guard words.count == 2, words[1] == "day", let percent = Double(digits),
      (0...100).contains(percent)
    else {
      throw UsageError(
        "`--late` cannot be \(Visible.quoted(typed))",
        notes: ["the percentage that each day begun costs: `--late 10/day`"])
    }
    guard let policy = LatePolicy(due: due, percentPerDay: percent) else {
      throw UsageError(
        "`--due` cannot be \(Visible.quoted(due))",
        notes: ["a time with its zone, as in `--due 2026-10-05T23:59:00+02:00`"])
    }
    return policy
  }
}

extension Arguments {
  /// The folder that an option names, without a slash at its end.
  func folder(_ option: Option) throws(UsageError) -> String {
    guard var path = value(option), !path.isEmpty else {
      throw UsageError("`--\(option.name) DIR` says where the results go")
    }
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}

extension Option {
  /// Where results go.
  static let out = Option(
    name: "out", shape: .value("DIR"), help: "the folder of the results; made where it is not there"
  )

  /// How many threads work.
  static let jobs = Option(
    name: "jobs", shape: .value("N"), help: "the number of threads (the number of cores)")

  /// Which part of the class is graded.
  static let shard = Option(
    name: "shard", shape: .value("I/N"),
    help: "grade part I of N only, counted from 0; join the parts with `grader merge`")

  /// Going on where an earlier run stopped, which is done anyway.
  static let resume = Option(
    name: "resume", shape: .flag,
    help: "go on where an earlier run stopped (always done where DIR holds the same class)")

  /// Which submission of a student counts.
  static let attempts = Option(
    name: "attempts", shape: .choice(Attempts.allCases.map(\.rawValue)),
    help: "which of several submissions of a student counts (refuse: list them and stop)")

  /// When submissions are due.
  static let due = Option(
    name: "due", shape: .value("TIME"),
    help:
      "when submissions are due, as 2026-10-05T23:59:00+02:00; lateness is shown beside the marks"
  )

  /// What lateness costs.
  static let late = Option(
    name: "late", shape: .value("PERCENT/DAY"),
    help: "what each day begun costs, of the points earned, as 10/day")

  /// Who is in the course.
  static let roster = Option(
    name: "roster", shape: .value("FILE.csv"),
    help: "who is in the course: tells who is absent and who is unknown")

  /// What carries results from run to run.
  static let cache = Option(
    name: "cache", shape: .value("DIR"),
    help: "carries what answers came to from run to run; the results are the same without it")

  /// The class in one line.
  static let classQuiet = Option(
    name: "quiet", shape: .flag,
    help: "one line for the whole class: how many were graded; and no progress")

  /// Every submission.
  static let classVerbose = Option(
    name: "verbose", shape: .flag, help: "also one line for each submission: its points")

  /// How progress is told.
  static let progress = Option(
    name: "progress", shape: .choice(Progress.Form.allCases.map(\.rawValue)),
    help: "on standard error: a bar on a terminal, else lines (auto); JSON lines; or nothing")

  /// Which reports of a class are written.
  static let batchFormat = Option(
    name: "format", shape: .value("FORMAT[=PATH]"), isRepeatable: true,
    words: ReportTarget.Form.ofClasses.map(\.rawValue),
    help:
      "the summary as text (default) or json, the marks as csv, the items as junit; to standard "
      + "output or to PATH")
}
