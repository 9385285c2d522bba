import TestSupport
import Testing

@testable import Engine

@Suite("What the identity test says of a comparison")
struct ComparisonIdentityTests {
  private func identity(_ comparison: Comparison) throws -> String {
    var sides: [Binding: Comparison.Sides] = [:]
    switch try comparison.identity(&sides) {
    case .equal: return "equal"
    case .different: return "different"
    case .unknown: return "unknown"
    }
  }

  @Test(
    "Different expressions are different functions only where every symbol moves freely",
    arguments: [
      ("x", "x + x", "2*x", "equal"), ("x", "x", "x + 1e-40", "different"),
      ("x positive", "x", "x + 1e-40", "different"), ("x unit", "x", "x^2", "different"),
      ("x 0..1", "x", "x^2", "different"), ("x 1..1", "x", "x^2", "unknown"),
      ("x integer", "x", "x^2", "unknown"), ("x natural", "x", "x^2", "unknown"),
      ("x values 0 1", "x", "x^2", "unknown"), ("p[2] probability", "p[1]", "p[2]", "unknown"),
      ("y[2] one-hot", "y[1]", "y[2]", "unknown"), ("x; n integer", "x", "x^2", "different"),
      ("x; n integer", "x*n", "x^2*n", "unknown"), ("x; assume x > 1", "x", "x^2", "unknown"),
      ("x; assume x > 1", "x + x", "2*x", "equal"),
      ("x", "floor(x + 1)", "floor(x) + 1", "unknown"),
      ("dim K 2 3; z[K]; j index K", "z[j]", "z[1]", "different"),
      ("dim K 2 3; z[K]; j index K", "z[j] + z[j]", "2*z[j]", "equal"),
      // 160 combinations of indices are tested, not more.
      ("dim K 10; dim M 16; j index K; k index M; x", "x + j + k", "k + j + x", "equal"),
      ("dim K 7; dim M 23; j index K; k index M; x", "x + j + k", "k + j + x", "unknown"),
    ] as [(String, String, String, String)])
  func says(_ setting: String, _ reference: String, _ answer: String, _ said: String) throws {
    #expect(try identity(try Setting(setting).comparison(reference, answer)) == said)
  }

  @Test("A tolerance lets different expressions pass")
  func tolerance() throws {
    var comparison = try Setting("x").comparison("x", "x + 1e-40")
    comparison.tolerance = Tolerance(digits: 3)
    #expect(try identity(comparison) == "unknown")
    #expect(try comparison.certificate() == nil)
  }

  @Test(
    "Terms that are defined wherever their symbols are",
    arguments: [
      ("exp(x) + x^2", "sin(x)", true), ("log(x)", "x", false), ("x", "1/x", false),
      ("1/(1 + x^2)", "x", true), ("log(1 + exp(x))", "x", true), ("x", "sqrt(x)", false),
    ])
  func total(_ reference: String, _ answer: String, _ isTotal: Bool) throws {
    #expect(try Setting("x").comparison(reference, answer).isTotal() == isTotal)
  }

  @Test(
    "Expressions that differ by less than the digits are told by their values",
    arguments: [
      ("x", "x + 1e-50*sin(x)"), ("[1, x]", "[1, x + 1e-50*sin(x)]"),
      ("[x, 1]", "[x + 1e-50*sin(x), 1]"),
    ])
  func formal(_ reference: String, _ answer: String) throws {
    let comparison = try Setting("x").comparison(reference, answer)
    guard case .different(let difference) = try comparison.formalDifference(at: Binding()) else {
      Issue.record("not different")
      return
    }
    #expect(difference.kind == .formal)
    // Both are told at the entry that differs, which is not the constant one.
    #expect(difference.answer == difference.reference && difference.answer != "1")
    #expect(difference.point.map(\.name) == ["x"])
  }

  @Test("Sizes that a certificate was tested at are told")
  func sizes() throws {
    let comparison = try Setting("dim K 2 3; z[K]").comparison("z + z", "2*z")
    #expect(try comparison.certificate()?.sizes == ["K = 2, 3"])
    #expect(try Setting("x").comparison("x + x", "2*x").certificate()?.sizes == [])
  }

  @Test(
    "A proof is looked at in a few points all the same",
    arguments: [
      ("x", "x + x", "2*x", 4), ("x", "1 + 1", "2", 1), ("a values 0 1", "a + a", "2*a", 2),
      ("dim K 2 3 4; z[K]", "z + z", "2*z", 8),
    ])
  func confirmed(_ setting: String, _ reference: String, _ answer: String, _ most: Int) throws {
    guard
      case .same(let points, true, _, let certificate?) = try Setting(setting)
        .comparison(reference, answer).decide()
    else {
      Issue.record("not proved")
      return
    }
    #expect(1...most ~= points && certificate.runs >= 0)
  }
}
