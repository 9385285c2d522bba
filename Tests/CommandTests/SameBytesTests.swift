import Foundation
import Testing

@Suite("The same input")
struct SameBytesTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  @Test(
    "gives the same bytes, on another processor's mathematics library too",
    arguments: ["x", "write-up-4"], ["--verbose", "--format json"])
  func repeats(submission: String, options: String) throws {
    let shell = try Shell()
    func report(_ setting: String) -> Shell.Result {
      shell.run(
        "cd '\(Self.root)'; \(setting) grader check submissions/\(submission).json \(options)")
    }
    let first = report("")
    #expect(first.code == (submission == "x" ? 0 : 1) && first.errors == "")
    #expect(first.output.count > 1000)
    for setting in [
      "", "GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-AVX2", "LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo",
    ] {
      let again = report(setting)
      #expect(again.code == first.code && again.errors == "", "\(setting)")
      #expect(again.output == first.output, "\(setting)")
    }
  }
}
