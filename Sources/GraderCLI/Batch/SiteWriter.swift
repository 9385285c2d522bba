import Batch
import Grading
import Reporting
import Synchronization
import Text

/// Writes a class as a folder of pages.
struct SiteWriter {
  /// What is to be written.
  struct Settings: Sendable {
    /// Who reads the pages: staff get a first page for the whole class, students do not.
    var audience = Audience.staff
    /// Whether names, ids and files are left out.
    var isAnonymous = false
    /// The number of threads.
    var jobs = 1
  }

  private let folder: ResultsFolder
  private let exported: ExportedClass
  private let sets: SetGraders
  private let files: SubmissionFiles
  private let settings: Settings

  /// The folder of the students' pages in a site.
  private static let reports = "reports"

  /// - Parameter library: the problem files; without them pages have no prompts and no mathematics.
  init(
    _ folder: ResultsFolder, _ exported: ExportedClass, _ library: ProblemLibrary?,
    _ settings: Settings
  ) {
    self.folder = folder
    self.exported = exported
    self.settings = settings
    sets = SetGraders(folder, library, for: settings.audience)
    files = SubmissionFiles(folder)
  }

  /// What is said of what could not be found, once the pages are written.
  var remarks: [String] { sets.remarks + files.remarks }

  /// One page to be made.
  private struct Task: Sendable {
    var standing: Standing
    /// The submission's place in the manifest; nil for who handed nothing in.
    var place: Int?
    var name: String
    var alias: String
    var fault: String?
  }

  /// Writes all pages; the number of students with a page.
  func write(to path: String) throws(Failure) -> Int {
    let tasks = try tasks()
    let pages = settings.audience == .staff ? try dashboard(tasks).pages : []
    let reports = tasks.filter { $0.place != nil }.map(\.name)
    try Folder.make("\(path)/\(Self.reports)")
    try checkStrangers(in: path, among: Set(pages.map(\.name) + reports))
    try writeStudents(tasks, to: path)
    for (name, page) in pages {
      try FileWriter.write(Array(page.text.utf8), to: "\(path)/\(name)")
    }
    return reports.count
  }

  /// Makes sure that no file of another export stays among the new pages: it might name students.
  private func checkStrangers(in path: String, among names: Set<String>) throws(Failure) {
    let old =
      try Folder.names(in: path, suffix: ".html")
      + Folder.names(in: path, suffix: ".json")
      + Folder.names(in: "\(path)/\(Self.reports)", suffix: ".html").map { "\(Self.reports)/\($0)" }
    try Folder.checkStrangers(old, among: names, in: path, "files")
  }

  private func tasks() throws(Failure) -> [Task] {
    var tasks: [Task] = []
    let places = Dictionary(
      folder.results.entries.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { a, _ in a })
    let several = exported.sets.count > 1
    do throws(DiskFault) {
      try exported.visit { standing, result throws(DiskFault) in
        let alias = "Student \(tasks.count + 1)"
        var name = settings.isAnonymous ? "\(tasks.count + 1)" : FileName.safe(standing.student)
        if several, !settings.isAnonymous, let set = standing.problemSet {
          // No id has this sign in its file's name, so no two pages can have one name.
          name += "~" + FileName.safe(set)
        }
        tasks.append(
          Task(
            standing: standing, place: result.flatMap { places[$0.entry.name] },
            name: "\(Self.reports)/\(name).html", alias: alias, fault: result?.row.fault))
      }
    } catch {
      throw Failure(error)
    }
    return tasks
  }

  // MARK: Students

  private func writeStudents(_ tasks: [Task], to path: String) throws(Failure) {
    let pages = SiteStudent(
      folder.results, for: settings.audience, isAnonymous: settings.isAnonymous)
    let fault = Mutex<Failure?>(nil)
    let results = folder.results
    let (sets, files, hasHome) = (sets, files, settings.audience == .staff)
    BigStack.each(tasks.count, threads: settings.jobs, grain: 8) { number in
      let task = tasks[number]
      guard let place = task.place else { return true }
      do throws(Failure) {
        try Self.write(
          task, place, pages, results, sets, files, home: hasHome, to: "\(path)/\(task.name)")
        return true
      } catch {
        fault.withLock { $0 = $0 ?? error }
        return false
      }
    }
    if let fault = fault.withLock({ $0 }) { throw fault }
  }

  private static func write(
    _ task: Task, _ place: Int, _ pages: SiteStudent, _ results: ClassResults, _ sets: SetGraders,
    _ files: SubmissionFiles, home: Bool, to path: String
  ) throws(Failure) {
    let result: ClassResults.Result?
    do throws(DiskFault) { result = try results.result(at: place) } catch { throw Failure(error) }
    guard let result else { return }
    let answers = AnswerSource(files)
    let page: HTMLPage
    do throws(Diagnostic) {
      page = try pages.page(
        task.standing, result, alias: task.alias, home: home,
        source: sets.source(of: result.entry, answers))
    } catch {
      throw Failure(.inputOutput, error.rendered())
    }
    // Pages can be made again at any time; forcing each to the disk would take longer than making it.
    try FileWriter.writeQuickly(Array(page.text.utf8), to: path)
  }

  // MARK: The class

  private func dashboard(_ tasks: [Task]) throws(Failure) -> Dashboard {
    let statistics = try ClassStatistics.gathered(folder, sets, files)
    let graders = sets.graders
    let titles = exported.sets.map { graders[$0]?.set.title ?? $0 }
    return Dashboard(
      title: titles.joined(separator: ", "),
      students: tasks.map { task in
        Dashboard.Student(
          standing: task.standing, address: task.place == nil ? nil : task.name, alias: task.alias,
          fault: task.fault)
      },
      items: statistics.items.filter { exported.sets.contains($0.problemSet) },
      sets: graders.values.map(\.set), isAnonymous: settings.isAnonymous,
      moves: try moves(tasks)
    ) { set, item, text in graders[set]?.reading(of: text, item: item) }
  }

  /// Whose marks the last regrade changed.
  private func moves(_ tasks: [Task]) throws(Failure) -> (why: String, list: [Dashboard.Move])? {
    let results = folder.results
    guard let last = results.ledger.regrades.last else { return nil }
    let names = Dictionary(
      tasks.compactMap { task in
        task.place.map { ($0, settings.isAnonymous ? task.alias : task.standing.student) }
      }, uniquingKeysWith: { first, _ in first })
    var moves: [Dashboard.Move] = []
    do throws(DiskFault) {
      let replaced = try results.ledger.lastReplaced()
      let before = Dictionary(
        replaced.compactMap { place, old in old.map { (place, $0) } },
        uniquingKeysWith: { first, _ in first })
      _ = try results.visitCounting(before: before) { place, old, new in
        guard let name = names[place] else { return }
        let entry = results.entries[place]
        let items = entry.problemSet.map(results.items) ?? []
        let change = GradeChange(
          student: entry.student, problemSet: entry.problemSet, old: old, oldItems: items,
          new: new, newItems: items)
        if let change { moves.append(Dashboard.Move(student: name, change: change)) }
      }
    } catch {
      throw Failure(error)
    }
    return (last.why, moves)
  }
}
