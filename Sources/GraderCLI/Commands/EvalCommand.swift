import Engine
import Grading
import Text

/// `eval`: the language's scratch pad.
enum EvalCommand: Command {
  static let name = "eval"
  static let usage = "eval FORMULA"
  static let summary = "evaluate, differentiate or echo a formula"
  static let discussion = [
    "Says how a formula was read, writes it in LaTeX, and computes it where all names have values. "
      + "Write `--` before a formula that begins with a dash; `-` reads it from standard input. A "
      + "value may use names that have one already; a name may have one only, and where it is not used "
      + "that is told.",
    "  grader eval 'sigma(x)*(1 - sigma(x))' --set x=0 --wrt x",
  ]
  static let options: [Option] = [.set, .wrt, .evalFormat, .unusedProblems]

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageError) -> ExitCode {
    guard let typed = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError(
        "`eval` needs one FORMULA", notes: ["put it in quotes: `grader eval '2*x + 1' --set x=3`"])
    }
    var settings = Evaluation.Settings()
    settings.values = try values(arguments.values(.set))
    settings.derivatives = arguments.values(.wrt)
    let formula: SourceText
    do throws(Failure) {
      formula = typed == "-" ? try FileReader.text(at: "-") : SourceText(name: "formula", typed)
    } catch {
      session.complain(error.message)
      return error.code
    }
    do throws(Diagnostic) {
      let report = try Evaluation.report(formula: formula, settings: settings)
      write(report, asJSON: arguments.value(.evalFormat) == "json", session)
      for name in unused(formula, settings, report) {
        session.complain("note: \(Visible.quoted(name)) has a value, and is not used")
      }
      return .success
    } catch {
      session.complain(error)
      return .submission
    }
  }

  /// The names with their values, each name once.
  private static func values(
    _ pairs: [String]
  ) throws(UsageError) -> [Evaluation.Assignment] {
    var values: [Evaluation.Assignment] = []
    var names: Set<String> = []
    for pair in pairs {
      let next = try value(pair)
      guard names.insert(Vocabulary.canonical(next.name) ?? next.name).inserted else {
        throw UsageError("`--set` gives \(Visible.quoted(next.name)) a value twice")
      }
      values.append(next)
    }
    return values
  }

  /// The names without whose value all would be the same.
  private static func unused(
    _ formula: SourceText, _ settings: Evaluation.Settings, _ report: Evaluation.Report
  ) -> [String] {
    settings.values.indices.filter { place in
      var others = settings
      others.values.remove(at: place)
      guard let other = try? Evaluation.report(formula: formula, settings: others) else {
        return false
      }
      return report.rows.elementsEqual(other.rows) { $0 == $1 }
    }.map { settings.values[$0].name }
  }

  /// `x=1` as the name and the text of its value.
  private static func value(_ pair: String) throws(UsageError) -> Evaluation.Assignment {
    let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw UsageError("`--set` needs NAME=VALUE, not \(Visible.quoted(pair))")
    }
    let name = String(parts[0])
    return Evaluation.Assignment(name: name, value: SourceText(name: name, String(parts[1])))
  }

  private static func write(
    _ report: Evaluation.Report, asJSON: Bool, _ session: Session
  ) {
    if asJSON {
      let members = report.rows.map { ($0.name, JSONOutput.string($0.value)) }
      return session.output.write(JSONOutput.object(members).bytes(pretty: true) + [0x0A])
    }
    let width = report.rows.map(\.name.count).max() ?? 0
    for row in report.rows {
      let gap = String(repeating: " ", count: width - row.name.count + 2)
      session.output.write(Visible.text(row.name) + gap + Visible.text(row.value) + "\n")
    }
  }
}

extension Option {
  /// The form of what `eval` prints.
  static let evalFormat = Option(
    name: "format", shape: .choice(["text", "json"]), help: "text (default) or json")
}
