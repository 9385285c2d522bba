/// What holds at the points of a track.
extension ConditionTracks {
  /// The places and lanes of some values at a point.
  func run(
    _ ids: [Graph.ID], _ point: [Rational], _ roots: [Int: Sure] = [:]
  ) -> (places: [Int], lanes: Lanes<Sure>) {
    let made = prepared.program(builder.graph, ids)
    let inputs = point.enumerated().map { slot, value in roots[slot] ?? Sure(value) }
    return (made.program.outputs, made.program.run(inputs, count: 1, constants: made.constants))
  }

  /// Whether every assumption holds at a point.
  func holdsAssumptions(_ point: [Rational]) -> Bool {
    guard !tests.isEmpty else { return true }
    let (places, lanes) = run(tests, point)
    return places.allSatisfy { lanes.truth($0, 0) == .yes }
  }

  /// How large the outputs at a point are.
  struct Size {
    /// A bound of their magnitudes.
    var bound: DoubleDouble

    /// Whether one of them is certainly not zero.
    var isAboveZero: Bool
  }

  /// How large some values are at a point; nil where one is undefined.
  func size(_ ids: [Graph.ID], _ point: [Rational]) -> Size? {
    let (places, lanes) = run(ids, point)
    var result = Size(bound: .zero, isAboveZero: false)
    for place in places {
      let value = lanes[place, 0]
      guard value.isUndefined == .no else { return nil }
      let own = value.magnitudeUpperBound
      if result.bound < own { result.bound = own }
      if !value.contains(.zero) { result.isAboveZero = true }
    }
    return result
  }

  /// Whether sizes shrink towards nothing.
  func tendsToZero(_ sizes: [Size?]) -> Bool {
    let known = sizes.compactMap { $0 }
    guard known.count == sizes.count, let first = known.first?.bound, let last = known.last else {
      return false
    }
    let scale = first < DoubleDouble(1) ? DoubleDouble(1) : first
    if isRoundingAlone(known) { return true }
    let tail = known.suffix(3).map(\.bound)
    guard tail.count == 3, zip(tail, tail.dropFirst()).allSatisfy({ $1 <= $0 }) else {
      return false
    }
    // What stands still has a limit of its own, however small, unless only rounding is left of it.
    if last.bound < DoubleDouble(1e-24) && !last.isAboveZero { return true }
    let isWhole = known.count == Self.far.count
    guard last.bound * DoubleDouble(isWhole ? 16 : 2) <= tail[1] else { return false }
    if last.bound < scale * DoubleDouble(1e-5) { return true }
    // What falls like a power of the distance, be it the cube root, may still be far from nothing;
    // the last step is three times as long as the one before it, in logarithms.
    let before = tail[0] / tail[1]
    return isWhole && last.bound < scale * DoubleDouble(1e-2)
      && before * before * before * last.bound <= tail[1] * DoubleDouble(2)
  }

  /// Whether sizes on the way to infinity are no more than what is left of terms as large as the way is
  /// long, as in x - x σ(x): about 30 digits of them cancel.
  private func isRoundingAlone(_ sizes: [Size]) -> Bool {
    guard sizes.count == Self.far.count else { return false }
    return zip(sizes, Self.far).suffix(3).allSatisfy { size, distance in
      !size.isAboveZero && size.bound < DoubleDouble(Double(distance) * 1e-28)
    }
  }

  /// Whether sizes on the way to infinity still fall at the end as they did before, like a root or
  /// 1/log, so that nothing far out says what they tend to.
  private func stillFalls(_ sizes: [Size?]) -> Bool {
    let tail = sizes.suffix(3).compactMap { $0?.bound.doubleValue }
    guard sizes.count == Self.far.count, tail.count == 3, tail[0] > 0, tail[1] > 0 else {
      return false
    }
    // The last step is three times as long as the one before it, in logarithms.
    let (before, last) = (tail[1] / tail[0], tail[2] / tail[1])
    return last < 0.7 && (before > 0.5 || last <= 2 * before * before * before)
  }

  /// Whether a comparison with zero holds; at an enclosed root an equality may only not be refuted.
  ///
  /// - Parameter mayTouch: whether that is enough for both sides to be equal elsewhere too.
  func satisfies(
    _ id: Graph.ID, _ sign: Formula.Comparison, _ point: [Rational], _ roots: [Int: Sure],
    mayTouch: Bool = false
  ) -> Bool {
    let mayTouch = mayTouch || !roots.isEmpty
    let (places, lanes) = run([id], point, roots)
    let value = lanes[places[0], 0]
    guard value.isUndefined == .no else { return false }
    let zero = Sure(Rational.zero)
    let mayVanish = value.exact == nil && value.contains(.zero)
    switch sign {
    case .equal: return Sure.isEqual(value, zero) == .yes || mayVanish
    case .notEqual: return Sure.isEqual(value, zero) == .no
    case .less: return Sure.isLess(value, zero) == .yes
    case .lessOrEqual:
      return Sure.isLessOrEqual(value, zero) == .yes || (mayTouch && mayVanish)
    case .greater: return Sure.isLess(zero, value) == .yes
    case .greaterOrEqual:
      return Sure.isLessOrEqual(zero, value) == .yes || (mayTouch && mayVanish)
    }
  }

  /// One value at a point.
  private func single(_ id: Graph.ID, _ point: [Rational]) -> Sure {
    let (places, lanes) = run([id], point)
    return lanes[places[0], 0]
  }

  /// The symbols that the quantity and the condition rest on, with their values.
  private func coordinates(_ point: [Rational], _ track: Track) -> [Agreement.Coordinate] {
    let used = prepared.program(builder.graph, value).program.usedInputs.union(track.slots)
    return builder.coordinates(point, of: builder.symbols(of: used))
  }

  /// What a track says of the quantity.
  package enum Finding: Sendable {
    case vanishes
    case differs([Agreement.Coordinate], value: String)
    case unknown
  }

  /// Whether the quantity is (or tends to) the number that it has to equal along a track.
  package func finding(_ track: Track) -> Finding {
    guard let last = track.points.last else { return .unknown }
    if track.isLimit {
      let sizes = track.points.map { size(value, $0) }
      if tendsToZero(sizes) { return .vanishes }
      guard let size = sizes.last ?? nil, !stillFalls(sizes) else { return .unknown }
      return size.bound < DoubleDouble(1e-9) && !size.isAboveZero
        ? .unknown : .differs(coordinates(last, track), value: told(last))
    }
    let (places, lanes) = run(value, last, track.roots)
    let values = places.map { lanes[$0, 0] }
    guard values.allSatisfy({ $0.isUndefined == .no }) else { return .unknown }
    if values.contains(where: { !$0.contains(.zero) }) {
      return .differs(coordinates(last, track), value: told(last))
    }
    let isNarrow = values.allSatisfy { $0.magnitudeUpperBound < DoubleDouble(1e-9) }
    return isNarrow ? .vanishes : .unknown
  }

  private func told(_ point: [Rational]) -> String {
    let (places, lanes) = run(value, point)
    let texts = places.map { Trial.text(lanes[$0, 0], 4) }
    return Trial.text(texts, 1)
  }

  /// Whether a track satisfies a condition: its point does, or the tail of its sequence.
  package func meets(_ track: Track, _ condition: Condition) -> Bool {
    condition.parts.allSatisfy { part in
      switch part {
      case .comparison(let id, let sign):
        let relaxed: Formula.Comparison
        switch sign {
        case .less: relaxed = .lessOrEqual
        case .greater: relaxed = .greaterOrEqual
        default: relaxed = sign
        }
        if track.isLimit, sign == .equal {
          return tendsToZero(track.points.map { size([id], $0) })
        }
        return track.points.suffix(3).allSatisfy {
          satisfies(id, relaxed, $0, track.roots, mayTouch: true)
        }
      case .limit(let id, let target):
        guard track.isLimit else { return false }
        if case .value = target { return tendsToZero(track.points.map { size([id], $0) }) }
        let values = track.points.suffix(3).map { single(id, $0).midpoint }
        let signed = values.map { target == .infinity ? $0 : -$0 }
        let grows = zip(signed, signed.dropFirst()).allSatisfy { $0 < $1 }
        return grows && DoubleDouble(1000) < (signed.last ?? .zero)
      }
    }
  }
}
