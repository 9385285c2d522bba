import TestSupport
import Testing

@testable import Engine

@Suite("A comparison at one combination of sizes")
struct TrialTests {
  private func point(_ numbers: [Double]) -> [Rational] { numbers.map { Rational.of($0) } }

  @Test(
    "What a single point says",
    arguments: [
      ("x", "x", [1.0], "agrees"), ("x", "x + 1", [1], "values"),
      ("x", "log(x)", [-1], "answerUndefined"),
      ("log(x)", "x", [-1], "uncounted"), ("log(x)", "sqrt(x)", [-1], "undefined"),
      ("x", "x^2/x", [0], "uncounted"), ("x", "x^2/x", [1], "agrees"),
      ("x", "sqrt(x)^2", [0], "agrees"),
      ("x", "sqrt(x)*sqrt(-x)", [0], "agrees"), ("sin(x)^2 + cos(x)^2", "1", [2], "agrees"),
      ("exp(x) - exp(x)", "0", [2], "agrees"), ("[x, 1]", "[x, 2]", [1], "values"),
      ("[x, log(x)]", "[x, log(x)]", [-1], "uncounted"),
      ("[log(x), log(x)]", "[log(x), log(x)]", [-1], "undefined"),
      ("[log(x), log(x)]", "[1, log(x)]", [-1], "uncounted"),
      ("[x, 0]", "[x, exp(2*x) - exp(x)^2]", [1], "agrees"),
      ("[x, exp(2*x) - exp(x)^2]", "[x, 0]", [1], "agrees"),
    ] as [(String, String, [Double], String)])
  func points(_ reference: String, _ answer: String, _ at: [Double], _ said: String) throws {
    var trial = try Setting("x").trial(reference, answer)
    var tally = Tally()
    let word: String
    switch try trial.judge([point(at)], &tally) {
    case .different(let difference): word = "\(difference.kind)"
    case .same, .undecided: word = "another"
    case nil:
      word =
        tally.agreeing == 1
        ? "agrees"
        : tally.bothUndefined == 1 ? "undefined" : tally.uncounted == 1 ? "uncounted" : "?"
    }
    #expect(word == said)
    #expect(try trial.judge([point(at)], &tally) == nil || said.hasSuffix("s"))
  }

  @Test("The same point twice is no evidence, and points are judged in groups")
  func twice() throws {
    var trial = try Setting("x").trial("x", "x + 0")
    var tally = Tally()
    let points = (0..<40).map { point([Double($0 % 20)]) }
    #expect(try trial.judge(points, &tally) == nil)
    #expect(tally.agreeing == 20 && tally.drawn == 20)
    #expect(try trial.judge(points, &tally) == nil)
    #expect(tally.drawn == 20)
  }

  @Test(
    "Undefined on a neighbourhood, or at a single point only",
    arguments: [
      ("x", "log(x)", [-1.0], true), ("x", "x^2/x", [0], false), ("x", "log(x)", [0], true),
      ("log(x)", "log(x)*x/x", [0], false), ("x", "x + sqrt(x)", [0], true),
    ])
  func open(_ reference: String, _ answer: String, _ at: [Double], _ isOpen: Bool) throws {
    let trial = try Setting("x").trial(reference, answer)
    #expect(trial.isOpen(point(at), 0) == isOpen)
  }

  @Test("Each entry has its own neighbourhood")
  func openEntries() throws {
    let trial = try Setting("x").trial("[x, x]", "[log(x), x^2/x]")
    #expect(trial.isOpen(point([-1]), 0) && !trial.isOpen(point([0]), 1))
    let turned = try Setting("x").trial("[x, x]", "[x, log(x)]")
    #expect(turned.isOpen(point([-1]), 1) && !turned.isOpen(point([-1]), 0))
  }

  @Test("Points prove nothing where a value is not known exactly")
  func exact() throws {
    for (answer, isExact) in [("x + 1 - 1", true), ("sin(x)^2 + cos(x)^2 + x - 1", false)] {
      for pair in [("x", answer), (answer, "x")] {
        var trial = try Setting("x").trial(pair.0, pair.1)
        var tally = Tally()
        #expect(try trial.judge([point([2])], &tally) == nil)
        #expect(tally.isExact == isExact && tally.agreeing == 1)
      }
    }
  }

  @Test("Where nothing can move, every point is a neighbourhood of its own")
  func discrete() throws {
    let trial = try Setting("x integer").trial("x", "x^2/x")
    #expect(trial.isOpen(point([0]), 0))
  }

  @Test("A point is moved onto the equalities that are assumed")
  func solved() throws {
    let setting = try Setting("x; y; z; assume x + y = 3 and y*z = 4")
    var trial = try setting.trial("x", "3 - y")
    let moved = trial.solved(point([1, 1, 1]))
    let found = try #require(moved)
    #expect(found[0].adding(found[1]) == Rational(3))
    #expect(found[1].multiplied(by: found[2]) == Rational(4))
    #expect(trial.solved(point([2, 1, 4])) == point([2, 1, 4]))
    #expect(!trial.isDetermined && trial.equations.count == 2)
  }

  @Test(
    "Equations that leave no freedom",
    arguments: [
      ("x; assume x^2 = 4", "x", true), ("x; y; assume x^2 = 4", "x*y", false),
      ("x; y; assume x = 2 and y = 3", "x*y", true), ("x; y; assume x = y", "x*y", false),
      ("x; y; assume x = 2", "x", true), ("x", "x", false),
    ])
  func determined(_ setting: String, _ quantity: String, _ isDetermined: Bool) throws {
    #expect(try Setting(setting).trial(quantity, quantity + " + 1").isDetermined == isDetermined)
  }

  @Test("How much of the size of its argument a function passes on where it may be zero")
  func sizes() throws {
    let trial = try Setting("x").trial("x", "x")
    for function in [Elementary.sin, .tan, .asin, .atan, .sinh, .tanh, .abs, .relu] {
      #expect(trial.size(of: function, at: Interval(Rational(1)), 7) == 7)
    }
    #expect(trial.size(of: .log, at: Interval(Rational(2)), 8) == 4)
    #expect(trial.size(of: .log, at: Interval(Rational(0)), 8) == 0)
    #expect(trial.size(of: .exp, at: Interval(Rational(2)), 8) == 0)
  }

  @Test("How large the terms were that were added")
  func magnitudes() throws {
    let setting = try Setting("x; y")
    for (formula, size) in [
      ("x + y", 5.0), ("x - y", 5), ("-(x - y)", 5), ("(x - y)*y", 10), ("(x - y)/y", 2.5),
      ("(x + y)^3", 125), ("sin(x - y)", 5), ("x*y", 6), ("exp(x - 3)", 1), ("log(x - y)", 5),
    ] {
      let trial = try setting.trial(formula, formula)
      let lanes = trial.program.run(
        trial.inputs([point([3, 2])]), count: 1, constants: trial.constants)
      #expect(trial.magnitudes(lanes, 0)[trial.program.outputs[0]] == size, "\(formula)")
    }
  }

  @Test("The gap between two values")
  func gaps() throws {
    let trial = try Setting("x").trial("x", "x")
    #expect(trial.gap(Interval(Rational(5)), Interval(Rational(2))) == 3)
    #expect(trial.gap(Interval(Rational(2)), Interval(Rational(5))) == 3)
  }

  @Test("All points of a finite domain, none of an infinite one or of too large a one")
  func enumerated() throws {
    func count(_ setting: String, _ formula: String) throws -> Int? {
      let trial = try Setting(setting).trial(formula, formula + " + 1")
      let limit = trial.comparison.plan.enumerationLimit
      return trial.builder.enumeration(of: trial.program.usedInputs, limit: limit)?.count
    }
    #expect(try count("a values 0 1; b values 0 1 2", "a*b") == 6)
    #expect(try count("a values 0 1; b values 0 1 2", "a") == 2)
    #expect(try count("a values 0 1; x", "a") == 2)
    #expect(try count("a values 0 1; x", "a*x") == nil)
    #expect(try count("n integer 1..256; m integer 1..256", "n*m") == 65536)
    #expect(try count("n integer 1..257; m integer 1..256", "n*m") == nil)
    #expect(try count("y[3] one-hot; n integer 0..3", "y[1]*n") == 12)
  }

  @Test("Points around a root lie on it and to both sides")
  func around() throws {
    let trial = try Setting("x; y positive").trial("x*y", "x*y + 1")
    let near = trial.around([.exact(.zero)], 0, point([5, 7]))
    #expect(near.count == 9 && near.allSatisfy { $0[1] == Rational(7) })
    #expect(near.filter { $0[0].signum < 0 }.count == 4)
    #expect(near.filter { $0[0].signum > 0 }.count == 4)
    #expect(trial.around([.exact(.zero)], 1, point([5, 7])).count == 4)
    let beside = trial.around([.near(2)], 0, point([5, 7])).map { $0[0].doubleValue }
    #expect(beside.filter { $0 < 2 }.count == 2 && beside.filter { $0 > 2 }.count == 2)
  }
}
