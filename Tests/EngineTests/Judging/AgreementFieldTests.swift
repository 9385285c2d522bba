import Testing

/// The pairs on which other graders were measured, and traps of notation.
@Suite("Agreement: pairs of the field")
struct AgreementFieldTests {
  @Test("Each pair is decided as mathematics says", arguments: networks + algebra + traps)
  func pairs(_ row: AgreementRow) throws {
    #expect(try row.decision() == row.expected.rawValue)
  }

  static let positive = "x positive; y positive; a positive; b positive; z"

  static let networks = [
    AgreementRow("sigma(x)*(1 - sigma(x))", "e^-x/(1 + e^-x)^2", .same),
    AgreementRow("w*sigma(w*x+b)*(1-sigma(w*x+b))", "w*e^-(w*x+b)/(1+e^-(w*x+b))^2", .same),
    AgreementRow("1 - tanh(x)^2", "4/(e^x + e^-x)^2", .same),
    AgreementRow("tanh x", "2/(1 + e^(-2x)) - 1", .same),
    AgreementRow("tanh(x)", "2σ(2x) − 1", .same),
    AgreementRow("e^a/(e^a + e^b)", "e^(a+c)/(e^(a+c) + e^(b+c))", .same),
    AgreementRow("softmax([a, b])", "softmax([a + c, b + c])", .same),
    AgreementRow("ln(e^a + e^b)", "a + ln(1 + e^(b - a))", .same),
    AgreementRow("-ln(sigma(x))", "ln(1 + e^-x)", .same),
    AgreementRow("(x + abs(x))/2", "x", .different),
    AgreementRow("(x + abs x)/2", "relu(x)", .same),
    AgreementRow("x", "abs(x)", .different),
    AgreementRow("abs(x)", "x", .different),
    AgreementRow("abs(x)/x", "1", .different),
    AgreementRow("sqrt(x^2)", "x", .different),
    AgreementRow("sqrt(x^2)", "abs(x)", .same),
    AgreementRow("x", "x + 1e-5", .different),
    AgreementRow("x", "1.00005*x", .different),
    AgreementRow("0", "exp(-1000*x^2)", .different),
    AgreementRow("sqrt(-1 - x^2)", "ln(-1 - x^2)", .undecided),
    AgreementRow("sigma(x)", "1 - sigma(-x)", .same),
    AgreementRow("sigma(x)", "(1 + tanh(x/2))/2", .same),
    AgreementRow("sigma(x)*(1 - sigma(x))", "sigma(x)*(1 + sigma(x))", .different),
    AgreementRow("sigma(x)*(1 - sigma(x))", "-sigma(x)*(1 - sigma(x))", .different),
    AgreementRow("1 - tanh(x)^2", "1 - tanh(x)", .different),
    AgreementRow("softplus(x)", "ln(1 + e^x)", .same),
    AgreementRow("softplus(x) - softplus(-x)", "x", .same),
    AgreementRow("log(x)", "log2(x)", .different),
    AgreementRow("log10(x)", "ln(x)/ln(10)", .same),
    AgreementRow("6^(3x^2+4x-2)*ln(6)*(6x+4)", "diff(6^(3x^2+4x-2), x)", .same),
  ]

  static let algebra = [
    AgreementRow("abs(x^2 - 4)", "abs(x - 2)*abs(x + 2)", .same),
    AgreementRow("asinh(x)", "ln(x + sqrt(x^2 + 1))", .same),
    AgreementRow("atan(1/2)", "pi/2 - atan(2)", .same),
    AgreementRow("x^(7/x)", "e^(7 ln x/x)", .same),
    AgreementRow("sqrt(a^2 + b^2)", "sqrt(a^2 + b^2) + 2 - 2", .same),
    AgreementRow("0", "17^x", .different),
    AgreementRow("cosh(x)^2 - sinh(x)^2", "1", .same),
    AgreementRow("sin(x)^2 + cos(x)^2", "1", .same),
    AgreementRow("cos(2x)", "1 - 2 sin^2 x", .same),
    AgreementRow("(x + y)^3", "x^3 + 3x^2 y + 3x y^2 + y^3", .same),
    AgreementRow("(x + y)^3", "x^3 + 3x^2 y + 3x y^2 - y^3", .different),
    AgreementRow("a/b/c", "a/(b*c)", .same),
    AgreementRow("1/(1 + 1/x)", "x/(x + 1)", .same),
    AgreementRow("(a + b)/c", "a + b/c", .different),
    AgreementRow("x^2 - y^2", "(x - y)*(x + y)", .same),
    AgreementRow("exp(x + y)", "exp(x)*exp(y)", .same),
    AgreementRow("exp(x*y)", "exp(x)*exp(y)", .different),
    AgreementRow("(1 + 1/x)^x", "e", .different),
    AgreementRow("acot(x)", "atan(1/x)", .same),
    AgreementRow("acot(x)", "pi/2 - atan(x)", .different),
  ]

  static let traps = [
    AgreementRow("-2^2", "-4", .same), AgreementRow("2^1^2", "2", .same),
    AgreementRow("2^3^2", "512", .same), AgreementRow("8/4/2", "1", .same),
    AgreementRow("sin^2 x", "sin(x)*sin(x)", .same),
    AgreementRow("sin x cos x", "sin(2x)/2", .same),
    AgreementRow("tanh(x)^2", "tanh(x^2)", .different),
    AgreementRow("2e+3*x", "2000*x", .same), AgreementRow("1/a b", "b/a", .same),
    AgreementRow("X", "x", .different, "x; X"),
    AgreementRow("x_1", "x1", .same, "x1; x2"), AgreementRow("x[1]", "x1", .same, "x1; x2"),
    AgreementRow("x1", "x2", .different, "x1; x2"),
    AgreementRow("(-5)^(1/3)", "-5^(1/3)", .undecided),
    AgreementRow("-5^(1/3)", "(-5)^(1/3)", .different),
    AgreementRow("0^0", "1", .same),
    AgreementRow("(x^y)^z", "x^(y*z)", .same, positive),
    AgreementRow("(x^2)^y", "x^(2y)", .different),
    AgreementRow("(x^2)^(1/2)", "x", .different),
    AgreementRow("ln(a^2*b)", "2 ln a + ln b", .different),
    AgreementRow("ln(a^2*b)", "2 ln a + ln b", .same, positive),
    AgreementRow("sqrt(x-3)*sqrt(x-5)", "sqrt((x-3)*(x-5))", .same),
    AgreementRow("sqrt((x-3)*(x-5))", "sqrt(x-3)*sqrt(x-5)", .different),
    AgreementRow("sqrt(a/b)", "sqrt(a)/sqrt(b)", .different),
    AgreementRow("sqrt(a/b)", "sqrt(a)/sqrt(b)", .same, positive),
    AgreementRow("(-2)^(n+0.1)", "(-2)^(n+1.1)", .undecided, "n integer"),
    AgreementRow("x^13 - x^12 - 2680000000", "x^13 - x^12 - 2680000001", .different),
    AgreementRow("sin(pi*x)", "0", .different),
    AgreementRow("sin(pi*n)", "0", .same, "n integer"),
    AgreementRow("cos(pi*n)", "(-1)^n", .same, "n integer"),
    AgreementRow("6000*(x-a)^5999", "5999", .different),
    AgreementRow("6000*(x-a)^5999", "diff((x-a)^6000, x)", .same),
    AgreementRow("6000*(x-a)^5999", "5999*(x-a)^5999", .different),
    AgreementRow("acoth(x/3)/3", "ln((x+3)/(x-3))/6", .same),
    AgreementRow("acoth(x/3)/3", "ln(abs((x+3)/(x-3)))/6", .same),
    AgreementRow("acoth(x/3)/3", "ln((x+3)/(x-3))/6 + 1", .different),
    AgreementRow("acoth(x/3)/3", "(ln(x+3) - ln(x-3))/6", .different),
    AgreementRow("ln(abs((x+3)/(x-3)))/6", "acoth(x/3)/3", .different),
  ]
}
