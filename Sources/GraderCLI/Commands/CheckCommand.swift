import Batch
import Grading
import Reporting
import Text

/// `check`: grades one or a few submissions.
enum CheckCommand: Command {
  static let name = "check"
  static let usage = "check FILE…"
  static let summary = "grade submissions and report pass or fail for each item"
  static let discussion = [
    "Grades each FILE (`-` is standard input) against the problem set that it names, and prints "
      + "a report. Several files with `--format json` make a JSON array."
  ]
  static let options: [Option] = [
    .problems, .item, .seed, .salt, .format, .audience, .hints, .color, .quiet, .verbose, .dryRun,
  ]

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageError) -> ExitCode {
    let settings = try CheckSettings(arguments, session.environment)
    var run = CheckRun(settings, session)
    return try run.finish()
  }
}

/// One run of `check`.
private struct CheckRun {
  private let settings: CheckSettings
  private let session: Session
  private var code = ExitCode.success
  private var graders: [String: Grader] = [:]
  /// What became of each submission; nil where it could not be graded.
  private var outcomes: [GradedSubmission?] = []
  /// The same submissions for other systems, those that could not be graded included.
  private var reported: [ReportedSubmission] = []
  /// The page of the submission, where one is asked for.
  private var page: HTMLPage?
  /// Whether a set was looked for in vain; then the unreadable files have been told.
  private var isMissingSet = false

  /// One submission is graded on all processors; who asks waits for it.
  private let spread: Spread

  init(_ settings: CheckSettings, _ session: Session) {
    self.settings = settings
    self.session = session
    spread = .threads(BatchSettings.processors)
  }

  /// Grades everything, writes the reports, and says how it went.
  mutating func finish() throws(UsageError) -> ExitCode {
    do throws(Failure) {
      let library = try ProblemLibrary(
        at: settings.problems, spread: spread, for: settings.audience)
      for file in settings.files { check(file, library) }
      if !isMissingSet {
        for file in library.broken {
          session.complain("note: this problem file is not used: " + file.message)
        }
      }
    } catch {
      fail(error)
      return code
    }
    let graded = outcomes.compactMap(\.self)
    if let pattern = settings.options.items, !graded.isEmpty, graded.allSatisfy(\.items.isEmpty) {
      throw UsageError("no item matches \(Visible.quoted(pattern))")
    }
    for target in settings.targets { write(target) }
    return code
  }

  private mutating func fail(_ failure: Failure) {
    session.complain(failure.message)
    code.join(failure.code)
  }

  /// Grades one file; what prevents it is told, and the others go on.
  private mutating func check(_ file: String, _ library: ProblemLibrary) {
    var read: SourceText?
    do throws(Failure) {
      let text = try FileReader.text(at: file)
      read = text
      let submission = try self.read(text)
      let grader = try grader(submission, text, library)
      let result = grader.grade(submission, dryRun: settings.isDryRun, spread: spread)
      let seen = result.seen(by: settings.audience)
      if !settings.isDryRun, !seen.isClean { code.join(.notAllPass) }
      if !seen.faults.isEmpty { code.join(.problemFile) }
      if settings.dropsNotes {
        let name = Visible.text(file)
        session.tell(seen.notes.map { "note: \(name): \(Visible.text($0))" }, "notes")
      }
      outcomes.append(result)
      if settings.targets.contains(where: { $0.form == .html }) {
        let answers = submission.answersByItem
        page =
          ReportPage(
            result, articles: ItemArticles(grader.set, for: settings.audience)
          ) { item in grader.exhibit(of: item, answers[item.id]) }.page
      }
      reported.append(ReportedSubmission(seen, for: settings.audience))
    } catch {
      fail(error)
      outcomes.append(nil)
      let head = read.map(SubmissionHead.init)
      reported.append(
        ReportedSubmission(
          name: file, student: head?.student,
          problemSet: head?.problemSet.flatMap { library.files[$0] == nil ? nil : $0 }, items: [],
          fault: error.message, notes: []))
      page = HTMLPage(
        ungradable: file,
        head: [HTML("h1", [], head?.student ?? file), HTML("p", [("class", "by")], file)],
        fault: error.message)
    }
  }

  private func read(_ text: SourceText) throws(Failure) -> Submission {
    do throws(Diagnostic) { return try Submission.read(text) } catch {
      var fault = error
      if Self.hasLines(text) {
        fault.notes.append(
          "a `.jsonl` file holds one submission a line; `grader batch FILE --out DIR` grades them")
      }
      throw Failure(.submission, fault.rendered())
    }
  }

  /// Whether a text is JSON Lines, with more than one of them.
  private static func hasLines(_ text: SourceText) -> Bool {
    text.name.lowercased().hasSuffix(".jsonl")
      && text.bytes.split(separator: UInt8(ascii: "\n")).count > 1
  }

  /// The grader of the set that a submission names; the set's faults are told once.
  private mutating func grader(
    _ submission: Submission, _ text: SourceText, _ library: ProblemLibrary
  ) throws(Failure) -> Grader {
    if let grader = graders[submission.problemSet] { return grader }
    var set: ProblemSet
    do throws(Failure) {
      set = try library.set(named: submission.problemSet, unknown: .submission)
    } catch {
      isMissingSet = true
      throw Failure(error.code, "\(Visible.text(text.name)): \(error.message)")
    }
    if settings.audience == .student { set = set.visibleToStudents }
    let grader = Grader(set, options: settings.options, spread: spread)
    ProblemFaults(grader, for: settings.audience).tell(session)
    graders[submission.problemSet] = grader
    return grader
  }

  private mutating func write(_ target: ReportTarget) {
    let bytes: [UInt8]
    switch target.form {
    case .json: bytes = json
    case .text: bytes = text(hasColor: target.path == nil && settings.hasColor)
    case .csv: bytes = Array((CSVReport.heading + reported.map(CSVReport.rows).joined()).utf8)
    case .junit:
      let suites = reported.map(JUnitReport.suite).joined()
      bytes = Array((JUnitReport.head + suites + JUnitReport.tail).utf8)
    case .html: bytes = page.map { Array($0.text.utf8) } ?? []
    case .gradescope:
      guard let submission = reported.first else { return }
      bytes = GradescopeReport.value(of: submission).bytes(pretty: true) + [0x0A]
    }
    guard let path = target.path else { return session.output.write(bytes) }
    guard !bytes.isEmpty else { return }
    do throws(Failure) { try FileWriter.write(bytes, to: path) } catch { fail(error) }
  }

  /// One report, or an array of them where several files were given.
  private var json: [UInt8] {
    let reports = zip(outcomes, reported).map { graded, submission in
      guard let graded else {
        return JSONReport.ungradable(
          submission, submission.fault ?? "", seed: settings.options.seed, for: settings.audience)
      }
      return JSONReport.value(of: graded, for: settings.audience, isDryRun: settings.isDryRun)
    }
    if settings.files.count > 1 { return JSONOutput.array(reports).bytes(pretty: true) + [0x0A] }
    return reports.first.map { $0.bytes(pretty: true) + [0x0A] } ?? []
  }

  private func text(hasColor: Bool) -> [UInt8] {
    let style = TextStyle(hasColor: hasColor, detail: settings.detail)
    let reports = outcomes.compactMap(\.self).map { graded in
      TextReport(graded, for: settings.audience, style: style, isDryRun: settings.isDryRun).text
    }
    return Array(reports.joined(separator: settings.detail == .quiet ? "" : "\n\n").utf8)
  }
}
