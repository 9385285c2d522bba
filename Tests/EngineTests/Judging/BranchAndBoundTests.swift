import TestSupport
import Testing

@testable import Engine

@Suite("Statements proved over boxes")
struct BranchAndBoundTests {
  /// A statement and whether it is proved; nil where it is not of a kind that is looked at.
  struct Row: Sendable, CustomTestStringConvertible {
    var setting: String
    var statement: String
    var isProved: Bool?

    init(_ setting: String, _ statement: String, _ isProved: Bool?) {
      self.setting = setting
      self.statement = statement
      self.isProved = isProved
    }

    var testDescription: String { "\(statement) where \(setting)" }
  }

  @Test(
    "What holds with room to spare is proved, what fails somewhere is not",
    arguments: lines + domains + assumed + planes)
  func proves(_ row: Row) throws {
    #expect(
      try BranchAndBound(try Setting(row.setting).forAll(row.statement))?.proves() == row.isProved)
  }

  static let lines = [
    Row("x", "x^2 >= 0", true), Row("x", "x^2 > -1", true), Row("x", "x^2 > 0", false),
    Row("x", "x^2 + 1 > x", true), Row("x", "exp(x) > x", true), Row("x", "exp(x) >= 1 + x", true),
    Row("x", "exp(x) > 1 + x", false), Row("x", "sigma(x)*(1 - sigma(x)) <= 1/4", true),
    Row("x", "sigma(x)*(1 - sigma(x)) < 1/4", false), Row("x", "x^3 >= 0", false),
    Row("x", "x < 1e50", false), Row("x", "-1e7 < x", false), Row("x", "abs(x) >= 0", true),
    Row("x", "abs(x) > -1 and x^2 > -1", true), Row("x", "abs(x) > -1 and x > -1", false),
    Row("x", "x^2 - x + 1/5 > 0", false), Row("x", "x^2 - x + 0.26 > 0", true),
    Row("x", "x^4 - 2*x^2 + 1 >= 0", true), Row("x", "x^4 - 2*x^2 + 0.99 >= 0", false),
    Row("x", "cosh(x) >= 1 + x^2/2", true), Row("x", "sin(x) <= 1", true),
    Row("x", "sin(x) < 1", false), Row("x", "1 < 2", nil),
  ]

  static let domains = [
    Row("x 0..2", "x*(2 - x) >= 0", true), Row("x 0..2.01", "x*(2 - x) >= 0", false),
    Row("x -0.01..2", "x*(2 - x) >= 0", false), Row("x 2..2", "x^2 <= 4", true),
    Row("x 2..2", "x^2 < 4", false), Row("x -1..3", "x^2 <= 9", true),
    Row("x -1..3", "x^2 <= 8.9", false), Row("x -4..3", "x^2 <= 9", false),
    Row("x 1/3..2/3", "3*x >= 1", false), Row("x 1/3..2/3", "3*x <= 2", false),
    Row("x positive", "x > -1", nil), Row("x positive", "x >= 1/1000", false),
    Row("x positive", "x + 1/x >= 2.01", false),
    Row("x nonnegative", "x < 1e6", false), Row("x negative", "x < 1", true),
    Row("x negative", "x > -1e6", false), Row("x negative", "x <= -1/1000", false),
    Row("x unit", "0 <= x <= 1", true), Row("x unit", "x*(1 - x) >= 0", true),
    Row("x unit", "x <= 0.99", false), Row("x unit", "x >= 0.01", false),
    Row("x positive 0..5", "x <= 5", true), Row("x positive -9..5", "x + 1/9 >= 1/10", true),
    Row("x negative -9..5", "x >= -9", true), Row("x unit 1/2..3", "x >= 1/2", true),
    Row("x integer", "x^2 >= x", nil), Row("x values 1 2", "x^2 >= x", nil),
    Row("dim n 2; x", "x^2 + n > 0", nil), Row("dim n 2; x 0..1", "x <= n", true),
    Row("dim n 2; v[n]", "v'*v >= 0", nil),
    Row("dim n 2; j index n; x", "x^2 + j > 0", nil), Row("v[2]", "v[1]^2 + v[2]^2 >= 0", true),
  ]

  static let assumed = [
    Row("x; assume x >= 1", "x^2 >= 1", true), Row("x; assume x >= 1", "x^2 >= 1.01", false),
    Row("x; assume x >= 0.99", "x^2 >= 1", false), Row("x; assume 2*x <= 1", "x < 0.51", true),
    Row("x; assume 2*x <= 1", "x <= 0.49", false), Row("x; assume 1 <= -2*x", "x <= -1/2", true),
    Row("x; assume 7 <= x and x < 8", "(x - 7)*(8 - x) >= 0", true),
    Row("x; assume 7 <= x and x < 8", "x <= 7.9", false),
    Row("x; assume 7 <= x and x < 8", "x >= 7.1", false),
    Row("x; assume x >= 2 and x <= 2", "x^2 <= 4", true),
    Row("x; assume x >= 2 and x <= 2", "x^2 < 4", false),
    Row("x; assume x >= 1 and x >= 3", "x >= 3", true),
    Row("x; assume x <= 3 and x <= 1", "x <= 1", true),
    Row("x; assume x >= 3 and x <= 2", "x > 9", true),
    Row("x; assume x^2 > 9", "abs(x) > 2.9", true), Row("x; assume x^2 > 9", "x > 2", false),
    Row("x; y; assume y > 1", "x^2 + y > 0", true), Row("x; y; assume y > 1", "x^2 > y", false),
  ]

  static let planes = [
    Row("x; y", "x*y <= 1e9", false),
    Row("x 0..1; y 0..1", "x*y <= 1", true), Row("x 0..1; y 0..2", "x*y <= 1.9", false),
    Row("x -1..1; y -1..1", "x + y + 2 >= 0", true),
    Row("x -1..1; y -1..1", "x + y + 1.99 >= 0", false),
    Row("x 0..1; y 0..1", "x^2 + y^2 + 0.5 > 2*x*y", true),
    Row("x; y; z", "x^2 + y^2 + z^2 >= 0", true),
    Row("x; y; z; w", "x^2 + y^2 + z^2 + w^2 >= 0", nil),
    Row("x 0..1; y 0..1; z 0..1", "x + y + z <= 3", true),
    Row("x 0..1; y 0..1; z 0..1", "x + y + z <= 2.9", false),
  ]
}
