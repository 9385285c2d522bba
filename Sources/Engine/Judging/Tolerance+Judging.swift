extension Tolerance {
  /// Whether a value is near enough to the expected one.
  package func accepts(
    _ value: Interval<DoubleDouble>, near expected: Interval<DoubleDouble>
  ) -> Truth {
    typealias Sure = Interval<DoubleDouble>
    let distance = (value - expected).applying(.abs)
    var result = Truth.no
    if let absolute { result = result.or(Sure.isLessOrEqual(distance, Sure(absolute))) }
    if let relative {
      let room = Sure(relative) * expected.applying(.abs)
      result = result.or(Sure.isLessOrEqual(distance, room))
    }
    if let digits, let room = Tolerance.halfUnit(digits, expected) {
      result = result.or(Sure.isLessOrEqual(distance, Sure(room)))
    }
    return result
  }

  /// Half a unit of the n-th significant digit of a value; nil where its size is not known.
  static func halfUnit(_ digits: Int, _ value: Interval<DoubleDouble>) -> Rational? {
    let size = value.applying(.abs).midpoint
    guard size.isFinite, !size.isZero else { return size.isZero ? .zero : nil }
    let text = size.decimal(digits: 30)
    guard let exact = Rational(decimal: text) else { return nil }
    var exponent = 0
    let ten = Rational(10)
    var scaled = exact
    while scaled >= ten, exponent < 1000, let next = scaled.divided(by: ten) {
      scaled = next
      exponent += 1
    }
    while scaled < .one, exponent > -1000, let next = scaled.multiplied(by: ten) {
      scaled = next
      exponent -= 1
    }
    return ten.power(exponent - digits + 1)?.divided(by: Rational(2))
  }
}
