import Foundation
import Glibc

/// A folder of its own with a few files, in which shell commands run the built `grader`.
final class Shell {
  /// What a command left behind.
  struct Result {
    var code: Int32
    var output: String
    var errors: String
    /// The most memory that one of its processes held at once, in bytes.
    var peakMemory = 0
  }

  /// The folder.
  let folder: String

  /// Makes the folder and its files.
  init(files: [String: String] = Shell.files) throws {
    folder = NSTemporaryDirectory() + "grader-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, content) in files {
      let url = URL(filePath: folder).appending(path: name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(content.utf8).write(to: url)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Runs a command line in the folder; `grader` is the built program.
  func run(_ script: String) -> Result {
    let path = Bundle.main.bundlePath + "/grader"
    let (out, err) = ("\(folder)/.stdout", "\(folder)/.stderr")
    let setUp =
      "cd '\(folder)' || exit 99; grader() { '\(path)' \"$@\"; }; unset NO_COLOR; "
      + "export GRADER_BINARY='\(path)' PATH='\(Bundle.main.bundlePath)':\"$PATH\"; "
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, out, flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, err, flags, 0o600)
    var pid = pid_t()
    let typed: [String] = ["sh", "-c", setUp + script]
    let words: [UnsafeMutablePointer<CChar>?] = typed.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    guard posix_spawn(&pid, "/bin/sh", &actions, nil, words, environ) == 0 else {
      return Result(code: -1, output: "", errors: "cannot spawn sh")
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(pid, &status, 0, &usage) < 0, errno == EINTR {}
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    return Result(
      code: code, output: text(out), errors: text(err), peakMemory: usage.ru_maxrss << 10)
  }

  private func text(_ path: String) -> String {
    (try? Data(contentsOf: URL(filePath: path))).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// A set without items, which grading always passes, and one with every fault of section 3.
  static let files: [String: String] = [
    "problems/empty.json": #"{"schema": 1, "id": "empty", "title": "Nothing", "problems": []}"#,
    "problems/quiz.json": quiz,
    "problems/notes.txt": "no set",
    "good.json": #"{"problem_set": "empty", "student": "s-1", "answers": {}}"#,
    "unknown.json": #"{"problem_set": "emty", "answers": {}}"#,
    "broken.json": "{\"problem_set\": \"empty\",\n \"answers\": {},}",
    "shape.json": #"{"problem_set": "empty", "anwers": {}}"#,
    "nothing.json": "",
    "deep/down/good.json": #"{"problem_set": "empty", "answers": {}}"#,
  ]

  private static let quiz = """
    {"schema": 1, "id": "quiz", "title": "A quiz", "problems": [{
      "id": "p", "title": "One", "statement": "Let $x$ be a number.\\nAnd so on.",
      "dimensions": {"K": [2, 3]}, "definitions": ["y = x^2"], "assume": "x != 0",
      "symbols": {"x": {"range": [0, 1]}, "z": {"shape": ["K"], "domain": "probability"}},
      "items": [
        {"id": "a", "kind": "formula", "expected": "x", "prompt": "Say $x$.", "points": 2,
         "forbid": ["sin"], "hide": "y", "solution": "x", "wrong": [{"answer": [1], "hint": "no"}]},
        {"id": "secret", "kind": "text", "visibility": "hidden", "after": "a"}
      ]}]}
    """
}
