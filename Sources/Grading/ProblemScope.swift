import Engine
import Text

/// A problem's names, ready for formulas: its scope, its assumptions, and what is wrong with them.
package struct ProblemScope: Sendable {
  /// The names with their shapes and definitions.
  package var scope = Scope()
  /// What every sample point satisfies.
  package var assumptions: [Term] = []

  /// Faults of the problem file; where there are any, no item can be judged.
  package var faults: [Diagnostic] = []

  /// Builds the scope of a problem.
  package init(_ problem: Problem) {
    for dimension in problem.dimensions {
      scope.addDimension(
        Vocabulary.canonical(dimension.name) ?? dimension.name, sizes: dimension.sizes)
    }
    for declaration in problem.symbols {
      do {
        let aliases = declaration.aliases
        scope.addSymbol(
          try ProblemScope.symbol(declaration, scope),
          aliases: aliases.compactMap(Vocabulary.canonical),
          powers: aliases.filter(ProblemScope.isPower).compactMap(Vocabulary.canonical))
      } catch {
        faults.append(error)
      }
    }
    for text in problem.definitions {
      do {
        try ProblemScope.define(text, in: &scope)
      } catch {
        faults.append(error)
      }
    }
    guard faults.isEmpty else { return }
    for text in problem.assumptions {
      do {
        assumptions.append(try AuthorFormula.condition(text, scope))
      } catch {
        faults.append(error)
      }
    }
  }

  /// Whether a spelling has a plain power in it, as `\sigma^2` has and `x^{(2)}` has not.
  private static func isPower(_ alias: String) -> Bool {
    guard let caret = alias.lastIndex(of: "^") else { return false }
    let raised = alias[alias.index(after: caret)...].filter { !" {}".contains($0) }
    return !raised.isEmpty && raised.allSatisfy(\.isNumber)
  }

  /// The symbol that a declaration means.
  static func symbol(
    _ declaration: SymbolDeclaration, _ scope: Scope
  ) throws(Diagnostic) -> Scope.Symbol {
    let name = Vocabulary.canonical(declaration.name) ?? declaration.name
    let extents = declaration.shape.map { ProblemScope.extent($0) }
    guard let shape = Shape(extents) else {
      throw declaration.field.fault("a shape has at most two axes")
    }
    var symbol = Scope.Symbol(name: name, shape: shape)
    symbol.domain = try domain(declaration, scope)
    if let range = declaration.range {
      let lower = try AuthorFormula.rational(range.lower, scope)
      let upper = try AuthorFormula.rational(range.upper, scope)
      guard lower <= upper else {
        throw declaration.field.fault("the range of `\(declaration.name)` is empty")
      }
      symbol.range = lower...upper
    }
    guard let narrowed = symbol.narrowed else {
      throw declaration.field.fault(
        "no number of its domain lies in the range of `\(declaration.name)`")
    }
    return narrowed
  }

  /// A number or the name of a dimension.
  static func extent(_ text: String) -> Extent {
    if let size = Int(text) { return .size(size) }
    return .dimension(Vocabulary.canonical(text) ?? text)
  }

  private static func domain(
    _ declaration: SymbolDeclaration, _ scope: Scope
  ) throws(Diagnostic) -> Scope.Domain {
    switch declaration.domain {
    case .real: return .real
    case .positive: return .positive
    case .negative: return .negative
    case .nonnegative: return .nonnegative
    case .unit: return .unit
    case .integer: return .integer
    case .natural: return .natural
    case .oneHot: return .oneHot
    case .probability: return .probability
    case .index(let dimension): return .index(Vocabulary.canonical(dimension) ?? dimension)
    case .values(let texts):
      var values: [Rational] = []
      for text in texts { values.append(try AuthorFormula.rational(text, scope)) }
      return .values(values)
    }
  }

  /// Adds `name = formula` or `f(u, v) = formula` to a scope.
  static func define(_ text: SourceText, in scope: inout Scope) throws(Diagnostic) {
    let (name, parameters, start) = try head(of: text)
    if let noun = scope.noun(of: name) {
      throw Diagnostic(
        "`\(name)` is \(noun) already", text: text, span: SourceSpan(0, start),
        notes: ["a definition needs a name of its own"])
    }
    if let eaten = text.eatenCommand { throw eaten }
    var vocabulary = scope.vocabulary
    for parameter in parameters { vocabulary.declare(parameter, .value(rank: nil)) }
    do {
      let chain = try Chain.read(text)
      guard chain.members.count >= 2, let body = chain.members.last, !body.isEmpty else {
        throw Diagnostic(
          "a definition is written `name = formula`", text: text, span: SourceSpan(0, start))
      }
      let formula = try body.formula(vocabulary).formula
      try scope.define(name, parameters: parameters, formula)
    } catch let error as SyntaxError {
      throw error.diagnostic(in: text)
    } catch let error as ShapeError {
      throw error.diagnostic(in: text)
    } catch let error as Diagnostic {
      throw error
    } catch {
      throw Diagnostic("this definition cannot be read", text: text, span: SourceSpan(0, start))
    }
  }

  /// The name and the parameters before the first `=`.
  private static func head(
    of text: SourceText
  ) throws(Diagnostic) -> (name: String, parameters: [String], end: Int) {
    guard let equal = text.bytes.firstIndex(of: UInt8(ascii: "=")) else {
      throw Diagnostic(
        "a definition is written `name = formula`", text: text,
        span: SourceSpan(0, text.bytes.count))
    }
    let left = text[SourceSpan(0, equal)]
    let fault = Diagnostic(
      "the left side of a definition is a name, or a function with its parameters", text: text,
      span: SourceSpan(0, equal))
    if let open = left.firstIndex(of: "("), open > left.startIndex {
      let before = left[left.index(before: open)]
      if before != "^", before != "{", let close = left.lastIndex(of: ")"), open < close {
        let inside = left[left.index(after: open)..<close]
        let parameters = inside.split(separator: ",").compactMap {
          Vocabulary.canonical(String($0))
        }
        guard let name = Vocabulary.canonical(String(left[..<open])), !parameters.isEmpty else {
          throw fault
        }
        return (name, parameters, equal)
      }
    }
    guard let name = Vocabulary.canonical(left) else { throw fault }
    return (name, [], equal)
  }
}

extension Scope {
  /// What a name stands for, in a word; nil where it is free.
  fileprivate func noun(of name: String) -> String? {
    if symbol(name) != nil { return "a symbol" }
    if definition(name) != nil { return "a definition" }
    return sizes(of: name).isEmpty ? nil : "a dimension"
  }
}
