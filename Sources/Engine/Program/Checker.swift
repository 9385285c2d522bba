import Text

/// Settles names, shapes and operations of a formula before any number is computed.
package struct Checker {
  let scope: Scope
  let layout: Layout

  /// The shapes of the parameters of the function whose body is being read.
  var parameters: [String: Shape] = [:]

  /// What open lengths turned out to be.
  private var lengths: [Int: Extent] = [:]
  private var openCount = 0

  /// How many formulas were read; a function's body counts each time that it is called.
  var readings = 0

  /// How many a formula may take; functions that call functions twice each double it.
  private static let maximumReadings = 100_000

  /// Indices that sums bind, with the axis that each was seen to count.
  var bound: [String: Extent?] = [:]

  /// The term that `formula` means in `scope`; it may be a condition.
  ///
  /// - Parameter expected: the shape that is asked for, which settles a bare `I` or bold 1.
  /// - Throws: `ShapeError` where shapes do not fit or a name has no value.
  package static func read(
    _ formula: Formula, in scope: Scope, layout: Layout = .denominator, expected: Shape? = nil
  ) throws(ShapeError) -> Term {
    var checker = Checker(scope: scope, layout: layout)
    let term = try checker.any(formula)
    if let expected { _ = checker.unify(term.shape, expected) }
    // Most formulas have no length that something else decides, and stay as they are.
    return checker.openCount == 0 ? term : try checker.closed(term)
  }

  init(scope: Scope, layout: Layout) {
    self.scope = scope
    self.layout = layout
  }

  /// A term that is a value.
  mutating func value(_ formula: Formula) throws(ShapeError) -> Term {
    if formula.isCondition {
      if case .limit = formula.node { throw ShapeError(.limit, formula.span) }
      throw ShapeError(.conditionAsValue, formula.span)
    }
    return try any(formula)
  }

  /// A term that is a condition.
  mutating func condition(_ formula: Formula) throws(ShapeError) -> Term {
    guard formula.isCondition else { throw ShapeError(.valueAsCondition, formula.span) }
    return try any(formula)
  }

  /// The term of any formula.
  mutating func any(_ formula: Formula) throws(ShapeError) -> Term {
    let span = formula.span
    readings += 1
    guard readings <= Checker.maximumReadings else {
      throw ShapeError(.tooLarge(limit: Checker.maximumReadings), span)
    }
    switch formula.node {
    case .number(let number): return Term(.number(number), .scalar, span)
    case .constant(let constant): return try constantTerm(constant, span)
    case .name(let name): return try nameTerm(name, span)
    case .ones: return Term(.fill(.one), Shape(open(), .size(1)), span)
    case .identity:
      let length = open()
      return Term(.identity, Shape(length, length), span)
    case .negate(let a):
      let inner = try value(a)
      return Term(.negate(inner), inner.shape, span)
    case .transpose(let a, let primed):
      let inner = try value(a)
      if primed, settled(inner.shape).isScalar { throw ShapeError(.primeOfNumber, span) }
      return Term(.transpose(inner), inner.shape.transposed, span)
    case .binary(let sign, let a, let b): return try binary(sign, a, b, span)
    case .index(let base, let indices): return try element(base, indices, span)
    case .call(let name, let primes, let arguments):
      return try call(name, primes, arguments, span)
    case .apply(let name, let primes, let arguments):
      return try apply(name, primes, arguments, span)
    case .bars(let a): return try bars(a, span)
    case .column(let entries): return try stack(entries.map { [$0] }, span)
    case .matrix(let rows): return try stack(rows, span)
    case .reduce(let kind, let index, let bounds, let conditions, let body):
      return try reduce(kind, index, bounds, conditions, body, span)
    case .derivative(let f, let x): return try derivative(f, x, span)
    case .cases(let branches, let otherwise): return try cases(branches, otherwise, span)
    case .indicator(let a):
      let test = try condition(a)
      return Term(.indicator(test), test.shape, span)
    case .compare(let members, let signs): return try compare(members, signs, span)
    case .and(let list): return try joined(list, span) { .and($0) }
    case .or(let list): return try joined(list, span) { .or($0) }
    case .not(let a):
      let test = try condition(a)
      return Term(.not(test), test.shape, span)
    case .limit: throw ShapeError(.limit, span)
    }
  }

  private func constantTerm(
    _ constant: Formula.Constant, _ span: SourceSpan
  ) throws(ShapeError) -> Term {
    switch constant {
    case .pi: return Term(.pi, .scalar, span)
    case .e: return Term(.euler, .scalar, span)
    case .infinity: throw ShapeError(.infinity, span)
    }
  }

  private mutating func nameTerm(_ name: String, _ span: SourceSpan) throws(ShapeError) -> Term {
    if bound[name] != nil { return Term(.index(name), .scalar, span) }
    if let shape = parameters[name] { return Term(.parameter(name), shape, span) }
    if let symbol = scope.symbol(name) {
      if case .index = symbol.domain { return Term(.index(name), .scalar, span) }
      return Term(.symbol(name), symbol.shape, span)
    }
    if let definition = scope.definition(name), let term = definition.term {
      return Term(.definition(name), term.shape, span)
    }
    if !scope.sizes(of: name).isEmpty {
      return Term(.extent(.dimension(name)), .scalar, span)
    }
    throw ShapeError(.undefinedName(name), span)
  }

  private mutating func joined(
    _ list: [Formula], _ span: SourceSpan, _ make: ([Term]) -> Term.Operation
  ) throws(ShapeError) -> Term {
    var terms: [Term] = []
    for item in list { terms.append(try condition(item)) }
    var shape = Shape.scalar
    do throws(ShapeError) {
      for term in terms { shape = try spread(shape, term.shape, "and", span) }
    } catch {
      // Conditions on tensors of different shapes: each has to hold in all its entries.
      shape = .scalar
      terms = terms.map { Term(.all($0), .scalar, $0.span) }
    }
    return Term(make(terms), shape, span)
  }

  // MARK: Lengths

  /// A length that something else decides.
  mutating func open() -> Extent {
    openCount += 1
    return .open(openCount)
  }

  /// The length that an extent turned out to be.
  func settled(_ extent: Extent) -> Extent {
    var extent = extent
    while case .open(let number) = extent, let known = lengths[number] { extent = known }
    return extent
  }

  func settled(_ shape: Shape) -> Shape { Shape(settled(shape.rows), settled(shape.columns)) }

  /// Whether two lengths are equal; an open one becomes the other.
  mutating func unify(_ left: Extent, _ right: Extent) -> Bool {
    let a = settled(left)
    let b = settled(right)
    if a == b { return true }
    if case .open(let number) = a {
      lengths[number] = b
      return true
    }
    if case .open(let number) = b {
      lengths[number] = a
      return true
    }
    return onlySize(a) != nil && onlySize(a) == onlySize(b)
  }

  /// The size of an extent that can have just one.
  private func onlySize(_ extent: Extent) -> Int? {
    switch extent {
    case .size(let count): return count
    case .dimension(let name):
      let sizes = Set(scope.sizes(of: name))
      return sizes.count == 1 ? sizes.first : nil
    case .open: return nil
    }
  }

  mutating func unify(_ left: Shape, _ right: Shape) -> Bool {
    let saved = lengths
    if unify(left.rows, right.rows), unify(left.columns, right.columns) { return true }
    lengths = saved
    return false
  }

  /// The shape that two shapes spread to: equal, a scalar beside anything, a row beside a matrix.
  mutating func spread(
    _ left: Shape, _ right: Shape, _ operation: String, _ span: SourceSpan, rows: Bool = false,
    advice: String? = nil
  ) throws(ShapeError) -> Shape {
    let a = settled(left)
    let b = settled(right)
    if a.isScalar { return b }
    if b.isScalar { return a }
    if unify(a, b) { return settled(a) }
    if rows {
      if a.isRow, b.isMatrix, unify(a.columns, b.columns) { return b }
      if b.isRow, a.isMatrix, unify(a.columns, b.columns) { return a }
    }
    let turned = a.transposed == b ? "a transpose of one side would make it fit" : nil
    throw ShapeError(
      .mismatch(operation: operation, left: a, right: b, advice: advice ?? turned), span)
  }

  /// The term with every open length replaced; fails where one stayed open.
  func closed(_ term: Term) throws(ShapeError) -> Term {
    var copy = term
    // What is inside comes first, so that the error points at the 1 itself.
    copy.operation = try closed(term.operation)
    copy.shape = settled(term.shape)
    let isOpen: Bool
    switch (copy.shape.rows, copy.shape.columns) {
    case (.open, _), (_, .open): isOpen = true
    default: isOpen = false
    }
    if isOpen { throw ShapeError(.openLength, term.span) }
    return copy
  }

  private func closed(_ list: [Term]) throws(ShapeError) -> [Term] {
    var result: [Term] = []
    for term in list { result.append(try closed(term)) }
    return result
  }

  private func closed(_ operation: Term.Operation) throws(ShapeError) -> Term.Operation {
    switch operation {
    case .number, .pi, .euler, .symbol, .definition, .parameter, .index, .fill, .identity:
      return operation
    case .extent(let extent): return .extent(settled(extent))
    case .negate(let a): return .negate(try closed(a))
    case .transpose(let a): return .transpose(try closed(a))
    case .spread(let sign, let a, let b): return .spread(sign, try closed(a), try closed(b))
    case .product(let a, let b): return .product(try closed(a), try closed(b))
    case .matrixPower(let a, let n): return .matrixPower(try closed(a), n)
    case .element(let a, let list): return .element(try closed(a), try closed(list))
    case .each(let name, let primes, let list):
      return .each(name, primes: primes, try closed(list))
    case .whole(let name, let list): return .whole(name, try closed(list))
    case .apply(let primes, let parameters, let arguments, let body):
      return .apply(
        primes: primes, parameters: parameters, arguments: try closed(arguments),
        body: try closed(body))
    case .stack(let rows):
      var result: [[Term]] = []
      for row in rows { result.append(try closed(row)) }
      return .stack(result)
    case .reduce(let kind, let index, let range, let conditions, let body):
      let settledRange: Term.Range
      switch range {
      case .extent(let extent): settledRange = .extent(settled(extent))
      case .bounds(let a, let b): settledRange = .bounds(try closed(a), try closed(b))
      }
      return .reduce(
        kind, index: index, settledRange, conditions: try closed(conditions), try closed(body))
    case .derivative(let f, let x):
      var variable = x
      variable.indices = try closed(x.indices)
      return .derivative(try closed(f), variable)
    case .select(let branches, let otherwise):
      var result: [(condition: Term, value: Term)] = []
      for branch in branches {
        result.append((try closed(branch.condition), try closed(branch.value)))
      }
      return .select(result, otherwise: try otherwise.map { t throws(ShapeError) in try closed(t) })
    case .indicator(let a): return .indicator(try closed(a))
    case .compare(let list, let signs): return .compare(try closed(list), signs)
    case .and(let list): return .and(try closed(list))
    case .or(let list): return .or(try closed(list))
    case .not(let a): return .not(try closed(a))
    case .all(let a): return .all(try closed(a))
    }
  }
}
