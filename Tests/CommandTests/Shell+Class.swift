import Foundation
import TestSupport

extension Shell {
  /// A folder with a class in `subs` and the problem file that it answers.
  static func ofClass(
    count: Int = 12, seed: UInt64 = 1, others: [ClassGenerator.File] = []
  ) throws -> Shell {
    var generator = ClassGenerator(seed: seed)
    let shell = try Shell(files: ["problems/quiz.json": ClassGenerator.problems()])
    try shell.write(generator.files(count: count) + others, into: "subs")
    return shell
  }

  /// Writes files into a folder.
  func write(_ files: [ClassGenerator.File], into name: String) throws {
    let url = URL(filePath: folder).appending(path: name)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for file in files { try Data(file.bytes).write(to: url.appending(path: file.name)) }
  }

  /// The bytes of a file; nil where there is none.
  func bytes(_ name: String) -> Data? {
    try? Data(contentsOf: URL(filePath: folder).appending(path: name))
  }

  /// The lines of a file.
  func lines(_ name: String) -> [Substring] {
    bytes(name).map { String(decoding: $0, as: UTF8.self).split(separator: "\n") } ?? []
  }

  /// Whether two folders hold the same results.
  func haveSameResults(_ one: String, _ other: String) -> Bool {
    ["results.jsonl", "summary.json", "gradebook.csv"].allSatisfy { name in
      let first = bytes("\(one)/\(name)")
      return first != nil && first == bytes("\(other)/\(name)")
    }
  }
}
