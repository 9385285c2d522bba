import TestSupport
import Testing

@testable import Engine

/// Differences and logarithms in forms that lose no digits have the value of what was written.
@Suite("Forms that lose no digits")
struct StabilityTests {
  private static let forms = [
    "1 - sigma(x)", "sigma(x) - 1", "1 - tanh(x)^2", "1 - softmax([x, 2, 1])[1]",
    "1 - e^x/(1 + e^x)", "1 - 1/(1 + e^(-x))", "sigma(x) - sigma(x)^2",
    "sigma(x) - sigma(x)*sigma(2x)", "softplus(x) - x", "x - softplus(x)", "(x + 100) - x",
    "x - (x + exp(x))", "(x + 2) - (x + sin(x))", "(x + 2) - (x - cos(x))", "(x - 2) - (x + 1)",
    "log(exp(x))", "log(sigma(x))", "log(cosh(x))", "log(sigma(x)^3)", "log(1 + exp(x))",
    "log(softmax([x, 2])[1])", "log(1/(1 + exp(-x)))", "log(1 - sigma(x))", "log(1 - tanh(x)^2)",
  ]

  /// The value where the formula is written so, or kept as it is.
  private func value(_ text: String, at x: Double, keepsForms: Bool) throws -> Interval<
    DoubleDouble
  > {
    let setting = try Setting("x")
    var builder = Builder(setting.scope, Binding())
    builder.graph.keepsForms = keepsForms
    let entries = try builder.add(setting.term(text)).entries
    let program = Program(builder.graph, outputs: entries)
    return program.run(
      [Interval(x)], count: 1, constants: program.constants(as: Interval<DoubleDouble>.self))[
        program.outputs[0], 0]
  }

  @Test("The value is that of the formula as it is written", arguments: forms)
  func value(_ form: String) throws {
    for x in [-3.5, -0.25, 0.0, 0.7, 2.0, 11.0] {
      let plain = try value(form, at: x, keepsForms: true)
      let stable = try value(form, at: x, keepsForms: false)
      #expect(!plain.isDisjoint(from: stable), "at \(x)")
      #expect(stable.isUndefined == .no)
    }
  }

  @Test(
    "Far out digits are left",
    arguments: [
      ("1 - sigma(x)", 100, "3.72007597602e-44"),
      ("sigma(x) - sigma(x)^2", 90, "8.19401262399e-40"),
      ("1 - tanh(x)^2", 60, "3.06705922949e-52"), ("-log(1 - sigma(x))", 2000, "2000"),
      ("softplus(x) - x", 100, "3.72007597602e-44"), ("log(sigma(x))", -5000, "-5000"),
      ("log(cosh(x))", 3000, "2999.30685282"), ("(x + 1e30) - 1e30", 3, "3"),
      ("1 - softmax([x, 0])[1]", 100, "3.72007597602e-44"),
    ])
  func digits(_ form: String, _ x: Double, _ expected: String) throws {
    let stable = try value(form, at: x, keepsForms: false)
    #expect(stable.midpoint.decimal(digits: 12) == expected)
    #expect(stable.relativeWidth < 1e-20)
  }

  @Test("Doubles are computed as the formula is written")
  func doubles() throws {
    let setting = try Setting("x")
    let evaluator = PointEvaluator(setting.scope, Binding(), values: ["x": [Interval(100.0)]])
    #expect(try evaluator.doubles(setting.term("1 - sigma(x)")) == [0])
  }

  @Test("What is undefined stays so", arguments: ["log(x) - log(x)", "(log(x) + 1) - log(x)"])
  func undefined(_ form: String) throws {
    #expect(try value(form, at: -1, keepsForms: false).isUndefined == .yes)
  }
}
