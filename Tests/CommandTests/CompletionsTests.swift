import Glibc
import Testing

@testable import GraderCLI

@Suite("Completions")
struct CompletionsTests {
  /// Words that were typed, the last of them not yet whole, and what bash offers for it.
  static let rows: [(typed: String, offered: String)] = [
    ("che", "check"), ("s", "stats show schema"), ("--", "--help --version"), ("zzz", ""),
    ("help comp", "completions"), ("check --dr", "--dry-run"), ("check --h", "--hints --help"),
    ("check --color a", "auto always"), ("check --color = a", "auto always"),
    ("check --color =", "auto always never"), ("check --format j", "json junit"),
    ("batch --format j", "json junit"), ("check --format g", "gradescope"),
    ("batch --format g", ""),
    ("diff a b --format ", "text json csv"), ("export d --as c", "csv canvas"),
    ("batch --attempts l", "latest"), ("show s --format ", "text html"),
    ("schema pro", "problem-set"), ("package g", "gradescope"),
    ("completions ", "bash zsh fish"), ("check --seed ", ""), ("check f", ""),
    ("check --problems de", "deep"), ("stats de", "deep"),
    ("check --quiet --problems deep/", "deep/down"),
  ]

  @Test("bash offers what fits", arguments: rows)
  func bash(typed: String, offered: String) throws {
    let words = typed.split(separator: " ", omittingEmptySubsequences: false)
    let list = (["grader"] + words).map { "'\($0)'" }.joined(separator: " ")
    let result = try bash(
      """
      eval "$("$GRADER_BINARY" completions bash)"
      compopt() { :; } # which works only while somebody types
      COMP_WORDS=(\(list)) COMP_CWORD=\(words.count)
      _grader
      echo "${COMPREPLY[*]}"
      """)
    #expect(result.output == offered + "\n")
    #expect(result.code == 0 && result.errors == "")
  }

  @Test("bash knows the function as that of grader")
  func registered() throws {
    let result = try bash(#"eval "$("$GRADER_BINARY" completions bash)"; complete -p grader"#)
    #expect(result.output == "complete -o default -F _grader grader\n")
  }

  private func bash(_ script: String) throws -> Shell.Result {
    var files = Shell.files
    files["script.bash"] = script
    return try Shell(files: files).run("bash --norc script.bash")
  }

  /// The shells beside bash, of which a machine may have none.
  static let others = [("zsh", "zsh -f -n script"), ("fish", "fish -N -n script")]

  @Test("zsh and fish can read theirs", arguments: others)
  func reads(shell: String, check: String) throws {
    let result = try Shell().run(
      """
      grader completions \(shell) > script || exit 1
      if command -v \(shell) > /dev/null; then HOME=$PWD \(check); fi
      """)
    #expect(result.code == 0 && result.errors == "")
  }

  @Test("every verb and option is in every script", arguments: CompletionShell.allCases)
  func complete(shell: CompletionShell) {
    let script = shell.script
    for command in Commands.all {
      #expect(script.contains(command.name))
      for option in command.options where option.isShown {
        #expect(script.contains(shell == .fish ? "-l \(option.name) " : "--\(option.name)"))
      }
    }
  }
}
