/// Many texts in little memory: their bytes in one buffer, and where each begins.
struct PackedTexts: Sendable {
  private var bytes: [UInt8] = []

  /// Where each text begins, in the list's order.
  private var starts: [Int] = []

  /// The byte behind each text; no path holds it.
  private static let end: UInt8 = 0

  /// The number of texts.
  var count: Int { starts.count }

  /// Whether there are none.
  var isEmpty: Bool { starts.isEmpty }

  /// The text at a place.
  subscript(place: Int) -> String { String(decoding: text(at: starts[place]), as: UTF8.self) }

  /// Adds a text without a byte 0.
  mutating func append(_ text: String) {
    starts.append(bytes.count)
    bytes.append(contentsOf: text.utf8)
    bytes.append(Self.end)
  }

  /// Puts the texts in the order of their bytes.
  mutating func sort() {
    bytes.withUnsafeBufferPointer { bytes in
      starts.sort { left, right in
        var (left, right) = (left, right)
        while bytes[left] == bytes[right], bytes[left] != Self.end {
          left += 1
          right += 1
        }
        return bytes[left] < bytes[right]
      }
    }
  }

  private func text(at start: Int) -> ArraySlice<UInt8> {
    bytes[start...].prefix { $0 != Self.end }
  }
}
