import TestSupport
import Testing

@testable import Engine

/// Values without a graph are those of the graph.
@Suite("Quick values")
struct QuickValuesTests {
  private static let setting = "x; y 1..3; dim K 3; v[K]; z = x*y + 1; a = sigma(z); f(u) = u^2 + y"

  private static let formulas = [
    "x + 2y - 1/3", "x*y/(1 + x^2)", "-x^3", "y^x", "y^(1/3)", "sin(x) + cos(x)*tan(y/4)",
    "e^(x*y) - pi", "a*(1 - a)", "sec(x) + csc(y) + cot(y)", "asec(y + 2) + acsc(y + 2) + acot(y)",
    "sech(x) + csch(y) + coth(y)", "asech(y/9) + acsch(y) + acoth(y + 2)", "log2(y) + log10(y)",
    "|x| + abs(x)", "f(x) + f(a)", "sigma'(x)", "tanh'(x) + relu'(x)", "f'(x)", "K*x",
    "diff(x^2*y, x)", "diff(log(a), y)", "diff(a^2, z)", "diff(f(x*y), x)", "diff(y^x, x)",
    "diff(sqrt(y) + atan(x*y) + asinh(x) - cosh(x) + sinh(y), y)", "diff(acos(x/9) - asin(x/8), x)",
    "diff(softplus(x) + tan(x/9) + acosh(y + 2) + atanh(x/9), x)", "diff(x, y)",
  ]

  private var points: [[Rational]] {
    let numbers = [[1, 2], [-3, 5], [7, 4]]
    return numbers.map { [Rational($0[0]), Rational($0[1])] + (1...3).map { Rational($0) } }
  }

  private func quick(_ text: String) throws -> [Double]? {
    let setting = try Setting(Self.setting)
    let names = Builder(setting.scope, setting.scope.firstBinding).inputNames
    var quick = QuickValues(
      setting.scope, setting.scope.firstBinding, names: names,
      points: points.map { $0.map { $0.divided(by: Rational(3)) ?? .one } })
    return quick.values(try setting.formula(text))
  }

  @Test("They agree with the graph's", arguments: formulas)
  func agree(_ text: String) throws {
    let setting = try Setting(Self.setting)
    let found = try #require(try quick(text))
    for (place, point) in points.enumerated() {
      let inputs = point.map { Interval<DoubleDouble>($0.divided(by: Rational(3)) ?? .one) }
      let evaluator = PointEvaluator(
        setting.scope, setting.scope.firstBinding,
        values: ["x": [inputs[0]], "y": [inputs[1]], "v": Array(inputs[2...])])
      let expected = try evaluator.doubles(try setting.term(text))[0]
      #expect(abs(found[place] - expected) <= 1e-9 * max(1, abs(expected)), "at point \(place)")
    }
  }

  @Test(
    "Of tensors, cases and slopes of slopes they say nothing",
    arguments: ["v[1]", "sum(v)", "cases(x > 0: x, 1)", "diff(diff(x^3, x), x)", "sigma''(x)"])
  func silent(_ text: String) throws {
    #expect(try quick(text) == nil)
  }
}
