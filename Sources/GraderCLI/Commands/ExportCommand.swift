import Batch
import Reporting
import Text

/// `export`: results in the form that another system takes.
enum ExportCommand: Command {
  static let name = "export"
  static let usage = "export DIR --as FORMAT"
  static let summary = "results for other systems: Canvas, Moodle, Gradescope, CSV, JUnit …"
  static let discussion = [
    "Writes the results of DIR in the form that another system takes. Nothing becomes a zero unless "
      + "told: where a student has no gradable submission, or points wait for a person, the export "
      + "stops and says who, until `--missing` says what should stand there. `json` tells them as "
      + "`null` until then; `junit`, `html` and `review` have no such points to tell; and Gradescope "
      + "has no empty score, so that `blank` writes no file there, as `omit` does.",
    "Marks changed by hand stand in \(Adjustments.name) in DIR, and show in every export; where the "
      + "results are of several sets, its column `problem_set` says for which one a row counts. Where "
      + "nothing was graded and only some items are set by hand, the others are open: `--missing zero` "
      + "counts them 0. `--as "
      + "review` writes what waits for a person in that very form: fill in set, who and why.",
    "What `review` and `html` take from submissions and problem files is found where the class was "
      + "graded, from any folder; what is not is told.",
    "  grader export results --as canvas --missing omit --to canvas.csv",
    "  grader export results --as moodle --fill worksheet.csv --to filled.csv",
  ]
  static let options: [Option] = [
    .exportAs, .to, .missing, .onlySet, .title, .fill, .adjustments, .siteAudience, .anonymous,
    .jobs,
    .problems,
  ]

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageError) -> ExitCode {
    let settings = try ExportSettings(arguments)
    let problems = try ProblemLibrary.named(arguments, session.environment)
    do throws(Failure) {
      let run = try ExportRun(settings, session, problems: problems)
      try run.write()
      try run.tellWhatIsLeftOut()
      return .success
    } catch {
      session.complain(error.message)
      return error.code
    }
  }
}

/// One run of `export`.
private struct ExportRun {
  private let settings: ExportSettings
  private let session: Session
  private let problems: String?
  private let review: ReviewSources?
  private let exported: ExportedClass
  private let folder: ResultsFolder

  /// The number of submissions without a result.
  private let open: Int

  init(_ settings: ExportSettings, _ session: Session, problems: String?) throws(Failure) {
    self.settings = settings
    self.session = session
    self.problems = problems
    folder = try ResultsFolder(settings.folder)
    open = try folder.requireFinished(allowsPartial: true)
    let isReview = settings.form == .review
    review = isReview ? ReviewSources(folder, try folder.library(problems)) : nil
    exported = ExportedClass(
      folder.results, roster: try folder.roster(),
      adjustments: try folder.adjustments(settings.adjustments), problemSet: settings.problemSet)
    try checkSets(folder.results.file.manifest.sets.map(\.id))
    try checkAdjustments()
    try checkPoints()
  }

  // MARK: Checks

  private func checkSets(_ known: [String]) throws(Failure) {
    let list = BatchWording.list(known)
    if let asked = settings.problemSet, !known.contains(asked) {
      throw Failure(.usage, "no submission answers \(Visible.quoted(asked)); there are \(list)")
    }
    if settings.form.isOfOneSet, exported.sets.count > 1 {
      throw Failure(
        .usage,
        "the results are of several problem sets: \(list)\n  note: say which with `--set SET`")
    }
    guard settings.form == .canvas, settings.sheet == nil,
      let words = CanvasExport.reservedWords(in: title)
    else { return }
    throw Failure(
      .usage,
      "Canvas drops columns with \(Visible.quoted(words)) in their title\n"
        + "  note: choose another with `--title`")
  }

  private func checkAdjustments() throws(Failure) {
    let faults = exported.adjustmentFaults
    guard faults.isEmpty else { throw Failure(.usage, BatchWording.misplaced(faults)) }
    try checkAdjustedMarks()
  }

  /// Refuses marks below 0, and tells what else is odd.
  private func checkAdjustedMarks() throws(Failure) {
    let remarks = try disk { () throws(DiskFault) in try exported.adjustmentRemarks() }
    let refused = remarks.filter(\.isRefused)
    guard refused.isEmpty else {
      throw Failure(
        .usage,
        (["these adjustments lead to marks below 0:"] + refused.prefix(20).map { "  \($0.words)" })
          .joined(separator: "\n"))
    }
    session.tell(remarks.map { "note: adjustments, \($0.words)" }, "remarks on adjustments")
  }

  private func checkPoints() throws(Failure) {
    guard settings.missing == nil else { return try tellLeftOut() }
    guard settings.form.needsPoints else { return }
    let unsettled = try disk { () throws(DiskFault) in try exported.unsettled() }
    guard !unsettled.isEmpty else { return }
    throw Failure(.usage, BatchWording.unsettled(unsettled))
  }

  /// Tells which marks by hand are not counted, where `--missing` says to leave them out.
  private func tellLeftOut() throws(Failure) {
    guard settings.missing != .zero, settings.form.needsPoints || settings.form == .json else {
      return
    }
    let standings = try disk { () throws(DiskFault) in try exported.openByHand() }
    if !standings.isEmpty { session.complain(BatchWording.leftOut(standings)) }
  }

  private func disk<Value>(
    _ work: () throws(DiskFault) -> Value
  ) throws(Failure) -> Value {
    do throws(DiskFault) { return try work() } catch { throw Failure(error) }
  }

  // MARK: Writing

  /// The title of the grade's column.
  private var title: String { settings.title ?? exported.sets.first ?? "grader" }

  private var column: GradeColumn { GradeColumn(title: title, missing: settings.missing) }

  /// Writes the export.
  func write() throws(Failure) {
    if open > 0 { session.complain(BatchWording.partial(open, of: exported.results.duties.count)) }
    if settings.form == .gradescope { return try writeGradescope() }
    if settings.form == .html { return try writeSite() }
    guard let path = settings.path, path != "-" else {
      return try write { session.output.write($0) }
    }
    var text = ""
    try write { text += $0 }
    try FileWriter.write(Array(text.utf8), to: path)
  }

  private func write(to output: (String) -> Void) throws(Failure) {
    if let sheet = settings.sheet { return try fill(sheet, output) }
    try disk { () throws(DiskFault) in
      switch settings.form {
      case .csv: try TableExport(missing: settings.missing).write(exported, to: output)
      case .canvas:
        try CanvasExport.write(exported, column, to: output)
      case .moodle:
        try MoodleExport.write(exported, column, to: output)
      case .json: try JSONExport.write(exported, missing: settings.missing, to: output)
      case .junit: try JUnitExport.write(exported, to: output)
      case .review: try review?.export.write(exported, to: output)
      case .gradescope, .html: break
      }
    }
  }

  /// Tells what of a review could not be found, and whom an import will not find; what is left out of
  /// pages is told as they are written.
  func tellWhatIsLeftOut() throws(Failure) {
    for remark in review?.remarks ?? [] { session.complain(remark) }
    guard [.canvas, .moodle].contains(settings.form), settings.sheet == nil else { return }
    let ids = try disk { () throws(DiskFault) in try exported.guardedIDs(settings.missing) }
    if !ids.isEmpty { session.complain(BatchWording.guarded(ids)) }
  }

  private func fill(_ path: String, _ output: (String) -> Void) throws(Failure) {
    let text = try FileReader.text(at: path)
    let sheet: SheetFill
    do throws(Diagnostic) { sheet = try SheetFill(text, title: title) } catch {
      throw Failure(.usage, error.rendered())
    }
    let outcome = try disk { () throws(DiskFault) in
      try sheet.filled(with: exported, missing: settings.missing)
    }
    output(outcome.text)
    session.tell("grader: \(BatchWording.count(outcome.filled, "cell")) filled\n")
    if let possible = outcome.otherMaximum {
      session.complain(BatchWording.otherMaximum(outcome.maximum, sheet: possible))
    }
    let remarks = [
      ("not in the sheet: ", outcome.unmatchedStudents),
      ("excused in the sheet, left as they were: ", outcome.excusedRows),
      (
        "rows of the sheet with a student's id in `ID` but other ids beside it, left as they were: ",
        outcome.doubtfulRows
      ),
      ("rows of the sheet without a submission, left as they were: ", outcome.unmatchedRows),
    ]
    for (words, names) in remarks where !names.isEmpty {
      session.complain(words + BatchWording.list(names, most: 50))
    }
  }

  /// A folder of pages.
  private func writeSite() throws(Failure) {
    let path = settings.path ?? "."
    let writer = SiteWriter(folder, exported, try folder.library(problems), settings.site)
    let count = try writer.write(to: path)
    for remark in writer.remarks { session.complain(remark) }
    let pages = BatchWording.count(count, "report")
    session.tell("grader: \(pages) in \(Visible.text(path))\n")
  }

  /// A folder with one `results.json` for each student.
  private func writeGradescope() throws(Failure) {
    let writer = GradescopeWriter(exported, missing: settings.missing)
    let left = try writer.write(to: settings.path ?? ".")
    guard !left.isEmpty else { return }
    session.complain(
      "without points, so there is no file: \(BatchWording.list(left, most: 50))\n"
        + "  note: `--missing zero` writes one with the points that there are")
  }
}
