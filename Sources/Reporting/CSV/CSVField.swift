import Grading
import Text

/// One cell of a table; text can only get into a file through the escaping here.
///
/// Source: Y. Shafranovich, RFC 4180, doi:10.17487/RFC4180; OWASP, "CSV Injection".
package enum CSVField: Sendable, Hashable {
  /// Nothing.
  case blank
  /// A number by its shortest decimal digits.
  case number(Double)
  /// A number with at most so many decimals, ties to even, never with an exponent.
  case decimal(Double, places: Int)
  /// A whole number.
  case integer(Int)
  /// A text; where a spreadsheet would take it for a formula, an apostrophe stands in front.
  case text(String)
  /// An id that another system looks up by its letters: `+491` and `@anna` stay, as they compute nothing.
  case identity(String)
  /// A text that has to stay as another program wrote it.
  case verbatim(String)

  /// The number where there is one.
  package init(_ number: Double?) { self = number.map(CSVField.number) ?? .blank }

  /// The text where there is one.
  package init(_ text: String?) { self = text.map(CSVField.text) ?? .blank }

  /// What may not begin a text: spreadsheets compute it. The wide forms count for some of them.
  private static let formulaSigns: Set<Character> = [
    "=", "+", "-", "@", "\t", "\r", "\r\n", "\n", "＝", "＋", "－", "＠",
  ]

  /// The cell as it stands in the file.
  package var written: String {
    switch self {
    case .blank: return ""
    case .number(let number): return Points.text(number)
    case .decimal(let number, let places): return Points.text(number, places: places)
    case .integer(let number): return number.description
    case .text(let text):
      return Self.quoted(Self.harmless(Self.isFormula(text) ? "'" + text : text))
    case .identity(let id):
      let isBare = Self.isFormula(id) && !Self.isGuarded(id)
      return (isBare ? CSVField.verbatim(id) : .text(id)).written
    case .verbatim(let text): return Self.quoted(text)
    }
  }

  private static func isFormula(_ text: String) -> Bool {
    text.first.map(formulaSigns.contains) ?? false
  }

  /// Whether an apostrophe stands before an id, for it could compute something.
  package static func isGuarded(_ id: String) -> Bool {
    guard isFormula(id) else { return false }
    let isPlain = id.utf8.dropFirst().allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "@"):
        true
      default: false
      }
    }
    return !isPlain || id.first.map { !"+-@".contains($0) } ?? false
  }

  /// A text to be read by people: its control characters are made visible.
  ///
  /// An id is not for this, for other systems look it up by its bytes.
  package static func shown(_ text: String) -> CSVField {
    .text(Visible.controls(text.replacing("\0", with: "\u{FFFD}")))
  }

  /// A text of which no further line commands a runner of GitHub Actions, where it is printed there.
  ///
  /// The first line is kept from that by quotes, which change nothing about an id.
  private static func harmless(_ text: String) -> String {
    guard text.contains("::") || text.contains("##[") else { return text }
    var result = ""
    var line = ""
    for character in text {
      line.append(character)
      guard character.isNewline else { continue }
      result += result.isEmpty ? line : Visible.line(line)
      line = ""
    }
    return result + (result.isEmpty ? line : Visible.line(line))
  }

  private static func quoted(_ text: String) -> String {
    var needsQuotes = text.first == " " || text.last == " " || Visible.line(text) != text
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\0": result.unicodeScalars.append("\u{FFFD}")
      case "\"":
        needsQuotes = true
        result += "\"\""
      case ",", ";", "\n", "\r", "\t":
        needsQuotes = true
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return needsQuotes ? "\"\(result)\"" : result
  }
}

/// Tables as text.
package enum CSV {
  /// One line of a table, its line break included.
  package static func line(_ fields: [CSVField]) -> String {
    fields.map(\.written).joined(separator: ",") + "\n"
  }
}
