import Text

extension Checker {
  /// `a sign b` with the language's rules for tensors.
  mutating func binary(
    _ sign: Formula.Operator, _ a: Formula, _ b: Formula, _ span: SourceSpan
  ) throws(ShapeError) -> Term {
    if sign == .power, case .constant(.e) = a.node {
      let exponent = try value(b)
      return Term(.each("exp", primes: 0, [exponent]), exponent.shape, span)
    }
    let left = try value(a)
    let right = try value(b)
    let place = operatorSpan(a, b)
    switch sign {
    case .add, .subtract:
      let shape = try spread(left.shape, right.shape, sign.rawValue, place, rows: true)
      return Term(.spread(sign == .add ? .add : .subtract, left, right), shape, span)
    case .multiply: return try product(left, right, place, span)
    case .timesEach:
      let shape = try spread(left.shape, right.shape, ".*", place)
      return Term(.spread(.multiply, left, right), shape, span)
    case .divideEach:
      let shape = try spread(left.shape, right.shape, "./", place)
      return Term(.spread(.divide, left, right), shape, span)
    case .powerEach:
      let shape = try spread(left.shape, right.shape, ".^", place)
      return Term(.spread(.power, left, right), shape, span)
    case .divide: return try quotient(left, right, place, span)
    case .power: return try power(left, right, a, b, place, span)
    }
  }

  /// The place between two operands, where a shape error points.
  private func operatorSpan(_ a: Formula, _ b: Formula) -> SourceSpan {
    a.span.end < b.span.start
      ? SourceSpan(a.span.end, b.span.start) : SourceSpan(a.span.start, b.span.end)
  }

  private mutating func product(
    _ left: Term, _ right: Term, _ place: SourceSpan, _ span: SourceSpan
  ) throws(ShapeError) -> Term {
    let a = settled(left.shape)
    let b = settled(right.shape)
    if a.isScalar || b.isScalar {
      return Term(.spread(.multiply, left, right), a.isScalar ? b : a, span)
    }
    if unify(a.columns, b.rows) {
      return Term(.product(left, right), settled(Shape(a.rows, b.columns)), span)
    }
    throw ShapeError(
      .mismatch(operation: "*", left: a, right: b, advice: fit(a, b)), place)
  }

  /// What would make a product fit.
  private func fit(_ a: Shape, _ b: Shape) -> String? {
    var ways: [String] = []
    if a.rows == b.rows { ways.append("the left side transposed") }
    if a.columns == b.columns { ways.append("the right side transposed") }
    if b.columns == a.rows { ways.append("the two sides swapped") }
    if a == b { ways.append("the elementwise product `.*`") }
    return ways.isEmpty ? nil : "it would fit with " + ways.joined(separator: ", or with ")
  }

  private mutating func quotient(
    _ left: Term, _ right: Term, _ place: SourceSpan, _ span: SourceSpan
  ) throws(ShapeError) -> Term {
    let a = settled(left.shape)
    let b = settled(right.shape)
    guard a.isScalar || b.isScalar else {
      let advice = a == b ? "entry by entry it is written `./`" : nil
      throw ShapeError(.mismatch(operation: "/", left: a, right: b, advice: advice), place)
    }
    return Term(.spread(.divide, left, right), a.isScalar ? b : a, span)
  }

  private mutating func power(
    _ left: Term, _ right: Term, _ base: Formula, _ exponent: Formula, _ place: SourceSpan,
    _ span: SourceSpan
  ) throws(ShapeError) -> Term {
    let a = settled(left.shape)
    let b = settled(right.shape)
    if a.isScalar { return Term(.spread(.power, left, right), b, span) }
    if b.isScalar, a.rows == .size(1) || a.columns == .size(1), case .call = base.node {
      // `\tanh^2(z)` of a column is the square of each entry.
      return Term(.spread(.power, left, right), a, span)
    }
    if b.isScalar, let n = Checker.wholeNumber(exponent) {
      if unify(a.rows, a.columns) { return Term(.matrixPower(left, n), settled(a), span) }
      throw ShapeError(
        .mismatch(
          operation: "^", left: a, right: b, advice: "entry by entry it is written `.^`"), place)
    }
    throw ShapeError(
      .mismatch(operation: "^", left: a, right: b, advice: "entry by entry it is written `.^`"),
      place)
  }

  /// The whole number that a formula spells, such as `-1`.
  static func wholeNumber(_ formula: Formula) -> Int? {
    switch formula.node {
    case .number(let number): return number.asInt
    case .negate(let inner): return wholeNumber(inner).map { $0 == Int.min ? 0 : -$0 }
    default: return nil
    }
  }

  /// `v[i]`, `W[i, j]`, `W[i]`.
  mutating func element(
    _ base: Formula, _ indices: [Formula], _ span: SourceSpan
  ) throws(ShapeError) -> Term {
    let tensor = try value(base)
    let shape = settled(tensor.shape)
    if shape.isScalar { throw ShapeError(.indexOfNumber, span) }
    guard indices.count <= 2 else {
      throw ShapeError(.indexCount(shape, found: indices.count), span)
    }
    let axes: [Extent]
    if indices.count == 2 {
      axes = [shape.rows, shape.columns]
    } else {
      axes = [shape.isMatrix ? shape.rows : shape.length]
    }
    var terms: [Term] = []
    for (index, axis) in zip(indices, axes) { terms.append(try whole(index, counting: axis)) }
    let result = indices.count == 1 && shape.isMatrix ? Shape(.size(1), shape.columns) : .scalar
    return Term(.element(tensor, terms), result, span)
  }

  /// An index: a whole number that is known before anything is computed.
  private mutating func whole(
    _ formula: Formula, counting axis: Extent
  ) throws(ShapeError) -> Term {
    if case .name(let name) = formula.node, let seen = bound[name], seen == nil {
      bound[name] = .some(axis)
    }
    let term = try value(formula)
    guard term.shape.isScalar, Checker.isWhole(term) else {
      throw ShapeError(.indexNotWhole(formula.description), formula.span)
    }
    return term
  }

  static func isWhole(_ term: Term) -> Bool {
    switch term.operation {
    case .number(let number): return number.isInteger
    case .index, .extent: return true
    case .negate(let a): return isWhole(a)
    case .spread(let sign, let a, let b):
      return [.add, .subtract, .multiply, .maximum, .minimum].contains(sign)
        && isWhole(a) && isWhole(b)
    default: return false
    }
  }

  /// Entries side by side and below one another; each must be a number.
  mutating func stack(_ rows: [[Formula]], _ span: SourceSpan) throws(ShapeError) -> Term {
    // Square brackets around one value only group.
    if rows.count == 1, rows[0].count == 1 { return try value(rows[0][0]) }
    var result: [[Term]] = []
    for row in rows {
      var terms: [Term] = []
      for entry in row {
        let term = try value(entry)
        guard settled(term.shape).isScalar else {
          throw ShapeError(.needsScalar("[ ]", found: settled(term.shape)), entry.span)
        }
        terms.append(term)
      }
      result.append(terms)
    }
    return Term(.stack(result), Shape(.size(rows.count), .size(rows[0].count)), span)
  }

  mutating func compare(
    _ members: [Formula], _ signs: [Formula.Comparison], _ span: SourceSpan
  ) throws(ShapeError) -> Term {
    var terms: [Term] = []
    var shape = Shape.scalar
    for member in members {
      let term = try value(member)
      shape = try spread(shape, term.shape, signs[0].rawValue, span)
      terms.append(term)
    }
    return Term(.compare(terms, signs), shape, span)
  }

  mutating func cases(
    _ branches: [Formula.Branch], _ otherwise: Formula?, _ span: SourceSpan
  ) throws(ShapeError) -> Term {
    var shape = Shape.scalar
    var result: [(condition: Term, value: Term)] = []
    for branch in branches {
      let test = try condition(branch.condition)
      let value = try value(branch.value)
      shape = try spread(shape, test.shape, "if", branch.condition.span)
      shape = try spread(shape, value.shape, "beside", branch.value.span)
      result.append((test, value))
    }
    var last: Term?
    if let otherwise {
      let value = try value(otherwise)
      shape = try spread(shape, value.shape, "beside", otherwise.span)
      last = value
    }
    return Term(.select(result, otherwise: last), shape, span)
  }
}
