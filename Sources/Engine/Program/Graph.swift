/// A growing directed graph of operations on single numbers; equal operations are made once.
///
/// Tensors are taken apart into their entries before they get here, so that differentiation,
/// evaluation and proofs deal with numbers only. Operands always precede what uses them.
package struct Graph: Sendable {
  /// The place of an operation.
  package typealias ID = Int32

  /// The closed set of operations. Conditions are operations too; they live in lanes of `Truth`.
  package enum Operation: Hashable, Sendable {
    case constant(Rational)
    case pi
    /// An entry of a symbol, by its place in the sample point.
    case input(Int)
    case negate(ID)
    case add(ID, ID)
    case subtract(ID, ID)
    case multiply(ID, ID)
    case divide(ID, ID)
    case integerPower(ID, Int)
    case rationalPower(ID, Rational)
    case power(ID, ID)
    case elementary(Elementary, ID)
    case atan2(ID, ID)
    case maximum(ID, ID)
    case minimum(ID, ID)
    /// The same value, through which no derivative flows.
    case detached(ID)
    /// The same value under another identity, by which a derivative is taken.
    case cut(ID, Int)
    /// The second value, undefined where the first one is.
    case guarded(ID, ID)
    case undefined
    case less(ID, ID)
    case lessOrEqual(ID, ID)
    case equal(ID, ID)
    case and(ID, ID)
    case or(ID, ID)
    case not(ID)
    case truth(Bool)
    case select(ID, ID, ID)
  }

  /// What is known of an operation's value wherever the inputs are in their domains.
  struct Knowledge: Sendable {
    /// Defined for all inputs.
    var isTotal: Bool
    var isPositive: Bool
    var isNonnegative: Bool
  }

  /// The most operations that one graph may hold.
  static let maximumSize = 400_000

  /// The operations, operands first.
  package private(set) var operations: [Operation] = []
  private(set) var knowledge: [Knowledge] = []
  private var known = OperationTable()
  private var cuts = 0

  /// What is known of each input.
  var inputs: [Knowledge] = []

  /// Whether differences and logarithms stay as they are written, as for telling how a program that
  /// computes in doubles would do.
  var keepsForms = false

  /// Whether it grew beyond its limit; what is in it is then of no use.
  package private(set) var isTooLarge = false

  /// Makes an empty graph.
  package init() {}

  /// The place of an operation, which is added unless it is there already.
  mutating func append(_ operation: Operation) -> ID {
    if let id = known.id(of: operation, in: operations) { return id }
    guard operations.count < Graph.maximumSize else {
      isTooLarge = true
      return 0
    }
    let id = ID(operations.count)
    operations.append(operation)
    knowledge.append(about(operation))
    known.add(id, in: operations)
    return id
  }

  /// A new identity for a value, by which a derivative can be taken.
  mutating func cut(_ id: ID) -> ID {
    cuts += 1
    return append(.cut(id, cuts))
  }

  func constant(_ id: ID) -> Rational? {
    if case .constant(let value) = operations[Int(id)] { return value }
    return nil
  }

  func isTotal(_ id: ID) -> Bool { knowledge[Int(id)].isTotal }

  // MARK: What is known

  private func about(_ operation: Operation) -> Knowledge {
    func of(_ id: ID) -> Knowledge { knowledge[Int(id)] }
    switch operation {
    case .constant(let value):
      return Knowledge(
        isTotal: true, isPositive: value.signum > 0, isNonnegative: value.signum >= 0)
    case .pi: return Knowledge(isTotal: true, isPositive: true, isNonnegative: true)
    case .input(let slot):
      return slot < inputs.count
        ? inputs[slot] : Knowledge(isTotal: true, isPositive: false, isNonnegative: false)
    case .negate(let a), .not(let a): return total(of(a).isTotal)
    case .detached(let a), .cut(let a, _): return of(a)
    case .add(let a, let b):
      return Knowledge(
        isTotal: of(a).isTotal && of(b).isTotal,
        isPositive: of(a).isNonnegative && of(b).isNonnegative
          && (of(a).isPositive || of(b).isPositive),
        isNonnegative: of(a).isNonnegative && of(b).isNonnegative)
    case .subtract(let a, let b):
      let isPositive = isBelowOne(b) && constant(a).map { $0 >= .one } ?? false
      return Knowledge(
        isTotal: of(a).isTotal && of(b).isTotal, isPositive: isPositive, isNonnegative: isPositive)
    case .less(let a, let b), .lessOrEqual(let a, let b), .equal(let a, let b), .and(let a, let b),
      .or(let a, let b):
      return total(of(a).isTotal && of(b).isTotal)
    case .multiply(let a, let b):
      return Knowledge(
        isTotal: of(a).isTotal && of(b).isTotal,
        isPositive: of(a).isPositive && of(b).isPositive,
        isNonnegative: a == b || (of(a).isNonnegative && of(b).isNonnegative))
    case .divide(let a, let b):
      return Knowledge(
        isTotal: of(a).isTotal && of(b).isTotal && of(b).isPositive,
        isPositive: of(a).isPositive && of(b).isPositive,
        isNonnegative: of(a).isNonnegative && of(b).isPositive)
    case .integerPower(let a, let n):
      return Knowledge(
        isTotal: of(a).isTotal && (n >= 0 || of(a).isPositive), isPositive: of(a).isPositive,
        isNonnegative: n % 2 == 0 || of(a).isNonnegative)
    case .rationalPower(let a, let r):
      return Knowledge(
        isTotal: of(a).isTotal && (of(a).isPositive || (of(a).isNonnegative && r.signum > 0)),
        isPositive: of(a).isPositive, isNonnegative: true)
    case .power(let a, let b):
      return Knowledge(
        isTotal: of(a).isTotal && of(b).isTotal && of(a).isPositive, isPositive: of(a).isPositive,
        isNonnegative: of(a).isNonnegative)
    case .elementary(let function, let a): return about(function, of(a))
    case .atan2: return total(false)
    case .maximum(let a, let b):
      return Knowledge(
        isTotal: of(a).isTotal && of(b).isTotal,
        isPositive: of(a).isPositive || of(b).isPositive,
        isNonnegative: of(a).isNonnegative || of(b).isNonnegative)
    case .minimum(let a, let b):
      return Knowledge(
        isTotal: of(a).isTotal && of(b).isTotal,
        isPositive: of(a).isPositive && of(b).isPositive,
        isNonnegative: of(a).isNonnegative && of(b).isNonnegative)
    case .guarded(let a, let b):
      var result = of(b)
      result.isTotal = result.isTotal && of(a).isTotal
      return result
    case .undefined: return total(false)
    case .truth: return total(true)
    case .select(let c, let a, let b):
      return Knowledge(
        isTotal: of(c).isTotal && of(a).isTotal && of(b).isTotal,
        isPositive: of(a).isPositive && of(b).isPositive,
        isNonnegative: of(a).isNonnegative && of(b).isNonnegative)
    }
  }

  /// Whether an operation is known to stay below 1.
  func isBelowOne(_ id: ID) -> Bool {
    switch operations[Int(id)] {
    case .elementary(.sigma, _), .elementary(.tanh, _): return true
    case .integerPower(let a, let n) where n > 0:
      if case .elementary(.tanh, _) = operations[Int(a)] { return true }
      return n % 2 == 1 && isBelowOne(a)
    default: return false
    }
  }

  private func total(_ isTotal: Bool) -> Knowledge {
    Knowledge(isTotal: isTotal, isPositive: false, isNonnegative: false)
  }

  private func about(_ function: Elementary, _ a: Knowledge) -> Knowledge {
    switch function {
    case .exp, .cosh, .sigma, .softplus:
      return Knowledge(isTotal: a.isTotal, isPositive: true, isNonnegative: true)
    case .log: return total(a.isTotal && a.isPositive)
    case .sqrt:
      return Knowledge(
        isTotal: a.isTotal && a.isNonnegative, isPositive: a.isPositive, isNonnegative: true)
    case .abs:
      return Knowledge(isTotal: a.isTotal, isPositive: a.isPositive, isNonnegative: true)
    case .relu, .step:
      return Knowledge(isTotal: a.isTotal, isPositive: a.isPositive, isNonnegative: true)
    case .sin, .cos, .atan, .floor, .ceil: return total(a.isTotal)
    case .sinh, .tanh, .asinh, .sign:
      return Knowledge(
        isTotal: a.isTotal, isPositive: a.isPositive, isNonnegative: a.isNonnegative)
    case .tan, .asin, .acos, .acosh, .atanh: return total(false)
    }
  }
}
