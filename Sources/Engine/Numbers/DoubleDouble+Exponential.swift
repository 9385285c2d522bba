// Exponentials: reduction by ln 2, then by a table of 1/32, then a short Taylor series.
extension DoubleDouble {
  /// The exponential.
  ///
  /// Source: the reduction of Tang 1989, doi:10.1145/63522.214, with the tables of this package.
  package var exp: DoubleDouble {
    guard let (power, rest) = exponentialParts else {
      return hi.isNaN || hi > 0 ? self : .zero
    }
    let pair = DoublePair.expm1(rest) + 1
    if power.magnitude < 290 {
      let scaled = pair.scaled(by: Double(powerOfTwo: power))
      return DoubleDouble(hi: scaled.hi, lo: scaled.lo, scale: 0)
    }
    return DoubleDouble(pair, exponent: power)
  }

  /// The exponential less 1, without cancellation near 0.
  package var expm1: DoubleDouble {
    if scale == 0 && hi.magnitude < 0.34 {
      return DoubleDouble(DoublePair.expm1(pair))
    }
    if scale < 0 { return self }
    return exp - .one
  }

  /// The power of two and the remainder of at most `ln 2 / 2` whose exponential it is multiplied
  /// by; nil if the exponential is infinite, zero or without value.
  @inline(__always)
  private var exponentialParts: (power: Int, rest: DoublePair)? {
    // Beyond 10^15 the exponential has left the range of exponents.
    guard hi.magnitude < 1e15 && scale <= 0 else { return extremeExponentialParts }
    if scale < 0 { return (0, DoublePair(hi > 0 ? 0x1p-299 : -0x1p-299)) }
    let power = (hi * 0x1.71547652b82fep0).rounded(.toNearestOrEven)
    let rest = pair.subtracting(multipleOfLn2: power)
    if rest.hi.magnitude <= 0.35 { return (Int(power), rest) }
    // For a large argument the power may have been rounded to the wrong side.
    let better = rest.hi > 0 ? power + 1 : power - 1
    return (Int(better), pair.subtracting(multipleOfLn2: better))
  }

  /// The parts where the argument is huge: no number, or one that surely leaves the range.
  @inline(never)
  private var extremeExponentialParts: (power: Int, rest: DoublePair)? {
    if !hi.isFinite { return nil }
    return (
      hi > 0 ? DoubleDouble.exponentLimit + 9 : -DoubleDouble.exponentLimit - 9, DoublePair(0)
    )
  }
}

// Logarithms: a table of 1/64, then the series of the inverse hyperbolic tangent.
extension DoubleDouble {
  /// The natural logarithm; undefined of zero and of negative numbers.
  ///
  /// A table in place of Newton's method on the exponential: as accurate, and near 1, where the
  /// table gives zero, nothing cancels.
  ///
  /// Source: Tang 1990, doi:10.1145/98267.98294.
  package var log: DoubleDouble {
    guard hi > 0 && hi.isFinite else { return hi <= 0 ? .undefined : self }
    var (significand, exponent) = mantissa
    if significand.hi > 1.4142135623730951 {
      significand = significand.scaled(by: 0.5)
      exponent += 1
    }
    let small = DoublePair.log1p(significand - 1)
    if exponent == 0 { return DoubleDouble(small) }
    return DoubleDouble(DoublePair.multipleOfLn2(Double(exponent)) + small)
  }

  /// The natural logarithm of 1 and the number, without cancellation near 0.
  package var log1p: DoubleDouble {
    if scale == 0 && hi > -0.28 && hi < 0.42 { return DoubleDouble(DoublePair.log1p(pair)) }
    if scale < 0 { return self }
    return (self + .one).log
  }

  /// The logistic function `1 / (1 + e^-x)`, accurate on both sides.
  package var sigma: DoubleDouble {
    let small = (-magnitude).exp
    return (hi < 0 ? small : .one) / (small + .one)
  }

  /// The softplus function `log(1 + e^x)`, accurate on both sides.
  package var softplus: DoubleDouble {
    let small = (-magnitude).exp.log1p
    return hi > 0 ? self + small : small
  }
}

extension DoublePair {
  /// `exp(x) - 1` for `|x| <= 0.36`, to within `2^-102` of itself.
  @inline(__always)
  static func expm1(_ x: DoublePair) -> DoublePair {
    let index = (x.hi * 32).rounded(.toNearestOrEven)
    let t = x - index * 0.03125
    // |t| <= 1/64: the eighth and later terms need one double each, the fourteenth is negligible.
    var tail = 0x1.6124613a86d09p-33
    tail = tail * t.hi + 0x1.1eed8eff8d898p-29
    tail = tail * t.hi + 0x1.ae64567f544e4p-26
    tail = tail * t.hi + 0x1.27e4fb7789f5cp-22
    tail = tail * t.hi + 0x1.71de3a556c734p-19
    tail = tail * t.hi + 0x1.a01a01a01a01ap-16
    var sum = DoublePair(0x1.a01a01a01a01ap-13, 0x1.a01a01a01a01ap-73) + tail * t.hi
    sum = sum * t + DoublePair(0x1.6c16c16c16c17p-10, -0x1.f49f49f49f49fp-65)
    sum = sum * t + DoublePair(0x1.1111111111111p-7, 0x1.1111111111111p-63)
    sum = sum * t + DoublePair(0x1.5555555555555p-5, 0x1.5555555555555p-59)
    sum = sum * t + DoublePair(0x1.5555555555555p-3, 0x1.5555555555555p-57)
    sum = sum * t + 0.5
    let small = t + sum * (t * t)
    if index == 0 { return small }
    let known = DoubleDoubleTables.pair(DoubleDoubleTables.expm1, Int(index) + 11)
    return known + (known + 1) * small
  }

  /// `log(1 + x)` for `-0.293 <= x <= 0.4143`, to within `2^-101` of itself.
  @inline(__always)
  static func log1p(_ x: DoublePair) -> DoublePair {
    let index = (x.hi * 64).rounded(.toNearestOrEven)
    let known = index * 0.015625
    // log(1+x) = log(1+c) + 2 atanh((x-c) / (2+x+c)), with |s| < 1/180.
    let s = (x - known) / (x + (2 + known))
    let square = s * s
    var tail = 0x1.1111111111111p-4
    tail = tail * square.hi + 0x1.3b13b13b13b14p-4
    tail = tail * square.hi + 0x1.745d1745d1746p-4
    tail = tail * square.hi + 0x1.c71c71c71c71cp-4
    var sum = DoublePair(0x1.2492492492492p-3, 0x1.2492492492492p-57) + tail * square.hi
    sum = sum * square + DoublePair(0x1.999999999999ap-3, -0x1.999999999999ap-57)
    sum = sum * square + DoublePair(0x1.5555555555555p-2, 0x1.5555555555555p-56)
    let twice = s.scaled(by: 2)
    let small = twice + twice * (sum * square)
    if index == 0 { return small }
    return DoubleDoubleTables.pair(DoubleDoubleTables.log, Int(index) + 19) + small
  }

  /// An integer of at most 53 bits times the natural logarithm of 2.
  @inline(__always)
  static func multipleOfLn2(_ count: Double) -> DoublePair {
    DoublePair(DoubleDoubleTables.ln2.0, DoubleDoubleTables.ln2.1) * count
  }

  /// What is left after a multiple of ln 2 is taken away, to within about `2^-104` absolutely.
  @inline(__always)
  func subtracting(multipleOfLn2 count: Double) -> DoublePair {
    if count == 0 { return self }
    let first = DoublePair(productOf: count, DoubleDoubleTables.ln2.0)
    let second = DoublePair(productOf: count, DoubleDoubleTables.ln2.1)
    var rest = DoublePair(sumOf: hi, -first.hi)
    rest = rest + DoublePair(sumOf: lo, -first.lo)
    rest = rest - second
    return rest - count * DoubleDoubleTables.ln2.2
  }
}
