/// A JSON number taken apart, so that integers are recognised without rounding.
struct JSONNumber {
  private let isNegative: Bool
  private let digits: [UInt8]
  private let exponent: Int?

  /// Takes a number apart that the reader has let pass.
  init(_ written: String) {
    var rest = written.utf8[...]
    isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    let mantissa = rest.prefix { $0 | 0x20 != UInt8(ascii: "e") }
    let fraction = mantissa.drop { $0 != UInt8(ascii: ".") }.dropFirst()
    digits = mantissa.filter { $0 != UInt8(ascii: ".") }
    let power = rest.dropFirst(mantissa.count + 1)
    let scale = power.isEmpty ? 0 : Int(String(decoding: power, as: UTF8.self))
    exponent = scale.map { max(-Self.far, min($0, Self.far)) - fraction.count }
  }

  /// Beyond this exponent nothing but zero is an integer that fits.
  private static let far = 1 << 40

  /// The integer that the number equals exactly, or nil where there is none that fits `Int`.
  var integer: Int? {
    var significant = digits.drop { $0 == UInt8(ascii: "0") }
    if significant.isEmpty { return 0 }
    guard var exponent else { return nil }
    while significant.last == UInt8(ascii: "0") {
      significant = significant.dropLast()
      exponent += 1
    }
    guard exponent >= 0, significant.count + exponent <= 19 else { return nil }
    let sign = isNegative ? "-" : ""
    let zeros = String(repeating: "0", count: exponent)
    return Int(sign + String(decoding: significant, as: UTF8.self) + zeros)
  }
}
