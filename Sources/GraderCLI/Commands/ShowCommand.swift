import Grading
import Reporting
import Text

/// `show`: prints a problem as a student sees it.
enum ShowCommand: Command {
  static let name = "show"
  static let usage = "show SET[/PROBLEM[/ITEM]]"
  static let summary = "print a problem as a student sees it"
  static let discussion = [
    "Prints the statement, the symbols and the items of a problem set, of one problem or of one "
      + "item. Hidden items are shown only with --solution. With --format html it is a page. Where the "
      + "problem file is at fault, what can be shown is, and the exit status is 3."
  ]
  static let options: [Option] = [.problems, .solution, .showFormat]

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageError) -> ExitCode {
    guard let path = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError("`show` needs one SET, SET/PROBLEM or SET/PROBLEM/ITEM")
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 3, !parts.contains("") else {
      throw UsageError("\(Visible.quoted(path)) is not SET, SET/PROBLEM or SET/PROBLEM/ITEM")
    }
    let targets = try ReportTarget.read(arguments.values(.showFormat), among: [.text, .html])
    let place = try ProblemLibrary.place(arguments, session.environment)
    var set: ProblemSet
    do throws(Failure) {
      set = try ProblemLibrary(at: place).set(named: parts[0], unknown: .usage)
    } catch {
      session.complain(error.message)
      return error.code
    }
    let showsAll = arguments.has(.solution)
    if !showsAll { set = set.visibleToStudents }
    let whole = set
    set.problems = try selected(Array(parts.dropFirst()), in: set)
    for target in targets {
      let text =
        target.form == .html
        ? ProblemPage(set, showsSolutions: showsAll).text
        : ProblemText(set, showsSolutions: showsAll).text
      do throws(Failure) {
        try session.write(Array(text.utf8), to: target.path)
      } catch {
        session.complain(error.message)
        return error.code
      }
    }
    return ProblemFaults.told(of: whole, session)
  }

  /// The problems, or the one problem with all items or the one item, that a path names.
  private static func selected(
    _ path: [String], in set: ProblemSet
  ) throws(UsageError) -> [Problem] {
    guard let id = path.first else { return set.problems }
    guard var problem = set.problems.first(where: { $0.id == id }) else {
      throw UsageError(unknown: "problem", id, among: set.problems.map(\.id))
    }
    guard path.count > 1 else { return [problem] }
    guard let item = problem.items.first(where: { $0.id == path[1] }) else {
      throw UsageError(unknown: "item", path[1], among: problem.items.map(\.id))
    }
    problem.items = [item]
    return [problem]
  }
}

extension Option {
  /// The form of a problem.
  static let showFormat = Option(
    name: "format", shape: .value("FORMAT[=PATH]"), isRepeatable: true,
    words: ["text", "html"],
    help: "text (default) or html, to standard output or to PATH")
}
