import TestSupport
import Testing

@testable import Engine

@Suite("What the values of a quantity show of its range")
struct RangeProbeTests {
  @Test(
    "An end is reached where it is a value, and not where it is only approached",
    arguments: [
      ("x", "x^2", "0", true), ("x", "exp(x)", "0", false), ("x", "sigma(x)", "1", false),
      ("x", "sigma(x)", "0", false), ("x", "sigma(x)", "1/2", true), ("x unit", "x", "1", false),
      ("x unit", "x", "0", false), ("x 0..1", "x", "1", true), ("x 0..1", "x", "0", true),
      ("x", "sin(x)", "1", true), ("x", "sin(x)", "-1", true), ("x", "cos(x) + 2", "3", true),
      ("x", "x/(1 + x^2)", "1/2", true), ("x", "x/(1 + x^2)", "-1/2", true),
      ("x", "atan(x)", "pi/2", false), ("x", "x - floor(x)", "1", false),
      ("x", "x - floor(x)", "0", true), ("n natural", "1/n", "0", false),
      ("n natural", "1/n", "1", true), ("n integer", "2^n", "0", false),
      ("x", "x*exp(-x)", "exp(-1)", true), ("x", "x*exp(-x)", "0", true),
      ("x", "x^2*exp(-x)", "4*exp(-2)", true), ("x", "x + sqrt(x^2 + 1)", "0", false),
      ("p[3] probability", "p'*p", "1/3", true), ("p[3] probability", "p'*p", "1", false),
      ("p[3] probability", "-p'*log(p)", "log(3)", true),
      ("p[3] probability", "-p'*log(p)", "0", false),
      ("p[2] probability", "p[1]*p[2]", "1/4", true),
      ("p[2] probability", "p[1]*p[2]", "0", false), ("y[3] one-hot", "y'*y", "1", true),
      ("x positive", "x + 1/x", "2", true), ("x positive", "x*log(x)", "-exp(-1)", true),
      ("x positive", "x^x", "exp(-exp(-1))", true), ("x", "sign(x)", "1", true),
      ("x", "cases(x > 0: x, -x + 1)", "0", false), ("x", "x^4 - 2*x^2", "-1", true),
      ("x; y", "x^2 + y^2", "0", true), ("x; y", "1/(1 + x^2 + y^2)", "1", true),
      ("x; y", "1/(1 + x^2 + y^2)", "0", false), ("x; assume x > 2", "x^2", "4", false),
      ("x; assume x >= 2", "x^2", "4", true), ("n integer", "n^2 + n", "0", true),
      ("n integer", "sin(n)^2 + cos(n)^2", "1", true), ("x", "tanh(x)", "0", true),
      ("x", "sqrt(2)*exp(-x^2)", "sqrt(2)", true),
      ("x", "1/(1 + exp(x)) + 1/2", "1/2", false), ("x; assume x^2 != 4", "x^2", "4", false),
    ])
  func reaches(_ setting: String, _ quantity: String, _ end: String, _ isReached: Bool) throws {
    let setting = try Setting(setting)
    let found = try setting.probe(quantity).reaches(try setting.number(end))
    #expect((found != nil) == isReached)
  }

  @Test(
    "A number within the values is left out, or a way leads through it",
    arguments: [
      ("x", "1/x", 0, false), ("x", "x", 0, true), ("x", "x^2/x", 0, false), ("x", "x^3", 0, true),
      ("x", "sign(x)*(1 + x^2)", 0, true), ("x", "abs(x)/x*(1 + x^2)", 0, false),
      ("x", "exp(x) - 1", 0, true), ("x", "exp(x)", 1, true), ("x", "x + 1/x", 0, false),
      ("x", "x + 1/x", 3, true), ("x", "tan(x)", 1, true), ("x", "(x + 1)/(x - 1)", 1, false),
      ("x", "(x + 1)/(x - 1)", 0, true), ("x", "(x^2 - 1)/(x - 1)", 2, false),
      ("x", "(x^2 - 1)/(x - 1)", 1, true), ("x", "1/x + 1", 1, false), ("x; y", "x*y", 0, true),
      ("x; y", "x/y", 0, true), ("x; y", "1/(x*y)", 0, false), ("x; y", "x - y", 1, true),
      ("x; y", "(x^2 + 1)/y", 0, false), ("x; n integer", "x + n", 0, true),
      ("x; n values -1 1", "n*exp(x)", 0, false), ("x; assume x != 1", "x", 1, false),
      ("x; assume x != 1", "x", 0, true),
      ("x", "cases(x > 0: x + 1, x - 1)", 2, true), ("p[2] probability", "p[1] - p[2]", 0, true),
      ("p[3] probability", "log(p[1]/p[2])", 0, true),
    ])
  func holes(_ setting: String, _ quantity: String, _ number: Int, _ isTaken: Bool) throws {
    let probe = try Setting(setting).probe(quantity)
    #expect(probe.leavesOut(Rational(number)) == !isTaken)
  }

  @Test(
    "A way certainly leads through a number, or none is known to",
    arguments: [
      ("x", "x", 0, true), ("x", "x^3 - 2", 0, true), ("x", "exp(x)", 1, true),
      ("x", "1/x", 0, false), ("x", "sign(x)", 0, true), ("x", "floor(x) + 1/2", 0, false),
      ("x", "tan(x)", 0, true), ("x", "x^2", 0, false), ("x", "x + 1/x", 0, false),
      ("x; y", "x*y", 0, true), ("x; y", "x^2 - y", 3, true), ("x; y", "1/(x*y)", 0, false),
      ("x; n integer", "x + n", 0, true), ("x; n values -1 1", "n*(1 + x^2)", 0, false),
      ("x; y; assume x = y", "x", 0, false), ("x", "1e12*(x - 1/3)", 0, true),
      ("x", "x/(exp(x) - x)", 0, true),
      ("x", "1e12*(x - sqrt(2)/7)", 0, true), ("x; assume x^2 > 1", "x", 0, false),
      ("x", "cases(x > 0: x + 1, x - 1)", 0, false), ("x", "(x^2 - 1)/(x - 1)", 2, false),
    ])
  func crosses(_ setting: String, _ quantity: String, _ number: Int, _ isCrossed: Bool) throws {
    #expect(try Setting(setting).probe(quantity).crosses(Rational(number)) == isCrossed)
  }

  @Test(
    "A number is taken nearly, or passed through",
    arguments: [
      ("x", "x", "1/3", 1e-9, true), ("x", "sin(x)", "0.4", 1e-9, true),
      ("x; assume x^2 > 1", "x", "0", 0.5, false),
      ("x", "1e12*(x - sqrt(2)/7)", "0", 1e-9, true),
      ("x", "sign(x)", "1/2", 0.4, false), ("x", "sign(x)", "1/2", 0.5, true),
      ("x", "floor(x)", "1/2", 0.01, false), ("x", "1/x", "0", 1e-13, false),
      ("x", "exp(x)", "-1", 0.1, false), ("x", "x^2", "-1/10", 0.01, false),
      ("x; y", "x*y", "7/9", 1e-9, true), ("n integer", "n/3", "1/2", 0.1, false),
      ("n integer", "n/3", "1/2", 0.2, true), ("x; y; assume x + y = 1", "x*y", "1/5", 0.01, true),
      ("x; y; assume x + y = 1", "x*y", "1", 0.01, false),
    ])
  func takes(
    _ setting: String, _ quantity: String, _ number: String, _ room: Double, _ isTaken: Bool
  ) throws {
    let setting = try Setting(setting)
    let target = try #require(try setting.number(number).exact)
    #expect(try setting.probe(quantity).takes(target, within: room) == isTaken)
  }

  @Test(
    "Values tend to a number far out, however slowly",
    arguments: [
      ("x positive", "1/log(x)", "0", true), ("x positive", "max(1/log(x), 1/200)", "0", false),
      ("x positive", "1 + 1/log(1 + x)", "1", true),
      ("x", "1/(1 + x^2)", "0", true), ("x", "exp(x)", "-1", false),
      ("x", "sigma(x)", "1/2", false),
      ("x positive", "log(x)", "0", false), ("x", "atan(x)", "1", false),
      ("x negative", "1/log(-x)", "0", true), ("x; y", "1/log(1 + x^2 + y^2)", "0", true),
      ("x; assume x > 3", "2 + 1/log(x)", "2", true), ("x 1..5", "1/log(x)", "0", false),
    ])
  func slowly(_ setting: String, _ quantity: String, _ end: String, _ tends: Bool) throws {
    let setting = try Setting(setting)
    #expect(try setting.probe(quantity).tendsSlowly(to: try setting.number(end)) == tends)
  }

  @Test(
    "Simple fractions that values tend to are asked about",
    arguments: [
      ("x", "(2*x + 1)/(3*x - 5)", "2/3"), ("x", "sigma(x) + 1/7", "1/7"),
      ("x", "sigma(x) + 1/7", "8/7"), ("x", "x/abs(x)*(3/5 + x^2)", "3/5"),
      ("x", "(x^2 - 4)/(x - 2)", "4"), ("x", "tanh(x)/24", "-1/24"),
    ])
  func limits(_ setting: String, _ quantity: String, _ limit: String) throws {
    let setting = try Setting(setting)
    let found = try setting.probe(quantity).limits
    #expect(found.contains { $0 == (try? setting.number(limit).exact) })
    #expect(found.count <= 8)
  }

  @Test("What values are and do not tend to is no limit")
  func noLimits() throws {
    #expect(try Setting("x").probe("1/2 + 0*x").limits.isEmpty)
    #expect(try Setting("x").probe("exp(exp(x))").limits.allSatisfy { $0.magnitude <= Rational(1) })
  }

  @Test(
    "A finite domain is gone through as a whole",
    arguments: [
      ("n integer 1..2048", "n", 2048), ("a integer 1..64; b integer 1..32", "65*a + b", 2048),
      ("a values 1 2 3; x", "a", 3), ("y[3] one-hot; v values 1 2", "y[1]*v", 6),
    ])
  func finite(_ setting: String, _ quantity: String, _ count: Int) throws {
    #expect(try Setting(setting).probe(quantity).samples.count == count)
  }

  @Test("The distance is that of the nearest sample")
  func distances() throws {
    let setting = try Setting("n values 1 2 5")
    let probe = try setting.probe("n^2")
    for (number, distance) in [("4", 0.0), ("3", 1), ("16", 9), ("-2", 3), ("27", 2)] {
      #expect(probe.distance(to: try setting.number(number)) == distance)
    }
  }
}
