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
  let known: EntriesByName

  /// The folder that keeps what came from standard input.
  let folder: String

  /// The number of threads.
  let jobs: Int

  /// The name of the file that keeps what came from standard input.
  static let spool = "standard-input"

  /// The submissions of a class, in no particular order.
  func entries(_ walk: inout InputWalk) throws(Failure) -> ClassEntries {
    let files = walk.takeFiles()
    let found = Mutex(ClassEntries())
    BigStack.each(files.count, threads: jobs) { place in
      let entry = entry(ofFile: files[place])
      found.withLock { $0.append(entry) }
      return true
    }
    var entries = found.withLock { found in
      defer { found = ClassEntries() }
      return found
    }
    for place in 0..<walk.streams.count {
      let stream = walk.streams[place]
      try lines(of: stream, at: stream, name: stream) { entries.append($0) }
    }
    if walk.hasStandardInput { try standardInput { entries.append($0) } }
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
    if let old = known.entry(named: name.utf8), old.digest == digest, old.source == source {
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
    of path: String, at file: String, name: String, add: (ClassEntry) -> Void
  ) throws(Failure) {
    let descriptor = open(DiskName.path(path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(.inputOutput, "\(Visible.text(path)): \(SystemError.words(errno))")
    }
    defer { close(descriptor) }
    var scanner = LineScanner(descriptor: descriptor, longest: ClassEntry.maximumBytes)
    var number = 0
    while let line = scanner.next() {
      number += 1
      let source = ClassEntry.Source.part(file: file, offset: line.offset, count: line.count)
      let name = "\(name):\(number)"
      if line.isTooLong {
        let fault = DiskFault(path, .tooLarge(ClassEntry.maximumBytes))
        add(unreadable(name, source, fault))
      } else if line.bytes.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) {
        add(entry(name, source, line.bytes))
      }
    }
    if let error = scanner.error {
      throw Failure(.inputOutput, "\(Visible.text(path)): \(SystemError.words(error))")
    }
  }

  /// Keeps standard input in a file, and finds its submissions there.
  ///
  /// Where its first line is no JSON value by itself, the whole is one submission.
  private func standardInput(add: (ClassEntry) -> Void) throws(Failure) {
    let path = "\(folder)/\(Self.spool)"
    try keepStandardInput(at: path)
    var lines = ClassEntries()
    try self.lines(of: path, at: "-", name: "-") { lines.append($0) }
    if let whole = wholeInput(at: path, lines) { return add(whole) }
    for entry in lines { add(entry) }
  }

  /// Standard input as one submission; nil where it is one a line.
  private func wholeInput(at path: String, _ lines: ClassEntries) -> ClassEntry? {
    guard case .part(_, let offset, let count)? = lines.first?.source,
      let line = try? Disk.contents(
        of: path, part: offset..<offset + count, limit: ClassEntry.maximumBytes),
      (try? JSONReader.read(SourceText(name: "-", bytes: line))) == nil,
      let whole = try? Disk.contents(of: path, limit: ClassEntry.maximumBytes)
    else { return nil }
    let text = SourceText(name: "-", bytes: whole)
    guard SubmissionHead(text).isReadable || lines.count == 1 else { return nil }
    return entry("-", .part(file: "-", offset: 0, count: whole.count), whole[...])
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
