extension Formula: CustomStringConvertible {
  /// The formula in canonical plain text; reading it again gives the same tree.
  package var description: String { printed(.condition) }

  /// Levels of precedence from loose to tight.
  enum Level: Int, Comparable {
    case condition, conjunct, comparison, sum, term, signed, power, atom

    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  /// The text at a place that needs at least the given tightness.
  private func printed(_ needed: Level) -> String {
    let (text, level) = plain
    return level < needed ? "(\(text))" : text
  }

  /// The text without outer brackets and how tightly it holds together.
  private var plain: (String, Level) {
    switch node {
    case .number(let value): return Formula.number(value)
    case .constant(let constant): return (constant.rawValue, .atom)
    case .name(let name): return (name, .atom)
    case .ones: return ("𝟏", .atom)
    case .identity: return ("I", .atom)
    case .negate(let a): return ("-" + a.printed(.signed), .signed)
    case .transpose(let a, let primed):
      return (a.printed(.atom) + (primed ? "'" : "^T"), .atom)
    case .binary(let sign, let a, let b): return Formula.binary(sign, a, b)
    case .index(let base, let list):
      return (base.printed(.atom) + "[" + Formula.list(list) + "]", .atom)
    case .call(let name, let primes, let list), .apply(let name, let primes, let list):
      return (name + Formula.primes(primes) + "(" + Formula.list(list) + ")", .atom)
    case .bars(let a): return ("|" + a.printedInBars + "|", .atom)
    case .column(let list): return ("[" + Formula.list(list) + "]", .atom)
    case .matrix(let rows):
      return ("[" + rows.map { "[" + Formula.list($0) + "]" }.joined(separator: ", ") + "]", .atom)
    case .reduce(let kind, let index, let bounds, let conditions, let body):
      return Formula.reduction(kind, index, bounds, conditions, body)
    case .derivative(let f, let x):
      return ("diff(" + f.printed(.condition) + ", " + x.printed(.condition) + ")", .atom)
    case .cases(let branches, let otherwise):
      let parts = branches.map { $0.condition.printed(.condition) + ": " + $0.value.printed(.sum) }
      let rest = otherwise.map { [$0.printed(.sum)] } ?? []
      return ("cases(" + (parts + rest).joined(separator: ", ") + ")", .atom)
    case .indicator(let condition): return ("1[" + condition.printed(.condition) + "]", .atom)
    case .compare(let members, let signs):
      var text = members[0].printed(.sum)
      for (sign, member) in zip(signs, members.dropFirst()) {
        text += " \(sign.rawValue) " + member.printed(.sum)
      }
      return (text, .comparison)
    case .and(let list):
      return (list.map { $0.printed(.comparison) }.joined(separator: " and "), .conjunct)
    case .or(let list):
      return (list.map { $0.printed(.conjunct) }.joined(separator: " or "), .condition)
    case .not(let a): return ("not " + a.printed(.comparison), .comparison)
    case .limit(let a, let b): return (a.printed(.sum) + " -> " + b.printed(.sum), .comparison)
    }
  }

  /// The text between bars; two bars side by side would be a norm.
  private var printedInBars: String {
    if case .bars = node { return "(\(self))" }
    return printed(.sum)
  }

  private static func primes(_ count: Int) -> String { String(repeating: "'", count: count) }

  private static func list(_ items: [Formula]) -> String {
    items.map { $0.printed(.condition) }.joined(separator: ", ")
  }

  /// A number that is no finite decimal does not occur in texts; it prints as a quotient.
  private static func number(_ value: Rational) -> (String, Level) {
    if let text = value.decimalDescription ?? value.scientificDescription {
      return (text, value.signum < 0 ? .signed : .atom)
    }
    return (value.description, value.isInteger ? .atom : .term)
  }

  private static func binary(_ sign: Operator, _ a: Formula, _ b: Formula) -> (String, Level) {
    switch sign {
    case .add, .subtract:
      return (a.printed(.sum) + " \(sign.rawValue) " + b.printed(.term), .sum)
    case .multiply, .divide:
      return (a.printedFactor + sign.rawValue + b.printed(.signed), .term)
    case .timesEach, .divideEach:
      return (a.printedFactor + " \(sign.rawValue) " + b.printed(.signed), .term)
    case .power, .powerEach:
      let exponent = b.isTransposeLike ? "(\(b))" : b.printed(.signed)
      return (a.printed(.atom) + sign.rawValue + exponent, .power)
    }
  }

  /// A left factor; a sum sign or `-` in it would swallow what follows.
  private var printedFactor: String {
    if case .negate = node { return printed(.power) }
    return printed(.term)
  }

  /// Whether it would be read as a transpose after `^`.
  private var isTransposeLike: Bool {
    if case .name("T") = node { return true }
    return false
  }

  private static func reduction(
    _ kind: Reduction, _ index: String, _ bounds: Bounds?, _ conditions: [Formula], _ body: Formula
  ) -> (String, Level) {
    let tests = conditions.map { $0.printed(.condition) }
    guard let bounds else {
      let below = ([index] + tests).joined(separator: ", ")
      return ("(\(kind.rawValue)_(\(below)) \(body.printed(.signed)))", .atom)
    }
    let range = "\(index)=\(bounds.lower.printed(.sum))..\(bounds.upper.printed(.sum))"
    let parts = [range] + tests + [body.printed(.condition)]
    return ("\(kind.rawValue)(" + parts.joined(separator: ", ") + ")", .atom)
  }
}

extension Rational {
  /// An exact decimal with an exponent, such as `1.5e-30`; nil when there is none.
  var scientificDescription: String? {
    guard !isInteger else { return nil }
    var value = self
    for exponent in 1...1100 {
      guard let next = value.multiplied(by: Rational(10)) else { return nil }
      value = next
      if value.isInteger { return "\(value)e-\(exponent)" }
    }
    return nil
  }
}
