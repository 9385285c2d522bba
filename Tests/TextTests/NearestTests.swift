import Testing
import Text

@Suite("The nearest name")
struct NearestTests {
  private static let names = [
    "beta1", "beta2", "alpha1", "gamma", "x", "z1", "title", "titles", "points",
  ]

  @Test("is found within a third of the length", arguments: rows)
  func row(typed: String, expected: String?) {
    #expect(Nearest.name(to: typed, among: Self.names) == expected)
    #expect(Nearest.name(to: typed, among: Self.names.reversed()) == expected)
  }

  static let rows: [(String, String?)] = [
    ("betta2", "beta2"), ("bete2", "beta2"), ("beta", "beta1"), ("beta3", "beta1"),
    ("ebta2", "beta2"), ("titel", "title"), ("tilte", "title"), ("TITLE", "title"),
    ("titlse", "title"), ("Gamma", "gamma"), ("gama", "gamma"), ("gmm", nil), ("pionts", "points"),
    ("point", "points"), ("X", "x"), ("y", nil), ("z2", nil), ("", nil), ("delta", nil),
    ("completely different", nil), ("alfa1", "alpha1"),
  ]

  @Test("prefers the same case, then the order of bytes")
  func ties() {
    #expect(Nearest.name(to: "Beta", among: ["beta", "Beta"]) == "Beta")
    #expect(Nearest.name(to: "w11", among: ["w21", "w12", "w13"]) == "w12")
    #expect(Nearest.name(to: "abd", among: Set(["abc", "abe", "abf"])) == "abc")
  }

  @Test("costs little for long names")
  func long() {
    let long = String(repeating: "a", count: 1_000_000)
    #expect(Nearest.name(to: long, among: [long]) == nil)
    #expect(Nearest.name(to: "beta", among: [long, "beta1"]) == "beta1")
  }
}
