// Circular functions: ends of the interval, and the extremes and poles between them.
extension Interval {
  /// The sine or the cosine: between the values at the ends, or to a crest or trough between them.
  func circular(_ function: Elementary) -> Interval {
    let all = Enclosure(-Bound.one, Bound.one)
    if isPoint {
      return Interval(Interval.meet(lower.enclosure(of: function), all), domain: domain)
    }
    guard let quarters = quarterTurns else { return Interval(all, domain: domain) }
    let first = lower.enclosure(of: function)
    let last = upper.enclosure(of: function)
    let crest = function == .sin ? 1 : 0
    let hull = Enclosure(
      quarters.holds(crest + 2) ? -Bound.one : .smaller(first.lower, last.lower),
      quarters.holds(crest) ? Bound.one : .larger(first.upper, last.upper))
    return Interval(Interval.meet(hull, all), domain: domain)
  }

  /// The tangent: unknown where a pole may lie between the ends.
  ///
  /// No fraction is a pole, so a point always has a value.
  var tangent: Interval {
    if isPoint { return Interval(lower.enclosure(of: .tan), domain: domain) }
    guard let quarters = quarterTurns, !quarters.holds(1), !quarters.holds(3) else {
      return Interval(.wholeLine, domain: exact == nil ? Interval.both(domain, .unknown) : domain)
    }
    return Interval(
      Enclosure(lower.enclosure(of: .tan).lower, upper.enclosure(of: .tan).upper), domain: domain)
  }

  /// The multiples of a quarter turn that may lie between the bounds.
  private struct QuarterTurns {
    var first: Int
    var last: Int

    /// Whether one of them is this one plus full turns.
    func holds(_ quarter: Int) -> Bool {
      // The first multiple from `first` on that is congruent.
      let next = first + ((quarter - first) & 3)
      return next <= last
    }
  }

  /// The quarter turns between the bounds; nil where angles cannot be told apart.
  private var quarterTurns: QuarterTurns? {
    let limit = Bound.angleLimit
    guard -limit <= lower && upper <= limit else { return nil }
    let turns = Interval.quotient(enclosure, Interval.halfPi)
    let first = -(-turns.lower).floorBound.doubleValue
    let last = turns.upper.floorBound.doubleValue
    return QuarterTurns(first: Int(first), last: Int(last))
  }

  /// Half the circle constant.
  static var halfPi: Enclosure<Bound> {
    product(Bound.piEnclosure, Enclosure(Bound(0.5)))
  }

  /// What lies in both.
  private static func meet(_ x: Enclosure<Bound>, _ y: Enclosure<Bound>) -> Enclosure<Bound> {
    Enclosure(.larger(x.lower, y.lower), .smaller(x.upper, y.upper))
  }

  /// The angle of the point (x, y), in (-pi, pi]; undefined at the origin.
  package static func atan2(_ y: Interval, _ x: Interval) -> Interval {
    let isOrigin = both(x.isZero, y.isZero)
    let domain = both(both(x.domain, y.domain), isOrigin.negated)
    if domain == .no { return .undefined }
    let value: Interval
    if x.isPositive == .yes {
      value = (y / x).applying(.atan)
    } else if y.isPositive == .yes {
      value = Interval(halfPi) - (x / y).applying(.atan)
    } else if y.isNegative == .yes {
      value = -Interval(halfPi) - (x / y).applying(.atan)
    } else if x.isNegative == .yes && y.isZero == .yes {
      value = pi
    } else if x.isNegative == .yes && y.isNegative == .no {
      value = pi + (y / x).applying(.atan)
    } else {
      value = Interval(lower: -pi.upper, upper: pi.upper)
    }
    return value.restricted(to: domain)
  }
}
