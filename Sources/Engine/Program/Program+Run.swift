/// The values of a program's operations at several points at once, structure of arrays.
package struct Lanes<Number: Real>: Sendable {
  /// The number of points.
  package let count: Int

  /// Values, operation by operation, each for all points.
  package let values: [Number]

  /// What is known of conditions, laid out alike; empty where there are none.
  package let truths: [Truth]

  /// The value of the operation at `place` for point `lane`.
  package subscript(_ place: Int, _ lane: Int) -> Number { values[place * count + lane] }

  /// What is known of the condition at `place` for point `lane`.
  package func truth(_ place: Int, _ lane: Int) -> Truth { truths[place * count + lane] }
}

extension Program {
  /// Runs the program over lanes.
  ///
  /// - Parameter inputs: the value of each input at each point; entry `slot * count + lane`.
  /// - Complexity: operations times lanes.
  @_specialize(where Number == Double)
  @_specialize(where Number == DoubleDouble)
  @_specialize(where Number == Interval<Double>)
  @_specialize(where Number == Interval<DoubleDouble>)
  package func run<Number: Real>(_ inputs: [Number], count: Int, constants: [Number]) -> Lanes<
    Number
  > {
    let total = operations.count * count
    var truths = [Truth](repeating: .unknown, count: hasConditions ? total : 0)
    // Every operation initialises its own lanes, in the order of the list.
    let values = [Number](unsafeUninitializedCapacity: total) { values, filled in
      filled = total
      guard let v = values.baseAddress else { return }
      truths.withUnsafeMutableBufferPointer { truths in
        var nextConstant = 0
        for (place, operation) in operations.enumerated() {
          let o = v + place * count
          if case .constant = operation {
            o.initialize(repeating: constants[nextConstant], count: count)
            nextConstant += 1
          } else {
            execute(operation, v, o, truths.baseAddress, place, inputs, count)
          }
        }
      }
    }
    return Lanes(count: count, values: values, truths: truths)
  }

  /// The constants as numbers, to be made once per program.
  package func constants<Number: Real>(as type: Number.Type) -> [Number] {
    constants.map { Number($0.value) }
  }

  private var hasConditions: Bool {
    operations.contains {
      if case .select = $0 { return true }
      return $0.isCondition
    }
  }

  /// Runs one operation over all lanes; the pointers stand outside of the loops.
  @inline(__always)
  private func execute<Number: Real>(
    _ operation: Graph.Operation, _ v: UnsafeMutablePointer<Number>,
    _ o: UnsafeMutablePointer<Number>, _ t: UnsafeMutablePointer<Truth>?, _ place: Int,
    _ inputs: [Number], _ n: Int
  ) {
    func at(_ id: Graph.ID) -> UnsafeMutablePointer<Number> { v + Int(id) * n }
    switch operation {
    case .constant: return
    case .undefined: o.initialize(repeating: Number.undefined, count: n)
    case .pi:
      let pi = Number.pi
      for j in 0..<n { (o + j).initialize(to: pi) }
    case .input(let slot): for j in 0..<n { (o + j).initialize(to: inputs[slot * n + j]) }
    case .negate(let a):
      let p = at(a)
      for j in 0..<n { (o + j).initialize(to: -p[j]) }
    case .add(let a, let b):
      let p = at(a)
      let q = at(b)
      for j in 0..<n { (o + j).initialize(to: p[j] + q[j]) }
    case .subtract(let a, let b):
      let p = at(a)
      let q = at(b)
      for j in 0..<n { (o + j).initialize(to: p[j] - q[j]) }
    case .multiply(let a, let b):
      let p = at(a)
      let q = at(b)
      for j in 0..<n { (o + j).initialize(to: p[j] * q[j]) }
    case .divide(let a, let b):
      let p = at(a)
      let q = at(b)
      for j in 0..<n { (o + j).initialize(to: p[j] / q[j]) }
    case .integerPower(let a, let k):
      let p = at(a)
      for j in 0..<n { (o + j).initialize(to: p[j].power(k)) }
    case .rationalPower(let a, let r):
      let p = at(a)
      for j in 0..<n { (o + j).initialize(to: p[j].power(r)) }
    case .power(let a, let b):
      let p = at(a)
      let q = at(b)
      for j in 0..<n { (o + j).initialize(to: p[j].power(q[j])) }
    case .elementary(let function, let a):
      let p = at(a)
      for j in 0..<n { (o + j).initialize(to: p[j].applying(function)) }
    case .atan2(let a, let b):
      let p = at(a)
      let q = at(b)
      for j in 0..<n { (o + j).initialize(to: Number.atan2(p[j], q[j])) }
    case .maximum(let a, let b):
      let p = at(a)
      let q = at(b)
      for j in 0..<n { (o + j).initialize(to: Number.maximum(p[j], q[j])) }
    case .minimum(let a, let b):
      let p = at(a)
      let q = at(b)
      for j in 0..<n { (o + j).initialize(to: Number.minimum(p[j], q[j])) }
    case .detached(let a), .cut(let a, _):
      let p = at(a)
      for j in 0..<n { (o + j).initialize(to: p[j]) }
    case .guarded(let a, let b):
      let p = at(a)
      let q = at(b)
      for j in 0..<n {
        switch p[j].isUndefined {
        case .no: (o + j).initialize(to: q[j])
        case .yes: (o + j).initialize(to: Number.undefined)
        case .unknown: (o + j).initialize(to: Number.select(.unknown, q[j], Number.undefined))
        }
      }
    case .less, .lessOrEqual, .equal, .and, .or, .not, .truth, .select:
      guard let t else { return o.initialize(repeating: Number.undefined, count: n) }
      decide(operation, v, o, t, place, n)
    }
  }

  /// Runs a condition, or a choice that depends on one.
  @inline(__always)
  private func decide<Number: Real>(
    _ operation: Graph.Operation, _ v: UnsafeMutablePointer<Number>,
    _ o: UnsafeMutablePointer<Number>, _ t: UnsafeMutablePointer<Truth>, _ place: Int, _ n: Int
  ) {
    func at(_ id: Graph.ID) -> UnsafeMutablePointer<Number> { v + Int(id) * n }
    func known(_ id: Graph.ID) -> UnsafeMutablePointer<Truth> { t + Int(id) * n }
    let out = t + place * n
    if case .select = operation {} else { o.initialize(repeating: Number.undefined, count: n) }
    switch operation {
    case .less(let a, let b): for j in 0..<n { out[j] = Number.isLess(at(a)[j], at(b)[j]) }
    case .lessOrEqual(let a, let b):
      for j in 0..<n { out[j] = Number.isLessOrEqual(at(a)[j], at(b)[j]) }
    case .equal(let a, let b): for j in 0..<n { out[j] = Number.isEqual(at(a)[j], at(b)[j]) }
    case .and(let a, let b): for j in 0..<n { out[j] = known(a)[j].and(known(b)[j]) }
    case .or(let a, let b): for j in 0..<n { out[j] = known(a)[j].or(known(b)[j]) }
    case .not(let a): for j in 0..<n { out[j] = known(a)[j].inverted }
    case .truth(let value): for j in 0..<n { out[j] = value ? .yes : .no }
    case .select(let c, let a, let b):
      for j in 0..<n { (o + j).initialize(to: Number.select(known(c)[j], at(a)[j], at(b)[j])) }
    default: return
    }
  }
}

extension Truth {
  /// What is known of both together.
  package func and(_ other: Truth) -> Truth {
    if self == .no || other == .no { return .no }
    return self == .yes && other == .yes ? .yes : .unknown
  }

  /// What is known of at least one of both.
  package func or(_ other: Truth) -> Truth {
    if self == .yes || other == .yes { return .yes }
    return self == .no && other == .no ? .no : .unknown
  }

  /// What is known of the opposite.
  package var inverted: Truth {
    switch self {
    case .yes: return .no
    case .no: return .yes
    case .unknown: return .unknown
    }
  }
}
