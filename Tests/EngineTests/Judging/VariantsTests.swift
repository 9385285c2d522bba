import TestSupport
import Testing

@testable import Engine

@Suite("Sizes and indices at which tensors are compared")
struct VariantsTests {
  private func bindings(_ setting: String, limit: Int = 24) throws -> [Binding] {
    Variants.list(try Setting(setting).scope, limit: limit, seed: 1, stream: ["test"])
  }

  @Test("Combinations in which all sizes differ come first")
  func distinct() throws {
    let list = try bindings("dim D 2 3; dim H 3 2; dim K 4 3")
    #expect(list.count >= 2)
    #expect(Set(list[0].sizes.values).count == 3)
    #expect(Set(list[1].sizes.values).count == 3)
  }

  @Test("One size set alone is allowed, equal sizes where there are no others")
  func single() throws {
    #expect(try bindings("dim D 2; dim H 2").map(\.sizes) == [["D": 2, "H": 2]])
    #expect(try bindings("x") == [Binding()])
  }

  @Test("Indices take all values independently, equal ones included")
  func indices() throws {
    let list = try bindings("dim K 3; j index K; k index K")
    let pairs = Set(list.map { [$0.indices["j"], $0.indices["k"]] })
    #expect(pairs.count == 9)
  }

  @Test(
    "Where there are too many, equal and different indices are both kept", arguments: [2, 5, 24])
  func limited(_ limit: Int) throws {
    let list = try bindings("dim K 6 7 8; j index K; k index K", limit: limit)
    #expect(list.count == limit)
    #expect(list.contains { $0.indices["j"] == $0.indices["k"] })
    #expect(list.contains { $0.indices["j"] != $0.indices["k"] })
  }
}
