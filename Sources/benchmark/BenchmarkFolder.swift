import Glibc

/// A temporary folder of files that are read in a benchmark.
struct BenchmarkFolder {
  /// Where it is.
  let path: String

  /// Makes one; nil where that fails.
  init?() {
    var template = Array("/tmp/grader-benchmark-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = template.withUnsafeBufferPointer { buffer in
      String(decoding: buffer.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  /// Takes a folder that is there.
  init(path: String) { self.path = path }

  /// Writes files into a folder below; false where that fails.
  func write(_ folder: String, _ files: [(name: String, text: String)]) -> Bool {
    write(folder, files.map { ($0.name, Array($0.text.utf8)) })
  }

  /// Writes files into a folder below; false where that fails.
  func write(_ folder: String, _ files: [(name: String, bytes: [UInt8])]) -> Bool {
    guard mkdir("\(path)/\(folder)", 0o700) == 0 else { return false }
    for (name, bytes) in files {
      let descriptor = open("\(path)/\(folder)/\(name)", O_WRONLY | O_CREAT | O_EXCL, 0o600)
      guard descriptor >= 0 else { return false }
      defer { close(descriptor) }
      guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else { return false }
    }
    return true
  }

  /// Removes a folder below with what is in it.
  func delete(_ folder: String) {
    _ = ChildProcess.run("/bin/rm", ["-rf", "\(path)/\(folder)"])
  }

  /// Removes the folder with what is in it.
  func remove() { _ = ChildProcess.run("/bin/rm", ["-rf", path]) }
}
