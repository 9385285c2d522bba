import Glibc
import Grading
import Synchronization

/// Runs work on a thread with a stack for deep, bounded recursion.
///
/// The main thread's stack follows `ulimit -s`; the parsers' and trees' depth must not.
enum BigStack {
  /// The sizes that are tried, in bytes; memory is taken only as the stack grows.
  private static let sizes = [512 << 20, 128 << 20, 32 << 20]

  /// Runs `work` and returns what it returns; on this thread where no other can be had.
  static func run(_ work: @escaping @Sendable () -> Int32) -> Int32 {
    let box = Box(work)
    guard let thread = start(box) else { return work() }
    pthread_join(thread, nil)
    return box.result
  }

  /// Runs `work` on several threads at once and waits for all.
  static func run(threads count: Int, _ work: @escaping @Sendable () -> Void) {
    let box = Box {
      work()
      return 0
    }
    let threads = (1..<max(count, 1)).compactMap { _ in start(Box(box.work)) }
    _ = run(box.work)
    for thread in threads { pthread_join(thread, nil) }
  }

  /// Calls `body` for the numbers below `count` on several threads, each taking the next few.
  ///
  /// - Parameters:
  ///   - grain: how many numbers a thread takes at a time.
  ///   - body: returns false to let all threads stop.
  static func each(
    _ count: Int, threads: Int, grain: Int = 1, _ body: @escaping @Sendable (Int) -> Bool
  ) {
    let next = Next()
    run(threads: min(threads, max(count, 1))) {
      while true {
        let start = next.number.add(grain, ordering: .relaxed).oldValue
        guard start < count else { return }
        for number in start..<min(start + grain, count) where !body(number) {
          next.number.store(count, ordering: .relaxed)
          return
        }
      }
    }
  }

  /// The number that is taken next.
  private final class Next: Sendable {
    let number = Atomic<Int>(0)
  }

  /// Starts a thread; nil where the system has none to give.
  private static func start(_ box: Box) -> pthread_t? {
    for size in sizes {
      var attributes = pthread_attr_t()
      guard pthread_attr_init(&attributes) == 0 else { continue }
      defer { pthread_attr_destroy(&attributes) }
      guard pthread_attr_setstacksize(&attributes, size) == 0 else { continue }
      var thread = pthread_t()
      let context = Unmanaged.passRetained(box)
      let started = pthread_create(
        &thread, &attributes,
        { context in
          guard let context else { return nil }
          let box = Unmanaged<Box>.fromOpaque(context).takeRetainedValue()
          CrashGuard.useOwnStack()
          box.result = box.work()
          return nil
        }, context.toOpaque())
      if started == 0 { return thread }
      context.release()
    }
    return nil
  }

  /// The work and its result; the thread that waits reads the result after the other has ended.
  private final class Box: @unchecked Sendable {
    let work: @Sendable () -> Int32
    var result: Int32 = ExitCode.internal.rawValue

    init(_ work: @escaping @Sendable () -> Int32) { self.work = work }
  }
}

extension Spread {
  /// On several threads with stacks for deep recursion.
  static func threads(_ count: Int) -> Spread {
    guard count > 1 else { return .inOrder }
    return Spread { parts, work in
      BigStack.each(parts, threads: count) { part in
        work(part)
        return true
      }
    }
  }
}
