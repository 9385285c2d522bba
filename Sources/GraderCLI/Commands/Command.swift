import Text

/// One verb of the program.
protocol Command {
  /// The verb.
  static var name: String { get }
  /// The verb and its operands as help shows them.
  static var usage: String { get }
  /// One line about it.
  static var summary: String { get }
  /// Words that its first operand may be, for shells to offer.
  static var operandWords: [String] { get }
  /// Paragraphs about it.
  static var discussion: [String] { get }
  /// The options that it takes.
  static var options: [Option] { get }

  /// Does the work.
  static func run(_ arguments: Arguments, _ session: Session) throws(UsageError) -> ExitCode
}

extension Command {
  /// Most operands are not one of a few words.
  static var operandWords: [String] { [] }
}

/// The verbs there are.
enum Commands {
  /// The verbs in the order of the overview.
  static var all: [any Command.Type] {
    [
      CheckCommand.self, BatchCommand.self, MergeCommand.self, DiffCommand.self,
      RegradeCommand.self, StatsCommand.self, ExplainCommand.self, ExportCommand.self,
      PackageCommand.self, ValidateCommand.self, ShowCommand.self, TemplateCommand.self,
      EvalCommand.self,
      ClaimsCommand.self, SchemaCommand.self, CompletionsCommand.self,
    ]
  }

  /// The command that a verb names.
  static func named(_ verb: String) throws(UsageError) -> any Command.Type {
    for command in all where command.name == verb { return command }
    if verb.hasPrefix("-") {
      var error = UsageError(
        unknown: "option", String(verb.drop { $0 == "-" }), among: ["help", "version"],
        prefix: "--")
      error.message = "unknown option \(Visible.quoted(verb))"
      throw error
    }
    if verb.hasSuffix(".json") || verb.hasSuffix(".md") {
      throw UsageError(
        "unknown verb \(Visible.quoted(verb))",
        notes: ["did you mean `grader check \(Visible.text(verb))`?"])
    }
    throw UsageError(unknown: "verb", verb, among: all.map { $0.name } + ["help"])
  }
}
