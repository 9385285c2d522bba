/// Foreign text made safe to print: nothing in it moves the cursor, hides or reorders what is shown.
package enum Visible {
  /// The text with control characters, bidirectional marks and terminal escapes made visible.
  package static func text(_ text: String) -> String {
    var result = ""
    for character in text { result.append(contentsOf: cell(character)) }
    return result
  }

  /// A line that no runner of GitHub Actions takes for a command such as `::error::`.
  ///
  /// Runners trim blanks, so a line that begins so behind them gets an arrow in front as well.
  package static func line(_ line: String) -> String {
    let start = line.drop(while: \.isWhitespace)
    guard start.hasPrefix("::") || start.hasPrefix("##[") else { return line }
    return String(line.prefix(upTo: start.startIndex)) + "↪ " + start
  }

  /// The control characters of a text made visible, those that break or tabulate lines left.
  package static func controls(_ text: String) -> String {
    let isClean = text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.generalCategory != .control || "\t\n\r".unicodeScalars.contains(scalar)
    }
    if isClean { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let stays = "\t\n\r".unicodeScalars.contains(scalar)
      let isControl = scalar.properties.generalCategory == .control
      result.append(isControl && !stays ? replacement(of: scalar) ?? scalar : scalar)
    }
    return String(result)
  }

  /// The text in backticks, made visible, and cut with `…` beyond `limit` Characters.
  package static func quoted(_ text: String, limit: Int = 40) -> String {
    var result = "`"
    var count = 0
    for character in text {
      guard count < limit else {
        result += "…"
        break
      }
      result += cell(character)
      count += 1
    }
    return result + "`"
  }

  /// What is printed for one Character; again one Character, of bounded length.
  ///
  /// A mark with nothing to stand on gets the dotted circle, so that it cannot fuse with what is
  /// printed in front of it and shift the caret.
  static func cell(_ character: Character) -> String {
    var scalars = String.UnicodeScalarView()
    if let first = character.unicodeScalars.first, standsOnOthers(first) { scalars.append("◌") }
    for scalar in character.unicodeScalars.prefix(longestCell) {
      scalars.append(replacement(of: scalar) ?? scalar)
      if character == "\r\n" { break }
    }
    return String(scalars)
  }

  /// The number of scalars that one printed Character may have; family emoji need about ten.
  private static let longestCell = 16

  private static func standsOnOthers(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return scalar.value == 0x200C || scalar.value == 0x200D
    }
  }

  private static func replacement(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x09: return " "
    case 0x00...0x1F: return Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: return "\u{2421}"
    case 0x80...0x9F, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB:
      return "\u{FFFD}"
    default: return nil
    }
  }
}
