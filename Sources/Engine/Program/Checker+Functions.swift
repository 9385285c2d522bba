import Text

extension Checker {
  /// A function of the language.
  mutating func call(
    _ name: String, _ primes: Int, _ arguments: [Formula], _ span: SourceSpan
  ) throws(ShapeError) -> Term {
    if ["eye", "ones", "zeros", "onehot"].contains(name) {
      return try constant(name, arguments, span)
    }
    let before = name == "softmax" ? self : nil
    var terms: [Term] = []
    for argument in arguments { terms.append(try value(argument)) }
    if var again = before, settled(terms[0].shape).isScalar {
      // The argument is read anew without its index; what this reading told of lengths is forgotten.
      again.readings = readings
      self = again
      return try lifted(name, arguments[0], span)
    }
    guard let entry = FunctionTable.entry(name) else {
      throw ShapeError(.undefinedName(name), span)
    }
    if entry.isElementwise {
      var shape = settled(terms[0].shape)
      if terms.count == 2 { shape = try spread(shape, terms[1].shape, ",", span) }
      return Term(.each(name, primes: primes, terms), shape, span)
    }
    switch name {
    case "max", "min", "sum", "prod", "mean": return try folded(name, terms, span)
    case "atan2":
      let shape = try spread(terms[0].shape, terms[1].shape, ",", span)
      return Term(.spread(.atan2, terms[0], terms[1]), shape, span)
    case "transpose": return Term(.transpose(terms[0]), settled(terms[0].shape).transposed, span)
    default: return try wholeTensor(name, terms, span)
    }
  }

  /// `max(0, z)`, `sum(a, b)`: several arguments spread; one tensor gives a number.
  private mutating func folded(
    _ name: String, _ terms: [Term], _ span: SourceSpan
  ) throws(ShapeError) -> Term {
    guard let whole = Term.Whole(rawValue: name) else {
      throw ShapeError(.undefinedName(name), span)
    }
    if terms.count == 1 { return Term(.whole(whole, terms), .scalar, span) }
    var result = terms[0]
    let sign: Term.Scalar
    switch whole {
    case .max: sign = .maximum
    case .min: sign = .minimum
    case .prod: sign = .multiply
    default: sign = .add
    }
    for term in terms.dropFirst() {
      let shape = try spread(result.shape, term.shape, ",", span)
      result = Term(.spread(sign, result, term), shape, span)
    }
    guard whole == .mean else { return result }
    let count = Term(.number(Rational(terms.count)), .scalar, span)
    return Term(.spread(.divide, result, count), result.shape, span)
  }

  /// Functions whose result depends on the whole tensor.
  private mutating func wholeTensor(
    _ name: String, _ terms: [Term], _ span: SourceSpan
  ) throws(ShapeError) -> Term {
    guard let whole = Term.Whole(rawValue: name) else {
      throw ShapeError(.undefinedName(name), span)
    }
    let shape = settled(terms[0].shape)
    switch whole {
    case .softmax:
      guard !shape.isScalar else { throw ShapeError(.needsTensor(name), span) }
      return Term(.whole(.softmax, terms), shape, span)
    case .logsumexp, .norm: return Term(.whole(whole, terms), .scalar, span)
    case .dot, .cross, .outer:
      let other = settled(terms[1].shape)
      for shape in [shape, other] where shape.isMatrix {
        throw ShapeError(.needsVector(name, found: shape), span)
      }
      if whole == .outer {
        return Term(.whole(.outer, terms), Shape(shape.length, other.length), span)
      }
      guard unify(shape.length, other.length) else {
        throw ShapeError(.mismatch(operation: name, left: shape, right: other, advice: nil), span)
      }
      if whole == .dot { return Term(.whole(.dot, terms), .scalar, span) }
      guard unify(shape.length, .size(3)) else {
        throw ShapeError(.needsVector("cross", found: shape), span)
      }
      return Term(.whole(.cross, terms), shape, span)
    case .det, .trace, .inv:
      guard unify(shape.rows, shape.columns) else {
        throw ShapeError(.needsSquare(name, found: shape), span)
      }
      if whole == .inv { return Term(.matrixPower(terms[0], -1), settled(shape), span) }
      return Term(.whole(whole, terms), .scalar, span)
    case .diag:
      if shape.isMatrix {
        guard unify(shape.rows, shape.columns) else {
          throw ShapeError(.needsSquare(name, found: shape), span)
        }
        return Term(.whole(.diag, terms), Shape(shape.rows, .size(1)), span)
      }
      return Term(.whole(.diag, terms), Shape(shape.length, shape.length), span)
    default: return Term(.whole(whole, terms), .scalar, span)
    }
  }

  /// `eye(K)`, `ones(n)`, `zeros(m, n)`, `onehot(j, K)`.
  private mutating func constant(
    _ name: String, _ arguments: [Formula], _ span: SourceSpan
  ) throws(ShapeError) -> Term {
    if name == "onehot" {
      let size = try extent(arguments[1])
      let index = try value(arguments[0])
      guard Checker.isWhole(index) else {
        throw ShapeError(.indexNotWhole(arguments[0].description), arguments[0].span)
      }
      let count = Term(.extent(size), .scalar, arguments[1].span)
      return Term(.whole(.onehot, [index, count]), Shape(size, .size(1)), span)
    }
    var extents: [Extent] = []
    for argument in arguments { extents.append(try extent(argument)) }
    switch name {
    case "eye": return Term(.identity, Shape(extents[0], extents[0]), span)
    default:
      let shape = Shape(extents[0], extents.count > 1 ? extents[1] : .size(1))
      return Term(.fill(name == "ones" ? .one : .zero), shape, span)
    }
  }

  private func extent(_ formula: Formula) throws(ShapeError) -> Extent {
    switch formula.node {
    case .number(let number):
      if let count = number.asInt, (1...256).contains(count) { return .size(count) }
    case .name(let name) where !scope.sizes(of: name).isEmpty: return .dimension(name)
    default: break
    }
    throw ShapeError(.indexNotWhole(formula.description), formula.span)
  }

  /// `softmax(x_i + c)` with an index i: entry i of `softmax(x + c)`.
  private mutating func lifted(
    _ name: String, _ argument: Formula, _ span: SourceSpan
  ) throws(ShapeError) -> Term {
    var names: Set<String> = []
    _ = argument.contains { part in
      if case .index(_, let indices) = part.node, indices.count == 1,
        case .name(let index) = indices[0].node
      {
        names.insert(index)
      }
      return false
    }
    guard !names.isEmpty else { throw ShapeError(.needsTensor(name), span) }
    guard names.count == 1, let index = names.first else {
      throw ShapeError(.mixedIndices(name), span)
    }
    let whole = Checker.removing(index, from: argument)
    let call = Formula(.call(name, primes: 0, [whole]), span)
    let place = Formula(.name(index), span)
    return try any(Formula(.index(call, [place]), span))
  }

  private static func removing(_ index: String, from formula: Formula) -> Formula {
    if case .index(let base, let indices) = formula.node, indices.count == 1,
      case .name(index) = indices[0].node
    {
      return base
    }
    return formula.mapChildren { removing(index, from: $0) }
  }

  /// `|x|`: the absolute value of a number, the norm of a column or a row, the determinant of a
  /// square matrix.
  mutating func bars(_ inner: Formula, _ span: SourceSpan) throws(ShapeError) -> Term {
    let term = try value(inner)
    if settled(term.shape).isScalar {
      return Term(.each("abs", primes: 0, [term]), .scalar, span)
    }
    let shape = settled(term.shape)
    let isSquare = shape.isMatrix && shape.rows == shape.columns
    return Term(.whole(isSquare ? .det : .norm, [term]), .scalar, span)
  }

  /// A function that the problem defines: its body with the arguments put in.
  mutating func apply(
    _ name: String, _ primes: Int, _ arguments: [Formula], _ span: SourceSpan
  ) throws(ShapeError) -> Term {
    guard let definition = scope.definition(name) else {
      throw ShapeError(.undefinedName(name), span)
    }
    var terms: [Term] = []
    for argument in arguments { terms.append(try value(argument)) }
    var inner = Checker(scope: scope, layout: layout)
    for (parameter, term) in zip(definition.parameters, terms) {
      inner.parameters[parameter] = settled(term.shape)
    }
    inner.readings = readings
    let open = try inner.value(definition.formula)
    readings = inner.readings
    let body = try inner.closed(open)
    if primes > 0, terms.count != 1 || body.shape != settled(terms[0].shape) {
      throw ShapeError(.notDerivable(name), span)
    }
    return Term(
      .apply(primes: primes, parameters: definition.parameters, arguments: terms, body: body),
      body.shape, span)
  }

  /// A sum or product over an index.
  mutating func reduce(
    _ kind: Formula.Reduction, _ index: String, _ bounds: Formula.Bounds?, _ conditions: [Formula],
    _ body: Formula, _ span: SourceSpan
  ) throws(ShapeError) -> Term {
    var range: Term.Range?
    if let bounds {
      let lower = try value(bounds.lower)
      let upper = try value(bounds.upper)
      guard Checker.isWhole(lower) else {
        throw ShapeError(.indexNotWhole(bounds.lower.description), bounds.lower.span)
      }
      guard counts(upper) else {
        throw ShapeError(.indexNotWhole(bounds.upper.description), bounds.upper.span)
      }
      range = .bounds(lower, upper)
    }
    let outer = bound[index]
    bound[index] = .some(nil)
    let term = try value(body)
    var tests: [Term] = []
    for test in conditions { tests.append(try condition(test)) }
    if range == nil, let seen = bound[index], let extent = seen { range = .extent(extent) }
    if range == nil, let extent = partner(of: index, in: conditions) { range = .extent(extent) }
    bound[index] = outer
    guard let range else { throw ShapeError(.openRange(index), span) }
    return Term(
      .reduce(kind, index: index, range, conditions: tests, term), settled(term.shape), span)
  }

  /// The extent of an index that only conditions name: that of the index it is compared with.
  private func partner(of index: String, in conditions: [Formula]) -> Extent? {
    for condition in conditions {
      guard case .compare(let members, _) = condition.node else { continue }
      let names = members.map { member -> String? in
        if case .name(let name) = member.node { return name }
        return nil
      }
      guard names.contains(index) else { continue }
      for case .some(let name) in names where name != index {
        if let seen = bound[name], let extent = seen { return extent }
        if case .index(let dimension) = scope.symbol(name)?.domain { return .dimension(dimension) }
      }
    }
    return nil
  }

  /// A derivative, with the shape that the layout gives it.
  mutating func derivative(
    _ body: Formula, _ by: Formula, _ span: SourceSpan
  ) throws(ShapeError) -> Term {
    let term = try value(body)
    let variable = try variable(by)
    let f = settled(term.shape)
    let x = variable.indices.isEmpty ? settled(variable.shape) : try entryShape(by)
    let shape: Shape
    if f.isScalar {
      shape = layout == .denominator ? x : x.transposed
    } else if x.isScalar {
      shape = f
    } else if f.isVector, x.isVector {
      let jacobian = Shape(f.length, x.length)
      shape = layout == .numerator || (f.isRow && x.isRow) ? jacobian : jacobian.transposed
    } else {
      throw ShapeError(.derivativeRank(of: f, by: x), span)
    }
    return Term(.derivative(term, variable), shape, span)
  }

  private mutating func entryShape(_ formula: Formula) throws(ShapeError) -> Shape {
    settled(try value(formula).shape)
  }

  /// What a derivative is taken by.
  mutating func variable(_ formula: Formula) throws(ShapeError) -> Term.Variable {
    switch formula.node {
    case .name(let name):
      let term = try value(formula)
      switch term.operation {
      case .symbol, .definition, .parameter: break
      default: throw ShapeError(.derivativeByExpression, formula.span)
      }
      return Term.Variable(name: name, shape: term.shape, indices: [], layout: layout)
    case .index(let base, _):
      guard case .name(let name) = base.node else {
        throw ShapeError(.derivativeByExpression, formula.span)
      }
      let whole = try value(base)
      guard case .element(_, let terms) = try value(formula).operation else {
        throw ShapeError(.derivativeByExpression, formula.span)
      }
      return Term.Variable(name: name, shape: whole.shape, indices: terms, layout: layout)
    default:
      if let definition = scope.definitions.last(where: {
        $0.formula == formula && $0.parameters.isEmpty
      }) {
        return try variable(Formula(.name(definition.name), formula.span))
      }
      throw ShapeError(.derivativeByExpression, formula.span)
    }
  }
}
