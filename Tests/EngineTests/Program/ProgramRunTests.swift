import TestSupport
import Testing

@testable import Engine

/// Formulas made at random: every function and operator, all of them defined nearly everywhere.
struct RandomExpression {
  var generator: SeededGenerator

  private static let unary = [
    "exp(%)", "sin(%)", "cos(%)", "tanh(%)", "sigma(%)", "softplus(%)", "relu(%)", "abs(%)",
    "sqrt(1 + (%)^2)", "log(1 + (%)^2)", "atan(%)", "-(%)", "(%)^2", "(%)^3", "asinh(%)", "step(%)",
    "sign(%)", "1/(1 + (%)^2)", "(1 + (%)^2)^(1/3)", "floor(%)", "leakyrelu(%)", "log(%)",
    "sqrt(%)",
    "1/(%)", "asin(%)", "(%)^0.5",
  ]
  private static let binary = [
    "(%) + (%)", "(%) - (%)", "(%)*(%)", "(%)/(2 + cos(%))", "max(%, %)", "min(%, %)",
    "cases((%) > 0: %, 1)", "1[(%) < 0.5]*(%)", "atan2(%, 3 + (%)^2)", "(1 + (%)^2)^(%)",
  ]

  /// A formula of x and y.
  mutating func text(depth: Int) -> String {
    if depth == 0 { return ["x", "y", "0.5", "x*y", "2", "y - 1/3"][generator.integer(0...5)] }
    let pool = generator.integer(0...1) == 0 ? RandomExpression.unary : RandomExpression.binary
    var result = ""
    for character in pool[generator.integer(0...pool.count - 1)] {
      if character == "%" { result += text(depth: depth - 1) } else { result.append(character) }
    }
    return result
  }

  /// A value for a symbol.
  mutating func value() -> Double { .random(in: -3...3, using: &generator) }
}

@Suite("Running programs")
struct ProgramRunTests {
  static let formulas: [String] = {
    var source = RandomExpression(generator: SeededGenerator(seed: 2024))
    return (0..<120).map { source.text(depth: 2 + $0 % 3) }
  }()

  private func compiled(_ formula: String) throws -> Compiled {
    let setting = try Setting("x; y")
    return try Compiled([setting.term(formula)], in: setting.scope, Binding())
  }

  private func points(_ formula: String, _ count: Int) -> [Compiled.Point<Double>] {
    var source = RandomExpression(generator: SeededGenerator(seed: 5, [formula]))
    return (0..<count).map { _ in ["x": [source.value()], "y": [source.value()]] }
  }

  @Test("Lanes give the same bits as one point at a time", arguments: formulas)
  func lanes(_ formula: String) throws {
    let program = try compiled(formula)
    let points = points(formula, 17)
    let together = program.values(at: points).map { $0[0][0].bitPattern }
    #expect(together == points.map { program.values(at: [$0])[0][0][0].bitPattern })
    let wide = points.map { $0.mapValues { $0.map { DoubleDouble($0) } } }
    let bits = program.values(at: wide).map { $0[0][0].decimal(digits: 32) }
    #expect(bits == wide.map { program.values(at: [$0])[0][0][0].decimal(digits: 32) })
  }

  @Test("Intervals enclose what double-doubles and doubles compute", arguments: formulas)
  func enclosure(_ formula: String) throws {
    let program = try compiled(formula)
    let points = points(formula, 9)
    let plain = program.values(at: points).map { $0[0][0] }
    let wide = program.values(at: points.map { $0.mapValues { $0.map { DoubleDouble($0) } } })
      .map { $0[0][0] }
    let sure = program.values(
      at: points.map { $0.mapValues { $0.map { Interval<DoubleDouble>($0) } } }
    )
    .map { $0[0][0] }
    let rough = program.values(at: points.map { $0.mapValues { $0.map { Interval<Double>($0) } } })
      .map { $0[0][0] }
    for lane in points.indices where sure[lane].isUndefined != .unknown {
      if sure[lane].isUndefined == .yes {
        #expect(plain[lane].isNaN, "\(points[lane])")
        #expect(rough[lane].isUndefined != .no)
        continue
      }
      let middle = sure[lane].midpoint
      // Double-doubles lose a few digits of their 31, doubles a few of their 16.
      let room = DoubleDouble(1e-22) * (middle.magnitude + DoubleDouble(1))
      #expect((wide[lane] - middle).magnitude <= room, "\(points[lane])")
      #expect(abs(plain[lane] - middle.doubleValue) <= 1e-9 * (1 + abs(middle.doubleValue)))
      if rough[lane].isUndefined == .no {
        #expect(rough[lane].lower <= middle.doubleValue.nextUp, "\(points[lane])")
        #expect(middle.doubleValue.nextDown <= rough[lane].upper, "\(points[lane])")
      }
    }
  }

  @Test("An interval input encloses every point of it", arguments: formulas.prefix(60))
  func boxes(_ formula: String) throws {
    let program = try compiled(formula)
    for point in points(formula, 5) {
      let (x, y) = (point["x"]?[0] ?? 0, point["y"]?[0] ?? 0)
      let box = program.values(at: [
        [
          "x": [Interval<Double>(lower: x, upper: x + 0.1)],
          "y": [Interval<Double>(lower: y, upper: y + 0.1)],
        ]
      ])[0][0][0]
      for step in [0.0, 0.03, 0.07, 0.1] {
        let value = program.values(at: [["x": [x + step], "y": [y + 0.1 - step]]])[0][0][0]
        guard !value.isNaN else {
          #expect(box.isUndefined != .no)
          continue
        }
        #expect(box.isUndefined != .yes)
        let room = 1e-12 * (1 + abs(value))
        #expect(box.lower <= value + room && value - room <= box.upper, "x = \(x), y = \(y)")
      }
    }
  }

  @Test("Equal parts are made once")
  func shared() throws {
    let setting = try Setting("x; y; z = exp(x*y)")
    var builder = Builder(setting.scope, Binding())
    let grid = try builder.add(try setting.term("exp(x*y) + exp(y*x)*z - z"))
    let program = Program(builder.graph, outputs: grid.entries)
    let exponentials = program.operations.filter {
      if case .elementary(.exp, _) = $0 { return true }
      return false
    }
    #expect(exponentials.count == 1)
  }

  @Test("What an output does not need is left out, and operands come first")
  func pruned() throws {
    let setting = try Setting("x; y")
    var builder = Builder(setting.scope, Binding())
    _ = try builder.add(try setting.term("exp(y)*sin(y)"))
    let grid = try builder.add(try setting.term("x^2 + 1"))
    let program = Program(builder.graph, outputs: grid.entries)
    #expect(program.operations.count == 4)
    #expect(program.usedInputs == [0])
    for (place, operation) in program.operations.enumerated() {
      #expect(operation.operands.allSatisfy { Int($0) < place })
    }
  }

  @Test(
    "A formula of too many operations is refused",
    arguments: ["prod(i=1..4000, sum(j=1..4000, x^i*j))"])
  func tooLarge(_ formula: String) throws {
    let setting = try Setting("x")
    var builder = Builder(setting.scope, Binding())
    let term = try setting.term(formula)
    let error = #expect(throws: ShapeError.self) { try builder.add(term) }
    #expect(error?.reason == .tooLarge(limit: Graph.maximumSize))
  }
}
