/// A piece of LaTeX.
enum MathToken: Equatable {
  /// `\frac`, `\{`: the name without the backslash.
  case command(String)
  /// `{`, `}`, `^`, `_`, `&`.
  case mark(Character)
  /// A letter or sign.
  case character(Character)
  /// Digits, with a decimal point between them.
  case number(String)
  /// `\\`.
  case row
  case space

  /// The pieces of a text; nothing is an error.
  static func tokens(of text: String) -> [MathToken] {
    var tokens: [MathToken] = []
    var rest = Substring(text)
    while let first = rest.first {
      switch first {
      case "\\":
        rest = rest.dropFirst()
        tokens.append(command(&rest))
        continue
      case "{", "}", "^", "_", "&": tokens.append(.mark(first))
      case "~": tokens.append(.command("~"))
      case _ where first.isWhitespace:
        if tokens.last != .space { tokens.append(.space) }
      case "0"..."9":
        tokens.append(number(&rest))
        continue
      default: tokens.append(.character(first))
      }
      rest = rest.dropFirst()
    }
    return tokens
  }

  private static func command(_ rest: inout Substring) -> MathToken {
    guard let first = rest.first else { return .character("\\") }
    let name = rest.prefix { $0.isASCII && $0.isLetter }
    guard name.isEmpty else {
      rest = rest.dropFirst(name.count)
      return .command(String(name))
    }
    rest = rest.dropFirst()
    return first == "\\" ? .row : .command(String(first))
  }

  private static func number(_ rest: inout Substring) -> MathToken {
    var digits = rest.prefix { $0.isASCII && $0.isNumber }
    var after = rest.dropFirst(digits.count)
    if after.first == ".", after.dropFirst().first.map({ $0.isASCII && $0.isNumber }) == true {
      after = after.dropFirst()
      digits = rest.prefix(digits.count + 1 + after.prefix { $0.isASCII && $0.isNumber }.count)
    }
    rest = rest.dropFirst(digits.count)
    return .number(String(digits))
  }
}
