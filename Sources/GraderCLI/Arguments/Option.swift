/// One option of the command line, from which reading and help derive.
struct Option: Sendable {
  /// What follows the option's name.
  enum Shape: Sendable {
    /// Nothing.
    case flag
    /// A value, by the word that help shows for it.
    case value(String)
    /// One of a few words.
    case choice([String])
  }

  /// The name without its dashes.
  let name: String

  /// What follows.
  let shape: Shape

  /// Whether the option may be given several times.
  var isRepeatable = false

  /// Words that a value may be or begin with, for shells to offer.
  var words: [String] = []

  /// Whether help shows the option; `--problems` is taken by verbs that have no use for it.
  var isShown = true

  /// What it does, in one sentence without a full stop.
  let help: String

  /// The option as help shows it: `--seed N`.
  var usage: String {
    switch shape {
    case .flag: "--\(name)"
    case .value(let word): "--\(name) \(word)"
    case .choice(let words): "--\(name) \(words.joined(separator: "|"))"
    }
  }
}

extension Option {
  /// Where problem files are.
  static let problems = Option(
    name: "problems", shape: .value("DIR"),
    help: "the folder of problem files (else $GRADER_PROBLEMS, else problems/ here or above)")

  /// The same for verbs that read no problem files.
  static var unusedProblems: Option {
    var option = problems
    option.isShown = false
    return option
  }

  /// Which items are graded.
  static let item = Option(
    name: "item", shape: .value("GLOB"),
    help: "only items whose PROBLEM/ITEM matches (* and ?)")

  /// The seed of every draw.
  static let seed = Option(
    name: "seed", shape: .value("N"), help: "the seed of all sample points (1); replays a run")

  /// What students do not know.
  static let salt = Option(
    name: "salt", shape: .value("TEXT"),
    help: "hides the sample points from students (else $GRADER_SALT)")

  /// Which reports are written.
  static let format = Option(
    name: "format", shape: .value("FORMAT[=PATH]"), isRepeatable: true,
    words: ReportTarget.Form.allCases.map(\.rawValue),
    help:
      "text (default), json, csv, html, gradescope or junit, to standard output or to PATH; may be "
      + "repeated")

  /// Who reads the report.
  static let audience = Option(
    name: "audience", shape: .choice(["staff", "student"]),
    help: "who reads the report (staff); students see no hidden items, seeds or expected numbers")

  /// How much is said of mistakes.
  static let hints = Option(
    name: "hints", shape: .choice(["place", "mistake"]),
    help: "what is said of a wrong answer: where to look (students), or the likely mistake (staff)")

  /// Whether colours are used.
  static let color = Option(
    name: "color", shape: .choice(["auto", "always", "never"]),
    help: "colours in the text report (auto: on a terminal, unless NO_COLOR is set)")

  /// The total alone.
  static let quiet = Option(
    name: "quiet", shape: .flag, help: "one line for each submission: its total")

  /// Everything.
  static let verbose = Option(
    name: "verbose", shape: .flag, help: "also how each answer was read and how sure the verdict is"
  )

  /// No verdicts.
  static let dryRun = Option(
    name: "dry-run", shape: .flag, help: "only say how each answer is read, without a verdict")

  /// What staff may see.
  static let solution = Option(
    name: "solution", shape: .flag, help: "for staff: also solutions, hidden items and sample sizes"
  )

  /// A value of a symbol.
  static let set = Option(
    name: "set", shape: .value("NAME=VALUE"), isRepeatable: true,
    help: "the value of a name: a number, a formula or [1, 2, 3]; may be repeated")

  /// What is differentiated by.
  static let wrt = Option(
    name: "wrt", shape: .value("NAME"), isRepeatable: true,
    help: "also the derivative with respect to NAME; may be repeated")
}
