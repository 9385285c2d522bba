/// An integer of any size.
///
/// Every operation is total: nothing here traps. Sizes are bounded by the callers (see
/// `Rational.maximumBits`), so the quadratic schoolbook methods are the right ones.
struct BigInt: Hashable, Sendable {
  /// The absolute value in base 2^64, least significant limb first, without leading zeros.
  let limbs: [UInt]

  /// Whether the value is below zero; never for zero.
  let isNegative: Bool

  static let zero = BigInt(0)
  static let one = BigInt(1)

  init(_ value: Int) {
    self.init(magnitude: value.magnitude, isNegative: value < 0)
  }

  init(magnitude: UInt, isNegative: Bool = false) {
    limbs = magnitude == 0 ? [] : [magnitude]
    self.isNegative = isNegative && magnitude != 0
  }

  /// The value with the given limbs, of which the leading ones may be zero.
  init(limbs: [UInt], isNegative: Bool = false) {
    var trimmed = limbs
    while trimmed.last == 0 { trimmed.removeLast() }
    self.limbs = trimmed
    self.isNegative = isNegative && !trimmed.isEmpty
  }

  var isZero: Bool { limbs.isEmpty }
  var isOne: Bool { !isNegative && limbs == [1] }
  var isOdd: Bool { (limbs.first ?? 0) & 1 == 1 }
  var signum: Int { isZero ? 0 : isNegative ? -1 : 1 }
  var magnitude: BigInt { isNegative ? -self : self }

  /// The number of bits of the absolute value: 0 for 0, 1 for 1, 3 for -4.
  var bitWidth: Int {
    guard let top = limbs.last else { return 0 }
    return limbs.count * UInt.bitWidth - top.leadingZeroBitCount
  }

  /// The number of zero bits below the lowest one bit; 0 for zero.
  var trailingZeroBitCount: Int {
    guard let index = limbs.firstIndex(where: { $0 != 0 }) else { return 0 }
    return index * UInt.bitWidth + limbs[index].trailingZeroBitCount
  }

  /// The absolute value, if it fits.
  var asUInt: UInt? {
    limbs.count > 1 ? nil : limbs.first ?? 0
  }

  /// The value, if it fits.
  var asInt: Int? {
    guard let magnitude = asUInt else { return nil }
    return Int(magnitude: magnitude, isNegative: isNegative)
  }

  static prefix func - (value: BigInt) -> BigInt {
    BigInt(limbs: value.limbs, isNegative: !value.isNegative)
  }

  static func + (left: BigInt, right: BigInt) -> BigInt {
    if left.isNegative == right.isNegative {
      return BigInt(limbs: sum(left.limbs, right.limbs), isNegative: left.isNegative)
    }
    if isLess(left.limbs, right.limbs) {
      return BigInt(limbs: difference(right.limbs, left.limbs), isNegative: right.isNegative)
    }
    return BigInt(limbs: difference(left.limbs, right.limbs), isNegative: left.isNegative)
  }

  static func - (left: BigInt, right: BigInt) -> BigInt {
    left + (-right)
  }

  static func * (left: BigInt, right: BigInt) -> BigInt {
    BigInt(
      limbs: product(left.limbs, right.limbs), isNegative: left.isNegative != right.isNegative)
  }

  /// The power, by repeated squaring; a negative exponent counts as 0.
  ///
  /// The result has up to `bitWidth * exponent` bits: bound it before calling.
  func power(_ exponent: Int) -> BigInt {
    var result = BigInt.one
    var square = self
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return result
  }

  /// The value times 2 to the given power, rounded towards zero if the power is negative.
  func scaled(byPowerOfTwo exponent: Int) -> BigInt {
    if exponent == 0 || isZero { return self }
    return exponent > 0 ? shiftedLeft(exponent) : shiftedRight(exponent.magnitude)
  }

  private func shiftedLeft(_ count: Int) -> BigInt {
    let bits = UInt(count % UInt.bitWidth)
    var result = [UInt](repeating: 0, count: count / UInt.bitWidth)
    result.reserveCapacity(result.count + limbs.count + 1)
    var carry: UInt = 0
    for limb in limbs {
      result.append(limb << bits | carry)
      carry = limb >> (UInt(UInt.bitWidth) - bits)  // a smart shift: 0 for a shift by 64
    }
    result.append(carry)
    return BigInt(limbs: result, isNegative: isNegative)
  }

  private func shiftedRight(_ count: UInt) -> BigInt {
    let whole = count / UInt(UInt.bitWidth)
    if whole >= UInt(limbs.count) { return .zero }
    let bits = count % UInt(UInt.bitWidth)
    let first = Int(whole)
    var result = [UInt](repeating: 0, count: limbs.count - first)
    for index in result.indices {
      let above = first + index + 1 < limbs.count ? limbs[first + index + 1] : 0
      result[index] = limbs[first + index] >> bits | above << (UInt(UInt.bitWidth) - bits)
    }
    return BigInt(limbs: result, isNegative: isNegative)
  }
}

extension BigInt: Comparable {
  static func < (left: BigInt, right: BigInt) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative
      ? isLess(right.limbs, left.limbs) : isLess(left.limbs, right.limbs)
  }
}

// Arithmetic of absolute values.
extension BigInt {
  private static func isLess(_ left: [UInt], _ right: [UInt]) -> Bool {
    if left.count != right.count { return left.count < right.count }
    for index in left.indices.reversed() where left[index] != right[index] {
      return left[index] < right[index]
    }
    return false
  }

  private static func sum(_ left: [UInt], _ right: [UInt]) -> [UInt] {
    let (long, short) = left.count < right.count ? (right, left) : (left, right)
    var result = long
    var carry = false
    for index in long.indices {
      if index >= short.count && !carry { break }
      let addend = index < short.count ? short[index] : 0
      (result[index], carry) = result[index].adding(addend, carry: carry)
    }
    if carry { result.append(1) }
    return result
  }

  /// The difference of a number and one that is not larger.
  private static func difference(_ large: [UInt], _ small: [UInt]) -> [UInt] {
    var result = large
    var borrow = false
    for index in large.indices {
      if index >= small.count && !borrow { break }
      let subtrahend = index < small.count ? small[index] : 0
      (result[index], borrow) = result[index].subtracting(subtrahend, borrow: borrow)
    }
    return result
  }

  private static func product(_ left: [UInt], _ right: [UInt]) -> [UInt] {
    if left.isEmpty || right.isEmpty { return [] }
    var result = [UInt](repeating: 0, count: left.count + right.count)
    for (offset, factor) in left.enumerated() where factor != 0 {
      var carry: UInt = 0
      for (index, limb) in right.enumerated() {
        let (high, low) = factor.multipliedAdding(limb, carry, result[offset + index])
        result[offset + index] = low
        carry = high
      }
      result[offset + right.count] = carry
    }
    return result
  }
}

extension Int {
  /// The integer with the given absolute value and sign, if it fits.
  init?(magnitude: UInt, isNegative: Bool) {
    let limit = isNegative ? Int.min.magnitude : UInt(Int.max)
    if magnitude > limit { return nil }
    let pattern = isNegative ? 0 &- magnitude : magnitude
    self.init(truncatingIfNeeded: pattern)
  }
}

extension UInt {
  /// The low limb of a sum of two limbs and a carry, and the carry out.
  func adding(_ other: UInt, carry: Bool) -> (UInt, Bool) {
    let (first, overflow) = addingReportingOverflow(other)
    let (second, again) = first.addingReportingOverflow(carry ? 1 : 0)
    return (second, overflow || again)
  }

  /// The low limb of a difference of limbs less a borrow, and the borrow out.
  func subtracting(_ other: UInt, borrow: Bool) -> (UInt, Bool) {
    let (first, overflow) = subtractingReportingOverflow(other)
    let (second, again) = first.subtractingReportingOverflow(borrow ? 1 : 0)
    return (second, overflow || again)
  }

  /// `self * factor + first + second`, which always fits in two limbs.
  func multipliedAdding(_ factor: UInt, _ first: UInt, _ second: UInt) -> (high: UInt, low: UInt) {
    let full = multipliedFullWidth(by: factor)
    let (once, carryOnce) = full.low.addingReportingOverflow(first)
    let (twice, carryTwice) = once.addingReportingOverflow(second)
    return (full.high &+ (carryOnce ? 1 : 0) &+ (carryTwice ? 1 : 0), twice)
  }
}
