import Engine
import Text

/// Reads formulas of problem files; whatever is wrong is the author's fault.
enum AuthorFormula {
  /// A formula and what it means in a scope.
  static func term(
    _ text: SourceText, _ scope: Scope, layout: Layout = .denominator
  ) throws(Diagnostic) -> (formula: Formula, term: Term) {
    if let eaten = text.eatenCommand { throw eaten }
    do {
      let formula = try Parser.formula(text, scope.vocabulary)
      return (formula, try Checker.read(formula, in: scope, layout: layout))
    } catch let error as SyntaxError {
      var fault = error.diagnostic(in: text)
      if case .unknownName = error.reason, fault.notes.isEmpty {
        fault.notes.append("names are declared in `symbols` and `definitions`")
      }
      throw fault
    } catch let error as ShapeError {
      throw error.diagnostic(in: text)
    } catch {
      throw Diagnostic("this formula cannot be read", text: text, span: nil)
    }
  }

  /// A formula that is a value.
  static func value(_ text: SourceText, _ scope: Scope) throws(Diagnostic) -> Term {
    let (formula, term) = try term(text, scope)
    if formula.isCondition {
      throw Diagnostic("a value is expected, this is a condition", text: text, span: formula.span)
    }
    return term
  }

  /// A formula that is a condition.
  static func condition(_ text: SourceText, _ scope: Scope) throws(Diagnostic) -> Term {
    let (formula, term) = try term(text, scope)
    guard formula.isCondition else {
      throw Diagnostic("a comparison is expected, this is a value", text: text, span: formula.span)
    }
    return term.statement
  }

  /// A constant that is a fraction; another constant gives the nearest double.
  static func rational(_ text: SourceText, _ scope: Scope) throws(Diagnostic) -> Rational {
    let term = try value(text, scope)
    let evaluator = PointEvaluator(scope, scope.firstBinding, values: [:])
    if let value = try? evaluator.values(term).entries.first, value.isUndefined == .no {
      if let exact = value.exact { return exact }
      if let near = Rational(exactly: value.midpoint.doubleValue) { return near }
    }
    throw Diagnostic(
      "a number is expected here", text: text, span: SourceSpan(0, text.bytes.count))
  }

  /// A member that may be a number, a string, or a list of such, as one text.
  static func source(_ field: JSONField) throws(Diagnostic) -> SourceText {
    if case .number(let digits) = field.value.kind {
      return SourceText(name: field.path, digits)
    }
    return try field.source()
  }
}
