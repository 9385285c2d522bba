import Glibc
import Text

/// Writes files whole or not at all.
enum FileWriter {
  /// Puts `bytes` in the place of whatever stands at `path`.
  ///
  /// A new file is written beside it, forced to the disk and renamed. What is no plain file, such as
  /// a pipe or a device, is written to as it is.
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
      if let error = Output.writeAll(bytes, to: descriptor) { throw failure(name, error) }
      return
    }
    try replace(exists ? resolved(path) : path, bytes, mode: exists ? status.st_mode : nil, name)
  }

  private static func replace(
    _ path: String, _ bytes: [UInt8], mode: mode_t?, _ name: String
  ) throws(Failure) {
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(name) }
    if let mode { fchmod(descriptor, mode & 0o777) }
    var error = Output.writeAll(bytes, to: descriptor)
    if error == nil, fsync(descriptor) != 0, errno != EINVAL { error = errno }
    if close(descriptor) != 0, error == nil { error = errno }
    if error == nil, rename(temporary, path) != 0 { error = errno }
    if let error {
      unlink(temporary)
      throw failure(name, error)
    }
  }

  /// The file that a chain of links leads to.
  private static func resolved(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  private static func failure(_ name: String, _ error: Int32 = errno) -> Failure {
    Failure(.inputOutput, "\(name): \(SystemError.words(error))")
  }
}
