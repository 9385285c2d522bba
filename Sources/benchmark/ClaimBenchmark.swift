import Engine
import Glibc
import Grading
import Text

/// The path of `claims`: from a line of JSON to a verdict.
enum ClaimBenchmark {
  private static let count = 2000

  /// The share of two cores that a program without common work would get.
  private static let leastScaling = 0.85

  static func figures() -> [Figure] {
    let workload = ClaimWorkload(count: count, seed: 7)
    let points = count * SamplingPlan().usablePoints
    let loop = Stopwatch.best(of: 15) { exponentials(points) }
    return streamed(workload, points, loop) + judged(workload)
  }

  /// The program as a whole: start, reading, judging and writing.
  private static func streamed(_ workload: ClaimWorkload, _ points: Int, _ loop: Double) -> [Figure]
  {
    let text = workload.lines.map { $0.text.string + "\n" }.joined()
    guard let folder = BenchmarkFolder(), folder.write("claims", [("claims.jsonl", text)]) else {
      Benchmark.fail("no temporary folder can be made")
    }
    defer { folder.remove() }
    func seconds(_ jobs: Int) -> Double {
      let runs = (0..<5).map { _ -> Double in
        let arguments = ["claims", "\(folder.path)/claims/claims.jsonl", "--jobs", "\(jobs)"]
        guard let child = ChildProcess.run(ProcessBenchmark.path, arguments), child.exitCode == 0
        else { Benchmark.fail("`grader claims` failed") }
        return child.seconds
      }
      return runs.min() ?? .infinity
    }
    let one = seconds(1)
    let two = seconds(2)
    let rate = Double(count) / one
    return [
      Figure(
        what: "\(count) claims, one core", figure: "\(Figure.short(rate))/s",
        ratio: "\(Figure.short(one / loop)) x exp of \(points) points", target: ">= 50000/s",
        isMet: rate >= 50_000),
      Figure(
        what: "  two cores", figure: "\(Figure.short(Double(count) / two))/s",
        ratio: "\(Figure.short(one / two)) x one core", target: ">= 1.7",
        isMet: one / two >= 2 * leastScaling),
    ]
  }

  /// The engine alone, on claims of which no two are alike.
  private static func judged(_ workload: ClaimWorkload) -> [Figure] {
    let surprises = workload.surprises(Claims())
    for surprise in surprises.prefix(5) { print("  not as expected: \(surprise)") }
    let unlike = workload.unlike
    let count = Double(unlike.lines.count)
    func seconds(_ options: GradingOptions) -> Double {
      Stopwatch.best(of: 3) { Double(unlike.judged(by: Claims(options: options))) }
    }
    var sampling = GradingOptions()
    var silent = GradingOptions()
    sampling.plan.usesIdentity = false
    sampling.explains = false
    silent.explains = false
    let whole = seconds(GradingOptions())
    let sampled = seconds(sampling)
    let proved = seconds(silent)
    let shares = workload.certified(Claims())
    let all = workload.lines.count
    return [
      Figure(
        what: "  no claim twice", figure: "\(Figure.short(count / whole))/s",
        ratio: "\(unlike.lines.count) of them"),
      Figure(
        what: "  verdicts as expected", figure: "\(all - surprises.count) of \(all)",
        ratio: "-", target: "all", isMet: surprises.isEmpty),
      Figure(
        what: "  with certificates", figure: "\(Figure.short(count / proved))/s",
        ratio: "\(Figure.short(sampled / proved)) x sampling only", target: ">= 0.5",
        isMet: sampled / proved >= 0.5),
      Figure(
        what: "  what diagnosis adds",
        figure: "\(Figure.short((whole - proved) / Double(unlike.wrongCount) * 1e6)) us",
        ratio: "\(Figure.short(whole / proved)) x without"),
      Figure(
        what: "  passes certified", figure: Figure.percent(shares.passes), ratio: "-",
        target: ">= 80 %", isMet: shares.passes >= 0.8),
      Figure(
        what: "  fails certified", figure: Figure.percent(shares.fails), ratio: "-",
        target: ">= 95 %", isMet: shares.fails >= 0.95),
    ]
  }

  /// Prints claims of the workload, one a line.
  static func printWorkload(_ count: Int) {
    for line in ClaimWorkload(count: count, seed: 7).lines { print(line.text.string) }
  }

  /// A plain loop over the C library's `exp`.
  private static func exponentials(_ count: Int) -> Double {
    var sum = 0.0
    for place in 0..<count { sum += exp(Double(place % 64) / 16 - 2) }
    return sum
  }
}

/// Claims of all families, half of them right in another form, half with a classic mistake.
private struct ClaimWorkload {
  private(set) var lines: [(text: SourceText, isRight: Bool)] = []

  /// Those claims that differ from all before them in more than the id.
  var unlike: ClaimWorkload {
    var seen: Set<Substring> = []
    var result = self
    result.lines = lines.filter { line in
      let text = line.text.string
      return seen.insert(text[(text.firstIndex(of: ",") ?? text.startIndex)...]).inserted
    }
    return result
  }

  init(count: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for place in 0..<count {
      let families = ClaimFamilies.all[place % ClaimFamilies.all.count]
      let isRight = place / ClaimFamilies.all.count % 2 == 0
      let text = ClaimWorkload.claim(families, isRight, place, &random)
      lines.append((SourceText(name: "line \(place + 1)", text), isRight))
    }
  }

  private static func claim(
    _ families: [ClaimFamily], _ isRight: Bool, _ place: Int, _ random: inout SeededGenerator
  ) -> String {
    let family = families[Int.random(in: 0..<families.count, using: &random)]
    let answers = isRight ? family.right : family.wrong
    var answer = answers[Int.random(in: 0..<answers.count, using: &random)]
    // Where only numbers are added or multiplied, a change that changes nothing may be mixed in.
    if family.name != "matrices" && family.name != "cross-entropy" {
      switch Int.random(in: 0..<4, using: &random) {
      case 0: answer = "(\(answer)) + 3 - 3"
      case 1: answer = "2*(\(answer))/2"
      default: break
      }
    }
    let factor = Int.random(in: 2...9, using: &random)
    let shift = Int.random(in: 1...9, using: &random)
    let line =
      #"{"id": "\#(family.name) \#(place)", \#(family.members), "answer": "\#(answer)"}"#
    return line.split(separator: "@", omittingEmptySubsequences: false)
      .joined(separator: "\(factor)x - \(shift)")
      .split(separator: "#", omittingEmptySubsequences: false).joined(separator: "\(factor)")
  }

  /// Judges all claims and counts those that pass.
  func judged(by claims: Claims) -> Int {
    var passes = 0
    for (number, line) in lines.enumerated() {
      if (try? claims.judge(line.text, number: number + 1))?.verdict == .pass { passes += 1 }
    }
    return passes
  }

  /// How many claims ought to fail.
  var wrongCount: Int { lines.count { !$0.isRight } }

  /// The parts of all passes, and of all fails, that are certified.
  func certified(_ claims: Claims) -> (passes: Double, fails: Double) {
    var sure: [Verdict: Int] = [:]
    var all: [Verdict: Int] = [:]
    for (number, line) in lines.enumerated() {
      guard let result = try? claims.judge(line.text, number: number + 1) else { continue }
      all[result.verdict, default: 0] += 1
      if result.certainty == .certified { sure[result.verdict, default: 0] += 1 }
    }
    func share(_ verdict: Verdict) -> Double {
      Double(sure[verdict] ?? 0) / Double(max(all[verdict] ?? 0, 1))
    }
    return (share(.pass), share(.fail))
  }

  /// The claims whose verdict is not the one they were made for.
  func surprises(_ claims: Claims) -> [String] {
    var found: [String] = []
    for (number, line) in lines.enumerated() {
      do throws(Diagnostic) {
        let result = try claims.judge(line.text, number: number + 1)
        let isExpected =
          line.isRight
          ? result.verdict == .pass : result.verdict == .fail || result.verdict == .invalid
        if !isExpected { found.append("\(result.verdict): \(result.message): \(line.text.string)") }
      } catch {
        found.append("\(error.message): \(line.text.string)")
      }
    }
    return found
  }
}
