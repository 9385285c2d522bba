import Engine

/// Many points at once against one point at a time.
enum LaneBenchmark {
  static let lanes = 128

  static func figures() -> [Figure] {
    [
      figure("polynomial", ["x", "y"], "(2*x*y*(x + y) - x - y - x*y - (x + y))^2*(x - 2*y + 3)"),
      figure(
        "skip network's gradient", ["x", "y", "a", "b"],
        "(1 - sigma(a*x + b + y*sigma(a*x + b)))*x*(1 + y*sigma(a*x + b)*(1 - sigma(a*x + b)))"),
    ]
  }

  private static func figure(_ name: String, _ symbols: [String], _ formula: String) -> Figure {
    let model = Model.scalar(symbols, formula)
    let program = model.program
    let constants = program.constants(as: Double.self)
    let inputs = model.inputs(lanes: lanes, seed: 1)
    let slots = inputs.count / lanes
    let singles = (0..<lanes).map { lane in (0..<slots).map { inputs[$0 * lanes + lane] } }
    let rounds = 200
    let together = Stopwatch.best(of: 15) {
      var sum = 0.0
      for _ in 0..<rounds {
        sum += program.run(inputs, count: lanes, constants: constants)[program.outputs[0], 0]
      }
      return sum
    }
    let apart = Stopwatch.best(of: 15) {
      var sum = 0.0
      for _ in 0..<rounds / 20 {
        for single in singles {
          sum += program.run(single, count: 1, constants: constants)[program.outputs[0], 0]
        }
      }
      return sum * 20
    }
    let ratio = apart * 20 / together
    return Figure(
      what: "\(lanes) lanes, \(name)",
      figure: "\(Figure.time(together / Double(rounds * lanes)))/point",
      ratio: "\(Figure.short(ratio)) x one at a time", target: ">= 10", isMet: ratio >= 10)
  }
}
