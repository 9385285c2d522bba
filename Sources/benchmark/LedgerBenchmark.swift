import Batch
import Grading
import TestSupport
import Text

/// What it costs to keep every result in the ledger: the same grading with and without it, on one thread.
///
/// Processor time, the system's share included. What a thread waits for the disk once in
/// `Ledger.groupMilliseconds` is not in it, for the others go on meanwhile; it is in the run of the class.
enum LedgerBenchmark {
  /// Rounds of both; other work on the machine disturbs some of them.
  private static let rounds = 5

  static func figure(_ files: ArraySlice<ClassGenerator.File>, in folder: String) -> Figure {
    let problems = SourceText(
      name: "quiz.json", ClassGenerator.problems(copies: ClassBenchmark.copies))
    guard let set = try? ProblemSet.read(problems) else {
      Benchmark.fail("the set cannot be read")
    }
    let entries = files.map { file in
      ClassEntry(name: file.name, source: .file, bytes: file.bytes[...], sets: [set.id])
    }
    let graders = [set.id: Grader(set, options: GradingOptions())]
    var (plain, kept) = (Double.infinity, Double.infinity)
    for _ in 0..<rounds {
      // Each round judges all answers anew.
      plain = min(
        plain, seconds(ClassGrader(graders, audience: .staff) { _ in "" }, entries, files))
      let ledger = ledger(in: folder, entries: entries.count)
      let grader = ClassGrader(graders, audience: .staff) { _ in "" }
      kept = min(kept, seconds(grader, entries, files, ledger))
    }
    let overhead = max(kept / plain - 1, 0)
    return Figure(
      what: "  overhead of the ledger",
      figure: "\(Figure.time(max(kept - plain, 0) / Double(entries.count))) each",
      ratio: "\(Figure.short(100 * overhead)) % of grading alone", target: "<= 10 %",
      isMet: overhead <= 0.1)
  }

  private static func ledger(in folder: String, entries: Int) -> Ledger {
    do {
      try Ledger.remove(from: folder)
      return try Ledger(
        in: folder, manifest: SHA256("benchmark"), entries: entries, isReadOnly: false)
    } catch {
      Benchmark.fail("the ledger cannot be made")
    }
  }

  private static func seconds(
    _ grader: ClassGrader, _ entries: [ClassEntry], _ files: ArraySlice<ClassGenerator.File>,
    _ ledger: Ledger? = nil
  ) -> Double {
    Stopwatch.best(of: 1) {
      var bytes = 0
      do {
        for (place, (entry, file)) in zip(entries, files).enumerated() {
          let (row, report) = grader.grade(entry, at: place, bytes: file.bytes, seed: 1)
          try ledger?.append(.row(row), report: report)
          bytes += report.count
        }
        try ledger?.sync()
      } catch {
        Benchmark.fail("the ledger cannot be written")
      }
      return Double(bytes)
    }
  }
}
