/// What the points of a comparison have shown so far.
struct Tally {
  var agreeing = 0
  var inexact = 0
  var bothUndefined = 0
  /// Points at which one side alone is undefined, where that does not count.
  var uncounted = 0
  var drawn = 0
  var isExhaustive = true
  var isExact = true
  /// Whether every combination of sizes and indices has been tried.
  var isWhole = true
  var isConstant = true
  var notes: [String] = []

  /// Counts a point that does not settle the matter.
  mutating func count(agrees: Bool, isSure: Bool, allUndefined: Bool) {
    if !isSure {
      inexact += 1
    } else if agrees {
      agreeing += 1
    } else if allUndefined {
      bothUndefined += 1
    } else {
      uncounted += 1
    }
  }

  func verdict(_ plan: SamplingPlan) -> Agreement {
    if agreeing == 0 {
      if drawn == 0 { return .undecided(.noPoints) }
      if inexact == 0, uncounted > 0 { return .undecided(.nothingInCommon) }
      if inexact == 0 { return .undecided(.undefinedEverywhere) }
      return .undecided(.tooInexact(inexact))
    }
    // Where nearly all points say nothing, the others are no fair sample.
    if inexact > 4 * agreeing { return .undecided(.tooInexact(inexact)) }
    if isExhaustive || isConstant {
      if inexact > 0 { return .undecided(.tooInexact(inexact)) }
      return .same(points: agreeing, isProved: isExact && isWhole, notes: notes)
    }
    guard agreeing >= plan.usablePoints else {
      if inexact > agreeing { return .undecided(.tooInexact(inexact)) }
      return .undecided(.tooFewPoints(found: agreeing, needed: plan.usablePoints))
    }
    return .same(points: agreeing, isProved: false, notes: notes)
  }
}
