import Glibc

/// The program `grader` as a whole: how fast it starts, checks, and how much memory it takes.
enum ProcessBenchmark {
  private static let rounds = 20

  static func figures() -> [Figure] {
    let grader = path
    guard let folder = BenchmarkFolder(), TinyProblem.write(into: folder) else {
      Benchmark.fail("no temporary folder can be made")
    }
    defer { folder.remove() }
    let tiny = [
      "check", "\(folder.path)/submissions/tiny.json", "--problems", "\(folder.path)/problems",
    ]
    let whole = ["check", "submissions/x.json"]
    var times: [[Double]] = [[], [], []]
    var processorTimes: [[Double]] = [[], [], []]
    var memory = 0
    for _ in 0..<rounds {
      for (place, arguments) in [["--version"], tiny, whole].enumerated() {
        guard let child = ChildProcess.run(grader, arguments), child.exitCode == 0 else {
          Benchmark.fail(
            "`grader \(arguments.joined(separator: " "))` failed; run this in the package's folder")
        }
        times[place].append(child.seconds)
        processorTimes[place].append(child.processorSeconds)
        if place == 2 { memory = max(memory, child.peakMemory) }
      }
    }
    let medians = times.map { $0.sorted()[rounds / 2] }
    let processor = processorTimes.map { $0.sorted()[rounds / 2] }
    func ratio(_ place: Int) -> String {
      let ratio = Figure.short(medians[place] / medians[0])
      return "\(ratio) x --version, \(Figure.time(processor[place])) CPU"
    }
    let megabytes = Double(memory) / 1e6
    return [
      Figure(what: "start: grader --version", figure: Figure.time(medians[0]), ratio: ratio(0)),
      Figure(what: "start: check, one tiny item", figure: Figure.time(medians[1]), ratio: ratio(1)),
      Figure(
        what: "check submissions/x.json", figure: Figure.time(medians[2]), ratio: ratio(2),
        target: "<= 20 ms", isMet: medians[2] <= 0.020),
      Figure(
        what: "  its peak memory", figure: "\(Figure.short(megabytes)) MB", ratio: "-",
        target: "<= 100 MB", isMet: megabytes <= 100),
    ]
  }

  /// The program beside this one.
  static var path: String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let own = String(
      decoding: buffer.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let folder = own.lastIndex(of: "/").map { own[..<$0] } ?? "."
    let path = "\(folder)/grader"
    if access(path, X_OK) != 0 { Benchmark.fail("build first: swift build -c release") }
    return path
  }
}

/// A problem with one item and a right answer to it.
private enum TinyProblem {
  private static let problems =
    #"{"schema": 1, "id": "tiny", "problems": [{"id": "p", "items": ["#
    + #"{"id": "sum", "kind": "value", "expected": "1 + 1"}]}]}"#
  private static let submission = #"{"problem_set": "tiny", "answers": {"p/sum": 2}}"#

  /// Writes both files into folders below one; false where that fails.
  static func write(into folder: BenchmarkFolder) -> Bool {
    folder.write("problems", [("tiny.json", problems)])
      && folder.write("submissions", [("tiny.json", submission)])
  }
}
