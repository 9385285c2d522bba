import TestSupport
import Testing

@testable import Engine

@Suite("Zeros of what makes formulas bend or end")
struct CriticalPointTests {
  private func built(_ setting: String, _ formula: String) throws -> (Builder, Graph.ID) {
    let setting = try Setting(setting)
    var builder = Builder(setting.scope, setting.scope.firstBinding)
    let grid = try builder.add(try setting.term(formula))
    return (builder, grid.entries[0])
  }

  @Test(
    "Fractions are found exactly",
    arguments: [
      ("2*x - 3", ["3/2"]), ("x", ["0"]), ("x^2 - 4", ["2", "-2"]), ("x^2", ["0"]),
      ("3*x*y - y", ["1/3"]), ("x - 0.7316", ["1829/2500"]), ("x^2 - x - 6", ["3", "-2"]),
      ("exp(x) - 1", ["0"]),
      ("x^3 - 8", ["2"]), ("x^2 + 1", []), ("abs(x) - 3", ["3", "-3"]), ("7", []), ("y", []),
      ("log(x)", ["1"]), ("sqrt(x) - 2", ["4"]), ("1/x - 4", ["1/4"]),
      ("x - 123456789", ["123456789"]),
      ("relu(x - 2) - 1", ["3"]), ("sigma(x) - 1/2", ["0"]),
    ])
  func exact(_ formula: String, _ roots: [String]) throws {
    let (builder, id) = try built("x; y", formula)
    let finder = RootFinder(builder.graph, id)
    let found = finder.roots(0, through: [Rational(5), Rational(2)]).map { root -> String in
      if case .exact(let value) = root { return value.description }
      return "near"
    }
    #expect(found.sorted() == roots.sorted())
  }

  @Test(
    "Other zeros are come near",
    arguments: [
      ("x^2 - 2", [-1.4142135623730951, 1.4142135623730951]), ("exp(x) - 5", [1.6094379124341003]),
      ("cos(x) - x", [0.7390851332151607]), ("x*exp(x) - 1", [0.5671432904097838]),
    ])
  func near(_ formula: String, _ roots: [Double]) throws {
    let (builder, id) = try built("x", formula)
    let found = RootFinder(builder.graph, id).roots(0, through: [Rational(5)]).map {
      root -> Double in
      switch root {
      case .near(let value): value
      case .exact: .nan
      }
    }
    #expect(found.count == roots.count)
    for (value, root) in zip(found.sorted(), roots) { #expect(abs(value - root) < 1e-14) }
  }

  @Test(
    "Kinks and borders of a formula are known",
    arguments: [
      ("relu(x)", 1, 0), ("abs(x - y)", 1, 0), ("max(x, y)", 1, 0), ("min(x, 2)", 1, 0),
      ("sign(x)*step(y)", 2, 0),
      ("cases(x > 1: y, 0)", 1, 0), ("cases(x > 1 and y <= 2: y, 0)", 2, 0), ("1[x = y]", 1, 0),
      ("softmax([x, y])[1]", 0, 0), ("logsumexp([x, y])", 0, 0), ("sigma(x)*exp(y)", 0, 0),
      ("x^2 + y", 0, 0),
      ("log(x)", 0, 1), ("sqrt(x*y)", 0, 1), ("1/x", 0, 1), ("1/(1 + exp(x))", 0, 0),
      ("log(1 + x^2)", 0, 0),
      ("asin(x)", 0, 2), ("acosh(x)", 0, 1), ("x^(1/2)", 0, 1), ("x^y", 0, 1), ("x^(-2)", 0, 1),
      ("relu(3)", 0, 0),
      ("diff(relu(x), x)", 1, 0), ("leakyrelu(x)", 1, 0),
    ])
  func critical(_ formula: String, _ kinks: Int, _ borders: Int) throws {
    var (builder, id) = try built("x; y", formula)
    let set = CriticalSet(&builder.graph, roots: [id], limit: 24)
    #expect(set.kinks.count == kinks)
    #expect(set.borders.count == borders)
  }
}
