import Grading
import Reporting
import Text

/// `validate`: tries problem files out as their author would want them tried.
enum ValidateCommand: Command {
  static let name = "validate"
  static let usage = "validate [FILE…]"
  static let summary = "check problem files: references, worked answers, wrong answers, mistakes"
  static let discussion = [
    "Reads each FILE (`-` is standard input), or every problem file there is, and tries its items: "
      + "the solution has to pass, in other forms too; each listed wrong answer has to fail with its own hint; and so has every "
      + "mistake that is made in the solution. Prompts and hints must not hold an answer that passes.",
    "Exits with 3 where a file is at fault, and with --strict where there is a warning as well.",
  ]
  static let options: [Option] = [
    .problems, .item, .seed, .salt, .validationFormat, .strict, .verbose,
  ]

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageError) -> ExitCode {
    let options = try GradingOptions(arguments, session.environment)
    var code = ExitCode.success
    var places = arguments.operands
    guard places.count(where: { $0 == "-" }) < 2 else { throw UsageError("`-` is given twice") }
    if places.isEmpty { places = [try ProblemLibrary.place(arguments, session.environment)] }
    var validations: [Validation] = []
    var empty: [String] = []
    for place in places {
      do throws(Failure) {
        let library = try ProblemLibrary(at: place)
        if library.files.isEmpty, library.broken.isEmpty { empty.append(place) }
        for file in library.broken {
          session.complain(file.message)
          code.join(file.code)
        }
        for id in library.ids {
          let set = try library.set(named: id, unknown: .problemFile)
          validations.append(Validation(set, options: options))
        }
      } catch {
        session.complain(error.message)
        code.join(error.code)
      }
    }
    if let place = empty.first {
      throw UsageError("there is no problem file in \(Visible.quoted(place))")
    }
    if let pattern = options.items, !validations.isEmpty,
      validations.allSatisfy(\.items.isEmpty)
    {
      throw UsageError("no item matches \(Visible.quoted(pattern))")
    }
    for validation in validations {
      for fault in validation.faults { session.complain(fault) }
      let isGood = arguments.has(.strict) ? validation.isSpotless : validation.isSound
      if !isGood { code.join(.problemFile) }
    }
    write(validations, arguments, session)
    return code
  }

  private static func write(
    _ validations: [Validation], _ arguments: Arguments, _ session: Session
  ) {
    if arguments.value(.validationFormat) == "json" {
      session.output.write(ValidationReport.value(validations).bytes(pretty: true) + [0x0A])
      return
    }
    let texts = validations.map { ValidationText($0, isVerbose: arguments.has(.verbose)).text }
    session.output.write(texts.joined(separator: "\n"))
  }
}

extension Option {
  /// The form of a validation.
  static let validationFormat = Option(
    name: "format", shape: .choice(["text", "json"]), help: "text (default) or json")

  /// Whether warnings count.
  static let strict = Option(
    name: "strict", shape: .flag, help: "warnings count as faults, for continuous integration")
}
