/// The completions of bash, from version 4 on.
enum BashCompletion {
  /// The script, line by line.
  static func lines(_ table: CompletionTable) -> [String] {
    let verbs = table.verbs.map(\.name) + CompletionTable.programOptions.map { "--" + $0.0 }
    return [
      "# Completions of grader for bash.", "_grader() {",
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=",
      "  # bash takes `--color=a` for three words.",
      "  if [[ $word == = ]]; then",
      "    word=",
      "  elif [[ $before == = ]]; then",
      "    before=${COMP_WORDS[COMP_CWORD-2]}",
      "  fi", "  COMPREPLY=()",
      "  if (( COMP_CWORD == 1 )); then", "    words=\(CompletionShell.quoted(joined(verbs)))",
      "  else", "    case \"${COMP_WORDS[1]} $before\" in",
    ] + table.verbs.flatMap(values) + [
      "    *)", "      case \"${COMP_WORDS[1]}\" in",
    ] + table.verbs.flatMap(operands) + [
      "      esac", "      ;;", "    esac", "  fi",
      "  [[ -z $words ]] || mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")", "}",
      "complete -o default -F _grader grader",
    ]
  }

  private static func joined(_ words: [String]) -> String { words.joined(separator: " ") }

  /// The values of a verb's options.
  private static func values(_ verb: CompletionTable.Verb) -> [String] {
    verb.options.filter { $0.valueName != nil }.flatMap { option in
      ["    '\(verb.name) --\(option.name)')"] + action(option.value).map { "      " + $0 }
        + ["      ;;"]
    }
  }

  /// The options of a verb, or its operands.
  private static func operands(_ verb: CompletionTable.Verb) -> [String] {
    let options = CompletionShell.quoted(joined(verb.options.map { "--" + $0.name }))
    return [
      "      \(verb.name))", "        if [[ $word == -* ]]; then", "          words=\(options)",
    ]
      + ["        else"] + action(verb.operand).map { "          " + $0 } + ["        fi"]
      + ["        ;;"]
  }

  /// What fills in the answers; where it leaves none, bash offers files.
  private static func action(_ offer: CompletionTable.Offer) -> [String] {
    switch offer {
    case .words(let words): ["words=\(CompletionShell.quoted(joined(words)))"]
    case .files: [":"]
    case .folders: ["compopt -o filenames", "mapfile -t COMPREPLY < <(compgen -d -- \"$word\")"]
    case .nothing: ["compopt +o default"]
    }
  }
}
