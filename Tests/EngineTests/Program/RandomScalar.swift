import Text

@testable import Engine

/// Random formulas of numbers that have a value at most points, and slow obvious readings of them.
struct RandomScalar {
  /// The symbols that the formulas use.
  static let symbols = ["x", "y"]

  private static let functions = [
    "exp", "log", "sqrt", "sin", "cos", "tan", "atan", "sinh", "tanh", "asinh", "sigma", "softplus",
    "relu", "abs",
  ]

  private var generator: SplitMix

  init(seed: UInt64) { generator = SplitMix(state: seed) }

  private mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }

  private func made(_ node: Formula.Node) -> Formula { Formula(node, SourceSpan(0, 1)) }

  private func number(_ value: Int) -> Formula { made(.number(Rational(value))) }

  /// A number between -3 and 3 with eleven binary digits, at no jump of a formula.
  mutating func coordinate() -> Double { Double(2 * below(3072) - 3071) / 1024 }

  /// A formula of at most so many levels.
  mutating func formula(_ depth: Int) -> Formula {
    guard depth > 0 else { return leaf() }
    let next = depth - 1
    switch below(12) {
    case 0: return leaf()
    case 1: return made(.negate(formula(next)))
    case 2, 3, 4, 5:
      let signs: [Formula.Operator] = [.add, .subtract, .multiply, .divide]
      return made(.binary(signs[below(4)], formula(next), formula(next)))
    case 6: return made(.binary(.power, formula(next), number(below(4))))
    case 7:
      let positive = made(.call("exp", primes: 0, [formula(min(next, 1))]))
      return made(.binary(.power, positive, formula(min(next, 1))))
    case 8:
      return made(.call(["max", "min"][below(2)], primes: 0, [formula(next), formula(next)]))
    case 9:
      let condition = made(
        .compare([formula(next), formula(next)], [[.less, .greater][below(2)]]))
      let branch = Formula.Branch(condition: condition, value: formula(next))
      return made(.cases([branch], otherwise: formula(next)))
    default:
      return made(
        .call(
          RandomScalar.functions[below(RandomScalar.functions.count)], primes: 0, [formula(next)]))
    }
  }

  private mutating func leaf() -> Formula {
    let place = below(4)
    return place < 2 ? made(.name(RandomScalar.symbols[place])) : number(below(4))
  }
}

/// A value with its slope by one symbol: forward differentiation, by walking the tree.
struct Slope<Number: Real> {
  var value: Number
  var slope: Number

  private static func constant(_ value: Rational) -> Slope {
    Slope(value: Number(value), slope: Number(.zero))
  }

  /// What a formula comes to; nil for what `RandomScalar` does not make.
  static func of(_ formula: Formula, by symbol: String, at point: [String: Number]) -> Slope? {
    func part(_ formula: Formula) -> Slope? { of(formula, by: symbol, at: point) }
    switch formula.node {
    case .number(let number): return constant(number)
    case .name(let name):
      return point[name].map { Slope(value: $0, slope: Number(name == symbol ? .one : .zero)) }
    case .negate(let inner): return part(inner).map { Slope(value: -$0.value, slope: -$0.slope) }
    case .binary(.power, let base, let exponent):
      guard let a = part(base) else { return nil }
      if case .number(let number) = exponent.node, let power = number.asInt {
        return a.raised(power)
      }
      guard let b = part(exponent) else { return nil }
      let value = a.value.power(b.value)
      let share = b.slope * a.value.applying(.log) + b.value * a.slope / a.value
      return Slope(value: value, slope: value * share)
    case .binary(let sign, let left, let right):
      guard let a = part(left), let b = part(right) else { return nil }
      return joined(sign, a, b)
    case .call("max", _, let list), .call("min", _, let list):
      guard let a = list.first.flatMap(part), let b = list.last.flatMap(part) else { return nil }
      guard a.isDefined, b.isDefined else { return .undefined }
      let isLess = Number.isLess(a.value, b.value)
      if case .call("max", _, _) = formula.node { return chosen(isLess, b, a) }
      return chosen(isLess, a, b)
    case .call(let name, _, let list):
      guard let function = Elementary(rawValue: name), let inner = list.first.flatMap(part) else {
        return nil
      }
      return inner.applying(function)
    case .cases(let branches, let otherwise?):
      guard let branch = branches.first, let yes = part(branch.value), let no = part(otherwise),
        case .compare(let sides, let signs) = branch.condition.node,
        let a = part(sides[0]), let b = part(sides[1])
      else { return nil }
      guard a.isDefined, b.isDefined else { return .undefined }
      let holds =
        signs == [.less] ? Number.isLess(a.value, b.value) : Number.isLess(b.value, a.value)
      return chosen(holds, yes, no)
    default: return nil
    }
  }

  private static var undefined: Slope { Slope(value: .undefined, slope: .undefined) }

  private var isDefined: Bool { value.isUndefined == .no }

  private static func chosen(_ condition: Truth, _ yes: Slope, _ no: Slope) -> Slope {
    Slope(
      value: .select(condition, yes.value, no.value), slope: .select(condition, yes.slope, no.slope)
    )
  }

  private static func joined(_ sign: Formula.Operator, _ a: Slope, _ b: Slope) -> Slope? {
    switch sign {
    case .add: return Slope(value: a.value + b.value, slope: a.slope + b.slope)
    case .subtract: return Slope(value: a.value - b.value, slope: a.slope - b.slope)
    case .multiply:
      return Slope(value: a.value * b.value, slope: a.slope * b.value + a.value * b.slope)
    case .divide:
      let quotient = a.value / b.value
      return Slope(value: quotient, slope: (a.slope - quotient * b.slope) / b.value)
    default: return nil
    }
  }

  private func raised(_ power: Int) -> Slope {
    guard power > 0 else { return Slope(value: value.power(power), slope: Number(.zero) * slope) }
    let lower = value.power(power - 1)
    return Slope(value: value * lower, slope: Number(Rational(power)) * lower * slope)
  }

  private func applying(_ function: Elementary) -> Slope? {
    let one = Number(.one)
    let y = value.applying(function)
    let share: Number
    switch function {
    case .exp: share = y
    case .log: share = one / value
    case .sqrt: share = one / (y + y)
    case .sin: share = value.applying(.cos)
    case .cos: share = -value.applying(.sin)
    case .tan: share = one / value.applying(.cos).power(2)
    case .atan: share = one / (one + value * value)
    case .sinh: share = value.applying(.cosh)
    case .tanh: share = one - y * y
    case .asinh: share = one / (one + value * value).applying(.sqrt)
    case .sigma: share = y * (one - y)
    case .softplus: share = value.applying(.sigma)
    case .relu: share = value.applying(.step)
    case .abs: share = value.applying(.sign)
    default: return nil
    }
    return Slope(value: y, slope: share * slope)
  }
}
