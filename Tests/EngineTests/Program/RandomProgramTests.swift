import TestSupport
import Testing
import Text

@testable import Engine

/// Random formulas, evaluated and differentiated in every way there is.
@Suite("Random programs")
struct RandomProgramTests {
  private static let count = 1_500

  /// A formula with a point, and what it and its slope by x come to in all numbers.
  private struct Trial {
    var formula: Formula
    var point: [String: Double]
    var program: Compiled

    init(_ random: inout RandomScalar, depth: Int, _ setting: Setting) throws {
      formula = random.formula(depth)
      point = ["x": random.coordinate(), "y": random.coordinate()]
      let x = Formula(.name("x"), formula.span)
      let slope = Formula(.derivative(formula, by: x), formula.span)
      let terms = [
        try Checker.read(formula, in: setting.scope), try Checker.read(slope, in: setting.scope),
      ]
      program = try Compiled(terms, in: setting.scope, setting.scope.firstBinding)
    }

    /// The value and the slope.
    func values<Number: Real>(_ number: (Double) -> Number) -> [Number] {
      program.values(at: [point.mapValues { [number($0)] }])[0].compactMap(\.first)
    }
  }

  private func trials(_ seed: UInt64, _ body: (Trial) throws -> Void) throws {
    var random = RandomScalar(seed: seed)
    let setting = try Setting("x; y")
    for number in 0..<Self.count {
      try body(try Trial(&random, depth: 1 + number % 5, setting))
    }
  }

  @Test("are read as they are printed, in plain text and in LaTeX")
  func printing() throws {
    let words = try Setting("x; y").scope.vocabulary
    try trials(1) { trial in
      for text in [trial.formula.description, trial.formula.latex] {
        let again = try Parser.formula(SourceText(name: "f", text), words)
        #expect(again == trial.formula, "\(text)")
      }
    }
  }

  @Test("have values inside their intervals, of either precision")
  func enclosures() throws {
    var decided = 0
    try trials(2) { trial in
      let wide = trial.values { Interval<Double>($0) }
      let narrow = trial.values { Interval<DoubleDouble>($0) }
      let fine = trial.values { DoubleDouble($0) }
      let coarse = trial.values { $0 }
      for place in 0..<2 {
        // Both hold the true value, so they meet; what is finer is not wider.
        #expect(
          wide[place].isUndefined == narrow[place].isUndefined
            || wide[place].isUndefined == .unknown, "\(trial.formula) at \(trial.point)")
        guard narrow[place].isUndefined == .no, wide[place].isUndefined == .no else { continue }
        decided += 1
        #expect(
          DoubleDouble(wide[place].lower) <= narrow[place].upper
            && narrow[place].lower <= DoubleDouble(wide[place].upper),
          "\(trial.formula) at \(trial.point)")
        expect(fine[place], in: narrow[place], slack: 0x1p-90, trial)
        expect(DoubleDouble(coarse[place]), in: narrow[place], wide[place], slack: 0x1p-48, trial)
      }
    }
    #expect(decided > Self.count)
  }

  /// Expects a rounded value within the interval and a little, as measured by a wider one.
  private func expect(
    _ value: DoubleDouble, in interval: Interval<DoubleDouble>, _ wide: Interval<Double>? = nil,
    slack: Double, _ trial: Trial
  ) {
    let size = wide.map { max(abs($0.lower), abs($0.upper)) } ?? value.magnitude.doubleValue
    guard size < 1e200, size > 1e-200 else { return }
    let width = wide.map { DoubleDouble($0.upper) - DoubleDouble($0.lower) }
    let error = (width ?? interval.upper - interval.lower) + DoubleDouble(size * slack)
    #expect(
      interval.lower - error <= value && value <= interval.upper + error,
      "\(trial.formula) at \(trial.point): \(value.doubleValue)")
  }

  @Test("have the slopes that forward differentiation gives")
  func slopes() throws {
    var compared = 0
    try trials(3) { trial in
      let reverse = trial.values { Interval<DoubleDouble>($0) }[1]
      let point = trial.point.mapValues { Interval<DoubleDouble>($0) }
      let forward = try #require(Slope.of(trial.formula, by: "x", at: point))
      guard forward.value.isUndefined == .no, forward.slope.isUndefined == .no else { return }
      #expect(reverse.isUndefined == .no, "\(trial.formula) at \(trial.point)")
      // Both hold the true slope.
      #expect(
        forward.slope.lower <= reverse.upper && reverse.lower <= forward.slope.upper,
        "\(trial.formula) at \(trial.point)")
      let width = (reverse.upper - reverse.lower).doubleValue
      if width <= 1e-20 * max(reverse.upper.magnitude.doubleValue, 1e-20) { compared += 1 }
    }
    // So many intervals are narrow enough for a wrong slope to fall outside.
    #expect(compared > Self.count * 6 / 10, "\(compared)")
  }

  @Test("would show a slope that is wrong")
  func planted() throws {
    let setting = try Setting("x; y")
    let wrong = try setting.term("cos(x)*(1 + 1e-12)")
    let program = try Compiled([wrong], in: setting.scope, setting.scope.firstBinding)
    let point = ["x": [Interval<DoubleDouble>(0.75)]]
    let planted = program.values(at: [point])[0][0][0]
    let forward = try #require(
      Slope.of(try setting.formula("sin(x)"), by: "x", at: ["x": Interval<DoubleDouble>(0.75)]))
    #expect(forward.slope.upper < planted.lower)
  }
}
