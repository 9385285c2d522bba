import Text

/// Values of formulas at a few points, in ordinary doubles and without a graph.
///
/// It serves to pick candidates, which are then judged like answers, out of many formulas that differ
/// in one place. It knows numbers and the usual functions of them; of anything else, such as a tensor,
/// it says nothing. Derivatives come by forward mode.
///
/// Source: Griewank and Walther, Evaluating Derivatives, 2nd ed., SIAM 2008,
/// doi:10.1137/1.9780898717761, chapter 3.1.
struct QuickValues {
  /// The most points.
  static let mostPoints = 4

  /// A value at each point, and its slope along what is differentiated by.
  struct Dual {
    var value: SIMD4<Double>
    var slope = SIMD4<Double>.zero
  }

  private let scope: Scope
  private let binding: Binding
  private let count: Int

  /// Formulas in the place of those of some definitions.
  private let changed: [String: Formula]
  private var symbols: [String: SIMD4<Double>] = [:]
  private var definitions: [String: Dual] = [:]
  private var parameters: [String: Dual] = [:]

  /// The name that is differentiated by.
  private var variable: String?

  /// Whether slopes are wanted.
  private var hasSlopes = false

  /// - Parameters:
  ///   - names: which symbol and entry each input is.
  ///   - points: at most four points, a value for each input.
  init(
    _ scope: Scope, _ binding: Binding, names: [(symbol: String, row: Int, column: Int)],
    points: [[Rational]], changed: [String: Formula] = [:]
  ) {
    self.scope = scope
    self.binding = binding
    self.changed = changed
    count = min(points.count, Self.mostPoints)
    for (slot, name) in names.enumerated() {
      guard scope.symbol(name.symbol)?.shape.isScalar == true else { continue }
      var values = SIMD4<Double>.zero
      for (place, point) in points.prefix(Self.mostPoints).enumerated() {
        values[place] = point[slot].doubleValue
      }
      symbols[name.symbol] = values
    }
  }

  /// The same with another formula for a definition.
  func changing(_ name: String, to formula: Formula) -> QuickValues {
    QuickValues(self, changed: [name: formula])
  }

  private init(_ other: QuickValues, changed: [String: Formula]) {
    scope = other.scope
    binding = other.binding
    count = other.count
    symbols = other.symbols
    self.changed = changed
  }

  /// The values of a formula at the points; nil where they are not known here.
  mutating func values(_ formula: Formula) -> [Double]? {
    guard count > 0, let dual = dual(formula) else { return nil }
    return (0..<count).map { dual.value[$0] }
  }

  // MARK: Nodes

  private mutating func dual(_ formula: Formula) -> Dual? {
    switch formula.node {
    case .number(let number): return Dual(value: SIMD4(repeating: number.doubleValue))
    case .constant(.pi): return Dual(value: SIMD4(repeating: Double.pi))
    case .constant(.e): return Dual(value: SIMD4(repeating: (1.0).applying(.exp)))
    case .name(let name): return named(name)
    case .negate(let a):
      return dual(a).map { Dual(value: -$0.value, slope: -$0.slope) }
    case .transpose(let a, primed: false): return dual(a)
    case .binary(let sign, let a, let b):
      guard let left = dual(a), let right = dual(b) else { return nil }
      return binary(sign, left, right)
    case .call(let name, let primes, let arguments): return call(name, primes, arguments)
    case .apply(let name, let primes, let arguments): return apply(name, primes, arguments)
    case .bars(let a): return dual(a).map { applying(.abs, $0) }
    case .derivative(let f, let x): return derivative(f, by: x)
    default: return nil
    }
  }

  private mutating func named(_ name: String) -> Dual? {
    if let value = parameters[name] { return value }
    if let known = definitions[name] { return known }
    var result: Dual
    if let value = symbols[name] {
      result = Dual(value: value)
    } else if let index = binding.indices[name] {
      result = Dual(value: SIMD4(repeating: Double(index)))
    } else if let definition = scope.definition(name), definition.parameters.isEmpty {
      let outer = parameters
      parameters = [:]
      defer { parameters = outer }
      guard let value = dual(changed[name] ?? definition.formula) else { return nil }
      result = value
    } else if let size = binding.sizes[name] {
      result = Dual(value: SIMD4(repeating: Double(size)))
    } else {
      return nil
    }
    if name == variable { result.slope = SIMD4(repeating: 1) }
    definitions[name] = result
    return result
  }

  private func binary(_ sign: Formula.Operator, _ a: Dual, _ b: Dual) -> Dual {
    switch sign {
    case .add: return Dual(value: a.value + b.value, slope: a.slope + b.slope)
    case .subtract: return Dual(value: a.value - b.value, slope: a.slope - b.slope)
    case .multiply, .timesEach: return product(a, b)
    case .divide, .divideEach: return quotient(a, b)
    case .power, .powerEach:
      var result = Dual(value: .zero)
      for place in 0..<count {
        let (base, exponent) = (a.value[place], b.value[place])
        result.value[place] = base.power(exponent)
        guard hasSlopes else { continue }
        var slope = 0.0
        if a.slope[place] != 0 { slope += a.slope[place] * exponent * base.power(exponent - 1) }
        if b.slope[place] != 0 {
          slope += b.slope[place] * result.value[place] * base.applying(.log)
        }
        result.slope[place] = slope
      }
      return result
    }
  }

  private func product(_ a: Dual, _ b: Dual) -> Dual {
    var result = Dual(value: a.value * b.value)
    if hasSlopes { result.slope = a.slope * b.value + a.value * b.slope }
    return result
  }

  private func quotient(_ a: Dual, _ b: Dual) -> Dual {
    // What is divided by zero has no value.
    let below = b.value.replacing(with: .nan, where: b.value .== 0)
    var result = Dual(value: a.value / below)
    if hasSlopes { result.slope = (a.slope - result.value * b.slope) / below }
    return result
  }

  // MARK: Functions

  private mutating func call(_ name: String, _ primes: Int, _ arguments: [Formula]) -> Dual? {
    guard primes <= 1, arguments.count == 1, let argument = dual(arguments[0]) else { return nil }
    if primes == 0 { return function(name, argument) }
    return differentiated { quick in
      quick.function(name, Dual(value: argument.value, slope: SIMD4(repeating: 1)))
    }
  }

  private mutating func apply(_ name: String, _ primes: Int, _ arguments: [Formula]) -> Dual? {
    guard let definition = scope.definition(name), primes <= 1,
      definition.parameters.count == arguments.count, primes == 0 || arguments.count == 1
    else { return nil }
    var values: [String: Dual] = [:]
    for (parameter, argument) in zip(definition.parameters, arguments) {
      guard let value = dual(argument) else { return nil }
      values[parameter] = value
    }
    let outer = parameters
    defer { parameters = outer }
    parameters = values
    if primes == 0 { return dual(definition.formula) }
    return differentiated { quick in
      for parameter in values.keys { quick.parameters[parameter]?.slope = SIMD4(repeating: 1) }
      return quick.dual(definition.formula)
    }
  }

  /// The slope of what `body` gives; nil where it has a slope to find already.
  private mutating func differentiated(_ body: (inout QuickValues) -> Dual?) -> Dual? {
    guard !hasSlopes else { return nil }
    hasSlopes = true
    defer { hasSlopes = false }
    return body(&self).map { Dual(value: $0.slope) }
  }

  private mutating func derivative(_ f: Formula, by x: Formula) -> Dual? {
    guard case .name(let name) = x.node, parameters.isEmpty else { return nil }
    let outer = definitions
    definitions = [:]
    variable = name
    defer {
      variable = nil
      definitions = outer
    }
    return differentiated { quick in
      // The quantity itself moves, so it needs a value here.
      quick.named(name) == nil ? nil : quick.dual(f)
    }
  }

  private func function(_ name: String, _ x: Dual) -> Dual? {
    if let function = Elementary.named[name] { return applying(function, x) }
    func one(over value: Dual) -> Dual { quotient(Dual(value: SIMD4(repeating: 1)), value) }
    switch name {
    case "sec": return one(over: applying(.cos, x))
    case "csc": return one(over: applying(.sin, x))
    case "cot": return quotient(applying(.cos, x), applying(.sin, x))
    case "asec": return applying(.acos, one(over: x))
    case "acsc": return applying(.asin, one(over: x))
    case "acot": return applying(.atan, one(over: x))
    case "sech": return one(over: applying(.cosh, x))
    case "csch": return one(over: applying(.sinh, x))
    case "coth": return quotient(applying(.cosh, x), applying(.sinh, x))
    case "asech": return applying(.acosh, one(over: x))
    case "acsch": return applying(.asinh, one(over: x))
    case "acoth": return applying(.atanh, one(over: x))
    case "log2", "log10":
      let base = Dual(value: SIMD4(repeating: name == "log2" ? 2 : 10))
      return quotient(applying(.log, x), applying(.log, base))
    case DerivativeMutations.hold: return Dual(value: x.value)
    default: return nil
    }
  }

  private func applying(_ function: Elementary, _ x: Dual) -> Dual {
    var result = Dual(value: .zero)
    for place in 0..<count {
      let value = x.value[place].applying(function)
      result.value[place] = value
      guard hasSlopes, x.slope[place] != 0 else { continue }
      result.slope[place] = x.slope[place] * x.value[place].slope(of: function, value: value)
    }
    return result
  }
}

extension Elementary {
  /// The functions by name.
  static let named: [String: Elementary] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}

extension Double {
  /// The derivative of a function here, where its value is `y`.
  fileprivate func slope(of function: Elementary, value y: Double) -> Double {
    switch function {
    case .exp: y
    case .log: 1 / self
    case .sqrt: 0.5 / y
    case .abs: applying(.sign)
    case .sin: applying(.cos)
    case .cos: -applying(.sin)
    case .tan: 1 + y * y
    case .asin: 1 / (1 - self * self).squareRoot()
    case .acos: -1 / (1 - self * self).squareRoot()
    case .atan: 1 / (1 + self * self)
    case .sinh: applying(.cosh)
    case .cosh: applying(.sinh)
    case .tanh: 1 - y * y
    case .asinh: 1 / (self * self + 1).squareRoot()
    case .acosh: 1 / (self * self - 1).squareRoot()
    case .atanh: 1 / (1 - self * self)
    case .sigma: y * (-self).applying(.sigma)
    case .softplus: applying(.sigma)
    case .relu: applying(.step)
    case .step, .sign, .floor, .ceil: 0
    }
  }
}
