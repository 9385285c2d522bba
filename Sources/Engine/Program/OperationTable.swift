/// Where the operations of a graph are, by what they are: an open-addressed table with linear probing.
///
/// Building a graph spends most of its time here, so the hash is a few multiplications instead of the
/// library's, which is made for keys that an adversary chooses. Here long chains cost time that the
/// graph's limit bounds.
///
/// Source: Knuth, The Art of Computer Programming, volume 3, section 6.4; the multipliers are those of
/// SplitMix64 (Steele, Lea, Flood, doi:10.1145/2660193.2660195).
struct OperationTable: Sendable {
  /// The ids by the hash of their operations; -1 where there is none.
  private var slots: [Graph.ID] = []
  private var count = 0

  /// The place of an operation among `operations`; nil where it is not among them.
  func id(of operation: Graph.Operation, in operations: [Graph.Operation]) -> Graph.ID? {
    guard !slots.isEmpty else { return nil }
    var place = start(operation)
    while slots[place] >= 0 {
      if operations[Int(slots[place])] == operation { return slots[place] }
      place = (place + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds the operation at `id`, which is not in the table.
  mutating func add(_ id: Graph.ID, in operations: [Graph.Operation]) {
    if (count + 1) * 2 > slots.count { grow(operations) }
    put(id, operations[Int(id)])
    count += 1
  }

  private mutating func put(_ id: Graph.ID, _ operation: Graph.Operation) {
    var place = start(operation)
    while slots[place] >= 0 { place = (place + 1) & (slots.count - 1) }
    slots[place] = id
  }

  private mutating func grow(_ operations: [Graph.Operation]) {
    let old = slots
    slots = Array(repeating: -1, count: max(64, old.count * 2))
    for id in old where id >= 0 { put(id, operations[Int(id)]) }
  }

  private func start(_ operation: Graph.Operation) -> Int {
    Int(truncatingIfNeeded: operation.mixed >> 20) & (slots.count - 1)
  }
}

extension Graph.Operation {
  /// A hash that is the same in every run.
  fileprivate var mixed: UInt64 {
    func mix(_ tag: UInt64, _ a: Graph.ID = 0, _ b: Graph.ID = 0, _ c: Int = 0) -> UInt64 {
      let operands = UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b))
      var state = operands &* 0x9E37_79B9_7F4A_7C15
      state ^= (UInt64(truncatingIfNeeded: c) &+ tag << 56) &* 0xBF58_476D_1CE4_E5B9
      return (state ^ state >> 29) &* 0x94D0_49BB_1331_11EB
    }
    switch self {
    case .constant(let value): return mix(1, 0, 0, value.mixed)
    case .pi: return mix(2)
    case .input(let slot): return mix(3, 0, 0, slot)
    case .negate(let a): return mix(4, a)
    case .add(let a, let b): return mix(5, a, b)
    case .subtract(let a, let b): return mix(6, a, b)
    case .multiply(let a, let b): return mix(7, a, b)
    case .divide(let a, let b): return mix(8, a, b)
    case .integerPower(let a, let n): return mix(9, a, 0, n)
    case .rationalPower(let a, let r): return mix(10, a, 0, r.mixed)
    case .power(let a, let b): return mix(11, a, b)
    // A number has few functions in one formula; they are told apart by comparing.
    case .elementary(_, let a): return mix(12, a)
    case .atan2(let a, let b): return mix(13, a, b)
    case .maximum(let a, let b): return mix(14, a, b)
    case .minimum(let a, let b): return mix(15, a, b)
    case .detached(let a): return mix(16, a)
    case .cut(let a, let number): return mix(17, a, 0, number)
    case .guarded(let a, let b): return mix(18, a, b)
    case .undefined: return mix(19)
    case .less(let a, let b): return mix(20, a, b)
    case .lessOrEqual(let a, let b): return mix(21, a, b)
    case .equal(let a, let b): return mix(22, a, b)
    case .and(let a, let b): return mix(23, a, b)
    case .or(let a, let b): return mix(24, a, b)
    case .not(let a): return mix(25, a)
    case .truth(let value): return mix(26, 0, 0, value ? 1 : 0)
    case .select(let c, let a, let b): return mix(27, a, b, Int(c))
    }
  }
}

extension Rational {
  /// The number, mixed.
  fileprivate var mixed: Int {
    switch storage {
    case .small(let top, let bottom): return top &* 0x9E37_79B9 &+ bottom
    case .large(let top, let bottom):
      // All limbs: a formula may hold as many numbers that differ in one place as its graph may.
      var state: UInt = top.isNegative ? 1 : 0
      for limb in top.limbs + bottom.limbs {
        state = (state ^ limb) &* 0x9E37_79B9_7F4A_7C15
        state ^= state >> 32
      }
      return Int(bitPattern: state)
    }
  }
}
