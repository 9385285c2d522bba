import Glibc
import Grading
import Reporting
import TestSupport
import Text

/// A class: how many submissions a second, at one and two workers, and what it costs to be durable.
enum ClassBenchmark {
  /// The copies of the generator's six items that make the set.
  static let copies = 4

  static func figures() -> [Figure] {
    guard let folder = BenchmarkFolder() else {
      Benchmark.fail("no temporary folder can be made")
    }
    defer { folder.remove() }
    // A child's peak memory is at least its parent's when it starts, so this process makes no class.
    guard folder.writeClasses() else { Benchmark.fail("the class cannot be written") }
    let small = folder.best("small", jobs: 2)
    let one = folder.best("large", jobs: 1)
    let two = folder.best("large", jobs: 2)
    let again = folder.best("large", jobs: 2, isResumed: true)
    let alone = folder.best("rare", jobs: 2)
    var generator = ClassGenerator(seed: 11, copies: copies)
    let files = generator.files(count: 2000)
    let loop = plainLoop(files.prefix(500))
    return rates(one, two, loop: loop)
      + [
        rate("  no answer twice, 2 workers", 300 / alone.seconds, "-", goal: 300),
        memory(small, two), LedgerBenchmark.figure(files[...], in: folder.path),
        resumed(again, two),
      ]
  }

  /// Writes the problem file and three classes into a folder; false where that fails.
  static func writeClasses(into path: String) -> Bool {
    let folder = BenchmarkFolder(path: path)
    var generator = ClassGenerator(seed: 11, copies: copies)
    let common = generator.files(count: 10_000)
    var unique = ClassGenerator(seed: 12, copies: copies, isUnique: true)
    let rare = unique.files(count: 300)
    return folder.write("problems", [("quiz.json", ClassGenerator.problems(copies: copies))])
      && folder.write("small", common.prefix(1000).map { ($0.name, $0.bytes) })
      && folder.write("large", common.map { ($0.name, $0.bytes) })
      && folder.write("rare", rare.map { ($0.name, $0.bytes) })
  }

  private static func rates(
    _ one: ChildProcess, _ two: ChildProcess, loop: Double
  ) -> [Figure] {
    let scaling = one.seconds / two.seconds
    return [
      Figure(
        what: "class of 10000, \(6 * copies) items",
        figure: "\(Figure.short(10_000 / one.seconds))/s",
        ratio: "\(Figure.short(10_000 / one.seconds / loop)) x a plain loop"),
      rate("  2 workers", 10_000 / two.seconds, "\(Figure.short(scaling)) x 1 worker", goal: 3000),
      Figure(
        what: "  scaling", figure: Figure.short(scaling / 2), ratio: "of 2 workers",
        target: ">= 0.8", isMet: scaling >= 1.6),
    ]
  }

  private static func rate(_ what: String, _ rate: Double, _ ratio: String, goal: Double) -> Figure
  {
    Figure(
      what: what, figure: "\(Figure.short(rate))/s", ratio: ratio, target: ">= \(Int(goal))/s",
      isMet: rate >= goal)
  }

  private static func memory(_ small: ChildProcess, _ large: ChildProcess) -> Figure {
    let ratio = Double(large.peakMemory) / Double(small.peakMemory)
    return Figure(
      what: "  peak memory", figure: "\(Figure.short(Double(large.peakMemory) / 1e6)) MB",
      ratio: "\(Figure.short(ratio)) x that of 1000", target: "<= 1.1 x",
      isMet: large.peakMemory <= 300_000_000 && ratio <= 1.1)
  }

  private static func resumed(_ again: ChildProcess, _ run: ChildProcess) -> Figure {
    Figure(
      what: "  resume of a finished run", figure: Figure.time(again.seconds),
      ratio: "\(Figure.short(100 * again.seconds / run.seconds)) % of the run", target: "<= 2 %",
      isMet: again.seconds <= 0.02 * run.seconds)
  }

  /// Submissions a second of the same checks one after the other, nothing remembered or written.
  private static func plainLoop(_ files: ArraySlice<ClassGenerator.File>) -> Double {
    let text = SourceText(name: "quiz.json", ClassGenerator.problems(copies: copies))
    guard let set = try? ProblemSet.read(text) else { Benchmark.fail("the set cannot be read") }
    let grader = Grader(set, options: GradingOptions())
    let seconds = Stopwatch.best(of: 1) {
      var bytes = 0
      for file in files {
        let text = SourceText(name: file.name, bytes: file.bytes)
        guard let submission = try? Submission.read(text) else { continue }
        let report = JSONReport.value(of: grader.grade(submission), for: .staff)
        bytes += report.bytes(pretty: false).count
      }
      return Double(bytes)
    }
    return Double(files.count) / seconds
  }
}

extension BenchmarkFolder {
  /// Lets another process write the classes; false where that fails.
  fileprivate func writeClasses() -> Bool {
    ChildProcess.run("/proc/self/exe", [Benchmark.classesVerb, path])?.exitCode == 0
  }

  /// Grades a class of the folder twice, for other work on the machine disturbs one run; the faster.
  fileprivate func best(_ folder: String, jobs: Int, isResumed: Bool = false) -> ChildProcess {
    let runs = (0..<2).map { _ in batch(folder, jobs: jobs, isResumed: isResumed) }
    return runs[0].seconds < runs[1].seconds ? runs[0] : runs[1]
  }

  /// Grades a class of the folder.
  private func batch(_ folder: String, jobs: Int, isResumed: Bool = false) -> ChildProcess {
    if !isResumed { delete("results") }
    let arguments = [
      "batch", "\(path)/\(folder)", "--out", "\(path)/results", "--problems", "\(path)/problems",
      "--jobs", "\(jobs)", "--quiet",
    ]
    guard let child = ChildProcess.run(ProcessBenchmark.path, arguments), child.exitCode == 0 else {
      Benchmark.fail("`grader batch` failed")
    }
    return child
  }
}
