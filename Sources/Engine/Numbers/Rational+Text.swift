extension Rational: CustomStringConvertible {
  /// The largest absolute value of an exponent in decimal text.
  private static let maximumExponent = 1000

  /// The exact value of decimal text such as `2`, `-0.5`, `.5`, `5.`, `1e-3` or `2E+3`.
  ///
  /// Nil if the text is anything else, its exponent is beyond 1000 either way (so `1e1000` is
  /// read, `1e1001` and `0e1001` are not), or the value is beyond `maximumBits`.
  package init?(decimal text: String) {
    guard let literal = DecimalLiteral(text), literal.exponent.magnitude <= Self.maximumExponent
    else { return nil }
    let digits = literal.significantDigits
    let zeros = literal.exponent + literal.trailingZeros - literal.fractionDigits
    if digits.isEmpty {
      self = .zero
      return
    }
    // Before anything is computed: at most one of 2 and 5 divides the significant digits, so a
    // fraction with more places, or an integer with more digits, cannot fit.
    let limit = Rational.maximumBits
    if zeros < -limit || digits.count + max(zeros, 0) > limit { return nil }
    guard let magnitude = BigInt(decimalDigits: digits) else { return nil }
    let significand = literal.isNegative ? -magnitude : magnitude
    self.init(
      numerator: significand * BigInt(10).power(max(zeros, 0)),
      denominator: BigInt(10).power(max(-zeros, 0)))
  }

  /// The number as an integer or a fraction of integers: `-2`, `7/3`.
  package var description: String {
    let (numerator, denominator) = parts
    return denominator.isOne ? "\(numerator)" : "\(numerator)/\(denominator)"
  }

  /// The exact decimal, such as `-0.125`; nil if it never ends or has more than 20 digits.
  ///
  /// The zero before the point is not counted.
  package var decimalDescription: String? {
    let limit = 20
    if case .small(let numerator, let denominator) = storage,
      let text = Rational.decimal(numerator, over: denominator)
    {
      return text
    }
    let (numerator, denominator) = parts
    let twos = denominator.trailingZeroBitCount
    if twos > limit { return nil }
    var fives = 0
    var rest = denominator.scaled(byPowerOfTwo: -twos)
    while !rest.isOne {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: BigInt(5))
      fives += 1
      if !remainder.isZero || fives > limit { return nil }
      rest = quotient
    }
    let places = max(twos, fives)
    let scaled = numerator.magnitude * BigInt(2).power(places - twos)
    let digits = (scaled * BigInt(5).power(places - fives)).description
    if digits.count > limit { return nil }
    let padded = String(repeating: "0", count: max(places + 1 - digits.count, 0)) + digits
    let fraction = places == 0 ? "" : "." + padded.suffix(places)
    return (signum < 0 ? "-" : "") + padded.dropLast(places) + fraction
  }

  /// The decimal of a fraction of machine integers; nil where it never ends or a step does not fit.
  private static func decimal(_ numerator: Int, over denominator: Int) -> String? {
    if denominator == 1 { return numerator.description }
    var places = 0
    var rest = UInt64(denominator.magnitude)
    var digits = UInt64(numerator.magnitude)
    // Each step makes the denominator a tenth, a fifth or a half, and the fraction ten times as large.
    while rest > 1 {
      let factor: UInt64 = rest % 10 == 0 ? 1 : rest % 5 == 0 ? 2 : rest % 2 == 0 ? 5 : 0
      let (product, isTooLarge) = digits.multipliedReportingOverflow(by: factor)
      if factor == 0 || isTooLarge || places == 20 { return nil }
      digits = product
      rest /= 10 / factor
      places += 1
    }
    let text = digits.description
    let zeros = String(repeating: "0", count: max(places + 1 - text.utf8.count, 0))
    let padded = zeros + text
    let point = padded.index(padded.endIndex, offsetBy: -places)
    return (numerator < 0 ? "-" : "") + padded[..<point] + "." + padded[point...]
  }
}

/// The pieces of decimal text.
private struct DecimalLiteral {
  var isNegative = false
  /// The digits without zeros at either end.
  var significantDigits: ArraySlice<UInt8> = []
  var trailingZeros = 0
  var fractionDigits = 0
  var exponent = 0

  init?(_ text: String) {
    var bytes = Array(text.utf8)[...]
    isNegative = Self.sign(&bytes)
    let whole = Self.digits(&bytes)
    var fraction: ArraySlice<UInt8> = []
    if bytes.first == UInt8(ascii: ".") {
      bytes.removeFirst()
      fraction = Self.digits(&bytes)
    }
    if whole.isEmpty && fraction.isEmpty { return nil }
    if let mark = bytes.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
      bytes.removeFirst()
      guard let value = Self.exponent(&bytes) else { return nil }
      exponent = value
    }
    if !bytes.isEmpty { return nil }
    let zero = UInt8(ascii: "0")
    fractionDigits = fraction.count
    significantDigits = (whole + fraction).drop { $0 == zero }
    while significantDigits.last == zero {
      significantDigits.removeLast()
      trailingZeros += 1
    }
  }

  /// Reads an optional sign; whether it is a minus.
  private static func sign(_ bytes: inout ArraySlice<UInt8>) -> Bool {
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    return isNegative
  }

  private static func digits(_ bytes: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = bytes.prefix { BigInt.digit($0) != nil }
    bytes = bytes.dropFirst(digits.count)
    return digits
  }

  /// Reads sign and digits; a value far too large stands for any larger one.
  private static func exponent(_ bytes: inout ArraySlice<UInt8>) -> Int? {
    let isNegative = sign(&bytes)
    let digits = digits(&bytes)
    if digits.isEmpty { return nil }
    let magnitude = digits.reduce(0) { value, byte in
      min(value * 10 + Int(byte &- 0x30), 1_000_000)
    }
    return isNegative ? -magnitude : magnitude
  }
}
