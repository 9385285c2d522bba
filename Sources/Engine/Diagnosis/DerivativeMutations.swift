import Text

/// A problem whose derivatives are wrong by one mistake while all values stay as they are.
///
/// What is held constant stands inside `hold·`, a function that answers cannot write: its value is that
/// of its argument, and no derivative flows through it.
struct DerivativeMutations {
  /// One mistake: the definition that is changed, and what it becomes.
  struct Change: Sendable {
    var mistake: Mistake
    var name: String
    var formula: Formula
  }

  /// The function that holds its argument constant.
  static let hold = "hold·"

  /// The most changes.
  private static let most = 60

  /// The changes of the definitions through which a quantity depends on a variable.
  static func list(_ scope: Scope, of quantity: Formula, by variable: String) -> [Change] {
    var result: [Change] = []
    let used = quantity.freeNames.reduce(into: Set<String>()) { names, name in
      names.insert(name)
      names.formUnion(scope.definition(name)?.dependencies ?? [])
    }
    for definition in scope.definitions
    where definition.parameters.isEmpty && used.contains(definition.name) {
      guard definition.name != variable, definition.dependencies.contains(variable) else {
        continue
      }
      var changes = [
        Change(
          mistake: Mistake(.productRule, definition.name), name: definition.name,
          formula: held(definition.formula))
      ]
      walk(definition.formula) { changed, mistake in
        changes.append(Change(mistake: mistake, name: definition.name, formula: changed))
      }
      result += changes
      // Held as a whole it is no mistake for the quantity itself: the derivative would be zero.
      if result.count > most { return Array(result.prefix(most)) }
    }
    return result
  }

  private static func held(_ formula: Formula) -> Formula {
    Formula(.call(hold, primes: 0, [formula]), formula.span)
  }

  private static func walk(
    _ node: Formula, rebuild: (Formula) -> Formula = { $0 }, _ found: (Formula, Mistake) -> Void
  ) {
    for (changed, mistake) in changes(node) { found(rebuild(changed), mistake) }
    for place in node.children.indices {
      walk(
        node.children[place],
        rebuild: { changed in
          var next = 0
          return rebuild(
            node.mapChildren { child in
              defer { next += 1 }
              return next == place ? changed : child
            })
        }, found)
    }
  }

  /// The node with another derivative and the same value.
  private static func changes(_ node: Formula) -> [(Formula, Mistake)] {
    func binary(_ sign: Formula.Operator, _ a: Formula, _ b: Formula) -> Formula {
      Formula(.binary(sign, a, b), node.span)
    }
    switch node.node {
    case .call(let name, 0, let arguments)
    where arguments.count == 1 && FunctionTable.all[name]?.isElementwise == true:
      let inner = arguments[0]
      // Slope 1: u + hold(f(u) − u). Slope f(u): u·hold(f(u)) + hold(f(u) − u·f(u)).
      let one = binary(.add, inner, held(binary(.subtract, node, inner)))
      let product = binary(.timesEach, inner, node)
      let own = binary(
        .add, binary(.timesEach, inner, held(node)), held(binary(.subtract, node, product)))
      return [(one, Mistake(.chainRule, name)), (own, Mistake(.slope, name))]
    case .binary(let sign, let a, let b):
      let withoutA = binary(sign, held(a), b)
      let withoutB = binary(sign, a, held(b))
      var result = [
        (withoutA, Mistake(.productRule, a.description)),
        (withoutB, Mistake(.productRule, b.description)),
      ]
      if sign == .subtract || sign == .add {
        // The slope of b with the opposite sign: a ∓ b ± 2·hold(b).
        let two = Formula(.number(Rational(2)), node.span)
        let opposite: Formula.Operator = sign == .add ? .subtract : .add
        let turned = binary(
          sign, binary(opposite, a, b), binary(.multiply, two, held(b)))
        result.append((turned, Mistake(.sign, b.description)))
      }
      return result
    default: return []
    }
  }
}
