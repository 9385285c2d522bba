/// Bytes that a table is searched for; they are hashed at once, and not one by one as an array is.
struct ByteKey: Hashable, Sendable {
  /// The bytes.
  let bytes: [UInt8]

  /// Makes the key of some bytes.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}
