import Grading
import Reporting
import Text

/// `template`: a submission with every item blank.
enum TemplateCommand: Command {
  static let name = "template"
  static let usage = "template SET"
  static let summary = "a starter submission with every item blank"
  static let discussion = [
    "Prints a submission for SET in which no item is answered yet, with the prompts beside the items. "
      + "Save it, fill it in, and hand the file to `grader check`. Where the problem file is at fault, "
      + "the exit status is 3.",
    "  grader template xor-and-loss-graphs --as markdown > answers.md",
  ]
  static let options: [Option] = [.problems, .form]

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageError) -> ExitCode {
    guard let id = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError("`template` needs one SET")
    }
    let place = try ProblemLibrary.place(arguments, session.environment)
    do throws(Failure) {
      let set = try ProblemLibrary(at: place).set(named: id, unknown: .usage)
      let template = Template(set)
      if arguments.value(.form) == "markdown" {
        session.output.write(template.markdown)
      } else {
        session.output.write(template.json)
      }
      return ProblemFaults.told(of: set.visibleToStudents, session)
    } catch {
      session.complain(error.message)
      return error.code
    }
  }
}

extension Option {
  /// The form of a starter submission.
  static let form = Option(
    name: "as", shape: .choice(["json", "markdown"]), help: "json (default) or markdown")
}
