import Glibc

extension JSONParser {
  /// Reads a string; the next byte is its opening quote.
  mutating func string() throws(JSONFault) -> JSONString {
    let start = at
    at += 1
    let isASCII = skipPlain()
    if byte(at) == UInt8(ascii: "\"") {
      let content = UnsafeBufferPointer(rebasing: bytes[(start + 1)..<at])
      at += 1
      guard let value = Self.text(content, isASCII: isASCII) else {
        throw JSONFault(.invalidUTF8, start, at)
      }
      return JSONString(value: value, span: SourceSpan(start, at), escapes: [])
    }
    return try stringWithEscapes(from: start, isASCII: isASCII)
  }

  /// Steps to the next quote, backslash or control character; whether all before it is ASCII.
  private mutating func skipPlain() -> Bool {
    var place = at
    var seen: UInt64 = 0
    // Eight bytes at once; the lowest bit that is set belongs to a byte that ends the plain part, the
    // bits above it may not.
    let raw = UnsafeRawBufferPointer(bytes)
    while place + 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let quote = word ^ 0x2222_2222_2222_2222
      let slash = word ^ 0x5C5C_5C5C_5C5C_5C5C
      let found = (quote &- Self.ones) & ~quote | (slash &- Self.ones) & ~slash
      let ends = (found | (word &- Self.blanks) & ~word) & Self.highest
      guard ends == 0 else {
        let bits = UInt64(truncatingIfNeeded: ends.trailingZeroBitCount)
        seen |= word & ~(UInt64.max << (bits & ~7))
        at = place + Int(bits / 8)
        return seen & Self.highest == 0
      }
      seen |= word
      place += 8
    }
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      seen |= UInt64(byte)
      place += 1
    }
    at = place
    return seen & Self.highest == 0
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let blanks: UInt64 = 0x2020_2020_2020_2020
  private static let highest: UInt64 = 0x8080_8080_8080_8080

  /// The string of some bytes; nil where they are not UTF-8.
  ///
  /// What is not UTF-8 is replaced by U+FFFD, so that the bytes are no longer the same. This is several
  /// times as fast as the library's initializer that validates.
  private static func text(_ bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool) -> String? {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return "" }
    var text = String(decoding: bytes, as: UTF8.self)
    if isASCII { return text }
    let isSame = text.withUTF8 { own in
      own.baseAddress.map { own.count == bytes.count && memcmp($0, start, bytes.count) == 0 }
    }
    return isSame == true ? text : nil
  }

  private mutating func stringWithEscapes(
    from start: Int, isASCII: Bool
  ) throws(JSONFault) -> JSONString {
    scratch.removeAll(keepingCapacity: true)
    var isASCII = isASCII
    var escapes: [JSONEscape] = []
    escapes.reserveCapacity(4)
    var plain = start + 1
    while at < bytes.count {
      scratch.append(contentsOf: bytes[plain..<at])
      switch bytes[at] {
      case UInt8(ascii: "\""):
        at += 1
        let value = scratch.withUnsafeBufferPointer { Self.text($0, isASCII: isASCII) }
        guard let value else {
          throw JSONFault(.invalidUTF8, start, at)
        }
        return JSONString(value: value, span: SourceSpan(start, at), escapes: escapes)
      case UInt8(ascii: "\\"):
        guard at + 1 < bytes.count else { throw JSONFault(.unclosedString, start, start + 1) }
        let (before, place) = (scratch.count, at)
        if bytes[at + 1] == UInt8(ascii: "u") { isASCII = false }
        try escape()
        escapes.append(
          JSONEscape(
            start: UInt32(truncatingIfNeeded: before),
            fileStart: UInt32(truncatingIfNeeded: place),
            length: UInt8(truncatingIfNeeded: scratch.count - before),
            fileLength: UInt8(truncatingIfNeeded: at - place)))
      case 0x0A, 0x0D: throw JSONFault(.lineBreak, at, at + 1)
      default: throw JSONFault(.controlCharacter, at, at + 1)
      }
      plain = at
      if !skipPlain() { isASCII = false }
    }
    throw JSONFault(.unclosedString, start, start + 1)
  }

  /// Reads one escape and appends what it stands for.
  private mutating func escape() throws(JSONFault) {
    let start = at
    switch byte(at + 1) {
    case UInt8(ascii: "\""): scratch.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): scratch.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "/"): scratch.append(UInt8(ascii: "/"))
    case UInt8(ascii: "b"): scratch.append(0x08)
    case UInt8(ascii: "f"): scratch.append(0x0C)
    case UInt8(ascii: "n"): scratch.append(0x0A)
    case UInt8(ascii: "r"): scratch.append(0x0D)
    case UInt8(ascii: "t"): scratch.append(0x09)
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw badEscape(at: start)
    }
    at += 2
  }

  private mutating func unicodeEscape() throws(JSONFault) {
    let start = at
    guard var code = hexadecimal(at + 2) else { throw badEscape(at: start) }
    at += 6
    if code & 0xFC00 == 0xD800, byte(at) == UInt8(ascii: "\\"), byte(at + 1) == UInt8(ascii: "u"),
      let low = hexadecimal(at + 2), low & 0xFC00 == 0xDC00
    {
      code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
      at += 6
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw JSONFault(.loneSurrogate, start, start + 6)
    }
    scratch.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private func hexadecimal(_ offset: Int) -> UInt32? {
    var code: UInt32 = 0
    for offset in offset..<offset + 4 {
      let byte = byte(offset)
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): code = code << 4 | UInt32(byte - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): code = code << 4 | UInt32(byte - 0x57)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): code = code << 4 | UInt32(byte - 0x37)
      default: return nil
      }
    }
    return code
  }

  /// The fault of a backslash that begins no escape: the LaTeX command, or the one sign after it.
  private func badEscape(at start: Int) -> JSONFault {
    var end = start + 1
    while end < bytes.count, Self.isLetter(bytes[end]) { end += 1 }
    if byte(start + 1) == UInt8(ascii: "u"), end <= start + 2 || looksHexadecimal(start + 2, end) {
      while end < min(bytes.count, start + 6), Self.continuesWord(bytes[end]) { end += 1 }
      return JSONFault(.badUnicodeEscape, start, end)
    }
    if end == start + 1 {
      if bytes[end] < 0x20 {
        return JSONFault(
          bytes[end] == 0x0A || bytes[end] == 0x0D ? .lineBreak : .controlCharacter,
          end, end + 1)
      }
      end += UTF8Check.scalarLength(in: bytes, at: end) ?? 1
    }
    return JSONFault(.badEscape, start, end)
  }

  private func looksHexadecimal(_ start: Int, _ end: Int) -> Bool {
    (start..<end).allSatisfy { (bytes[$0] | 0x20) <= UInt8(ascii: "f") }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }
}
