import Engine

/// The same loop called across the border of the module and inside of it.
enum BorderBenchmark {
  static func figures() -> [Figure] {
    let model = Model.scalar(["x", "y"], "x*y + sigma(x)*(1 - sigma(y)) - x^3")
    let program = model.program
    let constants = program.constants(as: Double.self)
    let count = 16
    let inputs = model.inputs(lanes: count, seed: 2)
    let rounds = 4000
    var inside = Double.infinity
    var outside = Double.infinity
    // In turns, so that both meet the machine in the same moods.
    for _ in 0..<15 {
      outside = min(
        outside,
        Stopwatch.best(of: 1) {
          var sum = 0.0
          for _ in 0..<rounds {
            let lanes = program.run(inputs, count: count, constants: constants)
            for lane in 0..<count { sum += lanes[program.outputs[0], lane] }
          }
          return sum
        })
      inside = min(
        inside,
        Stopwatch.best(of: 1) {
          program.repeatedSum(inputs, count: count, constants: constants, rounds: rounds)
        })
    }
    return [
      Figure(
        what: "run and read across the border",
        figure: "\(Figure.time(outside / Double(rounds * count)))/point",
        ratio: "\(Figure.short(outside / inside)) x inside the engine")
    ]
  }
}
