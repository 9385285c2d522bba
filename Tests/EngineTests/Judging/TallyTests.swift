import Testing

@testable import Engine

@Suite("What the points of a comparison have shown together")
struct TallyTests {
  /// Counts of points and the verdict on them.
  struct Row: Sendable, CustomTestStringConvertible {
    var agreeing = 0
    var inexact = 0
    var undefined = 0
    var uncounted = 0
    var isExhaustive = false
    var isConstant = false
    var isExact = false
    var verdict: String

    var testDescription: String {
      "\(agreeing) agree, \(inexact) inexact, \(undefined) undefined, \(uncounted) uncounted"
    }

    var tally: Tally {
      var tally = Tally()
      for _ in 0..<agreeing { tally.count(agrees: true, isSure: true, allUndefined: false) }
      for _ in 0..<inexact { tally.count(agrees: true, isSure: false, allUndefined: false) }
      for _ in 0..<undefined { tally.count(agrees: false, isSure: true, allUndefined: true) }
      for _ in 0..<uncounted { tally.count(agrees: false, isSure: true, allUndefined: false) }
      tally.drawn = agreeing + inexact + undefined + uncounted
      tally.isExhaustive = isExhaustive
      tally.isConstant = isConstant
      tally.isExact = isExact
      return tally
    }
  }

  @Test("NaN, an empty domain and too few points never become an agreement", arguments: rows)
  func verdicts(_ row: Row) {
    switch row.tally.verdict(SamplingPlan()) {
    case .same(let points, let isProved, _, _):
      #expect(row.verdict == (isProved ? "proved" : "sampled"))
      #expect(points == row.agreeing)
    case .undecided(let reason): #expect("\(reason)" == row.verdict)
    case .different: Issue.record("a tally decides no difference")
    }
  }

  static let rows = [
    Row(verdict: "noPoints"),
    Row(isExhaustive: true, isConstant: true, isExact: true, verdict: "noPoints"),
    Row(undefined: 5, verdict: "undefinedEverywhere"),
    Row(undefined: 5, uncounted: 1, verdict: "nothingInCommon"),
    Row(uncounted: 1, verdict: "nothingInCommon"),
    Row(inexact: 1, verdict: "tooInexact(1)"),
    Row(inexact: 1, uncounted: 3, verdict: "tooInexact(1)"),
    Row(inexact: 3, undefined: 5, isExhaustive: true, verdict: "tooInexact(3)"),
    Row(agreeing: 1, isExhaustive: true, isExact: true, verdict: "proved"),
    Row(agreeing: 1, isExhaustive: true, verdict: "sampled"),
    Row(agreeing: 1, isConstant: true, isExact: true, verdict: "proved"),
    Row(agreeing: 9, inexact: 1, isExhaustive: true, isExact: true, verdict: "tooInexact(1)"),
    Row(agreeing: 9, undefined: 1, isExhaustive: true, isExact: true, verdict: "proved"),
    Row(agreeing: 63, isExact: true, verdict: "tooFewPoints(found: 63, needed: 64)"),
    Row(agreeing: 63, inexact: 63, verdict: "tooFewPoints(found: 63, needed: 64)"),
    Row(agreeing: 63, inexact: 64, verdict: "tooInexact(64)"),
    Row(agreeing: 64, verdict: "sampled"),
    Row(agreeing: 64, isExact: true, verdict: "sampled"),
    Row(agreeing: 64, inexact: 99, verdict: "sampled"),
  ]
}
