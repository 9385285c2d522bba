/// The completions of fish.
enum FishCompletion {
  /// The script, line by line.
  static func lines(_ table: CompletionTable) -> [String] {
    ["# Completions of grader for fish.", "complete -c grader -f"]
      + CompletionTable.programOptions.map { name, help in
        "complete -c grader -n __fish_use_subcommand -l \(name) -d \(quoted(help))"
      }
      + table.verbs.map { verb in
        "complete -c grader -n __fish_use_subcommand -a \(verb.name) -d \(quoted(verb.summary))"
      }
      + table.verbs.flatMap(arguments)
  }

  /// The options and operands of a verb.
  private static func arguments(_ verb: CompletionTable.Verb) -> [String] {
    let start = "complete -c grader -n '__fish_seen_subcommand_from \(verb.name)'"
    let options = verb.options.map { option in
      let value = option.valueName == nil ? "" : " \(action(option.value, isValue: true))"
      return "\(start) -l \(option.name)\(value) -d \(quoted(option.help))"
    }
    return verb.operand == .nothing
      ? options : options + ["\(start) \(action(verb.operand, isValue: false))"]
  }

  /// `-x` stands for a value that is no file, `-r -F` for one that is.
  private static func action(_ offer: CompletionTable.Offer, isValue: Bool) -> String {
    let alone = isValue ? "-x" : "-f"
    switch offer {
    case .words(let words): return "\(alone) -a \(quoted(words.joined(separator: " ")))"
    case .files: return isValue ? "-r -F" : "-F"
    case .folders: return "\(alone) -a '(__fish_complete_directories)'"
    case .nothing: return "-x"
    }
  }

  private static func quoted(_ text: String) -> String {
    let text = text.reduce(into: "") { $0 += $1 == "\\" ? "\\\\" : String($1) }
    return CompletionShell.quoted(text, quote: #"\'"#)
  }
}
