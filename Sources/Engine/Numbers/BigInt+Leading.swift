// The leading bits of a number as doubles, without making other numbers of any size.
extension BigInt {
  /// The absolute value rounded to a double with `1 <= high < 2`, and what remains, over `2^scale`.
  ///
  /// The low part is the double nearest to the remainder; ties go to even. For numbers other than
  /// zero of less than 1000 bits.
  var leadingDoubles: (high: Double, low: Double, scale: Int, isExact: Bool) {
    let width = bitWidth
    let dropped = width - 53
    if dropped <= 0 {
      let value = Double(limbs[0])
      return (value.significand, 0, width - 1, true)
    }
    let top = bits(from: dropped)
    let isHalf = bit(dropped - 1)
    let isBeyondHalf = isHalf && hasBits(below: dropped - 1)
    let isUp = isBeyondHalf || isHalf && top & 1 == 1
    let rounded = Double(isUp ? top + 1 : top)
    let scale = dropped + Int(rounded.exponent)
    let rest = remainder(below: dropped, complemented: isUp)
    // The remainder is at most half a unit of the rounded value, so it is an ordinary double.
    let low = Double(
      sign: isUp ? .minus : .plus, exponent: rest.exponent - scale, significand: rest.value)
    return (rounded.significand, low, scale, rest.isExact)
  }

  /// The lowest `width` bits, or what they lack of `2^width`, as the nearest double.
  private func remainder(
    below width: Int, complemented: Bool
  ) -> (value: Double, exponent: Int, isExact: Bool) {
    let lowest = trailingZeroBitCount
    if lowest >= width { return (0, 0, true) }
    // Beyond its lowest one bit, the complement of a number has every bit turned over.
    var top = width - 1
    while top > lowest, bit(top) == complemented {
      // Whole limbs of bits that do not count are passed at once.
      let limb = limbs[top / UInt.bitWidth]
      let isEmpty = complemented ? limb == .max : limb == 0
      top = isEmpty ? Swift.max(top - top % UInt.bitWidth - 1, lowest) : top - 1
    }
    let start = Swift.max(top - 63, 0)
    var word = bits(from: start)
    if complemented {
      word = lowest >= start ? (0 &- (word >> UInt(lowest - start))) << UInt(lowest - start) : ~word
    }
    if top - start < 63 { word &= 1 << UInt(top - start + 1) - 1 }
    let hasMore = lowest < start
    let value = Double(hasMore ? word | 1 : word)
    let used = UInt.bitWidth - word.leadingZeroBitCount - word.trailingZeroBitCount
    return (value, start, !hasMore && used <= 53)
  }

  /// The 64 bits that begin at a place.
  private func bits(from place: Int) -> UInt {
    let index = place / UInt.bitWidth
    let shift = UInt(place % UInt.bitWidth)
    if index >= limbs.count { return 0 }
    let above = index + 1 < limbs.count ? limbs[index + 1] : 0
    return limbs[index] >> shift | above << (UInt(UInt.bitWidth) - shift)
  }

  private func bit(_ place: Int) -> Bool {
    limbs[place / UInt.bitWidth] >> UInt(place % UInt.bitWidth) & 1 == 1
  }

  private func hasBits(below place: Int) -> Bool { trailingZeroBitCount < place }
}
