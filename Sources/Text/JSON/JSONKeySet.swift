/// The keys of one object so far, compared by their bytes: é is not e with U+0301.
struct JSONKeySet {
  /// The number of members up to which looking at each is quicker than hashing.
  private static let few = 8

  private var places: [UTF8Key: SourceSpan] = [:]

  /// Adds a key to those of `members`, or returns the place of its equal.
  mutating func insert(_ key: JSONString, after members: [JSONMember]) -> SourceSpan? {
    if members.count < Self.few {
      return members.first { UTF8Key($0.key) == UTF8Key(key.value) }?.keySpan
    }
    if places.isEmpty {
      for member in members { places[UTF8Key(member.key)] = member.keySpan }
    }
    return places.updateValue(key.span, forKey: UTF8Key(key.value))
  }
}

/// A string compared and hashed by its bytes instead of by canonical equivalence.
struct UTF8Key: Hashable {
  /// The string.
  let text: String

  /// Wraps a string.
  init(_ text: String) { self.text = text }

  /// Whether both have the same bytes; the quick test by canonical equivalence comes first.
  static func == (left: UTF8Key, right: UTF8Key) -> Bool {
    left.text == right.text && left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Hashes by canonical equivalence, which equal bytes imply.
  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
