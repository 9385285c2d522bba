/// Values as sums of monomials, which exponents are taken apart into.
extension IdentityRun {
  /// The expansion of an operation that has been evaluated; nil beyond the budget.
  mutating func expansion(_ id: Graph.ID) throws(Stop) -> IdentityExpansion? {
    if let known = expansions[Int(id)] { return known }
    let made = try expand(id)
    expansions[Int(id)] = .some(made)
    return made
  }

  private mutating func expand(_ id: Graph.ID) throws(Stop) -> IdentityExpansion? {
    switch graph.operations[Int(id)] {
    case .constant(let number): return IdentityExpansion(.one, number)
    case .pi: return single(value(id), isPi: true)
    case .input(let slot):
      guard case .free = inputs[slot] else { return try known(id) }
      return single(value(id), isInput: true)
    case .negate(let a):
      return try expansion(a).flatMap { IdentityExpansion.zero.sum($0, times: Rational(-1)) }
    case .add(let a, let b):
      guard let left = try expansion(a), let right = try expansion(b) else { return nil }
      return left.sum(right)
    case .subtract(let a, let b):
      guard let left = try expansion(a), let right = try expansion(b) else { return nil }
      return left.sum(right, times: Rational(-1))
    case .multiply(let a, let b):
      guard let left = try expansion(a), let right = try expansion(b) else { return nil }
      return left.product(right)
    case .divide(let a, let b):
      guard let left = try expansion(a), let right = try reciprocal(b) else { return nil }
      return left.product(right)
    case .integerPower(let a, let n):
      guard let base = try expansion(a) else { return nil }
      if let power = base.power(n) { return power }
      return n > 0 ? single(value(id)) : try reciprocal(a)?.power(-n)
    case .elementary(let function, let a): return try expand(function, a, id)
    case .maximum(let a, let b):
      return try expansion(try sign(difference(value(a), value(b))) > 0 ? a : b)
    case .minimum(let a, let b):
      return try expansion(try sign(difference(value(a), value(b))) > 0 ? b : a)
    case .cut(let a, _), .guarded(_, let a): return try expansion(a)
    case .select(let condition, let yes, let no):
      return try expansion(truths[Int(condition)] ? yes : no)
    default: return single(value(id))
    }
  }

  private mutating func expand(
    _ function: Elementary, _ a: Graph.ID, _ id: Graph.ID
  ) throws(Stop) -> IdentityExpansion? {
    switch function {
    case .log: return try logarithm(a)
    case .softplus: return try softplus(a)
    case .abs, .relu, .step, .sign:
      // Under the choices made it is the argument, its opposite, or a number.
      let own = value(id).residue
      if own == value(a).residue, own != 0, function == .abs || function == .relu {
        return try expansion(a)
      }
      if own == field.negated(value(a).residue), function == .abs {
        return try expansion(a).flatMap { IdentityExpansion.zero.sum($0, times: Rational(-1)) }
      }
      return try known(id)
    default: return single(value(id))
    }
  }

  /// The expansion of a value that is −1, 0 or 1; any other is an atom of its own.
  private mutating func known(_ id: Graph.ID) throws(Stop) -> IdentityExpansion? {
    let residue = value(id).residue
    if residue == 0 { return .zero }
    if residue == 1 { return IdentityExpansion(.one) }
    if residue == field.modulus - 1 { return IdentityExpansion(.one, Rational(-1)) }
    return single(value(id))
  }

  /// One over an operation: of a monomial exactly, of a sum as an atom of its own.
  private mutating func reciprocal(_ id: Graph.ID) throws(Stop) -> IdentityExpansion? {
    if let (monomial, coefficient) = try expansion(id)?.single {
      guard let inverse = coefficient.reciprocal else { throw .zeroDenominator }
      return IdentityExpansion(monomial.power(-1), inverse)
    }
    guard value(id).residue != 0 else { throw .zeroDenominator }
    let number = atom(value(id))
    return IdentityExpansion(
      IdentityMonomial(factors: [IdentityMonomial.Factor(atom: number, power: -1)]))
  }

  /// An atom as an expansion.
  private mutating func single(
    _ value: Value, isInput: Bool = false, isPi: Bool = false
  ) -> IdentityExpansion {
    if value.residue == 0 { return .zero }
    let number = atom(value, isInput: isInput, isPi: isPi)
    return IdentityExpansion(
      IdentityMonomial(factors: [IdentityMonomial.Factor(atom: number, power: 1)]))
  }
}
