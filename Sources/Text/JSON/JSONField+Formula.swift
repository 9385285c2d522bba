extension JSONField {
  /// The value as the text of a formula: a string, or a number as it was written.
  package func formula() throws(Diagnostic) -> SourceText {
    switch value.kind {
    case .string(let string): return SourceText(name: path, string, in: text)
    case .number(let number):
      // A number has no quotes; one byte on either side stands in for them.
      let around = SourceSpan(span.start - 1, span.end + 1)
      let string = JSONString(value: number, span: around, escapes: [])
      return SourceText(name: path, string, in: text)
    default: throw mismatch(expected: "a number or a formula in a string")
    }
  }

  /// The value's elements, or the value alone where it is no array.
  package func elements() -> [JSONField] {
    (try? array()) ?? [self]
  }
}
