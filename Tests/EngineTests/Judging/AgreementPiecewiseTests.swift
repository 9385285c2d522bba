import Testing

/// Where both sides are defined every point counts, single points included.
@Suite("Agreement: kinks, jumps, bands and single points")
struct AgreementPiecewiseTests {
  @Test("Pieces are compared piece by piece", arguments: relu + others)
  func pieces(_ row: AgreementRow) throws {
    #expect(try row.decision() == row.expected.rawValue)
  }

  @Test("A single point counts, and so does a band wherever it lies", arguments: points + bands)
  func hidden(_ row: AgreementRow) throws {
    #expect(try row.decision() == row.expected.rawValue)
  }

  @Test("What differs at hidden places differs for every seed", arguments: 2...6)
  func seeds(_ seed: UInt64) throws {
    for row in AgreementPiecewiseTests.points + AgreementPiecewiseTests.bands {
      #expect(try row.decision(seed: seed) == row.expected.rawValue, "\(row.testDescription)")
    }
  }

  static let relu = [
    AgreementRow("relu(x)", "max(0, x)", .same), AgreementRow("relu(x)", "(x + abs(x))/2", .same),
    AgreementRow("relu(x)", "cases(x > 0: x, 0)", .same),
    AgreementRow("relu(x)", "x*1[x > 0]", .same),
    AgreementRow("relu(x)", "x*step(x)", .same),
    AgreementRow("relu(x)", "(x + sqrt(x^2))/2", .same),
    AgreementRow("relu(x)", "-min(0, -x)", .same),
    AgreementRow("relu(x)", "cases(x >= 0: x, 0)", .same),
    AgreementRow("relu(x)", "leakyrelu(x, 0)", .same),
    AgreementRow("relu(x)", "x + relu(-x)", .same),
    AgreementRow("relu(x)", "leakyrelu(x)", .different),
    AgreementRow("relu(x)", "max(x, 0.0001*x)", .different),
    AgreementRow("relu(x)", "abs(x)", .different),
    AgreementRow("relu(w*x + b)", "max(b + x*w, 0)", .same),
    AgreementRow("relu(w*x + b)", "relu(w*x) + relu(b)", .different),
  ]

  static let others = [
    AgreementRow("abs(x)", "max(x, -x)", .same),
    AgreementRow("max(x, y)", "(x + y + abs(x - y))/2", .same),
    AgreementRow("min(x, y)", "x + y - max(x, y)", .same),
    AgreementRow("max(x, y)", "max(y, x)", .same),
    AgreementRow("sign(x)", "cases(x = 0: 0, abs(x)/x)", .same),
    AgreementRow("step(x)", "1[x > 0]", .same),
    AgreementRow("floor(x)", "-ceil(-x)", .same), AgreementRow("floor(x)", "x - 1/2", .different),
    AgreementRow("floor(x + 1)", "floor(x) + 1", .same),
    AgreementRow("1[x > 0] + 1[x <= 0]", "1", .same),
    AgreementRow("relu(x)*relu(-x)", "0", .same), AgreementRow("cases(x^2 < 0: 1, 0)", "0", .same),
    AgreementRow("min(max(x, 0), 1)", "cases(0 < x < 1: x, x >= 1: 1, 0)", .same),
    AgreementRow("1[sigma(x) > 1/2]", "1[x > 0]", .same),
    AgreementRow("1[x*y > 0]", "cases(x > 0 and y > 0 or x < 0 and y < 0: 1, 0)", .same),
    AgreementRow("1[x*y > 0]", "cases(x > 0 and y > 0: 1, 0)", .different),
    AgreementRow("1[not (x > y)]", "1[y >= x]", .same),
    AgreementRow("abs(x*y)", "abs(x)*abs(y)", .same),
    AgreementRow("abs(x + y)", "abs(x) + abs(y)", .different),
    AgreementRow("leakyrelu(x, a)", "max(x, a*x)", .different),
    AgreementRow("leakyrelu(x, a)", "max(x, a*x)", .same, "x; a unit"),
  ]

  static let points = [
    AgreementRow("x", "cases(x = 0: 1, x)", .different),
    AgreementRow("cases(x = 0: 1, x)", "x", .different),
    AgreementRow("x", "cases(x = 0.7316: 5, x)", .different),
    AgreementRow("x", "cases(x = 12345: 5, x)", .different),
    AgreementRow("x*y", "cases(x = 1/3: 0, x*y)", .different),
    AgreementRow("x*y", "cases(x = y: 0, x*y)", .different),
    AgreementRow("0", "cases(2*x + 3*y = 1: 1, 0)", .different),
    AgreementRow("0", "cases(x^2 = 4: 1, 0)", .different),
    AgreementRow("0", "1[x = -7]", .different),
    AgreementRow("step(x)", "1[x >= 0]", .different),
    AgreementRow("step(x)", "(sign(x) + 1)/2", .different),
    AgreementRow("step(x - 1/7)", "1[x >= 1/7]", .different),
    AgreementRow("1[x > y]", "1[x >= y]", .different),
    AgreementRow("ceil(x)", "floor(x) + 1", .different),
    AgreementRow("1[sigma(x) >= 1/2]", "1[x > 0]", .different),
    AgreementRow("1[3*x - 1 > 0]", "1[x >= 1/3]", .different),
    AgreementRow("cases(x > 0: 1, x < 0: -1, 7)", "sign(x)", .different),
    AgreementRow("relu'(x)", "1[x >= 0]", .different),
    AgreementRow("0", "1[relu(-x) = 2]", .different),
    AgreementRow("0", "cases(abs(x) = 3 and x < 0: 1, 0)", .different),
    AgreementRow(
      "diff(cases(x > 0: 3*sqrt(x), 0), x)", "cases(x > 0: 3/(2*sqrt(x)), 5)", .different),
  ]

  static let bands = [
    AgreementRow("x", "cases(x >= 30 and x <= 31: x + 1, x)", .different),
    AgreementRow("x", "x + relu(x - 30)*relu(31 - x)", .different),
    AgreementRow("x", "cases(x > 1000: 0, x)", .different),
    AgreementRow("x", "x + relu(x - 1500)", .different),
    AgreementRow("x", "min(x, 5000)", .different),
    AgreementRow("x", "x + relu(x - 12345.678)", .different),
    AgreementRow("x", "max(x, -1e6)", .different),
    AgreementRow("0", "1[abs(x - 0.3) < 1e-8]", .different),
    AgreementRow("0", "1[0.7316 < x < 0.7317]", .different),
    AgreementRow("0", "relu(1e-6 - abs(x - 5))", .different),
    AgreementRow("0", "cases(x > 3 and x < 3.0001: 1, 0)", .different),
    AgreementRow("x", "cases(abs(x) > 2000: 2000*sign(x), x)", .different),
    AgreementRow("0", "relu(exp(x) - 1000)", .different),
    AgreementRow("0", "1[log(x) > 7]", .different, "x positive"),
    AgreementRow("0", "relu(x*y - 100)", .different),
    AgreementRow("relu(x) - relu(-x)", "min(x, 1e4)", .different),
  ]
}
