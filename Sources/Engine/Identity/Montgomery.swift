/// Products modulo an odd number below 2⁶², in a form in which they need no division.
///
/// A residue a is held as a·2⁶⁴.
///
/// Source: P. Montgomery, Modular multiplication without trial division, Mathematics of Computation 44
/// (1985), doi:10.1090/S0025-5718-1985-0777282-X.
struct Montgomery: Sendable {
  private let modulus: UInt64
  /// −1 divided by the modulus, modulo 2⁶⁴.
  private let negatedInverse: UInt64
  /// 1 in this form, and 2¹²⁸ modulo the modulus, by which numbers are brought into it.
  private let one: UInt64
  private let square: UInt64

  /// Nil for an even number or one that is too large.
  init?(_ modulus: UInt64) {
    guard modulus & 1 == 1, modulus > 1, modulus < 1 << 62 else { return nil }
    self.modulus = modulus
    // Each step doubles the number of bits that are right; the first has three.
    var inverse = modulus
    for _ in 0..<5 { inverse = inverse &* (2 &- modulus &* inverse) }
    negatedInverse = 0 &- inverse
    one = (UInt64.max % modulus + 1) % modulus
    square = PrimeField.product(one, one, modulus)
  }

  /// The product of two residues in this form.
  @inline(__always)
  private func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    let part = (low &* negatedInverse).multipliedFullWidth(by: modulus)
    // The lower halves add up to 0 or to 2⁶⁴.
    let sum = high &+ part.high &+ (low == 0 ? 0 : 1)
    return sum >= modulus ? sum &- modulus : sum
  }

  /// A power of an ordinary residue.
  func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var result = one
    var factor = product(base % modulus, square)
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = product(result, factor) }
      factor = product(factor, factor)
      rest >>= 1
    }
    return product(result, 1)
  }
}
