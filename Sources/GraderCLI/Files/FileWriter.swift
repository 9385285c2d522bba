import Batch
import Glibc
import Text

/// Writes files whole or not at all.
enum FileWriter {
  /// Puts `bytes` in the place of whatever stands at `path`.
  ///
  /// A new file is written beside it, forced to the disk and renamed. What is no plain file, such as
  /// a pipe or a device, is written to as it is. What cannot be made again stays: see `Original`.
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let name = Visible.text(path)
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR {
      throw Failure(.inputOutput, "\(name): this is a folder, not a file")
    }
    if exists, status.st_mode & S_IFMT != S_IFREG {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(name) }
      defer { close(descriptor) }
      if let error = bytes.withUnsafeBytes({ Disk.writeAll($0, to: descriptor) }) {
        throw failure(name, error)
      }
      return
    }
    if exists { try Original.check(path) }
    do throws(DiskFault) {
      try replace(Folder.resolved(path) ?? path, bytes, mode: exists ? status.st_mode : nil)
    } catch {
      throw Failure(DiskFault(path, error.reason))
    }
  }

  /// Puts `bytes` at `path` without forcing them to the disk, for what can be made again.
  static func writeQuickly(_ bytes: [UInt8], to path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(Visible.text(path)) }
    defer { close(descriptor) }
    if let error = bytes.withUnsafeBytes({ Disk.writeAll($0, to: descriptor) }) {
      throw failure(Visible.text(path), error)
    }
  }

  private static func replace(_ path: String, _ bytes: [UInt8], mode: mode_t?) throws(DiskFault) {
    var file = try DurableFile(at: path, isShared: true, mode: mode)
    file.write(bytes)
    try file.finish()
  }

  private static func failure(_ name: String, _ error: Int32 = errno) -> Failure {
    Failure(.inputOutput, "\(name): \(SystemError.words(error))")
  }
}
