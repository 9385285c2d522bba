extension BigInt: CustomStringConvertible {
  /// The largest power of ten in a limb, and its number of zeros.
  private static let chunk: UInt = 10_000_000_000_000_000_000
  private static let chunkDigits = 19

  /// The value of ASCII digits; nil if there are none or something else is among them.
  ///
  /// - Complexity: quadratic in the number of digits: bound it before calling.
  init?(decimalDigits digits: some Collection<UInt8>) {
    if digits.isEmpty { return nil }
    var limbs: [UInt] = []
    var rest = digits[...]
    while !rest.isEmpty {
      var scale: UInt = 1
      var carry: UInt = 0
      for byte in rest.prefix(BigInt.chunkDigits) {
        guard let digit = BigInt.digit(byte) else { return nil }
        scale &*= 10  // at most 10^19: both stay within a limb
        carry = carry &* 10 &+ digit
      }
      for index in limbs.indices {
        (carry, limbs[index]) = limbs[index].multipliedAdding(scale, carry, 0)
      }
      if carry != 0 { limbs.append(carry) }
      rest = rest.dropFirst(BigInt.chunkDigits)
    }
    self.init(limbs: limbs)
  }

  /// The value of an ASCII digit.
  static func digit(_ byte: UInt8) -> UInt? {
    (0x30...0x39).contains(byte) ? UInt(byte &- 0x30) : nil
  }

  var description: String {
    var chunks: [String] = []
    var rest = limbs
    while rest.count > 1 {
      let (quotient, remainder) = BigInt.divide(rest, byLimb: BigInt.chunk)
      let digits = String(remainder[0])
      chunks.append(String(repeating: "0", count: BigInt.chunkDigits - digits.count) + digits)
      rest = BigInt(limbs: quotient).limbs
    }
    chunks.append(String(rest.first ?? 0))
    return (isNegative ? "-" : "") + chunks.reversed().joined()
  }
}
