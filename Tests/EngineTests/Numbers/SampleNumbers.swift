@testable import Engine

/// Repeatable pseudo-random numbers for tests.
///
/// Source: Steele, Lea, Flood, Fast splittable pseudorandom number generators (2014),
/// doi:10.1145/2660193.2660195.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// An integer of at most so many bits, with runs of equal bits: these reach the rare branches.
  mutating func integer(bits: Int) -> BigInt {
    let count = Int.random(in: 0...bits, using: &self)
    var limbs: [UInt] = []
    while limbs.count * 64 < count {
      let limb = UInt(next())
      limbs.append([limb, limb, 0, .max, 1, 1 << 63][Int.random(in: 0..<6, using: &self)])
    }
    let value = BigInt(limbs: limbs).scaled(byPowerOfTwo: -(limbs.count * 64 - count))
    return Bool.random(using: &self) ? -value : value
  }

  /// A fraction: small, around the border of an `Int`, or large.
  mutating func rational() -> Rational {
    let bits = [3, 8, 30, 62, 64, 65, 130, 400][Int.random(in: 0..<8, using: &self)]
    let bottom = Bool.random(using: &self) ? .one : integer(bits: bits)
    return Rational(numerator: integer(bits: bits), denominator: bottom) ?? .zero
  }

  /// Any finite double, all exponents alike.
  mutating func finiteDouble() -> Double {
    let value = Double(bitPattern: next())
    return value.isFinite ? value : 0
  }
}
