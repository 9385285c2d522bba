import Engine
import Text

/// `witness`: values that provably satisfy every constraint.
struct WitnessItem: ItemKind {
  static let name = "witness"

  static func form(of item: Item) -> AnswerForm {
    guard var members = try? item.field.object(),
      let unknowns = try? members.required("unknowns").object()
    else { return AnswerForm(words: "an object of values") }
    return .object(unknowns.fields.map { key, shape in (key.value, words(shape)) })
  }

  /// A shape as the problem file writes it.
  private static func words(_ shape: JSONField) -> String {
    let extents = (try? shape.array()) ?? []
    let written = extents.map { $0.text[$0.value.span].filter { $0 != "\"" } }
    return written.isEmpty ? "a number" : written.joined(separator: " × ") + " numbers"
  }

  /// The most objects that one answer may list.
  private static let mostWitnesses = 1000

  private let context: ItemContext
  let scope: Scope
  private let unknowns: [(name: String, written: String, shape: Shape)]
  let constraints: [(text: String, formula: Formula, term: Term, sides: [Term])]

  init(_ context: ItemContext) throws(Diagnostic) {
    self.context = context
    let field = try context.required("unknowns")
    var scope = context.scope
    var unknowns: [(name: String, written: String, shape: Shape)] = []
    for (key, entry) in try field.object().fields {
      let name = Vocabulary.canonical(key.value) ?? key.value
      let extents = try ShapeReader.extents(entry, scope)
      guard let shape = Shape(extents) else { throw entry.fault("a shape has at most two axes") }
      if scope.symbol(name) == nil {
        guard scope.definition(name) == nil else {
          throw entry.fault("`\(key.value)` is defined in this problem, so it is not unknown")
        }
        scope.addSymbol(Scope.Symbol(name: name, shape: shape))
      }
      unknowns.append((name, key.value, scope.symbol(name)?.shape ?? shape))
    }
    guard !unknowns.isEmpty else { throw field.fault("there is no unknown") }
    var constraints: [(text: String, formula: Formula, term: Term, sides: [Term])] = []
    var isFree = true
    let written = try context.required("constraints")
    for entry in try written.array() {
      let text = try entry.source()
      let (formula, _) = try AuthorFormula.term(text, scope)
      let term = try AuthorFormula.condition(text, scope)
      var sides: [Term] = []
      if case .compare(let members, let signs) = formula.node, members.count == 2,
        signs[0] != .equal, signs[0] != .notEqual
      {
        let isLess = signs[0] == .less || signs[0] == .lessOrEqual
        let difference = Formula(
          .binary(.subtract, members[isLess ? 1 : 0], members[isLess ? 0 : 1]), formula.span)
        if let side = try? Checker.read(difference, in: scope) { sides = [side] }
      }
      constraints.append((text.string, formula, term, sides))
      let names = Set(unknowns.map(\.name))
      let others = WitnessItem.symbols(of: term, scope).subtracting(names).sorted()
      guard others.isEmpty else {
        let list = others.map { "`\($0)`" }.joined(separator: ", ")
        throw entry.fault("\(list) has no value here, for it is no unknown")
      }
      if !scope.dependencies(of: formula).isDisjoint(with: names) { isFree = false }
    }
    guard !isFree else {
      throw written.fault("nothing is asked of the unknowns, so every answer would pass")
    }
    self.scope = scope
    self.unknowns = unknowns
    self.constraints = constraints
  }

  /// The symbols of which a constraint needs values; none where that cannot be told without them.
  private static func symbols(of term: Term, _ scope: Scope) -> Set<String> {
    let evaluator = PointEvaluator(scope, scope.firstBinding, values: [:])
    return Set((try? evaluator.missingSymbols(term)) ?? [])
  }

  func judge(_ answer: JSONField) throws(AnswerFault) -> Judgement {
    guard case .array(let list) = answer.value.kind else { return try judgeOne(answer) }
    guard !list.isEmpty else { throw .missing }
    guard list.count <= WitnessItem.mostWitnesses else {
      throw AnswerFault(
        answer.fault("there are more than \(WitnessItem.mostWitnesses) objects in the list"))
    }
    var first: Judgement?
    var right = 0
    for (place, value) in list.enumerated() {
      let field = JSONField(value: value, path: "\(answer.path)[\(place)]", text: answer.text)
      var judgement = try judgeOne(field)
      if judgement.verdict == .pass { right += 1 }
      if list.count > 1, judgement.verdict != .pass {
        judgement.message = "witness \(place + 1): " + judgement.message
      }
      if let old = first, old.verdict == .fail || judgement.verdict == .pass { continue }
      if first == nil || judgement.verdict != .pass { first = judgement }
    }
    guard var result = first else { throw .missing }
    result.fraction = Double(right) / Double(list.count)
    if list.count > 1, result.verdict == .pass {
      result.message = "all \(list.count) witnesses hold"
    }
    result.readAs = try reading(of: answer).description
    return result
  }

  func values(
    _ answer: JSONField
  ) throws(AnswerFault) -> [String: [Interval<DoubleDouble>]] {
    guard case .object = answer.value.kind else {
      throw AnswerFault(answer.mismatch(expected: "an object of values"))
    }
    let named = NamedAnswers(unknowns.map(\.written))
    let members = try named.members(answer)
    let reader = AnswerReader(vocabulary: context.vocabulary)
    var result: [String: [Interval<DoubleDouble>]] = [:]
    for (unknown, member) in zip(unknowns, members) {
      guard let field = member else {
        throw .invalid("there is no value for `\(unknown.written)`", pictures: [])
      }
      let value: FormulaAnswer
      do { value = try reader.formula(field) } catch {
        if case .missing = error {
          throw AnswerFault(field.fault("there is no value for `\(unknown.written)`"))
        }
        throw error
      }
      let term = try reader.term(value, context.scope, expected: unknown.shape)
      let evaluator = PointEvaluator(context.scope, context.scope.firstBinding, values: [:])
      let found: Values
      do { found = try evaluator.values(term) } catch { throw reader.shapeFault(error, value) }
      guard found.entries.allSatisfy({ $0.isUndefined == .no }) else {
        throw AnswerFault(field.fault("`\(unknown.written)` is no number"))
      }
      try checkDomain(unknown.name, unknown.written, found, field)
      result[unknown.name] = found.entries
    }
    return result
  }

  /// Refuses values outside of the domain that the problem gives an unknown.
  private func checkDomain(
    _ name: String, _ written: String, _ values: Values, _ field: JSONField
  ) throws(AnswerFault) {
    guard let symbol = scope.symbol(name) else { return }
    guard values.entries.allSatisfy({ symbol.allows($0) }),
      symbol.allowsTogether(values.entries, rows: values.rows, columns: values.columns)
    else {
      throw AnswerFault(field.fault("the value of `\(written)` is outside its domain"))
    }
  }

  private func judgeOne(_ answer: JSONField) throws(AnswerFault) -> Judgement {
    let values = try values(answer)
    let evaluator = PointEvaluator(scope, scope.firstBinding, values: values)
    var judgement = Judgement(.pass, "every constraint holds")
    judgement.certainty = .certified
    judgement.readAs = try reading(of: answer).description
    var holding = 0
    for constraint in constraints {
      let truth = (try? evaluator.truth(constraint.term)) ?? .unknown
      let margin = margin(constraint.sides, evaluator)
      judgement.evidence.margins.append(
        Evidence.Margin(
          constraint: constraint.text, value: margin ?? "", holds: truth == .yes))
      if truth == .yes {
        holding += 1
        continue
      }
      // The first that fails is told.
      guard judgement.verdict != .fail else { continue }
      let name = "`\(Visible.text(constraint.text))`"
      let reason =
        truth == .no
        ? margin.map { ", by \($0)" } ?? ""
        : refutation(constraint.formula, constraint.term, evaluator, answer)
      if let reason {
        judgement.verdict = .fail
        judgement.certainty = .certified
        judgement.message = "\(name) does not hold\(reason)"
      } else if judgement.verdict == .pass {
        judgement.verdict = .undecided
        judgement.certainty = nil
        judgement.message = "\(name) is too close to call with these numbers"
      }
    }
    judgement.fraction = constraints.isEmpty ? 0 : Double(holding) / Double(constraints.count)
    judgement.checkUse(in: try formulas(answer), context.item)
    return judgement
  }

  /// Why a constraint of which intervals tell nothing does not hold; nil where that cannot be told.
  private func refutation(
    _ constraint: Formula, _ term: Term, _ evaluator: PointEvaluator, _ answer: JSONField
  ) -> String? {
    if let isDefined = try? evaluator.isDefined(term), !isDefined {
      return ": it is undefined for these numbers"
    }
    return isRefutedExactly(constraint, answer) ? ": both sides are the same number" : nil
  }

  /// Whether a strict constraint has the same number on both sides for the formulas of an answer, such
  /// as `ln 3`.
  private func isRefutedExactly(_ constraint: Formula, _ answer: JSONField) -> Bool {
    guard let formulas = try? formulas(answer), formulas.count == unknowns.count else {
      return false
    }
    let values = zip(unknowns, formulas).map { (name: $0.name, formula: $1) }
    return constraint.links.contains { ForAll.isRefuted($0, in: scope, at: values) }
  }

  /// The room that a constraint leaves, negative where it fails.
  private func margin(_ sides: [Term], _ evaluator: PointEvaluator) -> String? {
    guard let side = sides.first, let values = try? evaluator.values(side) else { return nil }
    let least = values.entries.min { $0.midpoint < $1.midpoint }
    return least.map { $0.midpoint.decimal(digits: 4) }
  }

  /// The formulas of an object of values.
  private func formulas(_ answer: JSONField) throws(AnswerFault) -> [Formula] {
    let reader = AnswerReader(vocabulary: context.vocabulary)
    var result: [Formula] = []
    for case let field? in try NamedAnswers(unknowns.map(\.written)).members(answer) {
      result.append(try reader.formula(field).formula)
    }
    return result
  }

  func agrees(_ answer: JSONField, with other: JSONField) -> Bool {
    func list(_ field: JSONField) -> [JSONField] {
      guard case .array(let values) = field.value.kind else { return [field] }
      return values.map { JSONField(value: $0, path: field.path, text: field.text) }
    }
    let wanted = list(other).compactMap { try? values($0) }
    guard !wanted.isEmpty else { return false }
    return list(answer).compactMap { try? values($0) }.contains { mine in
      wanted.contains { theirs in
        mine.allSatisfy { name, entries in
          guard let others = theirs[name] else { return false }
          return zip(entries, others).allSatisfy { Interval.isEqual($0, $1) == .yes }
        }
      }
    }
  }

  func reading(of answer: JSONField) throws(AnswerFault) -> AnswerReading {
    if case .array(let list) = answer.value.kind {
      var parts: [AnswerReading] = []
      for value in list {
        parts.append(try reading(of: JSONField(value: value, path: answer.path, text: answer.text)))
      }
      return AnswerReading(parts, joint: "; ")
    }
    guard case .object = answer.value.kind else {
      throw AnswerFault(answer.mismatch(expected: "an object of values"))
    }
    let reader = AnswerReader(vocabulary: context.vocabulary)
    return try NamedAnswers(unknowns.map(\.written)).reading(answer) { field throws(AnswerFault) in
      AnswerReading(try reader.formula(field).formula)
    }
  }
}
