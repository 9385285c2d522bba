import Batch
import Glibc
import Text

/// Reads an open file line by line; memory stays flat however long it is.
struct LineReader {
  /// What a line is.
  enum Line {
    /// The bytes without the line break.
    case text([UInt8])
    /// A line that is longer than `maximumBytes`; it was skipped.
    case tooLong
  }

  /// The number of bytes that a line may have.
  static let maximumBytes = 16 << 20

  private let descriptor: Int32
  private let name: String
  private var buffer: [UInt8] = []
  private var start = 0
  private var isSkipping = false
  private var isAtEnd = false

  /// Makes a reader of an open file that messages call `name`.
  init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// The next line, or nil at the end.
  ///
  /// - Parameter pause: called before waiting for input that has not come yet.
  mutating func next(pause: () -> Void) throws(Failure) -> Line? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = buffer[start..<end]
        start = end + 1
        return take(line)
      }
      if isAtEnd {
        let line = buffer[start...]
        start = buffer.count
        return line.isEmpty && !isSkipping ? nil : take(line)
      }
      buffer.removeFirst(start)
      start = 0
      if buffer.count > Self.maximumBytes {
        isSkipping = true
        buffer.removeAll(keepingCapacity: false)
      }
      searched = buffer.count
      try fill(pause)
    }
  }

  private mutating func take(_ line: ArraySlice<UInt8>) -> Line {
    defer { isSkipping = false }
    return isSkipping || line.count > Self.maximumBytes ? .tooLong : .text(Array(line))
  }

  private mutating func fill(_ pause: () -> Void) throws(Failure) {
    if !Disk.wait(for: descriptor, POLLIN, milliseconds: 0) { pause() }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count > 0 {
        buffer.append(contentsOf: chunk[..<count])
        return
      }
      if count == 0 {
        isAtEnd = true
        return
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: _ = Disk.wait(for: descriptor, POLLIN, milliseconds: -1)
      default: throw Failure(.inputOutput, "\(name): \(SystemError.words(errno))")
      }
    }
  }
}
