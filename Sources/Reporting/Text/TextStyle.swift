/// How a text report is dressed.
package struct TextStyle: Sendable {
  /// How much is told.
  package enum Detail: Sendable {
    /// The total alone.
    case quiet
    /// Each item, and the reasons of those that do not pass.
    case normal
    /// How every answer was read, and how surely each verdict is known.
    case verbose
  }

  /// Whether terminal colours are used.
  package var hasColor: Bool

  /// How much is told.
  package var detail: Detail

  package init(hasColor: Bool = false, detail: Detail = .normal) {
    self.hasColor = hasColor
    self.detail = detail
  }

  /// The colours in use.
  enum Ink: String {
    case green = "32"
    case red = "31"
    case yellow = "33"
    case magenta = "35"
    case cyan = "36"
    case dim = "2"
    case bold = "1"
  }

  /// The text in a colour, where colours are used.
  func paint(_ text: String, _ ink: Ink) -> String {
    hasColor ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
  }
}
