import Batch
import Grading
import Reporting
import Synchronization
import Text

/// One run of `regrade`: check again what changed, and tell who moves.
struct RegradeRun {
  /// The results folder.
  let folder: ResultsFolder

  /// The problem files as they are now.
  let library: ProblemLibrary

  /// What was told.
  let settings: RegradeSettings

  /// Where things are told.
  let session: Session

  /// What a regrade comes to.
  struct Outcome {
    /// Who moves.
    var report = ChangeReport()
    /// What is to be written.
    var rows: [(place: Int, line: RegradedReport)] = []
    /// The number of item checks that were run, and of those that there are.
    var checks = (run: 0, all: 0)
    /// The sets as they are now.
    var sets: [SetDefinition] = []
    /// Faults of the problem files.
    var faults: [Diagnostic] = []
  }

  private var results: ClassResults { folder.results }
  private var options: GradingOptions {
    GradingOptions(
      seed: results.file.manifest.settings.seed, salt: settings.salt,
      items: results.file.manifest.settings.items, hints: results.file.manifest.settings.hints)
  }

  /// Checks again what changed; nothing is written.
  func plan() throws(Failure) -> Outcome {
    try checkSettings()
    var sets: [String: ProblemSet] = [:]
    var outcome = Outcome()
    for definition in results.file.manifest.sets {
      var set = try library.set(named: definition.id, unknown: .usage)
      if results.file.manifest.settings.audience == .student { set = set.visibleToStudents }
      sets[definition.id] = set
      outcome.sets.append(SetDefinition(set))
    }
    let plan = RegradePlan(results, sets: outcome.sets)
    var graders: [String: Grader] = [:]
    for id in outcome.sets.map(\.id) {
      guard let set = sets[id], let changed = plan.changed[id] else { continue }
      var options = options
      options.only = changed
      let grader = Grader(set, options: options)
      graders[id] = grader
      outcome.faults += grader.faults
    }
    try check(plan, ClassGrader(graders, audience: audience) { _ in "" }, &outcome)
    return outcome
  }

  private var audience: Audience { results.file.manifest.settings.audience }

  /// Makes sure that the verdicts of now can stand beside those of then.
  private func checkSettings() throws(Failure) {
    let settings = results.file.manifest.settings
    if settings.grader != Version.number {
      throw Failure(
        .usage,
        "the class was graded by version \(settings.grader), this is \(Version.number)\n"
          + "  note: grade it anew with `grader batch`, and compare with `grader diff`")
    }
    let now = Manifest.Settings(
      seed: settings.seed, salt: self.settings.salt, items: nil, audience: .staff,
      attempts: .refuse)
    guard now.salt == settings.salt else {
      throw Failure(.usage, "the class was graded with another salt; give the same `--salt`")
    }
  }

  private func check(
    _ plan: RegradePlan, _ grader: ClassGrader, _ outcome: inout Outcome
  ) throws(Failure) {
    var items: [String: [String]] = [:]
    for set in plan.sets {
      let ids = set.items.map(\.id)
      items[set.id] = options.items.map { glob in ids.filter { Glob.matches($0, glob) } } ?? ids
    }
    for place in results.duties {
      guard let set = results.entries.problemSet(at: place), let ids = items[set] else { continue }
      outcome.checks.all += ids.count
      outcome.checks.run +=
        plan.changed[set].map { changed in ids.count(where: changed.contains) } ?? 0
    }
    outcome.rows = try rechecked(plan.places(results), grader, items)
    try compare(items, &outcome)
  }

  /// The submissions whose reports are not what they were, in order.
  private func rechecked(
    _ places: [Int], _ grader: ClassGrader, _ items: [String: [String]]
  ) throws(Failure) -> [(place: Int, line: RegradedReport)] {
    let found = Mutex<[(Int, RegradedReport)]>([])
    let faults = Mutex<[(Int, DiskFault)]>([])
    let (results, neverLower) = (self.results, settings.neverLower)
    let files = SubmissionFiles(folder)
    BigStack.each(places.count, threads: settings.jobs) { index in
      do throws(DiskFault) {
        let ids = results.entries.problemSet(at: places[index]).flatMap { items[$0] } ?? []
        let line = try RegradeRun.regraded(
          places[index], results, grader, files, items: ids, neverLower)
        if let line { found.withLock { $0.append((places[index], line)) } }
        return true
      } catch {
        faults.withLock { $0.append((places[index], error)) }
        return error.path.hasBytes(of: results.entries[places[index]].name)
      }
    }
    let all = faults.withLock { $0 }.sorted { $0.0 < $1.0 }
    if !all.isEmpty { throw refusal(all) }
    return found.withLock { $0 }.sorted { $0.0 < $1.0 }.map { (place: $0.0, line: $0.1) }
  }

  /// What keeps a regrade: another fault of the disk, or all submissions that are not what they were.
  private func refusal(_ faults: [(Int, DiskFault)]) -> Failure {
    for (place, fault) in faults where !fault.path.hasBytes(of: results.entries[place].name) {
      return Failure(fault)
    }
    return Failure(
      .inputOutput,
      BatchWording.notRegraded(
        faults.map { place, fault in
          fault.reason == .changed
            ? BatchWording.differs(results.entries[place].name) : Failure(fault).message
        }))
  }

  /// The new report of a submission; nil where it is the old one, or it could not be graded.
  private static func regraded(
    _ place: Int, _ results: ClassResults, _ grader: ClassGrader, _ files: SubmissionFiles,
    items: [String], _ neverLower: Bool
  ) throws(DiskFault) -> RegradedReport? {
    guard let old = try results.result(at: place), old.row.marks != nil else { return nil }
    let entry = old.entry
    let bytes = try files.bytes(of: entry)
    guard let graded = grader.graded(entry, bytes: bytes) else { return nil }
    do throws(Diagnostic) {
      let new = try RegradedReport(
        old, oldItems: entry.problemSet.map(results.definitions) ?? [], graded: graded,
        items: items, audience: results.file.manifest.settings.audience, neverLower: neverLower)
      let isSame =
        old.report.elementsEqual(new.report) && old.row.marks == new.row.marks
        && old.row.kept == new.row.kept
      return isSame ? nil : new
    } catch {
      throw DiskFault("\(files.folder)/\(Ledger.name)", .damaged(error.message))
    }
  }

  /// Finds who moves: from the attempt that counts before to the one that counts after.
  private func compare(
    _ items: [String: [String]], _ outcome: inout Outcome
  ) throws(Failure) {
    let rows = Dictionary(
      outcome.rows.map { ($0.place, $0.line.row) }, uniquingKeysWith: { first, _ in first })
    var report = outcome.report
    do throws(DiskFault) {
      report.compared = try results.visitCounting(after: rows) { place, old, new in
        let entry = results.entries[place]
        let change = GradeChange(
          student: entry.student, problemSet: entry.problemSet, old: old,
          oldItems: entry.problemSet.map(results.items) ?? [], new: new,
          newItems: entry.problemSet.flatMap { items[$0] } ?? [])
        if let change { report.add(change) }
      }
    } catch {
      throw Failure(error)
    }
    outcome.report = report
  }

  // MARK: Applying

  /// Writes a regrade into the ledger, and the results anew.
  func apply(_ outcome: Outcome) throws(Failure) {
    try write { ledger throws(DiskFault) in
      let number = (ledger.regrades.last?.number ?? 0) + 1
      let regrade = LedgerEvent.Regrade(number: number, why: settings.why, sets: outcome.sets)
      try ledger.append(.regrade(regrade))
      for (_, line) in outcome.rows {
        var row = line.row
        row.regrade = number
        try ledger.append(.row(row), report: line.report)
      }
      try ledger.append(.done(number))
    }
  }

  /// Writes results anew that are missing or are not what the ledger gives.
  ///
  /// A regrade that was cut off between its last line in the ledger and the results leaves such.
  ///
  /// - Returns: whether there were any.
  func mend() throws(Failure) -> Bool {
    let roster = try folder.roster()
    do throws(DiskFault) {
      let written = try ResultsFiles.mend(results, in: folder.path, roster: roster).written
      if !written.isEmpty { session.complain(BatchWording.mended(written, in: folder.path)) }
      return !written.isEmpty
    } catch {
      throw Failure(error)
    }
  }

  /// Takes the last regrade back; its reason, or nil where that had been done but for the results.
  func undo() throws(Failure) -> String? {
    if results.ledger.endsWithUndo, try mend() { return nil }
    guard let last = results.ledger.regrades.last else {
      throw Failure(.usage, "\(Visible.text(folder.path)): there is no regrade to take back")
    }
    try write { ledger throws(DiskFault) in try ledger.append(.undo(last.number)) }
    return last.why
  }

  private func write(_ append: (Ledger) throws(DiskFault) -> Void) throws(Failure) {
    let roster = try folder.roster()
    do throws(DiskFault) {
      guard let file = try ManifestFile.read(from: folder.path) else {
        throw DiskFault(folder.path, .changed)
      }
      try ResultsFiles.requireWritable(in: folder.path)
      let ledger = try Ledger(
        in: folder.path, manifest: file.digest, entries: file.manifest.entries.count,
        isReadOnly: false)
      try append(ledger)
      try ledger.sync()
      _ = try ResultsFiles.write(ClassResults(file, ledger), into: folder.path, roster: roster)
    } catch {
      throw Failure(error)
    }
  }
}
