extension Formula {
  /// The formula in LaTeX, which is read as the same tree.
  package var latex: String { typeset(.condition) }

  private func typeset(_ needed: Level) -> String {
    let (text, level) = latexParts
    return level < needed ? "\\left(\(text)\\right)" : text
  }

  /// The text without outer brackets and how tightly it holds together.
  private var latexParts: (String, Level) {
    switch node {
    case .number(let value): return Formula.latexNumber(value)
    case .constant(let constant): return (Formula.latexConstant(constant), .atom)
    case .name(let name): return (Formula.latexName(name), .atom)
    case .ones: return ("\\mathbf{1}", .atom)
    case .identity: return ("\\mathbb{I}", .atom)
    case .negate(let a): return ("-" + a.typeset(.signed), .signed)
    case .transpose(let a, _): return (a.typeset(.atom) + "^\\top", .power)
    case .binary(let sign, let a, let b): return Formula.latexBinary(sign, a, b)
    case .index(let base, let list):
      return (base.typeset(.atom) + "_{" + Formula.latexList(list) + "}", .atom)
    case .call(let name, let primes, let list): return Formula.latexCall(name, primes, list)
    case .apply(let name, let primes, let list):
      let head = Formula.latexName(name) + String(repeating: "'", count: primes)
      return (head + "\\left(" + Formula.latexList(list) + "\\right)", .atom)
    case .bars(let a): return ("\\left|" + a.typeset(.sum) + "\\right|", .atom)
    case .column(let list):
      return (Formula.environment("bmatrix", list.map { $0.typeset(.condition) }), .atom)
    case .matrix(let rows):
      let lines = rows.map { row in row.map { $0.typeset(.condition) }.joined(separator: " & ") }
      return (Formula.environment("bmatrix", lines), .atom)
    case .reduce(let kind, let index, let bounds, let conditions, let body):
      return Formula.latexReduction(kind, index, bounds, conditions, body)
    case .derivative(let f, let x):
      return ("\\frac{\\partial \(f.typeset(.condition))}{\\partial \(x.typeset(.atom))}", .atom)
    case .cases(let branches, let otherwise):
      var rows = branches.map {
        $0.value.typeset(.sum) + " & \\text{if } " + $0.condition.typeset(.condition)
      }
      if let otherwise { rows.append(otherwise.typeset(.sum) + " & \\text{otherwise}") }
      return (Formula.environment("cases", rows), .atom)
    case .indicator(let test):
      return ("\\mathbb{1}\\left[" + test.typeset(.condition) + "\\right]", .atom)
    case .compare(let members, let signs):
      var text = members[0].typeset(.sum)
      for (sign, member) in zip(signs, members.dropFirst()) {
        text += " \(Formula.latexSign(sign)) " + member.typeset(.sum)
      }
      return (text, .comparison)
    case .and(let list):
      return (list.map { $0.typeset(.comparison) }.joined(separator: " \\land "), .conjunct)
    case .or(let list):
      return (list.map { $0.typeset(.conjunct) }.joined(separator: " \\lor "), .condition)
    case .not(let a): return ("\\lnot " + a.typeset(.comparison), .comparison)
    case .limit(let a, let b): return (a.typeset(.sum) + " \\to " + b.typeset(.sum), .comparison)
    }
  }

  private static func environment(_ name: String, _ rows: [String]) -> String {
    "\\begin{\(name)} " + rows.joined(separator: " \\\\ ") + " \\end{\(name)}"
  }

  private static func latexList(_ items: [Formula]) -> String {
    items.map { $0.typeset(.condition) }.joined(separator: ", ")
  }

  private static func latexConstant(_ constant: Constant) -> String {
    switch constant {
    case .pi: return "\\pi"
    case .e: return "e"
    case .infinity: return "\\infty"
    }
  }

  private static func latexNumber(_ value: Rational) -> (String, Level) {
    if let text = value.decimalDescription ?? value.scientificDescription {
      return (text, value.signum < 0 ? .signed : .atom)
    }
    if value.isInteger { return (value.description, .atom) }
    let parts = value.description.split(separator: "/")
    return ("\\frac{\(parts[0])}{\(parts[1])}", .atom)
  }

  /// `beta2` as `\beta_{2}`, `yhat` as `\hat{y}`, other long names upright.
  private static func latexName(_ name: String) -> String {
    let digits = name.reversed().prefix { $0.isNumber }.count
    let base = String(name.dropLast(digits))
    let number = digits > 0 ? "_{\(name.suffix(digits))}" : ""
    if Glyphs.greekNames.contains(base) { return "\\\(base)\(number)" }
    for (accent, command) in [("hat", "\\hat"), ("bar", "\\bar"), ("tilde", "\\tilde")]
    where base.hasSuffix(accent) && base.count > accent.count {
      return command + "{" + latexName(String(base.dropLast(accent.count))) + "}" + number
    }
    return (base.count == 1 ? base : "\\mathrm{\(base)}") + number
  }

  private static func latexSign(_ sign: Comparison) -> String {
    switch sign {
    case .equal: return "="
    case .notEqual: return "\\neq"
    case .less: return "<"
    case .lessOrEqual: return "\\leq"
    case .greater: return ">"
    case .greaterOrEqual: return "\\geq"
    }
  }

  private static func latexBinary(_ sign: Operator, _ a: Formula, _ b: Formula) -> (String, Level) {
    switch sign {
    case .add, .subtract:
      return (a.typeset(.sum) + " \(sign.rawValue) " + b.typeset(.term), .sum)
    case .multiply: return (a.latexFactor + " \\cdot " + b.typeset(.signed), .term)
    case .timesEach: return (a.latexFactor + " \\odot " + b.typeset(.signed), .term)
    case .divide:
      return ("\\frac{\(a.typeset(.condition))}{\(b.typeset(.condition))}", .atom)
    case .divideEach: return (a.latexFactor + " ./ " + b.typeset(.signed), .term)
    case .power: return (a.latexBase + "^{" + b.typeset(.condition) + "}", .power)
    case .powerEach: return (a.latexBase + ".^{" + b.typeset(.condition) + "}", .power)
    }
  }

  /// The base of a power: what has its own brackets, or a single letter.
  private var latexBase: String {
    switch node {
    case .binary(.divide, _, _), .derivative, .call, .reduce:
      return "\\left(\(typeset(.condition))\\right)"
    default: return typeset(.atom)
    }
  }

  /// A left factor; a sum sign or `-` in it would swallow what follows.
  private var latexFactor: String {
    switch node {
    case .negate: return typeset(.power)
    default: return typeset(.term)
    }
  }

  private static func latexCall(
    _ name: String, _ primes: Int, _ list: [Formula]
  ) -> (String, Level) {
    if name == "sqrt", primes == 0, list.count == 1 {
      return ("\\sqrt{" + list[0].typeset(.condition) + "}", .atom)
    }
    let standard: Set<String> = [
      "exp", "log", "sin", "cos", "tan", "sec", "csc", "cot", "sinh", "cosh", "tanh", "coth",
      "max", "min", "det", "sigma",
    ]
    let head = standard.contains(name) ? "\\\(name)" : "\\operatorname{\(name)}"
    let marks = String(repeating: "'", count: primes)
    return (head + marks + "\\left(" + latexList(list) + "\\right)", .atom)
  }

  private static func latexReduction(
    _ kind: Reduction, _ index: String, _ bounds: Bounds?, _ conditions: [Formula], _ body: Formula
  ) -> (String, Level) {
    let sign = kind == .sum ? "\\sum" : "\\prod"
    var below = latexName(index)
    if let bounds { below += "=" + bounds.lower.typeset(.sum) }
    below = ([below] + conditions.map { $0.typeset(.condition) }).joined(separator: ", ")
    let above = bounds.map { "^{" + $0.upper.typeset(.sum) + "}" } ?? ""
    return ("\\left(\(sign)_{\(below)}\(above) \(body.typeset(.signed))\\right)", .atom)
  }
}
