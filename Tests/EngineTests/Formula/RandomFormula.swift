import Text

@testable import Engine

/// Random trees of everything that the language can write.
struct RandomFormula {
  /// The names that the trees use.
  static let names = "x y v:1 M:2 u:? K:d f:f1 g:f2"

  var generator: SplitMix

  /// The indices that are bound here.
  private var bound: [String] = []

  init(seed: UInt64) { generator = SplitMix(state: seed) }

  private mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }

  private mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }

  private func made(_ node: Formula.Node) -> Formula { Formula(node, SourceSpan(0, 1)) }

  /// A tree of at most so many levels.
  mutating func value(_ depth: Int) -> Formula {
    guard depth > 0 else { return leaf() }
    let next = depth - 1
    switch below(18) {
    case 0, 1: return leaf()
    case 2: return made(.negate(value(next)))
    case 3: return transposed(next)
    case 4, 5, 6, 7, 8:
      let signs: [Formula.Operator] = [
        .add, .subtract, .multiply, .divide, .power, .timesEach, .divideEach, .powerEach,
      ]
      return made(.binary(pick(signs), value(next), value(next)))
    case 9: return indexed(next)
    case 10: return called(next)
    case 11: return made(.bars(value(next)))
    case 12: return literal(next)
    case 13, 14: return reduced(next)
    case 15: return made(.derivative(value(next), by: value(next)))
    case 16: return branched(next)
    default: return below(6) == 0 ? condition(next) : made(.indicator(condition(next)))
    }
  }

  private mutating func leaf() -> Formula {
    switch below(6) {
    case 0: return made(.constant(pick([.pi, .e, .infinity])))
    case 1: return made(pick([.ones, .identity]))
    case 2, 3:
      let texts = ["0", "1", "2", "0.5", "12", "0.001", "1e-30", "9007199254740993", "1e20"]
      return made(.number(Rational(decimal: pick(texts)) ?? .zero))
    default: return made(.name(pick(["x", "y", "v", "M", "u", "K"] + bound)))
    }
  }

  private mutating func transposed(_ depth: Int) -> Formula {
    let inner = value(depth)
    var canBePrimed = true
    switch inner.node {
    case .number, .constant, .name("x"), .name("y"): canBePrimed = false
    default: break
    }
    return made(.transpose(inner, primed: canBePrimed && below(2) == 0))
  }

  private mutating func indexed(_ depth: Int) -> Formula {
    // What is surely a number has no entries, and brackets behind it are a factor; so is a single
    // thing in them that cannot be a whole number.
    let name = made(.name(pick(["v", "M", "u"])))
    let base = below(2) == 0 ? name : made(.apply("f", primes: below(2), [value(depth)]))
    if below(2) == 0 { return made(.index(base, [value(depth), value(depth)])) }
    return made(.index(base, [made(pick([.name(pick(["K", "u"] + bound)), .number(.one)]))]))
  }

  private mutating func called(_ depth: Int) -> Formula {
    if below(3) == 0 {
      let primes = below(3)
      if below(2) == 0 { return made(.apply("f", primes: primes, [value(depth)])) }
      return made(.apply("g", primes: primes, [value(depth), value(depth)]))
    }
    let name = pick(FunctionTable.all.keys.sorted())
    guard let entry = FunctionTable.all[name] else { return leaf() }
    let most = min(entry.arguments.upperBound, entry.arguments.lowerBound + 2)
    let count = entry.arguments.lowerBound + below(most - entry.arguments.lowerBound + 1)
    let primes = entry.isElementwise ? below(3) : 0
    return made(.call(name, primes: primes, (0..<count).map { _ in value(depth) }))
  }

  private mutating func literal(_ depth: Int) -> Formula {
    let width = 1 + below(3)
    guard below(2) == 0 else {
      // Columns only would be a matrix.
      return made(.column((0..<width).map { _ in value(depth) } + [leaf()]))
    }
    // So would a row of columns only.
    return made(
      .matrix((0...below(2)).map { _ in [leaf()] + (1..<width).map { _ in value(depth) } }))
  }

  private mutating func reduced(_ depth: Int) -> Formula {
    let index = pick(["i", "j", "k"])
    let bounds =
      below(2) == 0 ? nil : Formula.Bounds(lower: value(depth - 1), upper: value(depth - 1))
    bound.append(index)
    defer { bound.removeLast() }
    let conditions = (0..<below(3)).map { _ in condition(depth - 1) }
    return made(
      .reduce(
        pick([.sum, .product]), index: index, bounds: bounds, conditions: conditions, value(depth)))
  }

  private mutating func branched(_ depth: Int) -> Formula {
    let branches = (0...below(2)).map { _ in
      Formula.Branch(condition: condition(depth), value: value(depth))
    }
    return made(.cases(branches, otherwise: below(2) == 0 ? nil : value(depth)))
  }

  /// A comparison, or several joined.
  mutating func condition(_ depth: Int) -> Formula {
    let next = max(0, depth - 1)
    switch depth > 0 ? below(7) : 6 {
    case 0: return made(.and((0...1 + below(2)).map { _ in condition(next) }))
    case 1: return made(.or((0...1 + below(2)).map { _ in condition(next) }))
    case 2: return made(.not(condition(next)))
    case 3: return made(.limit(value(next), value(next)))
    default:
      let count = 1 + below(2)
      let all: [Formula.Comparison] = [
        .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
      ]
      let signs = (0..<count).map { _ in pick(all) }
      return made(.compare((0...count).map { _ in value(next) }, signs))
    }
  }
}
