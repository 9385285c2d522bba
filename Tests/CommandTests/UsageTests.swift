import Testing

@testable import GraderCLI

@Suite("Calling the program")
struct UsageTests {
  @Test("wrong calls get the nearest right one and exit 64", arguments: wrong)
  func refuses(script: String, errors: String) throws {
    let result = try Shell().run(script)
    #expect(result.code == 64)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix(errors), "\(result.errors)")
  }

  static let wrong: [(String, String)] = [
    ("grader", "grader 0.1.0 — an autograder"),
    (
      "grader chekc x",
      "grader: unknown verb `chekc`\n  note: did you mean `check`?\nTry `grader --h"
    ),
    (
      "grader good.json",
      "grader: unknown verb `good.json`\n  note: did you mean `grader check good.json`?\n"
    ),
    ("grader --verson", "grader: unknown option `--verson`\n  note: did you mean `--version`?\n"),
    ("grader -V", "grader: unknown option `-V`\n  note: known: --help, --version\n"),
    ("grader help chek", "grader: unknown verb `chek`\n  note: did you mean `check`?\n"),
    (
      "grader check",
      "grader: `check` needs a FILE\n  note: `-` is standard input\nTry `grader check"
    ),
    (
      "grader check --fromat json good.json",
      "grader: unknown option `--fromat`\n  note: did you mean `--format`?\nTry `grader check --help`."
    ),
    ("grader check -x", "grader: unknown option `-x`\n  note: write `--` before"),
    ("grader check --seed", "grader: `--seed` needs a value: `--seed N`\n"),
    (
      "grader check --seed x good.json",
      "grader: `--seed` cannot be `x`\n  note: a seed is an integer"
    ),
    ("grader check --seed=-1 good.json", "grader: `--seed` cannot be `-1`\n"),
    ("grader check --seed=18446744073709551616 good.json", "grader: `--seed` cannot be"),
    ("grader check --seed 1 --seed 2 good.json", "grader: `--seed` is given twice\n"),
    ("grader check --quiet=yes good.json", "grader: `--quiet` takes no value\n"),
    ("grader check --quiet --verbose good.json", "grader: `--quiet` and `--verbose` contradict"),
    (
      "grader check --color sometimes good.json",
      "grader: `--color` cannot be `sometimes`\n  note: known: auto, always, never\n"
    ),
    (
      "grader check --audience students good.json",
      "grader: `--audience` cannot be `students`\n  note: did you mean `student`?\n"
    ),
    (
      "grader check --format jsn good.json",
      "grader: unknown format `jsn`\n  note: did you mean `json`?"
    ),
    ("grader check --format json= good.json", "grader: `--format json=` needs a path\n"),
    (
      "grader check --format json --format text good.json",
      "grader: two reports cannot both go to standard output\n"
    ),
    ("grader check - -", "grader: `-` is given twice\n"),
    ("grader check --problems= good.json", "grader: `--problems` needs a folder\n"),
    ("grader show", "grader: `show` needs one SET, SET/PROBLEM or SET/PROBLEM/ITEM\n"),
    ("grader show quiz/", "grader: `quiz/` is not SET, SET/PROBLEM or SET/PROBLEM/ITEM\n"),
    (
      "grader show quizz",
      "grader: there is no problem set `quizz`\n  note: did you mean `quiz`?\n"
    ),
    ("grader template", "grader: `template` needs one SET\n"),
    (
      "grader template quizz",
      "grader: there is no problem set `quizz`\n  note: did you mean `quiz`?\n"
    ),
    ("grader show quiz/q", "grader: unknown problem `q`\n  note: known: p\n"),
    ("grader show quiz/p/secrt", "grader: unknown item `secrt`\n  note: known: a\n"),
    ("grader show quiz/p/secret", "grader: unknown item `secret`\n  note: known: a\n"),
    ("grader eval", "grader: `eval` needs one FORMULA\n"),
    ("grader eval -x", "grader: unknown option `-x`\n"),
    ("grader eval x --set x", "grader: `--set` needs NAME=VALUE, not `x`\n"),
    ("grader completions", "grader: `completions` needs one SHELL: bash, zsh, fish\n"),
    (
      "grader completions fsh",
      "grader: unknown shell `fsh`\n  note: did you mean `fish`?\nTry `grader completions --help`."
    ),
    ("grader claims a b", "grader: `claims` takes one FILE\n"),
    (
      "cd /; grader check '\(#filePath)' < /dev/null",
      "grader: there is no folder `problems` here or above\n"
    ),
  ]

  @Test(
    "help and version go to standard output", arguments: ["--help", "-h", "help", "help check"])
  func help(arguments: String) throws {
    let result = try Shell().run("grader \(arguments)")
    #expect(result.code == 0 && result.errors == "")
    #expect(result.output.contains(arguments.hasSuffix("check") ? "--dry-run" : "Exit status:"))
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("every verb has help that names its options")
  func verbs() throws {
    let shell = try Shell()
    for command in Commands.all {
      let result = shell.run("grader \(command.name) --what --help")
      #expect(result.code == 0 && result.errors == "")
      for option in command.options where option.isShown {
        #expect(result.output.contains("--\(option.name)"))
      }
      #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
      #expect(shell.run("grader --help").output.contains("  \(command.usage)"))
    }
  }

  @Test("the version is one line")
  func version() throws {
    #expect(try Shell().run("grader --version").output == "grader 0.1.0\n")
  }

  @Test("every verb takes --problems")
  func problems() {
    #expect(Commands.all.allSatisfy { $0.options.contains { $0.name == "problems" } })
  }
}
