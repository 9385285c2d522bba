extension BigInt {
  /// The quotient rounded towards zero, and the remainder, which has the sign of the dividend.
  ///
  /// By zero the quotient is 0 and the remainder the dividend, so nothing traps.
  func quotientAndRemainder(dividingBy divisor: BigInt) -> (quotient: BigInt, remainder: BigInt) {
    if divisor.isZero || bitWidth < divisor.bitWidth { return (.zero, self) }
    let (quotient, remainder) =
      divisor.limbs.count == 1
      ? BigInt.divide(limbs, byLimb: divisor.limbs[0])
      : BigInt.divide(self, by: divisor)
    return (
      BigInt(limbs: quotient, isNegative: isNegative != divisor.isNegative),
      BigInt(limbs: remainder, isNegative: isNegative)
    )
  }

  /// The quotient rounded towards minus infinity.
  func floored(dividingBy divisor: BigInt) -> BigInt {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    let isRoundedUp = !remainder.isZero && remainder.isNegative != divisor.isNegative
    return isRoundedUp ? quotient - .one : quotient
  }

  /// The exact quotient of a multiple of the divisor.
  func quotient(ofMultipleOf divisor: BigInt) -> BigInt {
    divisor.isOne ? self : quotientAndRemainder(dividingBy: divisor).quotient
  }

  /// The quotient and the remainder by one limb, which must not be zero.
  static func divide(_ dividend: [UInt], byLimb divisor: UInt) -> ([UInt], [UInt]) {
    var quotient = dividend
    var remainder: UInt = 0
    for index in dividend.indices.reversed() {
      (quotient[index], remainder) = divisor.dividingFullWidth((remainder, dividend[index]))
    }
    return (quotient, [remainder])
  }

  /// Long division by two limbs or more.
  ///
  /// Source: Knuth, The Art of Computer Programming 2, 4.3.1, Algorithm D.
  private static func divide(_ dividend: BigInt, by divisor: BigInt) -> ([UInt], [UInt]) {
    let shift = divisor.limbs.last?.leadingZeroBitCount ?? 0
    let normal = divisor.scaled(byPowerOfTwo: shift).limbs
    var rest = dividend.scaled(byPowerOfTwo: shift).limbs
    if rest.count == dividend.limbs.count { rest.append(0) }
    var quotient = [UInt](repeating: 0, count: rest.count - normal.count)
    for offset in quotient.indices.reversed() {
      var digit = trialDigit(of: rest, at: offset + normal.count, normal)
      if subtract(normal, times: digit, from: &rest, at: offset) {
        digit &-= 1
        addBack(normal, to: &rest, at: offset)
      }
      quotient[offset] = digit
    }
    let remainder = BigInt(limbs: rest).scaled(byPowerOfTwo: -shift)
    return (quotient, remainder.limbs)
  }

  /// The quotient digit guessed from the top limbs: right, or too large by one.
  private static func trialDigit(of rest: [UInt], at top: Int, _ divisor: [UInt]) -> UInt {
    let leading = divisor[divisor.count - 1]
    let next = divisor[divisor.count - 2]
    var digit = UInt.max
    var remainder: UInt
    if rest[top] < leading {
      (digit, remainder) = leading.dividingFullWidth((rest[top], rest[top - 1]))
    } else {
      let (sum, overflow) = rest[top - 1].addingReportingOverflow(leading)
      if overflow { return digit }
      remainder = sum
    }
    while true {
      let product = digit.multipliedFullWidth(by: next)
      if (product.high, product.low) <= (remainder, rest[top - 2]) { return digit }
      digit &-= 1
      let (sum, overflow) = remainder.addingReportingOverflow(leading)
      if overflow { return digit }
      remainder = sum
    }
  }

  /// Subtracts a multiple in place; true if the result is negative, that is, has wrapped around.
  private static func subtract(
    _ divisor: [UInt], times digit: UInt, from rest: inout [UInt], at offset: Int
  ) -> Bool {
    var carry: UInt = 0
    var borrow = false
    for (index, limb) in divisor.enumerated() {
      let (high, low) = digit.multipliedAdding(limb, carry, 0)
      carry = high
      (rest[offset + index], borrow) = rest[offset + index].subtracting(low, borrow: borrow)
    }
    let top = offset + divisor.count
    (rest[top], borrow) = rest[top].subtracting(carry, borrow: borrow)
    return borrow
  }

  private static func addBack(_ divisor: [UInt], to rest: inout [UInt], at offset: Int) {
    var carry = false
    for (index, limb) in divisor.enumerated() {
      (rest[offset + index], carry) = rest[offset + index].adding(limb, carry: carry)
    }
    rest[offset + divisor.count] &+= carry ? 1 : 0
  }
}
