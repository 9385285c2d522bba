/// A number of about 31 digits: two doubles and a power of two.
///
/// The value is `(hi + lo) * 2^scale`, `hi` the double nearest to the sum. The scale is 0 while
/// `2^-300 <= |hi| < 2^300`, which leaves ordinary arithmetic one check of an exponent; outside,
/// `1 <= |hi| < 2`. So `exp(1000)` or `9^387420489` are ordinary numbers, and overflow never looks
/// like a point outside a domain. Numbers of `2^(2^50)` and more become infinite, numbers below
/// `2^-(2^50)` become the smallest magnitude of their sign; zero is always exact.
///
/// No operation calls the C library: only `+ - * /` and the square root of doubles are used, which
/// are rounded alike everywhere, so results are the same bits on every machine.
///
/// Two values are not numbers: `undefined` has no value for certain, `unknown` cannot be told (the
/// difference of two infinities, the sine of more than `10^15`).
package struct DoubleDouble: Sendable {
  /// The leading double: nan if undefined or unknown.
  package var hi: Double

  /// The remainder: at most half a unit in the last place of `hi`.
  package var lo: Double

  /// The power of two both doubles are multiplied by.
  package var scale: Int

  /// The exponent of two beyond which numbers are infinite or smallest.
  package static let exponentLimit = 1 << 50

  /// Takes over parts that obey the rules.
  @inline(__always)
  init(hi: Double, lo: Double, scale: Int) {
    self.hi = hi
    self.lo = lo
    self.scale = scale
  }

  /// The number of any double; nan becomes undefined.
  @inline(__always)
  package init(_ value: Double) {
    self.init(DoublePair(value))
  }

  /// The number of any integer, exactly.
  @inline(__always)
  package init(_ value: Int) {
    let pair = DoublePair(
      sumOf: Double(value >> 32) * 0x1p32, Double(value & 0xffff_ffff))
    self.init(hi: pair.hi, lo: pair.lo, scale: 0)
  }

  /// The number of a pair.
  @inline(__always)
  init(_ pair: DoublePair) {
    if DoubleDouble.isOrdinary(pair.hi) {
      self.init(hi: pair.hi, lo: pair.lo, scale: 0)
    } else {
      self = DoubleDouble(pair, exponent: 0)
    }
  }

  /// The number of a pair times a power of two, whatever its exponent.
  @inline(never)
  init(_ pair: DoublePair, exponent: Int) {
    if pair.hi == 0 || !pair.hi.isFinite {
      self.init(hi: pair.hi == 0 ? 0 : pair.hi, lo: 0, scale: 0)
      return
    }
    let own = Int(pair.hi.exponent)
    let total = own &+ exponent
    if total >= DoubleDouble.exponentLimit {
      self = pair.hi > 0 ? .infinity : -.infinity
    } else if total < -DoubleDouble.exponentLimit {
      self = pair.hi > 0 ? .leastMagnitude : -.leastMagnitude
    } else if -300 <= total && total < 300 {
      let value = pair.scaled(byPowerOfTwo: exponent)
      self.init(hi: value.hi, lo: value.lo, scale: 0)
    } else {
      let value = pair.scaled(byPowerOfTwo: -own)
      self.init(hi: value.hi, lo: value.lo, scale: total)
    }
  }

  /// Whether a leading double needs no scale, by its exponent alone.
  @inline(__always)
  static func isOrdinary(_ hi: Double) -> Bool {
    let exponent = (hi.bitPattern >> 52) & 0x7ff
    return exponent &- (1023 - 300) < 600
  }

  /// The pair with `1 <= |hi| < 2`, and its exponent; of a finite number other than zero.
  var mantissa: (pair: DoublePair, exponent: Int) {
    if scale != 0 { return (pair, scale) }
    let own = Int(hi.exponent)
    return (pair.scaled(byPowerOfTwo: -own), own)
  }

  /// The two doubles without the scale.
  @inline(__always)
  var pair: DoublePair { DoublePair(hi, lo) }
}

// Values with a name.
extension DoubleDouble {
  /// The number 0.
  package static let zero = DoubleDouble(hi: 0, lo: 0, scale: 0)

  /// The number 1.
  package static let one = DoubleDouble(hi: 1, lo: 0, scale: 0)

  /// What is larger than every number.
  package static let infinity = DoubleDouble(hi: .infinity, lo: 0, scale: 0)

  /// The largest power of two before infinity.
  package static let greatestMagnitude = DoubleDouble(hi: 1, lo: 0, scale: exponentLimit - 1)

  /// The smallest positive number; whatever is smaller becomes it.
  package static let leastMagnitude = DoubleDouble(hi: 1, lo: 0, scale: -exponentLimit)

  /// What has no value.
  package static let undefined = DoubleDouble(hi: .nan, lo: 0, scale: 0)

  /// What may or may not have a value.
  package static let unknown = DoubleDouble(hi: .nan, lo: 0, scale: 1)

  /// The circle constant.
  package static let pi = DoubleDouble(
    hi: 0x1.921fb54442d18p1, lo: 0x1.1a62633145c07p-53, scale: 0)
}

// What can be asked of a number.
extension DoubleDouble {
  /// Whether there is certainly no value.
  package var isUndefined: Truth {
    hi.isNaN ? (scale == 0 ? .yes : .unknown) : .no
  }

  /// Whether this is neither infinite nor without a value.
  @inline(__always)
  package var isFinite: Bool { hi.isFinite }

  /// Whether this is 0.
  @inline(__always)
  package var isZero: Bool { hi == 0 }

  /// The distance from zero.
  @inline(__always)
  package var magnitude: DoubleDouble { hi < 0 ? -self : self }

  /// The nearest double: infinite or zero beyond their range.
  package var doubleValue: Double {
    if scale == 0 { return hi }
    if scale.magnitude > 1100 { return scale > 0 ? hi * .infinity : hi * 0 }
    return pair.scaled(byPowerOfTwo: scale).hi
  }
}

extension DoublePair {
  /// The value times a power of two of at most `2^1100`.
  func scaled(byPowerOfTwo exponent: Int) -> DoublePair {
    let half = exponent / 2
    return scaled(by: Double(powerOfTwo: half)).scaled(by: Double(powerOfTwo: exponent - half))
  }
}

extension Double {
  /// A power of two with a normal exponent.
  @inline(__always)
  init(powerOfTwo exponent: Int) {
    self.init(bitPattern: UInt64(bitPattern: Int64(1023 &+ exponent)) << 52)
  }
}
