/// A half-open range of UTF-8 offsets into one `SourceText`.
///
/// Line, column and caret width are derived when a picture is drawn, never stored.
package struct SourceSpan: Hashable, Sendable {
  /// The offset of the first byte.
  package var start: Int

  /// The offset one past the last byte.
  package var end: Int

  /// Makes the span from `start` up to but not including `end`.
  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = Swift.max(start, end)
  }

  /// The smallest span that covers this one and `other`.
  package func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(Swift.min(start, other.start), Swift.max(end, other.end))
  }
}
