import Testing
import Text

@testable import Engine

/// Formulas of five real write-ups as typed there, cut at their equals signs.
struct SeedTests {
  /// Expects the members of a chain; one that begins with `!` cannot be read, for that reason.
  private func expect(_ text: String, _ members: [String], _ names: String) throws {
    let source = SourceText(name: "seed", text)
    let words = vocabulary(names)
    var told: [String] = []
    let chain: Chain
    do throws(SyntaxError) { chain = try Chain.read(source) } catch {
      #expect(["!" + error.message] == members)
      return
    }
    for member in chain.members {
      do throws(SyntaxError) {
        let formula = try member.formula(words).formula
        told.append(formula.description)
        let again = try read(formula.description, names)
        #expect(again == formula, "reread as \(again)")
      } catch {
        told.append(member.isEmpty ? "" : "!" + error.message)
      }
    }
    #expect(told == members)
  }

  @Test(arguments: SeedRows.linearLayers)
  func `seed 000`(text: String, members: [String]) throws {
    try expect(text, members, SeedRows.linearLayersNames)
  }

  @Test(arguments: SeedRows.sigmoidDerivative)
  func `seed 000, a scalar`(text: String, members: [String]) throws {
    try expect(text, members, "x")
  }

  @Test(arguments: SeedRows.softmax)
  func `seed 001`(text: String, members: [String]) throws {
    try expect(text, members, SeedRows.softmaxNames)
  }

  @Test(arguments: SeedRows.tanh)
  func `seed 002, problem 1`(text: String, members: [String]) throws {
    try expect(text, members, "f:0<z> z x")
  }

  @Test(arguments: SeedRows.softmaxDerivative)
  func `seed 002, the softmax`(text: String, members: [String]) throws {
    try expect(text, members, "z:1 a:1 j:i K:d")
  }

  @Test(arguments: SeedRows.exclusiveOr)
  func `seed 002, problems 2 and 3`(text: String, members: [String]) throws {
    try expect(text, members, SeedRows.exclusiveOrNames)
  }

  @Test(arguments: SeedRows.network)
  func `seed 002, problems 4 and 5`(text: String, members: [String]) throws {
    try expect(text, members, "l=ell a0 a1 a2 z1 z2 alpha1 alpha2 beta1 beta2 x")
  }

  @Test(arguments: SeedRows.graph)
  func `seed 002, problem 6`(text: String, members: [String]) throws {
    try expect(text, members, "u1 u2 u3 u4 u5 L")
  }

  @Test(arguments: SeedRows.crossEntropy)
  func `seed 003`(text: String, members: [String]) throws {
    try expect(text, members, SeedRows.crossEntropyNames)
  }

  @Test(arguments: SeedRows.rectifier)
  func `seed 004`(text: String, members: [String]) throws {
    try expect(text, members, SeedRows.rectifierNames)
  }
}
