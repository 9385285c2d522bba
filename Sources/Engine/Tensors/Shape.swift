/// The length of one axis: a number, a dimension's name, or not yet known.
package enum Extent: Hashable, Sendable, CustomStringConvertible {
  case size(Int)
  case dimension(String)
  /// The length that a partner will decide, by its number in the checker's table.
  case open(Int)

  /// How messages name it.
  package var description: String {
    switch self {
    case .size(let count): return "\(count)"
    case .dimension(let name): return name
    case .open: return "?"
    }
  }
}

/// The symbolic shape of a value of rank 0 to 2; a scalar is 1 x 1, a column n x 1, a row 1 x n.
package struct Shape: Hashable, Sendable, CustomStringConvertible {
  /// The length of a column.
  package var rows: Extent

  /// The length of a row.
  package var columns: Extent

  /// Makes the shape of so many rows and columns.
  package init(_ rows: Extent, _ columns: Extent) {
    self.rows = rows
    self.columns = columns
  }

  /// The shape of a number.
  package static let scalar = Shape(.size(1), .size(1))

  /// Whether it is that of a number.
  package var isScalar: Bool { rows == .size(1) && columns == .size(1) }

  /// Whether it is that of a column, numbers excluded.
  package var isColumn: Bool { columns == .size(1) && !isScalar }

  /// Whether it is that of a row, numbers excluded.
  package var isRow: Bool { rows == .size(1) && !isScalar }

  /// Whether it is that of a column or row.
  package var isVector: Bool { isColumn || isRow }

  /// Whether it has two axes.
  package var isMatrix: Bool { !isScalar && !isVector }

  /// The number of axes.
  package var rank: Int { isScalar ? 0 : isVector ? 1 : 2 }

  /// Rows and columns exchanged.
  package var transposed: Shape { Shape(columns, rows) }

  /// The length of a vector's only axis.
  package var length: Extent { isRow ? columns : rows }

  /// How messages name it.
  package var description: String { isScalar ? "scalar" : "\(rows) x \(columns)" }

  /// The shape that a list of extents means: `[]`, `["H"]`, `[1, "H"]`, `["D", "H"]`.
  package init?(_ extents: [Extent]) {
    switch extents.count {
    case 0: self = .scalar
    case 1: self.init(extents[0], .size(1))
    case 2: self.init(extents[0], extents[1])
    default: return nil
    }
  }
}
