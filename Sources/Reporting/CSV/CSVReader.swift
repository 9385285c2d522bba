import Text

/// Reads tables: commas or semicolons, quotes doubled inside quotes, any line ends, one mark in front.
///
/// Source: Y. Shafranovich, RFC 4180, doi:10.17487/RFC4180.
package struct CSVTable: Sendable {
  /// The rows, each with its cells; blank lines are none.
  package private(set) var rows: [Row] = []

  /// What divides the cells.
  package private(set) var separator: UInt8

  /// Whether a byte order mark stands in front, which spreadsheets need to see UTF-8.
  package let hasMark: Bool

  /// What ends the first line, and so probably all others.
  package let lineBreak: String

  /// One row.
  package struct Row: Sendable {
    /// The cells.
    package var cells: [String]
    /// The line on which it begins, from 1.
    package var line: Int
  }

  private static let quote = UInt8(ascii: "\"")

  /// Reads a table.
  ///
  /// - Throws: a diagnostic where it is not UTF-8 or a quote is never closed.
  package init(_ text: SourceText) throws(Diagnostic) {
    guard String(validating: text.bytes, as: UTF8.self) != nil else {
      throw Diagnostic("the file is not UTF-8; save it as UTF-8", text: text)
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    hasMark = text.bytes.starts(with: mark)
    let bytes = hasMark ? text.bytes.dropFirst(3) : text.bytes[...]
    lineBreak = bytes.prefix { $0 != 0x0A }.last == 0x0D ? "\r\n" : "\n"
    separator = CSVTable.separator(of: bytes)
    var cells: [String] = []
    var cell: [UInt8] = []
    var (line, first, place) = (1, 1, bytes.startIndex)
    func endRow(_ table: inout CSVTable) {
      cells.append(String(decoding: cell, as: UTF8.self))
      if cells != [""] { table.rows.append(Row(cells: cells, line: first)) }
      cells = []
      cell = []
    }
    while place < bytes.endIndex {
      let byte = bytes[place]
      if byte == Self.quote, cell.isEmpty {
        guard let end = CSVTable.end(ofQuotedAt: place, in: bytes, &cell, &line) else {
          throw Diagnostic(
            "this quote is never closed", text: text, span: SourceSpan(place, place + 1))
        }
        place = end
        continue
      }
      switch byte {
      case separator:
        cells.append(String(decoding: cell, as: UTF8.self))
        cell = []
      case 0x0A:
        endRow(&self)
        line += 1
        first = line
      case 0x0D where place + 1 < bytes.endIndex && bytes[place + 1] == 0x0A: break
      default: cell.append(byte)
      }
      place += 1
    }
    if !cell.isEmpty || !cells.isEmpty { endRow(&self) }
  }

  /// Adds what stands between quotes to `cell`; the place after the closing one, nil without it.
  private static func end(
    ofQuotedAt start: Int, in bytes: ArraySlice<UInt8>, _ cell: inout [UInt8], _ line: inout Int
  ) -> Int? {
    var place = start + 1
    while place < bytes.endIndex {
      if bytes[place] == quote {
        guard place + 1 < bytes.endIndex, bytes[place + 1] == quote else { return place + 1 }
        place += 1
      }
      if bytes[place] == 0x0A { line += 1 }
      cell.append(bytes[place])
      place += 1
    }
    return nil
  }

  /// A semicolon where the first line has more of those than commas.
  private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
    let head = bytes.prefix { $0 != 0x0A }
    let semicolons = head.count { $0 == UInt8(ascii: ";") }
    return semicolons > head.count { $0 == UInt8(ascii: ",") }
      ? UInt8(ascii: ";") : UInt8(ascii: ",")
  }
}
