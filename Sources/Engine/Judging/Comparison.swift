import Text

/// Where two formulas have to agree.
package enum DomainPolicy: String, Sendable, Hashable, CaseIterable {
  /// Wherever the reference is defined; single points where the answer is not are let pass.
  case reference
  /// Wherever both are defined.
  case common
  /// And they are defined at the same points.
  case same
}

/// Two terms to be compared over the points of a scope.
package struct Comparison: Sendable {
  package var scope: Scope
  package var reference: Term
  package var answer: Term
  package var assumptions: [Term] = []
  package var policy = DomainPolicy.reference
  package var tolerance: Tolerance?

  /// Whether points on a kink of the reference are left out, as for derivatives.
  package var skipsKinks = false

  package var plan = SamplingPlan()

  /// Seeds the points.
  package var seed: UInt64

  /// Texts that make the points of this comparison its own.
  package var stream: [String]

  package init(
    scope: Scope, reference: Term, answer: Term, seed: UInt64, stream: [String]
  ) {
    self.scope = scope
    self.reference = reference
    self.answer = answer
    self.seed = seed
    self.stream = stream
  }

  /// Decides whether the terms are the same function.
  ///
  /// At each sample point both are enclosed by intervals of double-doubles: disjoint enclosures prove
  /// a difference; narrow ones that overlap agree; all others decide nothing.
  /// - Throws: `ShapeError` where the answer cannot be built at some size.
  package func decide() throws(ShapeError) -> Agreement {
    let variants = Variants.list(scope, limit: plan.variants, seed: seed, stream: stream)
    var tally = Tally()
    var trials: [Trial] = []
    for (number, binding) in variants.enumerated() {
      let trial = try Trial(self, binding, number: number)
      if !trial.isVoid { trials.append(trial) }
    }
    // Where assumptions rule some variants out, the others make up for them in a further round.
    for round in 0..<3 where !trials.isEmpty {
      let missing = plan.usablePoints - tally.agreeing
      guard round == 0 || (missing > 0 && !tally.isExhaustive) else { break }
      let share = max((missing + trials.count - 1) / trials.count, 3)
      var productive: [Trial] = []
      for var trial in trials {
        let before = tally.agreeing
        if let outcome = try trial.run(points: share, &tally) { return outcome }
        if tally.agreeing > before, !trial.isFinite { productive.append(trial) }
      }
      trials = productive
    }
    return tally.verdict(plan)
  }
}

/// What a comparison found.
package enum Agreement: Sendable {
  /// They agree at so many points; `isProved` where that settles it.
  case same(points: Int, isProved: Bool, notes: [String])
  /// They differ at a point.
  case different(Difference)
  /// The engine cannot tell.
  case undecided(Reason)

  /// Why it cannot tell.
  package enum Reason: Sendable, Hashable {
    case noPoints
    case undefinedEverywhere
    case nothingInCommon
    case tooFewPoints(found: Int, needed: Int)
    case tooInexact(Int)
  }

  /// A point at which two formulas differ, and how.
  package struct Difference: Sendable, Hashable {
    package var point: [Coordinate]
    /// The entry, such as `[2, 1]`; nil for numbers.
    package var entry: String?
    package var kind: Kind
    package var answer: String
    package var reference: String

    /// How they differ.
    package enum Kind: Sendable, Hashable {
      case values
      case answerUndefined
      case referenceUndefined
    }
  }

  /// The value of a symbol at a point, as text.
  package struct Coordinate: Sendable, Hashable {
    package var name: String
    package var value: String
  }
}

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
    if isExhaustive || isConstant {
      if inexact > 0 { return .undecided(.tooInexact(inexact)) }
      return .same(points: agreeing, isProved: isExact, notes: notes)
    }
    guard agreeing >= plan.usablePoints else {
      if inexact > agreeing { return .undecided(.tooInexact(inexact)) }
      return .undecided(.tooFewPoints(found: agreeing, needed: plan.usablePoints))
    }
    return .same(points: agreeing, isProved: false, notes: notes)
  }
}
