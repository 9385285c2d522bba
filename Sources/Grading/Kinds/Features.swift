import Engine

/// The functions, names and notations that a formula uses, for `allow` and `forbid`.
struct Features: Sendable {
  /// Each use by its name, with other names under which it may be listed.
  private(set) var uses: [String: Set<String>] = [:]

  /// Notations that can be forbidden, but need not be allowed.
  private(set) var notations: Set<String> = []

  init(_ formula: Formula) { collect(formula, bound: []) }

  private mutating func use(_ name: String, also others: Set<String> = []) {
    uses[name, default: []].formUnion(others)
  }

  private mutating func collect(_ formula: Formula, bound: Set<String>) {
    var bound = bound
    switch formula.node {
    case .name(let name): if !bound.contains(name) { use(name) }
    case .constant(let constant): use(constant.rawValue, also: constant == .e ? ["exp"] : [])
    case .call(let name, let primes, _):
      use(name, also: name == "exp" ? ["e"] : [])
      if primes > 0 { use("'") }
    case .apply(let name, let primes, _):
      use(name)
      if primes > 0 { use("'") }
    case .transpose: notations.insert("transpose")
    case .binary(.power, _, let exponent):
      if case .negate(let one) = exponent.node, case .number(.one) = one.node {
        notations.insert("inv")
      }
    case .bars: use("abs", also: ["norm", "|"])
    case .derivative: use("diff")
    case .cases: use("cases")
    case .indicator: use("cases", also: ["1"])
    case .reduce(let kind, let index, _, _, _):
      use(kind.rawValue)
      bound.insert(index)
    default: break
    }
    formula.forEachChild { collect($0, bound: bound) }
  }

  /// The names in canonical spelling, as a list in a problem file means them.
  static func canonical(_ names: [String]) -> Set<String> {
    Set(names.map { Parser.functionName($0) ?? Vocabulary.canonical($0) ?? $0 })
  }

  /// The first use that `forbid` lists, or that `allow` does not list where it lists anything.
  func violation(allow: [String], forbid: [String], diffIsFree: Bool = false) -> String? {
    let forbidden = Features.canonical(forbid)
    let allowed = Features.canonical(allow)
    let list = allowed.subtracting(["diff", "'"])
    if let notation = notations.intersection(forbidden).min() { return notation }
    for (name, others) in uses.sorted(by: { $0.key < $1.key }) {
      let names = others.union([name])
      if !forbidden.isDisjoint(with: names) { return name }
      if name == "diff", !diffIsFree, !allowed.contains("diff") { return name }
      if name == "'" || name == "diff" { continue }
      if !list.isEmpty, list.isDisjoint(with: names) { return name }
    }
    return nil
  }

  /// The first use in a formula that is not allowed.
  static func violation(
    in formula: Formula, allow: [String], forbid: [String], diffIsFree: Bool
  ) -> String? {
    if allow.isEmpty, forbid.isEmpty, diffIsFree || !formula.containsDerivative { return nil }
    return Features(formula).violation(allow: allow, forbid: forbid, diffIsFree: diffIsFree)
  }

  /// The first use that another formula does not have and that is not allowed in addition.
  func addition(to other: Features, allow: [String]) -> String? {
    let allowed = Features.canonical(allow)
    let known = other.uses.reduce(into: Set<String>()) { $0.formUnion($1.value.union([$1.key])) }
    for (name, others) in uses.sorted(by: { $0.key < $1.key }) {
      if known.isDisjoint(with: others.union([name])),
        allowed.isDisjoint(with: others.union([name]))
      {
        return name
      }
    }
    return nil
  }
}

extension Formula {
  /// Whether a derivative is written in it.
  fileprivate var containsDerivative: Bool {
    contains {
      if case .derivative = $0.node { return true }
      return false
    }
  }
}
