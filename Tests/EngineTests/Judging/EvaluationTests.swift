import TestSupport
import Testing

@testable import Engine

@Suite("Terms evaluated where every symbol has a value")
struct EvaluationTests {
  private func evaluator(_ setting: Setting, _ values: [String: [String]]) throws -> PointEvaluator
  {
    let point = try values.mapValues { try $0.map { try setting.number($0) } }
    return PointEvaluator(setting.scope, setting.scope.firstBinding, values: point)
  }

  @Test(
    "Whether a condition holds, and whether what it compares has values",
    arguments: [
      ("x < 2", "1", Truth.yes, true), ("x < 2", "2", .no, true), ("x <= 2", "2", .yes, true),
      ("log(x) < 1", "-1", .unknown, false), ("x < 2 and log(x) < 1", "-1", .unknown, false),
      ("x > 2 and log(x) < 1", "-1", .no, false), ("x < 2 or log(x) < 1", "-1", .yes, false),
      ("not log(x) < 1", "-1", .unknown, false), ("not x < 2", "3", .yes, true),
      ("x = sqrt(x)^2", "-1", .unknown, false), ("x = sqrt(x)^2", "4", .yes, true),
      ("1 < x < 3", "2", .yes, true), ("1 < x < 3", "3", .no, true),
      ("[x, 1] < 2", "1", .yes, true), ("[x, 1] < 2", "3", .no, true),
      ("1/x <= 1", "0", .unknown, false),
    ])
  func conditions(_ text: String, _ x: String, _ truth: Truth, _ isDefined: Bool) throws {
    let setting = try Setting("x")
    let evaluator = try evaluator(setting, ["x": [x]])
    #expect(try evaluator.truth(try setting.term(text)) == truth)
    #expect(try evaluator.isDefined(try setting.term(text)) == isDefined)
  }

  @Test(
    "Both sides may be shown to be the same number as expressions",
    arguments: [
      ("sin(x) < sin(x + 0)", "1", Truth.no), ("sin(x)^2 + cos(x)^2 = 1", "1", .yes),
      ("sin(x)^2 + cos(x)^2 <= 1", "1", .yes), ("sin(x)^2 + cos(x)^2 >= 1", "1", .yes),
      ("sin(x)^2 + cos(x)^2 > 1", "1", .no), ("sin(x)^2 + cos(x)^2 < 1", "1", .no),
      ("sin(x)^2 + cos(x)^2 != 1", "1", .no), ("sin(x) < 1", "1", .unknown),
      ("0 < sin(x)^2 + cos(x)^2 < 1", "1", .no), ("x < 1 and x < 2", "1", .no),
      ("exp(2*x) = exp(x)^2", "1/3", .yes), ("exp(x) = y", "1", .unknown),
      ("exp(x) - y = exp(x) - y", "1", .unknown), ("[x, 1] = [x, 1]", "1", .yes),
      ("[x, 2] = [x, 1]", "1", .unknown),
    ])
  func equality(_ text: String, _ x: String, _ truth: Truth) throws {
    let setting = try Setting("x; y")
    let evaluator = try evaluator(setting, ["x": [x]])
    let found = try evaluator.truthByEquality(try setting.term(text))
    // What cancels needs no value.
    #expect(found == truth || text.hasPrefix("exp(x) - y") && found == .yes)
  }

  @Test("Ordinary doubles overflow and lose digits, as a program would")
  func doubles() throws {
    let setting = try Setting("x; v[2]")
    let point = try evaluator(setting, ["x": ["1000"], "v": ["1", "2"]])
    #expect(try point.doubles(try setting.term("exp(x)")) == [.infinity])
    #expect(try point.doubles(try setting.term("x*v")) == [1000, 2000])
    let open = try evaluator(setting, ["v": ["1", "2"]])
    #expect(try open.doubles(try setting.term("x + 1"))[0].isNaN)
    #expect(try open.missingSymbols(try setting.term("x + v")) == ["x"])
    #expect(try open.missingSymbols(try setting.term("v + 0*x")) == [])
    #expect(try evaluator(setting, [:]).missingSymbols(try setting.term("x*v")) == ["v", "x"])
    // Too short a list leaves the rest without a value.
    let short = try evaluator(setting, ["v": ["1"]])
    let values = try short.values(try setting.term("v")).entries
    #expect(values.map(\.isUndefined) == [.no, .yes])
  }

  @Test("Entries of a matrix are taken row by row")
  func rows() throws {
    let setting = try Setting("A[2,3]")
    let numbers = (1...6).map { "\($0)" }
    let found = try evaluator(setting, ["A": numbers]).values(try setting.term("A"))
    #expect(found.rows == 2 && found.columns == 3)
    #expect(found.entries.map(\.exact) == (1...6).map { Rational($0) })
    #expect(found.text() == "[[1, 2, 3], [4, 5, 6]]")
  }

  @Test(
    "Shapes are one where their extents are the same at every size",
    arguments: [
      ("H", "H", true), ("H", "K", false), ("H", "M", false), ("N", "M", true), ("N", "4", true),
      ("N", "3", false), ("H", "2", false), ("3", "3", true), ("3", "4", false),
    ])
  func same(_ left: String, _ right: String, _ isSame: Bool) throws {
    let scope = try Setting("dim H 2 3; dim K 2 3; dim N 4; dim M 4 4").scope
    func extent(_ text: String) -> Extent { Int(text).map { .size($0) } ?? .dimension(text) }
    for other in [Extent.size(1), .size(5)] {
      #expect(scope.same(Shape(extent(left), other), Shape(extent(right), other)) == isSame)
      #expect(scope.same(Shape(other, extent(left)), Shape(other, extent(right))) == isSame)
    }
    #expect(!scope.same(Shape(.size(1), .size(2)), Shape(.size(2), .size(1))))
    #expect(!scope.same(Shape(.size(1), .size(2)), Shape(.size(1), .size(3))))
    #expect(!scope.same(Shape(.open(1), .size(1)), Shape(.size(1), .size(1))))
  }

  @Test(
    "What depends on no symbol",
    arguments: [("1 + pi", true), ("x", false), ("0*x", true), ("x - x", true), ("n", true)])
  func constant(_ text: String, _ isConstant: Bool) throws {
    let setting = try Setting("dim n 2 3; x")
    #expect(try setting.term(text).isConstant(in: setting.scope) == isConstant)
  }

  @Test("What is a condition")
  func isCondition() throws {
    let setting = try Setting("x; y")
    for text in ["x < y", "x < 1 and y < 1", "x < 1 or y < 1", "not x < 1", "0 < x < 1"] {
      #expect(try setting.term(text).isCondition)
    }
    for text in ["x", "1[x > 0]", "cases(x > 0: 1, 2)"] {
      #expect(try !setting.term(text).isCondition)
    }
  }

  @Test(
    "A local partial lets everything else stay as it is",
    arguments: [
      ("2*a*b", "a", "2*b"), ("2*a*b", "b", "2*a"), ("a^2", "a", "2*a"), ("a + b", "x", "0"),
      ("x*a", "x", "a"), ("(b - x - a)^2", "a", "-2*(b - x - a)"), ("f(a)*x", "a", "2*a*x"),
    ])
  func local(_ formula: String, _ name: String, _ partial: String) throws {
    let setting = try Setting("x; a = x^3; b = a*x; f(u) = u^2")
    let term = try Term.localPartial(
      of: try setting.formula(formula), by: name, in: setting.scope)
    let wanted = try setting.term(partial)
    let comparison = Comparison(
      scope: setting.scope, reference: wanted, answer: term, seed: 1, stream: [])
    #expect(try comparison.decide().word == "same")
  }

  @Test(
    "The reverse sweep starts with a student's derivative, turned where it lies the other way",
    arguments: [("2*z", "x"), ("2*z'", "x"), ("2*z", "W"), ("2*z'", "W")])
  func carried(_ seed: String, _ name: String) throws {
    let setting = try Setting("dim n 2 3; dim m 4; x[m]; W[n,m]; z = W*x; L = z'*z")
    let term = try Term.carried(
      seed: try setting.term(seed), through: try setting.formula("z"),
      by: try setting.formula(name), in: setting.scope, layout: .denominator)
    let comparison = Comparison(
      scope: setting.scope, reference: try setting.term("diff(L, \(name))"), answer: term, seed: 1,
      stream: [])
    #expect(try comparison.decide().word == "same")
  }

  @Test("A seed of another shape is refused")
  func noSeed() throws {
    let setting = try Setting("dim n 2 3; dim m 4; x[m]; W[n,m]; z = W*x")
    #expect(throws: ShapeError.self) {
      try Term.carried(
        seed: try setting.term("x"), through: try setting.formula("z"),
        by: try setting.formula("x"), in: setting.scope, layout: .denominator)
    }
  }
}
