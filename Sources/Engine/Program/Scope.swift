import Text

/// Which layout derivatives of and by vectors have.
package enum Layout: String, Sendable, Hashable {
  /// The gradient of a scalar has the shape of the variable.
  case denominator
  /// The gradient of a scalar has the transposed shape.
  case numerator
}

/// What the names of a problem mean: symbols, dimensions and definitions in order.
package struct Scope: Sendable {
  /// A symbol that sample points give values to.
  package struct Symbol: Sendable {
    /// How it is called.
    package var name: String

    /// Its symbolic shape.
    package var shape: Shape

    /// Where its values come from.
    package var domain: Domain
    /// The interval that narrows the domain.
    package var range: ClosedRange<Rational>?

    /// Makes a symbol; without a range its domain is not narrowed.
    package init(
      name: String, shape: Shape, domain: Domain = .real, range: ClosedRange<Rational>? = nil
    ) {
      self.name = name
      self.shape = shape
      self.domain = domain
      self.range = range
    }
  }

  /// Where a symbol's values come from.
  package enum Domain: Sendable, Hashable {
    case real, positive, negative, nonnegative, unit, integer, natural, oneHot, probability
    /// An entry number of a dimension.
    case index(String)
    case values([Rational])
  }

  /// A name, or a function, that the problem defines.
  package struct Definition: Sendable {
    /// How it is called.
    package var name: String

    /// Its parameters, where it is a function.
    package var parameters: [String]

    /// What stands to the right of the equals sign.
    package var formula: Formula

    /// What the formula means; nil for a function of parameters.
    package var term: Term?
    /// All names that it rests on, directly or not.
    package var dependencies: Set<String>
  }

  /// The names that formulas may use.
  package private(set) var vocabulary = Vocabulary()

  /// The symbols in their order.
  package private(set) var symbols: [Symbol] = []

  /// The dimensions with their possible sizes.
  package private(set) var dimensions: [(name: String, sizes: [Int])] = []

  /// The definitions in their order.
  package private(set) var definitions: [Definition] = []
  private var symbolIndex: [String: Int] = [:]
  private var definitionIndex: [String: Int] = [:]

  /// Makes an empty scope.
  package init() {}

  /// Adds the size of an axis.
  package mutating func addDimension(_ name: String, sizes: [Int]) {
    dimensions.append((name, sizes))
    vocabulary.declare(name, .dimension)
  }

  /// Adds a symbol.
  ///
  /// - Parameters:
  ///   - aliases: other spellings of its name.
  ///   - powers: those of them that have a plain power in them.
  package mutating func addSymbol(
    _ symbol: Symbol, aliases: [String] = [], powers: [String] = []
  ) {
    symbolIndex[symbol.name] = symbols.count
    symbols.append(symbol)
    if case .index = symbol.domain {
      vocabulary.declare(symbol.name, .index)
    } else {
      vocabulary.declare(symbol.name, .value(rank: symbol.shape.rank))
    }
    for alias in aliases { vocabulary.alias(alias, for: symbol.name) }
    for power in powers { vocabulary.aliasPower(power) }
  }

  /// Gives a symbol another domain, or adds it.
  package mutating func replaceSymbol(_ symbol: Symbol) {
    guard let place = symbolIndex[symbol.name] else { return addSymbol(symbol) }
    symbols[place] = symbol
  }

  /// Adds a definition read from `formula`; functions of parameters are checked where they are used.
  package mutating func define(
    _ name: String, parameters: [String] = [], _ formula: Formula
  ) throws(ShapeError) {
    let dependencies = dependencies(of: formula).subtracting(parameters)
    var definition = Definition(
      name: name, parameters: parameters, formula: formula, term: nil, dependencies: dependencies)
    if parameters.isEmpty {
      let term = try Checker.read(formula, in: self)
      definition.term = term
      vocabulary.declare(name, .value(rank: term.shape.rank), dependencies: dependencies)
    } else {
      vocabulary.declare(name, .function(arguments: parameters.count))
    }
    definitionIndex[name] = definitions.count
    definitions.append(definition)
  }

  /// The names in a formula, and those that the definitions among them depend on.
  package func dependencies(of formula: Formula) -> Set<String> {
    var names = formula.freeNames
    for name in names {
      if let other = definition(name) { names.formUnion(other.dependencies) }
    }
    return names
  }

  /// Replaces a definition's formula, as when a student's own earlier answer is carried forward.
  package mutating func redefine(_ name: String, _ formula: Formula) throws(ShapeError) {
    let later = definitions
    definitions.removeAll()
    definitionIndex.removeAll()
    for old in later {
      try define(old.name, parameters: old.parameters, old.name == name ? formula : old.formula)
    }
  }

  /// The same scope without some names.
  package func hiding(_ names: [String]) -> Scope {
    var copy = self
    for name in names { copy.vocabulary.hide(name) }
    return copy
  }

  /// The symbol of a name.
  package func symbol(_ name: String) -> Symbol? { symbolIndex[name].map { symbols[$0] } }

  /// The definition of a name.
  package func definition(_ name: String) -> Definition? {
    definitionIndex[name].map { definitions[$0] }
  }

  /// The sizes of a dimension.
  package func sizes(of dimension: String) -> [Int] {
    dimensions.first { $0.name == dimension }?.sizes ?? []
  }

  /// The names of index symbols and the dimension that each counts.
  package var indexSymbols: [(name: String, dimension: String)] {
    symbols.compactMap {
      if case .index(let dimension) = $0.domain { return ($0.name, dimension) }
      return nil
    }
  }
}

extension Scope.Symbol {
  /// The symbol with its range narrowed to its domain; nil where no number is in both.
  package var narrowed: Scope.Symbol? {
    guard let range else { return self }
    var (low, high) = (range.lowerBound, range.upperBound)
    switch domain {
    case .positive, .nonnegative: low = max(low, .zero)
    case .negative: high = min(high, .zero)
    case .unit: (low, high) = (max(low, .zero), min(high, .one))
    case .natural: (low, high) = (max(low, .one).ceil(), high.floor())
    case .integer: (low, high) = (low.ceil(), high.floor())
    case .values(let values):
      return values.contains(where: range.contains) ? self : nil
    case .real, .oneHot, .probability, .index: return self
    }
    guard low <= high else { return nil }
    var result = self
    result.range = low...high
    // A border that does not belong to the domain is not all there is.
    return low < high || Sampler.allows(result, low) ? result : nil
  }

  /// Whether a value may be an entry of this symbol; what is not known exactly may be unless it
  /// lies outside for certain.
  package func allows(_ value: Interval<DoubleDouble>) -> Bool {
    if let exact = value.exact { return Sampler.allows(self, exact) }
    let zero = Interval<DoubleDouble>(Rational.zero)
    let one = Interval<DoubleDouble>(Rational.one)
    if let range {
      // A border such as π is kept as the nearest double.
      let low = Self.widened(range.lowerBound, up: false)
      let high = Self.widened(range.upperBound, up: true)
      let isBelow = Interval.isLess(value, Interval(low)) == .yes
      if isBelow || Interval.isLess(Interval(high), value) == .yes { return false }
    }
    switch domain {
    case .positive, .probability: return Interval.isLess(zero, value) != .no
    case .negative: return Interval.isLess(value, zero) != .no
    case .nonnegative: return Interval.isLess(value, zero) != .yes
    case .unit: return Interval.isLess(zero, value) != .no && Interval.isLess(value, one) != .no
    case .integer, .natural:
      let near = Rational(exactly: value.midpoint.doubleValue.rounded()) ?? .zero
      return Sampler.allows(self, near) && Interval.isEqual(value, Interval(near)) != .no
    case .values(let values):
      return values.contains { Interval.isEqual(value, Interval($0)) != .no }
    case .real, .oneHot, .index: return true
    }
  }

  /// A border moved outwards by what rounding to a double may have taken off it.
  private static func widened(_ border: Rational, up: Bool) -> Rational {
    guard let room = border.magnitude.multiplied(by: Rational(exactly: 0x1p-52) ?? .zero) else {
      return border
    }
    return (up ? border.adding(room) : border.subtracting(room)) ?? border
  }

  /// Whether all entries of a value fit together: one 1 among zeros, or a sum of 1.
  package func allowsTogether(
    _ values: [Interval<DoubleDouble>], rows: Int, columns: Int
  ) -> Bool {
    Scope.Symbol.distributions(values, rows: rows, columns: columns).allSatisfy {
      allowsTogether(Array($0))
    }
  }

  /// The entries that are distributions of their own: the rows of a matrix, or all of a vector.
  static func distributions<Entry>(
    _ entries: [Entry], rows: Int, columns: Int
  ) -> [ArraySlice<Entry>] {
    guard rows > 1, columns > 1, rows * columns == entries.count else { return [entries[...]] }
    return (0..<rows).map { entries[$0 * columns..<($0 + 1) * columns] }
  }

  private func allowsTogether(_ values: [Interval<DoubleDouble>]) -> Bool {
    switch domain {
    case .oneHot:
      let exact = values.compactMap(\.exact)
      let ones = exact.count { $0.isOne }
      return exact.count == values.count && ones == 1
        && exact.count { $0.isZero } == exact.count - 1
    case .probability:
      let sum = values.reduce(Interval<DoubleDouble>(Rational.zero)) { $0 + $1 }
      return values.allSatisfy { Interval.isLess(Interval(Rational.zero), $0) != .no }
        && Interval.isEqual(sum, Interval(Rational.one)) != .no
    default: return true
    }
  }
}
