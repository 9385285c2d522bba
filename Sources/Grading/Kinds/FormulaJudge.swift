import Engine
import Text

/// Judges one formula against one reference.
struct FormulaJudge {
  let context: ItemContext
  var policy = DomainPolicy.reference
  var tolerance: Tolerance?
  var skipsKinks = false
  var subject = "the right value"
  var diagnoses: Diagnoses?

  /// What the judging of other answers has worked out of the reference.
  var prepared: PreparedReference?

  /// The verdict on a term, and whether the item allows how it is written.
  func judge(
    _ answer: FormulaAnswer, _ term: Term, _ reference: Term
  ) throws(ShapeError) -> Judgement {
    var comparison = context.comparison(reference, term)
    comparison.policy = policy
    comparison.tolerance = tolerance
    comparison.skipsKinks = skipsKinks
    comparison.prepared = prepared
    if !context.scope.definitions.isEmpty {
      comparison.watched = answer.formula.freeNames.sorted().filter {
        context.scope.definition($0)?.parameters.isEmpty == true
      }
    }
    var judgement = FormulaJudge.judgement(try comparison.decide(), subject: subject)
    judgement.readAs = answer.formula.description
    judgement.notes = answer.notes + judgement.notes
    if judgement.verdict == .fail, isConstant(reference) {
      // The right answer is a number, which a student must not be told.
      let value = judgement.evidence.answerValue ?? "a value"
      judgement.hidesExpected = true
      judgement.studentMessage = "your formula gives \(value), which is not the right value"
    }
    if let text = answer.text, judgement.verdict == .fail, let span = answer.span {
      let message = judgement.studentMessage ?? judgement.message
      judgement.pictures = [Diagnostic(message, text: text, span: span)]
    }
    if judgement.verdict == .fail {
      judgement.mistake = diagnoses?.mistake(in: term, answer.formula)
    }
    judgement.checkUse(in: [answer.formula], context.item)
    return judgement
  }

  /// Whether the right answer depends on nothing.
  private func isConstant(_ reference: Term) -> Bool {
    let test = { reference.isConstant(in: context.scope) }
    return prepared?.isConstant(test) ?? test()
  }

  /// The judgement that an agreement is.
  static func judgement(_ agreement: Agreement, subject: String) -> Judgement {
    switch agreement {
    case .same(let points, let isProved, let notes, let certificate):
      var judgement = Judgement(.pass, "right")
      judgement.certainty = isProved ? .certified : .sampled(points: points)
      judgement.evidence.samples = points
      judgement.evidence.certificate = certificate.map(Wording.certificate)
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
