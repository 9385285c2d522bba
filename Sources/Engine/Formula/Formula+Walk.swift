extension Formula {
  /// The formulas directly below this one, in reading order.
  package var children: [Formula] {
    var result: [Formula] = []
    forEachChild { result.append($0) }
    return result
  }

  /// Goes through the formulas directly below this one, in reading order.
  package func forEachChild(_ body: (Formula) -> Void) {
    _ = anyChild { child in
      body(child)
      return false
    }
  }

  /// Whether any of the formulas directly below this one satisfies `test`; the first ends the search.
  private func anyChild(_ test: (Formula) -> Bool) -> Bool {
    switch node {
    case .number, .constant, .name, .ones, .identity: return false
    case .negate(let a), .transpose(let a, _), .bars(let a), .indicator(let a), .not(let a):
      return test(a)
    case .binary(_, let a, let b), .derivative(let a, let b), .limit(let a, let b):
      return test(a) || test(b)
    case .index(let base, let indices): return test(base) || indices.contains(where: test)
    case .call(_, _, let list), .apply(_, _, let list), .column(let list), .and(let list),
      .or(let list), .compare(let list, _):
      return list.contains(where: test)
    case .matrix(let rows): return rows.contains { $0.contains(where: test) }
    case .reduce(_, _, let bounds, let conditions, let body):
      if let bounds, test(bounds.lower) || test(bounds.upper) { return true }
      return conditions.contains(where: test) || test(body)
    case .cases(let branches, let otherwise):
      return branches.contains { test($0.condition) || test($0.value) }
        || otherwise.map(test) ?? false
    }
  }

  /// Whether any node at or below this one satisfies `test`.
  package func contains(_ test: (Formula) -> Bool) -> Bool {
    test(self) || anyChild { $0.contains(test) }
  }

  /// The names that occur, bound indices left out.
  package var freeNames: Set<String> {
    var names: Set<String> = []
    collectFreeNames(into: &names)
    return names
  }

  private func collectFreeNames(into names: inout Set<String>) {
    switch node {
    case .name(let name): names.insert(name)
    case .reduce(_, let index, let bounds, let conditions, let body):
      var inner = body.freeNames
      for condition in conditions { condition.collectFreeNames(into: &inner) }
      inner.remove(index)
      names.formUnion(inner)
      bounds?.lower.collectFreeNames(into: &names)
      bounds?.upper.collectFreeNames(into: &names)
    default:
      if case .apply(let name, _, _) = node { names.insert(name) }
      forEachChild { $0.collectFreeNames(into: &names) }
    }
  }

  /// The number of nodes.
  package var size: Int {
    var count = 1
    forEachChild { count += $0.size }
    return count
  }

  /// Whether no way from here to a leaf has more nodes than `limit`.
  ///
  /// It walks level by level: the trees that it is to refuse are too high for recursion.
  ///
  /// - Complexity: O(n) for n nodes.
  package func isNoHigher(than limit: Int) -> Bool {
    var level = [self]
    var height = 0
    while !level.isEmpty {
      height += 1
      if height > limit { return false }
      level = level.flatMap(\.children)
    }
    return true
  }

  /// The same formula with its children replaced by what `change` makes of them.
  package func mapChildren(_ change: (Formula) -> Formula) -> Formula {
    var copy = self
    switch node {
    case .number, .constant, .name, .ones, .identity: break
    case .negate(let a): copy.node = .negate(change(a))
    case .transpose(let a, let primed): copy.node = .transpose(change(a), primed: primed)
    case .bars(let a): copy.node = .bars(change(a))
    case .indicator(let a): copy.node = .indicator(change(a))
    case .not(let a): copy.node = .not(change(a))
    case .binary(let sign, let a, let b): copy.node = .binary(sign, change(a), change(b))
    case .derivative(let a, let b): copy.node = .derivative(change(a), by: change(b))
    case .limit(let a, let b): copy.node = .limit(change(a), change(b))
    case .index(let base, let list): copy.node = .index(change(base), list.map(change))
    case .call(let name, let primes, let list):
      copy.node = .call(name, primes: primes, list.map(change))
    case .apply(let name, let primes, let list):
      copy.node = .apply(name, primes: primes, list.map(change))
    case .column(let list): copy.node = .column(list.map(change))
    case .and(let list): copy.node = .and(list.map(change))
    case .or(let list): copy.node = .or(list.map(change))
    case .compare(let list, let signs): copy.node = .compare(list.map(change), signs)
    case .matrix(let rows): copy.node = .matrix(rows.map { $0.map(change) })
    case .reduce(let kind, let index, let bounds, let conditions, let body):
      copy.node = .reduce(
        kind, index: index,
        bounds: bounds.map { Bounds(lower: change($0.lower), upper: change($0.upper)) },
        conditions: conditions.map(change), change(body))
    case .cases(let branches, let otherwise):
      copy.node = .cases(
        branches.map { Branch(condition: change($0.condition), value: change($0.value)) },
        otherwise: otherwise.map(change))
    }
    return copy
  }
}

extension Formula: Equatable {
  /// Equality of trees; where they were read does not matter.
  package static func == (left: Formula, right: Formula) -> Bool {
    switch (left.node, right.node) {
    case (.number(let a), .number(let b)): return a == b
    case (.constant(let a), .constant(let b)): return a == b
    case (.name(let a), .name(let b)): return a == b
    case (.binary(let a, _, _), .binary(let b, _, _)) where a != b: return false
    case (.call(let a, let p, _), .call(let b, let q, _)) where a != b || p != q: return false
    case (.apply(let a, let p, _), .apply(let b, let q, _)) where a != b || p != q: return false
    case (.compare(_, let a), .compare(_, let b)) where a != b: return false
    case (.reduce(let a, let i, let p, let c, _), .reduce(let b, let j, let q, let d, _))
    where a != b || i != j || (p == nil) != (q == nil) || c.count != d.count:
      return false
    case (.cases(let a, let p), .cases(let b, let q))
    where a.count != b.count || (p == nil) != (q == nil):
      return false
    case (.matrix(let a), .matrix(let b)) where a.map(\.count) != b.map(\.count): return false
    default:
      return left.node.tag == right.node.tag && left.children == right.children
    }
  }
}

extension Formula.Node {
  /// A number for the kind of node, for comparing trees.
  fileprivate var tag: Int {
    switch self {
    case .number: return 0
    case .constant: return 1
    case .name: return 2
    case .ones: return 3
    case .identity: return 4
    case .negate: return 5
    case .transpose: return 6
    case .binary: return 7
    case .index: return 8
    case .call: return 9
    case .apply: return 10
    case .bars: return 11
    case .column: return 12
    case .matrix: return 13
    case .reduce: return 14
    case .derivative: return 15
    case .cases: return 16
    case .indicator: return 17
    case .compare: return 18
    case .and: return 19
    case .or: return 20
    case .not: return 21
    case .limit: return 22
    }
  }
}
