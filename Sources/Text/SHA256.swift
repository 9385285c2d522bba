/// The SHA-256 of some bytes: names contents, so that a changed file is noticed.
///
/// Source: NIST FIPS 180-4, doi:10.6028/NIST.FIPS.180-4.
package struct SHA256: Hashable, Sendable, CustomStringConvertible {
  private var words: (UInt64, UInt64, UInt64, UInt64)

  /// The digest of bytes.
  ///
  /// - Complexity: O(length); about 200 MB/s when optimised.
  package init(_ bytes: some Collection<UInt8>) {
    var stream = Stream()
    stream.add(bytes)
    self = stream.digest
  }

  /// Bytes that come piece by piece; memory does not grow with them.
  package struct Stream {
    private var state = SHA256.initial
    private var schedule = [UInt32](repeating: 0, count: 64)
    /// The bytes that do not fill a block yet.
    private var rest: [UInt8] = []
    private var length: UInt64 = 0

    /// Begins with no bytes.
    package init() {}

    /// Adds bytes.
    package mutating func add(_ bytes: some Collection<UInt8>) {
      length &+= UInt64(bytes.count)
      rest.append(contentsOf: bytes)
      foldBlocks()
    }

    /// Adds a number, in eight bytes.
    package mutating func add(_ number: Int) {
      withUnsafeBytes(of: UInt64(bitPattern: Int64(number)).littleEndian) { add($0) }
    }

    /// Adds a text with its length, so that no two rows of texts are alike.
    package mutating func add(_ text: String) {
      add(text.utf8.count)
      add(text.utf8)
    }

    private mutating func foldBlocks() {
      let whole = rest.count & ~63
      guard whole > 0 else { return }
      rest.withUnsafeBufferPointer { bytes in
        schedule.withUnsafeMutableBufferPointer { schedule in
          for start in stride(from: 0, to: whole, by: 64) {
            SHA256.fold(bytes, start, &state, schedule)
          }
        }
      }
      rest.removeFirst(whole)
    }

    /// The digest of all that was added.
    package var digest: SHA256 {
      var last = self
      last.rest.append(0x80)
      while last.rest.count % 64 != 56 { last.rest.append(0) }
      for shift in stride(from: 56, through: 0, by: -8) {
        last.rest.append(UInt8(truncatingIfNeeded: (length &* 8) >> UInt64(shift)))
      }
      last.foldBlocks()
      let state = last.state
      func word(_ place: Int) -> UInt64 { UInt64(state[place]) << 32 | UInt64(state[place + 1]) }
      return SHA256(quarters: (word(0), word(2), word(4), word(6)))
    }
  }

  /// The digest of these 256 bits.
  package init(quarters: (UInt64, UInt64, UInt64, UInt64)) { words = quarters }

  /// The digest of a text.
  package init(_ text: String) { self.init(Array(text.utf8)) }

  /// The digest that 64 hexadecimal digits stand for; nil for anything else.
  package init?(hexadecimal text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 64 else { return nil }
    var words: [UInt64] = []
    for start in stride(from: 0, to: 64, by: 16) {
      let part = String(decoding: digits[start..<start + 16], as: UTF8.self)
      guard !part.hasPrefix("+"), let word = UInt64(part, radix: 16) else { return nil }
      words.append(word)
    }
    self.words = (words[0], words[1], words[2], words[3])
  }

  /// The 64 hexadecimal digits.
  package var description: String {
    [words.0, words.1, words.2, words.3].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }

  /// The 32 bytes.
  package var bytes: [UInt8] {
    [words.0, words.1, words.2, words.3].flatMap { word in
      stride(from: UInt64(56), through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
    }
  }

  /// The first 64 bits.
  package var prefix: UInt64 { words.0 }

  /// All 256 bits, 64 at a time.
  package var quarters: (UInt64, UInt64, UInt64, UInt64) { words }

  /// Whether two digests are the same.
  package static func == (left: SHA256, right: SHA256) -> Bool { left.words == right.words }

  /// Hashes the first word, which is as good as random.
  package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }

  private static func fold(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ state: inout [UInt32],
    _ schedule: UnsafeMutableBufferPointer<UInt32>
  ) {
    for t in 0..<16 {
      let at = start + 4 * t
      schedule[t] =
        UInt32(bytes[at]) << 24 | UInt32(bytes[at + 1]) << 16 | UInt32(bytes[at + 2]) << 8
        | UInt32(bytes[at + 3])
    }
    for t in 16..<64 {
      let (x, y) = (schedule[t - 15], schedule[t - 2])
      let s0 = rotated(x, 7) ^ rotated(x, 18) ^ (x >> 3)
      let s1 = rotated(y, 17) ^ rotated(y, 19) ^ (y >> 10)
      schedule[t] = schedule[t - 16] &+ s0 &+ schedule[t - 7] &+ s1
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for t in 0..<64 {
      let s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
      let first = h &+ s1 &+ ((e & f) ^ (~e & g)) &+ constants[t] &+ schedule[t]
      let s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
      let second = s0 &+ ((a & b) ^ (a & c) ^ (b & c))
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    for (place, value) in [a, b, c, d, e, f, g, h].enumerated() { state[place] &+= value }
  }

  @inline(__always)
  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  private static let initial: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
