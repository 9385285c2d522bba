import Testing

@testable import Engine

struct BigIntTests {
  @Test(arguments: [0, 1, -1, 2, -10, 255, Int.max, Int.min, Int.min + 1])
  func `an Int survives`(value: Int) {
    #expect(BigInt(value).asInt == value)
    #expect(BigInt(value).description == String(value))
    #expect(BigInt(value).bitWidth == Int.bitWidth - value.magnitude.leadingZeroBitCount)
    #expect((-BigInt(value)).magnitude.asUInt == value.magnitude)
  }

  @Test func `beyond an Int there is none`() {
    #expect((BigInt(Int.max) + .one).asInt == nil)
    #expect((BigInt(Int.min) - .one).asInt == nil)
    #expect((BigInt(Int.max) + .one).asUInt == 1 << 63)
  }

  @Test func `small arithmetic is that of Int`() {
    for a in -20...20 {
      for b in -20...20 {
        #expect((BigInt(a) + BigInt(b)).asInt == a + b)
        #expect((BigInt(a) - BigInt(b)).asInt == a - b)
        #expect((BigInt(a) * BigInt(b)).asInt == a * b)
        #expect((BigInt(a) < BigInt(b)) == (a < b))
        let (quotient, remainder) = BigInt(a).quotientAndRemainder(dividingBy: BigInt(b))
        #expect(quotient.asInt == (b == 0 ? 0 : a / b))
        #expect(remainder.asInt == (b == 0 ? a : a % b))
      }
    }
  }

  @Test func `128-bit arithmetic is that of Int128`() {
    var random = SplitMix(state: 1)
    for _ in 0..<5000 {
      let (a, b) = (random.integer(bits: 63), random.integer(bits: 63))
      let (x, y) = (Int128(a.asInt ?? 0), Int128(b.asInt ?? 0))
      let c = random.integer(bits: 127)
      let z = Int128(c.description) ?? 0
      #expect((a * b).description == (x * y).description)
      #expect((c - a).description == z.subtractingReportingOverflow(x).partialValue.description)
      if x != 0 {
        let (quotient, remainder) = c.quotientAndRemainder(dividingBy: a)
        #expect(quotient.description == (z / x).description)
        #expect(remainder.description == (z % x).description)
      }
    }
  }

  @Test func `quotient and remainder restore the dividend`() {
    var random = SplitMix(state: 2)
    for _ in 0..<5000 {
      let (a, b) = (random.integer(bits: 600), random.integer(bits: 400))
      if b.isZero { continue }
      let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
      #expect(quotient * b + remainder == a)
      #expect(remainder.magnitude < b.magnitude)
      #expect(remainder.isZero || remainder.isNegative == a.isNegative)
      let floored = a.floored(dividingBy: b)
      let rest = a - floored * b
      #expect(rest.isZero || rest.isNegative == b.isNegative)
    }
  }

  @Test func `a trial digit one too large is corrected`() {
    // The add-back step: rare for random digits.
    let half = BigInt(limbs: [0, 0, 1 << 63])
    let dividend = BigInt(limbs: [3, 0, 0, 1 << 63])
    let divisor = BigInt(limbs: [1, 0, 1 << 61])
    for a in [dividend, half, BigInt(limbs: [0, .max - 1, 1 << 63])] {
      for b in [divisor, BigInt(limbs: [.max, 1 << 63]), BigInt(limbs: [1, 1 << 63])] {
        let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
        #expect(quotient * b + remainder == a)
        #expect(remainder < b && !remainder.isNegative)
      }
    }
  }

  @Test func `ring laws hold`() {
    var random = SplitMix(state: 3)
    for _ in 0..<2000 {
      let (a, b, c) = (
        random.integer(bits: 300), random.integer(bits: 200), random.integer(bits: 300)
      )
      #expect(a * (b + c) == a * b + a * c)
      #expect(a + b - b == a)
      #expect((a * b) * c == c * (b * a))
      #expect((a < b) == ((a - b).signum < 0))
      #expect((a - a) == .zero)
    }
  }

  @Test func `a shift is a product or quotient by a power of two`() {
    var random = SplitMix(state: 4)
    for count in 0..<200 {
      let a = random.integer(bits: 300)
      let power = BigInt(2).power(count)
      #expect(a.scaled(byPowerOfTwo: count) == a * power)
      #expect(
        a.scaled(byPowerOfTwo: -count) == a.quotientAndRemainder(dividingBy: power).quotient)
      #expect(power.bitWidth == count + 1)
      #expect(power.trailingZeroBitCount == count)
    }
    #expect(BigInt.one.scaled(byPowerOfTwo: .min) == .zero)
  }

  @Test func `the greatest common divisor divides, and leaves nothing common`() {
    var random = SplitMix(state: 5)
    for _ in 0..<500 {
      let common = random.integer(bits: 150)
      let (a, b) = (random.integer(bits: 300) * common, random.integer(bits: 200) * common)
      let divisor = BigInt.greatestCommonDivisor(a, b)
      #expect(divisor.signum >= 0)
      if a.isZero || b.isZero {
        #expect(divisor == (a + b).magnitude)
        continue
      }
      let (x, y) = (a.quotientAndRemainder(dividingBy: divisor), b.quotient(ofMultipleOf: divisor))
      #expect(x.remainder.isZero && y * divisor == b)
      #expect(BigInt.greatestCommonDivisor(x.quotient, y).isOne)
      #expect(divisor.quotientAndRemainder(dividingBy: common).remainder.isZero)
    }
  }

  @Test func `the greatest common divisor is Euclid's`() {
    func euclid(_ a: BigInt, _ b: BigInt) -> BigInt {
      b.isZero ? a.magnitude : euclid(b, a.quotientAndRemainder(dividingBy: b).remainder)
    }
    var random = SplitMix(state: 7)
    for step in 0..<600 {
      let bits = [64, 130, 300, 1000][step % 4]
      let (a, b) = (random.integer(bits: bits), random.integer(bits: bits))
      #expect(BigInt.greatestCommonDivisor(a, b) == euclid(a, b))
    }
    // All quotients 1: the longest run of steps.
    var (older, newer) = (BigInt.one, BigInt.one)
    for _ in 0..<3000 {
      (older, newer) = (newer, older + newer)
    }
    #expect(BigInt.greatestCommonDivisor(newer, older) == .one)
    let (a, b) = (older * BigInt(35), newer * BigInt(21))
    #expect(BigInt.greatestCommonDivisor(a, b) == euclid(a, b))
  }

  @Test func `the machine's greatest common divisor is Euclid's`() {
    func euclid(_ a: UInt, _ b: UInt) -> UInt { b == 0 ? a : euclid(b, a % b) }
    for a: UInt in 0...60 {
      for b: UInt in 0...60 {
        #expect(UInt.greatestCommonDivisor(a, b) == euclid(a, b))
        #expect(UInt.greatestCommonDivisor(.max - a, .max - b) == euclid(.max - a, .max - b))
      }
    }
  }

  @Test func `text survives`() {
    var random = SplitMix(state: 6)
    for _ in 0..<500 {
      let value = random.integer(bits: 500).magnitude
      #expect(BigInt(decimalDigits: value.description.utf8) == value)
    }
    let digits = "1" + String(repeating: "0", count: 57)
    #expect(BigInt(10).power(57).description == digits)
    #expect(BigInt(decimalDigits: "".utf8) == nil)
    #expect(BigInt(decimalDigits: "12a".utf8) == nil)
  }
}
