// Powers with integer, fractional and computed exponents.
extension Interval {
  /// The integer power; `0^0` is 1, a negative power of zero is undefined.
  package func power(_ exponent: Int) -> Interval {
    if domain == .no { return .undefined }
    if exponent == 0 { return Interval(Rational.one, domain: domain) }
    if exponent == 1 { return self }
    if let exact, let value = Interval.exactPower(exact, exponent) {
      return Interval(value, domain: domain)
    }
    if exponent < 0 {
      // -Int.min is no Int; one step less is done apart.
      if exponent == .min { return power(exponent + 1) / self }
      return Interval(Rational.one) / power(-exponent)
    }
    if exponent & 1 == 0 {
      return Interval(distance.nonnegativePower(exponent), domain: domain)
    }
    return Interval(
      Enclosure(
        Interval.oddPower(lower, exponent).lower, Interval.oddPower(upper, exponent).upper),
      domain: domain)
  }

  /// The power with an exact constant exponent: of a negative base only for integers.
  package func power(_ exponent: Rational) -> Interval {
    if let integer = exponent.asInt { return power(integer) }
    if exponent.isInteger { return hugePower(exponent) }
    var defined = Interval.both(domain, isNegative.negated)
    if exponent.signum < 0 { defined = Interval.both(defined, isZero.negated) }
    if defined == .no { return .undefined }
    if isZero == .yes { return Interval(Rational.zero, domain: defined) }
    if case .small(let numerator, let denominator) = exponent.storage {
      if let root = exact?.root(denominator), let value = Interval.exactPower(root, numerator) {
        return Interval(value, domain: defined)
      }
      if denominator == 2 && numerator.magnitude < 32 {
        return Interval(applying(.sqrt).power(numerator).enclosure, domain: defined)
      }
    }
    return Interval(exponentialPower(Interval(exponent)), domain: defined)
  }

  /// The power with a computed exponent.
  ///
  /// Of a negative base only where the exponent is certainly an integer, of zero only where it is
  /// certainly not negative; unknown where that cannot be told.
  package func power(_ exponent: Interval) -> Interval {
    let defined = Interval.both(domain, exponent.domain)
    if defined == .no { return .undefined }
    if let value = exponent.exact { return power(value).restricted(to: exponent.domain) }
    if let value = exponent.pointInteger { return power(value).restricted(to: exponent.domain) }
    if isZero == .yes { return Interval.powerOfZero(exponent).restricted(to: defined) }
    // A base that may be zero needs a positive exponent.
    let isFine = isPositive == .yes || isNegative == .no && exponent.isPositive == .yes
    if isFine { return Interval(exponentialPower(exponent), domain: defined) }
    if isNegative == .yes && !exponent.mayBeInteger { return .undefined }
    // Where there is a value at all its magnitude is that of the base to the power, or 0^0.
    let size = distance.exponentialPower(exponent).upper
    let bound = isNegative == .yes ? size : Bound.larger(size, .one)
    return Interval(
      Enclosure(isNegative == .no ? .zero : -bound, bound), domain: .unknown)
  }
}

// The steps of the above.
extension Interval {
  /// The exact power, nil if it is long.
  private static func exactPower(_ base: Rational, _ exponent: Int) -> Rational? {
    // A number of b bits is at least 2^(b-1): that bounds the power before it is computed.
    let (size, overflow) = (base.bits - 1).multipliedReportingOverflow(
      by: Int(clamping: exponent.magnitude))
    if overflow || size > exactBits { return nil }
    // Small powers of small numbers are cheaper by multiplication.
    let value =
      (2...4).contains(exponent) ? product(of: base, count: exponent) : base.power(exponent)
    return value.flatMap { $0.bits <= exactBits ? $0 : nil }
  }

  /// The second, third or fourth power.
  private static func product(of base: Rational, count: Int) -> Rational? {
    guard let square = base.multiplied(by: base) else { return nil }
    return count == 2 ? square : square.multiplied(by: count == 3 ? base : square)
  }

  /// The power of an interval without negative numbers, by repeated squaring of both ends.
  private func nonnegativePower(_ exponent: Int) -> Enclosure<Bound> {
    var result = Enclosure(Bound.one)
    var square = Enclosure(Bound.larger(lower, .zero), upper)
    var rest = exponent
    while true {
      if rest & 1 == 1 { result = Interval.product(result, square) }
      rest >>= 1
      if rest == 0 { return result }
      square = Interval.product(square, square)
    }
  }

  /// The odd power of a bound.
  private static func oddPower(_ base: Bound, _ exponent: Int) -> Enclosure<Bound> {
    if .zero <= base { return Interval(Enclosure(base)).nonnegativePower(exponent) }
    let mirrored = Interval(Enclosure(-base)).nonnegativePower(exponent)
    return Enclosure(-mirrored.upper, -mirrored.lower)
  }

  /// The power of the part that is not negative, by the logarithm.
  private func exponentialPower(_ exponent: Interval) -> Enclosure<Bound> {
    let base = Interval(Enclosure(.larger(lower, .zero), .larger(upper, .zero)))
    return (exponent * base.applying(.log)).applying(.exp).enclosure
  }

  /// The power with an integer exponent beyond 2^62.
  private func hugePower(_ exponent: Rational) -> Interval {
    if isZero == .yes {
      return exponent.signum < 0 ? .undefined : Interval(Rational.zero, domain: domain)
    }
    let defined = exponent.signum < 0 ? Interval.both(domain, isZero.negated) : domain
    if defined == .no { return .undefined }
    let size = Interval(distance.exponentialPower(Interval(exponent)))
    let isEven = !exponent.isOddInteger
    if isEven || isNegative == .no { return Interval(size.enclosure, domain: defined) }
    if isNegative == .yes { return Interval((-size).enclosure, domain: defined) }
    return Interval(Enclosure(-size.upper, size.upper), domain: defined)
  }

  /// The power of an exact zero.
  private static func powerOfZero(_ exponent: Interval) -> Interval {
    if exponent.isNegative == .yes { return .undefined }
    if exponent.isPositive == .yes { return Interval(Rational.zero) }
    return Interval(
      Enclosure(.zero, .one), domain: exponent.isNegative == .no ? .yes : .unknown)
  }

  /// The one number between the bounds, if it is an integer of moderate size.
  private var pointInteger: Int? {
    let limit = Bound(0x1p52)
    guard isPoint && magnitudeUpperBound < limit && lower.floorBound == lower else { return nil }
    return Int(lower.doubleValue)
  }

  /// Whether an integer may lie between the bounds.
  private var mayBeInteger: Bool {
    let limit = Bound(0x1p52)
    return limit < magnitudeUpperBound || lower <= upper.floorBound
  }
}
