import Text

/// A walk over the Unicode scalars of a text that knows every scalar's place.
struct ScalarCursor {
  /// The scalars, folded to plain letters where they are styled.
  private(set) var values: [UInt32] = []
  private var raw: [UInt32] = []
  private var offsets: [Int] = []

  /// The place of the next scalar.
  var index = 0

  /// Makes a cursor at the start of a text.
  init(_ text: SourceText) {
    let count = text.bytes.count
    values.reserveCapacity(count)
    raw.reserveCapacity(count)
    offsets.reserveCapacity(count + 1)
    if text.bytes.allSatisfy({ $0 < 0x80 }) {
      raw.append(contentsOf: text.bytes.lazy.map { UInt32($0) })
      values = raw
      offsets.append(contentsOf: 0...count)
      return
    }
    var offset = 0
    var bytes = text.bytes.makeIterator()
    var parser = UTF8.ForwardParser()
    while true {
      let (scalar, width): (Unicode.Scalar, Int)
      switch parser.parseScalar(from: &bytes) {
      case .valid(let encoded): (scalar, width) = (UTF8.decode(encoded), encoded.count)
      // Bytes that are no UTF-8 are as long as they are, whatever stands for them.
      case .error(let length): (scalar, width) = ("\u{FFFD}", length)
      case .emptyInput:
        offsets.append(offset)
        return
      }
      values.append(Glyphs.folded(scalar.value))
      raw.append(scalar.value)
      offsets.append(offset)
      offset += width
    }
  }

  /// Puts spaces in the place of what is passed over.
  mutating func blank(_ range: Range<Int>) {
    for place in range.clamped(to: 0..<values.count) { values[place] = 0x20 }
  }

  /// Whether nothing follows.
  var atEnd: Bool { index >= values.count }

  /// The scalar `ahead` places further on, 0 beyond the end.
  func peek(_ ahead: Int = 0) -> UInt32 {
    index + ahead < values.count ? values[index + ahead] : 0
  }

  /// The scalar as written, before folding.
  var rawScalar: UInt32 { index < raw.count ? raw[index] : 0 }

  /// The UTF-8 offset of the scalar at `position`.
  func offset(_ position: Int) -> Int { offsets[min(max(position, 0), offsets.count - 1)] }

  /// The span from `start` up to the cursor.
  func span(from start: Int) -> SourceSpan { SourceSpan(offset(start), offset(index)) }

  /// Whether the next scalars spell `text`.
  func starts(with text: String, ahead: Int = 0) -> Bool {
    var place = ahead
    for scalar in text.unicodeScalars {
      if peek(place) != scalar.value { return false }
      place += 1
    }
    return true
  }

  /// The text of the scalars in a range.
  func string(_ range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<values.count)
    if range.count == 1, let scalar = Unicode.Scalar(values[range.lowerBound]) {
      return String(Character(scalar))
    }
    var text = String.UnicodeScalarView()
    for value in values[range] {
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    return String(text)
  }

  /// Whether one of the digits 0 to 9.
  static func isDigit(_ value: UInt32) -> Bool { value >= 0x30 && value <= 0x39 }

  /// Whether one of the 52 Latin letters.
  static func isLetter(_ value: UInt32) -> Bool {
    (value >= 0x41 && value <= 0x5A) || (value >= 0x61 && value <= 0x7A)
  }

  /// Whether a word may begin with the scalar.
  static func beginsWord(_ value: UInt32) -> Bool {
    if value < 0x80 { return isLetter(value) }
    return Glyphs.greek[value] != nil || Glyphs.accented[value] != nil
  }
}
