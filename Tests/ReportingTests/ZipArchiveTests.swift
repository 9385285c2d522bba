import Foundation
import Reporting
import Testing

@Suite("ZIP files")
struct ZipArchiveTests {
  @Test(
    "have the known checksums",
    arguments: [
      ("", 0), ("a", 0xE8B7_BE43), ("123456789", 0xCBF4_3926),
      ("The quick brown fox jumps over the lazy dog", 0x414F_A339),
    ] as [(String, UInt32)])
  func checksum(text: String, expected: UInt32) {
    #expect(CRC32.checksum(of: Array(text.utf8)) == expected)
  }

  private static let members: [ZipArchive.Member] = [
    .init(path: "run", bytes: Array("#!/bin/sh\n".utf8), isExecutable: true),
    .init(path: "empty", bytes: []),
    .init(path: "folder/größe.txt", bytes: (0..<70_000).map { UInt8(truncatingIfNeeded: $0 * 31) }),
  ]

  private static func archive() -> ZipArchive {
    var archive = ZipArchive()
    for member in members { archive.add(member) }
    return archive
  }

  @Test("are read by Python, with names, modes and contents")
  func python() throws {
    let file = NSTemporaryDirectory() + "zip-\(UUID().uuidString).zip"
    defer { try? FileManager.default.removeItem(atPath: file) }
    let bytes = try #require(Self.archive().bytes)
    try Data(bytes).write(to: URL(filePath: file))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.script, file]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(
      String(decoding: said, as: UTF8.self) == """
        None
        run 100755 (1980, 1, 1, 0, 0, 0) True
        empty 100644 (1980, 1, 1, 0, 0, 0) True
        folder/größe.txt 100644 (1980, 1, 1, 0, 0, 0) True

        """)
  }

  private static let script = #"""
    import sys, zipfile
    sys.stdout.reconfigure(encoding="utf-8")
    expected = {"run": b"#!/bin/sh\n", "empty": b"",
                "folder/größe.txt": bytes(i * 31 % 256 for i in range(70000))}
    with zipfile.ZipFile(sys.argv[1]) as archive:
        print(archive.testzip())
        for member in archive.infolist():
            same = archive.read(member) == expected[member.filename]
            print(member.filename, oct(member.external_attr >> 16)[2:], member.date_time, same)
    """#

  @Test("without members are read too, and the same members give the same bytes")
  func edges() throws {
    let empty = try #require(ZipArchive().bytes)
    #expect(empty == [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18))
    #expect(Self.archive().bytes == Self.archive().bytes)
  }

  @Test("do not hold a path that is too long for one")
  func tooLong() {
    var archive = ZipArchive()
    archive.add(.init(path: String(repeating: "x", count: 65_536), bytes: []))
    #expect(archive.bytes == nil)
  }
}
