/// The entries of a tensor of rank 0 to 2, row by row.
package struct Grid: Sendable, Hashable {
  /// The number of rows.
  package var rows: Int

  /// The number of columns.
  package var columns: Int

  /// The operations that give the entries.
  package var entries: [Graph.ID]

  init(rows: Int, columns: Int, entries: [Graph.ID]) {
    self.rows = rows
    self.columns = columns
    self.entries = entries
  }

  init(_ scalar: Graph.ID) { self.init(rows: 1, columns: 1, entries: [scalar]) }

  subscript(_ row: Int, _ column: Int) -> Graph.ID { entries[row * columns + column] }

  /// Whether it has one entry only.
  package var isScalar: Bool { entries.count == 1 }

  /// The entry that spreads to place (row, column): a scalar everywhere, a row in every row.
  func spread(_ row: Int, _ column: Int) -> Graph.ID {
    if entries.count == 1 { return entries[0] }
    return rows == 1 && row > 0 ? entries[column] : self[row, column]
  }

  /// Rows and columns exchanged.
  package var transposed: Grid {
    var result: [Graph.ID] = []
    for column in 0..<columns {
      for row in 0..<rows { result.append(self[row, column]) }
    }
    return Grid(rows: columns, columns: rows, entries: result)
  }
}
