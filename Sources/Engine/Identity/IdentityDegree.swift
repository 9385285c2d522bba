/// A bound of the degrees and of the coefficients of a quotient of two polynomials in the formal
/// unknowns.
struct IdentityDegree: Sendable {
  /// The degree of the numerator.
  var top = 0.0

  /// The degree of the denominator.
  var bottom = 0.0

  /// A bound of the binary logarithm of the sum of the numerator's coefficients' magnitudes.
  var topBits = 1.0

  /// That of the denominator.
  var bottomBits = 0.0

  /// The degree of one unknown.
  static let unknown = IdentityDegree(top: 1)

  func sum(_ other: IdentityDegree) -> IdentityDegree {
    IdentityDegree(
      top: max(top + other.bottom, other.top + bottom), bottom: bottom + other.bottom,
      topBits: max(topBits + other.bottomBits, other.topBits + bottomBits) + 1,
      bottomBits: bottomBits + other.bottomBits)
  }

  func product(_ other: IdentityDegree) -> IdentityDegree {
    IdentityDegree(
      top: top + other.top, bottom: bottom + other.bottom, topBits: topBits + other.topBits,
      bottomBits: bottomBits + other.bottomBits)
  }

  var inverse: IdentityDegree {
    IdentityDegree(top: bottom, bottom: top, topBits: bottomBits, bottomBits: topBits)
  }

  func power(_ exponent: Int) -> IdentityDegree {
    let base = exponent < 0 ? inverse : self
    let n = Double(exponent.magnitude)
    return IdentityDegree(
      top: base.top * n, bottom: base.bottom * n, topBits: base.topBits * n,
      bottomBits: base.bottomBits * n)
  }
}
