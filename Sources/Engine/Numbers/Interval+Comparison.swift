/// Intervals as real numbers: what is certain of all points, and what is unknown.
extension Interval: Real {
  /// The larger one.
  package static func maximum(_ left: Interval, _ right: Interval) -> Interval {
    let domain = both(left.domain, right.domain)
    switch isLessOrEqual(left, right) {
    case .yes: return right
    case .no: return left
    case .unknown: break
    }
    if domain == .no { return .undefined }
    return Interval(
      Enclosure(.larger(left.lower, right.lower), .larger(left.upper, right.upper)), domain: domain)
  }

  /// The smaller one.
  package static func minimum(_ left: Interval, _ right: Interval) -> Interval {
    -maximum(-left, -right)
  }

  /// Whether `left < right` for all points; unknown where an operand may be undefined.
  package static func isLess(_ left: Interval, _ right: Interval) -> Truth {
    guard left.domain == .yes && right.domain == .yes else { return .unknown }
    if let a = left.exact, let b = right.exact { return a < b ? .yes : .no }
    if left.upper < right.lower { return .yes }
    return right.upper <= left.lower ? .no : .unknown
  }

  /// Whether `left <= right` for all points; unknown where an operand may be undefined.
  package static func isLessOrEqual(_ left: Interval, _ right: Interval) -> Truth {
    isLess(right, left).negated
  }

  /// Whether both are certainly the same number, or certainly not.
  package static func isEqual(_ left: Interval, _ right: Interval) -> Truth {
    guard left.domain == .yes && right.domain == .yes else { return .unknown }
    if let a = left.exact, let b = right.exact { return a == b ? .yes : .no }
    if left.isDisjoint(from: right) { return .no }
    return left.isPoint && right.isPoint ? .yes : .unknown
  }

  /// One of two values; where the condition is unknown, all that either may be.
  package static func select(_ condition: Truth, _ yes: Interval, _ no: Interval) -> Interval {
    switch condition {
    case .yes: return yes
    case .no: return no
    case .unknown: break
    }
    if yes.domain == .no { return no.domain == .no ? .undefined : no.restricted(to: .unknown) }
    if no.domain == .no { return yes.restricted(to: .unknown) }
    let domain: Truth = yes.domain == .yes && no.domain == .yes ? .yes : .unknown
    return Interval(
      Enclosure(.smaller(yes.lower, no.lower), .larger(yes.upper, no.upper)), domain: domain,
      exact: yes.exact == no.exact ? yes.exact : nil)
  }
}
