import Engine

/// Numbers with no digit that is not known.
enum KnownDigits {
  /// The most digits of a number.
  private static let most = 16

  /// The fewest that are worth writing; what is known less closely is not written at all.
  private static let fewest = 6

  /// The values as short text, tensors in brackets; nil where one is not known closely enough.
  static func text(of values: Values) -> String? {
    guard let digits = values.entries.map(digits).min(), digits >= fewest else { return nil }
    return values.text(digits: digits)
  }

  /// Whether a number is known closely enough to be written.
  static func hasEnough(_ value: Interval<DoubleDouble>) -> Bool { digits(of: value) >= fewest }

  /// The number of digits to which both bounds of an enclosure are rounded alike.
  private static func digits(of value: Interval<DoubleDouble>) -> Int {
    if value.exact != nil || value.isUndefined == .yes { return most }
    guard value.isUndefined == .no else { return 0 }
    if !value.lower.isFinite || !value.upper.isFinite {
      return isLarge(value.lower) || isLarge(-value.upper) ? most : 0
    }
    return (fewest...most).reversed().first {
      value.lower.decimal(digits: $0) == value.upper.decimal(digits: $0)
    } ?? 0
  }

  /// Whether a bound makes what lies beyond it too large to be written, which is known too.
  private static func isLarge(_ bound: DoubleDouble) -> Bool {
    bound.hi > 0 && (!bound.isFinite || bound.scale > 1000)
  }
}
