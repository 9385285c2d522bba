extension Formula {
  /// The formula in LaTeX, which is read as the same tree.
  package var latex: String { LaTeXPrinter(names: [:], isForEyes: false).set(self, .condition) }

  /// The formula in LaTeX for the eye.
  ///
  /// - Parameter names: how names are typeset, where it is not as they are spelled.
  package func latex(names: [String: String]) -> String {
    LaTeXPrinter(names: names, isForEyes: true).set(self, .condition)
  }
}

/// Prints formulas in LaTeX.
private struct LaTeXPrinter {
  typealias Level = Formula.Level

  /// How names are typeset, where it is not as they are spelled.
  let names: [String: String]

  /// Whether brackets that only a reader of formulas needs are left out.
  let isForEyes: Bool

  /// The text at a place that needs at least the given tightness.
  func set(_ formula: Formula, _ needed: Level) -> String {
    let (text, level) = parts(formula)
    return level < needed ? "\\left(\(text)\\right)" : text
  }

  /// The text without outer brackets and how tightly it holds together.
  private func parts(_ formula: Formula) -> (String, Level) {
    switch formula.node {
    case .number(let value): return LaTeXPrinter.number(value)
    case .constant(let constant): return (LaTeXPrinter.constant(constant), .atom)
    case .name(let name): return (spelled(name), .atom)
    case .ones: return ("\\mathbf{1}", .atom)
    case .identity: return ("\\mathbb{I}", .atom)
    case .negate(let a): return ("-" + set(a, .signed), .signed)
    case .transpose(let a, _): return (braced(a) + "^\\top", .power)
    case .binary(let sign, let a, let b): return binary(sign, a, b)
    case .index(let base, let list):
      return (set(base, .atom) + "_{" + joined(list) + "}", .atom)
    case .call(let name, let primes, let list): return call(name, primes, list)
    case .apply(let name, let primes, let list):
      let head = spelled(name) + String(repeating: "'", count: primes)
      return (head + "\\left(" + joined(list) + "\\right)", .atom)
    case .bars(let a): return ("\\left|" + set(a, .sum) + "\\right|", .atom)
    case .column(let list):
      return (LaTeXPrinter.environment("bmatrix", list.map { set($0, .condition) }), .atom)
    case .matrix(let rows):
      let lines = rows.map { row in row.map { set($0, .condition) }.joined(separator: " & ") }
      return (LaTeXPrinter.environment("bmatrix", lines), .atom)
    case .reduce(let kind, let index, let bounds, let conditions, let body):
      return reduction(kind, index, bounds, conditions, body)
    case .derivative(let f, let x) where isForEyes && !LaTeXPrinter.isCompact(f):
      return ("\\frac{\\partial}{\\partial \(set(x, .atom))} \(set(f, .atom))", .term)
    case .derivative(let f, let x):
      return ("\\frac{\\partial \(set(f, .condition))}{\\partial \(set(x, .atom))}", .atom)
    case .cases(let branches, let otherwise):
      var rows = branches.map {
        set($0.value, .sum) + " & \\text{if } " + set($0.condition, .condition)
      }
      if let otherwise { rows.append(set(otherwise, .sum) + " & \\text{otherwise}") }
      return (LaTeXPrinter.environment("cases", rows), .atom)
    case .indicator(let test):
      return ("\\mathbb{1}\\left[" + set(test, .condition) + "\\right]", .atom)
    case .compare(let members, let signs):
      var text = set(members[0], .sum)
      for (sign, member) in zip(signs, members.dropFirst()) {
        text += " \(LaTeXPrinter.sign(sign)) " + set(member, .sum)
      }
      return (text, .comparison)
    case .and(let list):
      return (list.map { set($0, .comparison) }.joined(separator: " \\land "), .conjunct)
    case .or(let list):
      return (list.map { set($0, .conjunct) }.joined(separator: " \\lor "), .condition)
    case .not(let a): return ("\\lnot " + set(a, .comparison), .comparison)
    case .limit(let a, let b): return (set(a, .sum) + " \\to " + set(b, .sum), .comparison)
    }
  }

  private static func environment(_ name: String, _ rows: [String]) -> String {
    "\\begin{\(name)} " + rows.joined(separator: " \\\\ ") + " \\end{\(name)}"
  }

  private func joined(_ items: [Formula]) -> String {
    items.map { set($0, .condition) }.joined(separator: ", ")
  }

  private static func constant(_ constant: Formula.Constant) -> String {
    switch constant {
    case .pi: return "\\pi"
    case .e: return "e"
    case .infinity: return "\\infty"
    }
  }

  private static func number(_ value: Rational) -> (String, Level) {
    if let text = value.decimalDescription ?? value.scientificDescription {
      return (text, value.signum < 0 ? .signed : .atom)
    }
    if value.isInteger { return (value.description, .atom) }
    let parts = value.description.split(separator: "/")
    return ("\\frac{\(parts[0])}{\(parts[1])}", .atom)
  }

  /// `beta2` as `\beta_{2}`, `yhat` as `\hat{y}`, other long names upright, unless told otherwise.
  private func spelled(_ name: String) -> String {
    if let latex = names[name] { return latex }
    let digits = name.reversed().prefix { $0.isNumber }.count
    let base = String(name.dropLast(digits))
    let number = digits > 0 ? "_{\(name.suffix(digits))}" : ""
    if Glyphs.greekNames.contains(base) { return "\\\(base)\(number)" }
    for (accent, command) in [("hat", "\\hat"), ("bar", "\\bar"), ("tilde", "\\tilde")]
    where base.hasSuffix(accent) && base.count > accent.count {
      return command + "{" + spelled(String(base.dropLast(accent.count))) + "}" + number
    }
    return (base.count == 1 ? base : "\\mathrm{\(base)}") + number
  }

  private static func sign(_ sign: Formula.Comparison) -> String {
    switch sign {
    case .equal: return "="
    case .notEqual: return "\\neq"
    case .less: return "<"
    case .lessOrEqual: return "\\leq"
    case .greater: return ">"
    case .greaterOrEqual: return "\\geq"
    }
  }

  private func binary(_ sign: Formula.Operator, _ a: Formula, _ b: Formula) -> (String, Level) {
    switch sign {
    case .add, .subtract:
      return (set(a, .sum) + " \(sign.rawValue) " + right(b, .term), .sum)
    case .multiply: return (factor(a) + " \\cdot " + right(b, .signed), .term)
    case .timesEach: return (factor(a) + " \\odot " + set(b, .signed), .term)
    case .divide:
      return ("\\frac{\(set(a, .condition))}{\(set(b, .condition))}", .atom)
    case .divideEach: return (factor(a) + " ./ " + set(b, .signed), .term)
    case .power: return (base(a) + "^{" + set(b, .condition) + "}", .power)
    case .powerEach: return (base(a) + ".^{" + set(b, .condition) + "}", .power)
    }
  }

  /// What stands behind a sign; for the eye no other sign follows it.
  private func right(_ formula: Formula, _ needed: Level) -> String {
    let hasSign =
      switch formula.node {
      case .negate: true
      case .number(let value): value.signum < 0
      default: false
      }
    return set(formula, isForEyes && hasSign ? .atom : needed)
  }

  /// Whether a formula holds together without brackets above a line.
  private static func isCompact(_ formula: Formula) -> Bool {
    switch formula.node {
    case .name, .index, .call, .apply, .number, .constant, .bars: true
    default: false
    }
  }

  /// The base of a power: what has its own brackets, or a single letter.
  private func base(_ formula: Formula) -> String {
    switch formula.node {
    case .reduce where isForEyes: return set(formula, .atom)
    case .binary(.divide, _, _), .derivative, .call, .reduce:
      return "\\left(\(set(formula, .condition))\\right)"
    default: return braced(formula)
    }
  }

  /// An atom, in braces where it has a superscript of its own.
  private func braced(_ formula: Formula) -> String {
    if case .name(let name) = formula.node, names[name]?.contains("^") == true {
      return "{\(set(formula, .atom))}"
    }
    return set(formula, .atom)
  }

  /// A left factor; a sum sign or `-` in it would swallow what follows.
  private func factor(_ formula: Formula) -> String {
    switch formula.node {
    case .negate: return set(formula, .power)
    case .reduce where isForEyes: return set(formula, .atom)
    default: return set(formula, .term)
    }
  }

  private func call(
    _ name: String, _ primes: Int, _ list: [Formula]
  ) -> (String, Level) {
    if name == "sqrt", primes == 0, list.count == 1 {
      return ("\\sqrt{" + set(list[0], .condition) + "}", .atom)
    }
    let standard: Set<String> = [
      "exp", "log", "sin", "cos", "tan", "sec", "csc", "cot", "sinh", "cosh", "tanh", "coth",
      "max", "min", "det", "sigma",
    ]
    let head = standard.contains(name) ? "\\\(name)" : "\\operatorname{\(name)}"
    let marks = String(repeating: "'", count: primes)
    return (head + marks + "\\left(" + joined(list) + "\\right)", .atom)
  }

  private func reduction(
    _ kind: Formula.Reduction, _ index: String, _ bounds: Formula.Bounds?, _ conditions: [Formula],
    _ body: Formula
  ) -> (String, Level) {
    let sign = "\\" + kind.rawValue
    var below = spelled(index)
    if let bounds { below += "=" + set(bounds.lower, .sum) }
    below = ([below] + conditions.map { set($0, .condition) }).joined(separator: ", ")
    let above = bounds.map { "^{" + set($0.upper, .sum) + "}" } ?? ""
    if isForEyes { return ("\(sign)_{\(below)}\(above) \(set(body, .term))", .term) }
    return ("\\left(\(sign)_{\(below)}\(above) \(set(body, .signed))\\right)", .atom)
  }
}
