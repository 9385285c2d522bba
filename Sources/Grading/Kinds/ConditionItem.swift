import Engine
import Text

/// `condition`: when a quantity is zero (or another number): each condition suffices, none is missing.
struct ConditionItem: ItemKind {
  static let name = "condition"

  static func form(of item: Item) -> AnswerForm {
    AnswerForm(
      words: "a list of conditions, such as z1 <= 0 or z2 -> inf", blank: .array([]))
  }

  private let context: ItemContext
  private let quantity: Formula
  private let value: Term
  private let equals: String
  private let cover: [Formula]

  init(_ context: ItemContext) throws(Diagnostic) {
    self.context = context
    let of = try context.required("of").source()
    let (formula, _) = try AuthorFormula.term(of, context.scope)
    quantity = formula
    var difference = formula
    var equals = "0"
    if let field = try context.member("equals") {
      let text = try AuthorFormula.source(field)
      let (number, _) = try AuthorFormula.term(text, context.scope)
      equals = number.description
      difference = Formula(.binary(.subtract, formula, number), formula.span)
    }
    self.equals = equals
    do { value = try Checker.read(difference, in: context.scope) } catch {
      throw error.diagnostic(in: of)
    }
    var cover: [Formula] = []
    if let field = try context.member("cover") {
      for entry in try field.array() {
        let text = try entry.source()
        do throws(SyntaxError) {
          let condition = try Parser.formula(text, context.scope.vocabulary)
          guard condition.isCondition else { throw SyntaxError.noCondition(condition.span) }
          cover.append(condition)
        } catch { throw error.diagnostic(in: text) }
      }
    }
    self.cover = cover
  }

  /// The conditions of an answer with the texts they were read from.
  func read(_ answer: JSONField) throws(AnswerFault) -> [(
    formula: Formula, text: SourceText
  )] {
    var fields: [JSONField] = [answer]
    if case .array(let values) = answer.value.kind {
      fields = values.enumerated().map { place, value in
        JSONField(value: value, path: "\(answer.path)[\(place)]", text: answer.text)
      }
    }
    var result: [(formula: Formula, text: SourceText)] = []
    for field in fields {
      let text: SourceText
      do { text = try field.source() } catch { throw AnswerFault(error) }
      guard text.bytes.contains(where: { $0 > 0x20 }) else { continue }
      do throws(SyntaxError) {
        let formula = try Parser.formula(text, context.vocabulary)
        guard formula.isCondition else { throw SyntaxError.noCondition(formula.span) }
        result.append((formula, text))
      } catch { throw AnswerFault(error.diagnostic(in: text)) }
    }
    guard !result.isEmpty else { throw .missing }
    return result
  }

  func judge(_ answer: JSONField) throws(AnswerFault) -> Judgement {
    let given = try read(answer)
    var judgement = Judgement(.pass, "every condition suffices and no case is missing")
    judgement.readAs = given.map(\.formula.description).joined(separator: "; ")
    var open: String?
    var tried = 0
    do {
      var tracks = try ConditionTracks(
        context.scope, value: value, assumptions: context.assumptions, seed: context.seed,
        stream: context.stream)
      var known: [ConditionTracks.Condition] = []
      for (formula, text) in given {
        do {
          for (condition, found) in try met(formula, &tracks) {
            if tracks.restates(condition), begs(formula) {
              return restated(formula, text, judgement)
            }
            let found = found + tracks.counterexamples(to: condition)
            tried += found.count
            if let failed = failure(condition, found, tracks, text, &judgement, &open) {
              return failed
            }
            if let difference = beyond(condition) {
              return insufficient(condition, difference, text, judgement)
            }
            known.append(condition)
          }
        } catch {
          throw error.isLimit ? AnswerFault(error) : AnswerFault(error.diagnostic(in: text))
        }
      }
      try judgeCover(&tracks, known, &judgement, &open)
    } catch let error as ShapeError {
      throw AnswerFault(error)
    } catch let error as AnswerFault { throw error } catch {
      throw .undecided("this answer cannot be judged")
    }
    if judgement.verdict == .pass, let open {
      judgement.verdict = .undecided
      judgement.message = open
    }
    if judgement.verdict == .pass { judgement.certainty = .sampled(points: max(tried, 1)) }
    judgement.checkUse(in: given.map(\.formula), context.item, diffIsFree: true)
    return judgement
  }

  /// The cases of a condition, each with points at which it holds; cases that hold nowhere beside
  /// others that do say nothing.
  private func met(
    _ formula: Formula, _ tracks: inout ConditionTracks
  ) throws(ShapeError) -> [(ConditionTracks.Condition, [ConditionTracks.Track])] {
    var result: [(condition: ConditionTracks.Condition, found: [ConditionTracks.Track])] = []
    for var condition in try tracks.conditions(formula) {
      let found = tracks.tracks(&condition)
      result.append((condition, found))
    }
    let known = result.filter { !$0.found.isEmpty }.map(\.condition.formula)
    return result.filter { !$0.found.isEmpty || !known.contains($0.condition.formula) }
  }

  /// Whether a condition that has the quantity in it does not work it out: it names it, or writes
  /// a derivative. `x = y` says when `x - y` is zero.
  private func begs(_ formula: Formula) -> Bool {
    formula.contains { part in
      if case .derivative = part.node { return true }
      if case .name = part.node { return part == quantity }
      return false
    }
  }

  /// The judgement where a condition only says what is asked.
  private func restated(
    _ formula: Formula, _ text: SourceText, _ judgement: Judgement
  ) -> Judgement {
    var result = judgement
    result.verdict = .fail
    result.message = "`\(formula)` only says again what is asked: say when that happens"
    result.pictures = [Diagnostic(result.message, text: text, span: formula.span)]
    return result
  }

  /// The judgement where a condition does not suffice.
  private func failure(
    _ condition: ConditionTracks.Condition, _ found: [ConditionTracks.Track],
    _ tracks: ConditionTracks, _ text: SourceText, _ judgement: inout Judgement,
    _ open: inout String?
  ) -> Judgement? {
    let name = "`\(condition.formula)`"
    var failed = judgement
    failed.verdict = .fail
    failed.pictures = [Diagnostic("this condition", text: text, span: condition.formula.span)]
    guard !found.isEmpty else {
      failed.message = "\(name) holds nowhere"
      failed.certainty = .sampled(points: ConditionTracks.draws)
      failed.pictures[0].message = failed.message
      return failed
    }
    if condition.isReadAsLimit {
      judgement.notes.append("\(name) holds only in a limit and is read as that limit")
    }
    var unknown = 0
    for track in found {
      switch tracks.finding(track) {
      case .vanishes: continue
      case .unknown: unknown += 1
      case .differs(let point, let value):
        let subject = equals == "0" ? "the quantity" : "the quantity less \(equals)"
        failed.message =
          "\(name) does not suffice: at \(Wording.point(point)) the condition holds"
          + (track.isLimit ? " ever more nearly" : "") + ", but \(subject) is \(value)"
        failed.pictures[0].message = failed.message
        failed.certainty = track.isLimit ? .sampled(points: track.count) : .certified
        failed.evidence.point = point.map { Evidence.Coordinate(name: $0.name, value: $0.value) }
        failed.evidence.answerValue = value
        return failed
      }
    }
    if unknown * 2 >= found.count { open = "\(name): it could not be told whether it suffices" }
    return nil
  }

  /// A point far and wide at which an inequality holds and the quantity is another number; nil where
  /// none is found, and for equalities and limits, along which tracks go.
  private func beyond(_ condition: ConditionTracks.Condition) -> Agreement.Difference? {
    guard case .compare(_, let signs) = condition.formula.node, !signs.contains(.equal),
      let holds = try? Checker.read(condition.formula, in: context.scope),
      value.shape.isScalar,
      let zero = try? Checker.read(
        Formula(.number(.zero), condition.formula.span), in: context.scope)
    else { return nil }
    var comparison = context.comparison(zero, value)
    comparison.assumptions.append(holds.statement)
    comparison.policy = .common
    comparison.plan.usesIdentity = false
    comparison.plan.usablePoints = 1
    guard case .different(let difference)? = try? comparison.decide() else { return nil }
    return difference
  }

  /// The judgement where a condition holds at a point but the quantity is another number there.
  private func insufficient(
    _ condition: ConditionTracks.Condition, _ difference: Agreement.Difference,
    _ text: SourceText, _ judgement: Judgement
  ) -> Judgement {
    var failed = judgement
    let subject = equals == "0" ? "the quantity" : "the quantity less \(equals)"
    failed.verdict = .fail
    failed.certainty = .certified
    failed.message =
      "`\(condition.formula)` does not suffice: at \(Wording.point(difference.point)) the condition "
      + "holds, but \(subject) is \(difference.answer)"
    failed.pictures = [Diagnostic(failed.message, text: text, span: condition.formula.span)]
    failed.evidence.point = difference.point.map {
      Evidence.Coordinate(name: $0.name, value: $0.value)
    }
    failed.evidence.answerValue = difference.answer
    return failed
  }

  /// Checks that every case of `cover` satisfies some condition of the answer.
  private func judgeCover(
    _ tracks: inout ConditionTracks, _ known: [ConditionTracks.Condition],
    _ judgement: inout Judgement, _ open: inout String?
  ) throws(ShapeError) {
    var missing = 0
    var tried = 0
    for formula in cover {
      for (condition, found) in try met(formula, &tracks) {
        if found.isEmpty {
          open = "the problem file asks for a case that seems to hold nowhere: `\(formula)`"
        }
        let all = found + tracks.probes(of: condition, found, against: known)
        let isCovered = all.allSatisfy { track in known.contains { tracks.meets(track, $0) } }
        tried += all.count
        if !isCovered { missing += 1 }
      }
    }
    let total = max(cover.count, 1)
    judgement.fraction = Double(max(0, total - missing)) / Double(total)
    guard missing > 0 else { return }
    judgement.verdict = .fail
    judgement.certainty = .sampled(points: max(tried, 1))
    judgement.message =
      missing == 1
      ? "each condition suffices, but one more case makes it \(equals): look at every factor"
      : "each condition suffices, but \(missing) more cases make it \(equals): look at every factor"
  }

  func agrees(_ answer: JSONField, with other: JSONField) -> Bool {
    guard let left = try? read(answer), let right = try? read(other) else { return false }
    // Neither may hold one that the other lacks; the same one twice is one.
    func holds(_ some: [Formula], _ others: [Formula]) -> Bool { others.allSatisfy(some.contains) }
    let (mine, theirs) = (left.map(\.formula), right.map(\.formula))
    if holds(mine, theirs) && holds(theirs, mine) { return true }
    return follows(mine, from: theirs) && follows(theirs, from: mine)
  }

  /// Whether wherever one of some conditions holds, as far as is drawn, one of others does.
  private func follows(_ others: [Formula], from some: [Formula]) -> Bool {
    guard
      var tracks = try? ConditionTracks(
        context.scope, value: value, assumptions: context.assumptions, seed: context.seed,
        stream: context.stream)
    else { return false }
    do throws(ShapeError) {
      var known: [ConditionTracks.Condition] = []
      for formula in others { known += try tracks.conditions(formula) }
      for formula in some {
        for (_, found) in try met(formula, &tracks) {
          let isMet = found.allSatisfy { track in known.contains { tracks.meets(track, $0) } }
          if found.isEmpty || !isMet { return false }
        }
      }
      return true
    } catch { return false }
  }

  func reading(of answer: JSONField) throws(AnswerFault) -> AnswerReading {
    AnswerReading(try read(answer).map(\.formula), joint: "; ")
  }
}
