extension Rational {
  /// The sum, nil beyond `maximumBits`.
  ///
  /// Dividing by the common part of the denominators first keeps the intermediate values small.
  ///
  /// Source: Knuth, The Art of Computer Programming 2, 4.5.1 (after Henrici).
  package func adding(_ other: Rational) -> Rational? {
    if case .small(let a, let b) = storage, case .small(let c, let d) = other.storage,
      let sum = Rational.smallSum(a, b, c, d)
    {
      return sum
    }
    if let sum = dyadicSum(other, negating: false) { return sum }
    let (a, b) = parts
    let (c, d) = other.parts
    let common = BigInt.greatestCommonDivisor(b, d)
    let left = b.quotient(ofMultipleOf: common)
    let numerator = a * d.quotient(ofMultipleOf: common) + c * left
    let divisor = BigInt.greatestCommonDivisor(numerator, common)
    return Rational(
      reducedNumerator: numerator.quotient(ofMultipleOf: divisor),
      denominator: left * d.quotient(ofMultipleOf: divisor))
  }

  /// The difference, nil beyond `maximumBits`.
  package func subtracting(_ other: Rational) -> Rational? {
    if case .large = other.storage, let difference = dyadicSum(other, negating: true) {
      return difference
    }
    return adding(other.negated)
  }

  /// The product, nil beyond `maximumBits`.
  package func multiplied(by other: Rational) -> Rational? {
    if case .small(let a, let b) = storage, case .small(let c, let d) = other.storage,
      let product = Rational.smallProduct(a, b, c, d)
    {
      return product
    }
    if let product = dyadicProduct(other) { return product }
    let (a, b) = parts
    let (c, d) = other.parts
    let first = BigInt.greatestCommonDivisor(a, d)
    let second = BigInt.greatestCommonDivisor(c, b)
    return Rational(
      reducedNumerator: a.quotient(ofMultipleOf: first) * c.quotient(ofMultipleOf: second),
      denominator: b.quotient(ofMultipleOf: second) * d.quotient(ofMultipleOf: first))
  }

  /// The quotient, nil for a divisor of zero or beyond `maximumBits`.
  package func divided(by other: Rational) -> Rational? {
    guard let reciprocal = other.reciprocal else { return nil }
    return multiplied(by: reciprocal)
  }

  /// The number with the other sign.
  package var negated: Rational {
    switch storage {
    case .small(let numerator, let denominator):
      Rational(
        reducedNumerator: numerator.magnitude, denominator: denominator.magnitude,
        isNegative: numerator >= 0)
    case .large(let numerator, let denominator):
      Rational(reducedNumerator: -numerator, denominator: denominator) ?? self
    }
  }

  /// The absolute value.
  package var magnitude: Rational {
    signum < 0 ? negated : self
  }

  /// One divided by the number, nil for zero.
  package var reciprocal: Rational? {
    switch storage {
    case .small(let numerator, let denominator):
      if numerator == 0 { return nil }
      return Rational(
        reducedNumerator: denominator.magnitude, denominator: numerator.magnitude,
        isNegative: numerator < 0)
    case .large(let numerator, let denominator):
      return Rational(
        reducedNumerator: numerator.isNegative ? -denominator : denominator,
        denominator: numerator.magnitude)
    }
  }

  /// The largest integer that is not larger.
  package func floor() -> Rational {
    if isInteger { return self }
    if case .small(let numerator, let denominator) = storage {
      // The denominator is at least 2, so neither step can overflow.
      let quotient = numerator / denominator
      return Rational(numerator < 0 ? quotient - 1 : quotient)
    }
    let (numerator, denominator) = parts
    let quotient = numerator.floored(dividingBy: denominator)
    return Rational(reducedNumerator: quotient, denominator: .one) ?? self
  }

  /// The smallest integer that is not smaller.
  package func ceil() -> Rational {
    negated.floor().negated
  }
}

// Machine integers, nil on overflow.
extension Rational {
  private static func smallSum(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Rational? {
    if b == 1 && d == 1 {
      let (sum, overflow) = a.addingReportingOverflow(c)
      return overflow ? nil : Rational(sum)
    }
    let common = Int(greatestCommonDivisor(b, d))
    let left = b / common
    let (first, overflowFirst) = a.multipliedReportingOverflow(by: d / common)
    let (second, overflowSecond) = c.multipliedReportingOverflow(by: left)
    let (sum, overflowSum) = first.addingReportingOverflow(second)
    if overflowFirst || overflowSecond || overflowSum { return nil }
    let divisor = Int(greatestCommonDivisor(sum, common))
    let (denominator, overflow) = left.multipliedReportingOverflow(by: d / divisor)
    return overflow ? nil : Rational(storage: .small(sum / divisor, denominator))
  }

  private static func smallProduct(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Rational? {
    // The divisors are at most b or d, so they fit in an Int.
    let first = d == 1 ? 1 : Int(greatestCommonDivisor(a, d))
    let second = b == 1 ? 1 : Int(greatestCommonDivisor(c, b))
    let (numerator, overflow) = (a / first).multipliedReportingOverflow(by: c / second)
    let (denominator, overflowBelow) = (b / second).multipliedReportingOverflow(by: d / first)
    return overflow || overflowBelow ? nil : Rational(storage: .small(numerator, denominator))
  }

  private static func greatestCommonDivisor(_ left: Int, _ right: Int) -> UInt {
    UInt.greatestCommonDivisor(left.magnitude, right.magnitude)
  }
}
