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
    library = try ProblemLibrary(at: settings.problems)
  }

  /// Does the whole work, and says how it went.
  mutating func finish() throws(Failure) -> ExitCode {
    let roster = try settings.roster.map { path throws(Failure) in try RosterFile.read(path) }
    let walk = try InputWalk(settings.inputs, excluding: [settings.output, settings.problems])
    session.tell(walk.remarks.map { "note: \(Visible.text($0.path)) \($0.reason)" }, "notes")
    if walk.isEmpty { throw nothing }
    try Folder.make(settings.output)
    if let cache = settings.cache { try Folder.make(cache) }
    try ResultsLock.take(settings.output, session)
    let old: ManifestFile?
    do throws(DiskFault) { old = try ManifestFile.read(from: settings.output) } catch {
      throw Failure(error)
    }
    let entries = try self.entries(walk, known: old)
    var graders: [String: Grader] = [:]
    for id in Set(entries.compactMap(\.problemSet)).sorted(by: { $0.isBefore($1) }) {
      graders[id] = try grader(of: id)
    }
    let file = try manifest(entries, graders, old: old)
    do throws(DiskFault) {
      let results = try freeze(file, isNew: old == nil)
      try grade(results, graders)
      if let interrupted = Interruption.exitCode {
        session.complain("interrupted; run the same command again to go on where it stopped")
        return interrupted
      }
      try RosterFile.keep(roster, in: settings.output)
      try close(results, roster?.roster)
    } catch {
      throw Failure(error)
    }
    return code
  }

  // MARK: Before the first submission is graded

  private var nothing: Failure {
    Failure(
      .usage,
      "there is no submission in \(BatchWording.list(settings.inputs))\n"
        + "  note: submissions are .json and .md files, and .jsonl files with one a line")
  }

  private func entries(
    _ walk: InputWalk, known old: ManifestFile?
  ) throws(Failure) -> [ClassEntry] {
    let known = Dictionary(
      (old?.manifest.entries ?? []).map { ($0.name, $0) }, uniquingKeysWith: { a, _ in a })
    let reader = ClassReader(
      sets: Set(library.ids), known: known, folder: settings.output, jobs: settings.jobs)
    let order = ClassOrder(try reader.entries(walk), attempts: settings.attempts)
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
    session.tell(grader.faults.map { $0.rendered() }, "faults of \(Visible.text(set.text.name))")
    if !grader.faults.isEmpty { code.join(.problemFile) }
    if let pattern = settings.options.items, grader.isEmpty {
      throw Failure(.usage, "no item of `\(id)` matches \(Visible.quoted(pattern))")
    }
    return grader
  }

  private func manifest(
    _ entries: [ClassEntry], _ graders: [String: Grader], old: ManifestFile?
  ) throws(Failure) -> ManifestFile {
    var told = Manifest.Settings(
      seed: settings.options.seed, salt: settings.options.salt, items: settings.options.items,
      audience: settings.audience, attempts: settings.attempts)
    told.hints = settings.options.hints
    let manifest = Manifest(
      settings: told,
      sets: graders.values.map { SetDefinition($0.set) }, entries: entries)
    let file = ManifestFile(manifest, shard: settings.shard, lateness: settings.lateness)
    guard let old else { return file }
    var differences = manifest.differences(from: old.manifest)
    if old.shard != file.shard { differences.append(.shard(was: old.shard, is: file.shard)) }
    guard differences.isEmpty else {
      throw Failure(.usage, BatchWording.foreign(settings.output, differences))
    }
    return file
  }

  /// Writes the manifest and opens the ledger.
  private func freeze(
    _ file: ManifestFile, isNew: Bool
  ) throws(DiskFault) -> ClassResults {
    // The ledger of a folder without a manifest belongs to nothing; its lines would not be taken.
    if isNew { try Ledger.remove(from: settings.output) }
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
    let open = results.open.count
    let done = results.duties.count - open
    if done > 0, settings.detail != .quiet {
      session.tell("grader: \(done) of \(done + open) were graded before; going on\n")
    }
    guard open > 0 else { return }
    Interruption.install()
    let known = library.ids
    let place = library.place
    let cache = try settings.cache.map { folder throws(DiskFault) in try AnswerCache(in: folder) }
    defer { cache?.flush() }
    let grader = ClassGrader(
      graders, audience: settings.audience, cache: cache,
      salt: results.file.manifest.settings.salt
    ) { id in BatchWording.unknownSet(id, place: place, known: known) }
    let progress = Progress(settings.progress, total: open)
    let work = ClassWork(results, grader, folder: settings.output, progress: progress)
    try work.run(jobs: settings.jobs)
  }

  // MARK: Afterwards

  private mutating func close(_ results: ClassResults, _ roster: Roster?) throws(DiskFault) {
    guard results.file.shard == .whole else { return try closePart(results) }
    let closing = ClassClosing(
      session: session, folder: settings.output, targets: settings.targets,
      library: library, detail: settings.detail)
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
