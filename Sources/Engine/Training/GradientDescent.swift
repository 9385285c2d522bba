import Text

/// Full-batch gradient descent with a fixed rate, all parameters updated at once.
///
/// It computes with fractions as long as they are short, so that 0.3 less three times 0.1 is zero and
/// a kink is met where it is; what is no fraction, or a long one, is a double-double, so that rounding
/// stays far from any digit that is asked for and no digit depends on the machine's mathematics
/// library. A list of examples is averaged.
package struct GradientDescent: Sendable {
  /// The loss before the first step and after each.
  package private(set) var losses: [Interval<DoubleDouble>] = []

  /// The parameters after the last step.
  package private(set) var final: [String: [Interval<DoubleDouble>]] = [:]

  /// The parameters that equal their initial value, bit for bit, after every step.
  package private(set) var unchanged: [String]

  /// Whether some loss or parameter has no finite value.
  package private(set) var isUndefined = false

  /// Runs gradient descent.
  ///
  /// - Parameters:
  ///   - initial: the entries of each parameter, row by row.
  ///   - data: values of the other symbols, one set for each example.
  ///   - binding: the sizes of the dimensions, and indices, at which it runs.
  /// - Throws: `ShapeError` where the loss cannot be built.
  package init(
    scope: Scope, loss: Term, parameters: [String], initial: [String: [Rational]],
    data: [[String: [Interval<DoubleDouble>]]], binding: Binding, rate: Rational, steps: Int
  ) throws(ShapeError) {
    var builder = Builder(scope, binding)
    let value = try builder.add(loss).entries[0]
    var slots: [(name: String, entry: Int, input: Graph.ID)] = []
    for name in parameters {
      for (entry, input) in (builder.symbolGrids[name]?.entries ?? []).enumerated() {
        slots.append((name, entry, input))
      }
    }
    let gradient = builder.graph.gradient(of: value, by: slots.map(\.input))
    let program = Program(builder.graph, outputs: [value] + gradient)
    let rounded = program.constants(as: DoubleDouble.self)
    let exact = program.constants(as: Interval<DoubleDouble>.self)
    var current = slots.map { slot -> Interval<DoubleDouble> in
      guard let entries = initial[slot.name], slot.entry < entries.count else { return .undefined }
      return Interval(entries[slot.entry])
    }
    let start = current
    var isSame = [Bool](repeating: true, count: slots.count)
    unchanged = parameters
    var hasNoValue = false
    let step = Interval<DoubleDouble>(rate)
    let count = Interval<DoubleDouble>(Rational(max(data.count, 1)))
    for turn in 0...max(steps, 0) {
      var total = Interval<DoubleDouble>(Rational.zero)
      var slopes = [Interval<DoubleDouble>](repeating: total, count: slots.count)
      for example in data {
        let inputs = builder.inputNames.map { name -> Interval<DoubleDouble> in
          if let place = slots.firstIndex(where: {
            $0.name == name.symbol
              && $0.entry == name.row * (builder.symbolGrids[name.symbol]?.columns ?? 1)
                + name.column
          }) {
            return current[place]
          }
          let columns = builder.symbolGrids[name.symbol]?.columns ?? 1
          let place = name.row * columns + name.column
          guard let entries = example[name.symbol], place < entries.count else { return .undefined }
          return entries[place]
        }
        let lanes = program.run(inputs.map(\.rounded), count: 1, constants: rounded)
        // Once nothing is short any more, fractions only cost time.
        let fractions =
          inputs.allSatisfy { $0.exact != nil }
          ? program.run(inputs, count: 1, constants: exact) : nil
        func value(_ place: Int) -> Interval<DoubleDouble> {
          if let fractions, fractions[place, 0].exact != nil { return fractions[place, 0] }
          if !lanes[place, 0].isFinite { hasNoValue = true }
          return Interval(lower: lanes[place, 0], upper: lanes[place, 0])
        }
        total = total + value(program.outputs[0])
        for place in slots.indices where turn < steps {
          slopes[place] = slopes[place] + value(program.outputs[place + 1])
        }
      }
      let mean = (total / count).settled
      if hasNoValue || !mean.midpoint.isFinite { isUndefined = true }
      losses.append(mean)
      guard turn < steps else { break }
      for place in slots.indices {
        current[place] = (current[place] - step * (slopes[place] / count)).settled
        if !current[place].midpoint.isFinite { isUndefined = true }
        if !current[place].isSame(as: start[place]) { isSame[place] = false }
      }
    }
    for (place, slot) in slots.enumerated() {
      final[slot.name, default: []].append(current[place])
      if !isSame[place] { unchanged.removeAll { $0 == slot.name } }
    }
  }
}

extension Interval<DoubleDouble> {
  /// The number in the middle; none where there is no value.
  fileprivate var rounded: DoubleDouble { isUndefined == .no ? midpoint : .undefined }

  /// The fraction that it is, or else its midpoint alone.
  fileprivate var settled: Interval {
    exact == nil ? Interval(lower: midpoint, upper: midpoint) : self
  }

  /// Whether both are the same fraction, or the same double-double.
  fileprivate func isSame(as other: Interval) -> Bool {
    if let exact, let own = other.exact { return exact == own }
    return midpoint == other.midpoint
  }
}
