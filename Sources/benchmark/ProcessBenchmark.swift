import Glibc

/// The program `grader` as a whole: how fast it starts, checks, and how much memory it takes.
enum ProcessBenchmark {
  private static let rounds = 20

  static func figures() -> [Figure] {
    let grader = path
    guard let folder = TinyProblem.write() else {
      Benchmark.fail("no temporary folder can be made")
    }
    defer { TinyProblem.remove(folder) }
    let tiny = ["check", "\(folder)/submission.json", "--problems", "\(folder)/problems"]
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
        target: "<= 60 ms", isMet: medians[2] <= 0.060),
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
  private static let files = [
    (
      "problems/tiny.json",
      #"{"schema": 1, "id": "tiny", "problems": [{"id": "p", "items": ["#
        + #"{"id": "sum", "kind": "value", "expected": "1 + 1"}]}]}"#
    ),
    ("submission.json", #"{"problem_set": "tiny", "answers": {"p/sum": 2}}"#),
  ]

  /// Writes both files into a new folder; nil where that fails.
  static func write() -> String? {
    var template = Array("/tmp/grader-benchmark-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    let folder = template.withUnsafeBufferPointer { buffer in
      String(decoding: buffer.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    guard mkdir("\(folder)/problems", 0o700) == 0 else { return nil }
    for (name, text) in files {
      let descriptor = open("\(folder)/\(name)", O_WRONLY | O_CREAT | O_EXCL, 0o600)
      guard descriptor >= 0 else { return nil }
      defer { close(descriptor) }
      let bytes = Array(text.utf8)
      guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else { return nil }
    }
    return folder
  }

  static func remove(_ folder: String) {
    for (name, _) in files { unlink("\(folder)/\(name)") }
    rmdir("\(folder)/problems")
    rmdir(folder)
  }
}
