import Glibc

/// Reading and writing with every result checked.
package enum Disk {
  /// Writes all bytes; the error number where that fails.
  ///
  /// - Parameter offset: where in the file; nil is where the last write has ended.
  package static func writeAll(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, at offset: Int? = nil
  ) -> Int32? {
    var done = 0
    while done < bytes.count, let start = bytes.baseAddress {
      let count =
        offset.map { pwrite(descriptor, start + done, bytes.count - done, off_t($0 + done)) }
        ?? write(descriptor, start + done, bytes.count - done)
      if count >= 0 {
        done += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: _ = wait(for: descriptor, POLLOUT, milliseconds: -1)
      default: return errno
      }
    }
    return nil
  }

  /// Waits until something can be read or written; false where that did not happen in time.
  package static func wait(for descriptor: Int32, _ event: Int32, milliseconds: Int32) -> Bool {
    var poll = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    return Glibc.poll(&poll, 1, milliseconds) > 0
  }

  /// The bytes of a part of an open file, fewer where it ends; nil and `errno` where that fails.
  static func read(_ descriptor: Int32, at offset: Int, count: Int) -> [UInt8]? {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: max(count, 0)) { buffer, filled in
      while filled < count, let start = buffer.baseAddress {
        let got = pread(descriptor, start + filled, count - filled, off_t(offset + filled))
        if got > 0 {
          filled += got
        } else if got == 0 {
          return
        } else if errno != EINTR {
          failed = true
          return
        }
      }
    }
    return failed ? nil : bytes
  }

  /// The error number of what failed last on this thread.
  static var lastError: Int32 { errno }

  /// The bytes of a file, or of a part of it.
  ///
  /// - Parameter limit: the number of bytes that may be read.
  package static func contents(
    of path: String, part: Range<Int>? = nil, limit: Int
  ) throws(DiskFault) -> [UInt8] {
    let descriptor = open(DiskName.path(path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DiskFault(path, errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw DiskFault(path, errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw DiskFault(path, errno: EINVAL) }
    let whole = 0..<max(Int(status.st_size), 0)
    let part = part ?? whole
    guard part.count <= limit else { throw DiskFault(path, .tooLarge(limit)) }
    guard let bytes = read(descriptor, at: part.lowerBound, count: part.count) else {
      throw DiskFault(path, errno: errno)
    }
    guard bytes.count == part.count else { throw DiskFault(path, .changed) }
    return bytes
  }

  /// Whether two files can be read and hold the same bytes.
  ///
  /// - Complexity: O(bytes); the memory does not depend on how many there are.
  static func haveSameBytes(_ one: String, _ other: String) -> Bool {
    let descriptors = [one, other].map { open(DiskName.path($0), O_RDONLY | O_CLOEXEC) }
    defer { for descriptor in descriptors where descriptor >= 0 { close(descriptor) } }
    guard let first = descriptors.first, let second = descriptors.last, first >= 0, second >= 0
    else { return false }
    let chunk = 1 << 20
    var offset = 0
    while true {
      guard let mine = read(first, at: offset, count: chunk),
        let others = read(second, at: offset, count: chunk), mine == others
      else { return false }
      if mine.count < chunk { return true }
      offset += mine.count
    }
  }

  /// Whether something stands at a path.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(DiskName.path(path), &status) == 0
  }

  /// Takes a file away where there is one.
  package static func remove(_ path: String) { unlink(path) }

  /// Forces the names in a folder to the disk, where the file system can do that.
  static func syncFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
