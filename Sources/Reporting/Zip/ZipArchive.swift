/// A ZIP file whose members are stored as they are.
///
/// The same members give the same bytes: all have the time at which ZIP's calendar begins, and stand
/// in the order in which they were added.
///
/// Source: PKWARE, APPNOTE.TXT 6.3.10, sections 4.3 to 4.5.
package struct ZipArchive: Sendable {
  /// A file in the archive.
  package struct Member: Sendable {
    /// The path, with `/` between folders.
    package let path: String
    /// The content.
    package let bytes: [UInt8]
    /// Whether it is a program.
    package let isExecutable: Bool

    /// A file with its content.
    package init(path: String, bytes: [UInt8], isExecutable: Bool = false) {
      self.path = path
      self.bytes = bytes
      self.isExecutable = isExecutable
    }
  }

  /// The files in their order.
  private var members: [Member] = []

  /// An archive without files.
  package init() {}

  /// Adds a file; no two may have one path.
  package mutating func add(_ member: Member) { members.append(member) }

  /// The bytes of the file; nil where the members are too large or too many for the plain format.
  ///
  /// - Complexity: O(n) for n bytes in the members.
  package var bytes: [UInt8]? {
    var file: [UInt8] = []
    file.reserveCapacity(
      members.reduce(1 << 10) { $0 + $1.bytes.count + $1.path.utf8.count * 2 + 92 })
    var directory: [UInt8] = []
    for member in members {
      let path = Array(member.path.utf8)
      guard let offset = UInt32(exactly: file.count),
        let size = UInt32(exactly: member.bytes.count),
        let length = UInt16(exactly: path.count)
      else { return nil }
      var common = Self.common
      common.add(CRC32.checksum(of: member.bytes), size, size)
      common.add(length, 0 as UInt16)

      file.add(Self.memberSignature)
      file += common + path + member.bytes

      directory.add(Self.entrySignature)
      directory.add(Self.madeByUnix)
      directory += common
      // No comment, the first disk, no internal attributes.
      directory.add(0, 0, 0 as UInt16)
      directory.add(Self.mode(member) << 16, offset)
      directory += path
    }
    guard let start = UInt32(exactly: file.count), let size = UInt32(exactly: directory.count),
      let count = UInt16(exactly: members.count)
    else { return nil }
    file += directory
    file.add(Self.endSignature)
    file.add(0, 0, count, count)
    file.add(size, start)
    file.add(0 as UInt16)
    return file
  }

  private static let memberSignature: UInt32 = 0x0403_4B50
  private static let entrySignature: UInt32 = 0x0201_4B50
  private static let endSignature: UInt32 = 0x0605_4B50

  /// Version 2.0 on Unix, so that readers heed the mode.
  private static let madeByUnix: UInt16 = 3 << 8 | 20

  /// Version 2.0, names in UTF-8, stored, midnight of 1 January 1980.
  private static let common: [UInt8] = {
    var bytes: [UInt8] = []
    bytes.add(20, 1 << 11, 0, 0, (1 << 5 | 1) as UInt16)
    return bytes
  }()

  /// The kind and the permissions of a file, as Unix has them.
  private static func mode(_ member: Member) -> UInt32 { member.isExecutable ? 0o100755 : 0o100644 }
}

extension [UInt8] {
  /// Adds numbers, the lowest byte first.
  fileprivate mutating func add<Number: FixedWidthInteger>(_ numbers: Number...) {
    for number in numbers {
      Swift.withUnsafeBytes(of: number.littleEndian) { self += Array($0) }
    }
  }
}
