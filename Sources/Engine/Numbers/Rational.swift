/// An exact fraction of integers of bounded size.
///
/// Always in lowest terms with a positive denominator, so equal values are stored equally. An
/// operation whose result would need more than `maximumBits` in either part returns nil; none
/// traps. Values that fit in two machine integers are computed without allocation.
package struct Rational: Hashable, Sendable {
  /// The two parts; `large` only where one of them does not fit in an `Int`.
  enum Storage: Hashable, Sendable {
    case small(Int, Int)
    indirect case large(BigInt, BigInt)
  }

  /// The size of numerator or denominator, in bits, beyond which an operation gives up.
  package static let maximumBits = 4096

  /// The number 0.
  package static let zero = Rational(0)

  /// The number 1.
  package static let one = Rational(1)

  let storage: Storage

  /// The integer as a fraction.
  package init(_ value: Int) {
    storage = .small(value, 1)
  }

  /// The quotient of two integers, nil for a denominator of zero.
  package init?(numerator: Int, denominator: Int) {
    if denominator == 0 { return nil }
    let divisor = UInt.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    self.init(
      reducedNumerator: numerator.magnitude / divisor,
      denominator: denominator.magnitude / divisor,
      isNegative: (numerator < 0) != (denominator < 0))
  }

  /// The fraction of two parts without a common divisor, the second positive.
  init(reducedNumerator numerator: UInt, denominator: UInt, isNegative: Bool) {
    if let top = Int(magnitude: numerator, isNegative: isNegative),
      let bottom = Int(exactly: denominator)
    {
      storage = .small(top, bottom)
    } else {
      storage = .large(
        BigInt(magnitude: numerator, isNegative: isNegative), BigInt(magnitude: denominator))
    }
  }

  /// The fraction of two parts without a common divisor, the second positive; nil if too large.
  init?(reducedNumerator numerator: BigInt, denominator: BigInt) {
    if let top = numerator.asInt, let bottom = denominator.asInt {
      storage = .small(top, bottom)
      return
    }
    let limit = Rational.maximumBits
    if numerator.bitWidth > limit || denominator.bitWidth > limit { return nil }
    storage = .large(numerator, denominator)
  }

  /// The quotient of two integers; nil if the denominator is zero or the result too large.
  init?(numerator: BigInt, denominator: BigInt) {
    if denominator.isZero { return nil }
    let divisor = BigInt.greatestCommonDivisor(numerator, denominator)
    let top = numerator.quotient(ofMultipleOf: divisor)
    self.init(
      reducedNumerator: denominator.isNegative ? -top : top,
      denominator: denominator.magnitude.quotient(ofMultipleOf: divisor))
  }

  /// Takes over parts known to be canonical.
  init(storage: Storage) {
    self.storage = storage
  }

  /// Numerator and denominator as integers of any size.
  var parts: (numerator: BigInt, denominator: BigInt) {
    switch storage {
    case .small(let numerator, let denominator): (BigInt(numerator), BigInt(denominator))
    case .large(let numerator, let denominator): (numerator, denominator)
    }
  }
}

// What can be asked of a fraction.
extension Rational {
  /// Whether both parts fit in an `Int`, so that arithmetic is cheap.
  package var isSmall: Bool {
    if case .small = storage { true } else { false }
  }

  /// The number of bits of the larger part.
  package var bits: Int {
    switch storage {
    case .small(let numerator, let denominator):
      UInt.bitWidth - (numerator.magnitude | denominator.magnitude).leadingZeroBitCount
    case .large(let numerator, let denominator):
      max(numerator.bitWidth, denominator.bitWidth)
    }
  }

  /// The sign: -1, 0 or 1.
  package var signum: Int {
    switch storage {
    case .small(let numerator, _): numerator.signum()
    case .large(let numerator, _): numerator.signum
    }
  }

  /// Whether the number is 0.
  package var isZero: Bool {
    if case .small(0, _) = storage { true } else { false }
  }

  /// Whether the number is 1.
  package var isOne: Bool {
    if case .small(1, 1) = storage { true } else { false }
  }

  /// Whether the denominator is 1.
  package var isInteger: Bool {
    switch storage {
    case .small(_, let denominator): denominator == 1
    case .large(_, let denominator): denominator.isOne
    }
  }

  /// Whether the number is an odd integer.
  var isOddInteger: Bool {
    switch storage {
    case .small(let numerator, let denominator): denominator == 1 && numerator & 1 == 1
    case .large(let numerator, let denominator): denominator.isOne && numerator.isOdd
    }
  }

  /// The value, if it is an integer that fits.
  package var asInt: Int? {
    if case .small(let numerator, 1) = storage { numerator } else { nil }
  }
}

extension Rational: Comparable {
  /// The exact order.
  package static func < (left: Rational, right: Rational) -> Bool {
    if case .small(let a, let b) = left.storage, case .small(let c, let d) = right.storage {
      if b == d { return a < c }
      let first = a.multipliedFullWidth(by: d)
      let second = c.multipliedFullWidth(by: b)
      return (first.high, first.low) < (second.high, second.low)
    }
    if left.signum != right.signum { return left.signum < right.signum }
    let (a, b) = left.parts
    let (c, d) = right.parts
    return a * d < c * b
  }
}
