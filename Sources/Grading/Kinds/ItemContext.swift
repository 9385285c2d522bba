import Engine
import Text

/// What a kind needs to know of its item and the surroundings.
struct ItemContext: Sendable {
  var item: Item
  var scope: Scope
  var assumptions: [Term]
  var seed: UInt64

  /// Texts that make the sample points of this item its own: salt, set, problem and item.
  var stream: [String]

  /// Whether wrong answers are compared with classic mistakes.
  var explains = true

  var plan = SamplingPlan()

  /// The names that an answer may use.
  var vocabulary: Vocabulary { scope.hiding(item.hide.compactMap(Vocabulary.canonical)).vocabulary }

  /// The item's own members.
  func member(_ name: String) throws(Diagnostic) -> JSONField? {
    var object = try item.field.object()
    return object.optional(name)
  }

  /// A member that the kind cannot do without.
  func required(_ name: String) throws(Diagnostic) -> JSONField {
    guard let field = try member(name) else {
      throw item.field.fault("a `\(item.kind)` item needs `\(name)`")
    }
    return field
  }

  /// Makes sure that the author's own term can be built at the listed sizes.
  ///
  /// - Throws: a diagnostic at the field where it cannot.
  func checkBuilds(_ term: Term, _ field: JSONField) throws(Diagnostic) {
    do throws(ShapeError) { try term.checkBuilds(in: scope) } catch  where !error.isLimit {
      throw field.fault(error.message)
    } catch {
      return
    }
  }

  /// The item's tolerance with exact numbers.
  func tolerance() throws(Diagnostic) -> Tolerance? {
    guard let rule = item.tolerance else { return nil }
    var result = Tolerance(digits: rule.digits)
    if let text = rule.absolute { result.absolute = try AuthorFormula.rational(text, scope) }
    if let text = rule.relative { result.relative = try AuthorFormula.rational(text, scope) }
    return result
  }

  /// A comparison of two terms at this item's sample points.
  func comparison(_ reference: Term, _ answer: Term) -> Comparison {
    var comparison = Comparison(
      scope: scope, reference: reference, answer: answer, seed: seed, stream: stream)
    comparison.assumptions = assumptions
    comparison.plan = plan
    return comparison
  }
}
