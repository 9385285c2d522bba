import Foundation
import Reporting
import Synchronization
import Testing
import Text

@testable import Batch
@testable import Grading

/// A store in memory that counts what it was asked for in vain.
private final class CountingStore: GradingStore {
  private let kept = Mutex<[[UInt8]: [UInt8]]>([:])
  let misses = Mutex<[String]>([])

  func load(_ items: [String], _ key: [UInt8]) -> JSONField? {
    guard let bytes = kept.withLock({ $0[key] }) else {
      misses.withLock { $0.append(items.joined(separator: " from ")) }
      return nil
    }
    let text = SourceText(name: "store", bytes: bytes)
    return (try? JSONReader.read(text)).map { JSONField(value: $0, path: "", text: text) }
  }

  func save(_ items: [String], _ key: [UInt8], _ result: JSONOutput) {
    kept.withLock { $0[key] = result.bytes(pretty: false) }
  }
}

@Suite("A store of results")
struct GradingStoreTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ path: String) throws -> SourceText {
    let data = try Data(contentsOf: root.appending(path: path))
    return SourceText(name: path, bytes: Array(data))
  }

  static let writeUps = [
    ("write-up-1", "softmax-and-linear-layers"), ("write-up-2", "softmax-and-backprop"),
    ("write-up-4", "xor-and-loss-graphs"), ("write-up-5", "mlp-by-hand"),
    ("x", "xor-and-loss-graphs"),
  ]

  @Test("gives back every result of a real write-up, byte for byte", arguments: writeUps)
  func givesBack(writeUp: String, set: String) throws {
    let problems = try ProblemSet.read(try Self.text("problems/\(set).json"))
    let grader = Grader(problems, options: GradingOptions())
    let submission = try Submission.read(try Self.text("submissions/\(writeUp).json"))
    let store = CountingStore()
    func report() -> String {
      let graded = grader.grade(submission, memo: GradingMemo(store: store))
      return JSONReport.value(of: graded, for: .staff).text(pretty: true)
    }
    let first = report()
    store.misses.withLock { $0 = [] }
    #expect(report() == first)
    let misses = store.misses.withLock { $0 }
    // Carrying that changes nothing is not kept; whatever was judged is.
    #expect(misses.filter { !$0.contains(" from ") }.isEmpty, "\(misses)")
  }
}
