import TestSupport
import Testing

@testable import Engine

@Suite("What conditions leave of single inputs")
struct BoundsTests {
  private func narrowed(_ setting: String) throws -> ClosedRange<Rational>? {
    let setting = try Setting(setting)
    var builder = Builder(setting.scope, Binding())
    var conditions: [Graph.ID] = []
    for assumption in setting.assumptions { conditions += try builder.add(assumption).entries }
    return builder.narrowed(by: conditions).symbol("x")?.range
  }

  @Test(
    "Ends on both sides narrow a number that has no range of its own",
    arguments: [
      ("x; assume 7 <= x and x < 8", 7, 8), ("x; assume 2*x > 6; assume 10 >= x", 3, 10),
      ("x; assume -x < 4; assume x < 9; assume x < 5; assume x > -7", -4, 5),
      ("x; y; assume 0 < x < 1; assume x < y", 0, 1),
    ])
  func narrows(_ setting: String, _ low: Int, _ high: Int) throws {
    #expect(try narrowed(setting) == Rational(low)...Rational(high))
  }

  @Test(
    "One end alone, two symbols, an own range and an empty interval narrow nothing",
    arguments: [
      "x; assume x > 1", "x; assume x < 1", "x; y; assume y < x; assume x < y + 1",
      "x; assume x > 2; assume x < 2", "x; assume x > 3; assume x < 2", "x; assume x^2 < 4",
      "x; assume x > 1 or x < 3", "x",
    ])
  func keeps(_ setting: String) throws { #expect(try narrowed(setting) == nil) }

  @Test("A range of its own is kept")
  func own() throws {
    #expect(
      try narrowed("x 0..9; assume 1 < x; assume x < 2") == Rational(0)...Rational(9))
  }
}
