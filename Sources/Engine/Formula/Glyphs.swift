/// Tables of Unicode characters that stand for letters, digits and signs.
enum Glyphs {
  /// Greek letters in canonical spelling.
  static let greek: [UInt32: String] = {
    let lower = [
      "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
      "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon",
      "phi", "chi", "psi", "omega",
    ]
    var table: [UInt32: String] = [:]
    for (offset, name) in lower.enumerated() {
      table[0x3B1 + UInt32(offset)] = name
      if offset != 17 {  // U+03A2 is not assigned
        table[0x391 + UInt32(offset)] = name.prefix(1).uppercased() + name.dropFirst()
      }
    }
    table[0xB5] = "mu"
    table[0x3D1] = "theta"
    table[0x3D5] = "phi"
    table[0x3F5] = "epsilon"
    table[0x3F1] = "rho"
    table[0x3F0] = "kappa"
    return table
  }()

  /// Spelled Greek letters, for LaTeX commands.
  static let greekNames: Set<String> = Set(greek.values)

  /// Letters with an accent: the letter and the accent's word.
  static let accented: [UInt32: (String, String)] = {
    var table: [UInt32: (String, String)] = [:]
    func enter(_ letters: String, _ plain: String, _ accent: String) {
      for (scalar, letter) in zip(letters.unicodeScalars, plain) {
        table[scalar.value] = (String(letter), accent)
      }
    }
    enter("ŷŶâÂêÊîÎôÔûÛŵŴẑẐĥĤŝŜĉĈĝĜĵĴ", "yYaAeEiIoOuUwWzZhHsScCgGjJ", "hat")
    enter("ȳȲāĀēĒīĪōŌūŪ", "yYaAeEiIoOuU", "bar")
    enter("ỹỸãÃẽẼĩĨõÕũŨñÑ", "yYaAeEiIoOuUnN", "tilde")
    return table
  }()

  /// Combining marks that make a name of the letter before them.
  static let combining: [UInt32: String] = [
    0x302: "hat", 0x304: "bar", 0x305: "bar", 0x303: "tilde", 0x307: "dot",
  ]

  /// Superscript digits, signs and letters.
  static let superscripts: [UInt32: Character] = [
    0x2070: "0", 0xB9: "1", 0xB2: "2", 0xB3: "3", 0x2074: "4", 0x2075: "5", 0x2076: "6",
    0x2077: "7", 0x2078: "8", 0x2079: "9", 0x207A: "+", 0x207B: "-", 0x207F: "n", 0x2071: "i",
    0x2B2: "j", 0x1D4F: "k", 0x1D50: "m", 0x1D57: "t", 0x2E3: "x", 0x2B8: "y", 0x1DBB: "z",
  ]

  /// Subscript digits, signs and letters.
  static let subscripts: [UInt32: Character] = [
    0x2080: "0", 0x2081: "1", 0x2082: "2", 0x2083: "3", 0x2084: "4", 0x2085: "5", 0x2086: "6",
    0x2087: "7", 0x2088: "8", 0x2089: "9", 0x208A: "+", 0x208B: "-", 0x1D62: "i", 0x2C7C: "j",
    0x2096: "k", 0x2097: "l", 0x2098: "m", 0x2099: "n", 0x2092: "o", 0x209A: "p", 0x1D63: "r",
    0x209B: "s", 0x209C: "t", 0x1D64: "u", 0x1D65: "v", 0x2093: "x", 0x2090: "a", 0x2091: "e",
    0x2095: "h",
  ]

  /// Signs that mean one mark.
  static let marks: [UInt32: Token.Mark] = [
    0x2212: .minus, 0x2010: .minus, 0x2011: .minus, 0x2012: .minus, 0x2013: .minus,
    0x2014: .minus, 0x2015: .minus, 0xFE58: .minus, 0xFE63: .minus,
    0xB7: .star, 0x22C5: .star, 0xD7: .star, 0x2217: .star, 0x2219: .star, 0x2022: .star,
    0x2218: .dotStar, 0x2299: .dotStar, 0xF7: .slash, 0x2215: .slash, 0x2044: .slash,
    0x2016: .doubleBar, 0x2225: .doubleBar, 0x2223: .bar,
    0x27E8: .leftAngle, 0x27E9: .rightAngle, 0x230A: .leftFloor, 0x230B: .rightFloor,
    0x2308: .leftCeiling, 0x2309: .rightCeiling, 0x2248: .approximately, 0x2190: .equal,
    0x2260: .notEqual, 0x2264: .lessOrEqual, 0x2265: .greaterOrEqual, 0x2A7D: .lessOrEqual,
    0x2A7E: .greaterOrEqual, 0x2192: .arrow, 0x27F6: .arrow,
    0x2211: .sum, 0x220F: .product, 0x2202: .partial, 0x22A4: .top, 0x2032: .prime,
    0x2019: .prime, 0x2026: .ellipsis, 0x22EF: .ellipsis, 0x207D: .leftLayer, 0x207E: .rightLayer,
  ]

  /// The plain character that a styled or full-width one stands for, or the scalar itself.
  static func folded(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xFF01...0xFF5E:
      return scalar - 0xFF01 + 0x21
    case 0x1D400...0x1D6A3:
      let place = (scalar - 0x1D400) % 52
      return place < 26 ? 0x41 + place : 0x61 + place - 26
    case 0x1D6A8...0x1D7C9:
      let place = (scalar - 0x1D6A8) % 58
      if place < 25 { return 0x391 + place }
      if place >= 26 && place < 51 { return 0x3B1 + place - 26 }
      return scalar
    case 0x1D7CE...0x1D7FF:
      return 0x30 + (scalar - 0x1D7CE) % 10
    case 0x2113: return 0x6C
    case 0x210E: return 0x68
    case 0x2112: return 0x4C
    default: return scalar
    }
  }

  /// Whether white space, of which formulas take no notice.
  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x2000...0x200B, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF:
      return true
    default: return false
    }
  }
}
