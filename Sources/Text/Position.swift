/// A place as people name it: line and column, both counted from 1.
package struct Position: Hashable, Sendable {
  /// The line, from 1.
  package let line: Int

  /// The column, from 1, counted in Characters (what a reader sees as one sign).
  package let column: Int

  /// Makes a place from a line and a column.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
