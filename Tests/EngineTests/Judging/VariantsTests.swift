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

  @Test("Sets of equal sizes fill up what different ones leave")
  func filledUp() throws {
    let list = try bindings("dim D 2 3; dim H 2 3; dim K 2 4").map(\.sizes)
    #expect(list.count == 4)
    #expect(list.map { Set($0.values).count == 3 } == [true, true, false, false])
    #expect(try bindings("dim D 2 3; dim H 2 3").count == 4)
    #expect(
      try bindings("dim D 2 3 4 5; dim H 2 3 4 5").allSatisfy { Set($0.sizes.values).count == 2 })
  }

  @Test("Where there are no more than the limit they keep their order")
  func order() throws {
    let list = try bindings("dim K 9; j index K", limit: 9)
    #expect(list.map { $0.indices["j"] } == (1...9).map { $0 })
    #expect(try bindings("dim K 9; j index K", limit: 8).count == 8)
  }

  @Test("Formulas in the sizes alone are tried at many sizes and few indices of each")
  func sizesOnly() throws {
    let scope = try Setting("dim K 2 3 4; j index K").scope
    let list = Variants.sizesOnly(scope, seed: 1, stream: ["test"])
    let sizes = list.map { $0.sizes["K"] ?? 0 }
    #expect(Set(sizes).isSuperset(of: [2, 3, 4]) && Set(sizes).count > 12)
    #expect(sizes.allSatisfy { (1...24).contains($0) })
    #expect(list.allSatisfy { (1...12).contains($0.indices["j"] ?? 0) })
    #expect(list.allSatisfy { ($0.indices["j"] ?? 0) <= ($0.sizes["K"] ?? 0) })
  }
}
