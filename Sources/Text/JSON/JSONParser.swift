/// Recursive descent over bytes; never deeper than `JSONReader.maximumDepth`.
///
/// Its parts: values and structure here, words and numbers in `JSONParser+Scalars`, strings in
/// `JSONParser+Strings`, and the search for the right complaint in `JSONParser+Complaints`.
struct JSONParser {
  /// The text. Every access is guarded by a comparison with `count`.
  let bytes: UnsafeBufferPointer<UInt8>

  /// The offset of the next byte.
  var at: Int

  /// The offsets of the brackets that are open.
  var openers: [Int] = []

  /// Room for a string with escapes, kept from one to the next.
  var scratch: [UInt8] = []

  /// Makes a parser of `bytes` from an offset on.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.bytes = bytes
    at = start
  }

  /// The members or elements that room is made for at first.
  private static let usual = 4

  /// The byte at an offset, or 0 beyond the end.
  func byte(_ offset: Int) -> UInt8 {
    offset >= 0 && offset < bytes.count ? bytes[offset] : 0
  }

  /// Reads the whole text.
  mutating func document() throws(JSONFault) -> JSONValue {
    if byte(0) == 0xFF && byte(1) == 0xFE || byte(0) == 0xFE && byte(1) == 0xFF {
      throw JSONFault(.utf16, 0, 2)
    }
    let result = try value()
    skipBlanks()
    guard at >= bytes.count else { throw complaint(.end) }
    return result
  }

  /// Steps over blanks and line breaks.
  mutating func skipBlanks() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x0A, 0x0D, 0x09: at += 1
      default: return
      }
    }
  }

  /// Reads one value and the blanks before it.
  mutating func value() throws(JSONFault) -> JSONValue {
    skipBlanks()
    let start = at
    let kind: JSONValue.Kind
    switch byte(at) {
    case UInt8(ascii: "\""): kind = .string(try string())
    case UInt8(ascii: "{"): kind = .object(try members())
    case UInt8(ascii: "["): kind = .array(try elements())
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): kind = .number(try number())
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): kind = try word()
    default: throw complaint(.value)
    }
    return JSONValue(kind: kind, span: SourceSpan(start, at))
  }

  private mutating func elements() throws(JSONFault) -> [JSONValue] {
    try open()
    var result: [JSONValue] = []
    if close(UInt8(ascii: "]")) { return result }
    result.reserveCapacity(Self.usual)
    while true {
      result.append(try value())
      if close(UInt8(ascii: "]")) { return result }
      try comma(closer: UInt8(ascii: "]"), wanted: "`,` or `]`")
    }
  }

  private mutating func members() throws(JSONFault) -> [JSONMember] {
    try open()
    var result: [JSONMember] = []
    var keys = JSONKeySet()
    if close(UInt8(ascii: "}")) { return result }
    result.reserveCapacity(Self.usual)
    while true {
      skipBlanks()
      guard byte(at) == UInt8(ascii: "\"") else { throw complaint(.key) }
      let key = try string()
      if let first = keys.insert(key, after: result, in: bytes) {
        throw JSONFault(.repeatedKey(first: first), key.span.start, key.span.end)
      }
      skipBlanks()
      guard byte(at) == UInt8(ascii: ":") else { throw complaint(.colon) }
      at += 1
      result.append(JSONMember(name: key, value: try value()))
      if close(UInt8(ascii: "}")) { return result }
      try comma(closer: UInt8(ascii: "}"), wanted: "`,` or `}`")
    }
  }

  private mutating func open() throws(JSONFault) {
    guard openers.count < JSONReader.maximumDepth else { throw JSONFault(.tooDeep, at, at + 1) }
    openers.append(at)
    at += 1
  }

  private mutating func close(_ closer: UInt8) -> Bool {
    skipBlanks()
    guard at < bytes.count, bytes[at] == closer else { return false }
    at += 1
    openers.removeLast()
    return true
  }

  private mutating func comma(closer: UInt8, wanted: String) throws(JSONFault) {
    guard byte(at) == UInt8(ascii: ",") else { throw complaint(.separator(wanted)) }
    let comma = at
    at += 1
    skipBlanks()
    if byte(at) == closer { throw JSONFault(.trailingComma, comma, comma + 1) }
  }
}
