import Engine
import Text

/// `formula`: the same function as the expected one, in whatever form.
struct FormulaItem: ItemKind {
  static let name = "formula"

  static func form(of item: Item) -> AnswerForm {
    .of(expected: item, one: "a formula")
  }

  let context: ItemContext
  private var parts: [Part]
  private let isObject: Bool
  private let policy: DomainPolicy
  private let tolerance: Tolerance?
  private let stress: [ValuePoint]
  let reader: AnswerReader

  /// One expected formula.
  private struct Part: Sendable {
    var name: String
    var term: Term
    var prepared = PreparedReference()
    var diagnoses: Diagnoses?
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
    guard !parts.isEmpty else {
      throw expected.fault("it is empty, so there is nothing to compare an answer with")
    }
    self.parts = parts
    for part in parts { try context.checkBuilds(part.term, expected) }
    if let field = try context.member("domain") {
      policy =
        DomainPolicy(
          rawValue: try field.oneOf(DomainPolicy.allCases.map(\.rawValue))) ?? .reference
    } else {
      policy = .reference
    }
    stress = try StressPoints.read(try context.member("stress"), context.scope)
    for place in self.parts.indices { self.parts[place].diagnoses = diagnoses(place, expected) }
  }

  /// The one expected formula; nil where there are several.
  var plotted: Term? { isObject ? nil : parts.first?.term }

  /// The mistakes that an answer to a part is compared with.
  private func diagnoses(_ place: Int, _ expected: JSONField) -> Diagnoses {
    let (context, part) = (context, parts[place])
    var sources: [JSONField] = [expected]
    if isObject { sources = (try? expected.object().fields.map(\.field)) ?? [] }
    let own = isObject ? Array(sources.dropFirst(place).prefix(1)) : sources
    let worked = isObject ? [] : context.workedFormulas()
    return Diagnoses {
      let reader = AnswerReader(vocabulary: context.scope.vocabulary)
      let formulas = own.compactMap { try? reader.formula($0).formula }
      return context.mistakes(part.term, formulas + worked)
    }
  }

  func judge(_ answer: JSONField) throws(AnswerFault) -> Judgement {
    guard isObject else { return try judge(answer, parts[0]) }
    return try NamedAnswers(parts.map(\.name)).judge(answer) {
      field, place throws(AnswerFault) in try judge(field, parts[place])
    }
  }

  private func judge(_ field: JSONField, _ part: Part) throws(AnswerFault) -> Judgement {
    let answer = try reader.formula(field)
    let term = try reader.term(answer, context.scope, expected: part.term.shape)
    var judgement: Judgement
    do {
      var judge = FormulaJudge(context: context, policy: policy, tolerance: tolerance)
      judge.diagnoses = part.diagnoses
      judge.prepared = part.prepared
      judgement = try judge.judge(answer, term, part.term)
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

  func reading(of answer: JSONField) throws(AnswerFault) -> AnswerReading {
    guard isObject else { return AnswerReading(try reader.formula(answer).formula) }
    return try NamedAnswers(parts.map(\.name)).reading(answer) { field throws(AnswerFault) in
      AnswerReading(try reader.formula(field).formula)
    }
  }
}
