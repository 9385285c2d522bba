import Grading
import Reporting

/// The file `gradebook.csv`: one row for each submission that counts, one for each absent student.
///
/// Every number of a submission that could not be graded is empty, counts included.
struct Gradebook {
  /// The items of all sets, each with its set and its place there.
  private let columns: [(set: String, place: Int, title: String)]

  private let lateness: LatePolicy?

  /// The columns before those of verdict counts.
  private static let leading = [
    "student", "problem_set", "submission", "status", "score", "pending", "max_score",
  ]

  /// The columns that lateness adds.
  private static let late = ["submitted_at", "days_late", "late_penalty", "final_score"]

  init(_ results: ClassResults) {
    let sets = results.file.manifest.sets.map(\.id)
    columns = sets.flatMap { set in
      results.items(of: set).enumerated().map { place, item in
        (set, place, sets.count > 1 ? "\(set)/\(item)" : item)
      }
    }
    lateness = results.file.lateness
  }

  var heading: String {
    let names =
      Self.leading + Verdict.allCases.map(\.rawValue) + (lateness == nil ? [] : Self.late)
      + columns.map(\.title)
    return CSV.line(names.map(CSVField.text))
  }

  func line(_ result: ClassResults.Result) -> String {
    let entry = result.entry
    let marks = result.row.marks
    var fields: [CSVField] = [
      .text(entry.student), CSVField(entry.problemSet), .text(entry.name),
      .text(marks == nil ? "ungradable" : "graded"), CSVField(marks?.score),
      CSVField(marks?.pending), CSVField(marks?.maximum),
    ]
    fields += Verdict.allCases.map { verdict in
      marks.map { .integer($0.count(of: verdict)) } ?? .blank
    }
    if let lateness {
      let late = lateness.lateness(of: entry.submittedAt, score: marks?.score ?? 0)
      fields += [
        CSVField(entry.submittedAt), late.days.map(CSVField.integer) ?? .blank,
        CSVField(marks.map { _ in late.penalty }),
        CSVField(marks.map { Points.rounded($0.score - late.penalty) }),
      ]
    }
    fields += columns.map { column in
      guard let marks, column.set == entry.problemSet, marks.indices.contains(column.place)
      else { return .blank }
      return CSVField(marks[column.place].score)
    }
    return CSV.line(fields)
  }

  func line(absent student: String) -> String {
    let count =
      Self.leading.count + Verdict.allCases.count + (lateness == nil ? 0 : Self.late.count)
      + columns.count
    let fields: [CSVField] = [.text(student), .blank, .blank, .text("absent")]
    return CSV.line(fields + Array(repeating: .blank, count: count - fields.count))
  }
}
