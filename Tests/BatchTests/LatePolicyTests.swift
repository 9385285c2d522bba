import Testing

@testable import Batch

@Suite("Lateness")
struct LatePolicyTests {
  /// When it was handed in, the days begun after midnight of the fifth in Berlin, the penalty of 10.
  static let rows: [(String?, Int?, Double)] = [
    (nil, nil, 0), ("2026-10-05T00:00:00+02:00", 0, 0), ("2026-10-04T22:00:00Z", 0, 0),
    ("2026-10-04T22:00:00.000000001Z", 1, 1), ("2026-10-04T22:00:01Z", 1, 1),
    ("2026-10-05T22:00:00Z", 1, 1), ("2026-10-05T22:00:01Z", 2, 2),
    ("2026-10-04T18:00:00-05:00", 1, 1), ("2026-10-31T00:00:00Z", 27, 10),
    ("9999-12-31T23:59:60Z", 2_912_167, 10), ("0000-01-01T00:00:00Z", 0, 0),
  ]

  @Test("counts days begun, whatever the time zone", arguments: rows)
  func counts(submittedAt: String?, days: Int?, penalty: Double) throws {
    let policy = try #require(LatePolicy(due: "2026-10-05T00:00:00+02:00", percentPerDay: 10))
    let lateness = policy.lateness(of: submittedAt, score: 10)
    #expect(lateness.days == days && lateness.penalty == penalty)
  }

  @Test("needs a time with a zone")
  func refuses() { #expect(LatePolicy(due: "2026-10-05T00:00:00", percentPerDay: 10) == nil) }
}
