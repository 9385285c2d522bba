/// Marks of one or several ASCII characters.
extension Lexer {
  /// The ASCII mark at the cursor and its length.
  func asciiMark() -> (Token.Mark, Int)? {
    let (first, second) = (cursor.peek(), cursor.peek(1))
    guard first < 0x80 else { return nil }
    // Every mark of several characters has one of these in its second place.
    if [0x2A, 0x2E, 0x2F, 0x3C, 0x3D, 0x3E, 0x5E].contains(second) {
      for (text, mark) in Lexer.longMarks where cursor.starts(with: text) {
        return (mark, text.unicodeScalars.count)
      }
    }
    return Lexer.shortMarks[first].map { ($0, 1) }
  }

  private static let longMarks: [(String, Token.Mark)] = [
    (".*", .dotStar), ("./", .dotSlash), (".^", .dotCaret), ("...", .ellipsis), ("..", .dots),
    ("==", .equal), ("!=", .notEqual), ("<>", .notEqual), ("<=", .lessOrEqual),
    (">=", .greaterOrEqual), ("=<", .lessOrEqual), ("->", .arrow), ("**", .caret),
  ]

  private static let shortMarks: [UInt32: Token.Mark] = {
    let marks: [(Unicode.Scalar, Token.Mark)] = [
      ("+", .plus), ("-", .minus), ("*", .star), ("/", .slash), ("^", .caret),
      ("_", .underscore), ("(", .leftParenthesis), (")", .rightParenthesis),
      ("[", .leftBracket), ("]", .rightBracket), ("{", .leftBrace), ("}", .rightBrace),
      ("|", .bar), (",", .comma), (";", .semicolon), (":", .colon), ("'", .prime),
      ("&", .ampersand), ("=", .equal), ("<", .less), (">", .greater),
    ]
    return Dictionary(uniqueKeysWithValues: marks.map { ($0.value, $1) })
  }()
}
