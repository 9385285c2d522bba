import Grading
import Text

/// The sentences of grading a class; what they tell is decided elsewhere.
package enum BatchWording {
  /// A note of a submission in which nobody is named.
  static let namedByFile = "no `student` is named; the name of the file was taken"

  /// A remark on a submission of a class that is not whole.
  static let withoutResult = "there is no result yet"

  /// Why a submission with an endless id cannot be graded.
  static func longStudent(_ student: String) -> String {
    "`student` has \(student.utf8.count) bytes; at most \(ClassEntry.longestStudent) are taken"
  }

  /// Why a submission for a set that is not there cannot be graded.
  package static func unknownSet(_ id: String, known: [String]) -> String {
    let near = Nearest.name(to: id, among: known).map { "; did you mean `\($0)`?" }
    return "there is no problem set \(Visible.quoted(id))" + (near ?? "")
  }

  /// Why a submission does not count.
  static func aside(_ reason: ClassEntry.Aside) -> String {
    switch reason {
    case .later: "a later attempt of this student counts"
    case .earlier: "an earlier attempt of this student counts"
    case .better: "a better attempt of this student counts"
    case .unreadable: "it cannot be read; another attempt of this student counts"
    }
  }

  /// How late a submission is.
  ///
  /// - Parameter saysPoints: whether the points may be told that are taken off.
  static func late(_ lateness: LatePolicy.Lateness, saysPoints: Bool = true) -> String {
    guard let days = lateness.days else {
      return "has no `submitted_at`, so whether it is late is not known; nothing is taken off"
    }
    let penalty = saysPoints ? "\(Points.text(lateness.penalty)) points" : "points"
    return "\(count(days, "day")) late: \(penalty) are taken off"
  }

  /// A note on submissions that may be late.
  package static func undated(_ submissions: [String]) -> String {
    let (noun, they) =
      submissions.count == 1
      ? ("1 submission has", "it is") : ("\(submissions.count) submissions have", "they are")
    return
      "note: \(noun) no `submitted_at`, so whether \(they) late is not known; nothing is taken "
      + "off: \(list(submissions))"
  }

  /// Why nothing can be graded yet: students with several submissions.
  package static func refusal(_ duplicates: [Duplicates]) -> String {
    let noun = count(duplicates.count, "student")
    var lines = ["\(noun) handed in more than once; nothing was graded"]
    for duplicate in duplicates {
      let names = list(duplicate.submissions, most: .max)
      lines.append("  \(Visible.quoted(duplicate.student)): \(names)")
    }
    lines += disorders(duplicates)
    if duplicates.contains(where: \.isNamedByFile) {
      lines.append(
        "  note: some of them name no `student`, so the name of the file was taken; write "
          + "`\"student\": \"…\"` into them")
    }
    return lines.joined(separator: "\n")
  }

  /// What can be done about students with several submissions, reason by reason.
  private static func disorders(_ duplicates: [Duplicates]) -> [String] {
    let reasons = Duplicates.Disorder.allCases.filter { reason in
      duplicates.contains { $0.disorder == reason }
    }
    guard !reasons.isEmpty else {
      return [
        "  note: say which counts with `--attempts latest`, `best` or `first`, or take the others away"
      ]
    }
    return reasons.map { reason in
      let students = duplicates.filter { $0.disorder == reason }.map(\.student)
      return "  note: " + (reasons.count > 1 ? "\(list(students)): " : "") + words(reason)
    }
  }

  private static func words(_ disorder: Duplicates.Disorder) -> String {
    let reason: String
    switch disorder {
    case .nameless: return "files of one name in different folders may be of different people"
    case .bare: reason = "they have neither `attempt` nor `submitted_at`"
    case .uneven: reason = "they do not all have an `attempt`, nor all a `submitted_at`"
    case .unclear:
      reason = "their `attempt` or `submitted_at` are the same or contradict each other"
    }
    return reason + ", so their order is not known; take those away that do not count, or say "
      + "`--attempts best`"
  }

  /// A note on ids that stand with an apostrophe in a table for another system.
  package static func guarded(_ ids: [String]) -> String {
    "note: a spreadsheet would compute these ids, so an apostrophe stands before them, and an import "
      + "will not find them: \(list(ids))"
  }

  /// How lateness is weighed, in words.
  package static func words(_ policy: LatePolicy?) -> String {
    guard let policy else { return "no `--due`" }
    return "`--due \(policy.due) --late \(Points.text(policy.percentPerDay))/day`"
  }

  /// A note on submissions in which nobody is named.
  package static func nameless(_ students: [String]) -> String {
    let noun = students.count == 1 ? "1 submission names" : "\(students.count) submissions name"
    return "note: \(noun) no `student`; the file's name was taken: \(list(students))"
  }

  /// A note on lines of the ledger that cannot be used.
  package static func damaged(_ lines: Int) -> String {
    lines == 1
      ? "note: 1 line of the ledger was damaged; what it held is graded again"
      : "note: \(lines) lines of the ledger were damaged; what they held is graded again"
  }

  /// A note on results that are not those of a whole class.
  package static func partial(_ open: Int, of all: Int) -> String {
    "partial: \(open) of \(count(all, "submission")) have no result; they are exported without points"
  }

  /// Why an export stops: students without points.
  package static func unsettled(_ standings: [Standing]) -> String {
    let noun = standings.count == 1 ? "1 student has" : "\(standings.count) students have"
    let shown = standings.prefix(20).map { "  \(Visible.text($0.student)): \($0.openReason)" }
    var lines = ["\(noun) no points that could be exported; nothing was written"] + shown
    if standings.count > shown.count { lines.append("  and \(standings.count - shown.count) more") }
    lines.append("  note: say what should stand there: `--missing zero`, `blank` or `omit`")
    return lines.joined(separator: "\n")
  }

  /// Why an export stops: marks changed by hand that count for nothing, or for nobody knows what.
  package static func misplaced(_ faults: [PlacedAdjustments.Fault]) -> String {
    var (stray, ambiguous): ([String], [String]) = ([], [])
    for fault in faults {
      switch fault.reason {
      case .stray: stray.append(place(of: fault.adjustment))
      case .ambiguous(let sets): ambiguous.append(place(of: fault.adjustment) + ": " + list(sets))
      }
    }
    var lines: [String] = []
    if !stray.isEmpty {
      lines += ["these adjustments are for nobody or nothing in the class:"] + stray.prefix(20)
    }
    if !ambiguous.isEmpty {
      lines += ["these adjustments would count for several problem sets:"] + ambiguous.prefix(20)
      lines.append("  note: add a column `problem_set`, and name in it the set that is meant")
    }
    return lines.joined(separator: "\n")
  }

  /// Which items have marks by hand where nothing was graded, and how many have none.
  static func openItems(_ standing: Standing) -> String {
    let open = standing.openItems.count
    return "by hand only \(list(standing.itemsByHand)); \(count(open, "other item")) "
      + (open == 1 ? "is open" : "are open")
  }

  /// What is said of marks by hand that an export does not count.
  package static func leftOut(_ standings: [Standing]) -> String {
    let shown = standings.prefix(20).map { "  \(Visible.text($0.student)): \(openItems($0))" }
    var lines = ["these have marks by hand, but no points yet:"] + shown
    if standings.count > shown.count { lines.append("  and \(standings.count - shown.count) more") }
    lines.append(
      "  note: set the other items or the total as well; or `--missing zero` counts them 0")
    return lines.joined(separator: "\n")
  }

  private static func place(of adjustment: Adjustment) -> String {
    "  line \(adjustment.line): \(Visible.quoted(adjustment.student))"
      + (adjustment.problemSet.map { ", problem set \(Visible.quoted($0))" } ?? "")
      + (adjustment.item.map { ", item \(Visible.quoted($0))" } ?? "")
  }

  /// What is said of a sheet in which other points can be earned than in the class.
  package static func otherMaximum(_ maximum: Double, sheet: Double) -> String {
    "\(Points.text(maximum)) points can be earned, and \(Points.text(sheet)) according to the sheet's "
      + "`Points Possible`; the points were filled in as they are"
  }

  /// A number with its noun: `1 submission`, `2 submissions`.
  package static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// What the disk refused, in words.
  package static func words(_ fault: DiskFault, system: (Int32) -> String) -> String {
    let name = Visible.text(fault.path)
    switch fault.reason {
    case .system(let number): return "\(name): \(system(number))"
    case .tooLarge(let limit): return "\(name): larger than \(limit >> 20) MiB; it is not read"
    case .changed:
      return "\(name): this file has changed while it was in use; run the same command again"
    case .damaged(let why): return "\(name): \(why)"
    }
  }

  /// In what a class differs from the one that a folder holds.
  package static func words(_ difference: ManifestDifference) -> String {
    switch difference {
    case .grader(let was, let now): return "grader was \(was) and is \(now)"
    case .setting(let name, let was, let now):
      return "`--\(name)` was \(Visible.quoted(was)) and is \(Visible.quoted(now))"
    case .salt: return "the salt is another"
    case .items(let set, let items):
      return "problem set \(Visible.quoted(set)): other definitions: " + list(items)
    case .setGone(let set): return "problem set \(Visible.quoted(set)) is no longer answered"
    case .setNew(let set): return "problem set \(Visible.quoted(set)) is new"
    case .changed(let name): return "\(Visible.text(name)) has changed"
    case .gone(let name): return "\(Visible.text(name)) is gone"
    case .new(let name): return "\(Visible.text(name)) is new"
    case .shard(let was, let now):
      return "`--shard` was \(was.index)/\(was.count) and is \(now.index)/\(now.count)"
    }
  }

  /// Why a class cannot be regraded: submissions that are gone or not what was graded.
  ///
  /// - Parameter strays: what is wrong with each, in words, in order.
  package static func notRegraded(_ strays: [String]) -> String {
    let shown = strays.prefix(20).map { "  \($0)" }
    var lines = [
      "\(count(strays.count, "submission")) cannot be checked again; nothing was written"
    ]
    lines += shown
    if strays.count > shown.count { lines.append("  and \(strays.count - shown.count) more") }
    lines.append(
      "  note: put back what was graded; or grade what is there now with `grader batch` and another "
        + "`--out`, and compare with `grader diff`")
    return lines.joined(separator: "\n")
  }

  /// What is said of a submission that was edited after it was graded.
  package static func differs(_ submission: String) -> String {
    "\(Visible.text(submission)): it differs from what was graded"
  }

  /// What is said of results that were not what their ledger gives.
  package static func mended(_ names: [String], in folder: String) -> String {
    let are = names.count == 1 ? "was" : "were"
    return "\(Visible.text(folder)): \(names.joined(separator: ", ")) \(are) not what the ledger "
      + "gives, and \(are) written anew"
  }

  /// Why a manifest cannot be used, and what lies beside it neither.
  static func damagedManifest(_ damage: ManifestFile.Damage) -> String {
    let what =
      switch damage {
      case .end: "its last line is missing or damaged"
      case .line(let number): "line \(number) is damaged"
      case .content: "it is not what was written; something in its lines was changed"
      }
    return "\(what)\n  note: without it the results beside it count for nothing; put it back from "
      + "a copy, or grade the class anew with another `--out`"
  }

  /// What is said of a ledger whose manifest is gone.
  package static func setAside(_ name: String, in folder: String) -> String {
    "\(Visible.text(folder)): there was a ledger without its manifest, of which nothing can be "
      + "used; it is kept as \(name)"
  }

  /// Why results cannot go into a folder that holds those of another class.
  package static func foreign(_ folder: String, _ differences: [ManifestDifference]) -> String {
    let shown = differences.prefix(20).map { "  " + words($0) }
    let more = differences.count - shown.count
    var lines = ["\(Visible.text(folder)) holds the results of another class:"] + shown
    if more > 0 { lines.append("  and \(more) more") }
    let isRegrade = differences.allSatisfy { difference in
      if case .items = difference { return true }
      return false
    }
    lines.append(
      isRegrade
        ? "  note: `grader regrade` re-checks what changed; or choose another `--out`"
        : "  note: choose another `--out`, or remove the folder to grade anew")
    return lines.joined(separator: "\n")
  }

  /// What is said of submissions whose answers cannot be had any more.
  ///
  /// - Parameter home: the folder in which the class was graded.
  package static func lost(_ submissions: [String], from home: String) -> String {
    let are = submissions.count == 1 ? "is gone or is not" : "are gone or are not"
    let they = submissions.count == 1 ? "it is" : "they are"
    return "\(count(submissions.count, "submission")) \(are) what was graded, so the answers are "
      + "left out: \(list(submissions))\n  note: \(they) looked for from \(Visible.quoted(home)), "
      + "where the class was graded, and from here"
  }

  /// What is said of a problem set whose file cannot be used any more.
  package static func lost(set: String, _ why: String?) -> String {
    let why = why ?? "there is no folder `problems` here, above, or where the class was graded"
    return "what the problem file of \(Visible.quoted(set)) holds, such as prompts and rubrics, is "
      + "left out: \(why)\n  note: name the folder of problem files with `--problems DIR`"
  }

  /// What two parts disagree on.
  package static func contradiction(_ submission: String) -> String {
    "its result for \(Visible.text(submission)) is not that of another part"
  }

  /// Several names, the first few of them.
  package static func list(_ names: [String], most: Int = 8) -> String {
    let shown = names.prefix(most).map { Visible.quoted($0, limit: 80) }.joined(separator: ", ")
    return names.count > most ? "\(shown) and \(names.count - most) more" : shown
  }
}
