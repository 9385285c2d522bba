import Batch
import Glibc
import Synchronization
import Text

/// Tells on standard error how far a class is.
final class Progress: Sendable {
  /// How progress is told.
  enum Form: String, Sendable, CaseIterable {
    /// A bar on a terminal, else lines.
    case auto
    /// One JSON object a line.
    case json
    /// Nothing.
    case none

    /// What `--progress` and `--quiet` ask for.
    init(_ arguments: Arguments, isQuiet: Bool) {
      self = arguments.value(.progress).flatMap(Form.init) ?? (isQuiet ? .none : .auto)
    }
  }

  private struct State {
    var done = 0
    var ungradable = 0
    var lastShown: Double
    var hasBar = false
  }

  private let form: Form
  private let total: Int
  private let isTerminal: Bool
  private let start: Double
  private let state: Mutex<State>

  /// Begins to count.
  init(_ form: Form, total: Int) {
    self.form = form
    self.total = total
    isTerminal = isatty(2) == 1
    start = Progress.now
    state = Mutex(State(lastShown: Progress.now))
  }

  /// The seconds between two lines.
  private var pause: Double { form == .json ? 1 : isTerminal ? 0.1 : 5 }

  /// Counts one submission, and tells where it is time to.
  func count(isUngradable: Bool) {
    guard form != .none else { return }
    state.withLock { state in
      state.done += 1
      if isUngradable { state.ungradable += 1 }
      let now = Progress.now
      guard now - state.lastShown >= pause else { return }
      state.lastShown = now
      show(&state, now)
    }
  }

  /// Takes the bar away.
  func finish() {
    state.withLock { state in
      if form == .json { show(&state, Progress.now) }
      if state.hasBar { write("\r\u{1B}[K") }
    }
  }

  private func show(_ state: inout State, _ now: Double) {
    let elapsed = max(now - start, 0.001)
    let rate = Double(state.done) / elapsed
    let left = rate > 0 ? Double(total - state.done) / rate : 0
    if form == .json {
      let line = JSONOutput.object([
        ("done", .integer(state.done)), ("total", .integer(total)),
        ("ungradable", .integer(state.ungradable)),
        ("per_second", .double((rate * 10).rounded() / 10)),
        ("seconds_left", .double(left.rounded(.up))),
      ])
      return write(line.text(pretty: false) + "\n")
    }
    let words =
      "\(state.done) of \(total) graded, \(Int(rate.rounded()))/s, "
      + "\(Int(left.rounded(.up))) s left, \(state.ungradable) ungradable"
    guard isTerminal else { return write("grader: \(words)\n") }
    let width = 24
    let filled = total > 0 ? width * state.done / total : width
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    state.hasBar = true
    write("\r\u{1B}[K\(bar) \(words)")
  }

  private func write(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { Disk.writeAll($0, to: 2) }
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
