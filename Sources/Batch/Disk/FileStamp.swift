import Glibc
import Text

/// What the file system tells of a file: while that stays the same, so do its bytes.
///
/// The time of the last change (`ctime`) cannot be set by a program, so an edit that keeps the size and
/// puts the old `mtime` back is noticed too. Two changes within one tick of the file system's clock
/// have one stamp; whoever trusts a stamp waits for the next tick first.
package struct FileStamp: Sendable, Hashable {
  /// The file system and the file's number there.
  package var device, inode: Int
  /// The number of bytes.
  package var size: Int
  /// When the bytes changed, and when anything changed, in nanoseconds.
  package var modified, changed: Int

  /// The stamp that a call of `stat` has told.
  package init(_ status: stat) {
    device = Int(truncatingIfNeeded: status.st_dev)
    inode = Int(truncatingIfNeeded: status.st_ino)
    size = Int(status.st_size)
    modified = FileStamp.nanoseconds(status.st_mtim)
    changed = FileStamp.nanoseconds(status.st_ctim)
  }

  /// The stamp of the file at a path, links followed; nil where nothing is there.
  package init?(of path: String) {
    var status = stat()
    guard stat(DiskName.path(path), &status) == 0 else { return nil }
    self.init(status)
  }

  /// The time that the file system would write now, as far as the system's clock tells.
  package static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }

  /// Waits until the clock of a file's file system is past a moment; false where that takes long.
  ///
  /// - Parameter path: a file whose times may be changed.
  package static func wait(until moment: Int, at path: String) -> Bool {
    for _ in 0..<30 {
      guard utimensat(AT_FDCWD, path, nil, 0) == 0, let stamp = FileStamp(of: path) else {
        return false
      }
      if stamp.changed > moment { return true }
      usleep(1000)
    }
    return false
  }

  private static func nanoseconds(_ time: timespec) -> Int {
    Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
  }
}

extension SHA256.Stream {
  /// Adds a stamp.
  package mutating func add(_ stamp: FileStamp) {
    for number in [stamp.device, stamp.inode, stamp.size, stamp.modified, stamp.changed] {
      add(number)
    }
  }
}
