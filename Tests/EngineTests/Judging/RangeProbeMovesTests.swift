import TestSupport
import Testing

@testable import Engine

@Suite("Points moved within the domains of their symbols")
struct RangeProbeMovesTests {
  private func fractions(_ numbers: [Double]) -> [Rational] { numbers.map { Rational.of($0) } }

  @Test(
    "One input is changed, and probabilities beside it make room",
    arguments: [
      ("x; y", "x + y", [1.0, 2], 0, 5.0, [5.0, 2]), ("x unit; y", "x + y", [0.5, 2], 0, 1, nil),
      ("x unit; y", "x + y", [0.5, 2], 0, 0.25, [0.25, 2]),
      ("p[2] probability", "p[1]", [0.5, 0.5], 0, 0.25, [0.25, 0.75]),
      ("p[2] probability", "p[1]", [0.5, 0.5], 1, 0.25, [0.75, 0.25]),
      ("p[3] probability", "p[1]", [0.5, 0.25, 0.25], 0, 0.75, [0.75, 0.125, 0.125]),
      ("p[2] probability", "p[1]", [0.5, 0.5], 0, 0, nil),
      ("p[2] probability", "p[1]", [0.5, 0.5], 0, 1, nil),
      ("p[2] probability", "p[1]", [0.5, 0.5], 0, 1.5, nil),
      ("p[2] probability; x", "p[1]*x", [0.5, 0.5, 3], 2, 7, [0.5, 0.5, 7]),
      ("n integer; x", "n*x", [1, 1], 0, 0.5, nil), ("y[2] one-hot", "y[1]", [1, 0], 0, 0, nil),
    ] as [(String, String, [Double], Int, Double, [Double]?)])
  func moved(
    _ setting: String, _ quantity: String, _ point: [Double], _ slot: Int, _ value: Double,
    _ result: [Double]?
  ) throws {
    let probe = try Setting(setting).probe(quantity)
    #expect(
      probe.moved(fractions(point), slot, to: Rational.of(value)) == result.map(fractions))
  }

  @Test(
    "A step goes where the domain allows it; a probability takes it from all others or from one")
  func steps() throws {
    let plain = try Setting("x 0..2; y").probe("x + y")
    #expect(plain.moves([1, 5], 0, by: 1) == [[2, 5]])
    #expect(plain.moves([1, 5], 0, by: 1.5) == [])
    #expect(plain.moves([1, 5], 1, by: -7) == [[1, -2]])
    let three = try Setting("p[3] probability").probe("p[1]")
    #expect(
      three.moves([0.5, 0.25, 0.25], 0, by: 0.25)
        == [[0.75, 0.125, 0.125]])
    #expect(
      three.moves([0.5, 0.25, 0.25], 0, by: 0.125)
        == [[0.625, 0.1875, 0.1875], [0.625, 0.125, 0.25], [0.625, 0.25, 0.125]])
    #expect(three.moves([0.5, 0.25, 0.25], 0, by: 0.5) == [])
    #expect(three.moves([0.5, 0.25, 0.25], 0, by: -0.5) == [])
    #expect(three.moves([1, 0, 0], 0, by: -0.5) == [])
  }

  @Test("Probabilities are scaled to the sum 1, or refused where one is not positive")
  func balanced() throws {
    let probe = try Setting("p[2] probability; x").probe("p[1]*x")
    #expect(probe.balanced(fractions([1, 3, 7])) == fractions([0.25, 0.75, 7]))
    #expect(probe.balanced(fractions([0, 3, 7])) == nil)
    #expect(probe.balanced(fractions([3, -1, 7])) == nil)
    let plain = try Setting("x; y").probe("x*y")
    #expect(plain.balanced(fractions([0, -3])) == fractions([0, -3]))
  }

  @Test("Neighbours lie a quarter away, or less where the domain ends")
  func neighbours() throws {
    let line = try Setting("x 0..1").probe("x")
    #expect(line.neighbours(fractions([0.5])) == [[0.75], [0.25]].map(fractions))
    #expect(line.neighbours(fractions([1])) == [[0.75]].map(fractions))
    #expect(line.neighbours(fractions([0.875])) == [[1], [0.625]].map(fractions))
    let mixed = try Setting("n integer; x").probe("n*x")
    #expect(mixed.neighbours(fractions([1, 2])) == [[1, 2.25], [1, 1.75]].map(fractions))
    let two = try Setting("p[2] probability").probe("p[1]")
    #expect(
      two.neighbours(fractions([0.5, 0.5]))
        == [[0.75, 0.25], [0.25, 0.75]].map(fractions))
  }

  @Test("Values that lie apart are gone through in every direction")
  func directions() throws {
    let whole = try Setting("n integer 0..4").probe("n")
    #expect(
      whole.directions(fractions([2]))
        == [[[3], [4]], [[1], [0]]].map { $0.map(fractions) })
    let listed = try Setting("v values 1 2 5").probe("v")
    #expect(listed.directions(fractions([2])) == [[[1], [2], [5]].map(fractions)])
    let hot = try Setting("y[2] one-hot; n natural").probe("y[1]*n")
    #expect(
      hot.directions(fractions([1, 0, 1]))
        == [
          [[1, 0, 1], [0, 1, 1]].map(fractions), (2...7).map { fractions([1, 0, Double($0)]) }, [],
        ])
    let rows = try Setting("Y[2,2] one-hot").probe("Y[1,1]*Y[2,1]*Y[1,2]*Y[2,2]")
    #expect(rows.directions(fractions([1, 0, 0, 1])).map(\.count) == [2, 2])
  }

  @Test("A place is within the domains of what moves freely")
  func within() throws {
    let probe = try Setting("x 0..1; n integer; p[2] probability").probe("x*n*p[1]*p[2]")
    #expect(probe.isWithin(fractions([1, 0.5, 0.5, 0.5])))
    #expect(!probe.isWithin(fractions([1.5, 1, 0.5, 0.5])))
    #expect(!probe.isWithin(fractions([1, 1, 0, 1])))
    #expect(!probe.isWithin(fractions([1, 1, -1, 2])))
  }

  @Test("Ways lead between samples that agree in what lies apart; few of a kind are strays")
  func families() throws {
    func sample(_ place: Double, _ number: Double) -> RangeProbe.Sample {
      RangeProbe.Sample(
        value: Interval(place), point: [Rational.of(place), Rational.of(number)], isFar: false)
    }
    let ones = (0..<4).map { sample(Double($0), 1) }
    let twos = (0..<5).map { sample(Double($0), 2) }
    let threes = (0..<3).map { sample(Double($0), 3) }
    let found = RangeProbe.families(ones + twos + threes, apart: [1])
    #expect(found.families.map(\.count) == [5, 4])
    #expect(found.strays.count == 3)
    let joint = RangeProbe.families(ones + threes, apart: [])
    #expect(joint.families.map(\.count) == [7] && joint.strays.isEmpty)
    let equal = RangeProbe.families(twos + (0..<5).map { sample(Double($0), 1) }, apart: [1])
    #expect(equal.families.map { $0[0].point[1] } == [Rational(2), Rational(1)])
    let many = (0..<40).flatMap { number in (0..<4).map { sample(Double($0), Double(number)) } }
    let kept = RangeProbe.families(many, apart: [1])
    #expect(kept.families.count == 32 && kept.strays.count == 32)
    let probe = try Setting("x; n integer").probe("x*n")
    #expect(probe.agree(sample(1, 2), sample(7, 2)) && !probe.agree(sample(1, 2), sample(1, 3)))
  }

  @Test("What is discrete")
  func discrete() {
    for domain in [Scope.Domain.integer, .natural, .oneHot, .index("K"), .values([.one])] {
      #expect(RangeProbe.isDiscrete(domain))
    }
    for domain in [Scope.Domain.real, .positive, .negative, .nonnegative, .unit, .probability] {
      #expect(!RangeProbe.isDiscrete(domain))
    }
  }

  @Test("Every sample satisfies the domains and the assumptions, and has its own value")
  func samples() throws {
    for (setting, quantity) in [
      ("x; assume x > 1 and x != 2", "1/x"), ("x; y; assume x + 2*y = 3", "x*y"),
      ("p[3] probability", "p'*p"), ("x 0..1; y unit", "x*y"), ("n integer 1..9; x", "n*x"),
      ("x; assume not (x > 1)", "x"), ("x; assume x^2 <= 4", "x^3"),
    ] {
      let setting = try Setting(setting)
      let probe = try setting.probe(quantity)
      let term = try setting.term(quantity)
      #expect(probe.samples.count > 20)
      #expect(
        zip(probe.samples, probe.samples.dropFirst()).allSatisfy {
          $0.value.midpoint <= $1.value.midpoint
        })
      for sample in probe.samples {
        var values: [String: [Interval<DoubleDouble>]] = [:]
        for (slot, name) in probe.builder.inputNames.enumerated() {
          values[name.symbol, default: []].append(Interval(sample.point[slot]))
        }
        let evaluator = PointEvaluator(setting.scope, Binding(), values: values)
        for assumption in setting.assumptions { #expect(try evaluator.truth(assumption) == .yes) }
        #expect(try !evaluator.values(term).entries[0].isDisjoint(from: sample.value))
        for symbol in setting.scope.symbols {
          let entries = values[symbol.name] ?? []
          #expect(entries.allSatisfy { symbol.allows($0) })
          #expect(symbol.allowsTogether(entries, rows: entries.count, columns: 1))
        }
      }
    }
  }
}
