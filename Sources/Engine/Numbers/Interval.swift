/// A set of real numbers between two bounds, certain to hold the true value.
///
/// Every operation *encloses*: whatever points the operands stand for, the result of the real
/// operation lies between the bounds. Beside the bounds an interval knows whether the value is
/// defined at all its points (`domain`), and the exact value where it is a known fraction of
/// moderate size (`exact`); comparisons, zeros and jumps are decided by it. Overflow is an infinite
/// bound and never undefined.
///
/// Where `domain` is unknown, bounds and exact value hold for those points where there is a value.
/// What is certainly undefined has the whole line as bounds.
///
/// Source: IEEE 1788-2015, doi:10.1109/IEEESTD.2015.7140721, for the decorations; unlike there, a
/// certain lack of a value is told from a possible one.
package struct Interval<Bound: IntervalBound>: Sendable {
  /// The lower bound, possibly `-infinity`.
  package let lower: Bound

  /// The upper bound, possibly `infinity`.
  package let upper: Bound

  /// Whether the value is defined at all points: yes at all, no at none.
  package let domain: Truth

  /// The value itself, where it is known exactly.
  package let exact: Rational?

  /// The size of a fraction, in bits, from which on its exact value is given up.
  package static var exactBits: Int { 512 }

  /// Takes over the parts.
  @inline(__always)
  init(_ enclosure: Enclosure<Bound>, domain: Truth = .yes, exact: Rational? = nil) {
    lower = enclosure.lower
    upper = enclosure.upper
    self.domain = domain
    self.exact = exact
  }

  /// The numbers between two bounds, in this order.
  @inline(__always)
  package init(lower: Bound, upper: Bound) {
    self.init(Enclosure(lower, upper))
  }

  /// An exact number.
  @inline(__always)
  package init(_ value: Rational) {
    self.init(value, domain: .yes)
  }

  /// An exact number, where it has a value.
  @inline(__always)
  init(_ value: Rational, domain: Truth) {
    self.init(Bound.enclosure(of: value), domain: domain, exact: value)
  }

  /// The number of a double, exactly; undefined for nan and the infinities.
  package init(_ value: Double) {
    if let exact = Rational(exactly: value) {
      self.init(Enclosure(Bound(value)), exact: exact.bits <= Interval.exactBits ? exact : nil)
    } else {
      self = .undefined
    }
  }

  /// What has no value.
  package static var undefined: Interval { Interval(.wholeLine, domain: .no) }

  /// What may be any number, with or without a value.
  package static var unknown: Interval { Interval(.wholeLine, domain: .unknown) }

  /// The circle constant.
  package static var pi: Interval { Interval(Bound.piEnclosure) }

  /// Whether there is certainly no value.
  package var isUndefined: Truth {
    switch domain {
    case .yes: .no
    case .no: .yes
    case .unknown: .unknown
    }
  }

  /// The same bounds and value on a smaller domain.
  @inline(__always)
  func restricted(to other: Truth) -> Interval {
    if other == .yes { return self }
    return Interval.both(domain, other) == .no
      ? .undefined : Interval(enclosure, domain: .unknown, exact: exact)
  }

  /// Whether two values are both defined.
  @inline(__always)
  static func both(_ left: Truth, _ right: Truth) -> Truth {
    if left == .yes && right == .yes { return .yes }
    return left == .no || right == .no ? .no : .unknown
  }

  /// The bounds alone.
  @inline(__always)
  var enclosure: Enclosure<Bound> { Enclosure(lower, upper) }
}

// What can be asked of the bounds.
extension Interval {
  /// Whether the bounds hold one number only.
  @inline(__always)
  package var isPoint: Bool { lower == upper }

  /// Whether the value is less than an integer.
  @inline(__always)
  func isBelow(_ limit: Int) -> Truth {
    if let exact { return exact < Rational(limit) ? .yes : .no }
    let bound = Bound(Double(limit))
    return upper < bound ? .yes : bound <= lower ? .no : .unknown
  }

  /// Whether the value is greater than an integer.
  @inline(__always)
  func isAbove(_ limit: Int) -> Truth {
    if let exact { return Rational(limit) < exact ? .yes : .no }
    let bound = Bound(Double(limit))
    return bound < lower ? .yes : upper <= bound ? .no : .unknown
  }

  /// Whether the value is less than 0.
  @inline(__always)
  var isNegative: Truth { isBelow(0) }

  /// Whether the value is greater than 0.
  @inline(__always)
  var isPositive: Truth { isAbove(0) }

  /// Whether the value is 0.
  @inline(__always)
  var isZero: Truth {
    if let exact { return exact.isZero ? .yes : .no }
    if .zero < lower || upper < .zero { return .no }
    return lower == upper ? .yes : .unknown
  }

  /// A number in the middle; of the finite bound if only one is finite, 0 if none is.
  package var midpoint: Bound {
    if isPoint { return lower }
    guard lower.isFinite && upper.isFinite else {
      return lower.isFinite ? lower : upper.isFinite ? upper : .zero
    }
    let half = Bound(0.5)
    let sum = Bound.sum(Bound.product(lower, half).upper, Bound.product(upper, half).lower)
    return Bound.larger(lower, Bound.smaller(sum.lower, upper))
  }

  /// A bound of the magnitude.
  package var magnitudeUpperBound: Bound { Bound.larger(-lower, upper) }

  /// Whether no number lies in both intervals.
  package func isDisjoint(from other: Interval) -> Bool {
    upper < other.lower || other.upper < lower
  }

  /// The width over the larger magnitude of the bounds: 0 of a point, infinite if unbounded.
  package var relativeWidth: Double {
    if isPoint { return 0 }
    guard lower.isFinite && upper.isFinite else { return .infinity }
    let width = Bound.sum(upper, -lower).upper
    return Bound.quotient(width, magnitudeUpperBound).upper.doubleValue
  }

  /// Whether a fraction lies between the bounds.
  package func contains(_ value: Rational) -> Bool {
    let near = Bound.enclosure(of: value)
    if near.upper < lower || upper < near.lower { return false }
    if lower <= near.lower && near.upper <= upper { return true }
    let isAbove = lower <= near.lower || lower.asRational.map { $0 <= value } ?? true
    let isBelow = near.upper <= upper || upper.asRational.map { value <= $0 } ?? true
    return isAbove && isBelow
  }
}
