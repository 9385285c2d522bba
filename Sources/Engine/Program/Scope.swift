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
  package mutating func addSymbol(_ symbol: Symbol, aliases: [String] = []) {
    symbolIndex[symbol.name] = symbols.count
    symbols.append(symbol)
    if case .index = symbol.domain {
      vocabulary.declare(symbol.name, .index)
    } else {
      vocabulary.declare(symbol.name, .value(rank: symbol.shape.rank))
    }
    for alias in aliases { vocabulary.alias(alias, for: symbol.name) }
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
    var dependencies = formula.freeNames.subtracting(parameters)
    for name in dependencies {
      if let other = definition(name) { dependencies.formUnion(other.dependencies) }
    }
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
    for name in names { copy.vocabulary.remove(name) }
    return copy
  }

  /// The same scope with the names of a sum's index or a function's parameters.
  func binding(_ name: String) -> Scope {
    var copy = self
    copy.vocabulary.declare(name, .index)
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
  /// Whether a value that is known exactly may be this symbol's; others are taken as they are.
  package func allows(_ value: Interval<DoubleDouble>) -> Bool {
    guard let exact = value.exact else { return true }
    return Sampler.allows(self, exact)
  }
}
