import Glibc
import Synchronization

/// Signals that ask the program to end: what is at hand is finished first.
enum Interruption {
  private static let received = Atomic<Int32>(0)

  /// Takes SIGINT and SIGTERM over; a second one ends the program at once.
  ///
  /// Calls of the system go on behind a signal: it is asked for between two submissions.
  static func install() {
    _ = received.load(ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
      action.__sigaction_handler.sa_handler = { number in
        Interruption.received.store(number, ordering: .relaxed)
      }
      sigaction(number, &action, nil)
    }
  }

  /// Whether the program was asked to end.
  static var isAsked: Bool { received.load(ordering: .relaxed) != 0 }

  /// The exit status that follows; nil where nobody asked.
  static var exitCode: ExitCode? {
    switch received.load(ordering: .relaxed) {
    case 0: nil
    case SIGINT: .interrupted
    default: .terminated
    }
  }
}
