/// A string of a JSON file: what it says, and where each part of that stood.
package struct JSONString: Sendable, Hashable {
  /// What the string says, escapes resolved.
  package let value: String

  /// Where the string stands in the file, quotes included.
  package let span: SourceSpan

  /// The escapes in order; empty for most strings.
  let escapes: [JSONEscape]

  /// A string that is not written in the file but stands for what is at `span`.
  package init(_ value: String, at span: SourceSpan) {
    self.init(value: value, span: span, escapes: [])
  }

  init(value: String, span: SourceSpan, escapes: [JSONEscape]) {
    self.value = value
    self.span = span
    self.escapes = escapes
  }

  /// The same string, as it would be `offset` bytes further on in a file.
  func shifted(by offset: Int) -> JSONString {
    JSONString(
      value: value, span: SourceSpan(span.start + offset, span.end + offset),
      escapes: escapes.map { escape in
        JSONEscape(
          start: escape.start,
          fileStart: UInt32(clamping: Int(escape.fileStart) + offset),
          length: escape.length, fileLength: escape.fileLength)
      })
  }

  /// Where a part of the value stands in the file.
  ///
  /// A span that begins or ends inside what one escape stands for covers the whole escape.
  package func fileSpan(of part: SourceSpan) -> SourceSpan {
    SourceSpan(fileOffset(part.start, isEnd: false), fileOffset(part.end, isEnd: true))
  }

  private func fileOffset(_ offset: Int, isEnd: Bool) -> Int {
    var low = 0
    var high = escapes.count
    while low < high {
      let middle = (low + high) / 2
      let begin = Int(escapes[middle].start)
      if begin < offset || (begin == offset && !isEnd) { low = middle + 1 } else { high = middle }
    }
    var place = span.start + 1 + max(0, offset)
    if low > 0 {
      let escape = escapes[low - 1]
      let rest = offset - Int(escape.start) - Int(escape.length)
      let fileEnd = Int(escape.fileStart) + Int(escape.fileLength)
      place = rest >= 0 ? fileEnd + rest : (isEnd ? fileEnd : Int(escape.fileStart))
    }
    return min(place, max(span.start, span.end - 1))
  }
}

/// One escape of a JSON string: bytes of the value, and the bytes of the file they came from.
struct JSONEscape: Sendable, Hashable {
  /// The offset in the value.
  let start: UInt32
  /// The offset of the backslash in the file.
  let fileStart: UInt32
  /// The number of bytes in the value.
  let length: UInt8
  /// The number of bytes in the file: 2, 6, or 12 for a surrogate pair.
  let fileLength: UInt8
}
