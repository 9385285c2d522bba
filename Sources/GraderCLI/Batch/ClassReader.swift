import Batch
import Glibc
import Grading
import Synchronization
import Text

/// Looks at every submission of a class once: what its bytes are, and whose it is.
struct ClassReader: Sendable {
  /// The ids of the problem sets that there are.
  let sets: Set<String>

  /// What is known of submissions from a manifest that was written before, by name.
  let known: [String: ClassEntry]

  /// The folder that keeps what came from standard input.
  let folder: String

  /// The number of threads.
  let jobs: Int

  /// The name of the file that keeps what came from standard input.
  static let spool = "standard-input"

  /// The submissions of a class, in no particular order.
  func entries(_ walk: InputWalk) throws(Failure) -> [ClassEntry] {
    let files = walk.files
    let found = Mutex<[ClassEntry]>([])
    found.withLock { $0.reserveCapacity(files.count) }
    BigStack.each(files.count, threads: jobs) { place in
      let entry = entry(ofFile: files[place])
      found.withLock { $0.append(entry) }
      return true
    }
    var entries = found.withLock { found in
      defer { found = [] }
      return found
    }
    for stream in walk.streams { entries += try lines(of: stream, at: stream, name: stream) }
    if walk.hasStandardInput { entries += try standardInput() }
    return entries
  }

  // MARK: One submission

  private func entry(ofFile path: String) -> ClassEntry {
    do throws(DiskFault) {
      let bytes = try Disk.contents(of: path, limit: ClassEntry.maximumBytes)
      return entry(path, .file, bytes[...])
    } catch {
      return unreadable(path, .file, error)
    }
  }

  private func entry(
    _ name: String, _ source: ClassEntry.Source, _ bytes: ArraySlice<UInt8>
  ) -> ClassEntry {
    let digest = SHA256(bytes)
    if let old = known[name], old.digest == digest, old.source == source {
      var entry = old
      entry.aside = nil
      return entry
    }
    return ClassEntry(name: name, source: source, bytes: bytes, sets: sets)
  }

  private func unreadable(
    _ name: String, _ source: ClassEntry.Source, _ fault: DiskFault
  ) -> ClassEntry {
    ClassEntry(name: name, source: source, fault: BatchWording.words(fault))
  }

  // MARK: Streams

  /// The submissions of a file with one a line; blank lines are none.
  private func lines(
    of path: String, at file: String, name: String
  ) throws(Failure) -> [ClassEntry] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(.inputOutput, "\(Visible.text(path)): \(SystemError.words(errno))")
    }
    defer { close(descriptor) }
    var scanner = LineScanner(descriptor: descriptor, longest: ClassEntry.maximumBytes)
    var entries: [ClassEntry] = []
    var number = 0
    while let line = scanner.next() {
      number += 1
      let source = ClassEntry.Source.part(file: file, offset: line.offset, count: line.count)
      let name = "\(name):\(number)"
      if line.isTooLong {
        let fault = DiskFault(path, .tooLarge(ClassEntry.maximumBytes))
        entries.append(unreadable(name, source, fault))
      } else if line.bytes.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) {
        entries.append(entry(name, source, line.bytes))
      }
    }
    if let error = scanner.error {
      throw Failure(.inputOutput, "\(Visible.text(path)): \(SystemError.words(error))")
    }
    return entries
  }

  /// Keeps standard input in a file, and finds its submissions there.
  ///
  /// Where its first line is no JSON value by itself, the whole is one submission.
  private func standardInput() throws(Failure) -> [ClassEntry] {
    let path = "\(folder)/\(Self.spool)"
    try keepStandardInput(at: path)
    let entries = try lines(of: path, at: "-", name: "-")
    if let first = entries.first, case .part(_, let offset, let count) = first.source {
      do throws(DiskFault) {
        let line = try Disk.contents(
          of: path, part: offset..<offset + count, limit: ClassEntry.maximumBytes)
        if (try? JSONReader.read(SourceText(name: "-", bytes: line))) != nil { return entries }
        let whole = try Disk.contents(of: path, limit: ClassEntry.maximumBytes)
        let text = SourceText(name: "-", bytes: whole)
        guard SubmissionHead(text).isReadable || entries.count == 1 else { return entries }
        return [entry("-", .part(file: "-", offset: 0, count: whole.count), whole[...])]
      } catch {
        return entries
      }
    }
    return entries
  }

  private func keepStandardInput(at path: String) throws(Failure) {
    do throws(DiskFault) {
      var file = try DurableFile(at: path)
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = read(0, &chunk, chunk.count)
        if count == 0 { break }
        guard count > 0 else {
          if errno == EINTR { continue }
          if errno == EAGAIN {
            _ = Disk.wait(for: 0, POLLIN, milliseconds: -1)
            continue
          }
          throw DiskFault("standard input", .system(errno))
        }
        file.write(chunk[..<count])
      }
      try file.finish()
    } catch {
      throw Failure(error)
    }
  }
}

extension BatchWording {
  /// What the disk refused, in words.
  static func words(_ fault: DiskFault) -> String { words(fault, system: SystemError.words) }
}
