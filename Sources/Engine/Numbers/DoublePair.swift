/// A number held as the unevaluated sum of two doubles, without guard against over- and underflow.
///
/// `hi` is the double nearest to the sum. The kernels of `DoubleDouble` work on pairs whose
/// exponents are known to be harmless: with `|hi|` between `2^-300` and `2^300` every error term
/// stays a normal double, so the bounds hold as proved. The products split their factors instead of
/// using a fused multiply-add, which is slow on processors without the instruction.
///
/// With `u = 2^-53` the relative errors are: sum `3u^2`, product `7u^2`, quotient `15u^2`, square
/// root `4u^2`; with a double as the second operand `2u^2`, `2u^2` and `4u^2`.
///
/// Source: Dekker 1971, doi:10.1007/BF01397083 (splitting); Joldes, Muller, Popescu 2017,
/// doi:10.1145/3121432 (algorithms 4, 6, 7, 10, 15 and 17 and their bounds); Lefèvre and others
/// 2023, doi:10.1145/3568672 (square root).
struct DoublePair {
  /// The nearest double.
  var hi: Double

  /// The remainder.
  var lo: Double

  /// The pair of two doubles that are already in order.
  @inline(__always)
  init(_ hi: Double, _ lo: Double = 0) {
    self.hi = hi
    self.lo = lo
  }

  /// The exact sum of two doubles.
  @inline(__always)
  init(sumOf a: Double, _ b: Double) {
    let sum = a + b
    let part = sum - a
    hi = sum
    lo = (a - (sum - part)) + (b - part)
  }

  /// The exact sum of two doubles, the first not the smaller one in magnitude (or zero).
  @inline(__always)
  init(orderedSumOf a: Double, _ b: Double) {
    let sum = a + b
    hi = sum
    lo = b - (sum - a)
  }

  /// The exact product of two doubles below `2^996`, unless the error term underflows.
  @inline(__always)
  init(productOf a: Double, _ b: Double) {
    let product = a * b
    let left = DoublePair.halves(a)
    let right = DoublePair.halves(b)
    let high = left.hi * right.hi - product
    hi = product
    lo = ((high + left.hi * right.lo) + left.lo * right.hi) + left.lo * right.lo
  }

  /// A double as the sum of two of at most 26 significant bits.
  @inline(__always)
  private static func halves(_ a: Double) -> (hi: Double, lo: Double) {
    let scaled = 134_217_729 * a
    let high = scaled - (scaled - a)
    return (high, a - high)
  }

  /// The value over 2, 4, … or times it: exact for a power of two.
  @inline(__always)
  func scaled(by power: Double) -> DoublePair {
    DoublePair(hi * power, lo * power)
  }

  /// The distance from zero.
  @inline(__always)
  var magnitude: DoublePair { hi < 0 ? -self : self }
}

extension DoublePair {
  @inline(__always)
  static prefix func - (value: DoublePair) -> DoublePair {
    DoublePair(-value.hi, -value.lo)
  }

  @inline(__always)
  static func + (left: DoublePair, right: DoublePair) -> DoublePair {
    let high = DoublePair(sumOf: left.hi, right.hi)
    let low = DoublePair(sumOf: left.lo, right.lo)
    let first = DoublePair(orderedSumOf: high.hi, high.lo + low.hi)
    return DoublePair(orderedSumOf: first.hi, low.lo + first.lo)
  }

  @inline(__always)
  static func - (left: DoublePair, right: DoublePair) -> DoublePair { left + -right }

  @inline(__always)
  static func + (left: DoublePair, right: Double) -> DoublePair {
    let high = DoublePair(sumOf: left.hi, right)
    return DoublePair(orderedSumOf: high.hi, left.lo + high.lo)
  }

  @inline(__always)
  static func - (left: DoublePair, right: Double) -> DoublePair { left + -right }

  @inline(__always)
  static func * (left: DoublePair, right: DoublePair) -> DoublePair {
    let high = DoublePair(productOf: left.hi, right.hi)
    let low = high.lo + (left.hi * right.lo + left.lo * right.hi)
    return DoublePair(orderedSumOf: high.hi, low)
  }

  @inline(__always)
  static func * (left: DoublePair, right: Double) -> DoublePair {
    let high = DoublePair(productOf: left.hi, right)
    let first = DoublePair(orderedSumOf: high.hi, left.lo * right)
    return DoublePair(orderedSumOf: first.hi, first.lo + high.lo)
  }

  @inline(__always)
  static func / (left: DoublePair, right: DoublePair) -> DoublePair {
    let high = left.hi / right.hi
    let product = right * high
    let rest = (left.hi - product.hi) + (left.lo - product.lo)
    return DoublePair(orderedSumOf: high, rest / right.hi)
  }

  @inline(__always)
  static func / (left: DoublePair, right: Double) -> DoublePair {
    let high = left.hi / right
    let product = DoublePair(productOf: high, right)
    let rest = ((left.hi - product.hi) - product.lo) + left.lo
    return DoublePair(orderedSumOf: high, rest / right)
  }

  /// The square root of a positive pair.
  @inline(__always)
  var squareRoot: DoublePair {
    let high = hi.squareRoot()
    let square = DoublePair(productOf: high, high)
    let rest = ((hi - square.hi) - square.lo) + lo
    return DoublePair(orderedSumOf: high, rest / (2 * high))
  }
}
