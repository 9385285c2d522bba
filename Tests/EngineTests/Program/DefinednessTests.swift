import TestSupport
import Testing

/// Arithmetic is over the reals: log(-1), 1/0 and (-8)^(1/3) are undefined; 0^0 is 1.
@Suite("Where values are defined")
struct DefinednessTests {
  @Test(
    "Values of formulas without symbols",
    arguments: [
      ("0^0", "1"), ("(-8)^(1/3)", "undefined"), ("(-8)^(2/6)", "undefined"), ("-8^(1/3)", "-2"),
      ("(-8)^(6/2)", "-512"), ("(-8)^0.2", "undefined"), ("(-2)^2", "4"), ("-2^2", "-4"),
      ("0^(-1)", "undefined"), ("0^(1/2)", "0"), ("0^(-1/2)", "undefined"), ("1/0", "undefined"),
      ("0/0", "undefined"), ("log(0)", "undefined"), ("log(-1)", "undefined"),
      ("sqrt(-1)", "undefined"),
      ("sqrt(0)", "0"), ("acos(2)", "undefined"), ("asin(-1.1)", "undefined"),
      ("atanh(1)", "undefined"),
      ("acosh(0.5)", "undefined"), ("acosh(1)", "0"), ("atan2(0, 0)", "undefined"),
      ("acot(0)", "undefined"), ("asec(0.5)", "undefined"), ("csc(0)", "undefined"),
      ("relu(log(-1))", "undefined"), ("max(1, log(-1))", "undefined"),
      ("sum([1, log(-1)])", "undefined"),
      ("[1, log(-1)][1]", "1"), ("0*log(-1)", "undefined"), ("log(-1) - log(-1)", "undefined"),
      ("log(-1)^0", "undefined"), ("(1/0)^0", "undefined"), ("1^(1/0)", "undefined"),
      ("inv([[1, 2], [2, 4]])", "[[undefined, undefined], [undefined, undefined]]"),
      ("[[1, 2], [2, 4]]^(-1)", "[[undefined, undefined], [undefined, undefined]]"),
      ("softmax([1000, 1000])[1]", "0.5"), ("cases(1 > 2: 7)", "undefined"),
      ("cases(log(-1) > 0: 1, 2)", "undefined"), ("1[log(-1) > 0]", "undefined"),
      ("cases(1 < 2: 3, log(-1))", "3"), ("cases(1 > 2: 1/0, 3)", "3"), ("mean([1, 2])*0^0", "1.5"),
      ("prod(k=1..0, k)", "1"), ("sum(k=1..0, k)", "0"), ("sum(k=0..2, k != 0, 1/k)", "1.5"),
      ("log(sum(k=1..1, 1))", "0"),
    ])
  func constants(_ formula: String, _ expected: String) throws {
    #expect(try Setting("").values(formula).text() == expected)
  }

  @Test(
    "Values at points",
    arguments: [
      ("0*log(-1 - x^2)", 1, "undefined"), ("x^(1/3)", -8, "undefined"), ("x^0", 0, "1"),
      ("0^x", 0, "1"),
      ("0^x", -1, "undefined"), ("0^x", 2, "0"), ("x/x", 0, "undefined"),
      ("0*(1/x)", 0, "undefined"),
      ("(1/x)^0", 0, "undefined"), ("log(x) - log(x)", -1, "undefined"),
      ("log(x)*0 + 1", -1, "undefined"),
      ("(-2)^x", 3, "-8"), ("(-2)^x", 0.5, "undefined"), ("x^x", 0, "1"), ("x^x", -1, "-1"),
      ("x^x", -0.5, "undefined"), ("cases(x > 0: log(x), 0)", -1, "0"),
      ("cases(x > 0: log(x), 0)", 0, "0"),
      ("cases(x = 0: 1, sin(x)/x)", 0, "1"), ("cases(x > 0: 1)", -1, "undefined"),
      ("1[x > 0]*log(x)", -1, "undefined"), ("cases(log(x) < 5: 1, 1)", -1, "undefined"),
      ("1[1 > 2 and log(x) > 3]", -1, "undefined"), ("1[1 > 2 and log(x) > 3]", 1, "0"),
      ("1[log(x) > 3 or 1 < 2]", -1, "undefined"), ("1[log(x) > 3 or 1 < 2]", 1, "1"),
      ("1[not (log(x) > 3 and 1 > 2)]", -1, "undefined"), ("1[1 < 2 and log(x) > 3]", 1, "0"),
      ("cases(x > 0 and log(x) > -100: 1, 2)", 1, "1"), ("sum(k=1..2, x > 0, log(x))", -1, "0"),
      ("relu(x)/relu(x)", -1, "undefined"), ("exp(1000*x)*exp(-1000*x)", 0, "1"),
      ("sqrt(x)", 0, "0"), ("x^(1/2)", 0, "0"), ("x^1.5", -1, "undefined"),
      ("x^2.0", -3, "9"), ("x^(4/2)", -3, "9"), ("log(x^2)", -1, "0"),
      ("2*log(x)", -1, "undefined"),
    ])
  func points(_ formula: String, _ x: Double, _ expected: String) throws {
    #expect(try Setting("x").values(formula, at: ["x": [x]]).text() == expected)
  }

  @Test(
    "Derivatives have a value only where the function has one",
    arguments: [
      ("diff(log(x), x)", 2, "0.5"), ("diff(log(x), x)", -2, "undefined"),
      ("diff(log(x), x)", 0, "undefined"), ("diff(log(abs(x)), x)", -2, "-0.5"),
      ("diff(0*log(x), x)", -1, "undefined"), ("diff(log(x) + x, x)", -1, "undefined"),
      ("diff(diff(log(x), x), x)", -1, "undefined"), ("log'(x)", -1, "undefined"),
      ("log''(x)", 1, "-1"),
      ("diff(cases(x > 0: sqrt(x), 0), x)", -1, "0"),
      ("diff(cases(x > 0: sqrt(x), 0), x)", 1, "0.5"),
      ("diff(cases(x > 0: log(x)*exp(x), x), x)", -3, "1"),
      ("diff(cases(x > 0: 3*sqrt(x), 0), x)", -1, "0"),
      ("diff(-2*cases(x > 0: sqrt(x), x), x)", -1, "-2"),
      ("diff(cases(x > 0: (3*sqrt(x))^2 - 3*sqrt(x), 0), x)", -1, "0"),
      ("diff(cases(x > 0: 3*sqrt(x)*x - log(2*x)/5, x), x)", -1, "1"),
      ("diff(cases(log(x) > 0: 3*sqrt(log(x)), x), x)", 0.5, "1"),
      ("diff(sin(5*cases(x > 0: x^0.5/7, 0)), x)", -1, "0"),
      ("diff(max(3*sqrt(x), 0), x)", -1, "undefined"),
      ("diff(cases(x > 0: sin(log(sqrt(x))), x^2), x)", -3, "-6"),
      ("diff(cases(x > 1: acosh(x), x < -1: sqrt(-x), 0), x)", 0, "0"),
      ("diff(1/cases(x > 3: sqrt(x)*1[x < 9], x), x)", -1, "-1"),
      ("diff(1/cases(x > 3: sqrt(x)*cases(x < 9: x, 0)/7, x), x)", -1, "-1"),
      ("diff(1/cases(x > 3: 1[x < 9]*log(1[x < 8]*sqrt(x)), x), x)", -1, "-1"),
      ("diff(cases(x > 0: x - x*0*x^(3/4), x^2), x)", -3, "-6"),
      ("diff(cases(x > 0: max(x, log(x)), x^2), x)", -3, "-6"),
      ("diff(cases(x > 0: 3*min(sqrt(x), 1), x)^2, x)", -3, "-6"),
      ("diff(cases(x > 0: cases(log(x) > 1: x, 2*x), x^2), x)", -3, "-6"),
      ("diff(cases(x > 0: max(x, log(x)), x^2), x)", 3, "1"),
      ("diff(cases(x > 0: cases(log(x) > 1: x, 2*x), x^2), x)", 2, "2"),
      ("diff(max(x, log(x)), x)", -3, "undefined"),
      ("diff(cases(x > 0: x^(1/3), -(-x)^(1/3)), x)", 0, "undefined"),
      ("diff(sqrt(x), x)", 0, "undefined"), ("diff(x^1.5, x)", 0, "0"), ("diff(x^0, x)", 0, "0"),
      ("diff(x^1, x)", 0, "1"),
      ("diff((x/x - 1)^0, x)", 2, "0"), ("diff((x/x - 1)^0, x)", 0, "undefined"),
      ("diff(log(x)^0*x, x)", 1, "1"), ("diff(log(x)^0, x)", -1, "undefined"),
      ("diff(x^2, x)", 0, "0"), ("diff(x^2/x, x)", 0, "undefined"),
      ("diff(asin(x), x)", 2, "undefined"), ("diff(acosh(x), x)", -2, "undefined"),
      ("diff(atanh(x), x)", 2, "undefined"), ("diff(3, x)", 0, "0"),
      ("diff(log(-1), x)", 0, "undefined"),
      ("diff(diff(cases(x > 0: x^2.5, 0), x), x)", -1, "0"), ("diff(x^(1/3), x)", -8, "undefined"),
      ("diff(sqrt(log(x)), x)", 0.5, "undefined"), ("diff(floor(x), x)", 0.5, "0"),
    ])
  func derivatives(_ formula: String, _ x: Double, _ expected: String) throws {
    #expect(try Setting("x").values(formula, at: ["x": [x]]).text() == expected)
  }
}
