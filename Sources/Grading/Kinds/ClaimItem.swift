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
      judgement.pictures = [outside]
      return judgement
    }
    let values = try values(point)
    let evaluator = PointEvaluator(scope, values.binding, values: values.values)
    var judgement = Judgement(.pass, "right: the counterexample is one")
    judgement.certainty = .certified
    judgement.evidence.point = coordinates(point)
    do {
      let open = try evaluator.missingSymbols(statement)
      guard open.isEmpty else {
        throw AnswerFault(
          point.fault("the counterexample gives no value for \(open.joined(separator: ", "))"))
      }
      for assumption in context.assumptions {
        var isMet = try evaluator.truth(assumption)
        if isMet == .unknown, try !evaluator.isDefined(assumption) { isMet = .no }
        if isMet == .unknown { isMet = try evaluator.truthByEquality(assumption) }
        switch isMet {
        case .yes: continue
        case .no:
          judgement.verdict = .fail
          judgement.message = "the counterexample does not satisfy what is assumed"
          return judgement
        case .unknown where assumption.holdsWhereEqual:
          // At numbers such as √2 an assumed equation cannot be told from one that nearly holds.
          judgement.certainty = .sampled(points: 1)
        case .unknown:
          judgement.verdict = .undecided
          judgement.certainty = nil
          judgement.message =
            "whether the counterexample satisfies what is assumed is too close to call"
          return judgement
        }
      }
      if try !evaluator.isDefined(statement) {
        judgement.verdict = .fail
        judgement.message =
          "the statement has no value at this point (it is undefined there), so it refutes nothing"
        return judgement
      }
      var truth = try evaluator.truth(statement)
      if truth == .unknown { truth = try evaluator.truthByEquality(statement) }
      switch truth {
      case .no: return judgement
      case .yes:
        judgement.verdict = .fail
        judgement.message = "the statement holds at this point, so it is no counterexample"
      case .unknown where isRefutedExactly(point): return judgement
      case .unknown:
        judgement.verdict = .undecided
        judgement.certainty = nil
        judgement.message = "whether the statement holds at this point is too close to call"
      }
      return judgement
    } catch let error as ShapeError {
      throw AnswerFault(error)
    } catch let error as AnswerFault { throw error } catch { throw .missing }
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

/// Reads `over`: domains that an item gives to symbols of its problem.
enum OverReader {
  static func scope(_ field: JSONField?, _ scope: Scope) throws(Diagnostic) -> Scope {
    guard let field else { return scope }
    var result = scope
    for (key, entry) in try field.object().fields {
      let name = Vocabulary.canonical(key.value) ?? key.value
      var symbol = scope.symbol(name) ?? Scope.Symbol(name: name, shape: .scalar)
      try read(entry, &symbol, scope)
      guard let narrowed = symbol.narrowed else {
        throw entry.fault("no number of its domain lies in the range of `\(name)`")
      }
      result.replaceSymbol(narrowed)
    }
    return result
  }

  private static func read(
    _ field: JSONField, _ symbol: inout Scope.Symbol, _ scope: Scope
  ) throws(Diagnostic) {
    switch field.value.kind {
    case .array:
      let ends = try field.array()
      guard ends.count == 2 else { throw field.fault("an interval has two ends, `[a, b]`") }
      let low = try AuthorFormula.rational(try AuthorFormula.source(ends[0]), scope)
      let high = try AuthorFormula.rational(try AuthorFormula.source(ends[1]), scope)
      guard low <= high else { throw field.fault("the interval is empty") }
      symbol.range = low...high
    case .string: symbol.domain = try domain(field)
    default:
      var object = try field.object()
      if let entry = object.optional("values") {
        var values: [Rational] = []
        for value in try entry.array() {
          values.append(try AuthorFormula.rational(try AuthorFormula.source(value), scope))
        }
        symbol.domain = .values(values)
      }
      if let entry = object.optional("domain") { symbol.domain = try domain(entry) }
      if let entry = object.optional("range") { try read(entry, &symbol, scope) }
      try object.finish()
    }
  }

  private static let domains: [(String, Scope.Domain)] = [
    ("real", .real), ("positive", .positive), ("negative", .negative),
    ("nonnegative", .nonnegative), ("unit", .unit), ("integer", .integer), ("natural", .natural),
    ("one-hot", .oneHot), ("probability", .probability),
  ]

  private static func domain(_ field: JSONField) throws(Diagnostic) -> Scope.Domain {
    let name = try field.oneOf(domains.map(\.0))
    return domains.first { $0.0 == name }?.1 ?? .real
  }
}
