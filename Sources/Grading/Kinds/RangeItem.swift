import Engine
import Text

/// `range`: the set of values that a quantity takes, open and closed ends included.
struct RangeItem: ItemKind {
  static let name = "range"

  static func form(of item: Item) -> AnswerForm {
    AnswerForm(words: "a set, such as (0, 1), [0, inf), {0}, R, or a union with U")
  }

  private let context: ItemContext
  private let scope: Scope
  private let probes: [RangeProbe]

  /// The quantity.
  private let quantity: Formula

  init(_ context: ItemContext) throws(Diagnostic) {
    self.context = context
    scope = try OverReader.scope(try context.member("over"), context.scope)
    let text = try context.required("of").source()
    let term = try AuthorFormula.value(text, scope)
    quantity = try AuthorFormula.term(text, scope).formula
    var probes: [RangeProbe] = []
    do throws(ShapeError) {
      for binding in RangeProbe.bindings(scope) {
        probes.append(
          try RangeProbe(
            scope, of: term, binding: binding, assumptions: context.assumptions, seed: context.seed,
            stream: context.stream))
      }
    } catch { throw error.diagnostic(in: text) }
    self.probes = probes
    guard probes.contains(where: { !$0.samples.isEmpty }) else {
      throw Diagnostic("the quantity is defined at no point that was tried", text: text)
    }
  }

  func set(_ answer: JSONField) throws(AnswerFault) -> NumberSet {
    do { return try NumberSet.read(try answer.source(), scope) } catch { throw AnswerFault(error) }
  }

  func judge(_ answer: JSONField) throws(AnswerFault) -> Judgement {
    let set = try set(answer)
    var judgement = Judgement(.pass, "right")
    judgement.readAs = set.description
    let total = probes.reduce(0) { $0 + $1.samples.count }
    judgement.certainty = .sampled(points: total)
    judgement.evidence.samples = total
    for probe in probes {
      let outside = probe.samples.filter {
        set.excludes($0.value, isRounded: probe.isAtRoundedEnd($0))
      }
      if let sample = outside.first(where: { !$0.isFar }) ?? outside.first {
        return self.outside(sample, probe, judgement)
      }
    }
    for piece in set.pieces {
      for (end, isLower) in [(piece.lower, true), (piece.upper, false)] {
        guard let message = nearMiss(end, isLower: isLower) else { continue }
        judgement.verdict = .undecided
        judgement.certainty = nil
        judgement.message = message
        return judgement
      }
      if let message = wrongEnd(piece.lower, piece.isLowerClosed, piece.lowerText, isLower: true)
        ?? wrongEnd(piece.upper, piece.isUpperClosed, piece.upperText, isLower: false)
        ?? gap(piece)
      {
        judgement.verdict = .fail
        judgement.message = message
        return judgement
      }
    }
    if let hole = filledHole(set) {
      judgement.verdict = .fail
      judgement.message = "\(hole) is taken, but is not in your set"
    }
    return judgement
  }

  private func outside(
    _ sample: RangeProbe.Sample, _ probe: RangeProbe, _ judgement: Judgement
  ) -> Judgement {
    var failed = judgement
    let point = probe.coordinates(sample)
    let value = Values(rows: 1, columns: 1, entries: [sample.value]).text(digits: 6)
    let place = Wording.point(point)
    failed.verdict = .fail
    failed.certainty = .certified
    failed.message =
      "the value \(value)" + (place.isEmpty ? "" : ", taken at \(place),")
      + " is not in your set"
    failed.evidence.point = point.map { Evidence.Coordinate(name: $0.name, value: $0.value) }
    failed.evidence.answerValue = value
    return failed
  }

  /// Why it cannot be told whether values of several inputs reach as far as an end, to which they come
  /// close: a search may have stopped in a valley. Nil where they do, or certainly do not.
  private func nearMiss(_ end: Interval<DoubleDouble>?, isLower: Bool) -> String? {
    guard let end, probes.contains(where: \.hasSeveralInputs),
      probes.allSatisfy({ $0.isBeyond(end, isLower: isLower) })
    else { return nil }
    let size = max(1, abs(end.midpoint.doubleValue))
    let distance = probes.map { $0.distance(to: end) }.min() ?? .infinity
    guard distance > 1e-9 * size, distance < 1e-2 * size,
      !probes.contains(where: { $0.tendsSlowly(to: end) }),
      let number = Rational(
        exactly: end.midpoint.doubleValue + (isLower ? distance : -distance) / 2),
      !isBounded(by: number, isLower: isLower)
    else { return nil }
    let target = Float(end.midpoint.doubleValue)
    return "the values come within \(Float(distance)) of \(target), and it cannot be told whether "
      + "they come closer"
  }

  /// Whether it is proved that all values lie to one side of a number.
  private func isBounded(by number: Rational, isLower: Bool) -> Bool {
    let bound = Formula(.number(number), quantity.span)
    let statement = Formula(
      .compare([quantity, bound], [isLower ? .greater : .less]), quantity.span)
    guard let term = try? Checker.read(statement, in: scope) else { return false }
    var claim = ForAll(
      scope: scope, statement: term.statement, seed: context.seed, stream: context.stream)
    claim.assumptions = context.assumptions
    if case .proved? = try? claim.decide() { return true }
    return false
  }

  /// What is wrong with an end of an interval.
  private func wrongEnd(
    _ end: Interval<DoubleDouble>?, _ isClosed: Bool, _ text: String, isLower: Bool
  ) -> String? {
    guard let end else {
      let isUnbounded = probes.contains { $0.isUnbounded(!isLower) }
      return isUnbounded ? nil : "the values are bounded \(isLower ? "below" : "above")"
    }
    let size = max(1, abs(end.midpoint.doubleValue))
    let nearest = probes.map { $0.distance(to: end) }.min() ?? .infinity
    if nearest > 1e-9 * size, !probes.contains(where: { $0.tendsSlowly(to: end) }) {
      return "the values do not come near \(text)"
    }
    let isReached = probes.contains { $0.reaches(end) != nil }
    if isClosed, !isReached { return "\(text) is never reached, the values only come near it" }
    if !isClosed, isReached { return "\(text) is reached, so the set is closed there" }
    return nil
  }

  /// A number within an interval that is never taken.
  private func gap(_ piece: NumberSet.Piece) -> String? {
    let low =
      piece.lower?.midpoint.doubleValue ?? min(-8, (piece.upper?.midpoint.doubleValue ?? 0) - 16)
    let high =
      piece.upper?.midpoint.doubleValue ?? max(8, (piece.lower?.midpoint.doubleValue ?? 0) + 16)
    guard high > low else { return nil }
    let usual = [0, 1, -1].map { Rational($0) }
    let limits = Set(probes.flatMap(\.limits)).subtracting(usual).sorted()
    for hole in usual + limits where low < hole.doubleValue && hole.doubleValue < high {
      if probes.allSatisfy({ $0.leavesOut(hole) }) {
        return "\(hole) is in your set but is never taken"
      }
    }
    for (middle, room) in probes.flatMap(\.gaps)
    where piece.holds(middle.doubleValue - 4 * room) && piece.holds(middle.doubleValue + 4 * room) {
      if !probes.contains(where: { $0.takes(middle, within: room) }) {
        return "values near \(Float(middle.doubleValue)) are in your set but are never taken"
      }
    }
    for part in 1..<12 {
      let target = low + (high - low) * Double(part) / 12
      guard let exact = Rational(exactly: target) else { continue }
      let room = (high - low) * 1e-3
      if !probes.contains(where: { $0.takes(exact, within: room) }) {
        return "values near \(Float(target)) are in your set but are never taken"
      }
    }
    return nil
  }

  /// A number that the set leaves out between two pieces, though the values pass through it.
  private func filledHole(_ set: NumberSet) -> Rational? {
    zip(set.pieces, set.pieces.dropFirst()).lazy.compactMap { left, right -> Rational? in
      guard let hole = left.upper?.exact, right.lower?.exact == hole, !left.isUpperClosed,
        !right.isLowerClosed
      else { return nil }
      return probes.contains { $0.crosses(hole) } ? hole : nil
    }.first
  }

  func agrees(_ answer: JSONField, with other: JSONField) -> Bool {
    guard let left = try? set(answer), let right = try? set(other),
      left.pieces.count == right.pieces.count
    else { return false }
    func same(_ a: Interval<DoubleDouble>?, _ b: Interval<DoubleDouble>?) -> Bool {
      guard let a, let b else { return a == nil && b == nil }
      return !a.isDisjoint(from: b)
    }
    return zip(left.pieces, right.pieces).allSatisfy { a, b in
      same(a.lower, b.lower) && same(a.upper, b.upper) && a.isLowerClosed == b.isLowerClosed
        && a.isUpperClosed == b.isUpperClosed
    }
  }

  func reading(of answer: JSONField) throws(AnswerFault) -> AnswerReading {
    AnswerReading(try set(answer).description)
  }
}
