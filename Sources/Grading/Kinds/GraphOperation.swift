import Engine
import Text

/// The operations that a node may name.
enum GraphOperation {
  private static let signs: [String: Formula.Operator] = [
    "add": .add, "sub": .subtract, "mul": .multiply, "div": .divide, "pow": .power,
  ]

  static func formula(
    _ op: JSONField, _ operands: [Formula], _ node: JSONField
  ) throws -> Formula {
    let name = try op.string()
    let span = SourceSpan(0, 0)
    guard let first = operands.first else { throw node.fault("the node has no inputs") }
    if let sign = signs[name] {
      let isChain = sign == .add || sign == .multiply
      guard operands.count == 2 || (isChain && operands.count > 2) else {
        throw node.fault("`\(name)` takes two inputs, found \(operands.count)")
      }
      return operands.dropFirst().reduce(first) { Formula(.binary(sign, $0, $1), span) }
    }
    if name == "neg" {
      guard operands.count == 1 else { throw node.fault("`neg` takes one input") }
      return Formula(.negate(first), span)
    }
    guard let function = Parser.functionName(name) else {
      let known =
        Array(signs.keys) + ["neg", "exp", "log", "sigma", "relu", "tanh", "softmax", "sqrt"]
      let nearest = Nearest.name(to: name, among: known.sorted())
      throw op.fault(
        "the operation `\(Visible.text(name))` is not known",
        notes: nearest.map { ["did you mean `\($0)`?"] } ?? [])
    }
    guard Parser.takes(function, operands.count) else {
      throw node.fault("`\(name)` does not take \(operands.count) inputs")
    }
    return Formula(.call(function, primes: 0, operands), span)
  }
}
