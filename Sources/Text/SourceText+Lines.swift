/// One line of a text: its number and the bytes between its ends.
struct SourceLine {
  /// The number, from 1.
  let number: Int

  /// The content without line break and without a byte order mark.
  let content: SourceSpan
}

extension SourceText {
  /// The line and column of an offset; an offset beyond the text counts as its end.
  ///
  /// A byte inside a Character has that Character's column. A byte order mark takes no column.
  ///
  /// - Complexity: O(`offset`); it is meant for messages, not for loops.
  package func position(at offset: Int) -> Position {
    let line = line(at: offset)
    return Position(line: line.number, column: column(at: offset, in: line.content.start, line) + 1)
  }

  /// The line and column where a span begins in the file, through JSON escapes.
  package func rootedPosition(of span: SourceSpan) -> Position {
    let root = rooted(span)
    return root.text.position(at: root.span.start)
  }

  /// The line that holds the byte at `offset`; a line break belongs to the line that it ends.
  func line(at offset: Int) -> SourceLine {
    let offset = clamped(SourceSpan(offset, offset)).start
    var number = 1
    var start = bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
    for index in 0..<offset where bytes[index] == UInt8(ascii: "\n") {
      number += 1
      start = index + 1
    }
    var end = max(start, offset)
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return SourceLine(number: number, content: SourceSpan(start, end))
  }

  /// How many Characters begin in `start ..< offset` before the one that holds `offset`.
  func column(at offset: Int, in start: Int, _ line: SourceLine) -> Int {
    let end = line.content.end
    let offset = scalarStart(at: min(max(offset, start), end), from: start)
    guard offset < end else { return characterCount(start, end) }
    let length = UTF8Check.scalarLength(in: bytes, at: offset) ?? 1
    return max(characterCount(start, min(end, offset + length)) - 1, 0)
  }

  /// How many Characters the bytes from `start` up to `end` make.
  ///
  /// Between two ASCII bytes there is always a boundary, except within CR LF, so only what touches
  /// other bytes takes the slow way through `Character`.
  func characterCount(_ start: Int, _ end: Int) -> Int {
    var count = 0
    var index = start
    while index < end {
      if bytes[index] < 0x80, index + 1 >= end || bytes[index + 1] < 0x80 {
        index += 1
        count += 1
        continue
      }
      var stop = index + 1
      while stop < end, bytes[stop] >= 0x80 || bytes[stop - 1] >= 0x80 { stop += 1 }
      count += String(decoding: bytes[index..<stop], as: UTF8.self).count
      index = stop
    }
    return count
  }

  /// The offset of the first byte of the scalar that holds `offset`, not before `start`.
  func scalarStart(at offset: Int, from start: Int) -> Int {
    guard offset < bytes.count else { return offset }
    for index in stride(from: offset, through: max(start, offset - 3), by: -1)
    where bytes[index] & 0xC0 != 0x80 {
      let length = UTF8Check.scalarLength(in: bytes, at: index) ?? 1
      return index + length > offset ? index : offset
    }
    return offset
  }

  /// The three bytes that some editors put in front of UTF-8.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
