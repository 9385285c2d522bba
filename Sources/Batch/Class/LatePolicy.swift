import Grading
import Text

/// What is taken off for lateness: a part of the points earned for each day begun.
package struct LatePolicy: Sendable, Hashable {
  /// When submissions are due, as RFC 3339 writes it.
  package var due: String

  /// The percentage of the points earned that each day begun costs.
  package var percentPerDay: Double

  /// A policy; nil where `due` is no time.
  package init?(due: String, percentPerDay: Double) {
    guard Timestamp.isValid(due) else { return nil }
    self.due = due
    self.percentPerDay = percentPerDay
  }

  /// How late a submission is.
  package struct Lateness: Sendable, Hashable {
    /// The days begun after the time; nil where nobody knows when it was handed in.
    package var days: Int?
    /// The points that lateness costs, of the points earned.
    package var penalty: Double
  }

  /// How late a submission is, and what that costs of its points.
  package func lateness(of submittedAt: String?, score: Double) -> Lateness {
    guard let due = Timestamp.instant(due), let moment = submittedAt.flatMap(Timestamp.instant)
    else { return Lateness(days: nil, penalty: 0) }
    guard due < moment else { return Lateness(days: 0, penalty: 0) }
    let begun = moment.nanoseconds > due.nanoseconds ? 1 : 0
    let days = (moment.seconds - due.seconds + begun + 86_399) / 86_400
    let fraction = min(max(Double(days) * percentPerDay / 100, 0), 1)
    return Lateness(days: days, penalty: Points.partial(max(score, 0) * fraction))
  }

  var members: [(String, JSONOutput)] {
    [("due", .string(due)), ("late_percent_per_day", .double(percentPerDay))]
  }

  init?(_ members: inout JSONObjectReader) throws(Diagnostic) {
    guard let due = try members.present("due")?.string() else { return nil }
    let percent = try members.present("late_percent_per_day")?.numberAsDouble() ?? 0
    self.init(due: due, percentPerDay: percent)
  }
}
