import Grading
import Reporting
import Text

/// The statistics of a class as text, as a table and as JSON.
package struct StatisticsReport: Sendable {
  private let statistics: ClassStatistics

  /// Whether students' ids are left out.
  private let isAnonymous: Bool

  /// The number of clusters of an item that the text shows.
  private static let mostClusters = 5

  /// A report.
  package init(_ statistics: ClassStatistics, isAnonymous: Bool) {
    self.statistics = statistics
    self.isAnonymous = isAnonymous
  }

  // MARK: Text

  /// The report for people.
  package var text: String {
    var lines: [String] = []
    for (place, item) in statistics.items.enumerated() {
      if place == 0 || statistics.items[place - 1].problemSet != item.problemSet {
        lines += (place == 0 ? [] : [""]) + [Visible.text(item.problemSet)]
      }
      lines += self.lines(item)
    }
    if !statistics.shared.isEmpty {
      lines += ["", "the same rare wrong answers (for information; it proves nothing):"]
      lines += statistics.shared.prefix(20).map { shared in
        let who =
          isAnonymous
          ? "two students" : shared.students.map { Visible.text($0) }.joined(separator: ", ")
        return "  \(who): \(shared.items.joined(separator: ", "))"
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func lines(_ item: ItemStatistics) -> [String] {
    func percent(_ value: Double?) -> String {
      value.map { "\(Int(($0 * 100).rounded())) %" } ?? "-"
    }
    let mean = item.mean.map { Points.text($0, places: 2) } ?? "-"
    let discrimination = item.discrimination.map { Points.text($0, places: 2) } ?? "-"
    var lines = [
      "  \(Visible.text(item.id)): \(percent(item.passRate)) of \(item.all) pass, mean \(mean) of "
        + "\(Points.text(item.maximum)), discrimination \(discrimination)"
    ]
    for cluster in item.clusters.prefix(Self.mostClusters) where cluster.students.count > 1 {
      let forms = cluster.forms > 1 ? " in \(cluster.forms) forms" : ""
      lines.append(
        "    \(cluster.students.count) x \(Visible.quoted(cluster.representative, limit: 60))\(forms)"
          + (cluster.hint.map { ": \(Visible.text($0))" } ?? ""))
    }
    for miss in item.near.prefix(Self.mostClusters) {
      let who = isAnonymous ? "" : " (\(Visible.text(miss.student)))"
      lines.append("    near: \(miss.answer) for \(miss.expected)\(who)")
    }
    return lines
  }

  // MARK: Table

  /// The report as a table: a row for each item.
  package var csv: String {
    let heading =
      ["problem_set", "item", "max_score", "submissions"] + Verdict.allCases.map(\.rawValue)
      + ["pass_rate", "mean", "discrimination", "common_wrong_answer", "common_wrong_count"]
    return CSV.line(heading.map(CSVField.text)) + statistics.items.map(row).joined()
  }

  private func row(_ item: ItemStatistics) -> String {
    var fields: [CSVField] = [
      .text(item.problemSet), .text(item.id), .number(item.maximum), .integer(item.all),
    ]
    fields += Verdict.allCases.map { .integer(item.counts[$0] ?? 0) }
    fields += [CSVField(item.passRate), CSVField(item.mean), CSVField(item.discrimination)]
    fields += [
      CSVField(item.clusters.first?.representative),
      item.clusters.first.map { .integer($0.students.count) } ?? .blank,
    ]
    return CSV.line(fields)
  }

  // MARK: JSON

  /// The report as JSON.
  package var output: JSONOutput {
    let shared = statistics.shared.map { shared -> JSONOutput in
      var members: [(String, JSONOutput)] = []
      if !isAnonymous {
        members.append(("students", .array(shared.students.map(JSONOutput.string))))
      }
      members.append(("items", .array(shared.items.map(JSONOutput.string))))
      return .object(members)
    }
    return .object([
      ("stats", .integer(1)), ("items", .array(statistics.items.map(output))),
      ("shared_rare_answers", .array(shared)),
    ])
  }

  private func output(_ item: ItemStatistics) -> JSONOutput {
    func number(_ value: Double?) -> JSONOutput { value.map(JSONOutput.double) ?? .null }
    let counts = Verdict.allCases.map { ($0.rawValue, JSONOutput.integer(item.counts[$0] ?? 0)) }
    let near = item.near.map { miss -> JSONOutput in
      var members: [(String, JSONOutput)] =
        isAnonymous ? [] : [("student", .string(miss.student))]
      members += [
        ("answer", .number(miss.answer)), ("expected", .number(miss.expected)),
        ("relative", .double(miss.relative)),
      ]
      return .object(members)
    }
    return .object([
      ("problem_set", .string(item.problemSet)), ("id", .string(item.id)),
      ("max_score", .double(item.maximum)), ("submissions", .integer(item.all)),
      ("counts", .object(counts)), ("pass_rate", number(item.passRate)),
      ("mean", number(item.mean)), ("discrimination", number(item.discrimination)),
      (
        "diagnoses",
        .array(
          item.diagnoses.map { words, count in
            .object([("words", .string(words)), ("count", .integer(count))])
          })
      ),
      ("clusters", .array(item.clusters.map(output))), ("near", .array(near)),
    ])
  }

  private func output(_ cluster: ItemStatistics.Cluster) -> JSONOutput {
    var members: [(String, JSONOutput)] = [
      ("representative", .string(cluster.representative)),
      ("count", .integer(cluster.students.count)), ("forms", .integer(cluster.forms)),
      ("hint", cluster.hint.map(JSONOutput.string) ?? .null),
    ]
    if !isAnonymous {
      members.append(("students", .array(cluster.students.map(JSONOutput.string))))
    }
    return .object(members)
  }
}
