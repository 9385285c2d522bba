import Engine
import Text

/// `formula`: the same function as the expected one, in whatever form.
struct FormulaItem: ItemKind {
  static let name = "formula"

  private let context: ItemContext
  private let parts: [Part]
  private let isObject: Bool
  private let policy: DomainPolicy
  private let tolerance: Tolerance?
  private let stress: [StressPoints.Point]
  private let reader: AnswerReader

  /// One expected formula.
  private struct Part: Sendable {
    var name: String
    var term: Term
  }

  init(_ context: ItemContext) throws(Diagnostic) {
    self.context = context
    reader = AnswerReader(vocabulary: context.vocabulary)
    tolerance = try context.tolerance()
    let expected = try context.required("expected")
    var parts: [Part] = []
    if case .object = expected.value.kind {
      isObject = true
      for (key, field) in try expected.object().fields {
        parts.append(Part(name: key.value, term: try ExpectedValue.term(field, context.scope)))
      }
    } else {
      isObject = false
      parts = [Part(name: "", term: try ExpectedValue.term(expected, context.scope))]
    }
    self.parts = parts
    if let field = try context.member("domain") {
      policy =
        DomainPolicy(
          rawValue: try field.oneOf(DomainPolicy.allCases.map(\.rawValue))) ?? .reference
    } else {
      policy = .reference
    }
    stress = try StressPoints.read(try context.member("stress"), context.scope)
  }

  func judge(_ answer: JSONField) throws(AnswerFault) -> Judgement {
    guard isObject else { return try judge(answer, parts[0]) }
    return try NamedAnswers(parts.map(\.name)).judge(answer, partial: context.item.partial) {
      field, place throws(AnswerFault) in try judge(field, parts[place])
    }
  }

  private func judge(_ field: JSONField, _ part: Part) throws(AnswerFault) -> Judgement {
    let answer = try reader.formula(field)
    let term = try reader.term(answer, context.scope, expected: part.term.shape)
    var judgement: Judgement
    do {
      judgement = try FormulaJudge(context: context, policy: policy, tolerance: tolerance)
        .judge(answer, term, part.term)
      if judgement.verdict == .pass, !stress.isEmpty {
        try StressPoints.judge(stress, term, part.term, context, &judgement)
      }
    } catch { throw reader.shapeFault(error, answer) }
    return judgement
  }

  func agrees(_ answer: JSONField, with other: JSONField) -> Bool {
    guard isObject else { return FormulaJudge.agree(answer, other, reader, context) }
    return NamedAnswers(parts.map(\.name)).agree(answer, other) {
      FormulaJudge.agree($0, $1, reader, context)
    }
  }

  func reading(of answer: JSONField) throws(AnswerFault) -> String {
    guard isObject else { return try reader.formula(answer).formula.description }
    return try NamedAnswers(parts.map(\.name)).reading(answer) { field throws(AnswerFault) in
      try reader.formula(field).formula.description
    }
  }
}

/// Judges one formula against one reference.
struct FormulaJudge {
  let context: ItemContext
  var policy = DomainPolicy.reference
  var tolerance: Tolerance?
  var skipsKinks = false
  var subject = "the right value"

  /// The verdict on a term, and whether the item allows how it is written.
  func judge(
    _ answer: FormulaAnswer, _ term: Term, _ reference: Term
  ) throws(ShapeError) -> Judgement {
    var comparison = context.comparison(reference, term)
    comparison.policy = policy
    comparison.tolerance = tolerance
    comparison.skipsKinks = skipsKinks
    var judgement = FormulaJudge.judgement(try comparison.decide(), subject: subject)
    judgement.readAs = answer.formula.description
    judgement.notes = answer.notes + judgement.notes
    if let text = answer.text, judgement.verdict == .fail, let span = answer.span {
      judgement.pictures = [Diagnostic(judgement.message, text: text, span: span)]
    }
    if judgement.verdict == .pass,
      let name = Features(answer.formula).violation(
        allow: context.item.allow, forbid: context.item.forbid)
    {
      judgement.verdict = .fail
      judgement.message = Wording.forbidden(name)
    }
    return judgement
  }

  /// The judgement that an agreement is.
  static func judgement(_ agreement: Agreement, subject: String) -> Judgement {
    switch agreement {
    case .same(let points, let isProved, let notes):
      var judgement = Judgement(.pass, "right")
      judgement.certainty = isProved ? .certified : .sampled(points: points)
      judgement.evidence.samples = points
      judgement.notes = notes
      return judgement
    case .different(let difference):
      var judgement = Judgement(.fail, Wording.differs(difference, subject: subject))
      judgement.evidence = Evidence(difference)
      judgement.certainty = .certified
      return judgement
    case .undecided(let reason): return Judgement(.undecided, Wording.undecided(reason))
    }
  }

  /// Whether two answers are the same function.
  static func agree(
    _ answer: JSONField, _ other: JSONField, _ reader: AnswerReader, _ context: ItemContext
  ) -> Bool {
    guard let left = try? reader.formula(answer), let right = try? reader.formula(other),
      let first = try? reader.term(right, context.scope),
      let second = try? reader.term(left, context.scope, expected: first.shape),
      let agreement = try? context.comparison(first, second).decide()
    else { return false }
    if case .same = agreement { return true }
    return false
  }
}
