extension BigInt {
  /// The greatest common divisor of the absolute values; with zero, the other one.
  ///
  /// Euclid's algorithm, many steps at once: their quotients mostly follow from the leading bits.
  ///
  /// Source: Knuth, The Art of Computer Programming 2, 4.5.2, Algorithm L (Lehmer).
  static func greatestCommonDivisor(_ left: BigInt, _ right: BigInt) -> BigInt {
    var (large, small) = (left.magnitude, right.magnitude)
    if large < small { swap(&large, &small) }
    while !small.isZero {
      if let first = large.asUInt, let second = small.asUInt {
        return BigInt(magnitude: UInt.greatestCommonDivisor(first, second))
      }
      if let steps = EuclideanSteps(large, small) {
        (large, small) = steps.applied(to: large, small)
      } else {
        (large, small) = (small, large.quotientAndRemainder(dividingBy: small).remainder)
      }
    }
    return large
  }
}

/// Several steps of Euclid's algorithm as one linear map of the two numbers.
private struct EuclideanSteps {
  private var first = (1, 0)
  private var second = (0, 1)

  /// The steps certain from the leading bits of `large >= small`; nil if there are none.
  init?(_ large: BigInt, _ small: BigInt) {
    // With 62 bits the sums below, and by Knuth's invariants the cofactors, fit in an Int.
    let shift = large.bitWidth - 62
    guard shift >= 0, var x = large.scaled(byPowerOfTwo: -shift).asInt,
      var y = small.scaled(byPowerOfTwo: -shift).asInt
    else { return nil }
    // The quotient is certain if it is the same for both ends of what the lower bits allow.
    while y &+ second.0 > 0 && y &+ second.1 > 0 {
      let quotient = (x &+ first.0) / (y &+ second.0)
      if quotient != (x &+ first.1) / (y &+ second.1) { break }
      (first, second) = (
        second, (first.0 &- quotient &* second.0, first.1 &- quotient &* second.1)
      )
      (x, y) = (y, x &- quotient &* y)
    }
    if first.1 == 0 { return nil }
  }

  func applied(to large: BigInt, _ small: BigInt) -> (BigInt, BigInt) {
    (
      large * BigInt(first.0) + small * BigInt(first.1),
      large * BigInt(second.0) + small * BigInt(second.1)
    )
  }
}

extension UInt {
  /// The greatest common divisor; with zero, the other one.
  ///
  /// Source: Stein, Computational problems associated with Racah algebra (1967),
  /// doi:10.1016/0021-9991(67)90047-2.
  static func greatestCommonDivisor(_ left: UInt, _ right: UInt) -> UInt {
    if left == 0 { return right }
    if right == 0 { return left }
    if left & (left &- 1) == 0 || right & (right &- 1) == 0 {
      return 1 &<< UInt((left | right).trailingZeroBitCount)
    }
    let shift = UInt((left | right).trailingZeroBitCount)
    var odd = left &>> UInt(left.trailingZeroBitCount)
    var rest = right
    repeat {
      rest &>>= UInt(rest.trailingZeroBitCount)
      if odd > rest { swap(&odd, &rest) }
      rest &-= odd
    } while rest != 0
    return odd &<< shift
  }
}
