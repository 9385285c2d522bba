extension JSONParser {
  /// What the grammar allows at a place.
  enum Wanted {
    case value, key, colon, end
    case separator(String)
  }

  /// The most helpful fault for whatever stands at the current offset.
  func complaint(_ wanted: Wanted) -> JSONFault {
    complaint(wanted, at: at)
  }

  /// The most helpful fault for whatever stands at `start`.
  func complaint(_ wanted: Wanted, at start: Int) -> JSONFault {
    guard start < bytes.count else {
      guard let opener = openers.last else { return JSONFault(.empty, start, start) }
      return JSONFault(.unclosed, opener, opener + 1)
    }
    if isComment(start) {
      return JSONFault(.comment, start, start + (byte(start) == UInt8(ascii: "#") ? 1 : 2))
    }
    let token = token(at: start)
    switch wanted {
    case .value: return valueComplaint(start, token)
    case .key: return keyComplaint(start, token)
    case .colon:
      if beginsValue(start) || closes(start) || byte(start) == UInt8(ascii: ",") {
        return JSONFault(.missingColon, start, token)
      }
      return JSONFault(.unexpected(wanted: "`:`"), start, token)
    case .separator(let names):
      if beginsValue(start) { return JSONFault(.missingComma, start, token) }
      if closes(start), let opener = openers.last {
        return JSONFault(.mismatched(opener: character(opener)), start, start + 1)
      }
      return JSONFault(.unexpected(wanted: names), start, token)
    case .end: return JSONFault(.trailing, start, token)
    }
  }

  private func valueComplaint(_ start: Int, _ end: Int) -> JSONFault {
    switch byte(start) {
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
      return JSONFault(.missingValue, start, end)
    case UInt8(ascii: "'"): return JSONFault(.singleQuotes, start, end)
    case UInt8(ascii: "+"): return JSONFault(.plusSign, start, end)
    case UInt8(ascii: "."): return JSONFault(.missingDigits(where: "before its point"), start, end)
    default: break
    }
    if isCurlyQuote(start) { return JSONFault(.curlyQuotes, start, end) }
    let sign = byte(start) == UInt8(ascii: "-") ? 1 : 0
    guard Self.continuesWord(byte(start + sign)) else {
      return JSONFault(.unexpected(wanted: "a value"), start, end)
    }
    let word = String(decoding: bytes[(start + sign)..<min(end, bytes.count)], as: UTF8.self)
    let isNotFinite = ["nan", "inf", "infinity"].contains(word.lowercased())
    return JSONFault(isNotFinite ? .notFinite : .unknownWord, start, end)
  }

  private func keyComplaint(_ start: Int, _ end: Int) -> JSONFault {
    switch byte(start) {
    case UInt8(ascii: ","), UInt8(ascii: ":"): return JSONFault(.missingKey, start, end)
    case UInt8(ascii: "'"): return JSONFault(.singleQuotes, start, end)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "["),
      UInt8(ascii: "{"):
      return JSONFault(.keyIsNoString, start, end)
    default: break
    }
    if isCurlyQuote(start) { return JSONFault(.curlyQuotes, start, end) }
    if Self.continuesWord(byte(start)) { return JSONFault(.unquotedKey, start, end) }
    if closes(start), let opener = openers.last {
      return JSONFault(.mismatched(opener: character(opener)), start, end)
    }
    return JSONFault(.unexpected(wanted: "a key"), start, end)
  }

  /// The end of the word, number or single sign at `start`.
  private func token(at start: Int) -> Int {
    var end = start
    if byte(end) == UInt8(ascii: "-") || byte(end) == UInt8(ascii: "+") { end += 1 }
    while Self.continuesWord(byte(end)) || byte(end) == UInt8(ascii: ".") { end += 1 }
    return end > start ? end : start + (UTF8Check.scalarLength(in: bytes, at: start) ?? 1)
  }

  private func beginsValue(_ start: Int) -> Bool {
    switch byte(start) {
    case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "-"): true
    default: Self.continuesWord(byte(start))
    }
  }

  private func closes(_ start: Int) -> Bool {
    byte(start) == UInt8(ascii: "]") || byte(start) == UInt8(ascii: "}")
  }

  /// Whether a comment, as other formats have it, begins at `start`.
  func isComment(_ start: Int) -> Bool {
    let next = byte(start + 1)
    return byte(start) == UInt8(ascii: "#")
      || byte(start) == UInt8(ascii: "/")
        && (next == UInt8(ascii: "/") || next == UInt8(ascii: "*"))
  }

  /// Whether one of ‘ ’ “ ” „ « » stands at `start`.
  private func isCurlyQuote(_ start: Int) -> Bool {
    let (first, second, third) = (byte(start), byte(start + 1), byte(start + 2))
    if first == 0xC2 { return second == 0xAB || second == 0xBB }
    return first == 0xE2 && second == 0x80 && 0x98...0x9E ~= third
  }

  private func character(_ offset: Int) -> String {
    String(Character(Unicode.Scalar(byte(offset))))
  }
}
