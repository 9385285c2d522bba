/// Draws values for the symbols of a scope.
struct Sampler: Sendable {
  /// What kind of point is drawn.
  enum Tier: Sendable {
    /// Few digits, small.
    case nice
    /// Many digits, around one.
    case generic
    /// Every symbol at a scale of its own, from 1/1000 to 3000.
    case scales
  }

  var generator: SeededGenerator

  /// The symbols with the number of their entries and columns, in the order of the inputs.
  private let blocks: [(symbol: Scope.Symbol?, count: Int, columns: Int)]

  /// Half-widths of the scales of real numbers, the everyday one first.
  static let scales = [
    Rational(3), Rational(numerator: 1, denominator: 1024) ?? .one, Rational(1), Rational(30),
    Rational(100), Rational(3000),
  ]

  /// - Parameter names: which symbol and entry each input is; the entries of a symbol stand together.
  init(
    scope: Scope, names: [(symbol: String, row: Int, column: Int)], generator: SeededGenerator
  ) {
    self.generator = generator
    var blocks: [(symbol: Scope.Symbol?, count: Int, columns: Int)] = []
    var place = 0
    while place < names.count {
      let (name, row) = (names[place].symbol, names[place].row)
      let own = names[place...].prefix { $0.symbol == name }
      blocks.append((scope.symbol(name), own.count, own.prefix { $0.row == row }.count))
      place += own.count
    }
    self.blocks = blocks
  }

  /// A value for every input.
  mutating func draw(_ tier: Tier) -> [Rational] {
    var values: [Rational] = []
    for (symbol, count, columns) in blocks {
      if let symbol {
        draw(symbol, count: count, columns: columns, tier, into: &values)
      } else {
        values += Array(repeating: .zero, count: count)
      }
    }
    return values
  }

  private mutating func draw(
    _ symbol: Scope.Symbol, count: Int, columns: Int, _ tier: Tier, into values: inout [Rational]
  ) {
    var parts: [ArraySlice<Int>] {
      Scope.Symbol.distributions(
        Array(0..<count), rows: count / max(columns, 1), columns: columns)
    }
    switch symbol.domain {
    case .oneHot:
      for part in parts {
        let hot = generator.integer(0...max(part.count - 1, 0))
        values += (0..<part.count).map { $0 == hot ? .one : .zero }
      }
    case .probability: for part in parts { values += probabilities(part.count, tier) }
    default:
      let scale = scale(tier)
      for _ in 0..<count { values.append(number(symbol, tier, scale)) }
    }
  }

  private mutating func scale(_ tier: Tier) -> Rational {
    guard case .scales = tier else { return Sampler.scales[0] }
    return Sampler.scales[generator.integer(0...Sampler.scales.count - 1)]
  }

  private mutating func probabilities(_ count: Int, _ tier: Tier) -> [Rational] {
    let weights = (0..<count).map { _ in
      switch tier {
      case .nice: generator.integer(1...6)
      case .generic: generator.integer(1...1 << 12)
      // Close to corners and edges too.
      case .scales: generator.integer(1...1 << 8) << generator.integer(0...40)
      }
    }
    let total = weights.reduce(0, +)
    return weights.map { Rational(numerator: $0, denominator: total) ?? .zero }
  }

  /// One number of a symbol's domain and range.
  private mutating func number(
    _ symbol: Scope.Symbol, _ tier: Tier, _ scale: Rational
  ) -> Rational {
    var last = Rational.zero
    for _ in 0..<64 {
      last = candidate(symbol, tier, scale)
      if Sampler.allows(symbol, last) { return last }
    }
    return last
  }

  private mutating func candidate(
    _ symbol: Scope.Symbol, _ tier: Tier, _ scale: Rational
  ) -> Rational {
    switch symbol.domain {
    case .values(let values):
      return values.isEmpty ? .zero : values[generator.integer(0...values.count - 1)]
    case .integer, .natural: return integer(symbol, tier, scale)
    case .unit where symbol.range == nil: return fraction(tier)
    default: break
    }
    if let range = symbol.range {
      let width = range.upperBound.subtracting(range.lowerBound) ?? .one
      return (width.multiplied(by: fraction(tier)) ?? .zero).adding(range.lowerBound) ?? .zero
    }
    switch tier {
    case .nice: return Rational(numerator: generator.integer(-12...12), denominator: 4) ?? .zero
    default:
      let bits = generator.integer(-(1 << 40)...(1 << 40))
      let unit = Rational(numerator: bits, denominator: 1 << 40) ?? .zero
      let value = unit.multiplied(by: scale) ?? .zero
      switch symbol.domain {
      case .positive, .nonnegative, .unit: return value.magnitude
      case .negative: return value.magnitude.negated
      default: return value
      }
    }
  }

  /// A number from 0 to 1.
  private mutating func fraction(_ tier: Tier) -> Rational {
    switch tier {
    case .nice: return Rational(numerator: generator.integer(0...16), denominator: 16) ?? .zero
    default:
      let small: Rational?
      if case .scales = tier {
        let exponent = generator.integer(0...45)
        small = Rational(
          numerator: generator.integer(0...1 << 14), denominator: 1 << (14 + exponent))
      } else {
        small = Rational(numerator: generator.integer(0...(1 << 40)), denominator: 1 << 40)
      }
      guard let small else { return .zero }
      return generator.integer(0...1) == 0 ? small : (Rational.one.subtracting(small) ?? .one)
    }
  }

  private mutating func integer(
    _ symbol: Scope.Symbol, _ tier: Tier, _ scale: Rational
  ) -> Rational {
    if let range = symbol.range, let low = range.lowerBound.ceil().asInt,
      let high = range.upperBound.floor().asInt, low <= high,
      Sampler.distance(low, high) < 1 << 50
    {
      return Rational(generator.integer(low...high))
    }
    let top: Int
    switch tier {
    case .nice: top = 5
    case .generic: top = 40
    case .scales:
      let size = max(3, scale.ceil().asInt ?? 3)
      top = generator.integer(0...7) == 0 ? size * 1000 : size
    }
    return Rational(
      symbol.domain == .natural ? generator.integer(1...top) : generator.integer(-top...top))
  }

  /// How far two integers are apart, the lower first.
  private static func distance(_ low: Int, _ high: Int) -> UInt {
    UInt(bitPattern: high) &- UInt(bitPattern: low)
  }

  /// Whether a value belongs to a symbol's domain and range.
  static func allows(_ symbol: Scope.Symbol, _ value: Rational) -> Bool {
    if let range = symbol.range, !range.contains(value) { return false }
    switch symbol.domain {
    case .real, .oneHot, .probability, .index: return true
    case .positive: return value.signum > 0
    case .negative: return value.signum < 0
    case .nonnegative: return value.signum >= 0
    case .unit: return value.signum > 0 && value < .one
    case .integer: return value.isInteger
    case .natural: return value.isInteger && value.signum > 0
    case .values(let values): return values.contains(value)
    }
  }

  /// All values of a symbol's entries together, nil where they are infinitely many.
  ///
  /// - Parameter columns: the columns of a matrix; each of its rows is a vector of its own.
  static func enumerated(
    _ symbol: Scope.Symbol, count: Int, columns: Int = 1, limit: Int
  ) -> [[Rational]]? {
    switch symbol.domain {
    case .oneHot:
      let parts = Scope.Symbol.distributions(
        Array(0..<count), rows: count / max(columns, 1), columns: columns)
      var result: [[Rational]] = [[]]
      for part in parts {
        guard result.count * part.count <= limit else { return nil }
        result = result.flatMap { head in
          part.map { hot in head + part.map { $0 == hot ? .one : .zero } }
        }
      }
      return result
    case .values(let values):
      return tuples(values.filter { allows(symbol, $0) }, count, limit)
    case .integer, .natural:
      guard let range = symbol.range, let low = range.lowerBound.ceil().asInt,
        let high = range.upperBound.floor().asInt, low <= high,
        distance(low, high) < limit
      else { return nil }
      return tuples((low...high).map { Rational($0) }.filter { allows(symbol, $0) }, count, limit)
    default:
      // A range of one number.
      guard let range = symbol.range, range.lowerBound == range.upperBound else { return nil }
      return tuples([range.lowerBound].filter { allows(symbol, $0) }, count, limit)
    }
  }

  private static func tuples(_ values: [Rational], _ count: Int, _ limit: Int) -> [[Rational]]? {
    var result: [[Rational]] = [[]]
    for _ in 0..<count {
      guard result.count * values.count <= limit else { return nil }
      result = result.flatMap { head in values.map { head + [$0] } }
    }
    return result
  }
}
