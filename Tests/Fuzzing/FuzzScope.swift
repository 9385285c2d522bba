import Engine
import Grading
import Text

/// The names and items that fuzzed formulas and submissions meet.
enum FuzzScope {
  /// Names of every kind: numbers, tensors, an index, a dimension, a definition, a function.
  static let scope: Scope = {
    var scope = Scope()
    scope.addDimension("K", sizes: [2, 3])
    for name in ["x", "y", "beta2"] { scope.addSymbol(Scope.Symbol(name: name, shape: .scalar)) }
    for name in ["v", "z", "a"] { scope.addSymbol(symbol(name, [.dimension("K")])) }
    for name in ["M", "W"] { scope.addSymbol(symbol(name, [.dimension("K"), .dimension("K")])) }
    scope.addSymbol(Scope.Symbol(name: "j", shape: .scalar, domain: .index("K")))
    define("l", [], "sigma(beta2*x + y)", &scope)
    define("f", ["u"], "u^2 + 1", &scope)
    return scope
  }()

  private static func symbol(_ name: String, _ extents: [Extent]) -> Scope.Symbol {
    Scope.Symbol(name: name, shape: Shape(extents) ?? .scalar)
  }

  private static func define(
    _ name: String, _ parameters: [String], _ body: String, _ scope: inout Scope
  ) {
    var words = scope.vocabulary
    for parameter in parameters { words.declare(parameter, .value(rank: nil)) }
    guard let formula = try? Parser.formula(SourceText(name: name, body), words),
      (try? scope.define(name, parameters: parameters, formula)) != nil
    else { fatalError("`\(name)` cannot be defined") }
  }

  /// The number of items that submissions are read for.
  static let items = 13

  /// A set with an item of every kind.
  static let grader: Grader = {
    let text = SourceText(name: "fuzz.json", setText)
    guard let set = try? ProblemSet.read(text) else { fatalError("the set cannot be read") }
    let grader = Grader(set, options: GradingOptions())
    precondition(grader.faults.isEmpty, "\(grader.faults.map(\.message))")
    return grader
  }()

  /// What judges lines of `claims`.
  static let claims = Claims()

  private static let setText = #"""
    {"schema": 1, "id": "s", "problems": [{"id": "p", "symbols": {"x": {}, "v": {"shape": ["K"]}},
      "dimensions": {"K": [2, 3]}, "definitions": ["y = x^2"], "items": [
      {"id": "v", "kind": "value", "expected": [1, 2]},
      {"id": "f", "kind": "formula", "expected": "x"},
      {"id": "n", "kind": "formula", "expected": {"a": "x", "b": "2*x"}},
      {"id": "g", "kind": "gradient", "of": "y", "wrt": "x"},
      {"id": "w", "kind": "witness", "unknowns": {"a": [], "b": [2]}, "constraints": ["a > b[1]"]},
      {"id": "h", "kind": "graph", "inputs": ["x"], "definitions": ["q = 2*x"], "output": "q"},
      {"id": "d", "kind": "derivation", "from": "x", "to": "x"},
      {"id": "c", "kind": "condition", "of": "diff(y, x)", "cover": ["x = 0"]},
      {"id": "k", "kind": "claim", "statement": "x^2 >= 0"},
      {"id": "r", "kind": "range", "of": "sigma(x)"},
      {"id": "s", "kind": "shape", "of": "v"},
      {"id": "o", "kind": "ordering", "options": {"a": "A", "b": "B"}, "expected": ["a", "b"]},
      {"id": "t", "kind": "text", "rubric": "anything"}]}]}
    """#
}
