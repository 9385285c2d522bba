// Arithmetic: exact while both operands are and the result stays short, else by bounds.
extension Interval {
  /// A result that is exact if it is known and short; only defined where the operands are.
  @inline(__always)
  private static func short(_ value: Rational?, _ left: Interval, _ right: Interval) -> Interval? {
    guard let value, value.isSmall || value.bits <= exactBits else { return nil }
    return Interval(value, domain: both(left.domain, right.domain))
  }

  /// The negative of each number.
  @inline(__always)
  package static prefix func - (value: Interval) -> Interval {
    Interval(
      Enclosure(-value.upper, -value.lower), domain: value.domain, exact: value.exact?.negated)
  }

  /// The sums of any two numbers.
  @inline(__always)
  package static func + (left: Interval, right: Interval) -> Interval {
    if let a = left.exact, let b = right.exact, let result = short(a.adding(b), left, right) {
      return result
    }
    let domain = both(left.domain, right.domain)
    if domain == .no { return .undefined }
    return Interval(sum(left.enclosure, right.enclosure), domain: domain)
  }

  /// The differences of any two numbers.
  @inline(__always)
  package static func - (left: Interval, right: Interval) -> Interval {
    if let a = left.exact, let b = right.exact, let result = short(a.subtracting(b), left, right) {
      return result
    }
    let domain = both(left.domain, right.domain)
    if domain == .no { return .undefined }
    return Interval(sum(left.enclosure, Enclosure(-right.upper, -right.lower)), domain: domain)
  }

  /// The products of any two numbers; zero times anything is an exact zero.
  @inline(__always)
  package static func * (left: Interval, right: Interval) -> Interval {
    if let a = left.exact, let b = right.exact,
      let result = short(a.multiplied(by: b), left, right)
    {
      return result
    }
    let domain = both(left.domain, right.domain)
    if domain == .no { return .undefined }
    // Zero times anything stays an exact zero.
    if left.isZero == .yes || right.isZero == .yes {
      return Interval(Rational.zero, domain: domain)
    }
    return Interval(product(left.enclosure, right.enclosure), domain: domain)
  }

  /// The quotients of any two numbers; undefined by zero, unknown where zero may be.
  package static func / (left: Interval, right: Interval) -> Interval {
    let domain = both(both(left.domain, right.domain), right.isZero.negated)
    if domain == .no { return .undefined }
    if let a = left.exact, let b = right.exact,
      let result = short(a.divided(by: b), left, right)
    {
      return result
    }
    if left.isZero == .yes { return Interval(Rational.zero, domain: domain) }
    if right.isNegative == .no {
      return Interval(quotient(left.enclosure, right.enclosure), domain: domain)
    }
    if right.isPositive == .no {
      let value = quotient(left.enclosure, Enclosure(-right.upper, -right.lower))
      return Interval(Enclosure(-value.upper, -value.lower), domain: domain)
    }
    return Interval(.wholeLine, domain: domain)
  }
}

extension Truth {
  /// The answer to the opposite question.
  @inline(__always)
  var negated: Truth {
    switch self {
    case .yes: .no
    case .no: .yes
    case .unknown: .unknown
    }
  }
}

// The same on bare bounds.
extension Interval {
  @inline(__always)
  static func sum(_ x: Enclosure<Bound>, _ y: Enclosure<Bound>) -> Enclosure<Bound> {
    let low = Bound.sum(x.lower, y.lower)
    if x.isPoint && y.isPoint { return low }
    return Enclosure(low.lower, Bound.sum(x.upper, y.upper).upper)
  }

  @inline(__always)
  static func product(_ x: Enclosure<Bound>, _ y: Enclosure<Bound>) -> Enclosure<Bound> {
    if x.isPoint && y.isPoint { return Bound.product(x.lower, y.lower) }
    if .zero <= x.lower { return product(nonnegative: x, y) }
    if x.upper <= .zero {
      let mirrored = product(nonnegative: Enclosure(-x.upper, -x.lower), y)
      return Enclosure(-mirrored.upper, -mirrored.lower)
    }
    if .zero <= y.lower { return product(nonnegative: y, x) }
    if y.upper <= .zero {
      let mirrored = product(nonnegative: Enclosure(-y.upper, -y.lower), x)
      return Enclosure(-mirrored.upper, -mirrored.lower)
    }
    return Enclosure(
      Bound.smaller(Bound.product(x.lower, y.upper).lower, Bound.product(x.upper, y.lower).lower),
      Bound.larger(Bound.product(x.lower, y.lower).upper, Bound.product(x.upper, y.upper).upper))
  }

  /// The product with a first factor that is not negative.
  @inline(__always)
  private static func product(
    nonnegative x: Enclosure<Bound>, _ y: Enclosure<Bound>
  ) -> Enclosure<Bound> {
    Enclosure(
      Bound.product(.zero <= y.lower ? x.lower : x.upper, y.lower).lower,
      Bound.product(y.upper <= .zero ? x.lower : x.upper, y.upper).upper)
  }

  /// The quotient by a positive divisor, whose lower bound may be zero.
  @inline(__always)
  static func quotient(_ x: Enclosure<Bound>, _ y: Enclosure<Bound>) -> Enclosure<Bound> {
    if x.isPoint && y.isPoint && .zero < y.lower { return Bound.quotient(x.lower, y.lower) }
    let least = .zero <= x.lower ? y.upper : y.lower
    let greatest = x.upper <= .zero ? y.upper : y.lower
    return Enclosure(
      least <= .zero ? -.infinity : Bound.quotient(x.lower, least).lower,
      greatest <= .zero ? .infinity : Bound.quotient(x.upper, greatest).upper)
  }
}
