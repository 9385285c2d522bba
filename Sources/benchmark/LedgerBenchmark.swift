import Batch
import Grading
import TestSupport
import Text

/// What it costs to keep every result in the ledger: the same grading with and without it, on one thread.
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
      let alone = ClassGrader(graders, audience: .staff) { _ in "" }
      plain = min(plain, (try? seconds(alone, entries, files) { _, _ in }) ?? .infinity)
      let other = ClassGrader(graders, audience: .staff) { _ in "" }
      kept = min(kept, secondsWithLedger(other, entries, files, in: folder))
    }
    let overhead = kept / plain - 1
    return Figure(
      what: "  overhead of the ledger",
      figure: "\(Figure.time(max(kept - plain, 0) / Double(entries.count))) each",
      ratio: "\(Figure.short(100 * max(overhead, 0))) % of grading alone", target: "<= 10 %",
      isMet: overhead <= 0.1)
  }

  private static func secondsWithLedger(
    _ grader: ClassGrader, _ entries: [ClassEntry], _ files: ArraySlice<ClassGenerator.File>,
    in folder: String
  ) -> Double {
    do {
      try Ledger.remove(from: folder)
      let ledger = try Ledger(
        in: folder, manifest: SHA256("benchmark"), entries: entries.count, isReadOnly: false)
      return try seconds(grader, entries, files) { row, report throws(DiskFault) in
        try ledger.append(.row(row), report: report)
      } finally: { () throws(DiskFault) in
        try ledger.sync()
      }
    } catch {
      Benchmark.fail("the ledger cannot be written")
    }
  }

  private static func seconds(
    _ grader: ClassGrader, _ entries: [ClassEntry], _ files: ArraySlice<ClassGenerator.File>,
    keep: (Row, [UInt8]) throws(DiskFault) -> Void,
    finally: () throws(DiskFault) -> Void = {}
  ) throws(DiskFault) -> Double {
    let start = Stopwatch.wall
    for (place, (entry, file)) in zip(entries, files).enumerated() {
      let (row, report) = grader.grade(entry, at: place, bytes: file.bytes, seed: 1)
      try keep(row, report)
    }
    try finally()
    return Stopwatch.wall - start
  }
}
