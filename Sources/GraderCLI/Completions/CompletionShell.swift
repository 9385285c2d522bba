/// The shells that completions are written for.
enum CompletionShell: String, CaseIterable {
  case bash
  case zsh
  case fish

  /// The script that the shell reads.
  var script: String {
    let table = CompletionTable()
    let lines =
      switch self {
      case .bash: BashCompletion.lines(table)
      case .zsh: ZshCompletion.lines(table)
      case .fish: FishCompletion.lines(table)
      }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A text in single quotes, which all three shells take as it is.
  ///
  /// - Parameter quote: how the shell writes a single quote.
  static func quoted(_ text: String, quote: String = #"'\''"#) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: quote)
      + "'"
  }
}
