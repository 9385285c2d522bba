/// Statements: conditions that hold as a whole or do not.
extension Term {
  /// The statements that all have to hold: the links of a chain, the parts joined by `and`.
  package var links: [Term] {
    switch operation {
    case .and(let list): return list.flatMap(\.links)
    case .compare(let members, let signs) where signs.count > 1 && members.count == signs.count + 1:
      return signs.enumerated().map { place, sign in
        let pair = [members[place], members[place + 1]]
        // A link between numbers is one comparison, whatever stands elsewhere in the chain.
        let tensors = pair.filter { !$0.shape.isScalar }
        let own = tensors.count == 2 ? shape : tensors.first?.shape ?? .scalar
        return Term(.compare(pair, [sign]), own, span)
      }
    default: return [self]
    }
  }

  /// Whether it is made of comparisons alone that hold where both sides are equal.
  package var holdsWhereEqual: Bool {
    links.allSatisfy { link in
      guard case .compare(_, let signs) = link.operation else { return false }
      return signs.allSatisfy { [.equal, .lessOrEqual, .greaterOrEqual].contains($0) }
    }
  }

  /// The condition as a statement: tensors are equal where all entries are, and differ where one does.
  package var statement: Term {
    switch operation {
    case .and(let list): return Term(.and(list.map(\.statement)), .scalar, span)
    case .or(let list):
      guard !shape.isScalar else { return self }
      return Term(.or(list.map(\.throughout)), .scalar, span)
    case .not(let inner):
      guard !shape.isScalar else { return self }
      return Term(.not(inner.throughout), .scalar, span)
    case .compare(let members, [.notEqual]) where !shape.isScalar:
      let equal = Term(.compare(members, [.equal]), shape, span)
      return Term(.not(equal.throughout), .scalar, span)
    default: return self
    }
  }

  /// Whether a condition on entries holds for all of them, as a condition on a number.
  private var throughout: Term {
    let own = statement
    guard !own.shape.isScalar else { return own }
    let fails = Term(.indicator(Term(.not(own), own.shape, span)), own.shape, span)
    let count = Term(.whole(.sum, [fails]), .scalar, span)
    return Term(.compare([count, Term(.number(.zero), .scalar, span)], [.equal]), .scalar, span)
  }
}

extension Formula {
  /// The statements that all have to hold, in the order of those of its term.
  package var links: [Formula] {
    switch node {
    case .and(let list): return list.flatMap(\.links)
    case .compare(let members, let signs) where signs.count > 1 && members.count == signs.count + 1:
      return signs.enumerated().map { place, sign in
        Formula(.compare([members[place], members[place + 1]], [sign]), span)
      }
    default: return [self]
    }
  }
}
