import Reporting
import Text

/// What people changed by hand: it survives every regrade and shows in every export.
package struct Adjustments: Sendable {
  /// The changes in the order of the file.
  package var list: [Adjustment]

  /// The name of the file in a results folder.
  package static let name = "adjustments.csv"

  /// No changes.
  package static let none = Adjustments(list: [])

  /// The changes that a student has in a problem set, or in one that is not known.
  package func of(_ student: String, in problemSet: String?) -> [Adjustment] {
    list.filter { adjustment in
      guard adjustment.student.hasBytes(of: student) else { return false }
      guard let problemSet, let named = adjustment.problemSet else { return true }
      return named.hasBytes(of: problemSet)
    }
  }
}

/// One change of a mark by a person.
package struct Adjustment: Sendable, Hashable {
  /// The student.
  package var student: String
  /// The problem set for which alone it counts; nil where that is not said.
  package var problemSet: String?
  /// The item; nil for the total.
  package var item: String?
  /// What the change is.
  package var change: Change
  /// Who made it.
  package var who: String
  /// Why.
  package var why: String
  /// The line of the file.
  package var line: Int

  /// What a change is.
  package enum Change: Sendable, Hashable {
    /// So many points more, or fewer.
    case delta(Double)
    /// So many points, whatever they were.
    case set(Double)
  }

  /// The points after the change; where there are none yet, only `set` makes some.
  func applied(to score: Double?) -> Double? {
    switch change {
    case .delta(let points): score.map { $0 + points }
    case .set(let points): points
    }
  }

  /// The change in words: `q/why set to 2 by kim: a fine answer`.
  package var words: String {
    let points: String
    switch change {
    case .delta(let delta):
      points = (delta < 0 ? "" : "+") + CSVField.number(delta).written + " points"
    case .set(let score): points = "set to \(CSVField.number(score).written)"
    }
    return "\(item.map { "\($0) " } ?? "total ")\(points) by \(who): \(why)"
  }
}

extension Adjustments {
  /// The columns that count; others are for people.
  package static let columns = ["student", "problem_set", "item", "set", "delta", "who", "why"]

  /// The columns that may be left out.
  private static let optional: Set<String> = ["problem_set", "delta"]

  /// Reads the file; a row with neither `set` nor `delta` is one that nobody has filled in yet.
  ///
  /// - Throws: a diagnostic that names the line.
  package init(_ text: SourceText) throws(Diagnostic) {
    let table = try CSVTable(text)
    list = []
    guard let heading = table.rows.first else { return }
    let titles = heading.cells.map { $0.trimmed.lowercased() }
    for name in Self.columns where !Self.optional.contains(name) && !titles.contains(name) {
      throw Diagnostic(
        "the adjustments have no column `\(name)`", text: text,
        notes: ["the first line names the columns: \(Self.columns.joined(separator: ","))"])
    }
    for row in table.rows.dropFirst() {
      func cell(_ name: String) -> String {
        guard let place = titles.firstIndex(of: name), row.cells.indices.contains(place) else {
          return ""
        }
        return Adjustments.unguarded(row.cells[place].trimmed)
      }
      if let adjustment = try Adjustment(cell, line: row.line, text) { list.append(adjustment) }
    }
  }

  /// The cell without the apostrophe that keeps a spreadsheet from computing it.
  private static func unguarded(_ cell: String) -> String {
    guard cell.first == "'", let next = cell.dropFirst().first, "=+-@".contains(next) else {
      return cell
    }
    return String(cell.dropFirst())
  }
}

extension Adjustment {
  /// A row of the file; nil where it says nothing.
  fileprivate init?(
    _ cell: (String) -> String, line: Int, _ text: SourceText
  ) throws(Diagnostic) {
    func fault(_ message: String) -> Diagnostic {
      Diagnostic("line \(line): \(message)", text: text)
    }
    let (set, delta) = (cell("set"), cell("delta"))
    if set.isEmpty, delta.isEmpty { return nil }
    guard set.isEmpty || delta.isEmpty else { throw fault("give `set` or `delta`, not both") }
    let typed = set.isEmpty ? delta : set
    guard let points = Double(typed), points.isFinite, abs(points) <= 1e9 else {
      throw fault("\(Visible.quoted(typed)) is no number of points")
    }
    guard set.isEmpty || points >= 0 else {
      throw fault("\(Visible.quoted(typed)) is less than no points; a mark cannot be below 0")
    }
    guard !cell("student").isEmpty else { throw fault("no `student` is named") }
    guard !cell("who").isEmpty, !cell("why").isEmpty else {
      throw fault("say `who` changed the mark and `why`")
    }
    func named(_ name: String) -> String? { cell(name).isEmpty ? nil : cell(name) }
    self.init(
      student: cell("student"), problemSet: named("problem_set"), item: named("item"),
      change: set.isEmpty ? .delta(points) : .set(points), who: cell("who"), why: cell("why"),
      line: line)
  }
}
