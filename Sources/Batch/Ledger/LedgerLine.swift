import Text

/// A line of the ledger: a checksum, what happened, and the report that it happened with.
///
/// The three are divided by tabs, which JSON on one line never holds. The checksum covers the rest
/// and the manifest's digest, so that a torn line and a line of another class are told alike.
struct LedgerLine {
  /// What happened, in JSON.
  var head: ArraySlice<UInt8>

  /// The report, in JSON; empty where there is none.
  var report: ArraySlice<UInt8>

  private static let tab = UInt8(ascii: "\t")

  /// The bytes of a line, its line break included.
  static func bytes(_ head: JSONOutput, report: [UInt8], manifest: SHA256) -> [UInt8] {
    let head = head.bytes(pretty: false)
    var line: [UInt8] = []
    line.reserveCapacity(checksumDigits + 1 + head.count + 1 + report.count + 1)
    line += repeatElement(tab, count: checksumDigits + 1)
    line += head
    line.append(tab)
    line += report
    line.replaceSubrange(
      ..<checksumDigits, with: checksum(line[(checksumDigits + 1)...], manifest))
    line.append(0x0A)
    return line
  }

  /// The number of digits that a line begins with.
  private static let checksumDigits = 16

  /// Takes a line without its line break apart; nil where it is torn or of another class.
  init?(_ line: ArraySlice<UInt8>, manifest: SHA256) {
    guard line.count > Self.checksumDigits + 1,
      line[line.startIndex + Self.checksumDigits] == Self.tab
    else { return nil }
    let rest = line.dropFirst(Self.checksumDigits + 1)
    guard line.prefix(Self.checksumDigits).elementsEqual(Self.checksum(rest, manifest)),
      let tab = rest.firstIndex(of: Self.tab)
    else { return nil }
    head = rest[..<tab]
    report = rest[(tab + 1)...]
  }

  /// Sixteen hexadecimal digits that any change of one byte changes.
  ///
  /// Source: the mixing steps of SplitMix64, doi:10.1145/2660193.2660195, over words of eight bytes.
  private static func checksum(_ bytes: ArraySlice<UInt8>, _ manifest: SHA256) -> [UInt8] {
    var hash = manifest.prefix ^ UInt64(bytes.count)
    func mix(_ word: UInt64) {
      hash = (hash ^ word) &* 0xbf58_476d_1ce4_e5b9
      hash ^= hash >> 29
    }
    bytes.withUnsafeBytes { bytes in
      let whole = bytes.count & ~7
      for place in stride(from: 0, to: whole, by: 8) {
        mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
      }
      for place in whole..<bytes.count { mix(UInt64(bytes[place])) }
    }
    let digits = String(hash, radix: 16)
    return Array((String(repeating: "0", count: checksumDigits - digits.utf8.count) + digits).utf8)
  }
}
