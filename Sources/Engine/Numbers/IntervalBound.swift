/// Two bounds between which a real number lies.
package struct Enclosure<Bound: IntervalBound>: Sendable {
  /// The lower bound, possibly `-infinity`.
  package var lower: Bound

  /// The upper bound, possibly `infinity`.
  package var upper: Bound

  /// The numbers between two bounds.
  @inline(__always)
  package init(_ lower: Bound, _ upper: Bound) {
    self.lower = lower
    self.upper = upper
  }

  /// One number alone.
  @inline(__always)
  package init(_ value: Bound) {
    self.init(value, value)
  }

  /// All real numbers.
  package static var wholeLine: Enclosure { Enclosure(-Bound.infinity, Bound.infinity) }

  /// Whether there is only one number.
  @inline(__always)
  var isPoint: Bool { lower == upper }
}

/// What intervals ask of the number type of their bounds: operations that round outward.
///
/// Each operation encloses the exact result for the given operands; zero times anything is zero,
/// and an overflow is enclosed by the greatest finite number and infinity.
package protocol IntervalBound: Sendable, Equatable {
  /// The number 0.
  static var zero: Self { get }

  /// The number 1.
  static var one: Self { get }

  /// What is larger than every number.
  static var infinity: Self { get }

  /// The circle constant.
  static var piEnclosure: Enclosure<Self> { get }

  /// The magnitude up to which angles can be told from their neighbours.
  static var angleLimit: Self { get }

  /// The number of a double, exactly.
  init(_ value: Double)

  /// Whether the left number is smaller.
  static func < (left: Self, right: Self) -> Bool

  /// Whether the left number is smaller or the same.
  static func <= (left: Self, right: Self) -> Bool

  /// The negative of a number.
  static prefix func - (value: Self) -> Self

  /// Whether this is a number.
  var isFinite: Bool { get }

  /// The nearest double.
  var doubleValue: Double { get }

  /// An enclosure of an exact rational.
  static func enclosure(of value: Rational) -> Enclosure<Self>

  /// The sum; of infinities only with the same sign.
  static func sum(_ left: Self, _ right: Self) -> Enclosure<Self>

  /// The product.
  static func product(_ left: Self, _ right: Self) -> Enclosure<Self>

  /// The quotient by a number other than zero.
  static func quotient(_ left: Self, _ right: Self) -> Enclosure<Self>

  /// An enclosure of a smooth function's value at a point of its domain.
  func enclosure(of function: Elementary) -> Enclosure<Self>

  /// An integer that is at most the floor and, where integers can be told apart, equal to it.
  var floorBound: Self { get }

  /// The bound as a fraction, nil if it has none of a reasonable size.
  var asRational: Rational? { get }
}

extension IntervalBound {
  /// The smaller one.
  @inline(__always)
  static func smaller(_ left: Self, _ right: Self) -> Self { right < left ? right : left }

  /// The larger one.
  @inline(__always)
  static func larger(_ left: Self, _ right: Self) -> Self { left < right ? right : left }
}
