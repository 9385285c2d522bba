extension JSONFault {
  /// The fault in words, with its place in `text`.
  func diagnostic(in text: SourceText) -> Diagnostic {
    let found = Visible.quoted(text[span])
    var result = Diagnostic(message(found, in: text), text: text, span: span)
    switch reason {
    case .tooLarge:
      result.span = nil
    case .repeatedKey(let first):
      let place = text.rootedPosition(of: first)
      result.label = "given again here"
      result.notes = ["the first is at line \(place.line), column \(place.column)"]
    case .unknownWord:
      if let near = Nearest.name(to: text[span], among: ["true", "false", "null"]) {
        result.notes = ["did you mean `\(near)`?"]
      }
    case .notFinite:
      result.notes = ["JSON has no infinite or undefined numbers"]
    case .lineBreak:
      result.notes = ["write `\\n` for a line break, or close the string with `\"`"]
    case .numberRunsOn:
      result.notes = ["text, such as a formula, needs double quotes: `\"…\"`"]
    case .comment:
      result.notes = ["JSON has no comments"]
    default:
      break
    }
    return result
  }

  private func message(_ found: String, in text: SourceText) -> String {
    switch reason {
    case .tooLarge:
      "the text has \(text.bytes.count) bytes; at most \(JSONReader.maximumBytes) are read"
    case .empty: "the text is empty; a JSON value was expected"
    case .invalidUTF8: "the byte \(hexadecimal(in: text)) is not UTF-8"
    case .utf16: "the text is UTF-16; save it as UTF-8"
    case .trailing: "more text follows after the end of the JSON value"
    case .tooDeep: "nested more than \(JSONReader.maximumDepth) levels deep"
    case .unclosed: "this \(found) is never closed"
    case .mismatched(let opener): "\(found) cannot close the `\(opener)`"
    case .trailingComma: "a comma stands after the last element"
    case .missingComma: "a comma is missing before this"
    case .missingColon: "a colon is missing between key and value"
    case .missingValue: "a value is missing before \(found)"
    case .missingKey: "a key is missing before \(found)"
    case .unquotedKey: "the key \(found) needs double quotes"
    case .keyIsNoString: "a key must be a string in double quotes"
    case .repeatedKey: "the key \(Visible.quoted(keyText(in: text))) is given twice"
    case .unexpected(let wanted): "\(found) stands where \(wanted) was expected"
    case .comment: "a comment stands in the JSON"
    case .singleQuotes: "a string needs double quotes, not single ones"
    case .curlyQuotes: "a string needs straight double quotes, not curly ones"
    case .notFinite: "\(found) is not a JSON number"
    case .unknownWord: "\(found) is not a JSON value; text needs double quotes"
    case .plusSign: "a number has no plus sign in front"
    case .leadingZero: "a number has no zeros in front"
    case .missingDigits(let place): "a number needs a digit \(place)"
    case .numberRunsOn: "\(found) is not a JSON number"
    case .unclosedString: "this string is never closed"
    case .lineBreak: "a line break stands inside a string"
    case .controlCharacter: "a raw control character (\(found)) stands inside a string"
    case .badEscape: "\(found) is not a JSON escape: write `\\\(found.dropFirst())"
    case .badUnicodeEscape: "`\\u` needs four hexadecimal digits"
    case .loneSurrogate: "\(found) is half of a surrogate pair; the other half is missing"
    }
  }

  /// The first byte at fault, as `0xE9`.
  private func hexadecimal(in text: SourceText) -> String {
    let byte = text.bytes.dropFirst(span.start).first ?? 0
    return "0x" + String(byte, radix: 16, uppercase: true)
  }

  /// The repeated key without its quotes.
  private func keyText(in text: SourceText) -> String {
    text[SourceSpan(span.start + 1, max(span.start + 1, span.end - 1))]
  }
}
