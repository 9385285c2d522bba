import Glibc

/// The keys of one object so far, compared by their bytes: é is not e with U+0301.
struct JSONKeySet {
  /// The number of members up to which looking at each is quicker than hashing.
  private static let few = 8

  /// A member, by its number, and the hash of its key; open addressing, at most half of it taken.
  private struct Slot {
    var hash = 0
    var member = -1
  }

  private var slots: [Slot] = []
  private var count = 0

  /// Adds a key to those of `members`, or returns the place of its equal.
  ///
  /// - Parameter bytes: the text that they all stand in.
  mutating func insert(
    _ key: JSONString, after members: [JSONMember], in bytes: UnsafeBufferPointer<UInt8>
  ) -> SourceSpan? {
    if members.count < Self.few {
      return members.first { Self.areSame($0.name, key, in: bytes) }?.keySpan
    }
    if count == 0 {
      grow(for: members.count + 1)
      for (number, member) in members.enumerated() {
        place(Slot(hash: Self.hash(member.name, in: bytes), member: number))
      }
    }
    if 2 * (count + 1) > slots.count { grow(for: 2 * (count + 1)) }
    let own = Slot(hash: Self.hash(key, in: bytes), member: members.count)
    var at = own.hash & (slots.count - 1)
    while slots[at].member >= 0 {
      if slots[at].hash == own.hash {
        let name = members[slots[at].member].name
        if Self.areSame(name, key, in: bytes) { return name.span }
      }
      at = (at + 1) & (slots.count - 1)
    }
    slots[at] = own
    count += 1
    return nil
  }

  /// Puts a key that is new into the first free place.
  private mutating func place(_ slot: Slot) {
    var at = slot.hash & (slots.count - 1)
    while slots[at].member >= 0 { at = (at + 1) & (slots.count - 1) }
    slots[at] = slot
    count += 1
  }

  private mutating func grow(for wanted: Int) {
    var room = 32
    while room < 2 * wanted { room *= 2 }
    let old = slots
    slots = Array(repeating: Slot(), count: room)
    count = 0
    for slot in old where slot.member >= 0 { place(slot) }
  }

  /// The bytes of a key where they stand in the text as they are, without escapes.
  private static func plain(
    _ key: JSONString, in bytes: UnsafeBufferPointer<UInt8>
  ) -> UnsafeRawBufferPointer? {
    let (start, end) = (key.span.start + 1, key.span.end - 1)
    guard key.escapes.isEmpty, start <= end, end <= bytes.count else { return nil }
    return UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[start..<end]))
  }

  /// Seeded at each start, so that no file can be made to slow it down.
  private static func hash(_ key: JSONString, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    if let plain = plain(key, in: bytes) {
      hasher.combine(bytes: plain)
    } else {
      var text = key.value
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
    return hasher.finalize()
  }

  private static func areSame(
    _ left: JSONString, _ right: JSONString, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let own = plain(left, in: bytes), let other = plain(right, in: bytes) else {
      return UTF8Key(left.value) == UTF8Key(right.value)
    }
    guard own.count == other.count else { return false }
    guard let start = own.baseAddress, let begin = other.baseAddress else { return true }
    return memcmp(start, begin, own.count) == 0
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
