import Text

/// Why a formula cannot be read, and where.
package struct SyntaxError: Error, Hashable, Sendable {
  /// What is wrong.
  package var reason: Reason

  /// Where it is, in the formula's text.
  package var span: SourceSpan

  /// The closed set of reasons.
  package enum Reason: Hashable, Sendable {
    case empty
    case tooLong(limit: Int)
    case tooDeep(limit: Int)
    case tooManyTerms(limit: Int)
    case strangeCharacter(String)
    case unknownCommand(String, nearest: String?)
    case numberTooLarge(String)
    case unclosed(String)
    case unopened(String)
    case expected(String, found: String)
    case dangling(String)
    case unknownName(String, nearest: String?, advice: String?)
    case subscriptExpression(String)
    case ambiguousRun(String, readings: [String])
    case missingArgument(String)
    case argumentCount(String, expected: String, found: Int)
    case halfDerivative(missingAbove: Bool)
    case derivativeOfNothing
    case noInverse(String)
    case primeOf(String)
    case ellipsis
    case twoNumbers
    case notOneFormula
  }

  /// Makes an error at a place.
  init(_ reason: Reason, _ span: SourceSpan) {
    self.reason = reason
    self.span = span
  }

  /// The error as a picture-ready fact about `text`.
  package func diagnostic(in text: SourceText) -> Diagnostic {
    let told = suggestion.map { "\(message); did you mean `\($0)`?" } ?? message
    return Diagnostic(told, text: text, span: span, label: label, notes: notes)
  }
}

extension SyntaxError {
  /// A value where a condition is expected.
  package static func noCondition(_ span: SourceSpan) -> SyntaxError {
    SyntaxError(.expected("a condition such as `z1 <= 0`", found: "a value"), span)
  }
}
