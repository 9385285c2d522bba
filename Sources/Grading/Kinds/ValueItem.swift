import Engine
import Text

/// `value`: numbers that agree with the expected ones.
struct ValueItem: ItemKind {
  static let name = "value"

  static func form(of item: Item) -> AnswerForm {
    .of(expected: item, one: "a number, a list of numbers, rows of them, or a formula")
  }

  private let context: ItemContext
  private let parts: [Part]
  private let isObject: Bool

  /// One expected value, with the formula that gives it if it was written as one.
  private struct Part: Sendable {
    var name: String
    var term: Term
    var values: Values
    var formula: Formula?
  }

  private let tolerance: Tolerance?
  private let evaluator: PointEvaluator
  private let reader: AnswerReader

  init(_ context: ItemContext) throws(Diagnostic) {
    self.context = context
    reader = AnswerReader(vocabulary: context.vocabulary)
    tolerance = try context.tolerance()
    var point = ValuePoint(binding: context.scope.firstBinding)
    if let field = try context.member("at") {
      point = try PointReader.read(field, context.scope)
    }
    let evaluator = PointEvaluator(context.scope, point.binding, values: point.values)
    let expected = try context.required("expected")
    var parts: [Part] = []
    if case .object = expected.value.kind {
      isObject = true
      for (key, field) in try expected.object().fields {
        parts.append(try ValueItem.part(key.value, field, context.scope, evaluator))
      }
    } else {
      isObject = false
      parts = [try ValueItem.part("", expected, context.scope, evaluator)]
    }
    self.evaluator = evaluator
    guard !parts.isEmpty else {
      throw expected.fault("it is empty, so there is nothing to compare an answer with")
    }
    self.parts = parts
  }

  /// An expected value, computed.
  private static func part(
    _ name: String, _ field: JSONField, _ scope: Scope, _ evaluator: PointEvaluator
  ) throws(Diagnostic) -> Part {
    let term = try ExpectedValue.term(field, scope)
    let values: Values
    let open: [String]
    do {
      open = try evaluator.missingSymbols(term).map { "`\($0)`" }
      values = try evaluator.values(term)
    } catch { throw field.fault(error.message) }
    guard open.isEmpty else {
      throw field.fault("`at` gives no value for \(open.joined(separator: ", "))")
    }
    guard values.entries.allSatisfy({ $0.isUndefined != .yes }) else {
      throw field.fault("the expected value is undefined")
    }
    var formula: Formula?
    if case .string = field.value.kind {
      formula = try? AnswerReader(vocabulary: scope.vocabulary).formula(field).formula
    }
    return Part(name: name, term: term, values: values, formula: formula)
  }

  func judge(_ answer: JSONField) throws(AnswerFault) -> Judgement {
    guard isObject else { return try judge(answer, 0) }
    return try NamedAnswers(parts.map(\.name)).judge(answer) {
      field, place throws(AnswerFault) in try judge(field, place)
    }
  }

  private func values(_ field: JSONField, _ place: Int) throws(AnswerFault) -> (
    FormulaAnswer, Values, Term
  ) {
    let answer = try reader.formula(field)
    let term = try term(answer, place)
    do {
      let open = try evaluator.missingSymbols(term)
      guard open.isEmpty else {
        throw AnswerFault.invalid(
          "a number is asked, but \(open.map { "`\($0)`" }.joined(separator: ", ")) has no value here",
          pictures: [])
      }
      return (answer, try evaluator.values(term), term)
    } catch let error as ShapeError {
      throw reader.shapeFault(error, answer)
    } catch let error as AnswerFault { throw error } catch {
      throw .undecided("this answer cannot be judged")
    }
  }

  /// The answer's term; sizes that `at` settles may be written out.
  private func term(_ answer: FormulaAnswer, _ place: Int) throws(AnswerFault) -> Term {
    let shape = parts[place].term.shape
    do throws(AnswerFault) {
      return try reader.term(answer, context.scope, expected: shape)
    } catch {
      let values = parts[place].values
      let settled = Shape(.size(values.rows), .size(values.columns))
      guard settled != shape, let term = try? reader.term(answer, context.scope, expected: settled)
      else { throw error }
      return term
    }
  }

  private func judge(_ field: JSONField, _ place: Int) throws(AnswerFault) -> Judgement {
    let (answer, given, term) = try values(field, place)
    let expected = parts[place].values
    var judgement = Judgement(.pass, "right")
    judgement.certainty = .certified
    var wrong: [Int] = []
    for (entry, (r, a)) in zip(expected.entries, given.entries).enumerated() {
      switch ValueItem.compare(a, r, tolerance, context.plan) {
      case .yes:
        // A tolerance is met by every number in the enclosures; equality is only seen to 30 digits.
        if tolerance == nil, a.exact == nil || r.exact == nil {
          judgement.certainty = .sampled(points: 1)
        }
      case .no: wrong.append(entry)
      case .unknown:
        judgement.verdict = .undecided
        judgement.message = "the value could not be computed closely enough to tell"
      }
    }
    if judgement.verdict == .undecided { judgement.certainty = nil }
    judgement.readAs = answer.formula.description
    judgement.notes = answer.notes
    if wrong.isEmpty, judgement.verdict == .undecided || judgement.certainty != .certified {
      certify(&judgement, term, place)
    }
    if let first = wrong.first {
      fail(&judgement, wrong, first, given, expected)
      judgement.mistake = mistake(in: given, place)
    }
    let total = max(expected.entries.count, 1)
    judgement.fraction = Double(total - wrong.count) / Double(total)
    judgement.hidesExpected = true
    judgement.checkUse(in: [answer.formula], context.item)
    return judgement
  }

  /// The mistake in the expected formula that gives these values; rounded ones are let pass.
  private func mistake(in given: Values, _ place: Int) -> Mistake? {
    guard context.explains, let formula = parts[place].formula else { return nil }
    let values = given.entries.map(\.midpoint.doubleValue)
    guard values.contains(where: { $0 != 0 }), values.allSatisfy(\.isFinite) else { return nil }
    return MistakeTable.mistake(
      values, of: formula, shape: parts[place].term.shape, evaluator: evaluator,
      closeness: tolerance == nil ? 1e-12 : 1e-4)
  }

  /// Certifies a value that equals the expected one as an expression.
  private func certify(_ judgement: inout Judgement, _ term: Term, _ place: Int) {
    guard let certificate = try? evaluator.equality(parts[place].term, term) else { return }
    judgement.verdict = .pass
    judgement.message = "right"
    judgement.certainty = .certified
    judgement.evidence.certificate = Wording.certificate(certificate)
  }

  private func fail(
    _ judgement: inout Judgement, _ wrong: [Int], _ first: Int, _ given: Values, _ expected: Values
  ) {
    let (a, r) = Values.told(given.entries[first], expected.entries[first])
    judgement.verdict = .fail
    judgement.certainty = .certified
    judgement.evidence.answerValue = a
    judgement.evidence.expectedValue = r
    guard expected.entries.count > 1 else {
      judgement.message = "your value is \(a), the right value is \(r)"
      judgement.studentMessage = "your value, \(a), is not the right one"
      return
    }
    let labels = wrong.prefix(4).map { label($0, expected) }.joined(separator: ", ")
    judgement.evidence.entry = label(first, expected)
    let more = wrong.count > 4 ? " and \(wrong.count - 4) more" : ""
    judgement.message =
      "wrong in entry \(labels)\(more): \(label(first, expected)) is \(a), the right value is \(r)"
    judgement.studentMessage = "wrong in entry \(labels)\(more): \(label(first, expected)) is \(a)"
  }

  private func label(_ entry: Int, _ values: Values) -> String {
    if values.rows == 1 || values.columns == 1 { return "[\(entry + 1)]" }
    return "[\(entry / values.columns + 1), \(entry % values.columns + 1)]"
  }

  /// Whether a number is the expected one: within the tolerance, else exactly, else to 30 digits.
  static func compare(
    _ a: Interval<DoubleDouble>, _ r: Interval<DoubleDouble>, _ tolerance: Tolerance?,
    _ plan: SamplingPlan
  ) -> Truth {
    if a.isUndefined == .yes { return .no }
    if a.isUndefined == .unknown || r.isUndefined != .no { return .unknown }
    if let p = a.exact, let q = r.exact, p == q { return .yes }
    if let tolerance { return tolerance.accepts(a, near: r) }
    if let p = a.exact, let q = r.exact { return p == q ? .yes : .no }
    let thirty = Tolerance(digits: plan.valueDigits)
    if a.isDisjoint(from: r) { return thirty.accepts(a, near: r) == .yes ? .yes : .no }
    // Where one side is zero there are no digits: the other vanishes as far as 25 places tell.
    if a.exact?.isZero == true || r.exact?.isZero == true {
      let size = DoubleDouble(plan.zeroWidth)
      if a.magnitudeUpperBound < size, r.magnitudeUpperBound < size { return .yes }
    }
    let isSimple = [a.exact, r.exact].contains { $0.map { $0.description.count <= 8 } ?? false }
    let width = isSimple ? plan.simpleValueWidth : plan.valueWidth
    return a.relativeWidth <= width && r.relativeWidth <= width ? .yes : .unknown
  }

  func agrees(_ answer: JSONField, with other: JSONField) -> Bool {
    func same(_ left: JSONField, _ right: JSONField, _ place: Int) -> Bool {
      guard let a = try? values(left, place).1, let b = try? values(right, place).1 else {
        return false
      }
      return zip(a.entries, b.entries).allSatisfy {
        ValueItem.compare($0, $1, tolerance, context.plan) == .yes
      }
    }
    guard isObject else { return same(answer, other, 0) }
    let named = NamedAnswers(parts.map(\.name))
    guard let left = try? named.members(answer), let right = try? named.members(other) else {
      return false
    }
    return parts.indices.allSatisfy { place in
      guard let a = left[place], let b = right[place] else {
        return left[place] == nil && right[place] == nil
      }
      return same(a, b, place)
    }
  }

  func reading(of answer: JSONField) throws(AnswerFault) -> AnswerReading {
    guard isObject else { return AnswerReading(try reader.formula(answer).formula) }
    return try NamedAnswers(parts.map(\.name)).reading(answer) { field throws(AnswerFault) in
      AnswerReading(try reader.formula(field).formula)
    }
  }
}

extension Values {
  /// Two values with as many digits as tell them apart.
  static func told(
    _ a: Interval<DoubleDouble>, _ r: Interval<DoubleDouble>
  ) -> (String, String) {
    Agreement.told(a, r)
  }
}
