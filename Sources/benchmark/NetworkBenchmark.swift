import Engine

/// A gradient check of a 10-5-10 softmax network at batch 20: all 115 parameters.
///
/// The reverse sweep's derivatives are compared with central differences of the loss, of which the
/// two points for each parameter are lanes.
enum NetworkBenchmark {
  private static let parameters = ["W1", "b1", "W2", "b2"]
  private static let step = 1e-5

  static func figures() -> [Figure] {
    let scope = network
    let loss = Model(scope, ["l"])
    let gradient = Model(scope, parameters.map { "diff(l, \($0))" })
    let slots = parameters.flatMap { loss.slots(of: $0) }
    let point = batch(loss)
    let check = Check(
      loss: loss.program, gradient: gradient.program, slots: slots, point: point, step: step)
    let together = Stopwatch.best(of: 15) { check.worst(atOnce: true) }
    let apart = Stopwatch.best(of: 3) { check.worst(atOnce: false) }
    let worst = check.worst(atOnce: true)
    if !(worst < 1e-6) { Benchmark.fail("the network's gradient is off by \(worst)") }
    let operations = gradient.program.operations.count
    let slopes = check.slopes()
    let sweep = Stopwatch.best(of: 200) { check.farthest(from: slopes) }
    return [
      Figure(
        what: "gradient in one sweep, 10-5-10", figure: Figure.time(sweep),
        ratio: "\(Figure.short(together / sweep)) x faster than by differences",
        target: "<= 100 us",
        isMet: sweep <= 100e-6),
      Figure(
        what: "  and by differences, batch 20", figure: Figure.time(together),
        ratio: "\(Figure.short(apart / together)) x one loss at a time"),
      Figure(
        what: "  \(slots.count) slopes, \(operations) operations",
        figure: "off by \(worst > 1e-9 ? "<= 1e-6" : "<= 1e-9")",
        ratio: "-"),
    ]
  }

  /// The network, its sizes and its loss.
  private static var network: Scope {
    var scope = Scope()
    for (name, size) in [("N", 20), ("D", 10), ("H", 5), ("K", 10)] {
      scope.addDimension(name, sizes: [size])
    }
    let shapes: [(String, Shape)] = [
      ("X", Shape(.dimension("N"), .dimension("D"))),
      ("Y", Shape(.dimension("N"), .dimension("K"))),
      ("W1", Shape(.dimension("D"), .dimension("H"))), ("b1", Shape(.size(1), .dimension("H"))),
      ("W2", Shape(.dimension("H"), .dimension("K"))), ("b2", Shape(.size(1), .dimension("K"))),
    ]
    for (name, shape) in shapes { scope.addSymbol(Scope.Symbol(name: name, shape: shape)) }
    do {
      for (name, text) in [
        ("A", "sigma(X*W1 + b1)"), ("P", "softmax(A*W2 + b2)"), ("l", "-sum(Y .* log(P))/N"),
      ] {
        try scope.define(name, Model.parsed(text, scope))
      }
    } catch {
      Benchmark.fail("the network: \(error)")
    }
    return scope
  }

  /// Random inputs and parameters; each row of `Y` has a single one.
  private static func batch(_ model: Model) -> [Double] {
    var point = model.inputs(lanes: 1, seed: 3)
    for (place, slot) in model.slots(of: "Y").enumerated() {
      point[slot] = place % 10 == (place / 10) * 7 % 10 ? 1 : 0
    }
    return point
  }
}

/// One comparison of derivatives with differences.
private struct Check {
  let loss: Program
  let gradient: Program
  let slots: [Int]
  let point: [Double]
  let step: Double
  private let lossConstants: [Double]
  private let gradientConstants: [Double]

  init(loss: Program, gradient: Program, slots: [Int], point: [Double], step: Double) {
    self.loss = loss
    self.gradient = gradient
    self.slots = slots
    self.point = point
    self.step = step
    lossConstants = loss.constants(as: Double.self)
    gradientConstants = gradient.constants(as: Double.self)
  }

  /// The largest difference, relative to the size of the slopes or 1.
  func worst(atOnce: Bool) -> Double {
    let exact = gradient.run(point, count: 1, constants: gradientConstants)
    let losses = atOnce ? lossesAtOnce() : lossesOneByOne()
    var worst = 0.0
    for place in slots.indices {
      let difference = (losses[2 * place] - losses[2 * place + 1]) / (2 * step)
      let slope = exact[gradient.outputs[place], 0]
      worst = max(worst, abs(difference - slope) / max(1, abs(slope)))
    }
    return worst
  }

  /// All slopes by one reverse sweep.
  func slopes() -> [Double] {
    let exact = gradient.run(point, count: 1, constants: gradientConstants)
    return slots.indices.map { exact[gradient.outputs[$0], 0] }
  }

  /// How far given slopes are from those of a sweep.
  func farthest(from given: [Double]) -> Double {
    zip(slopes(), given).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }

  /// The losses to both sides of every parameter.
  private func lossesAtOnce() -> [Double] {
    let count = 2 * slots.count
    var inputs: [Double] = []
    inputs.reserveCapacity(point.count * count)
    for value in point { inputs += repeatElement(value, count: count) }
    for (place, slot) in slots.enumerated() {
      inputs[slot * count + 2 * place] += step
      inputs[slot * count + 2 * place + 1] -= step
    }
    let lanes = loss.run(inputs, count: count, constants: lossConstants)
    return (0..<count).map { lanes[loss.outputs[0], $0] }
  }

  private func lossesOneByOne() -> [Double] {
    slots.flatMap { slot in
      [step, -step].map { shift in
        var inputs = point
        inputs[slot] += shift
        return loss.run(inputs, count: 1, constants: lossConstants)[loss.outputs[0], 0]
      }
    }
  }
}
