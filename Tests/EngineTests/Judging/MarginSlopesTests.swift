import TestSupport
import Testing

@testable import Engine

@Suite("Margins settled by their slopes")
struct MarginSlopesTests {
  private func slopes(_ statement: String) throws -> MarginSlopes? {
    let all = try Setting("x").forAll(statement)
    var builder = Builder(all.scope, all.scope.firstBinding)
    return try MarginSlopes(all, &builder, 0)
  }

  @Test(
    "What is settled on an interval",
    arguments: [
      ("x^2 + 1 >= x", 1e6, Double.infinity, true), ("x^2 + 1 >= x", -.infinity, -1e6, true),
      ("x^2 + 1 > x", 1e6, .infinity, true), ("x^3 > x", 2, .infinity, true),
      ("x^3 < x", -.infinity, -2, true), ("x^3 > x", -.infinity, -2, false),
      ("x >= 0", 0, 1, true), ("x >= 0", -1, 1, false), ("x >= 0", 1, .infinity, true),
      ("x > 0", 0, 1, false), ("x > 0", 0.5, 1, true), ("x <= 0", -.infinity, 0, true),
      ("x < 0", -.infinity, 0, false), ("x >= 0", -.infinity, .infinity, false),
      ("sigma(x)*(1 - sigma(x)) <= 1/4", -0.1, 0.1, true),
      ("sigma(x)*(1 - sigma(x)) <= 1/4", -0.125, 0.125, true),
      ("sigma(x)*(1 - sigma(x)) <= 1/4", 0.1, 0.2, true),
      ("sigma(x)*(1 - sigma(x)) < 1/4", -0.1, 0.1, false),
      ("exp(x) >= 1 + x", -0.1, 0.15, true), ("exp(x) >= 1 + x", 1, .infinity, true),
      ("x^3 >= 0", -0.1, 0.1, false), ("-x^2 >= 0", -0.1, 0.1, false),
      ("x^3 + x^4 >= 0", -0.1, 0.1, false), ("x^2 - 6*x + 9 >= 0", 2.9, 3.1, true),
      ("x^2 - 2/3*x + 1/9 >= 0", 0.3, 0.4, true), ("x^2 - x/5 + 1/100 >= 0", 0, 0.2, true),
      ("x^2 - 3/4*x + 9/64 >= 0", 0.3, 0.4, true), ("x^2 - 2/5*x + 1/25 >= 0", 0.1, 0.3, true),
      ("x^2 - 1/2*x + 1/16 >= 0", 0.2, 0.3, true), ("x^2 - x + 1/4 >= 0", 0.4, 0.6, true),
      ("log(x) <= x - 1", 0.9, 1.1, true), ("log(x) <= x - 1", -1, 1, false),
      ("sqrt(x) >= 0", -1, 1, false), ("sqrt(x) >= 0", 1, 2, true),
      ("x^2 - x + 1/5 >= 0", 0.4, 0.6, false), ("exp(x) > x^4", 10, .infinity, true),
      ("x^7 > x^6", 2, .infinity, true), ("x^7 < x^6", -.infinity, -1, true),
    ] as [(String, Double, Double, Bool)])
  func settled(_ statement: String, _ low: Double, _ high: Double, _ isSettled: Bool) throws {
    let slopes = try #require(try slopes(statement))
    #expect(slopes.holds(on: Interval(lower: low, upper: high)) == isSettled)
  }

  @Test(
    "Nothing is settled that fails at a point of the interval",
    arguments: [
      "x^2 + 1 > x", "x >= 0", "x > 0", "x^3 >= x", "x^4 >= x^2", "exp(x) > 1 + x",
      "x^2*(x - 1)^2 >= 0", "x*(x - 1)^2 >= 0", "sin(x) >= x - x^3/6", "tanh(x) <= x",
      "x^5 - x^3 + x > -1/2", "log(1 + x^2) >= x/2", "x^3 >= 3*x - 2", "x^6 - x^3 + 0.2 >= 0",
      "cos(x) >= 1 - x^2/2", "sigma(x) > 1/2 + x/5",
    ])
  func sound(_ statement: String) throws {
    let setting = try Setting("x")
    let slopes = try #require(try slopes(statement))
    let term = try setting.term(statement)
    let ends = [
      -Double.infinity, -1e6, -40, -8, -2, -1.5, -1, -0.7, -0.5, -0.25, -0.1, 0, 0.1, 0.25, 0.5,
      0.7,
      0.9, 1, 1.1, 1.5, 2, 8, 40, 1e6, .infinity,
    ]
    let points = ends.dropFirst().dropLast() + (-40..<40).map { Double($0) / 16 } + [1e7, -1e7]
    let failing = try points.filter { point in
      let evaluator = PointEvaluator(setting.scope, Binding(), values: ["x": [Interval(point)]])
      return try evaluator.truth(term) == .no
    }
    for (place, low) in ends.enumerated() {
      for high in ends[(place + 1)...] where slopes.holds(on: Interval(lower: low, upper: high)) {
        #expect(!failing.contains { low <= $0 && $0 <= high }, "from \(low) to \(high)")
      }
    }
  }

  @Test(
    "Only the margin of one comparison of numbers has slopes, and only without kinks",
    arguments: ["abs(x) >= 0", "0 <= x <= 1", "x >= 0 and x < 1", "x = 1", "relu(x) >= 0"])
  func others(_ statement: String) throws {
    #expect(try slopes(statement) == nil)
  }
}
