import Batch
import Glibc
import Reporting
import Text

/// The program behind the executable `grader`.
package enum CommandLineTool {
  /// Runs the program with the arguments of the process, and ends it.
  package static func main() -> Never {
    signal(SIGPIPE, SIG_IGN)
    Descriptors.occupyStandard()
    CrashGuard.install()
    let arguments = (0..<Int(CommandLine.argc)).dropFirst().compactMap { place in
      CommandLine.unsafeArgv[place].map { DiskName.text($0) }
    }
    exit(BigStack.run { run(arguments).rawValue })
  }

  /// Runs one command.
  static func run(_ arguments: [String]) -> ExitCode {
    let session = Session()
    let code: ExitCode
    do throws(UsageError) {
      code = try dispatch(arguments, session)
    } catch {
      session.complain(error.message)
      for note in error.notes { session.tell("  note: \(note)\n") }
      session.tell("Try `grader \(error.verb.map { "\($0) " } ?? "")--help`.\n")
      code = .usage
    }
    return session.finish(code)
  }

  private static func dispatch(
    _ arguments: [String], _ session: Session
  ) throws(UsageError) -> ExitCode {
    guard let verb = arguments.first else {
      session.tell(Help.overview)
      return .usage
    }
    let rest = Array(arguments.dropFirst())
    switch verb {
    case "--help", "-h": session.output.write(Help.overview)
    case "--version": session.output.write("grader \(Version.number)\n")
    case "help": session.output.write(try help(rest))
    default:
      let command = try Commands.named(verb)
      if asksForHelp(rest) {
        session.output.write(Help.page(of: command))
        return .success
      }
      do throws(UsageError) {
        return try command.run(ArgumentParser.parse(rest, for: command), session)
      } catch {
        throw error.in(verb)
      }
    }
    return .success
  }

  private static func help(_ verbs: [String]) throws(UsageError) -> String {
    guard let verb = verbs.first else { return Help.overview }
    if verbs.count > 1 { throw UsageError("`help` takes one verb") }
    return verb == "help" || verb == "--help"
      ? Help.overview : Help.page(of: try Commands.named(verb))
  }

  private static func asksForHelp(_ arguments: [String]) -> Bool {
    arguments.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
  }
}
