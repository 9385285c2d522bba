import Glibc

/// The fuzzer's driver: one input, one target, and the time that it may take.
///
/// Built by `.ci/fuzz`, with the modules under test, and by nothing else. What it finds is a trap:
/// the fuzzer keeps the input. `GRADER_FUZZ` names the target, `GRADER_FUZZ_MILLISECONDS` the most
/// processor time that one input may take.
enum Fuzzing {
  /// The target that was asked for.
  static let target: Target = {
    let name = getenv("GRADER_FUZZ").map { String(cString: $0) } ?? ""
    guard let target = Target(rawValue: name) else {
      let known = Target.allCases.map(\.rawValue).joined(separator: " ")
      fatalError("GRADER_FUZZ is `\(name)`; it names one of: \(known)")
    }
    return target
  }()

  /// The most processor time of one input, in nanoseconds.
  static let limit: UInt64 = {
    let typed = getenv("GRADER_FUZZ_MILLISECONDS").map { String(cString: $0) } ?? ""
    return (UInt64(typed) ?? 500) * 1_000_000
  }()

  /// How often a slow input may try again; a busy machine makes single runs slow.
  static let tries = 3

  /// Gives an input to the target; traps where all tries take too long.
  static func run(_ bytes: [UInt8]) {
    for attempt in 1...tries {
      let start = now
      target.run(bytes)
      let spent = now - start
      if spent <= limit { return }
      if attempt == tries {
        fatalError("\(spent / 1_000_000) ms is too long for \(bytes.count) bytes")
      }
    }
  }

  /// The processor time of this thread so far, in nanoseconds.
  private static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}

/// What libFuzzer calls for every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  Fuzzing.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
