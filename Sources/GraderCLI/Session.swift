import Glibc
import Text

/// One run of the program: where it writes, and what it complains about.
final class Session {
  /// Standard output.
  let output = Output(descriptor: 1)

  /// Standard error.
  private let errors = Output(descriptor: 2)

  /// The environment.
  let environment = Environment()

  /// Writes a complaint to standard error at once: `grader: …`.
  func complain(_ message: String) { tell("grader: \(message)\n") }

  /// Complains about a text, with the place and its picture.
  func complain(_ diagnostic: Diagnostic) { complain(diagnostic.rendered()) }

  /// Writes to standard error what is no complaint.
  func tell(_ text: String) {
    errors.write(text)
    errors.flush()
    told?.append(text)
  }

  /// What was told on standard error since somebody asked to remember it.
  private var told: String?

  /// Begins to remember what is told on standard error.
  func remember() { told = "" }

  /// What was told on standard error since, which is then no longer remembered.
  func recall() -> String {
    defer { told = nil }
    return told ?? ""
  }

  /// Complains in several lines, of which a long list's first few are told.
  func tell(_ lines: [String], _ noun: String) {
    let most = 20
    for line in lines.prefix(most) { complain(line) }
    if lines.count > most { complain("\(lines.count - most) more \(noun)") }
  }

  /// Writes a report to a file, whole or not at all, or to standard output where there is no path.
  func write(_ bytes: [UInt8], to path: String?) throws(Failure) {
    guard let path else { return output.write(bytes) }
    try FileWriter.write(bytes, to: path)
  }

  /// Writes out what is left, and joins what went wrong with standard output to `code`.
  ///
  /// A reader that has gone away is no fault: it has seen what it wanted.
  func finish(_ code: ExitCode) -> ExitCode {
    output.flush()
    guard let failure = output.failure, failure != EPIPE else { return code }
    complain("standard output: \(SystemError.words(failure))")
    var code = code
    code.join(.inputOutput)
    return code
  }
}
