import Reporting

/// The help pages, derived from the lists of commands and options.
enum Help {
  /// The page of the whole program.
  static var overview: String {
    var lines = [
      "grader \(Version.number) — an autograder for the mathematics of neural networks", "",
      "Usage: grader VERB …", "",
    ]
    lines += table(Commands.all.map { ($0.usage, $0.summary) })
    lines += ["", "`grader VERB --help` explains a verb; `grader --version` prints the version."]
    lines += exitCodes
    return text(lines)
  }

  /// The page of one verb.
  static func page(of command: any Command.Type) -> String {
    var lines = ["Usage: grader \(command.usage) [OPTION…]", ""]
    lines += command.discussion.flatMap { text in
      Paragraph.lines(text, indent: text.prefix { $0 == " " }.count) + [""]
    }
    lines.append("Options:")
    lines += table(
      command.options.filter(\.isShown).map { ($0.usage, $0.help) }
        + [("--help", "print this page")])
    return text(lines)
  }

  private static let exitCodes = [
    "", "Exit status:", "   0  done, and everything passes",
    "   1  graded, and some item fails, is invalid, missing or undecided",
    "   2  a submission could not be graded", "   3  a problem file is at fault",
    "  64  wrong usage", "  70  an internal fault", "  74  reading or writing failed",
    " 130  interrupted (143: terminated); a batch can be resumed",
  ]

  /// Two columns; what is too wide for the first stands on a line of its own.
  private static func table(_ rows: [(String, String)]) -> [String] {
    let widest = 26
    return rows.flatMap { name, words in
      let lines = Paragraph.lines(words, indent: widest + 4)
      guard name.count <= widest, let first = lines.first else { return ["  " + name] + lines }
      let gap = String(repeating: " ", count: widest - name.count + 2)
      return ["  " + name + gap + first.drop { $0 == " " }] + lines.dropFirst()
    }
  }

  private static func text(_ lines: [String]) -> String {
    lines.map { $0 + "\n" }.joined()
  }
}
