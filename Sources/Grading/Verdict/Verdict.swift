/// What is decided of one answer.
package enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// The answer is right.
  case pass
  /// The answer is wrong, and there is a reason to show.
  case fail
  /// The answer cannot be read, or has the wrong shape.
  case invalid
  /// The engine could not settle it; the message says why.
  case undecided
  /// There is no answer.
  case missing
  /// A person has to look at it.
  case review
}

/// How surely a verdict is known.
package enum Certainty: Sendable, Hashable {
  /// Proved by exact or interval arithmetic.
  case certified
  /// Found equal, or not refuted, at so many points.
  case sampled(points: Int)
}
