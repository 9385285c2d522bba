import Engine
import TestSupport
import Testing

/// A pair of formulas and the decisions under the three domain policies.
struct DomainRow: Sendable, CustomTestStringConvertible {
  /// The two formulas; the decision of a row is of no use here.
  var pair: AgreementRow

  /// The decisions under `reference`, `common` and `same`.
  var decisions: [AgreementRow.Expected]

  init(
    _ reference: String, _ answer: String, _ byReference: AgreementRow.Expected,
    _ common: AgreementRow.Expected, _ same: AgreementRow.Expected
  ) {
    pair = AgreementRow(reference, answer, byReference)
    decisions = [byReference, common, same]
  }

  var testDescription: String { pair.testDescription }
}

@Suite("Agreement: where functions are compared")
struct AgreementDomainTests {
  @Test("Each policy decides as the contract says", arguments: rows)
  func policies(_ row: DomainRow) throws {
    for (policy, expected) in zip([DomainPolicy.reference, .common, .same], row.decisions) {
      #expect(try row.pair.decision(policy) == expected.rawValue, "\(policy)")
    }
  }

  static let rows = [
    DomainRow("log(x^2)", "2*log(x)", .different, .same, .different),
    DomainRow("2*log(x)", "log(x^2)", .same, .same, .different),
    DomainRow("x^2/x", "x", .same, .same, .different),
    DomainRow("x", "x^2/x", .same, .same, .different),
    DomainRow("1/x", "x/x^2", .same, .same, .same),
    DomainRow("sqrt(x)^2", "x", .same, .same, .different),
    DomainRow("x", "sqrt(x)^2", .different, .same, .different),
    DomainRow("log(x) + log(y)", "log(x*y)", .same, .same, .different),
    DomainRow("log(x*y)", "log(x) + log(y)", .different, .same, .different),
    DomainRow("x/x", "1", .same, .same, .different),
    DomainRow("1", "x/x", .same, .same, .different),
    DomainRow("tan(x)", "sin(x)/cos(x)", .same, .same, .same),
    DomainRow("x^(1/3)", "exp(log(x)/3)", .same, .same, .different),
    DomainRow("exp(log(x)/3)", "x^(1/3)", .same, .same, .different),
    DomainRow("log(x)", "log(abs(x))", .same, .same, .different),
    DomainRow("sqrt(x^2)", "abs(x)", .same, .same, .same),
    DomainRow("1/(1 + exp(-x))", "exp(x)/(1 + exp(x))", .same, .same, .same),
    DomainRow("sqrt(x)", "sqrt(x)*sqrt(x)/sqrt(x)", .same, .same, .different),
    DomainRow("log(x - 5)", "log(x - 5)*(x - 100)/(x - 100)", .same, .same, .different),
    DomainRow("1/(x - y)", "(x + y)/(x^2 - y^2)", .same, .same, .different),
    DomainRow("x", "cases(x > 0: x)", .different, .same, .different),
    DomainRow("cases(x > 0: x)", "x", .same, .same, .different),
    DomainRow("cases(x > 0: x)", "-x", .different, .different, .different),
    DomainRow("x", "cases(abs(x - 500) > 1/1000: x)", .different, .same, .different),
    DomainRow("x", "cases(x != 3: x)", .same, .same, .different),
    DomainRow("cases(x = 0: 1, x)", "x^2/x", .same, .same, .different),
    DomainRow("sign(x)", "abs(x)/x", .same, .same, .different),
    DomainRow("abs(x)/x", "sign(x)", .same, .same, .different),
    DomainRow("sqrt(x - 3)*sqrt(x - 5)", "sqrt((x - 3)*(x - 5))", .same, .same, .different),
    DomainRow("sqrt((x - 3)*(x - 5))", "sqrt(x - 3)*sqrt(x - 5)", .different, .same, .different),
    DomainRow("log(-1 - x^2)", "sqrt(-2 - x^2)", .undecided, .undecided, .undecided),
    DomainRow("log(-1 - x^2)", "x", .undecided, .undecided, .different),
    DomainRow("x", "log(-1 - x^2)", .different, .undecided, .different),
    DomainRow("1/0", "0/0", .undecided, .undecided, .undecided),
    DomainRow("1", "1/0", .different, .undecided, .different),
    DomainRow("0*log(-1 - x^2)", "0", .undecided, .undecided, .different),
    DomainRow("asin(x)", "atan2(x, sqrt(1 - x^2))", .same, .same, .same),
    DomainRow("acosh(x)", "log(x + sqrt(x^2 - 1))", .same, .same, .same),
    DomainRow("atanh(x)", "log((1 + x)/(1 - x))/2", .same, .same, .same),
    DomainRow("atanh(x)", "(log(1 + x) - log(1 - x))/2", .same, .same, .same),
    DomainRow("diff(log(x), x)", "1/x", .same, .same, .different),
    DomainRow("diff(log(abs(x)), x)", "1/x", .same, .same, .same),
    DomainRow("exp(1000*x)*exp(-1000*x)", "1", .same, .same, .same),
    DomainRow("1/(1 + exp(1e6*x))", "sigma(-1e6*x)", .same, .same, .same),
    DomainRow("exp(1/x)", "exp(x/x^2)", .same, .same, .same),
    DomainRow("x^y", "exp(y*log(x))", .same, .same, .different),
  ]

  @Test("An answer undefined at single points passes with a note that names one")
  func note() throws {
    guard
      case .same(_, true, let notes, _) = try Setting("x").comparison("x", "x^2/x").decide()
    else {
      Issue.record("decided otherwise")
      return
    }
    #expect(notes == ["the answer is undefined at single points such as x = 0"])
  }
}
