/// A flat list of operations on numbers with some of their values as outputs.
///
/// The order of the list is a topological order, so running it needs no recursion and no search.
package struct Program: Sendable {
  /// The operations; operands are places earlier in the list.
  package let operations: [Graph.Operation]

  /// The places of the outputs.
  package let outputs: [Int]

  /// The inputs that occur.
  package let usedInputs: Set<Int>

  /// The distinct constants with their places.
  let constants: [(place: Int, value: Rational)]

  /// Keeps what the outputs need of a graph.
  package init(_ graph: Graph, outputs ids: [Graph.ID]) {
    var needed = [Bool](repeating: false, count: graph.operations.count)
    for id in ids where Int(id) < needed.count { needed[Int(id)] = true }
    for place in stride(from: needed.count - 1, through: 0, by: -1) where needed[place] {
      graph.operations[place].forEachOperand { needed[Int($0)] = true }
    }
    var places = [Graph.ID](repeating: 0, count: needed.count)
    var kept: [Graph.Operation] = []
    var inputs: Set<Int> = []
    var constants: [(place: Int, value: Rational)] = []
    for place in needed.indices where needed[place] {
      places[place] = Graph.ID(kept.count)
      let operation = graph.operations[place].renumbered { places[Int($0)] }
      if case .input(let slot) = operation { inputs.insert(slot) }
      if case .constant(let value) = operation { constants.append((kept.count, value)) }
      kept.append(operation)
    }
    operations = kept
    outputs = ids.map { Int(places[Int($0)]) }
    usedInputs = inputs
    self.constants = constants
  }

  /// How many operations an input enters, directly or through others.
  func dependents(on slot: Int) -> Int {
    var depends = [Bool](repeating: false, count: operations.count)
    for (place, operation) in operations.enumerated() {
      if case .input(slot) = operation {
        depends[place] = true
      } else {
        operation.forEachOperand { depends[place] = depends[place] || depends[Int($0)] }
      }
    }
    return depends.count { $0 }
  }
}

extension Graph.Operation {
  /// Whether its value is a truth and no number.
  var isCondition: Bool {
    switch self {
    case .less, .lessOrEqual, .equal, .and, .or, .not, .truth: return true
    default: return false
    }
  }

  /// The same operation with its operands' places changed.
  func renumbered(_ new: (Graph.ID) -> Graph.ID) -> Graph.Operation {
    switch self {
    case .constant, .pi, .input, .undefined, .truth: return self
    case .negate(let a): return .negate(new(a))
    case .add(let a, let b): return .add(new(a), new(b))
    case .subtract(let a, let b): return .subtract(new(a), new(b))
    case .multiply(let a, let b): return .multiply(new(a), new(b))
    case .divide(let a, let b): return .divide(new(a), new(b))
    case .integerPower(let a, let n): return .integerPower(new(a), n)
    case .rationalPower(let a, let r): return .rationalPower(new(a), r)
    case .power(let a, let b): return .power(new(a), new(b))
    case .elementary(let function, let a): return .elementary(function, new(a))
    case .atan2(let a, let b): return .atan2(new(a), new(b))
    case .maximum(let a, let b): return .maximum(new(a), new(b))
    case .minimum(let a, let b): return .minimum(new(a), new(b))
    case .detached(let a): return .detached(new(a))
    case .cut(let a, let number): return .cut(new(a), number)
    case .guarded(let a, let b): return .guarded(new(a), new(b))
    case .less(let a, let b): return .less(new(a), new(b))
    case .lessOrEqual(let a, let b): return .lessOrEqual(new(a), new(b))
    case .equal(let a, let b): return .equal(new(a), new(b))
    case .and(let a, let b): return .and(new(a), new(b))
    case .or(let a, let b): return .or(new(a), new(b))
    case .not(let a): return .not(new(a))
    case .select(let c, let a, let b): return .select(new(c), new(a), new(b))
    }
  }
}
