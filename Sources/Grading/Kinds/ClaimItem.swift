import Engine
import Text

/// `claim`: does a statement hold for all values of its symbols?
struct ClaimItem: ItemKind {
  static let name = "claim"

  static func form(of item: Item) -> AnswerForm {
    AnswerForm(
      words: #"{"holds": true}, or {"holds": false, "counterexample": {NAME: VALUE, …}}"#,
      blank: .object([]))
  }

  private let context: ItemContext
  private let scope: Scope
  private let statement: Term
  private let formula: Formula
  private let outcome: ForAll.Outcome

  init(_ context: ItemContext) throws(Diagnostic) {
    self.context = context
    scope = try OverReader.scope(try context.member("over"), context.scope)
    let text = try context.required("statement").source()
    statement = try AuthorFormula.condition(text, scope)
    formula = try AuthorFormula.term(text, scope).formula
    var all = ForAll(
      scope: scope, statement: statement, seed: context.seed, stream: context.stream)
    all.assumptions = context.assumptions
    all.formula = formula
    all.plan = context.plan
    do { outcome = try all.decide() } catch { throw error.diagnostic(in: text) }
  }

  /// What a student says of the claim.
  private struct Answer {
    var holds: Bool
    var counterexample: JSONField?
  }

  private func read(_ answer: JSONField) throws(AnswerFault) -> Answer {
    if case .bool(let holds) = answer.value.kind { return Answer(holds: holds) }
    do {
      var object = try answer.object()
      let holds = try object.required("holds").bool()
      let point = object.optional("counterexample")
      try object.finish()
      return Answer(holds: holds, counterexample: point.flatMap { $0.isNull ? nil : $0 })
    } catch { throw AnswerFault(error) }
  }

  func judge(_ field: JSONField) throws(AnswerFault) -> Judgement {
    let answer = try read(field)
    var judgement = answer.holds ? judgeTrue() : try judgeFalse(answer, field)
    judgement.readAs = answer.holds ? "it holds" : "it does not hold"
    return judgement
  }

  private func judgeTrue() -> Judgement {
    switch outcome {
    case .proved:
      var judgement = Judgement(.pass, "right: it holds everywhere")
      judgement.certainty = .certified
      return judgement
    case .supported(let points):
      var judgement = Judgement(.pass, "right: no counterexample was found")
      judgement.certainty = .sampled(points: points)
      judgement.evidence.samples = points
      return judgement
    case .refuted(let point):
      let place = Wording.point(point)
      var judgement = Judgement(.fail, "it does not hold" + (place.isEmpty ? "" : " at \(place)"))
      judgement.certainty = .certified
      judgement.evidence.point = point.map {
        Evidence.Coordinate(name: $0.name, value: $0.value)
      }
      return judgement
    case .undecided(let reason): return Judgement(.undecided, Wording.undecided(reason))
    }
  }

  private func judgeFalse(_ answer: Answer, _ field: JSONField) throws(AnswerFault) -> Judgement {
    if case .proved = outcome {
      var judgement = Judgement(.fail, "it holds everywhere, so there is no counterexample")
      judgement.certainty = .certified
      judgement.evidence.point = answer.counterexample.map(coordinates) ?? []
      return judgement
    }
    guard let point = answer.counterexample else {
      if case .supported(let points) = outcome {
        var judgement = Judgement(.fail, "no counterexample is given, and the engine found none")
        judgement.certainty = .sampled(points: points)
        return judgement
      }
      throw AnswerFault(field.fault("a claim that does not hold needs a `counterexample`"))
    }
    if let outside = outside(point) {
      var judgement = Judgement(.fail, outside.message)
      judgement.evidence.point = coordinates(point)
      judgement.pictures = [outside]
      return judgement
    }
    let values = try values(point)
    let evaluator = PointEvaluator(scope, values.binding, values: values.values)
    let open: [String]
    do throws(ShapeError) { open = try evaluator.missingSymbols(statement) } catch {
      throw AnswerFault(error)
    }
    guard open.isEmpty else {
      throw AnswerFault(
        point.fault("the counterexample gives no value for \(open.joined(separator: ", "))"))
    }
    do throws(ShapeError) { return try judgement(of: point, evaluator) } catch {
      throw AnswerFault(error)
    }
  }

  /// What a point of the domains says, at which every symbol has a value.
  private func judgement(
    of point: JSONField, _ evaluator: PointEvaluator
  ) throws(ShapeError) -> Judgement {
    var judgement = Judgement(.pass, "right: the counterexample is one")
    judgement.certainty = .certified
    judgement.evidence.point = coordinates(point)
    func judged(_ verdict: Verdict, _ message: String) -> Judgement {
      judgement.verdict = verdict
      judgement.message = message
      if verdict == .undecided { judgement.certainty = nil }
      return judgement
    }
    for assumption in context.assumptions {
      switch try isMet(assumption, evaluator) {
      case .yes: continue
      case .no: return judged(.fail, "the counterexample does not satisfy what is assumed")
      case .unknown where assumption.holdsWhereEqual:
        // At numbers such as √2 an assumed equation cannot be told from one that nearly holds.
        judgement.certainty = .sampled(points: 1)
      case .unknown:
        return judged(
          .undecided, "whether the counterexample satisfies what is assumed is too close to call")
      }
    }
    if try !evaluator.isDefined(statement) {
      return judged(
        .fail,
        "the statement has no value at this point (it is undefined there), so it refutes nothing")
    }
    var truth = try evaluator.truth(statement)
    if truth == .unknown { truth = try evaluator.truthByEquality(statement) }
    switch truth {
    case .no: return judgement
    case .yes:
      return judged(.fail, "the statement holds at this point, so it is no counterexample")
    case .unknown where isRefutedExactly(point): return judgement
    case .unknown:
      return judged(.undecided, "whether the statement holds at this point is too close to call")
    }
  }

  /// Whether an assumption holds at a point; where it is undefined it does not.
  private func isMet(
    _ assumption: Term, _ evaluator: PointEvaluator
  ) throws(ShapeError) -> Truth {
    let truth = try evaluator.truth(assumption)
    guard truth == .unknown else { return truth }
    return try evaluator.isDefined(assumption) ? evaluator.truthByEquality(assumption) : .no
  }

  /// Whether both sides are the same number where the symbols have the formulas of a counterexample.
  private func isRefutedExactly(_ point: JSONField) -> Bool {
    guard let object = try? point.object() else { return false }
    let reader = AnswerReader(vocabulary: scope.vocabulary)
    var values: [(name: String, formula: Formula)] = []
    for (key, field) in object.fields {
      guard let value = try? reader.formula(field).formula else { return false }
      values.append((Vocabulary.canonical(key.value) ?? key.value, value))
    }
    return formula.links.contains { ForAll.isRefuted($0, in: scope, at: values) }
  }

  /// What says that a point, which can be read, lies outside of the domains that the claim is about.
  private func outside(_ point: JSONField) -> Diagnostic? {
    guard (try? PointReader.read(point, scope, keepsSizes: true)) != nil else { return nil }
    do throws(Diagnostic) {
      _ = try PointReader.read(point, scope, keepsSizes: true, staysInDomains: true)
      return nil
    } catch { return error }
  }

  /// The values of a counterexample, each in its symbol's domain.
  private func values(_ point: JSONField) throws(AnswerFault) -> ValuePoint {
    var found: ValuePoint
    do { found = try PointReader.read(point, scope, keepsSizes: true, staysInDomains: true) } catch
    {
      throw AnswerFault(error)
    }
    // A symbol that can have one value only need not be given.
    for symbol in scope.symbols where symbol.shape.isScalar && found.values[symbol.name] == nil {
      if case .values(let only) = symbol.domain, only.count == 1 {
        found.values[symbol.name] = [Interval(only[0])]
      }
    }
    return found
  }

  private func coordinates(_ point: JSONField) -> [Evidence.Coordinate] {
    guard let object = try? point.object() else { return [] }
    return object.fields.map { key, field in
      let text = (try? field.string()) ?? JSONOutput(field.value).inlineText
      return Evidence.Coordinate(name: key.value, value: Visible.text(text))
    }
  }

  func agrees(_ answer: JSONField, with other: JSONField) -> Bool {
    guard let left = try? read(answer), let right = try? read(other) else { return false }
    return left.holds == right.holds
  }

  func reading(of answer: JSONField) throws(AnswerFault) -> AnswerReading {
    AnswerReading(try read(answer).holds ? "it holds" : "it does not hold")
  }
}
