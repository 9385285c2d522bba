import Testing

/// Tiny differences count, rounding does not.
@Suite("Agreement: precision and range")
struct AgreementPrecisionTests {
  @Test("Tiny differences are differences", arguments: tiny)
  func differences(_ row: AgreementRow) throws {
    #expect(try row.decision() == row.expected.rawValue)
  }

  @Test("Cancellation is no difference", arguments: cancelling)
  func cancellation(_ row: AgreementRow) throws {
    #expect(try row.decision() == row.expected.rawValue)
  }

  @Test("Where no digit is left the expressions decide, or nothing does", arguments: hopeless)
  func nothingLeft(_ row: AgreementRow) throws {
    #expect(try row.decision() == row.expected.rawValue)
  }

  @Test("Huge and tiny values are numbers like others", arguments: extreme)
  func range(_ row: AgreementRow) throws {
    #expect(try row.decision() == row.expected.rawValue)
  }

  @Test("Constants are compared to thirty digits", arguments: constants)
  func digits(_ row: AgreementRow) throws {
    #expect(try row.decision() == row.expected.rawValue)
  }

  static let tiny = [
    AgreementRow("x", "x + 1e-9", .different), AgreementRow("x", "1.000000001*x", .different),
    AgreementRow("x", "x + 1e-30", .different), AgreementRow("x", "x*(1 + 1e-28)", .different),
    AgreementRow("sigma(x)", "sigma(x) + 1e-15", .different),
    AgreementRow("exp(x)", "exp(x) + 1e-25", .different),
    AgreementRow("exp(x)", "exp(x)*(1 + 1e-20)", .different),
    AgreementRow("tanh(x)", "tanh(x + 1e-12)", .different),
    AgreementRow("0", "1e-40*x", .different),
    AgreementRow("tanh(x)", "tanh(x) + 1e-12*sin(x)", .different),
    AgreementRow("exp(-x^2)", "exp(-x^2) + 1e-40", .different),
    AgreementRow("sin(x)", "x - x^3/6 + x^5/120 - x^7/5040 + x^9/362880", .different),
    AgreementRow("relu(x)", "softplus(1000*x)/1000", .different),
    AgreementRow("relu(x)", "softplus(1e6*x)/1e6", .different),
    AgreementRow("step(x)", "sigma(1e4*x)", .different),
    AgreementRow("abs(x)", "x*tanh(1000*x)", .different),
    AgreementRow("abs(x)", "sqrt(x^2 + 1e-12)", .different),
    AgreementRow("log(x)", "log(x + 1e-8)", .different),
    AgreementRow("1/x", "x/(x^2 + 1e-8)", .different),
    AgreementRow("x*y", "x*y + 1e-9*w", .different),
    AgreementRow("max(x, y)", "log(exp(x) + exp(y))", .different),
    AgreementRow("x", "x + 1e-9*sin(pi*x)", .different),
    AgreementRow("0", "exp(-1e6*x^2)", .different),
    AgreementRow("pi*x", "3.14159265358979*x", .different),
    AgreementRow("x/3", "0.333333333*x", .different),
  ]

  static let cancelling = [
    AgreementRow("x", "(1 + x) - 1", .same), AgreementRow("x", "(1e20 + x) - 1e20", .same),
    AgreementRow("x", "(x + pi) - pi", .same),
    AgreementRow("sqrt(x^2 + 1) - x", "1/(sqrt(x^2 + 1) + x)", .same),
    AgreementRow("(1 - cos(x))/x^2", "2*sin(x/2)^2/x^2", .same),
    AgreementRow("exp(x) - 1", "2*exp(x/2)*sinh(x/2)", .same),
    AgreementRow("tanh(x) - 1", "-2/(exp(2x) + 1)", .same),
    AgreementRow("1 - sigma(x)", "sigma(-x)", .same),
    AgreementRow("log(1 + x)", "2*atanh(x/(2 + x))", .same),
    AgreementRow("0", "x - x", .same), AgreementRow("0", "exp(x) - exp(x)", .same),
    AgreementRow("0", "log(sin(x)^2 + cos(x)^2)", .same),
    AgreementRow("0", "(sin(2x) - 2*sin(x)*cos(x))^2", .same),
    AgreementRow("0", "(x + y)^2 - x^2 - 2*x*y - y^2", .same),
    AgreementRow("0", "sin(2x) - 2*sin(x)*cos(x)", .same),
    AgreementRow("0", "exp(x)*exp(y) - exp(x + y)", .same),
    AgreementRow("0", "log(exp(x)) - x", .same), AgreementRow("x", "log(exp(x))", .same),
    AgreementRow("x^3", "((x + 1)^4 - (x - 1)^4)/8 - x", .same),
    AgreementRow("atan(x) + atan(1/x)", "pi/2*sign(x)", .same),
    AgreementRow("1 - tanh(x)^2", "1/cosh(x)^2", .same),
    AgreementRow("sin(x)/x - 1", "(sin(x) - x)/x", .same),
    AgreementRow("log(x/y)", "log(x) - log(y)", .same, "x positive; y positive"),
  ]

  /// Where all digits cancel at every point, nothing is known, and nothing passes.
  static let hopeless = [
    AgreementRow("(exp(x) + 5) - exp(x)", "(exp(x) + 7) - exp(x)", .different, "x 100..200"),
    AgreementRow("(exp(x) + 5) - exp(x)", "(exp(x) + 7) - exp(x)", .different, "x 1000..3000"),
    AgreementRow("0", "(exp(x) + sin(x)) - exp(x)", .different, "x 200..300"),
    AgreementRow("sin(x)", "(exp(x) + sin(x)) - exp(x)", .same, "x 200..300"),
    AgreementRow("sin(exp(x))", "cos(exp(x))", .undecided, "x 100..200"),
  ]

  static let extreme = [
    AgreementRow("exp(1000*x)", "exp(x)^1000", .same), AgreementRow("exp(-25000)", "0", .different),
    AgreementRow("exp(-25000*x^2)", "0", .different), AgreementRow("0", "exp(-1e9)", .different),
    AgreementRow("exp(1000*x)/exp(999*x)", "exp(x)", .same),
    AgreementRow("log(exp(1000*x))", "1000*x", .same),
    AgreementRow("exp(1000 + x)/(exp(1000 + x) + exp(1000))", "sigma(x)", .same),
    AgreementRow("log(sigma(1000*x))", "-softplus(-1000*x)", .same),
    AgreementRow("x^1000", "x^1000 + 1", .different), AgreementRow("x^1000", "x^1001/x", .same),
    AgreementRow("x^1000", "x^999", .different), AgreementRow("1e300*x*1e300", "1e600*x", .same),
    AgreementRow("1e-300*x*1e-300", "0", .different),
    AgreementRow("exp(exp(x))", "exp(exp(x) + 1e-9)", .different),
    AgreementRow("9^9^9", "9^(9^9)", .same), AgreementRow("9^9^9", "9^9^8", .different),
    AgreementRow("1/exp(5000*x)", "exp(-5000*x)", .same),
    AgreementRow("sigma(1e5*x)", "1/(1 + exp(-1e5*x))", .same),
    AgreementRow("softmax([1000*x, 0])[1]", "sigma(1000*x)", .same),
    AgreementRow("logsumexp([800, x])", "800 + log(1 + exp(x - 800))", .same),
    AgreementRow("exp(-x^2)", "0", .different), AgreementRow("2^(2^x)", "4^(2^(x-1))", .same),
  ]

  static let constants = [
    AgreementRow("0.1 + 0.2", "0.3", .same), AgreementRow("1/3", "0.3333333333", .different),
    AgreementRow("1/3", "0.33333333333333333333333333333333333333", .different),
    AgreementRow("pi", "3.14159265358979", .different), AgreementRow("pi", "4*atan(1)", .same),
    AgreementRow("e", "exp(1)", .same), AgreementRow("e", "2.718281828459045", .different),
    AgreementRow("sqrt(2)*sqrt(3)", "sqrt(6)", .same),
    AgreementRow("2^(1/2) - sqrt(2)", "0", .same),
    AgreementRow("0", "sin(pi)", .same),
    AgreementRow("9007199254740993", "9007199254740992", .different),
    AgreementRow("log(2) + log(3)", "log(6)", .same), AgreementRow("cos(pi/3)", "1/2", .same),
    AgreementRow("sigma(0)", "0.5", .same), AgreementRow("exp(pi) - pi", "20", .different),
    AgreementRow("sum(k=1..100, k)", "5050", .same), AgreementRow("pi", "355/113", .different),
    AgreementRow("0", "log(sin(1)^2 + cos(1)^2)", .same), AgreementRow("cos(pi/2)^2", "0", .same),
    AgreementRow("0", "sin(3*pi) + 1e-20", .different), AgreementRow("0", "atan(sin(pi))", .same),
  ]
}
