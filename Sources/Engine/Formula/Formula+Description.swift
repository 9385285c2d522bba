extension Formula: CustomStringConvertible {
  /// The formula in canonical plain text; reading it again gives the same tree.
  package var description: String {
    var text = ""
    write(to: &text, .condition)
    return text
  }

  /// Levels of precedence from loose to tight.
  enum Level: Int, Comparable {
    case condition, conjunct, comparison, sum, term, signed, power, atom

    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  /// How tightly the text of the formula holds together.
  private var level: Level {
    switch node {
    case .number(let value): return value.level
    case .negate: return .signed
    case .binary(let sign, _, _):
      switch sign {
      case .add, .subtract: return .sum
      case .multiply, .divide, .timesEach, .divideEach: return .term
      case .power, .powerEach: return .power
      }
    case .compare, .not, .limit: return .comparison
    case .and: return .conjunct
    case .or: return .condition
    case .constant, .name, .ones, .identity, .transpose, .index, .call, .apply, .bars, .column,
      .matrix, .reduce, .derivative, .cases, .indicator:
      return .atom
    }
  }

  /// Appends the text at a place that needs at least the given tightness.
  private func write(to text: inout String, _ needed: Level) {
    guard needed > .condition, level < needed else { return writePlain(to: &text) }
    writeBracketed(to: &text)
  }

  /// Whether it begins with `name =`.
  private var setsName: Bool {
    guard case .compare(let members, let signs) = node, signs.first == .equal,
      case .name = members.first?.node
    else { return false }
    return true
  }

  private func writeBracketed(to text: inout String) {
    text += "("
    writePlain(to: &text)
    text += ")"
  }

  /// Appends the text without outer brackets.
  private func writePlain(to text: inout String) {
    switch node {
    case .number(let value): text += value.shortestDescription
    case .constant(let constant): text += constant.rawValue
    case .name(let name): text += name
    case .ones: text += "𝟏"
    case .identity: text += "I"
    case .negate(let a):
      text += "-"
      a.write(to: &text, .signed)
    case .transpose(let a, let primed):
      a.write(to: &text, .atom)
      text += primed ? "'" : "^T"
    case .binary(let sign, let a, let b): Formula.write(sign, a, b, to: &text)
    case .index(let base, let list):
      base.write(to: &text, .atom)
      Formula.write(list, between: ("[", "]"), to: &text)
    case .call(let name, let primes, let list), .apply(let name, let primes, let list):
      text += name
      for _ in 0..<primes { text += "'" }
      Formula.write(list, between: ("(", ")"), to: &text)
    case .bars(let a):
      text += "|"
      a.writeInBars(to: &text)
      text += "|"
    case .column(let list): Formula.write(list, between: ("[", "]"), to: &text)
    case .matrix(let rows):
      text += "["
      for (place, row) in rows.enumerated() {
        if place > 0 { text += ", " }
        Formula.write(row, between: ("[", "]"), to: &text)
      }
      text += "]"
    case .reduce(let kind, let index, let bounds, let conditions, let body):
      Formula.write(kind, index, bounds, conditions, body, to: &text)
    case .derivative(let f, let x):
      text += "diff"
      Formula.write([f, x], between: ("(", ")"), to: &text)
    case .cases(let branches, let otherwise): Formula.write(branches, otherwise, to: &text)
    case .indicator(let condition):
      text += "1["
      condition.write(to: &text, .condition)
      text += "]"
    case .compare(let members, let signs):
      for (place, member) in members.enumerated() {
        if place > 0 { text += " \(place <= signs.count ? signs[place - 1].rawValue : "=") " }
        member.write(to: &text, .sum)
      }
    case .and(let list): Formula.write(list, joinedBy: " and ", .comparison, to: &text)
    case .or(let list): Formula.write(list, joinedBy: " or ", .conjunct, to: &text)
    case .not(let a):
      text += "not "
      a.write(to: &text, .comparison)
    case .limit(let a, let b): Formula.write([a, b], joinedBy: " -> ", .sum, to: &text)
    }
  }

  /// Appends what stands between bars; two bars side by side would be a norm.
  private func writeInBars(to text: inout String) {
    if case .bars = node { return writeBracketed(to: &text) }
    write(to: &text, .sum)
  }

  private static func write(
    _ list: [Formula], joinedBy separator: String = ", ", _ needed: Level = .condition,
    to text: inout String
  ) {
    for (place, item) in list.enumerated() {
      if place > 0 { text += separator }
      item.write(to: &text, needed)
    }
  }

  private static func write(
    _ list: [Formula], between brackets: (String, String), to text: inout String
  ) {
    text += brackets.0
    write(list, to: &text)
    text += brackets.1
  }

  private static func write(
    _ sign: Operator, _ a: Formula, _ b: Formula, to text: inout String
  ) {
    switch sign {
    case .add, .subtract:
      a.write(to: &text, .sum)
      text += sign == .add ? " + " : " - "
      b.write(to: &text, .term)
    case .multiply, .divide:
      a.writeFactor(to: &text)
      text += sign.rawValue
      b.write(to: &text, .signed)
    case .timesEach, .divideEach:
      a.writeFactor(to: &text)
      text += sign == .timesEach ? " .* " : " ./ "
      b.write(to: &text, .signed)
    case .power, .powerEach:
      a.write(to: &text, .atom)
      text += sign.rawValue
      if b.isTransposeLike { b.writeBracketed(to: &text) } else { b.write(to: &text, .signed) }
    }
  }

  /// Appends a left factor; a sum sign or `-` in it would swallow what follows.
  private func writeFactor(to text: inout String) {
    if case .negate = node { return write(to: &text, .power) }
    write(to: &text, .term)
  }

  /// Whether it would be read as a transpose after `^`.
  private var isTransposeLike: Bool {
    if case .name("T") = node { return true }
    return false
  }

  private static func write(
    _ branches: [Branch], _ otherwise: Formula?, to text: inout String
  ) {
    text += "cases("
    for (place, branch) in branches.enumerated() {
      if place > 0 { text += ", " }
      branch.condition.write(to: &text, .condition)
      text += ": "
      branch.value.write(to: &text, .sum)
    }
    if let otherwise {
      if !branches.isEmpty { text += ", " }
      otherwise.write(to: &text, .sum)
    }
    text += ")"
  }

  private static func write(
    _ kind: Reduction, _ index: String, _ bounds: Bounds?, _ conditions: [Formula],
    _ body: Formula, to text: inout String
  ) {
    text += bounds == nil ? "(\(kind.rawValue)_(\(index)" : "\(kind.rawValue)(\(index)"
    if let bounds {
      text += "="
      bounds.lower.write(to: &text, .sum)
      text += ".."
      bounds.upper.write(to: &text, .sum)
    }
    for condition in conditions {
      text += ", "
      // Without limits `i = 2` would bind i.
      if bounds == nil, condition.setsName {
        condition.writeBracketed(to: &text)
      } else {
        condition.write(to: &text, .condition)
      }
    }
    text += bounds == nil ? ") " : ", "
    body.write(to: &text, bounds == nil ? .signed : .condition)
    text += ")"
  }
}

extension Rational {
  /// The shortest exact text; what is no finite decimal does not occur in texts, and prints as a
  /// quotient.
  fileprivate var shortestDescription: String {
    if case .small(let whole, 1) = storage { return whole.description }
    return decimalDescription ?? scientificDescription ?? description
  }

  /// How tightly that text holds together.
  fileprivate var level: Formula.Level {
    if case .small(let whole, 1) = storage { return whole < 0 ? .signed : .atom }
    if decimalDescription != nil || scientificDescription != nil {
      return signum < 0 ? .signed : .atom
    }
    return isInteger ? .atom : .term
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
