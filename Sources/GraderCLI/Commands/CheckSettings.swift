import Glibc
import Grading
import Reporting
import Text

/// What the arguments of `check` mean.
struct CheckSettings: Sendable {
  /// The submissions; `-` is standard input.
  let files: [String]

  /// The folder of problem files.
  let problems: String

  /// What grading is told.
  let options: GradingOptions

  /// The reports that are asked for.
  let targets: [ReportTarget]

  /// Who reads them.
  let audience: Audience

  /// How much the text report tells.
  let detail: TextStyle.Detail

  /// Whether standard output gets colours.
  let hasColor: Bool

  /// Whether nothing is judged.
  let isDryRun: Bool

  /// Whether a report has no room for remarks on a submission, which are then told beside it.
  var dropsNotes: Bool {
    targets.contains { target in
      switch target.form {
      case .csv, .junit: true
      case .text: detail == .quiet
      case .json, .html, .gradescope: false
      }
    }
  }

  /// Reads the arguments.
  init(_ arguments: Arguments, _ environment: Environment) throws(UsageError) {
    files = arguments.operands
    guard !files.isEmpty else {
      throw UsageError("`check` needs a FILE", notes: ["`-` is standard input"])
    }
    guard files.count(where: { $0 == "-" }) < 2 else { throw UsageError("`-` is given twice") }
    problems = try ProblemLibrary.place(arguments, environment)
    options = try GradingOptions(arguments, environment)
    targets = try ReportTarget.read(arguments.values(.format))
    for path in targets.compactMap(\.path) {
      guard files.contains(where: { Original.areSame($0, path) }) else { continue }
      throw UsageError("\(Visible.quoted(path)) is a submission; no report replaces it")
    }
    if files.count > 1, targets.contains(where: { $0.form == .gradescope }) {
      throw UsageError(
        "`--format gradescope` reports one submission",
        notes: ["for a class: `grader batch`, then `grader export DIR --as gradescope`"])
    }
    if files.count > 1, targets.contains(where: { $0.form == .html }) {
      throw UsageError(
        "`--format html` reports one submission",
        notes: ["for a class: `grader batch`, then `grader export DIR --as html --to FOLDER`"])
    }
    if arguments.has(.dryRun), targets.contains(where: { $0.form != .text && $0.form != .json }) {
      throw UsageError("`--dry-run` has no verdicts; it reports as text or json")
    }
    audience = arguments.value(.audience).flatMap(Audience.init) ?? .staff
    detail = try TextStyle.Detail(arguments)
    hasColor = Self.hasColor(arguments, environment)
    isDryRun = arguments.has(.dryRun)
  }

  private static func hasColor(_ arguments: Arguments, _ environment: Environment) -> Bool {
    switch arguments.value(.color) {
    case "always": true
    case "never": false
    default:
      isatty(1) == 1 && environment.value("NO_COLOR") == nil && environment.value("TERM") != "dumb"
    }
  }
}

extension GradingOptions {
  /// The options that `--seed`, `--salt` and `--item` give.
  init(_ arguments: Arguments, _ environment: Environment) throws(UsageError) {
    self.init(
      seed: try Self.seed(arguments),
      salt: arguments.value(.salt) ?? environment.value("GRADER_SALT") ?? "",
      items: arguments.value(.item),
      hints: arguments.value(.hints).flatMap(HintLevel.init))
  }

  private static func seed(_ arguments: Arguments) throws(UsageError) -> UInt64 {
    guard let typed = arguments.value(.seed) else { return 1 }
    guard typed.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
      let seed = UInt64(typed)
    else {
      throw UsageError(
        "`--seed` cannot be \(Visible.quoted(typed))",
        notes: ["a seed is an integer from 0 to \(UInt64.max)"])
    }
    return seed
  }
}

extension TextStyle.Detail {
  /// What `--quiet` and `--verbose` ask for.
  init(_ arguments: Arguments) throws(UsageError) {
    guard !arguments.has(.quiet) || !arguments.has(.verbose) else {
      throw UsageError("`--quiet` and `--verbose` contradict each other")
    }
    self = arguments.has(.quiet) ? .quiet : arguments.has(.verbose) ? .verbose : .normal
  }
}
