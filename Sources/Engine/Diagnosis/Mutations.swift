import Text

/// A formula with a mistake in it.
package struct Mutation: Sendable {
  /// What was done to it.
  package var mistake: Mistake
  /// What came of it.
  package var formula: Formula
}

/// The formulas that come of a right one by one classic mistake.
package struct Mutations {
  private let names: [String: [String]]
  private let dimensions: [String]
  private var found: [Mutation] = []

  /// The most mutations of one formula.
  static let most = 400

  /// The largest formula, in nodes, that is mutated.
  static let largest = 160

  /// - Parameter scope: whose names may be mistaken for each other.
  package init(_ scope: Scope) {
    names = Mutations.related(scope)
    dimensions = scope.dimensions.map(\.name)
  }

  /// All mutations of a formula.
  package mutating func list(_ formula: Formula) -> [Mutation] {
    guard formula.size <= Self.largest else { return [] }
    found = []
    whole(formula)
    walk(formula) { $0 }
    return found
  }

  private mutating func add(_ kind: Mistake.Kind, _ formula: Formula, _ part: String? = nil) {
    if found.count < Self.most {
      found.append(Mutation(mistake: Mistake(kind, part), formula: formula))
    }
  }

  // MARK: The whole

  /// The mutations of a formula as a whole, whatever stands in it.
  mutating func ofWhole(_ formula: Formula) -> [Mutation] {
    found = []
    whole(formula)
    return found
  }

  private mutating func whole(_ formula: Formula) {
    for name in formula.freeNames.sorted() {
      for other in names[name] ?? [] {
        add(.activation, formula.replacing(name, by: other), name)
      }
    }
    let span = formula.span
    func number(_ value: Int) -> Formula { Formula(.number(Rational(value)), span) }
    add(.sign, Formula(.negate(formula), span))
    add(.transpose, Formula(.transpose(formula, primed: false), span))
    add(.scale, Formula(.binary(.multiply, number(2), formula), span), "2")
    add(.scale, Formula(.binary(.divide, formula, number(2)), span), "1/2")
    for name in dimensions {
      let size = Formula(.name(name), span)
      add(.scale, Formula(.binary(.multiply, size, formula), span), name)
      add(.scale, Formula(.binary(.divide, formula, size), span), "1/\(name)")
    }
    add(.reciprocal, Formula(.binary(.divideEach, number(1), formula), span))
  }

  // MARK: Every part

  /// Mutates every node; `rebuild` puts a changed node back into the whole formula.
  private mutating func walk(_ node: Formula, _ rebuild: (Formula) -> Formula) {
    for mutation in NodeMutations(node, names: names).list {
      add(mutation.mistake.kind, rebuild(mutation.formula), mutation.mistake.part)
    }
    let count = node.children.count
    for place in 0..<count where found.count < Self.most {
      walk(node.children[place]) { changed in
        var next = 0
        return rebuild(
          node.mapChildren { child in
            defer { next += 1 }
            return next == place ? changed : child
          })
      }
    }
  }

  /// Names that are easily taken for each other: a quantity and what goes into its function, and names
  /// that differ in their number alone.
  private static func related(_ scope: Scope) -> [String: [String]] {
    var result: [String: [String]] = [:]
    for definition in scope.definitions where definition.parameters.isEmpty {
      guard case .call(_, 0, let arguments) = definition.formula.node, arguments.count == 1,
        case .name(let inner) = arguments[0].node
      else { continue }
      result[definition.name, default: []].append(inner)
      result[inner, default: []].append(definition.name)
    }
    return result
  }
}

extension Formula {
  /// The formula with another name in the place of one, wherever that occurs.
  fileprivate func replacing(_ name: String, by other: String) -> Formula {
    if case .name(name) = node { return Formula(.name(other), span) }
    return mapChildren { $0.replacing(name, by: other) }
  }
}
