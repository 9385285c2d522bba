import Glibc

/// Names of files whose bytes are not UTF-8, which no text can hold.
///
/// In a text such a byte is written `\xFF`; a path that is opened is looked for as it is written
/// first, and then with those bytes.
package enum DiskName {
  /// The name that the system tells, with each byte that is not UTF-8 written as `\xFF`.
  package static func text(_ name: UnsafePointer<CChar>) -> String {
    if let text = String(validatingCString: name) { return text }
    var text = ""
    var rest = UnsafeBufferPointer(start: name, count: strlen(name)).map(UInt8.init(bitPattern:))[
      ...]
    while !rest.isEmpty {
      let length = (1...4).first { length in
        rest.count >= length && String(validating: rest.prefix(length), as: UTF8.self) != nil
      }
      if let length {
        text += String(decoding: rest.prefix(length), as: UTF8.self)
      } else {
        let digits = String(rest[rest.startIndex], radix: 16, uppercase: true)
        text += #"\x"# + digits
      }
      rest = rest.dropFirst(length ?? 1)
    }
    return text
  }

  /// The bytes of a name that holds `\xFF`, with a 0 behind them; nil where it holds no such byte.
  package static func bytes(of text: String) -> [CChar]? {
    let typed = Array(text.utf8)
    var bytes: [CChar] = []
    var place = 0
    while place < typed.count {
      if let byte = byte(typed[place...].prefix(4)) {
        bytes.append(CChar(bitPattern: byte))
        place += 4
      } else {
        bytes.append(CChar(bitPattern: typed[place]))
        place += 1
      }
    }
    return bytes.count == typed.count ? nil : bytes + [0]
  }

  /// The path as the system takes it.
  package static func path(_ path: String) -> [CChar] {
    let plain = Array(path.utf8CString)
    guard let bytes = bytes(of: path) else { return plain }
    var status = stat()
    return lstat(plain, &status) == 0 ? plain : bytes
  }

  /// The byte that `\xFF` stands for; nil for anything else, such as a byte of ASCII.
  private static func byte(_ escape: ArraySlice<UInt8>) -> UInt8? {
    guard escape.count == 4, escape.starts(with: Array(#"\x"#.utf8)) else { return nil }
    let digits = String(decoding: escape.dropFirst(2), as: UTF8.self)
    guard let byte = UInt8(digits, radix: 16), byte >= 0x80, digits == digits.uppercased() else {
      return nil
    }
    return byte
  }
}
