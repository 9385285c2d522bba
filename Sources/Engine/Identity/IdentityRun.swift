/// One evaluation of formulas modulo a random prime, with random values for their formal unknowns.
///
/// Unknowns are the inputs; for each monomial t that occurs in an exponent, E = exp(t / N) with one
/// whole number N for all; and what is left opaque, such as `log` of a sum or `atan`, one unknown for
/// each residue of its argument. So equal formulas get equal residues, and different ones do only
/// with the probability that Schwartz and Zippel bound.
///
/// Source: G. Gonnet, Determining equivalence of expressions in random polynomial time, STOC 1984,
/// doi:10.1145/800057.808698; J. Schwartz, doi:10.1145/322217.322225.
struct IdentityRun {
  /// Why an evaluation ends early.
  enum Stop: Error {
    /// A denominator happens to be zero: another draw is needed.
    case zeroDenominator
    /// More than the budget, or nothing that this test can do.
    case beyond
    /// N has to be a multiple of this.
    case scale(Int)
  }

  /// How an input gets its residue.
  enum Input: Sendable {
    /// A value of its own.
    case free
    /// Entry number `place` of a one-hot symbol.
    case oneHot(first: Int, place: Int, count: Int)
    /// One less these inputs.
    case rest([Int])
  }

  /// A residue with a bound of the degree of the formula behind it.
  struct Value: Sendable {
    var residue: UInt64
    var degree: IdentityDegree
  }

  /// What monomials are made of, one for each residue.
  struct Atom: Sendable {
    var value: Value
    var isInput = false
    var isPi = false
    /// What this is the logarithm of.
    var logarithmOf: Value?
  }

  let graph: Graph
  let places: [Graph.ID]
  let inputs: [Input]
  /// Operations that count as positive wherever the formulas are compared.
  let positive: Set<Graph.ID>
  /// Whether something jumps where what it looks at is zero, so that zero is a case of its own.
  let hasJumps: Bool
  let field: PrimeField
  let seed: UInt64
  let scale: Int

  var branches = IdentityBranches()
  var values: [Value]
  var truths: [Bool]
  /// The expansions that were asked for, by operation; what is beyond the budget has none.
  var expansions: [IdentityExpansion??] = []
  var atoms: [Atom] = []
  /// The numbers of atoms by residue, where there are more than a few.
  private var atomIndex: [UInt64: Int] = [:]

  /// Whether nothing is opaque.
  var isTransparent = true

  /// Whether π occurs, and whether exponentials do: of π and e together little is known.
  var usesPi = false
  var usesExponentials = false

  /// Whether different residues prove that the functions differ.
  var isFormal: Bool { isTransparent && !(usesPi && usesExponentials) }

  /// How many residues served as keys; two of them could be equal by accident.
  var keyCount = 0.0

  /// How many small numbers residues were compared with; a residue could be one by accident.
  var numberCount = 0.0

  /// The largest degree met.
  var largestDegree = 1.0

  /// The degrees beyond which the bound would be of no use.
  private static let mostDegree = 0x1p40

  /// - Parameters:
  ///   - places: the operations that the formulas need, operands first.
  ///   - positive: operations that count as positive wherever the formulas are compared.
  ///   - hasJumps: whether something jumps where what it looks at is zero.
  ///   - scale: the N of the exponents.
  init(
    _ graph: Graph, places: [Graph.ID], inputs: [Input], positive: Set<Graph.ID>,
    hasJumps: Bool, field: PrimeField, seed: UInt64, scale: Int
  ) {
    self.graph = graph
    self.places = places
    self.inputs = inputs
    self.positive = positive
    self.field = field
    self.seed = seed
    self.scale = scale
    self.hasJumps = hasJumps
    let nothing = Value(residue: 0, degree: IdentityDegree())
    values = Array(repeating: nothing, count: graph.operations.count)
    truths = Array(repeating: false, count: graph.operations.count)
  }

  /// Evaluates everything under the current choices.
  mutating func evaluate() throws(Stop) {
    expansions = Array(repeating: nil, count: values.count)
    atoms = []
    atomIndex = [:]
    if !branches.areFormal { isTransparent = false }
    for id in places {
      if try evaluateCondition(id) { continue }
      let value = try evaluate(id)
      guard max(value.degree.top, value.degree.bottom) < Self.mostDegree else { throw .beyond }
      largestDegree = max(largestDegree, value.degree.top, value.degree.bottom)
      values[Int(id)] = value
    }
    if !branches.areFormal { isTransparent = false }
  }

  /// Whether an operation is known to be positive.
  func isPositive(_ id: Graph.ID, depth: Int = 0) -> Bool {
    if graph.knowledge[Int(id)].isPositive || positive.contains(id) { return true }
    guard depth < 32 else { return false }
    switch graph.operations[Int(id)] {
    case .add(let a, let b), .multiply(let a, let b), .divide(let a, let b):
      return isPositive(a, depth: depth + 1) && isPositive(b, depth: depth + 1)
    case .integerPower(let a, _), .rationalPower(let a, _), .power(let a, _),
      .elementary(.sqrt, let a), .elementary(.abs, let a), .cut(let a, _), .guarded(_, let a):
      return isPositive(a, depth: depth + 1)
    default: return false
    }
  }

  // MARK: Unknowns

  /// The random value of a formal unknown, the same for the same key.
  mutating func unknown(_ tag: UInt64, _ keys: [UInt64]) -> Value {
    var state = seed ^ tag &* 0x9e37_79b9_7f4a_7c15
    for key in keys { state = (state ^ key) &* 0xbf58_476d_1ce4_e5b9 ^ state >> 29 }
    var generator = SeededGenerator(seed: state)
    let wide = (generator.next() % field.modulus, generator.next())
    let residue = field.modulus.dividingFullWidth(wide).remainder
    keyCount += 1
    return Value(residue: max(residue, 1), degree: .unknown)
  }

  /// The number of the atom of a value.
  mutating func atom(
    _ value: Value, isInput: Bool = false, isPi: Bool = false, logarithmOf: Value? = nil
  ) -> Int {
    if let known = atomNumber(value.residue) { return known }
    keyCount += 1
    let number = atoms.count
    atoms.append(Atom(value: value, isInput: isInput, isPi: isPi, logarithmOf: logarithmOf))
    if number == Self.fewAtoms {
      for (place, atom) in atoms.enumerated() { atomIndex[atom.value.residue] = place }
    } else if number > Self.fewAtoms {
      atomIndex[value.residue] = number
    }
    return number
  }

  /// The number of atoms up to which looking at each is quicker than hashing.
  private static let fewAtoms = 12

  private func atomNumber(_ residue: UInt64) -> Int? {
    if atoms.count > Self.fewAtoms { return atomIndex[residue] }
    for place in atoms.indices where atoms[place].value.residue == residue { return place }
    return nil
  }

  func constant(_ value: Rational) throws(Stop) -> Value {
    guard let residue = field.residue(value) else { throw .zeroDenominator }
    let bits = Double(value.bits)
    return Value(residue: residue, degree: IdentityDegree(topBits: bits, bottomBits: bits))
  }

  // MARK: Arithmetic with degrees

  func sum(_ a: Value, _ b: Value) -> Value {
    Value(residue: field.sum(a.residue, b.residue), degree: a.degree.sum(b.degree))
  }

  func difference(_ a: Value, _ b: Value) -> Value {
    Value(residue: field.difference(a.residue, b.residue), degree: a.degree.sum(b.degree))
  }

  func negated(_ a: Value) -> Value { Value(residue: field.negated(a.residue), degree: a.degree) }

  func product(_ a: Value, _ b: Value) -> Value {
    Value(residue: field.product(a.residue, b.residue), degree: a.degree.product(b.degree))
  }

  func quotient(_ a: Value, _ b: Value) throws(Stop) -> Value {
    guard let inverse = field.inverse(b.residue) else { throw .zeroDenominator }
    return Value(
      residue: field.product(a.residue, inverse), degree: a.degree.product(b.degree.inverse))
  }

  func power(_ a: Value, _ exponent: Int) throws(Stop) -> Value {
    guard let residue = field.power(a.residue, exponent) else { throw .zeroDenominator }
    return Value(residue: residue, degree: a.degree.power(exponent))
  }
}
