import Batch

/// A buffer in front of an open file; every write is checked.
///
/// After a failure nothing more is written, so a caller looks at `failure` when it suits.
final class Output {
  /// The error number of the first write that failed.
  private(set) var failure: Int32?

  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// The number of bytes that are gathered before they are written.
  private static let chunk = 64 << 10

  /// Makes a buffer in front of an open file.
  init(descriptor: Int32) { self.descriptor = descriptor }

  /// What was written since somebody asked to remember it.
  private var written: [UInt8]?

  /// Begins to remember what is written.
  func remember() { written = [] }

  /// What was written since, which is then no longer remembered.
  func recall() -> String {
    defer { written = nil }
    return String(decoding: written ?? [], as: UTF8.self)
  }

  /// Adds a text.
  func write(_ text: String) { write(Array(text.utf8)) }

  /// Adds bytes.
  func write(_ bytes: [UInt8]) {
    buffer.append(contentsOf: bytes)
    written?.append(contentsOf: bytes)
    if buffer.count >= Self.chunk { flush() }
  }

  /// Writes out everything that was added.
  func flush() {
    defer { buffer.removeAll(keepingCapacity: true) }
    guard failure == nil, !buffer.isEmpty else { return }
    failure = buffer.withUnsafeBytes { Disk.writeAll($0, to: descriptor) }
  }
}
