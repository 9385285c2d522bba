import Foundation
import Testing

@testable import Grading

@Suite("The list of kinds")
struct ItemKindsTests {
  /// The names of the files in a folder of the package that end with `suffix`, without it.
  private func names(in folder: String, suffix: String) throws -> Set<String> {
    let files = try FileManager.default.contentsOfDirectory(atPath: Repository.path(folder))
    return Set(files.filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) })
  }

  private let listed = Set(ItemKinds.all.map { "\($0)" })

  @Test("holds every file of a kind")
  func holdsEveryFile() throws {
    #expect(
      try names(in: "Sources/Grading/Kinds", suffix: "Item.swift")
        == Set(listed.map { String($0.dropLast(4)) }))
  }

  @Test("has a test file for every kind")
  func hasTests() throws {
    let tests = try names(in: "Tests/GradingTests/Kinds", suffix: "ItemTests.swift")
    #expect(tests == Set(listed.map { String($0.dropLast(4)) }))
  }

  @Test("names each kind once, and every name has its members")
  func names() {
    let names = ItemKinds.all.map { $0.name }
    #expect(Set(names).count == names.count)
    for name in names { #expect(Item.kindMembers[name] != nil, "\(name)") }
  }
}
