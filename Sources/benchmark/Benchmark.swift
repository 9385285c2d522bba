import Glibc

/// What the engine's speed is, as ratios within one run, so that machines can be compared.
///
///     swift build -c release && .build/release/benchmark
///
/// `benchmark claims N` prints N claims of the workload instead, for `grader claims` and profilers.
enum Benchmark {
  /// What tells this program to print claims of the workload, and nothing else.
  private static let claimsVerb = "claims"

  /// What tells this program to write the classes into a folder, and nothing else.
  static let classesVerb = "write-classes"

  /// Measures everything and prints one line for each figure, always in the same order.
  static func run() {
    let arguments = CommandLine.arguments
    if arguments.count == 3, arguments[1] == claimsVerb, let count = Int(arguments[2]), count > 0 {
      ClaimBenchmark.printWorkload(count)
      return
    }
    if arguments.count == 3, arguments[1] == classesVerb {
      exit(ClassBenchmark.writeClasses(into: arguments[2]) ? 0 : 74)
    }
    print(Figure.heading)
    // Processes come first: a child's peak memory is at least that of its parent when it starts.
    let sections: [() -> [Figure]] = [
      ProcessBenchmark.figures, ClassBenchmark.figures, ClaimBenchmark.figures,
      GrowthBenchmark.figures, LaneBenchmark.figures,
      BorderBenchmark.figures, NetworkBenchmark.figures,
    ]
    var isShort = false
    for section in sections {
      for figure in section() {
        print(figure.line)
        if figure.isMet == false { isShort = true }
      }
      fflush(nil)
    }
    exit(isShort ? 1 : 0)
  }

  /// Ends the run where it cannot go on.
  static func fail(_ message: String) -> Never {
    fflush(nil)
    let bytes = Array("benchmark: \(message)\n".utf8)
    _ = write(2, bytes, bytes.count)
    exit(70)
  }
}
