/// A product of atoms with whole exponents.
struct IdentityMonomial: Hashable, Comparable, Sendable {
  /// An atom by its number in the run, and its exponent, which is not zero.
  struct Factor: Hashable, Sendable {
    var atom: Int
    var power: Int
  }

  /// The factors in the order of their atoms.
  var factors: [Factor] = []

  /// The product without factors.
  static let one = IdentityMonomial()

  func product(_ other: IdentityMonomial) -> IdentityMonomial {
    if factors.isEmpty { return other }
    if other.factors.isEmpty { return self }
    var result: [Factor] = []
    var (left, right) = (factors[...], other.factors[...])
    while let a = left.first, let b = right.first {
      if a.atom == b.atom {
        if a.power + b.power != 0 { result.append(Factor(atom: a.atom, power: a.power + b.power)) }
        left = left.dropFirst()
        right = right.dropFirst()
      } else if a.atom < b.atom {
        result.append(a)
        left = left.dropFirst()
      } else {
        result.append(b)
        right = right.dropFirst()
      }
    }
    return IdentityMonomial(factors: result + left + right)
  }

  /// An order without meaning, in which terms are always gone through alike.
  static func < (left: IdentityMonomial, right: IdentityMonomial) -> Bool {
    left.factors.lexicographicallyPrecedes(right.factors) { a, b in
      (a.atom, a.power) < (b.atom, b.power)
    }
  }

  func power(_ exponent: Int) -> IdentityMonomial {
    if exponent == 0 { return .one }
    return IdentityMonomial(
      factors: factors.map { Factor(atom: $0.atom, power: $0.power * exponent) })
  }
}

/// A sum of monomials with rational coefficients, none of them zero.
struct IdentityExpansion: Sendable {
  /// A monomial with its coefficient.
  typealias Term = (monomial: IdentityMonomial, coefficient: Rational)

  /// The terms in the order of their monomials.
  private(set) var sortedTerms: [Term] = []

  /// The most terms that are kept.
  static let mostTerms = 256

  /// The largest exponent of an atom.
  private static let largestPower = 1 << 20

  /// The most bits of a coefficient.
  private static let mostBits = 512

  /// The sum without terms.
  static let zero = IdentityExpansion()

  /// One monomial with a coefficient.
  init(_ monomial: IdentityMonomial, _ coefficient: Rational = .one) {
    if !coefficient.isZero { sortedTerms = [(monomial, coefficient)] }
  }

  private init() {}

  /// The only term; nil where there are several or none.
  var single: Term? { sortedTerms.count == 1 ? sortedTerms[0] : nil }

  /// The sum; nil beyond the budget.
  func sum(_ other: IdentityExpansion, times factor: Rational = .one) -> IdentityExpansion? {
    var result = self
    for (monomial, coefficient) in other.sortedTerms {
      guard let scaled = coefficient.multiplied(by: factor), result.add(monomial, scaled) else {
        return nil
      }
    }
    return result.sortedTerms.count <= Self.mostTerms ? result : nil
  }

  /// The product; nil beyond the budget.
  func product(_ other: IdentityExpansion) -> IdentityExpansion? {
    guard sortedTerms.count * other.sortedTerms.count <= Self.mostTerms * 4 else { return nil }
    var result = IdentityExpansion()
    for (left, a) in sortedTerms {
      for (right, b) in other.sortedTerms {
        let monomial = left.product(right)
        guard monomial.factors.allSatisfy({ abs($0.power) < Self.largestPower }),
          let product = a.multiplied(by: b), result.add(monomial, product)
        else { return nil }
      }
    }
    return result.sortedTerms.count <= Self.mostTerms ? result : nil
  }

  /// Adds one term; false where its coefficient becomes too large.
  private mutating func add(_ monomial: IdentityMonomial, _ coefficient: Rational) -> Bool {
    // The first place whose monomial is not less, by bisection.
    var low = 0
    var high = sortedTerms.count
    while low < high {
      let middle = (low + high) / 2
      if sortedTerms[middle].monomial < monomial { low = middle + 1 } else { high = middle }
    }
    guard low < sortedTerms.count, sortedTerms[low].monomial == monomial else {
      if !coefficient.isZero { sortedTerms.insert((monomial, coefficient), at: low) }
      return coefficient.bits <= Self.mostBits
    }
    guard let total = sortedTerms[low].coefficient.adding(coefficient),
      total.bits <= Self.mostBits
    else { return false }
    if total.isZero { sortedTerms.remove(at: low) } else { sortedTerms[low].coefficient = total }
    return true
  }

  /// The power; nil beyond the budget, or for a negative power of a sum.
  func power(_ exponent: Int) -> IdentityExpansion? {
    if let (monomial, coefficient) = single {
      guard abs(exponent) < 1 << 10, let factor = coefficient.power(exponent), factor.bits <= 512,
        monomial.factors.allSatisfy({ abs($0.power) < 1 << 10 })
      else { return nil }
      return IdentityExpansion(monomial.power(exponent), factor)
    }
    guard (0...16).contains(exponent) else { return nil }
    var result = IdentityExpansion(.one)
    for _ in 0..<exponent {
      guard let next = result.product(self) else { return nil }
      result = next
    }
    return result
  }
}
