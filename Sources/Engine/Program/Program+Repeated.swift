extension Program {
  /// The sum of the first output over all points and rounds.
  ///
  /// The benchmark runs the same loop outside of this module, to show what the border costs.
  package func repeatedSum(
    _ inputs: [Double], count: Int, constants: [Double], rounds: Int
  ) -> Double {
    var sum = 0.0
    for _ in 0..<rounds {
      let lanes = run(inputs, count: count, constants: constants)
      for lane in 0..<count { sum += lanes[outputs[0], lane] }
    }
    return sum
  }
}
