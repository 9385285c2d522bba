// Circular functions: reduction by half pi, then by a table of 1/16, then short Taylor series.
extension DoubleDouble {
  /// The magnitude beyond which sine, cosine and tangent are unknown.
  package static let trigonometricLimit = 1e15

  /// The sine.
  package var sin: DoubleDouble {
    if scale < 0 { return self }
    guard let (quadrant, rest) = quarterTurns else { return withoutAngle }
    let (sine, cosine) = DoublePair.sineAndCosine(rest)
    let value = quadrant & 1 == 0 ? sine : cosine
    return DoubleDouble(quadrant & 2 == 0 ? value : -value)
  }

  /// The cosine.
  package var cos: DoubleDouble {
    if scale < 0 { return .one }
    guard let (quadrant, rest) = quarterTurns else { return withoutAngle }
    let (sine, cosine) = DoublePair.sineAndCosine(rest)
    let value = quadrant & 1 == 0 ? cosine : sine
    return DoubleDouble((quadrant + 1) & 2 == 0 ? value : -value)
  }

  /// The tangent: no number of this type is a pole.
  package var tan: DoubleDouble {
    if scale < 0 { return self }
    guard let (quadrant, rest) = quarterTurns else { return withoutAngle }
    let (sine, cosine) = DoublePair.sineAndCosine(rest)
    return DoubleDouble(quadrant & 1 == 0 ? sine / cosine : -(cosine / sine))
  }

  /// What takes the place of a function of an angle that cannot be reduced.
  private var withoutAngle: DoubleDouble { isUndefined == .yes ? .undefined : .unknown }

  /// The number of quarter turns, modulo 4, and the remainder of at most `pi/4`; nil beyond the
  /// limit.
  @inline(__always)
  private var quarterTurns: (quadrant: Int, rest: DoublePair)? {
    guard scale == 0 && hi.magnitude <= DoubleDouble.trigonometricLimit else { return nil }
    let count = (hi * 0x1.45f306dc9c883p-1).rounded(.toNearestOrEven)
    let rest = pair.subtracting(multipleOfHalfPi: count)
    if rest.hi.magnitude <= 0.79 { return (Int(count) & 3, rest) }
    // For a large argument the count may have been rounded to the wrong side.
    let better = rest.hi > 0 ? count + 1 : count - 1
    return (Int(better) & 3, pair.subtracting(multipleOfHalfPi: better))
  }
}

extension DoublePair {
  /// Sine and cosine for `|x| <= 0.8`, to within `2^-102` of themselves.
  @inline(__always)
  static func sineAndCosine(_ x: DoublePair) -> (sine: DoublePair, cosine: DoublePair) {
    let isNegative = x.hi < 0
    let index = (x.hi.magnitude * 16).rounded(.toNearestOrEven)
    let t = x.magnitude - index * 0.0625
    let square = t * t
    // |t| <= 1/32: from the ninth power on one double is enough for a term.
    var tail = -0x1.ae7f3e733b81fp-41
    tail = tail * square.hi + 0x1.6124613a86d09p-33
    tail = tail * square.hi - 0x1.ae64567f544e4p-26
    tail = tail * square.hi + 0x1.71de3a556c734p-19
    var sum = DoublePair(-0x1.a01a01a01a01ap-13, -0x1.a01a01a01a01ap-73) + tail * square.hi
    sum = sum * square + DoublePair(0x1.1111111111111p-7, 0x1.1111111111111p-63)
    sum = sum * square + DoublePair(-0x1.5555555555555p-3, -0x1.5555555555555p-57)
    let sine = t + t * (sum * square)

    tail = -0x1.93974a8c07c9dp-37
    tail = tail * square.hi + 0x1.1eed8eff8d898p-29
    tail = tail * square.hi - 0x1.27e4fb7789f5cp-22
    tail = tail * square.hi + 0x1.a01a01a01a01ap-16
    sum = DoublePair(-0x1.6c16c16c16c17p-10, 0x1.f49f49f49f49fp-65) + tail * square.hi
    sum = sum * square + DoublePair(0x1.5555555555555p-5, 0x1.5555555555555p-59)
    sum = sum * square - 0.5
    let cosine = sum * square + 1

    if index == 0 { return (isNegative ? -sine : sine, cosine) }
    let knownSine = DoubleDoubleTables.pair(DoubleDoubleTables.sineAndCosine, 2 * Int(index))
    let knownCosine = DoubleDoubleTables.pair(DoubleDoubleTables.sineAndCosine, 2 * Int(index) + 1)
    let fullSine = knownSine * cosine + knownCosine * sine
    return (isNegative ? -fullSine : fullSine, knownCosine * cosine - knownSine * sine)
  }

  /// What is left after a multiple of half pi is taken away, to within `2^-101` of itself.
  ///
  /// Where little is left, and so much cancelled, all products are summed without error.
  @inline(__always)
  func subtracting(multipleOfHalfPi count: Double) -> DoublePair {
    if count == 0 { return self }
    let parts = DoubleDoubleTables.halfPi
    let first = DoublePair(productOf: count, parts.0)
    let second = DoublePair(productOf: count, parts.1)
    let third = DoublePair(productOf: count, parts.2)
    var rest = DoublePair(sumOf: hi, -first.hi)
    rest = rest + DoublePair(sumOf: lo, -first.lo)
    rest = rest - second
    rest = rest - third
    if rest.hi.magnitude < hi.magnitude * 0x1p-40 {
      return distilledRest(multipleOfHalfPi: count)
    }
    return rest
  }

  /// The remainder by repeated passes of exact sums over all partial products.
  ///
  /// Numbers up to `10^15` come no nearer to a multiple of half pi than about `2^-116`, so six
  /// passes, which work as with 318 bits, leave the leading 106 bits right.
  ///
  /// Source: algorithm SumK of Ogita, Rump, Oishi 2005, doi:10.1137/030601818.
  @inline(never)
  private func distilledRest(multipleOfHalfPi count: Double) -> DoublePair {
    let parts = DoubleDoubleTables.halfPi
    // Smallest first; the last slot is for the leading double, to be taken away from the rest.
    var terms: InlineArray<15, Double> = [
      count * -parts.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, lo, hi, 0,
    ]
    let products = (
      DoublePair(productOf: -count, parts.4), DoublePair(productOf: -count, parts.3),
      DoublePair(productOf: -count, parts.2), DoublePair(productOf: -count, parts.1),
      DoublePair(productOf: -count, parts.0)
    )
    (terms[1], terms[2]) = (products.0.lo, products.0.hi)
    (terms[3], terms[4]) = (products.1.lo, products.1.hi)
    (terms[5], terms[6]) = (products.2.lo, products.2.hi)
    (terms[7], terms[8]) = (products.3.lo, products.3.hi)
    (terms[9], terms[10]) = (products.4.lo, products.4.hi)
    let high = DoublePair.distilledSum(&terms, count: 14)
    terms[14] = -high
    return DoublePair(orderedSumOf: high, DoublePair.distilledSum(&terms, count: 15))
  }

  /// The sum of the first terms as if computed with six times the precision; they keep their sum.
  private static func distilledSum(
    _ terms: inout InlineArray<15, Double>, count: Int
  ) -> Double {
    for _ in 0..<6 {
      for index in 1..<count {
        let sum = DoublePair(sumOf: terms[index], terms[index - 1])
        terms[index] = sum.hi
        terms[index - 1] = sum.lo
      }
    }
    var sum = 0.0
    for index in 0..<count { sum += terms[index] }
    return sum
  }
}
