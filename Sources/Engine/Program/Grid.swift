/// The entries of a tensor of rank 0 to 2, row by row.
package struct Grid: Sendable, Hashable {
  package var rows: Int
  package var columns: Int
  package var entries: [Graph.ID]

  init(rows: Int, columns: Int, entries: [Graph.ID]) {
    self.rows = rows
    self.columns = columns
    self.entries = entries
  }

  init(_ scalar: Graph.ID) { self.init(rows: 1, columns: 1, entries: [scalar]) }

  subscript(_ row: Int, _ column: Int) -> Graph.ID { entries[row * columns + column] }

  package var isScalar: Bool { entries.count == 1 }

  /// The entry that spreads to place (row, column): a scalar everywhere, a row in every row.
  func spread(_ row: Int, _ column: Int) -> Graph.ID {
    if entries.count == 1 { return entries[0] }
    return rows == 1 && row > 0 ? entries[column] : self[row, column]
  }

  package var transposed: Grid {
    var result: [Graph.ID] = []
    for column in 0..<columns {
      for row in 0..<rows { result.append(self[row, column]) }
    }
    return Grid(rows: columns, columns: rows, entries: result)
  }
}
