import Glibc
import Grading
import Reporting
import Synchronization
import Text

/// Results that are carried from run to run in a folder: one file, a checksummed line for each.
///
/// A line is found by the engine's version, the seed and salt, the definitions of the items and the
/// answer; a torn or foreign line is not found, and its answer is judged anew. Several runs may add
/// lines at once.
package final class AnswerCache: Sendable {
  /// The name of the file in the cache folder.
  package static let name = "answers.jsonl"

  private let path: String
  private let descriptor: Int32
  private let index: [SHA256: Ledger.Place]
  private let pending = Mutex<[UInt8]>([])

  /// The bytes that are gathered before they are written.
  private static let chunk = 1 << 18

  /// The bytes that a line may have.
  private static let longestLine = 8 << 20

  /// What the lines' checksums are bound to.
  private static let binding = SHA256("grader answers 1")

  /// Opens the cache of a folder that is there.
  ///
  /// - Complexity: O(size of the cache).
  package init(in folder: String) throws(DiskFault) {
    path = "\(folder)/\(Self.name)"
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw DiskFault(path, errno: errno) }
    var scanner = LineScanner(descriptor: descriptor, longest: Self.longestLine)
    var index: [SHA256: Ledger.Place] = [:]
    var isTorn = false
    while let line = scanner.next() {
      isTorn = !line.isWhole
      guard line.isWhole, let content = LedgerLine(line.bytes, manifest: Self.binding),
        let key = SHA256(
          hexadecimal: String(decoding: content.head.dropFirst().dropLast(), as: UTF8.self))
      else { continue }
      index[key] = Ledger.Place(offset: line.offset, count: line.count)
    }
    self.index = index
    if let error = scanner.error { throw DiskFault(path, errno: error) }
    // A line of ours must not go on where a torn one stops.
    if isTorn { pending.withLock { $0.append(0x0A) } }
  }

  deinit { close(descriptor) }

  fileprivate func load(_ key: SHA256) -> JSONField? {
    guard let place = index[key],
      let bytes = Disk.read(descriptor, at: place.offset, count: place.count),
      let line = LedgerLine(bytes[...], manifest: Self.binding)
    else { return nil }
    let text = SourceText(name: path, bytes: Array(line.report))
    guard let value = try? JSONReader.read(text) else { return nil }
    return JSONField(value: value, path: "", text: text)
  }

  fileprivate func save(_ key: SHA256, _ result: JSONOutput) {
    let line = LedgerLine.bytes(
      .string(key.description), report: result.bytes(pretty: false), manifest: Self.binding)
    let full: [UInt8]? = pending.withLock { pending in
      pending += line
      guard pending.count >= Self.chunk else { return nil }
      defer { pending = [] }
      return pending
    }
    if let full { _ = full.withUnsafeBytes { Disk.writeAll($0, to: descriptor) } }
  }

  /// Writes what is left; what cannot be written is only judged again some day.
  package func flush() {
    let rest = pending.withLock { pending in
      defer { pending = [] }
      return pending
    }
    _ = rest.withUnsafeBytes { Disk.writeAll($0, to: descriptor) }
  }

  /// The part of the cache that a problem set uses.
  package func store(
    for set: SetDefinition, seed: UInt64, salt: SHA256?
  ) -> any GradingStore {
    let digests = Dictionary(
      set.items.map { ($0.id, $0.digest) }, uniquingKeysWith: { first, _ in first })
    let run = "\(Version.number) \(seed) \(salt?.description ?? "") \(set.id)"
    return SetStore(cache: self, digests: digests, run: run)
  }
}

/// The answers of one problem set in a cache.
private struct SetStore: GradingStore {
  let cache: AnswerCache
  let digests: [String: SHA256]
  let run: String

  private func key(_ items: [String], _ key: [UInt8]) -> SHA256? {
    var bytes = Array(run.utf8)
    for item in items {
      guard let digest = digests[item] else { return nil }
      bytes += digest.description.utf8
    }
    return SHA256(bytes + [0] + key)
  }

  func load(_ items: [String], _ key: [UInt8]) -> JSONField? {
    self.key(items, key).flatMap(cache.load)
  }

  func save(_ items: [String], _ key: [UInt8], _ result: JSONOutput) {
    if let key = self.key(items, key) { cache.save(key, result) }
  }
}
