extension Graph {
  /// The derivatives of the value at `y` by the values at `xs`, by one reverse sweep.
  ///
  /// At a kink `relu' = abs' = step = sign = 0`; a maximum or minimum gives the derivative to the
  /// first of equals. Where `y` is undefined its derivatives are too.
  ///
  /// Source: Griewank and Walther, Evaluating Derivatives, 2nd ed., SIAM 2008,
  /// doi:10.1137/1.9780898717761, chapter 3.
  /// - Complexity: linear in the operations between `xs` and `y`.
  mutating func gradient(of y: ID, by xs: [ID]) -> [ID] {
    var depends = [Bool](repeating: false, count: Int(y) + 1)
    var first = Int(y) + 1
    for x in xs where Int(x) <= Int(y) {
      depends[Int(x)] = true
      first = min(first, Int(x))
    }
    let targets = Set(xs)
    // The derivative of `y` by each value on the way, as far as it is not zero.
    var adjoints = [ID?](repeating: nil, count: Int(y) + 1)
    if first <= Int(y) {
      for place in first...Int(y) where !depends[place] {
        if case .detached = operations[place] { continue }
        operations[place].forEachOperand { if depends[Int($0)] { depends[place] = true } }
      }
      if depends[Int(y)] { adjoints[Int(y)] = one() }
      for place in stride(from: Int(y), through: first, by: -1) where depends[place] {
        guard let seed = adjoints[place], !targets.contains(ID(place)) else { continue }
        push(seed, into: ID(place), depends, &adjoints)
        if isTooLarge { return xs.map { _ in 0 } }
      }
    }
    return xs.map { x in
      let value = Int(x) <= Int(y) ? adjoints[Int(x)] : nil
      return guarded(y, value ?? zero())
    }
  }

  /// Adds what an operation passes on to its operands.
  private mutating func push(
    _ seed: ID, into id: ID, _ depends: [Bool], _ adjoints: inout [ID?]
  ) {
    func wants(_ operand: ID) -> Bool { depends[Int(operand)] }
    func give(_ operand: ID, _ value: ID, _ graph: inout Graph) {
      // Nothing is passed on, whatever the slopes below are; that all is defined is guarded above.
      if graph.constant(value)?.isZero == true { return }
      adjoints[Int(operand)] = adjoints[Int(operand)].map { graph.sum($0, value) } ?? value
    }
    switch operations[Int(id)] {
    case .constant, .pi, .input, .undefined, .detached, .less, .lessOrEqual, .equal, .and, .or,
      .not, .truth:
      return
    case .negate(let a): give(a, negated(seed), &self)
    case .cut(let a, _): give(a, seed, &self)
    case .guarded(_, let b): give(b, seed, &self)
    case .add(let a, let b):
      if wants(a) { give(a, seed, &self) }
      if wants(b) { give(b, seed, &self) }
    case .subtract(let a, let b):
      if wants(a) { give(a, seed, &self) }
      if wants(b) { give(b, negated(seed), &self) }
    case .multiply(let a, let b):
      if wants(a) { give(a, scaled(seed, by: b), &self) }
      if wants(b) { give(b, scaled(seed, by: a), &self) }
    case .divide(let a, let b):
      let share = quotient(one(), b)
      if wants(a) { give(a, scaled(seed, by: share), &self) }
      if wants(b) { give(b, negated(scaled(seed, by: product(share, id))), &self) }
    // The power zero is constant, at zero too, where the power below it has no value.
    case .integerPower(_, 0): return
    case .integerPower(let a, let n):
      let lower = product(number(Rational(n)), power(a, n - 1))
      give(a, scaled(seed, by: lower), &self)
    case .rationalPower(let a, let r):
      guard let lower = r.subtracting(.one) else { return give(a, append(.undefined), &self) }
      let slope = product(number(r), power(a, number(lower)))
      give(a, scaled(seed, by: slope), &self)
    case .power(let a, let b):
      if wants(a) {
        let slope = product(b, power(a, difference(b, one())))
        give(a, scaled(seed, by: slope), &self)
      }
      if wants(b) {
        let slope = product(id, elementary(.log, a))
        give(b, scaled(seed, by: slope), &self)
      }
    case .elementary(let function, let a):
      guard let slope = slope(of: function, at: a, value: id) else { return }
      give(a, scaled(seed, by: slope), &self)
    case .atan2(let y, let x):
      let square = sum(power(x, 2), power(y, 2))
      if wants(y) { give(y, scaled(seed, by: quotient(x, square)), &self) }
      if wants(x) { give(x, negated(scaled(seed, by: quotient(y, square))), &self) }
    case .maximum(let a, let b), .minimum(let a, let b):
      var isFirst = append(.lessOrEqual(b, a))
      if case .minimum = operations[Int(id)] { isFirst = append(.lessOrEqual(a, b)) }
      if wants(a) { give(a, chosen(seed, where: isFirst, is: true), &self) }
      if wants(b) { give(b, chosen(seed, where: isFirst, is: false), &self) }
    case .select(let c, let a, let b):
      if wants(a) { give(a, chosen(seed, where: c, is: true), &self) }
      if wants(b) { give(b, chosen(seed, where: c, is: false), &self) }
    }
  }

  /// A seed times a slope; where a condition makes the seed zero the slope is not even looked at,
  /// so that a branch that is not taken cannot make a derivative undefined.
  private mutating func scaled(_ seed: ID, by slope: ID) -> ID {
    guard !isTotal(slope) else { return product(seed, slope) }
    return inside(seed) { graph, part, _ in graph.product(part, slope) }
  }

  /// A seed where a condition is `holds`, else zero; the condition may be undefined where the seed
  /// is zero anyway.
  private mutating func chosen(_ seed: ID, where condition: ID, is holds: Bool) -> ID {
    func choice(_ graph: inout Graph, _ part: ID, _: Int) -> ID {
      let zero = graph.zero()
      return holds ? graph.select(condition, part, zero) : graph.select(condition, zero, part)
    }
    return isTotal(condition) ? choice(&self, seed, 0) : inside(seed, apply: choice)
  }

  /// Applies what is linear to the parts of a seed that no condition makes zero; it is told how
  /// deep in the seed the part lies.
  private mutating func inside(
    _ seed: ID, depth: Int = 0, apply map: (inout Graph, ID, Int) -> ID
  ) -> ID {
    guard depth < 8, mayBeSwitchedOff(seed) else { return map(&self, seed, depth) }
    switch operations[Int(seed)] {
    case .select(let c, let a, let b):
      let yes = constant(a)?.isZero == true ? a : inside(a, depth: depth + 1, apply: map)
      let no = constant(b)?.isZero == true ? b : inside(b, depth: depth + 1, apply: map)
      return select(c, yes, no)
    case .negate(let a): return negated(inside(a, depth: depth + 1, apply: map))
    case .add(let a, let b):
      return sum(
        inside(a, depth: depth + 1, apply: map), inside(b, depth: depth + 1, apply: map))
    case .multiply(let a, let b) where mayBeSwitchedOff(a) && mayBeSwitchedOff(b):
      return inside(a, depth: depth + 1) { graph, first, depth in
        graph.inside(b, depth: depth + 1) { graph, second, depth in
          map(&graph, graph.product(first, second), depth)
        }
      }
    case .multiply(let a, let b) where mayBeSwitchedOff(a):
      return product(inside(a, depth: depth + 1, apply: map), b)
    case .multiply(let a, let b): return product(a, inside(b, depth: depth + 1, apply: map))
    case .guarded(let a, let b): return guarded(a, inside(b, depth: depth + 1, apply: map))
    default: return map(&self, seed, depth)
    }
  }

  /// Whether a condition inside a seed may make it zero.
  private func mayBeSwitchedOff(_ seed: ID, depth: Int = 0) -> Bool {
    guard depth < 8 else { return false }
    switch operations[Int(seed)] {
    case .select(_, let a, let b):
      return constant(a)?.isZero == true || constant(b)?.isZero == true
        || mayBeSwitchedOff(a, depth: depth + 1) || mayBeSwitchedOff(b, depth: depth + 1)
    case .negate(let a), .guarded(_, let a): return mayBeSwitchedOff(a, depth: depth + 1)
    case .add(let a, let b), .multiply(let a, let b):
      return mayBeSwitchedOff(a, depth: depth + 1) || mayBeSwitchedOff(b, depth: depth + 1)
    default: return false
    }
  }

  /// The derivative of a function at `a`, where its value is at `y`; nil where it is zero.
  mutating func slope(of function: Elementary, at a: ID, value y: ID) -> ID? {
    switch function {
    case .exp: return y
    case .log: return quotient(one(), a)
    case .sqrt: return quotient(number(Rational(numerator: 1, denominator: 2) ?? .zero), y)
    case .abs: return elementary(.sign, a)
    case .sin: return elementary(.cos, a)
    case .cos: return negated(elementary(.sin, a))
    case .tan: return sum(one(), power(y, 2))
    case .asin: return quotient(one(), elementary(.sqrt, difference(one(), power(a, 2))))
    case .acos:
      return negated(quotient(one(), elementary(.sqrt, difference(one(), power(a, 2)))))
    case .atan: return quotient(one(), sum(one(), power(a, 2)))
    case .sinh: return elementary(.cosh, a)
    case .cosh: return elementary(.sinh, a)
    case .tanh: return power(elementary(.cosh, a), -2)
    case .asinh: return quotient(one(), elementary(.sqrt, sum(power(a, 2), one())))
    case .acosh: return quotient(one(), elementary(.sqrt, difference(power(a, 2), one())))
    case .atanh: return quotient(one(), difference(one(), power(a, 2)))
    case .sigma: return product(y, elementary(.sigma, negated(a)))
    case .softplus: return elementary(.sigma, a)
    case .relu: return elementary(.step, a)
    case .step, .sign, .floor, .ceil: return nil
    }
  }

  /// The values at `ids` with every cut value put back in place of its new identity.
  mutating func joined(_ ids: [ID], cuts: Set<ID>) -> [ID] {
    rewritten(ids) { id, operation, _ in
      if case .cut(let original, _) = operation, cuts.contains(id) { return original }
      return nil
    }
  }

  /// The values at `ids` with some operations replaced by others.
  ///
  /// - Complexity: linear in the operations up to the last of `ids`.
  mutating func rewritten(
    _ ids: [ID], _ replacement: (ID, Operation, inout Graph) -> ID?
  ) -> [ID] {
    guard let last = ids.max() else { return [] }
    var isWanted = [Bool](repeating: false, count: Int(last) + 1)
    var replaced = [ID?](repeating: nil, count: Int(last) + 1)
    for id in ids { isWanted[Int(id)] = true }
    // Operands come before operations: down for what is needed, then up with what becomes of it.
    for place in stride(from: Int(last), through: 0, by: -1) where isWanted[place] {
      let operation = operations[place]
      if let other = replacement(ID(place), operation, &self) {
        replaced[place] = other
      } else {
        operation.forEachOperand { isWanted[Int($0)] = true }
      }
    }
    for place in 0...Int(last) where isWanted[place] && replaced[place] == nil {
      let operation = operations[place]
      var isSame = true
      operation.forEachOperand { if replaced[Int($0)] != $0 { isSame = false } }
      replaced[place] = isSame ? ID(place) : rebuilt(operation) { replaced[Int($0)] ?? $0 }
      if isTooLarge { return ids.map { _ in 0 } }
    }
    return ids.map { replaced[Int($0)] ?? $0 }
  }

  /// The operation on other operands.
  private mutating func rebuilt(_ operation: Operation, _ new: (ID) -> ID) -> ID {
    switch operation {
    case .constant, .pi, .input, .undefined, .truth: return append(operation)
    case .negate(let a): return negated(new(a))
    case .add(let a, let b): return sum(new(a), new(b))
    case .subtract(let a, let b): return difference(new(a), new(b))
    case .multiply(let a, let b): return product(new(a), new(b))
    case .divide(let a, let b): return quotient(new(a), new(b))
    case .integerPower(let a, let n): return power(new(a), n)
    case .rationalPower(let a, let r): return append(.rationalPower(new(a), r))
    case .power(let a, let b): return power(new(a), new(b))
    case .elementary(let function, let a): return elementary(function, new(a))
    case .atan2(let a, let b): return append(.atan2(new(a), new(b)))
    case .maximum(let a, let b): return append(.maximum(new(a), new(b)))
    case .minimum(let a, let b): return append(.minimum(new(a), new(b)))
    case .detached(let a): return append(.detached(new(a)))
    case .cut(let a, let number): return append(.cut(new(a), number))
    case .guarded(let a, let b): return guarded(new(a), new(b))
    case .less(let a, let b): return compared(.less, new(a), new(b))
    case .lessOrEqual(let a, let b): return compared(.lessOrEqual, new(a), new(b))
    case .equal(let a, let b): return compared(.equal, new(a), new(b))
    case .and(let a, let b): return both(new(a), new(b))
    case .or(let a, let b): return either(new(a), new(b))
    case .not(let a): return inverted(new(a))
    case .select(let c, let a, let b): return select(new(c), new(a), new(b))
    }
  }
}

extension Graph.Operation {
  /// The places of the operands.
  var operands: [Graph.ID] {
    var result: [Graph.ID] = []
    forEachOperand { result.append($0) }
    return result
  }

  /// Goes through the places of the operands.
  func forEachOperand(_ body: (Graph.ID) -> Void) {
    switch self {
    case .constant, .pi, .input, .undefined, .truth: return
    case .negate(let a), .integerPower(let a, _), .rationalPower(let a, _), .elementary(_, let a),
      .detached(let a), .cut(let a, _), .not(let a):
      body(a)
    case .add(let a, let b), .subtract(let a, let b), .multiply(let a, let b),
      .divide(let a, let b),
      .power(let a, let b), .atan2(let a, let b), .maximum(let a, let b), .minimum(let a, let b),
      .guarded(let a, let b), .less(let a, let b), .lessOrEqual(let a, let b), .equal(let a, let b),
      .and(let a, let b), .or(let a, let b):
      body(a)
      body(b)
    case .select(let a, let b, let c):
      body(a)
      body(b)
      body(c)
    }
  }
}
