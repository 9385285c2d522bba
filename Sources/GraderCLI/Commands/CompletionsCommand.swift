import Text

/// `completions`: what a shell needs to complete verbs, options and their values.
enum CompletionsCommand: Command {
  static let name = "completions"
  static let usage = "completions SHELL"
  static let summary = "print the completions of bash, zsh or fish"
  static let operandWords = CompletionShell.allCases.map(\.rawValue)
  static let discussion = [
    "Prints a script after which the Tab key completes verbs, options, their values, files and "
      + "folders. SHELL is bash, zsh or fish.",
    "  bash: eval \"$(grader completions bash)\"    in ~/.bashrc",
    "  zsh:  eval \"$(grader completions zsh)\"     in ~/.zshrc, after compinit",
    "  fish: grader completions fish | source     in ~/.config/fish/config.fish",
  ]
  static let options: [Option] = [.unusedProblems]

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageError) -> ExitCode {
    guard let typed = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError("`completions` needs one SHELL: \(operandWords.joined(separator: ", "))")
    }
    guard let shell = CompletionShell(rawValue: typed) else {
      throw UsageError(unknown: "shell", typed, among: operandWords)
    }
    session.output.write(shell.script)
    return .success
  }
}
