import Batch
import Glibc
import Text

/// Reads whole files, of bounded size.
enum FileReader {
  /// The number of bytes that a file may have.
  static let maximumBytes = JSONReader.maximumBytes

  /// The content of a file; `-` is standard input.
  static func text(at path: String) throws(Failure) -> SourceText {
    SourceText(name: path, bytes: try bytes(at: path))
  }

  private static func bytes(at path: String) throws(Failure) -> [UInt8] {
    if path == "-" { return try contents(of: 0, name: "standard input") }
    let name = Visible.text(path)
    let descriptor = open(DiskName.path(path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(.inputOutput, "\(name): \(SystemError.words(errno))")
    }
    defer { close(descriptor) }
    return try contents(of: descriptor, name: name)
  }

  private static func contents(of descriptor: Int32, name: String) throws(Failure) -> [UInt8] {
    var status = stat()
    var expected = 0
    if fstat(descriptor, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR {
        throw Failure(.inputOutput, "\(name): this is a folder, not a file")
      }
      if status.st_mode & S_IFMT == S_IFREG { expected = Int(status.st_size) }
    }
    guard expected <= maximumBytes else { throw tooLarge(name) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(expected + 1)
    var chunk = [UInt8](repeating: 0, count: min(max(expected + 1, 1 << 16), 1 << 20))
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      guard count > 0 else {
        switch errno {
        case EINTR: continue
        case EAGAIN:
          _ = Disk.wait(for: descriptor, POLLIN, milliseconds: -1)
          continue
        default: throw Failure(.inputOutput, "\(name): \(SystemError.words(errno))")
        }
      }
      bytes.append(contentsOf: chunk[..<count])
      guard bytes.count <= maximumBytes else { throw tooLarge(name) }
    }
  }

  private static func tooLarge(_ name: String) -> Failure {
    Failure(.submission, "\(name): larger than \(maximumBytes >> 20) MiB; it is not read")
  }
}
