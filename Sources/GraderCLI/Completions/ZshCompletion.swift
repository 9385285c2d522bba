/// The completions of zsh.
enum ZshCompletion {
  /// The script, line by line.
  static func lines(_ table: CompletionTable) -> [String] {
    let verbs = table.verbs.map { "\($0.name):\(escaped($0.summary))" }
    let options = CompletionTable.programOptions.map { "--\($0.0)[\(escaped($0.1))]" }
    return ["#compdef grader", "# Completions of grader for zsh.", "_grader() {"]
      + ["  if (( CURRENT == 2 )); then", "    local -a verbs=("]
      + verbs.map { "      " + CompletionShell.quoted($0) }
      + ["    )", "    _describe verb verbs"]
      + ["    _arguments \(options.map { CompletionShell.quoted($0) }.joined(separator: " "))"]
      + ["    return", "  fi", "  local verb=$words[2]", "  shift words", "  (( CURRENT-- ))"]
      + ["  case $verb in"] + table.verbs.flatMap(arguments)
      + ["  esac", "}", "compdef _grader grader"]
  }

  /// The options and operands of a verb.
  private static func arguments(_ verb: CompletionTable.Verb) -> [String] {
    let operands = "*:\(escaped(verb.operandName)):\(action(verb.operand))"
    let specs = verb.options.map(spec) + [operands]
    return ["  \(verb.name))", "    _arguments \\"]
      + specs.map { "      \(CompletionShell.quoted($0)) \\" } + ["      && return", "    ;;"]
  }

  private static func spec(_ option: CompletionTable.Flag) -> String {
    let words = "[\(escaped(option.help))]"
    guard let value = option.valueName else { return "--\(option.name)\(words)" }
    return "\(option.isRepeatable ? "*" : "")--\(option.name)=\(words)"
      + ":\(escaped(value)):\(action(option.value))"
  }

  private static func action(_ offer: CompletionTable.Offer) -> String {
    switch offer {
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .files: "_files"
    case .folders: "_files -/"
    case .nothing: " "
    }
  }

  /// A text without the marks by which a description would end.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, letter in
      if #"\[]:"#.contains(letter) { result.append("\\") }
      result.append(letter)
    }
  }
}
