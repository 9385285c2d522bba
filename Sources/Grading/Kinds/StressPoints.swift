import Engine
import Text

/// Points at which a formula must also compute accurately in ordinary doubles.
enum StressPoints {
  /// Reads a list of objects `{symbol: value}`.
  static func read(_ field: JSONField?, _ scope: Scope) throws(Diagnostic) -> [ValuePoint] {
    guard let field else { return [] }
    var points: [ValuePoint] = []
    for entry in try field.array() { points.append(try PointReader.read(entry, scope)) }
    return points
  }

  /// Fails the judgement where the answer overflows or loses its digits.
  ///
  /// Answer and reference are the same function by now, so the closer enclosure tells the value;
  /// the reference may be written in a way that loses its digits just there.
  static func judge(
    _ points: [ValuePoint], _ answer: Term, _ reference: Term, _ context: ItemContext,
    _ judgement: inout Judgement
  ) throws(ShapeError) {
    for (number, point) in points.enumerated() {
      let evaluator = PointEvaluator(context.scope, point.binding, values: point.values)
      let references = try evaluator.values(reference).entries
      let answers = try evaluator.values(answer).entries
      guard references.count == answers.count else {
        return leaveOpen(&judgement, number, "the sizes do not fit there")
      }
      for (place, double) in try evaluator.doubles(answer).enumerated()
      where references[place].isUndefined == .no {
        let value = narrower(references[place], answers[place])
        switch isAccurate(double, value, context.plan) {
        case .yes: continue
        case .no:
          fail(&judgement, number, double, value)
          judgement.evidence.point = coordinates(point, context.scope)
        case .unknown:
          leaveOpen(
            &judgement, number,
            "its value could not be computed closely enough to tell how doubles do there")
        }
        return
      }
    }
  }

  /// A stress point as a report shows it.
  private static func coordinates(_ point: ValuePoint, _ scope: Scope) -> [Evidence.Coordinate] {
    scope.symbols.compactMap { symbol in
      guard let entries = point.values[symbol.name] else { return nil }
      let values = Values(rows: entries.count, columns: 1, entries: entries)
      return Evidence.Coordinate(name: symbol.name, value: values.text(digits: 12))
    }
  }

  private typealias Enclosure = Interval<DoubleDouble>

  private static func narrower(_ a: Enclosure, _ b: Enclosure) -> Enclosure {
    b.isUndefined == .no && width(b) < width(a) ? b : a
  }

  private static func width(_ value: Enclosure) -> Double {
    let width = value.upper.doubleValue - value.lower.doubleValue
    return width.isNaN ? .infinity : width
  }

  /// Whether a double is the value up to the error that the plan allows.
  private static func isAccurate(_ double: Double, _ value: Enclosure, _ plan: SamplingPlan)
    -> Truth
  {
    let right = value.midpoint.doubleValue
    guard double.isFinite else { return right.isFinite ? .no : .unknown }
    let room = plan.stressError * max(right.magnitude, plan.stressFloor)
    let error = (double - right).magnitude
    let half = width(value) / 2
    if error + half <= room { return .yes }
    if error <= half, half <= plan.stressWidth * max(right.magnitude, 1) { return .yes }
    return error - half > room ? .no : .unknown
  }

  /// Leaves open how doubles do at a point.
  private static func leaveOpen(_ judgement: inout Judgement, _ number: Int, _ reason: String) {
    judgement.verdict = .undecided
    judgement.certainty = nil
    judgement.message = "right as a formula, but at stress point \(number + 1): \(reason)"
  }

  private static func fail(
    _ judgement: inout Judgement, _ number: Int, _ double: Double, _ value: Enclosure
  ) {
    let got = double.isNaN ? "no number" : double.isInfinite ? "an overflow" : "\(Float(double))"
    judgement.verdict = .fail
    judgement.failsByForm = true
    judgement.certainty = .certified
    judgement.message =
      "right as a formula, but at stress point \(number + 1) ordinary doubles give \(got), "
      + "the right value is \(value.midpoint.decimal(digits: 6))"
  }
}
