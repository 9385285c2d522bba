/// Where what a graph computes is symmetric.
extension Graph {
  /// The most expressions whose zeros are looked at.
  private static let mostCentres = 6

  /// What is squared below a value, or goes through a curve that is symmetric about zero: a peak such as
  /// exp(-(100(x - 1/3))^2), or the middle of a disc, is where it is zero.
  func centred(below root: ID) -> [ID] {
    var isNeeded = [Bool](repeating: false, count: Int(root) + 1)
    isNeeded[Int(root)] = true
    var result: [ID] = []
    for place in stride(from: Int(root), through: 0, by: -1) where isNeeded[place] {
      let operation = operations[place]
      operation.forEachOperand { isNeeded[Int($0)] = true }
      switch operation {
      case .integerPower(let a, let n) where n > 0 && n.isMultiple(of: 2): result.append(a)
      case .multiply(let a, let b) where a == b: result.append(a)
      case .elementary(.sigma, let a), .elementary(.tanh, let a), .elementary(.atan, let a),
        .elementary(.cosh, let a):
        result.append(a)
      default: continue
      }
    }
    return Array(result.prefix(Self.mostCentres))
  }
}
