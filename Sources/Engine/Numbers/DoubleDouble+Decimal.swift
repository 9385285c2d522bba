extension DoubleDouble: CustomStringConvertible {
  /// The number to 30 significant digits.
  package var description: String { decimal(digits: 30) }

  /// The number in decimal notation, rounded to at most 30 significant digits.
  ///
  /// Trailing zeros are left out. Powers of ten below -4 and from `digits` on are written apart:
  /// `1.3`, `-0.46`, `2.5e-11`, `1.97e434`.
  package func decimal(digits: Int) -> String {
    guard hi.isFinite else { return hi.isNaN ? "undefined" : hi > 0 ? "inf" : "-inf" }
    if isZero { return "0" }
    let count = Swift.min(Swift.max(digits, 1), 30)
    let (significand, exponent) = magnitude.roundedToDecimal(count: count)
    var text = String(significand)
    while text.utf8.last == UInt8(ascii: "0") { text.removeLast() }
    let sign = hi < 0 ? "-" : ""
    if exponent < -4 || exponent >= count {
      if text.utf8.count > 1 { text.insert(".", at: text.index(after: text.startIndex)) }
      return "\(sign)\(text)e\(exponent)"
    }
    if exponent < 0 { return "\(sign)0.\(String(repeating: "0", count: -exponent - 1))\(text)" }
    let missing = exponent + 1 - text.utf8.count
    if missing >= 0 { return sign + text + String(repeating: "0", count: missing) }
    text.insert(".", at: text.index(text.startIndex, offsetBy: exponent + 1))
    return sign + text
  }

  /// A positive number as an integer of `count` digits, and the power of ten of the first of them.
  private func roundedToDecimal(count: Int) -> (significand: UInt128, exponent: Int) {
    let (pair, binary) = mantissa
    let value = WideFloat(pair, exponent: binary)
    let limit = (0..<count).reduce(UInt128(1)) { power, _ in power * 10 }
    var exponent = Int((Double(binary) * 0.30102999566398120).rounded(.down))
    while true {
      let significand = (value * WideFloat(powerOfTen: count - 1 - exponent)).nearestInteger
      if significand < limit / 10 {
        exponent -= 1
      } else if significand < limit {
        return (significand, exponent)
      } else {
        exponent += 1
      }
    }
  }
}

/// A positive number of 256 bits, for conversion to decimal only.
private struct WideFloat {
  /// The upper half of the significand, its leading bit set.
  private var high: UInt128

  /// The lower half of the significand.
  private var low: UInt128

  /// The power of two: the value is `0.high low * 2^exponent`.
  private var exponent: Int

  private init(high: UInt128, low: UInt128, exponent: Int) {
    self.high = high
    self.low = low
    self.exponent = exponent
  }

  /// The value of a pair with `1 <= hi < 2` times a power of two, to within `2^-122` of itself.
  init(_ pair: DoublePair, exponent binary: Int) {
    let whole = UInt128(UInt64(pair.hi * 0x1p52)) << 70
    let rest = Int128(pair.lo * 0x1p122)
    let sum = rest < 0 ? whole - UInt128(rest.magnitude) : whole + UInt128(rest)
    let shift = sum.leadingZeroBitCount
    self.init(high: sum << shift, low: 0, exponent: binary + 1 + 5 - shift)
  }

  /// A power of ten.
  init(powerOfTen power: Int) {
    // 1, and 10 or 0.1.
    self.init(high: 1 << 127, low: 0, exponent: 1)
    var square =
      power > 0
      ? WideFloat(high: 0xa << 124, low: 0, exponent: 4)
      : WideFloat(high: .max / 5 * 4, low: .max / 5 * 4, exponent: -3)
    var rest = power.magnitude
    while rest != 0 {
      if rest & 1 == 1 { self = self * square }
      square = square * square
      rest >>= 1
    }
  }

  /// The product, to within `2^-253` of itself.
  static func * (left: WideFloat, right: WideFloat) -> WideFloat {
    let top = left.high.multipliedFullWidth(by: right.high)
    let first = left.high.multipliedFullWidth(by: right.low).high
    let second = left.low.multipliedFullWidth(by: right.high).high
    var (high, low) = (top.high, top.low)
    for part in [first, second] {
      let sum = low.addingReportingOverflow(part)
      low = sum.partialValue
      if sum.overflow { high += 1 }
    }
    var exponent = left.exponent + right.exponent
    if high.leadingZeroBitCount > 0 {
      high = high << 1 | low >> 127
      low <<= 1
      exponent -= 1
    }
    return WideFloat(high: high, low: low, exponent: exponent)
  }

  /// The nearest integer of a number that is less than `2^127`.
  var nearestInteger: UInt128 {
    if exponent < 0 { return 0 }
    let doubled = exponent >= 127 ? high : high >> (127 - exponent)
    return (doubled + 1) >> 1
  }
}
