import Batch
import Grading
import Reporting
import Text

/// One run of `batch`: freeze the class, grade what has no result yet, write the results.
struct BatchRun {
  private let settings: BatchSettings
  private let session: Session
  private let library: ProblemLibrary
  private var code = ExitCode.success

  /// Opens the folder of problem files.
  init(_ settings: BatchSettings, _ session: Session) throws(Failure) {
    self.settings = settings
    self.session = session
    library = try ProblemLibrary(at: settings.problems, for: settings.audience)
  }

  /// Does the whole work, and says how it went.
  mutating func finish() throws(Failure) -> ExitCode {
    let start = FileStamp.now
    let roster = try settings.roster.map { path throws(Failure) in try RosterFile.read(path) }
    if let path = settings.roster, let roster {
      session.tell(
        roster.roster.linesWithoutID.map {
          "note: \(Visible.text(path)):\($0): there is no id, so this line is left out"
        }, "notes")
    }
    var walk = try InputWalk(settings.inputs, excluding: [settings.output, settings.problems])
    session.tell(walk.remarks.map { "note: \(Visible.text($0.path)) \($0.reason)" }, "notes")
    if walk.isEmpty { throw nothing }
    try Folder.make(settings.output)
    if let cache = settings.cache { try Folder.make(cache) }
    try ResultsLock.take(settings.output, session)
    let inputs = RunInputs(settings, walk, library, roster, start: start)
    if let inputs, let code = told(inputs) { return code }
    FinishedRun.remove(from: settings.output)
    return try finish(&walk, inputs, roster)
  }

  /// Grades what is to be graded; the results folder is ours.
  private mutating func finish(
    _ walk: inout InputWalk, _ inputs: RunInputs?, _ roster: RosterFile?
  ) throws(Failure) -> ExitCode {
    let old: ManifestFile?
    do throws(DiskFault) { old = try ManifestFile.read(from: settings.output) } catch {
      throw Failure(error)
    }
    session.remember()
    let entries = try self.entries(&walk, known: old)
    var graders: [String: Grader] = [:]
    for id in entries.problemSets.sorted(by: { $0.isBefore($1) }) {
      graders[id] = try grader(of: id)
    }
    let file = try manifest(entries, graders, old: old)
    let before = session.recall()
    do throws(DiskFault) {
      let results = try freeze(file, isNew: old == nil)
      try grade(results, graders)
      if let interrupted = Interruption.exitCode {
        session.complain("interrupted; run the same command again to go on where it stopped")
        return interrupted
      }
      session.remember()
      session.output.remember()
      try RosterFile.keep(roster, in: settings.output)
      try close(results, roster?.roster)
      if let inputs { try keep(inputs, results, before: before) }
    } catch {
      throw Failure(error)
    }
    return code
  }

  // MARK: A run that was finished before

  /// Tells what the same command told when it was finished; nil where something has changed since.
  private func told(_ inputs: RunInputs) -> ExitCode? {
    let known = FinishedRun.read(
      from: settings.output, inputs: inputs.digest, and: [RosterFile.name])
    guard let known, let code = ExitCode(rawValue: Int32(known.exitCode)) else { return nil }
    session.tell(known.before)
    tell(known.graded, of: known.graded)
    session.tell(known.after)
    session.output.write(known.output)
    return code
  }

  /// Keeps what was told for the next time, where a change would be noticed.
  private func keep(
    _ inputs: RunInputs, _ results: ClassResults, before: String
  ) throws(DiskFault) {
    let known = FinishedRun(
      exitCode: Int(code.rawValue), graded: results.duties.count, before: before,
      after: session.recall(),
      output: session.output.recall())
    guard inputs.isSettled, isRepeatable(results) else { return }
    try known.write(
      into: settings.output, inputs: inputs.digest, and: [RosterFile.name],
      clock: ResultsLock.name)
  }

  /// Whether all that could not be read cannot be read for good, not for what the disk said once.
  private func isRepeatable(_ results: ClassResults) -> Bool {
    results.entries.indices.allSatisfy { place in
      let entry = results.entries[place]
      guard !entry.isReadable else { return true }
      do throws(DiskFault) {
        return SHA256(try entry.bytes(in: settings.output)) == entry.digest
      } catch {
        guard case .tooLarge = error.reason else { return false }
        return SHA256(BatchWording.words(error)) == entry.digest
      }
    }
  }

  // MARK: Before the first submission is graded

  private var nothing: Failure {
    Failure(
      .usage,
      "there is no submission in \(BatchWording.list(settings.inputs))\n"
        + "  note: submissions are .json and .md files, and .jsonl files with one a line")
  }

  private func entries(
    _ walk: inout InputWalk, known old: ManifestFile?
  ) throws(Failure) -> ClassEntries {
    let known = EntriesByName(old?.manifest.entries ?? ClassEntries())
    let reader = ClassReader(
      sets: Set(library.ids), known: known, folder: settings.output, jobs: settings.jobs)
    let order = ClassOrder(try reader.entries(&walk), attempts: settings.attempts)
    guard !order.entries.isEmpty else { throw nothing }
    guard order.duplicates.isEmpty else { throw refusal(order.duplicates) }
    session.tell(
      SimilarIDs.groups(in: order.entries.map(\.student)).map { group in
        "warning: these ids may be one student: \(BatchWording.list(group))"
      }, "warnings")
    let nameless = order.entries.filter { $0.isNamedByFile && $0.isReadable }
    if !nameless.isEmpty {
      session.complain(BatchWording.nameless(nameless.map(\.student)))
    }
    return order.entries
  }

  private func refusal(_ duplicates: [Duplicates]) -> Failure {
    Failure(.submission, BatchWording.refusal(duplicates))
  }

  /// The grader of a set; the set's faults are told.
  private mutating func grader(of id: String) throws(Failure) -> Grader {
    var set = try library.set(named: id, unknown: .submission)
    if settings.audience == .student { set = set.visibleToStudents }
    let grader = Grader(set, options: settings.options)
    ProblemFaults(grader, for: settings.audience).tell(session)
    if !grader.faults.isEmpty { code.join(.problemFile) }
    if let pattern = settings.options.items, grader.isEmpty {
      throw Failure(.usage, "no item of `\(id)` matches \(Visible.quoted(pattern))")
    }
    return grader
  }

  private func manifest(
    _ entries: ClassEntries, _ graders: [String: Grader], old: ManifestFile?
  ) throws(Failure) -> ManifestFile {
    var told = Manifest.Settings(
      seed: settings.options.seed, salt: settings.options.salt, items: settings.options.items,
      audience: settings.audience, attempts: settings.attempts)
    told.hints = settings.options.hints
    let manifest = Manifest(
      settings: told,
      sets: graders.values.map { SetDefinition($0.set) }, entries: entries)
    let file = ManifestFile(
      manifest, shard: settings.shard, lateness: settings.lateness, origin: origin)
    guard let old else { return file }
    var differences =
      old.digest == file.digest ? [] : manifest.differences(from: old.manifest)
    if old.shard != file.shard { differences.append(.shard(was: old.shard, is: file.shard)) }
    guard differences.isEmpty else {
      throw Failure(.usage, BatchWording.foreign(settings.output, differences))
    }
    tellRelaxed(old, file)
    return file
  }

  /// Tells what is no longer as it was in the folder, and needs no grading anew.
  private func tellRelaxed(_ old: ManifestFile, _ new: ManifestFile) {
    let name = Visible.text(settings.output)
    if old.lateness != new.lateness {
      session.complain(
        "note: \(name): there was \(BatchWording.words(old.lateness)), and now is "
          + BatchWording.words(new.lateness))
    }
    if settings.roster == nil, Disk.exists("\(settings.output)/\(RosterFile.name)") {
      session.complain(
        "note: \(name): there was a roster, and now is none; give it again with `--roster`")
    }
  }

  /// Where this run begins.
  private var origin: ManifestFile.Origin? {
    Folder.way(from: settings.output, to: ".").map { folder in
      ManifestFile.Origin(
        folder: folder, problems: settings.problems == "-" ? nil : settings.problems)
    }
  }

  /// Writes the manifest and opens the ledger.
  private func freeze(
    _ file: ManifestFile, isNew: Bool
  ) throws(DiskFault) -> ClassResults {
    // Which class the ledger of a folder without a manifest is of, nobody can tell.
    if isNew, let name = try Ledger.setAside(in: settings.output) {
      session.complain(BatchWording.setAside(name, in: settings.output))
    }
    try file.write(into: settings.output)
    let ledger = try Ledger(
      in: settings.output, manifest: file.digest, entries: file.manifest.entries.count,
      isReadOnly: false)
    if ledger.damagedLines > 0 {
      session.complain(BatchWording.damaged(ledger.damagedLines))
    }
    return ClassResults(file, ledger)
  }

  // MARK: Grading

  private func grade(
    _ results: ClassResults, _ graders: [String: Grader]
  ) throws(DiskFault) {
    let open = results.openCount
    let done = results.duties.count - open
    tell(done, of: done + open)
    guard open > 0 else { return }
    Interruption.install()
    let known = library.ids
    let cache = try settings.cache.map { folder throws(DiskFault) in try AnswerCache(in: folder) }
    defer { cache?.flush() }
    let grader = ClassGrader(
      graders, audience: settings.audience, cache: cache,
      salt: results.file.manifest.settings.salt
    ) { id in BatchWording.unknownSet(id, known: known) }
    let progress = Progress(settings.progress, total: open)
    let work = ClassWork(results, grader, folder: settings.output, progress: progress)
    try work.run(jobs: settings.jobs)
  }

  /// Tells how many were graded before, where there are any.
  private func tell(_ done: Int, of all: Int) {
    guard done > 0, settings.detail != .quiet else { return }
    session.tell("grader: \(done) of \(all) were graded before; going on\n")
  }

  // MARK: Afterwards

  private mutating func close(_ results: ClassResults, _ roster: Roster?) throws(DiskFault) {
    guard results.file.shard == .whole else { return try closePart(results) }
    let closing = ClassClosing(
      session: session, folder: settings.output, targets: settings.targets,
      library: library, jobs: settings.jobs, detail: settings.detail)
    code.join(try closing.close(results, roster))
    if code == .submission, !library.broken.isEmpty { code.join(.problemFile) }
    for file in library.broken {
      session.complain("note: this problem file is not used: " + file.message)
    }
  }

  private mutating func closePart(_ results: ClassResults) throws(DiskFault) {
    let part = try PartMarker(results)
    try part.write(into: settings.output)
    if part.ungradable > 0 { code.join(.submission) }
    guard settings.detail != .quiet else { return }
    let shard = results.file.shard
    session.output.write(
      "part \(shard.index) of \(shard.count): "
        + BatchWording.count(part.graded + part.ungradable, "submission")
        + ", \(part.ungradable) ungradable\n")
  }
}
