import Engine
import Text

/// Formulas made into one program, with seeded points to run it at.
struct Model {
  let program: Program
  private let symbols: [String]
  private let values: [String: ClosedRange<Double>]

  /// The program of some formulas in a scope.
  init(_ scope: Scope, _ formulas: [String], ranges: [String: ClosedRange<Double>] = [:]) {
    var builder = Builder(scope, scope.firstBinding)
    do {
      var outputs: [Graph.ID] = []
      for text in formulas {
        let term = try Checker.read(Model.parsed(text, scope), in: scope)
        outputs += try builder.add(term).entries
      }
      program = Program(builder.graph, outputs: outputs)
    } catch {
      Benchmark.fail("\(formulas): \(error)")
    }
    symbols = builder.inputNames.map(\.symbol)
    values = ranges
  }

  /// The program of one formula in numbers.
  static func scalar(_ symbols: [String], _ formula: String) -> Model {
    var scope = Scope()
    for name in symbols { scope.addSymbol(Scope.Symbol(name: name, shape: .scalar)) }
    return Model(scope, [formula])
  }

  /// The formula that a text means.
  static func parsed(_ text: String, _ scope: Scope) -> Formula {
    do {
      return try Parser.formula(SourceText(name: "benchmark", text), scope.vocabulary)
    } catch {
      Benchmark.fail("\(text): \(error)")
    }
  }

  /// A point for each lane, laid out as programs want it.
  func inputs(lanes: Int, seed: UInt64) -> [Double] {
    var random = SeededGenerator(seed: seed)
    return symbols.flatMap { name in
      (0..<lanes).map { _ in Double.random(in: values[name] ?? -2...2, using: &random) }
    }
  }

  /// The places of a symbol's inputs.
  func slots(of symbol: String) -> [Int] { symbols.indices.filter { symbols[$0] == symbol } }
}
