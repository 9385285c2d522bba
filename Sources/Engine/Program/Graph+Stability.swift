/// Forms of differences and logarithms that lose no digits, and run out of no numbers, where those that
/// people write do: 1 − σ(u) is 0 to every digit for a large u, σ(−u) is not.
///
/// Each has the same value and the same domain as what it stands for.
///
/// Source: N. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., SIAM 2002,
/// doi:10.1137/1.9780898718027, section 1.7.
extension Graph {
  /// A form of a − b where both may be nearly equal; nil where none is known.
  mutating func withoutCancellation(_ a: ID, _ b: ID) -> ID? {
    if keepsForms { return nil }
    if constant(a)?.isOne == true { return complement(of: b) }
    if constant(b)?.isOne == true { return complement(of: a).map { negated($0) } }
    if let rest = withoutCommonPart(a, b) { return rest }
    // What is taken away is a share of what is there.
    switch operations[Int(b)] {
    case .integerPower(let base, 2) where base == a:
      return complement(of: a).map { product(a, $0) }
    case .multiply(let p, let q) where p == a: return complement(of: q).map { product(a, $0) }
    case .multiply(let p, let q) where q == a: return complement(of: p).map { product(a, $0) }
    default: return nil
    }
  }

  /// What is left of a − b where a member of one side is all or a member of the other.
  private mutating func withoutCommonPart(_ a: ID, _ b: ID) -> ID? {
    switch (operations[Int(a)], operations[Int(b)]) {
    case (.elementary(.softplus, let u), _) where u == b: return elementary(.softplus, negated(u))
    case (_, .elementary(.softplus, let u)) where u == a:
      return negated(elementary(.softplus, negated(u)))
    case (.add(let p, let q), _) where p == b && isTotal(b): return q
    case (.add(let p, let q), _) where q == b && isTotal(b): return p
    case (.subtract(let p, let q), _) where p == b && isTotal(b): return negated(q)
    case (_, .add(let p, let q)) where p == a && isTotal(a): return negated(q)
    case (_, .add(let p, let q)) where q == a && isTotal(a): return negated(p)
    case (_, .subtract(let p, let q)) where p == a && isTotal(a): return q
    case (.add, .add):
      // Members in common are taken off one after the other, so that long sums need no deep recursion.
      var (left, right) = (a, b)
      for _ in 0..<Self.mostMembers {
        guard let rest = withoutCommonMember(left, right) else { break }
        (left, right) = rest
      }
      return left == a ? nil : difference(left, right)
    case (.add(let p, let q), .subtract(let r, let s)) where isTotal(r):
      if p == r { return sum(q, s) }
      return q == r ? sum(p, s) : nil
    case (.subtract(let r, let s), .add(let p, let q)) where isTotal(r):
      if p == r { return negated(sum(q, s)) }
      return q == r ? negated(sum(p, s)) : nil
    default: return nil
    }
  }

  /// Two sums without a member that both have; nil where they have none.
  private func withoutCommonMember(_ a: ID, _ b: ID) -> (ID, ID)? {
    guard case .add(let p, let q) = operations[Int(a)], case .add(let r, let s) = operations[Int(b)]
    else { return nil }
    for (common, left) in [(p, q), (q, p)] where isTotal(common) {
      if common == r { return (left, s) }
      if common == s { return (left, r) }
    }
    return nil
  }

  /// 1 less a value that may be nearly 1: of a sigmoid, the square of a tanh, a part of a sum over it.
  private mutating func complement(of id: ID) -> ID? {
    switch operations[Int(id)] {
    case .elementary(.sigma, let u): return elementary(.sigma, negated(u))
    case .integerPower(let base, 2):
      guard case .elementary(.tanh, let u) = operations[Int(base)] else { return nil }
      return power(elementary(.cosh, u), -2)
    case .divide(let part, let total):
      return rest(of: total, without: part).map { quotient($0, total) }
    default: return nil
    }
  }

  /// The most members of a sum that are looked at.
  private static let mostMembers = 64

  /// A sum without one of its members; nil where it is none of them.
  private mutating func rest(of total: ID, without part: ID) -> ID? {
    var open = [total]
    var members: [ID] = []
    while let next = open.popLast() {
      if next != part, case .add(let a, let b) = operations[Int(next)] {
        open += [b, a]
      } else {
        members.append(next)
      }
      if members.count + open.count > Self.mostMembers { return nil }
    }
    guard members.count > 1, let place = members.firstIndex(of: part) else { return nil }
    members.remove(at: place)
    return members.dropFirst().reduce(members[0]) { sum($0, $1) }
  }

  /// A form of the logarithm of what may underflow, overflow or be nearly 1; nil where none is known.
  mutating func logarithm(of id: ID) -> ID? {
    if keepsForms { return nil }
    switch operations[Int(id)] {
    case .elementary(.exp, let u): return u
    case .elementary(.sigma, let u): return negated(elementary(.softplus, negated(u)))
    case .elementary(.cosh, let u):
      // log cosh u = u + log(1 + e^(−2u)) − log 2
      let folded = elementary(.softplus, product(number(Rational(-2)), u))
      return difference(sum(u, folded), elementary(.log, number(Rational(2))))
    case .integerPower(let base, let exponent) where knowledge[Int(base)].isPositive:
      return product(number(Rational(exponent)), elementary(.log, base))
    case .add(let a, let b):
      for (one, other) in [(a, b), (b, a)] where constant(one)?.isOne == true {
        if case .elementary(.exp, let u) = operations[Int(other)] {
          return elementary(.softplus, u)
        }
      }
      return nil
    case .divide(let top, let bottom) where knowledge[Int(bottom)].isPositive:
      if constant(top)?.isOne == true { return negated(elementary(.log, bottom)) }
      guard case .elementary(.exp, let u) = operations[Int(top)] else { return nil }
      return difference(u, elementary(.log, bottom))
    default: return nil
    }
  }
}
