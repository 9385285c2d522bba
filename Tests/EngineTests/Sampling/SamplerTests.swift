import TestSupport
import Testing

@testable import Engine

@Suite("Sample points")
struct SamplerTests {
  /// A declaration and what every value drawn for it satisfies.
  struct Law: Sendable, CustomTestStringConvertible {
    var symbol: String
    var holds: @Sendable (Rational) -> Bool

    init(_ symbol: String, _ holds: @escaping @Sendable (Rational) -> Bool) {
      self.symbol = symbol
      self.holds = holds
    }

    var testDescription: String { symbol }
  }

  private static let tiers: [Sampler.Tier] = [.nice, .generic, .scales]

  private static func draws(
    _ setting: String, _ tier: Sampler.Tier, count: Int, seed: UInt64 = 7, _ stream: [String] = []
  ) throws -> [[Rational]] {
    let scope = try Setting(setting).scope
    var sampler = Sampler(
      scope: scope, names: Builder(scope, scope.firstBinding).inputNames,
      generator: SeededGenerator(seed: seed, stream))
    return (0..<count).map { _ in sampler.draw(tier) }
  }

  private static func within(_ low: Int, _ high: Int) -> @Sendable (Rational) -> Bool {
    { Rational(low) <= $0 && $0 <= Rational(high) }
  }

  static let laws = [
    Law("x positive") { $0.signum > 0 }, Law("x negative") { $0.signum < 0 },
    Law("x nonnegative") { $0.signum >= 0 }, Law("x unit") { $0.signum > 0 && $0 < .one },
    Law("x integer") { $0.isInteger }, Law("x natural") { $0.isInteger && $0.signum > 0 },
    Law("x -3..3", within(-3, 3)), Law("x 1000..1001", within(1000, 1001)),
    Law("x 1/3..1/2") { (1.0 / 3).nextDown <= $0.doubleValue && $0.doubleValue <= 0.5 },
    Law("x 2..2") { $0 == Rational(2) },
    Law("x positive -1..2") { $0.signum > 0 && $0 <= Rational(2) },
    Law("x negative -2..1") { $0.signum < 0 && Rational(-2) <= $0 },
    Law("x nonnegative -1..1") { $0.signum >= 0 && $0 <= .one },
    Law("x unit 0..1") { $0.signum > 0 && $0 < .one },
    Law("x unit 1/2..2") { $0 < .one && $0.doubleValue >= 0.5 },
    Law("x integer 0.5..3.5") { [1, 2, 3].map { Rational($0) }.contains($0) },
    Law("x integer -100000..100000") { $0.isInteger && $0.magnitude <= Rational(100_000) },
    Law("x natural -3..3") { [1, 2, 3].map { Rational($0) }.contains($0) },
    Law("x values -1 1/2 7") { [-1, 0.5, 7].contains($0.doubleValue) },
    Law("x 0..3 values -1 1/2 7") { $0.doubleValue == 0.5 },
    Law("x[4] positive") { $0.signum > 0 }, Law("x[2,3] unit") { $0.signum > 0 && $0 < .one },
    Law("x[5] one-hot") { $0.isZero || $0.isOne },
    Law("x[5] probability") { $0.signum > 0 && $0 < .one },
    Law("x[1] probability") { $0.isOne },
  ]

  @Test("Every value belongs to its domain and range in every tier", arguments: laws)
  func domains(_ law: Law) throws {
    for tier in SamplerTests.tiers {
      let values = try SamplerTests.draws(law.symbol, tier, count: 300).flatMap { $0 }
      #expect(values.allSatisfy(law.holds), "\(tier)")
    }
  }

  @Test("Probabilities sum to 1 exactly, one-hot columns have one 1", arguments: [2, 3, 7, 30])
  func simplex(_ count: Int) throws {
    for domain in ["probability", "one-hot"] {
      for tier in SamplerTests.tiers {
        for point in try SamplerTests.draws("p[\(count)] \(domain)", tier, count: 50) {
          #expect(point.reduce(Rational.zero) { $0.adding($1) ?? .zero } == .one)
        }
      }
    }
    let hot = try SamplerTests.draws("p[\(count)] one-hot", .nice, count: 400)
    #expect(Set(hot.map { $0.firstIndex(of: .one) }).count == count)
  }

  @Test("Real numbers come at scales from 1/1000 to 3000 and with both signs")
  func scales() throws {
    let values = try SamplerTests.draws("x", .scales, count: 2000).map { $0[0].doubleValue }
    for (low, high) in [(0, 0.001), (0.1, 1), (10, 30), (30, 100), (1000, 3000)] {
      #expect(values.contains { low < $0 && $0 <= high }, "\(low) to \(high)")
      #expect(values.contains { low < -$0 && -$0 <= high }, "-\(high) to -\(low)")
    }
  }

  @Test("Zero, small integers and both signs are among the nice points")
  func nice() throws {
    let values = Set(try SamplerTests.draws("x", .nice, count: 500).map { $0[0].doubleValue })
    #expect(values.isSuperset(of: [-2, -1, -0.5, 0, 0.25, 1, 2, 3]))
  }

  @Test("Both ends of a closed range and of the unit interval's inside are come near")
  func ends() throws {
    let ranged = try SamplerTests.draws("x -3..3", .nice, count: 300).map { $0[0].doubleValue }
    #expect(ranged.contains(-3) && ranged.contains(3))
    let unit = try SamplerTests.draws("x unit", .scales, count: 2000).map { $0[0].doubleValue }
    #expect(unit.contains { $0 < 1e-5 } && unit.contains { $0 > 1 - 1e-5 })
  }

  @Test("The same seed and texts give the same points; others give others")
  func repeatable() throws {
    let setting = "x; p[3] probability; n integer"
    for tier in SamplerTests.tiers {
      func points(_ seed: UInt64, _ stream: [String]) throws -> [[Rational]] {
        try SamplerTests.draws(setting, tier, count: 5, seed: seed, stream)
      }
      let first = try points(1, ["salt", "set", "p/q"])
      #expect(try points(1, ["salt", "set", "p/q"]) == first)
      #expect(try points(2, ["salt", "set", "p/q"]) != first)
      #expect(try points(1, ["pepper", "set", "p/q"]) != first)
      #expect(try points(1, ["salt", "set", "p/r"]) != first)
      #expect(try points(1, ["salts", "et", "p/q"]) != first)
      #expect(try points(1, ["salt", "set", "p/q", ""]) != first)
    }
  }

  @Test("The generator is SplitMix64 on every machine")
  func generator() {
    // The first numbers of the reference implementation from seed 1234567.
    var generator = SeededGenerator(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(expected.allSatisfy { $0 == generator.next() })
  }

  @Test(
    "Finite domains are enumerated",
    arguments: [
      ("x values 0 1", 1, 2), ("x[3] values 0 1", 3, 8), ("x[4] one-hot", 4, 4),
      ("x integer 0..9", 1, 10), ("x natural -3..3", 1, 3), ("x[2] integer 0.5..3.5", 2, 9),
      ("x 0..3 values -1 1/2 7", 1, 1), ("x", 1, nil), ("x unit", 1, nil), ("x integer", 1, nil),
      ("x natural", 1, nil), ("x integer 0..5000", 1, nil), ("x[20] values 0 1", 20, nil),
      ("x[3] probability", 3, nil), ("x 0..1", 1, nil),
    ])
  func enumerated(_ symbol: String, _ entries: Int, _ count: Int?) throws {
    let declared = try #require(try Setting(symbol).scope.symbols.first)
    let all = Sampler.enumerated(declared, count: entries, limit: 4096)
    #expect(all?.count == count)
    #expect(all.map { Set($0).count } == count)
  }
}
