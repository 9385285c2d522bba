/// Reads an open file line by line with the place of each line; memory stays flat.
package struct LineScanner {
  /// One line of the file.
  package struct Line {
    /// The bytes without the line break; empty where the line is too long.
    package var bytes: ArraySlice<UInt8>
    /// The offset of its first byte.
    package var offset: Int
    /// The number of its bytes, without the line break.
    package var count: Int
    /// Whether a line break ends it.
    package var isWhole: Bool
    /// Whether it is longer than what is looked at.
    package var isTooLong: Bool
  }

  /// The error number of a read that failed.
  package private(set) var error: Int32?

  private let descriptor: Int32
  private let longest: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var searched = 0
  /// The offset of `buffer` in the file.
  private var base = 0
  /// The bytes of the line at hand that were let go because it is too long.
  private var skipped = 0
  private var isAtEnd = false

  /// Makes a scanner of an open file.
  package init(descriptor: Int32, longest: Int) {
    self.descriptor = descriptor
    self.longest = longest
  }

  /// The next line; nil at the end, or where reading failed.
  package mutating func next() -> Line? {
    while true {
      if let stop = buffer[searched...].firstIndex(of: 0x0A) { return take(stop, isWhole: true) }
      if isAtEnd {
        return start < buffer.count || skipped > 0 ? take(buffer.count, isWhole: false) : nil
      }
      fill()
    }
  }

  private mutating func take(_ stop: Int, isWhole: Bool) -> Line {
    let count = skipped + stop - start
    let isTooLong = skipped > 0 || count > longest
    let line = Line(
      bytes: isTooLong ? [] : buffer[start..<stop], offset: base + start - skipped, count: count,
      isWhole: isWhole, isTooLong: isTooLong)
    start = min(stop + 1, buffer.count)
    searched = start
    skipped = 0
    return line
  }

  private mutating func fill() {
    if buffer.count - start > longest {
      skipped += buffer.count - start
      start = buffer.count
    }
    buffer.removeFirst(start)
    base += start
    start = 0
    searched = buffer.count
    guard let more = Disk.read(descriptor, at: base + buffer.count, count: 1 << 18) else {
      error = Disk.lastError
      isAtEnd = true
      return
    }
    buffer += more
    isAtEnd = more.isEmpty
  }
}
