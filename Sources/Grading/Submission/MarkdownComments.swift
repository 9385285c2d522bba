import Text

/// Takes HTML comments out of a Markdown file, over as many lines as they run.
///
/// What is hidden becomes white space, so that everything else keeps its place. Between fences and
/// backquotes nothing is a comment, nor is what is never closed.
struct MarkdownComments {
  /// The bytes without comments.
  private(set) var bytes: [UInt8]

  /// Where the last `-->` stands that was looked for; the end where there is none.
  private var closing = 0

  private static let opener = Array("<!--".utf8)
  private static let closer = Array("-->".utf8)

  init(_ text: SourceText, lines: [(start: Int, end: Int)]) {
    bytes = text.bytes
    closing = place(of: Self.closer, from: 0, before: bytes.count)
    var fence: MarkdownFence?
    var hidden = 0
    for line in lines {
      let start = max(line.start, hidden)
      guard start < line.end else { continue }
      let words = SetText.trimmed(text[SourceSpan(start, line.end)])
      if let open = fence {
        if open.isClosed(by: words) { fence = nil }
        continue
      }
      // What stands behind a comment opens no fence.
      if start == line.start { fence = MarkdownFence(words) }
      if fence == nil { hidden = max(hidden, hide(start, line.end)) }
    }
  }

  /// Hides what begins in a part of a line, and tells where the last of it ends.
  private mutating func hide(_ start: Int, _ end: Int) -> Int {
    var place = start
    var isFirst = true
    while place < end {
      if bytes[place] == UInt8(ascii: "`") {
        place = afterCode(place, end)
      } else if isOpener(place), let close = close(place, isFirst: isFirst) {
        for hidden in place..<close where bytes[hidden] > 0x20 { bytes[hidden] = 0x20 }
        place = close
        continue
      } else {
        if bytes[place] > 0x20 { isFirst = false }
        place += 1
        continue
      }
      isFirst = false
    }
    return place
  }

  /// Where the comment ends that would begin here.
  ///
  /// One that begins within a line holds no other; else a stray `<!--` would hide all up to the end
  /// of the next comment.
  private mutating func close(_ start: Int, isFirst: Bool) -> Int? {
    // The dashes of `<!-->` open and close at once.
    let dashes = start + 2
    if closing < dashes {
      closing = place(of: Self.closer, from: dashes, before: bytes.count)
    }
    let close = closing
    guard close < bytes.count else { return nil }
    if !isFirst, place(of: Self.opener, from: dashes, before: close) < close { return nil }
    return close + Self.closer.count
  }

  private func isOpener(_ place: Int) -> Bool {
    bytes[place] == UInt8(ascii: "<") && bytes[place...].starts(with: Self.opener)
  }

  /// One past the code that begins with some backquotes, or past them where they close nowhere.
  private func afterCode(_ start: Int, _ end: Int) -> Int {
    let tick = UInt8(ascii: "`")
    let size = bytes[start..<end].prefix { $0 == tick }.count
    var place = start + size
    while place < end {
      let run = bytes[place..<end].prefix { $0 == tick }.count
      if run == size { return place + run }
      place += max(run, 1)
    }
    return start + size
  }

  /// The first place of some bytes; the end where they do not stand before it.
  private func place(of wanted: [UInt8], from start: Int, before end: Int) -> Int {
    guard start + wanted.count <= end else { return end }
    return (start...end - wanted.count).first {
      bytes[$0] == wanted[0] && bytes[$0...].starts(with: wanted)
    }
      ?? end
  }
}
