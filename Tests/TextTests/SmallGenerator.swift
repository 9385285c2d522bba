/// A repeatable generator for tests.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (SplitMix),
/// OOPSLA 2014, doi:10.1145/2660193.2660195.
struct SmallGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Makes the generator of a seed.
  init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }

  /// A number from 0 up to but not including `limit`.
  mutating func below(_ limit: Int) -> Int {
    Int(next() % UInt64(max(1, limit)))
  }
}
