/// How many points a comparison uses and how closely enclosures must lie. How far a search goes stands
/// where it is searched.
package struct SamplingPlan: Sendable, Hashable {
  /// The usable points that an infinite domain needs at least.
  package var usablePoints = 64

  /// Whether the identity test comes before sample points.
  package var usesIdentity = true

  /// The points that are drawn at most for each point that is needed.
  package var drawsPerPoint = 48

  /// The draws after which the search ends when none of them gave a new point: a domain that is
  /// found once in fifty draws ends this way once in thirty thousand times.
  package var idleDraws = 512

  /// The points evaluated together.
  package var lanes = 16

  /// The points that are looked at before any others are drawn.
  package var firstPoints = 2

  /// The largest finite domain that is tried out point by point.
  package var enumerationLimit = 1 << 16

  /// The combinations of sizes and indices at which tensors are compared.
  package var variants = 24

  /// The kinks that are looked for in one comparison.
  package var kinks = 24

  /// Enclosures narrower than this, relative to their magnitude, say that two values agree: about
  /// 15 digits, so that with double-doubles a dozen digits may be lost to cancellation.
  package var agreementWidth = 0x1p-50

  /// The same where the value is zero, relative to the terms that cancelled.
  package var cancellationWidth = 0x1p-80

  /// The relative error that a formula may have in ordinary doubles at a stress point.
  package var stressError = 1e-9

  /// The magnitude below which that error counts as if the value were this large: doubles run out.
  package var stressFloor = 1e-290

  /// The width of an enclosure, relative to 1 or to a larger value, within which a double that lies in
  /// it counts as accurate: no closer enclosure can be had.
  package var stressWidth = 1e-25

  /// The relative width beyond which enclosures say nothing of the thirtieth digit.
  package var valueWidth = 2e-29

  /// That width beside a fraction of a few digits: agreement with one is no accident, and
  /// derivatives lose two or three digits of an enclosure.
  package var simpleValueWidth = 4e-28

  /// The magnitude below which a number computed by cancellation counts as zero beside zero.
  package var zeroWidth = 1e-25

  /// The digits to which two numbers without tolerance must agree.
  package var valueDigits = 30

  package init() {}
}

/// How far an answer may be from the reference; either part suffices.
package struct Tolerance: Sendable, Hashable {
  package var absolute: Rational?
  package var relative: Rational?
  /// Within half a unit of this significant digit of the expected value.
  package var digits: Int?

  package init(absolute: Rational? = nil, relative: Rational? = nil, digits: Int? = nil) {
    self.absolute = absolute
    self.relative = relative
    self.digits = digits
  }
}
