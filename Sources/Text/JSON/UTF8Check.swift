/// Finds the first bytes of a text that are not UTF-8.
package enum UTF8Check {
  /// What is said of the first bytes that are not UTF-8; nil where all are.
  package static func diagnostic(in text: SourceText) -> Diagnostic? {
    firstFault(in: text.bytes, from: 0, to: text.bytes.count).map { fault in
      JSONFault(.invalidUTF8, fault.start, fault.end).diagnostic(in: text)
    }
  }

  /// The first ill-formed bytes that begin in `start ..< end`.
  static func firstFault(in bytes: [UInt8], from start: Int, to end: Int) -> SourceSpan? {
    var index = start
    while index < min(end, bytes.count) {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      guard let length = scalarLength(in: bytes, at: index) else {
        return SourceSpan(index, index + 1)
      }
      index += length
    }
    return nil
  }

  /// The length of the well-formed scalar at `index`, or nil where there is none.
  ///
  /// Source: The Unicode Standard, table 3-7.
  static func scalarLength(in bytes: some RandomAccessCollection<UInt8>, at index: Int) -> Int? {
    let bytes = bytes.dropFirst(index).prefix(4).map(\.self)
    guard let lead = bytes.first else { return nil }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard bytes.count >= length, second.contains(bytes[1]) else { return nil }
    return bytes[2..<length].allSatisfy { 0x80...0xBF ~= $0 } ? length : nil
  }
}
