import Glibc

/// Times of work, in seconds.
enum Stopwatch {
  /// The processor time that `body` takes on this thread, the least of several runs.
  ///
  /// Processor time and the least of the runs, so that what else the machine does counts for little.
  static func best(of runs: Int, _ body: () -> Double) -> Double {
    var least = Double.infinity
    for _ in 0..<runs {
      let start = now(CLOCK_THREAD_CPUTIME_ID)
      keep(body())
      least = min(least, now(CLOCK_THREAD_CPUTIME_ID) - start)
    }
    return least
  }

  /// The time on the wall, of some beginning.
  static var wall: Double { now(CLOCK_MONOTONIC) }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Uses a value, so that no work for it can be left out.
  @inline(never)
  @_optimize(none)
  static func keep(_ value: Double) { _ = value }
}
