/// The only writer of JSON: appends values to bytes, on one line or indented.
///
/// - Complexity: O(length of the output).
package struct JSONWriter {
  /// What has been written.
  package private(set) var bytes: [UInt8] = []

  private let pretty: Bool
  private var depth = 0

  /// The width up to which an array of scalars stays on one line.
  private static let lineWidth = 80

  /// Makes a writer with nothing written.
  package init(pretty: Bool) {
    self.pretty = pretty
  }

  /// Appends one value.
  package mutating func write(_ value: JSONOutput) {
    switch value {
    case .null: append("null")
    case .bool(let bool): append(bool ? "true" : "false")
    case .integer(let integer): append(integer.description)
    case .double(let double): write(double)
    case .number(let number): if Self.isNumber(number) { append(number) } else { write(number) }
    case .string(let string): write(string)
    case .array(let elements): write(elements)
    case .object(let members): write(members)
    }
  }

  private mutating func write(_ elements: [JSONOutput]) {
    if pretty, elements.allSatisfy(\.isScalar), writeOnOneLine(elements) { return }
    bracketed(UInt8(ascii: "["), UInt8(ascii: "]"), count: elements.count) { writer, index in
      writer.write(elements[index])
    }
  }

  private mutating func write(_ members: [(String, JSONOutput)]) {
    bracketed(UInt8(ascii: "{"), UInt8(ascii: "}"), count: members.count) { writer, index in
      writer.write(members[index].0)
      writer.bytes.append(UInt8(ascii: ":"))
      if writer.pretty { writer.bytes.append(UInt8(ascii: " ")) }
      writer.write(members[index].1)
    }
  }

  private mutating func bracketed(
    _ opener: UInt8, _ closer: UInt8, count: Int, item: (inout JSONWriter, Int) -> Void
  ) {
    bytes.append(opener)
    depth += 1
    for index in 0..<count {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      breakLine()
      item(&self, index)
    }
    depth -= 1
    if count > 0 { breakLine() }
    bytes.append(closer)
  }

  private mutating func breakLine() {
    guard pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  /// Writes an array of scalars within the line, or takes back what would not fit.
  private mutating func writeOnOneLine(_ elements: [JSONOutput]) -> Bool {
    let start = bytes.count
    append("[")
    for (index, element) in elements.enumerated() {
      if index > 0 { append(", ") }
      write(element)
      if bytes.count - start + 2 * depth >= Self.lineWidth {
        bytes.removeLast(bytes.count - start)
        return false
      }
    }
    append("]")
    return true
  }

  private mutating func write(_ double: Double) {
    guard double.isFinite else { return append("null") }
    if let whole = Int(exactly: double), whole != 0, whole.magnitude < 1 << 50 {
      return append(whole.description)
    }
    let digits = double.description
    append(digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits)
  }

  private mutating func write(_ string: String) {
    bytes.append(UInt8(ascii: "\""))
    var string = string
    string.withUTF8 { text in
      // Whole runs without escapes are copied.
      var start = 0
      var place = 0
      while place < text.count {
        if Self.isPlain(text[place]) {
          place += 1
          continue
        }
        let length = Self.escaped(text, place)
        if length == 0 {
          place += 1
          continue
        }
        bytes.append(contentsOf: text[start..<place])
        appendEscape(text[place], last: text[place + length - 1])
        place += length
        start = place
      }
      bytes.append(contentsOf: text[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether no scalar that begins with a byte has to be escaped.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0xE2
  }

  /// How many bytes at a place make a scalar that has to be escaped; 0 for none.
  private static func escaped(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    let byte = text[place]
    if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return 1 }
    // U+2028 and U+2029, which end lines in JavaScript.
    guard byte == 0xE2, place + 2 < text.count, text[place + 1] == 0x80 else { return 0 }
    return text[place + 2] | 1 == 0xA9 ? 3 : 0
  }

  /// Writes the escape of a scalar by its first byte and its last.
  private mutating func appendEscape(_ byte: UInt8, last: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    case 0x08: append("\\b")
    case 0x0C: append("\\f")
    case 0xE2: append(last == 0xA8 ? "\\u2028" : "\\u2029")
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      append("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
    }
  }

  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Whether a text is exactly one JSON number.
  private static func isNumber(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var parser = JSONParser(bytes, from: 0)
      return !bytes.isEmpty && bytes[0] > 0x20 && (try? parser.number()) != nil
        && parser.at == bytes.count
    }
  }
}
