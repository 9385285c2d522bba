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

  /// Adds a text.
  func write(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.chunk { flush() }
  }

  /// Adds bytes.
  func write(_ bytes: [UInt8]) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.chunk { flush() }
  }

  /// Writes out everything that was added.
  func flush() {
    defer { buffer.removeAll(keepingCapacity: true) }
    guard failure == nil, !buffer.isEmpty else { return }
    failure = buffer.withUnsafeBytes { Disk.writeAll($0, to: descriptor) }
  }
}
