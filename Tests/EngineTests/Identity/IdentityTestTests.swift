import TestSupport
import Testing

@testable import Engine

/// What the identity test says of two formulas.
@Suite("The identity test")
struct IdentityTestTests {
  /// A setting, two formulas, and `equal`, `different` or `unknown`.
  typealias Row = (setting: String, reference: String, answer: String, word: String)

  private static func word(_ outcome: Comparison.Identity) -> String {
    switch outcome {
    case .equal(let certificate): certificate.runs == 0 || certificate.bits >= 80 ? "equal" : "weak"
    case .different: "different"
    case .unknown: "unknown"
    }
  }

  @Test("proves what is equal, and what is different where nothing is opaque", arguments: rows)
  func decides(_ row: Row) throws {
    for seed in UInt64(1)...3 {
      var comparison = try Setting(row.setting).comparison(row.reference, row.answer)
      comparison.seed = seed
      var sides: [Binding: Comparison.Sides] = [:]
      let outcome = try comparison.identity(&sides)
      #expect(Self.word(outcome) == row.word, "\(outcome)")
    }
  }

  static let rows: [Row] = [
    ("x", "x + x", "2*x", "equal"), ("x", "(x+1)^2", "x^2 + 2*x + 1", "equal"),
    ("x; y", "(x^2 - y^2)/(x - y)", "x + y", "equal"),
    ("x", "sigma(x)*(1 - sigma(x))", "exp(-x)/(1 + exp(-x))^2", "equal"),
    ("x", "tanh(x)", "2*sigma(2*x) - 1", "equal"),
    ("x", "cosh(x)^2 - sinh(x)^2", "1", "equal"),
    ("x; y", "exp(x + y/3)", "exp(x)*exp(y/6)^2", "equal"),
    ("x; y", "sin(x + y)", "sin(x)*cos(y) + cos(x)*sin(y)", "equal"),
    ("x", "sin(x + pi/2)", "cos(x)", "equal"), ("x", "sin(7*pi)*x", "0*x", "equal"),
    ("x", "tan(x)", "sin(x)/cos(x)", "equal"),
    ("x", "log(1 + exp(x))", "x + log(1 + exp(-x))", "equal"),
    ("x", "log(sigma(x))", "-softplus(-x)", "equal"),
    ("x; y", "log(exp(x) + exp(y))", "x + softplus(y - x)", "equal"),
    ("x positive; y positive", "log(x*y^2)", "log(x) + 2*log(y)", "equal"),
    ("x positive", "exp(2*log(x))", "x^2", "equal"),
    ("x positive; y", "x^(y + 1)", "x*x^y", "equal"),
    ("x", "x*log(12)", "x*(2*log(2) + log(3))", "equal"),
    ("x", "sqrt(12)*x", "2*sqrt(3)*x", "equal"), ("x", "sqrt(x^2)", "abs(x)", "equal"),
    ("x positive", "x^(2/3)*x^(1/3)", "x", "equal"), ("x", "atan(-x)", "-atan(x)", "equal"),
    ("x; y", "max(x, y)", "(x + y + abs(x - y))/2", "equal"),
    ("x", "relu(x)", "x*step(x)", "equal"), ("x", "relu(x)", "cases(x > 0: x, 0)", "equal"),
    ("x", "relu(x)", "cases(x > 0: x, x <= 0: 0)", "equal"),
    ("x", "exp(relu(x))", "max(exp(x), 1)", "unknown"),
    ("dim n 2 3; v[n]", "sum(softmax(v))", "1", "equal"),
    ("dim n 2 3; v[n]", "logsumexp(v)", "log(sum(exp(v)))", "equal"),
    ("dim n 2 3; y[n] one-hot; v[n]", "-sum(y .* log(softmax(v)))", "logsumexp(v) - y'*v", "equal"),
    ("x", "x", "x + 1e-40", "different"), ("x", "exp(x)", "exp(x) + 1e-300*x", "different"),
    ("x", "x", "x + 1e-32*sin(x)", "different"), ("x; y", "x*y", "x/y", "different"),
    ("x", "exp(x^2)", "exp(x)^2", "different"), ("x integer", "x", "x + 1e-40", "unknown"),
    ("x", "x*asin(1)", "x*pi/2", "unknown"), ("x", "x", "sqrt(x^2)", "unknown"),
    ("x", "x", "x + 0*log(-1 - x^2)", "unknown"), ("x", "log(x^2)", "2*log(x)", "unknown"),
    ("x", "x", "cases(x = 1: 0, x)", "unknown"), ("x", "floor(x + 1)", "floor(x) + 1", "unknown"),
    ("x; y", "max(x, y)", "y", "unknown"), ("x", "exp(exp(x))", "exp(exp(x) + 1e-40)", "unknown"),
    ("x integer", "sin(pi*x)", "0", "unknown"), ("x", "abs(x)*0 + x", "x", "equal"),
    // What stands under a root may be zero, where a jump shows it.
    ("x", "sqrt(relu(x)) + step(relu(x))", "sqrt(relu(x)) + 1", "unknown"),
    ("x nonnegative", "sqrt(x) + sign(x)", "sqrt(x) + 1", "unknown"),
    ("x integer", "sqrt(x) + sign(x)", "sqrt(x) + 1", "unknown"),
    ("x", "sqrt(x) + sign(x)", "sqrt(x) + 1", "unknown"),
    ("x; n natural", "x^n + sqrt(x^2)", "x^n + x", "unknown"),
    ("x; n integer", "x^n + sqrt(x^2)", "x^n + x", "unknown"),
    // A staircase is zero on whole intervals.
    ("x", "sqrt(floor(x)) + step(floor(x))", "sqrt(floor(x)) + 1", "unknown"),
    ("x", "x", "x + 0/floor(x)", "unknown"),
    // Products of primes too large to be taken apart by trial division.
    ("x", "sqrt(1022117)*x", "sqrt(1009)*sqrt(1013)*x", "equal"),
    ("x", "sqrt(1018081)*x", "1009*x", "equal"),
  ]

  @Test("the bound grows with the degree")
  func bound() throws {
    var bits: [Double] = []
    for exponent in [1, 10, 100, 1000] {
      let comparison = try Setting("x").comparison("(x + 1)^\(exponent)", "(1 + x)^\(exponent)*x/x")
      guard let certificate = try comparison.certificate() else {
        Issue.record("not proved")
        continue
      }
      #expect(certificate.degree >= Double(exponent))
      bits.append(certificate.bits)
    }
    #expect(bits == bits.sorted(by: >) && bits.allSatisfy { $0 >= 80 })
  }
}
