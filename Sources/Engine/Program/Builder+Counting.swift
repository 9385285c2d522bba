import Text

/// Sums and products up to a symbol that counts, as Σ over i from 1 to n does for a natural n: each
/// member is there where its index has not passed the bound.
extension Builder {
  /// The upper bound of an index that is no number while building.
  struct Border {
    /// The most that the index can reach.
    let highest: Int

    /// Up to which number the members are there for certain.
    let certain: Int

    /// The bound itself.
    let value: Graph.ID
  }

  /// The largest number that may stand in a bound.
  private static let largest = 1_000_000

  /// The powers that may stand in a bound, and the largest number that they are taken of.
  private static let exponents = 1...3
  private static let largestBase = 1024

  /// The bound that a term stands for; records the symbols that it counts by.
  mutating func border(_ term: Term) throws(ShapeError) -> Border {
    let ends = try extremes(term)
    return Border(
      highest: ends.upperBound, certain: ends.lowerBound, value: try build(term).entries[0])
  }

  /// The least and the greatest whole number that a bound can be.
  private mutating func extremes(_ term: Term) throws(ShapeError) -> ClosedRange<Int> {
    switch term.operation {
    case .symbol(let name):
      if let count = counts[name] {
        guard count.magnitude <= Self.largest else {
          throw ShapeError(.tooManyTerms(limit: Self.largest), term.span)
        }
        return count...count
      }
      guard let range = scope.symbol(name)?.counting else { break }
      counted.insert(name)
      return range
    case .negate(let a):
      let own = try extremes(a)
      return -own.upperBound ... -own.lowerBound
    case .spread(.power, let a, let b):
      let own = try extremes(a)
      let exponent = try whole(b)
      guard own.lowerBound >= 0, Self.exponents.contains(exponent),
        own.upperBound <= Self.largestBase
      else { throw ShapeError(.tooManyTerms(limit: Self.largest), term.span) }
      func power(_ n: Int) -> Int { (0..<exponent).reduce(1) { product, _ in product * n } }
      return power(own.lowerBound)...power(own.upperBound)
    case .spread(let sign, let a, let b):
      let left = try extremes(a)
      let right = try extremes(b)
      let ends = [left.lowerBound, left.upperBound].flatMap { x in
        [right.lowerBound, right.upperBound].map { y in
          switch sign {
          case .add: x + y
          case .subtract: x - y
          case .maximum: max(x, y)
          case .minimum: min(x, y)
          default: x * y
          }
        }
      }
      guard let least = ends.min(), let greatest = ends.max(),
        max(abs(least), abs(greatest)) <= Self.largest
      else { throw ShapeError(.tooManyTerms(limit: Self.largest), term.span) }
      return least...greatest
    default:
      let number = try whole(term)
      guard number.magnitude <= Self.largest else {
        throw ShapeError(.tooManyTerms(limit: Self.largest), term.span)
      }
      return number...number
    }
    throw ShapeError(.indexNotWhole("this"), term.span)
  }
}

extension Checker {
  /// Whether a term is a whole number once the symbols that count have values.
  func counts(_ term: Term) -> Bool {
    switch term.operation {
    case .symbol(let name): return scope.symbol(name)?.counting != nil
    case .negate(let a): return counts(a)
    case .spread(.power, let a, let b): return counts(a) && Checker.isWhole(b)
    case .spread(let sign, let a, let b):
      return [.add, .subtract, .multiply, .maximum, .minimum].contains(sign)
        && counts(a) && counts(b)
    default: return Checker.isWhole(term)
    }
  }
}

extension Scope.Symbol {
  /// The most whole numbers that are tried of one that counts.
  private static let mostCounts = 12

  /// The greatest of its values up to which one that counts is written out.
  private static let highestCount = 1024

  /// The numbers that are tried where sums go up to this symbol; nil where it is no number to count to.
  var counting: ClosedRange<Int>? {
    guard shape.isScalar else { return nil }
    switch domain {
    case .values(let values):
      let numbers = values.filter { range?.contains($0) != false }.compactMap(\.asInt)
      guard let least = numbers.min(), let greatest = numbers.max(), least >= 0,
        values.allSatisfy(\.isInteger), greatest <= Self.highestCount
      else { return nil }
      return least...greatest
    case .natural, .integer:
      let low = range.map { $0.lowerBound.ceil().asInt } ?? (domain == .natural ? 1 : nil)
      guard let low, (0...Self.highestCount).contains(low) else { return nil }
      let most = low + Self.mostCounts - 1
      guard let range else { return low...most }
      guard let high = range.upperBound.floor().asInt else { return low...most }
      return low...max(low, min(high, most))
    default: return nil
    }
  }
}

extension Scope {
  /// Larger numbers of a symbol that counts, tried one by one: what holds up to a dozen may not further on.
  private static let further = [37, 150]

  /// The same scope with the symbols that sums go up to kept to the numbers that are tried of them, and
  /// with each at some larger number; nil where all their numbers are tried anyway.
  func counting(_ names: Set<String>) -> (near: Scope, further: [Scope])? {
    guard let near = keeping(names, { $0 }) else { return nil }
    let further = Self.further.compactMap { number in keeping(names) { _ in number...number } }
    return (near, further)
  }

  /// The scope with symbols kept to some of their numbers; nil where that changes nothing.
  private func keeping(
    _ names: Set<String>, _ numbers: (ClosedRange<Int>) -> ClosedRange<Int>
  ) -> Scope? {
    var result = self
    var isNarrowed = false
    for name in names.sorted() {
      guard var symbol = symbol(name), let counting = symbol.counting else { continue }
      if case .values = symbol.domain { continue }
      let kept = numbers(counting)
      let range = Rational(kept.lowerBound)...Rational(kept.upperBound)
      let isPossible = symbol.range?.contains(range.upperBound) != false
      guard isPossible, symbol.range != range else { continue }
      symbol.range = range
      result.replaceSymbol(symbol)
      isNarrowed = true
    }
    return isNarrowed ? result : nil
  }

  /// Whether there is a symbol that sums can go up to.
  var hasCounts: Bool { symbols.contains { $0.counting != nil } }
}
