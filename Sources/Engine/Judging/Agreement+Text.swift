/// Values as text.
extension Trial {
  /// Two values with as many digits as tell them apart.
  static func told(_ a: Sure, _ r: Sure) -> (String, String) {
    for digits in [4, 6, 9, 12, 16, 20, 25, 30] {
      let left = text(a, digits)
      let right = text(r, digits)
      if left != right { return (left, right) }
    }
    if let p = a.exact, let q = r.exact, let gap = p.subtracting(q), !gap.isZero {
      let size = Sure(gap.magnitude).midpoint.decimal(digits: 4)
      return ("\(text(r, 12)) \(gap.signum > 0 ? "+" : "-") \(size)", text(r, 12))
    }
    return (text(a, 30), text(r, 30))
  }

  static func text(_ value: Sure, _ digits: Int) -> String {
    if value.isUndefined == .yes { return "undefined" }
    if let whole = value.exact?.asInt, whole.magnitude < 1_000_000 {
      return "\(whole)"
    }
    if !value.lower.isFinite || !value.upper.isFinite {
      return value.lower.hi < 0 ? "a number out of range" : "a number too large to write"
    }
    return value.midpoint.decimal(digits: digits)
  }

  static func text(_ value: Rational) -> String {
    if let decimal = value.decimalDescription, decimal.count <= 12 { return decimal }
    if value.description.count <= 9 { return value.description }
    return Sure(value).midpoint.decimal(digits: 12)
  }

  static func text(_ values: [String], _ columns: Int) -> String {
    guard values.count > 1 else { return values.first ?? "" }
    if columns == 1 || columns == values.count {
      return "[" + values.joined(separator: ", ") + "]"
    }
    let rows = stride(from: 0, to: values.count, by: columns).map {
      "[" + values[$0..<min($0 + columns, values.count)].joined(separator: ", ") + "]"
    }
    return "[" + rows.joined(separator: ", ") + "]"
  }
}

extension Agreement {
  /// Two values as text with as many digits as tell them apart.
  package static func told(
    _ a: Interval<DoubleDouble>, _ r: Interval<DoubleDouble>
  ) -> (String, String) {
    Trial.told(a, r)
  }
}
