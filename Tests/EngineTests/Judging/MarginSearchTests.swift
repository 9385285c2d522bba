import TestSupport
import Testing
import Text

@testable import Engine

@Suite("The search for a point at which a statement fails")
struct MarginSearchTests {
  /// A statement and whether a counterexample is found.
  struct Row: Sendable, CustomTestStringConvertible {
    var setting: String
    var statement: String
    var isFound: Bool
    /// Whether both sides are seen to come too close to tell.
    var touches: Bool

    init(_ setting: String, _ statement: String, _ isFound: Bool, touches: Bool = false) {
      self.setting = setting
      self.statement = statement
      self.isFound = isFound
      self.touches = touches
    }

    var testDescription: String { "\(statement) where \(setting)" }
  }

  @Test("A counterexample is found where there is one", arguments: rows)
  func finds(_ row: Row) throws {
    let setting = try Setting(row.setting)
    var search = try MarginSearch(try setting.forAll(row.statement))
    let found = try search.counterexample()
    #expect((found != nil) == row.isFound)
    if !row.isFound { #expect(search.touches == row.touches) }
    guard let found else { return }
    // What is told refutes the statement, or meets both sides of a strict one.
    let values = try found.reduce(into: [String: [Interval<DoubleDouble>]]()) {
      $0[$1.name] = try setting.values($1.value).entries
    }
    let evaluator = PointEvaluator(
      setting.scope, setting.scope.firstBinding, values: values)
    #expect(try evaluator.truth(try setting.term(row.statement)) != .yes)
    for assumption in setting.assumptions { #expect(try evaluator.truth(assumption) == .yes) }
  }

  static let rows = [
    Row("x", "x^2 >= 0", false, touches: true), Row("x", "x^2 > 0", true),
    Row("x", "x^2 > x", true),
    Row("x", "x^2 + 1/4 > x", true), Row("x", "x^2 + 1/3 > x", false),
    Row("x", "x^2 - 0.74*x + 0.1369 > 0", true), Row("x", "(x - 1.37)^2 >= 1/1000000", true),
    Row("x", "(x - 1/7)^2 > 0", true), Row("x", "exp(x) > 1 + x", true),
    Row("x", "exp(x) >= 1 + x", false, touches: true), Row("x", "sin(x) < 1", true),
    Row("x", "cos(x) > -1", true), Row("x", "exp(x) > 2*x + 2 - 2*log(2)", true),
    Row("x", "exp(x) >= exp(1)*x", false, touches: true), Row("x", "exp(x) > exp(1)*x", true),
    Row("x positive", "x - log(x) > 1", true), Row("x positive", "log(x) < x/exp(1)", true),
    Row("x positive", "log(x)/x < exp(-1)", true), Row("x", "x^4 - 4*x^2 + 4 > 0", true),
    Row("x", "x^4 - 4*x^2 + 4 >= 0", false, touches: true),
    Row("x; y", "(x - 1.37)^2 + (y + 2.11)^2 >= 1e-6", true),
    Row("x; y", "x^2 + y^2 > 2*x*y", true), Row("x; y", "x^2 + y^2 + 1 > 2*x*y", false),
    Row("x 0..1", "x < 1", true), Row("x unit", "x < 1", false), Row("x unit", "x > 0", false),
    Row("x 1..5", "x^2 >= x", false),
    Row("n integer", "n^2 >= n", false), Row("n integer", "n^2 > n", true),
    Row("n integer", "n^2 + n + 2 > 0", false), Row("x; assume x > 1", "x^2 > x", false),
    Row("x; assume x >= 1", "x^2 > x", true),
    Row("x; y; assume x + y = 1", "x*y <= 1/4", false),
    Row("x; y; assume x + y = 1", "x*y < 1/4", true), Row("p[3] probability", "p'*p > 1/3", true),
    Row("p[3] probability", "p'*p >= 1/3", false), Row("p[2] probability", "p[1] < 1", false),
    Row("p[2,2] probability", "p[1,1]*p[1,2] < 1/4", true),
    Row("dim K 3; z[K]", "sum(z) > 0", true),
    Row("dim K 3; z[K]", "z'*z >= 0", false, touches: true),
    Row("y[3] one-hot", "y'*y = 1", false), Row("y[3] one-hot", "y[1] = 0", true),
    Row("v values 1 2 3", "v < 3", true), Row("v values 1 2 3", "v <= 3", false),
    Row("x", "sigma(x)*(1 - sigma(x)) < 1/4", true), Row("x", "x > -1e5", true),
    Row("x", "sqrt(x^2 + 1) > x", false), Row("x; y", "x = y", true), Row("x", "x = x", false),
    Row("x", "x^2 = -1", true), Row("x; y", "abs(x + y) <= abs(x) + abs(y)", false),
    Row("x; y", "abs(x + y) < abs(x) + abs(y)", true),
    Row("x", "0 <= tanh(x)^2 < 1", false, touches: true),
    Row("x", "0 < tanh(x)^2 < 1", true), Row("x; assume sin(x) >= 2", "x > 0", false),
    Row("x", "exp(x) - x*sqrt(2) > sqrt(2) - sqrt(2)*log(sqrt(2))", false, touches: true),
    Row("x; assume x > 5", "(x - pi)^2 > 0", false),
    Row("x; assume x < 5", "(x - pi)^2 > 0", false, touches: true),
    Row("x", "(x - pi)^2 > 0", true), Row("x", "(x - 5/12*pi)^2 > 0", true),
    Row("x", "(x + 4*pi)^2 > 0", true), Row("x", "(x - sqrt(30))^2 > 0", true),
    Row("x", "(x + sqrt(7)/2)^2 > 0", true), Row("x", "(x - log(12))^2 > 0", true),
    Row("x", "(x - e)^2 > 0", true),
  ]

  @Test("Tidy points are all inputs alike, shared probabilities, and all short combinations")
  func tidy() throws {
    func points(_ setting: String, _ statement: String) throws -> [[Rational]] {
      try MarginSearch(try Setting(setting).forAll(statement)).tidyPoints()
    }
    #expect(try points("x", "1 < 2").isEmpty)
    #expect(try points("x", "x > 0").count == 9 + 8)
    #expect(try points("x; y", "x > y").count == 9 + 64)
    #expect(try points("x; y; z", "x > y + z").count == 9 + 512)
    #expect(try points("x; y; z; w", "x > y + z + w").count == 9)
    #expect(try Set(points("x; y", "x > y")).contains([Rational(-2), Rational(3)]))
    let thirds = Rational(numerator: 1, denominator: 3) ?? .zero
    #expect(try points("p[3] probability; x", "p[1] > x")[8] == [thirds, thirds, thirds, .one])
    let half = Rational(numerator: 1, denominator: 2) ?? .zero
    #expect(
      try points("p[3,2] probability", "p[1,1] > 1/3")[8] == Array(repeating: half, count: 6))
    #expect(try points("p[1,3] probability", "p[1,1] > 1/3")[8] == [thirds, thirds, thirds])
  }

  @Test("A point counts where domains and assumptions certainly hold and the statement fails")
  func fails() throws {
    func search(_ setting: String, _ statement: String) throws -> MarginSearch {
      try MarginSearch(try Setting(setting).forAll(statement))
    }
    func point(_ numbers: Double...) -> [Rational] { numbers.map { Rational.of($0) } }
    let plain = try search("x positive; y", "x > y")
    #expect(plain.fails(point(1, 2)) && !plain.fails(point(2, 1)) && !plain.fails(point(-1, 2)))
    let assumed = try search("x; y; assume x > 0", "x > y")
    #expect(assumed.fails(point(1, 2)) && !assumed.fails(point(0, 2)))
    let shared = try search("p[2] probability", "p[1] > 1/2")
    #expect(shared.fails(point(0.25, 0.75)) && !shared.fails(point(0.25, 0.25)))
    #expect(shared.isAllowed(point(0.25, 0.75)) && !shared.isAllowed(point(0.25, 0.5)))
    let partial = try search("x; p[2] probability", "x > 0")
    #expect(partial.isAllowed(point(1, 5, 5)))
    let vector = try search("v[2]", "v > 0")
    #expect(vector.fails(point(1, -1)) && !vector.fails(point(1, 1)))
    let open = try search("x", "log(x) > 0")
    #expect(!open.fails(point(-1)) && open.fails(point(0.5)))
  }

  @Test("Inputs that may have any value of an interval move, and within their domains")
  func moves() throws {
    let search = try MarginSearch(
      try Setting("x; n integer; p[2] probability; u unit; y 0..1").forAll("x > n*p[1]*u*y"))
    #expect((0..<6).map(search.isMovable) == [true, false, false, false, true, true])
    #expect(search.allowed(5, 1) && !search.allowed(5, 1.5) && !search.allowed(4, 1))
    #expect(!search.allowed(0, .infinity) && search.allowed(0, -7.5))
  }

  @Test("Short fractions close to a point are tried, each coordinate by itself too")
  func nearby() throws {
    let third = try MarginSearch(try Setting("x").forAll("(x - 1/3)^2 > 0"))
    #expect(third.nearby([0.33333333])?.first?.value == "1/3")
    #expect(third.nearby([0.9]) == nil)
    let mixed = try MarginSearch(
      try Setting("x; y").forAll("(x - 1/3)^2 + (y - 1/7)^2 > 0"))
    #expect(mixed.nearby([0.33333333, 0.14285714])?.map(\.value) == ["1/3", "1/7"])
    let fine = try MarginSearch(try Setting("x; y").forAll("(x - 1/59)^2 + (y - 2/53)^2 > 0"))
    #expect(fine.nearby([1.0 / 59, 2.0 / 53]) != nil)
    #expect(fine.nearby([1.0 / 59 + 2e-4, 2.0 / 53]) == nil)
  }

  @Test(
    "Numbers that formulas often single out",
    arguments: [
      ("pi/12", true), ("-pi/12", true), ("4*pi", true), ("-4*pi", true), ("49*pi/12", false),
      ("7*pi/12", true), ("sqrt(2)", true), ("-sqrt(2)", true), ("sqrt(30)", true),
      ("-sqrt(30)/2", true), ("sqrt(31)", false), ("sqrt(3)/2", true), ("log(2)", true),
      ("log(12)", true), ("log(13)", false), ("e", true), ("e + 1/1000", false), ("1", true),
      ("0", false), ("0.2345", false),
    ])
  func singled(_ number: String, _ isListed: Bool) throws {
    let setting = try Setting("x")
    let value = try setting.number(number)
    let listed = try ForAll.singledOut(near: value.midpoint.doubleValue).filter { formula in
      try !PointEvaluator(setting.scope, Binding(), values: [:])
        .values(try Checker.read(formula, in: setting.scope)).entries[0].isDisjoint(from: value)
    }
    #expect(listed.isEmpty != isListed)
  }

  @Test(
    "A strict comparison fails where both sides are the same number, shown as expressions",
    arguments: [
      ("sin(x) < 1", [("x", "pi/2")], true), ("sin(x) <= 1", [("x", "pi/2")], false),
      ("x^2 > 2", [("x", "sqrt(2)")], true), ("x^2 != 2", [("x", "sqrt(2)")], true),
      ("x^2 = 2", [("x", "sqrt(2)")], false), ("x^2 > 2", [("x", "sqrt(3)")], false),
      ("x < y", [("x", "pi"), ("y", "pi")], true), ("x < y", [("x", "pi")], false),
      ("0 < x < 1", [("x", "1")], false), ("log(x) < log(-x)*0 + 1", [("x", "e")], false),
      ("[x, 1] < [2, 3]", [("x", "2")], false), ("x > y", [("x", "1"), ("y", "2")], false),
    ])
  func refuted(_ statement: String, _ values: [(String, String)], _ isRefuted: Bool) throws {
    let setting = try Setting("x; y")
    let point = try values.map { (name: $0.0, formula: try setting.formula($0.1)) }
    #expect(
      ForAll.isRefuted(try setting.formula(statement), in: setting.scope, at: point) == isRefuted)
  }
}
