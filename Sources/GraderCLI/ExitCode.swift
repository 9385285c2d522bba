import Batch

/// What the program tells its caller by its exit status.
package enum ExitCode: Int32, Sendable, Hashable {
  /// Done, and everything passes.
  case success = 0
  /// Graded, and some item does not pass.
  case notAllPass = 1
  /// A submission could not be graded.
  case submission = 2
  /// A problem file is at fault.
  case problemFile = 3
  /// The program was called wrongly.
  case usage = 64
  /// A fault of the program itself.
  case `internal` = 70
  /// Reading or writing failed.
  case inputOutput = 74
  /// Interrupted from the keyboard; a batch can be resumed.
  case interrupted = 130
  /// Told to end; a batch can be resumed.
  case terminated = 143

  /// Where several apply, the first of these counts.
  private static let precedence: [ExitCode] = [
    .usage, .internal, .interrupted, .terminated, .inputOutput, .problemFile, .submission,
    .notAllPass, .success,
  ]

  /// Remembers another reason to exit; the gravest counts.
  mutating func join(_ other: ExitCode) {
    self = Self.precedence.first { $0 == self || $0 == other } ?? self
  }
}

/// Why a command, or its work on one file, came to an end.
struct Failure: Error {
  /// The exit status that follows.
  let code: ExitCode

  /// What is told on standard error, without the program's name.
  let message: String

  /// What the disk refused.
  init(_ fault: DiskFault) {
    self.init(.inputOutput, BatchWording.words(fault))
  }

  /// Makes a failure.
  init(_ code: ExitCode, _ message: String) {
    self.code = code
    self.message = message
  }
}
