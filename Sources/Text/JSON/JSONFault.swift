/// What is wrong with a JSON text, and where; the words are made by `diagnostic(in:)`.
struct JSONFault: Error, Hashable {
  /// What is wrong.
  let reason: Reason

  /// The bytes that show it.
  let span: SourceSpan

  /// Makes a fault of the bytes from `start` up to `end`.
  init(_ reason: Reason, _ start: Int, _ end: Int) {
    self.reason = reason
    span = SourceSpan(start, end)
  }

  /// Everything that can be wrong.
  enum Reason: Hashable {
    // The text as a whole.
    case tooLarge, empty, invalidUTF8, utf16, trailing, tooDeep
    // Structure.
    case unclosed
    case mismatched(opener: String)
    case trailingComma, missingComma, missingColon, missingValue, missingKey
    case unquotedKey, keyIsNoString
    case repeatedKey(first: SourceSpan)
    case unexpected(wanted: String)
    case comment, singleQuotes, curlyQuotes
    // Words and numbers.
    case notFinite, unknownWord
    case plusSign, leadingZero
    case missingDigits(where: String)
    case numberRunsOn
    // Strings.
    case unclosedString, lineBreak, controlCharacter
    case badEscape, badUnicodeEscape, loneSurrogate
  }
}
