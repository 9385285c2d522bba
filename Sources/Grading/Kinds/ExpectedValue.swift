import Engine
import Text

/// Reads what an author expects: a number, a formula string, or nested lists of them.
enum ExpectedValue {
  static func term(_ field: JSONField, _ scope: Scope) throws(Diagnostic) -> Term {
    if let eaten = field.value.eatenCommands.first { throw eaten.diagnostic(in: field.text) }
    switch field.value.kind {
    case .string: return try AuthorFormula.value(try field.source(), scope)
    case .number, .array:
      do {
        let reader = AnswerReader(vocabulary: scope.vocabulary)
        return try reader.term(try reader.formula(field), scope)
      } catch {
        if case .invalid(let message, let pictures) = error {
          throw pictures.first ?? field.fault(message)
        }
        throw field.fault("a value is expected here")
      }
    default: throw field.mismatch(expected: "a number, a formula or a list of them")
    }
  }
}
