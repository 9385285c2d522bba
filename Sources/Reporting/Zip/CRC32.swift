/// The checksum of ZIP files: CRC-32 with the reflected polynomial 0xEDB88320.
///
/// Source: ISO 3309; RFC 1952, section 8.
package enum CRC32 {
  /// The checksum of some bytes.
  ///
  /// - Complexity: O(n).
  package static func checksum(of bytes: [UInt8]) -> UInt32 {
    table.withUnsafeBufferPointer { table in
      bytes.withUnsafeBufferPointer { bytes in
        var crc = ~UInt32(0)
        for byte in bytes {
          // The index has eight bits, and the table 256 entries.
          crc = (crc >> 8) ^ table[Int((crc ^ UInt32(byte)) & 0xFF)]
        }
        return ~crc
      }
    }
  }

  /// What one byte, as the lowest of the register, comes to.
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { crc, _ in
      crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1
    }
  }
}
