import Engine
import Text

/// Holds derivatives against central differences in random directions.
///
/// Differences are taken in double-double with a step of 2^-30, so that truncation (2^-60) and
/// rounding (2^-72) both lie far below `tolerance`: a derivative wrong by one part in a million
/// million is found out.
package struct GradientCheck: Sendable {
  /// The relative error that is let pass.
  package static let tolerance = 1e-13

  private static let step = DoubleDouble(0x1p-30)

  private let setting: Setting
  private let points: Int

  /// Checks formulas of a setting at so many points for each of two size sets.
  package init(_ setting: Setting, points: Int = 3) {
    self.setting = setting
    self.points = points
  }

  /// The worst relative error of the engine's derivatives by all symbols together.
  ///
  /// - Parameter order: 2 checks the derivatives of a random directional derivative, too.
  package func worstError(of text: String, order: Int = 1) throws -> Double {
    var (setting, formula) = try contracted(text)
    var worst = try self.worst(formula, setting)
    for level in 1..<max(order, 1) {
      (setting, formula) = try directional(formula, setting, level)
      worst = max(worst, try self.worst(formula, setting))
    }
    return worst
  }

  /// The worst relative error of claimed derivatives of a number by its symbols.
  package func worstError(of text: String, claiming claims: [String: String]) throws -> Double {
    let derivatives = try claims.mapValues { try setting.term($0) }
    return try worst(try setting.term(text), derivatives, setting)
  }

  /// The worst relative error of the engine's derivative of a number by a definition.
  package func worstError(of text: String, byDefinition name: String) throws -> Double {
    let free = try setting.freeing(name)
    let derivative = try setting.term("diff(\(text), \(name))")
    let (value, definition) = (try free.term(text), try setting.term(name))
    var worst = 0.0
    for (number, binding) in setting.bindings.enumerated() {
      let engine = try Compiled([definition, derivative], in: setting.scope, binding)
      let moved = try Compiled([value], in: free.scope, binding)
      var generator = SeededGenerator(seed: UInt64(number), [text])
      for _ in 0..<points {
        var point = setting.point(engine.sizes, using: &generator)
        let values = engine.values(at: [point])[0]
        point[name] = values[0]
        let direction = [name: generator.direction(values[0].count)]
        let difference = GradientCheck.difference(moved, point, direction)
        worst = max(worst, GradientCheck.error([name: values[1]], direction, difference))
      }
    }
    return worst
  }

  // MARK: Numbers out of tensors

  /// A tensor turned into a number by random weights, which are a symbol of its shape.
  private func contracted(_ text: String) throws -> (Setting, Formula) {
    let formula = try setting.formula(text)
    let shape = try Checker.read(formula, in: setting.scope).shape
    if shape.isScalar { return (setting, formula) }
    let wider = try setting.adding("weights[\(shape.rows),\(shape.columns)]")
    return (wider, GradientCheck.inner(formula, "weights"))
  }

  /// The derivative in a random direction, which is a symbol for each symbol.
  private func directional(
    _ formula: Formula, _ setting: Setting, _ level: Int
  ) throws -> (Setting, Formula) {
    var wider = setting
    var total: Formula?
    for symbol in setting.freeSymbols {
      let name = "direction\(level)\(symbol.name)"
      wider = try wider.adding("\(name)[\(symbol.shape.rows),\(symbol.shape.columns)]")
      let part = GradientCheck.inner(GradientCheck.derivative(formula, by: symbol.name), name)
      total = total.map { Formula(.binary(.add, $0, part), formula.span) } ?? part
    }
    return (wider, total ?? formula)
  }

  private static func inner(_ formula: Formula, _ name: String) -> Formula {
    let weights = Formula(.name(name), formula.span)
    let product = Formula(.binary(.timesEach, formula, weights), formula.span)
    return Formula(.call("sum", primes: 0, [product]), formula.span)
  }

  private static func derivative(_ formula: Formula, by name: String) -> Formula {
    Formula(.derivative(formula, by: Formula(.name(name), formula.span)), formula.span)
  }

  // MARK: Errors

  private func worst(_ formula: Formula, _ setting: Setting) throws -> Double {
    var derivatives: [String: Term] = [:]
    for symbol in setting.freeSymbols {
      derivatives[symbol.name] = try Checker.read(
        GradientCheck.derivative(formula, by: symbol.name), in: setting.scope)
    }
    return try worst(try Checker.read(formula, in: setting.scope), derivatives, setting)
  }

  private func worst(
    _ value: Term, _ derivatives: [String: Term], _ setting: Setting
  ) throws -> Double {
    let names = derivatives.keys.sorted()
    let terms = names.compactMap { derivatives[$0] }
    var worst = 0.0
    for (number, binding) in setting.bindings.enumerated() {
      let engine = try Compiled(terms, in: setting.scope, binding)
      let moved = try Compiled([value], in: setting.scope, binding)
      var generator = SeededGenerator(seed: UInt64(number), names)
      for _ in 0..<points {
        let point = setting.point(engine.sizes, using: &generator)
        var direction: Compiled.Point<DoubleDouble> = [:]
        for name in names { direction[name] = generator.direction(engine.sizes[name] ?? 1) }
        let gradients = Dictionary(
          uniqueKeysWithValues: zip(names, engine.values(at: [point])[0]))
        let difference = GradientCheck.difference(moved, point, direction)
        worst = max(worst, GradientCheck.error(gradients, direction, difference))
      }
    }
    return worst
  }

  /// The slope of a number in a direction, by a central difference.
  private static func difference(
    _ program: Compiled, _ point: Compiled.Point<DoubleDouble>,
    _ direction: Compiled.Point<DoubleDouble>
  ) -> DoubleDouble {
    func moved(_ step: DoubleDouble) -> Compiled.Point<DoubleDouble> {
      var result = point
      for (name, entries) in direction {
        result[name] = zip(point[name] ?? [], entries).map { $0 + step * $1 }
      }
      return result
    }
    let ends = program.values(at: [moved(step), moved(-step)]).map { $0[0][0] }
    return (ends[0] - ends[1]) / (step + step)
  }

  /// The error relative to the terms of the inner product; infinite where something is undefined.
  private static func error(
    _ gradients: Compiled.Point<DoubleDouble>, _ direction: Compiled.Point<DoubleDouble>,
    _ difference: DoubleDouble
  ) -> Double {
    var total = DoubleDouble(0)
    var size = DoubleDouble(0)
    for (name, entries) in gradients {
      for (slope, step) in zip(entries, direction[name] ?? []) {
        total = total + slope * step
        size = size + (slope * step).magnitude
      }
    }
    guard total.isFinite, difference.isFinite else { return .infinity }
    let error = (total - difference).magnitude.doubleValue
    return error / max(size.doubleValue, difference.magnitude.doubleValue, 1e-6)
  }
}

extension Setting {
  /// The symbols that can be differentiated by.
  fileprivate var freeSymbols: [Scope.Symbol] {
    scope.symbols.filter {
      if case .index = $0.domain { return false }
      return true
    }
  }

  /// Two size sets: the first size of each dimension in its order, and the last.
  package var bindings: [Binding] {
    let first = scope.firstBinding
    var last = first
    for (name, sizes) in scope.dimensions { last.sizes[name] = sizes.last }
    return first == last ? [first] : [first, last]
  }

  /// A point with many digits inside each symbol's range.
  fileprivate func point(
    _ sizes: [String: Int], using generator: inout SeededGenerator
  ) -> Compiled.Point<DoubleDouble> {
    var point: Compiled.Point<DoubleDouble> = [:]
    for symbol in scope.symbols {
      guard let count = sizes[symbol.name] else { continue }
      let bounds: (low: Double, high: Double)
      switch (symbol.range, symbol.domain) {
      case (let range?, _):
        bounds = (range.lowerBound.doubleValue, range.upperBound.doubleValue)
      case (nil, .positive): bounds = (0.2, 2.5)
      case (nil, .unit), (nil, .probability): bounds = (0.05, 0.95)
      default: bounds = (-2, 2)
      }
      point[symbol.name] = (0..<count).map { _ in
        DoubleDouble(.random(in: bounds.low...bounds.high, using: &generator))
      }
    }
    return point
  }
}

extension SeededGenerator {
  /// Random numbers from -1 to 1.
  fileprivate mutating func direction(_ count: Int) -> [DoubleDouble] {
    (0..<count).map { _ in DoubleDouble(.random(in: -1...1, using: &self)) }
  }
}
