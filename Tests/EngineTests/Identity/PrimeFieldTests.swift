import Testing

@testable import Engine

/// Arithmetic modulo random primes, held against slow and obvious ways to compute the same.
@Suite("Prime fields")
struct PrimeFieldTests {
  private static func fields(_ count: Int) -> [PrimeField] {
    var generator = SeededGenerator(seed: 7)
    return (0..<count).map { PrimeField(using: &generator, hasCubeRoots: $0 % 2 == 0) }
  }

  @Test("have primes of 61 bits, fresh ones each")
  func primes() {
    let fields = Self.fields(12)
    #expect(Set(fields.map(\.modulus)).count == 12)
    for (number, field) in fields.enumerated() {
      let q = field.modulus
      #expect(q >> 60 == 1 && q % 16 == 9 && Primality.isPrime(q))
      #expect(q % 3 == (number % 2 == 0 ? 2 : 1) && q % 5 == 4 && [2, 4].contains(q % 7))
      #expect(field.product(field.imaginary, field.imaginary) == q - 1)
    }
  }

  @Test("primality agrees with trial division, and sees through strong pseudoprimes")
  func primality() {
    for number in UInt64(0)..<5000 {
      let isPrime =
        number > 1 && !(2..<number).prefix { $0 * $0 <= number }.contains { number % $0 == 0 }
      #expect(Primality.isPrime(number) == isPrime, "\(number)")
    }
    for pseudoprime: UInt64 in [
      2047, 3_215_031_751, 3_825_123_056_546_413_051, 341_550_071_728_321,
    ] {
      #expect(!Primality.isPrime(pseudoprime))
    }
    #expect(
      Primality.isPrime(2_305_843_009_213_693_951) && Primality.isPrime(18_446_744_073_709_551_557))
  }

  @Test("satisfy the laws of a field")
  func laws() throws {
    var generator = SeededGenerator(seed: 3)
    for field in Self.fields(6) {
      for _ in 0..<50 {
        let (a, b, c) = (
          generator.next() % field.modulus, generator.next() % field.modulus,
          generator.next() % field.modulus
        )
        #expect(
          field.product(a, field.sum(b, c)) == field.sum(field.product(a, b), field.product(a, c)))
        #expect(field.sum(field.difference(a, b), b) == a && field.sum(a, field.negated(a)) == 0)
        #expect(field.product(a, try #require(field.inverse(a))) == 1)
        #expect(
          field.power(a, 5)
            == field.product(field.product(a, a), field.product(a, field.product(a, a))))
        #expect(field.power(a, -3) == field.inverse(field.product(a, field.product(a, a))))
        let square = field.product(a, a)
        let root = try #require(field.squareRoot(square))
        #expect(root == a || root == field.negated(a))
        for degree in [5, 7, 35] {
          #expect(field.power(try #require(field.oddRoot(a, degree)), degree) == a)
        }
      }
      #expect(field.inverse(0) == nil && field.power(0, -1) == nil && field.power(0, 0) == 1)
    }
  }

  @Test("have the roots they were chosen for")
  func chosenRoots() {
    for (number, field) in Self.fields(6).enumerated() {
      for small: UInt64 in [2, 5, 7, field.modulus - 1] { #expect(field.squareRoot(small) != nil) }
      #expect((field.squareRoot(3) != nil) == (number % 2 == 1))
      #expect((field.oddRoot(2, 3) != nil) == (number % 2 == 0))
      #expect(field.oddRoot(2, 2) == nil && field.oddRoot(2, 0) == nil)
    }
  }

  @Test("take fractions in, large ones too")
  func residues() throws {
    for field in Self.fields(3) {
      for (top, bottom) in [(1, 3), (-22, 7), (0, 5), (Int.max, Int.min + 2)] {
        let fraction = try #require(Rational(numerator: top, denominator: bottom))
        let residue = try #require(field.residue(fraction))
        let below = try #require(field.residue(Rational(bottom)))
        #expect(field.product(residue, below) == field.residue(Rational(top)))
      }
      let large = try #require(Rational(7).power(100))
      #expect(field.residue(large) == field.power(7, 100))
      #expect(field.residue(large.negated) == field.negated(try #require(field.power(7, 100))))
    }
  }

  /// How many of a few products break the laws of a field.
  private static func violations(
    _ field: PrimeField, _ product: (UInt64, UInt64) -> UInt64
  ) -> Int {
    var generator = SeededGenerator(seed: 5)
    return (0..<100).count { _ in
      let (a, b, c) = (
        generator.next() % field.modulus, generator.next() % field.modulus,
        generator.next() % field.modulus
      )
      let isDistributive =
        product(a, field.sum(b, c)) == field.sum(product(a, b), product(a, c))
      return !isDistributive || product(a, product(b, c)) != product(product(a, b), c)
        || product(a, b) >= field.modulus
    }
  }

  @Test("planted errors in the product are found by the laws")
  func planted() {
    for field in Self.fields(3) {
      #expect(Self.violations(field) { field.product($0, $1) } == 0)
      #expect(Self.violations(field) { field.sum(field.product($0, $1), 1) } > 90)
      #expect(Self.violations(field) { field.product($0, $1) & ~1 } > 50)
      #expect(Self.violations(field) { $0 &* $1 % field.modulus } > 90)
      #expect(Self.violations(field) { field.product($0, $0 == 0 ? 0 : $1 ^ 1) } > 50)
    }
  }

  @Test("powers without division are those with it")
  func montgomery() throws {
    var generator = SeededGenerator(seed: 5, ["montgomery"])
    for _ in 0..<200 {
      let modulus = generator.next() >> 2 | 1
      let field = try #require(Montgomery(modulus))
      let base = generator.next()
      let exponent = generator.next() >> 50
      var slow: UInt64 = 1
      for _ in 0..<exponent % 300 { slow = PrimeField.product(slow, base % modulus, modulus) }
      #expect(field.power(base, exponent % 300) == slow)
    }
    #expect(Montgomery(10) == nil && Montgomery(1) == nil && Montgomery(1 << 62 | 1) == nil)
    #expect(Montgomery(3)?.power(2, 5) == 2 && Montgomery(9)?.power(3, 2) == 0)
  }
}
