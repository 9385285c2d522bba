import Grading
import Reporting
import Text

extension Summary {
  /// The version of the format of `summary.json`.
  static let version = 1

  /// The file `summary.json`.
  package func output(of file: ManifestFile, roster: Roster?) -> JSONOutput {
    var members: [(String, JSONOutput)] = [
      ("summary", .integer(Summary.version)), ("grader", .string(file.manifest.settings.grader)),
    ]
    if file.manifest.settings.audience == .staff {
      members.append(("seed", .number(file.manifest.settings.seed.description)))
    }
    if !open.isEmpty { members.append(("partial", .bool(true))) }
    members += [
      ("submissions", .integer(graded + ungradable.count)), ("graded", .integer(graded)),
      ("ungradable", .integer(ungradable.count)),
      ("problem_sets", .array(sets.map(\.output))),
      ("ungradable_submissions", .array(ungradable.map(\.output))),
      ("set_aside", .array(aside.map(\.output))),
      ("named_by_file", .array(namedByFile.map(\.output))),
      ("unknown_items", .array(withUnknownItems.map(\.output))),
    ]
    if let lateness = file.lateness {
      members.append(
        ("lateness", .object(lateness.members + [("late", .array(late.map(\.output)))])))
    }
    if roster != nil {
      members += [
        ("absent", .array(absent.map(JSONOutput.string))),
        ("not_on_roster", .array(unknown.map(JSONOutput.string))),
      ]
    }
    if !open.isEmpty { members.append(("without_result", .array(open.map(\.output)))) }
    return .object(members)
  }
}

extension Summary.Remark {
  var output: JSONOutput {
    .object([
      ("submission", .string(submission)), ("student", .string(student)),
      ("message", .string(message)),
    ])
  }
}

extension Summary.SetFigures {
  var output: JSONOutput {
    .object([
      ("id", .string(id)), ("graded", .integer(scores.count)), ("max_score", .double(maximum)),
      ("mean", mean.map(JSONOutput.double) ?? .null),
      ("median", median.map(JSONOutput.double) ?? .null),
      ("lowest", scores.min().map(JSONOutput.double) ?? .null),
      ("highest", scores.max().map(JSONOutput.double) ?? .null),
      ("pending", .double(Points.rounded(pending))), ("items", .array(items.map(\.output))),
    ])
  }
}

extension Summary.ItemFigures {
  var output: JSONOutput {
    let counts = Verdict.allCases.map { ($0.rawValue, JSONOutput.integer(self.counts[$0] ?? 0)) }
    return .object([
      ("id", .string(id)), ("max_score", .double(maximum)), ("counts", .object(counts)),
      (
        "mean",
        scored == 0 ? .null : .double(Points.rounded(points / Double(scored)))
      ),
    ])
  }
}
