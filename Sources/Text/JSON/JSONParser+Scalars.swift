extension JSONParser {
  /// Reads `true`, `false` or `null`.
  mutating func word() throws(JSONFault) -> JSONValue.Kind {
    let kind: JSONValue.Kind
    let length: Int
    if matches("true") {
      (kind, length) = (.bool(true), 4)
    } else if matches("false") {
      (kind, length) = (.bool(false), 5)
    } else if matches("null") {
      (kind, length) = (.null, 4)
    } else {
      throw complaint(.value)
    }
    if Self.continuesWord(byte(at + length)) { throw complaint(.value) }
    at += length
    return kind
  }

  /// Reads a number by the grammar and keeps it as it was written.
  mutating func number() throws(JSONFault) -> String {
    let start = at
    if byte(at) == UInt8(ascii: "-") { at += 1 }
    let integer = at
    guard skipDigits() else {
      if Self.continuesWord(byte(at)) { throw complaint(.value, at: start) }
      throw JSONFault(.missingDigits(where: "after the minus sign"), start, at)
    }
    if byte(integer) == UInt8(ascii: "0"), at > integer + 1 {
      throw JSONFault(.leadingZero, start, at)
    }
    if byte(at) == UInt8(ascii: ".") {
      at += 1
      guard skipDigits() else {
        throw JSONFault(.missingDigits(where: "after its point"), start, at)
      }
    }
    if byte(at) | 0x20 == UInt8(ascii: "e"), !Self.continuesWord(byte(at + 1)) || digit(at + 1) {
      at += 1
      if byte(at) == UInt8(ascii: "+") || byte(at) == UInt8(ascii: "-") { at += 1 }
      guard skipDigits() else {
        throw JSONFault(.missingDigits(where: "in its exponent"), start, at)
      }
    }
    if Self.runsOn(byte(at)), !isComment(at) {
      while Self.runsOn(byte(at)) { at += 1 }
      throw JSONFault(.numberRunsOn, start, at)
    }
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at]), as: UTF8.self)
  }

  /// Whether a byte belongs to a word: a letter, a digit or `_`.
  static func continuesWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Whether a byte right after a number means that the whole was meant as something else.
  private static func runsOn(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "*"),
      UInt8(ascii: "/"), UInt8(ascii: "^"), UInt8(ascii: "("), UInt8(ascii: ")"), 0x80...:
      true
    default: continuesWord(byte)
    }
  }

  private func digit(_ offset: Int) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte(offset)
  }

  private mutating func skipDigits() -> Bool {
    let start = at
    while at < bytes.count, bytes[at] &- 0x30 <= 9 { at += 1 }
    return at > start
  }

  private func matches(_ word: StaticString) -> Bool {
    guard bytes.count - at >= word.utf8CodeUnitCount else { return false }
    for offset in 0..<word.utf8CodeUnitCount
    where bytes[at + offset] != word.utf8Start[offset] {
      return false
    }
    return true
  }
}
