import Text

/// A text with its interesting parts between `⟦` and `⟧`, as tests write it.
package struct MarkedText {
  /// The text without the marks.
  package let text: String

  /// The marked parts as UTF-8 offsets, in the order in which they are closed.
  package let spans: [SourceSpan]

  /// Takes the marks out of a text.
  package init(_ marked: String) {
    var text = ""
    var open: [Int] = []
    var spans: [SourceSpan] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": open.append(text.utf8.count)
      case "⟧": spans.append(SourceSpan(open.popLast() ?? 0, text.utf8.count))
      default: text.unicodeScalars.append(scalar)
      }
    }
    self.text = text
    self.spans = spans
  }
}
