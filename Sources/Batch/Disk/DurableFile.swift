import Glibc

/// A file that takes its place whole or not at all: written beside it, forced to the disk, renamed.
package struct DurableFile: ~Copyable {
  private let path: String
  private let temporary: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var failure: Int32?
  private var isOpen = true

  /// The number of bytes that are gathered before they are written.
  private static let chunk = 256 << 10

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - isShared: false where a lock keeps other writers away; then a torn file of an earlier run
  ///     is written over.
  ///   - mode: the permissions; nil takes the usual ones.
  package init(
    at path: String, isShared: Bool = false, mode: mode_t? = nil
  ) throws(DiskFault) {
    self.path = path
    temporary = isShared ? "\(path).\(getpid()).tmp" : "\(path).tmp"
    let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (isShared ? O_EXCL : O_TRUNC)
    descriptor = open(temporary, flags, 0o666)
    guard descriptor >= 0 else { throw DiskFault(path, errno: errno) }
    if let mode { fchmod(descriptor, mode & 0o777) }
  }

  /// Adds bytes; a failure shows when the file is finished.
  package mutating func write(_ bytes: some Sequence<UInt8>) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.chunk { flush() }
  }

  /// Adds a text.
  package mutating func write(_ text: String) { write(text.utf8) }

  private mutating func flush() {
    defer { buffer.removeAll(keepingCapacity: true) }
    guard failure == nil else { return }
    failure = buffer.withUnsafeBytes { Disk.writeAll($0, to: descriptor) }
  }

  /// Puts the file in its place, unless a file with the very same bytes stands there.
  ///
  /// - Returns: whether the place held something else, or nothing.
  /// - Throws: where anything failed; the place then holds what it held before.
  package mutating func finishWhereDifferent() throws(DiskFault) -> Bool {
    flush()
    if failure == nil, Disk.haveSameBytes(temporary, path) {
      isOpen = false
      close(descriptor)
      unlink(temporary)
      return false
    }
    try finish()
    return true
  }

  /// Puts the file in its place.
  ///
  /// - Throws: where anything failed; the place then holds what it held before.
  package mutating func finish() throws(DiskFault) {
    flush()
    if failure == nil, fsync(descriptor) != 0, errno != EINVAL { failure = errno }
    isOpen = false
    if close(descriptor) != 0, failure == nil { failure = errno }
    if failure == nil, rename(temporary, path) != 0 { failure = errno }
    if let failure {
      unlink(temporary)
      throw DiskFault(path, errno: failure)
    }
    Disk.syncFolder(of: path)
  }

  deinit {
    guard isOpen else { return }
    close(descriptor)
    unlink(temporary)
  }
}
