import Batch
import Grading
import Reporting
import Text

/// `explain`: one verdict with all its evidence.
enum ExplainCommand: Command {
  static let name = "explain"
  static let usage = "explain DIR STUDENT ITEM"
  static let summary = "one verdict replayed with all its evidence"
  static let discussion = [
    "Prints one verdict from the ledger: the answer as it was read, why it passes or fails, how sure "
      + "that is, the seed, the submission's digest, regrades and marks changed by hand. Of several "
      + "attempts it is the one that counts. Where the submission and the problem file are still what "
      + "they were, the verdict is computed anew and compared. A mark that `grader regrade "
      + "--never-lower` kept comes with the definition by which it was judged, and with what it would "
      + "be now.",
    "  grader explain results s-0042 relu-net/dl_dz2",
  ]
  static let options: [Option] = [.explainFormat, .onlySet, .problems, .salt, .adjustments]

  static func run(_ arguments: Arguments, _ session: Session) throws(UsageError) -> ExitCode {
    guard arguments.operands.count == 3 else {
      throw UsageError("`explain` needs DIR STUDENT ITEM, as in `explain results s-0042 p/q3`")
    }
    let problems = try ProblemLibrary.named(arguments, session.environment)
    do throws(Failure) {
      let folder = try ResultsFolder(arguments.operands[0])
      let result = try find(
        arguments.operands[1], arguments.operands[2], in: folder, set: arguments.value(.onlySet))
      let replay = Replay(
        folder: folder, problems: problems,
        salt: arguments.value(.salt) ?? session.environment.value("GRADER_SALT") ?? "")
      let adjustments = try folder.adjustments(arguments.value(.adjustments))
      let item = arguments.operands[2]
      let explanation: Explanation
      do throws(Diagnostic) {
        explanation = try Explanation(
          result, item: item, of: folder.results, adjustments: adjustments,
          replay: replay.outcome(result, item))
      } catch {
        throw Failure(.inputOutput, error.rendered())
      }
      if arguments.value(.explainFormat) == "json" {
        session.output.write(explanation.output.bytes(pretty: true) + [0x0A])
      } else {
        session.output.write(explanation.text)
      }
      return .success
    } catch {
      session.complain(error.message)
      return error.code
    }
  }

  /// The result of a student that has an item: of several attempts, the one that counts.
  private static func find(
    _ student: String, _ item: String, in folder: ResultsFolder, set: String?
  ) throws(Failure) -> ClassResults.Result {
    let results = folder.results
    let entries = results.entries
    let counting: [Int]
    do throws(DiskFault) { counting = try results.counting().places } catch { throw Failure(error) }
    let places = counting.filter { entries[$0].student.hasBytes(of: student) }
    guard !places.isEmpty else {
      let near = Nearest.name(to: student, among: entries.map(\.student))
      throw Failure(
        .usage,
        "no submission is of \(Visible.quoted(student))"
          + (near.map { "\n  note: did you mean `\($0)`?" } ?? ""))
    }
    let asked = places.filter { place in
      guard let answered = entries[place].problemSet else { return set == nil }
      return (set == nil || set == answered) && results.items(of: answered).contains(item)
    }
    let sets = Set(asked.compactMap { entries[$0].problemSet }).sorted { $0.isBefore($1) }
    guard sets.count < 2 else {
      throw Failure(
        .usage,
        "\(Visible.quoted(student)) was graded on \(Visible.quoted(item)) in several problem sets: "
          + "\(BatchWording.list(sets))\n  note: say which with `--set SET`")
    }
    let unreadable = places.first { entries[$0].problemSet == nil }
    guard let place = asked.last ?? unreadable else {
      let ids = places.compactMap { entries[$0].problemSet }.flatMap(results.items)
      let near = Nearest.name(to: item, among: ids)
      throw Failure(
        .usage,
        "\(Visible.quoted(student)) was not graded on an item \(Visible.quoted(item))"
          + (near.map { "\n  note: did you mean `\($0)`?" } ?? ""))
    }
    do throws(DiskFault) {
      if let result = try results.result(at: place) { return result }
    } catch {
      throw Failure(error)
    }
    throw Failure(.submission, "\(Visible.text(entries[place].name)) has no result yet")
  }
}

/// Computes a verdict anew.
private struct Replay {
  let folder: ResultsFolder
  let problems: String?
  let salt: String

  /// Whether the verdict comes out as it did.
  func outcome(_ result: ClassResults.Result, _ item: String) -> Explanation.Replay {
    let settings = folder.results.file.manifest.settings
    let now = Manifest.Settings(
      seed: settings.seed, salt: salt, items: nil, audience: .staff, attempts: .refuse)
    guard result.row.fault == nil else { return .impossible("there is no verdict") }
    guard now.salt == settings.salt else { return .impossible("the class was graded with a salt") }
    guard let submission = AnswerSource(SubmissionFiles(folder)).submission(result.entry) else {
      return .impossible("the submission is gone or has changed")
    }
    guard let library = try? folder.library(problems),
      let set = try? library.set(named: submission.problemSet, unknown: .usage)
    else { return .impossible("the problem file is gone") }
    let then = folder.results.file.manifest.sets.first { $0.id == set.id }
    guard let then, !SetDefinition(set).changed(since: then).contains(item) else {
      return .impossible("the problem file has changed since")
    }
    var options = GradingOptions(seed: settings.seed, salt: salt, hints: settings.hints)
    options.only = [item]
    let graded = Grader(set, options: options).grade(submission)
    guard let found = graded.seen(by: settings.audience).items.first else {
      return .impossible("the item is hidden")
    }
    let hints = graded.hintLevel(for: settings.audience)
    return .replayed(JSONReport.item(found, hints: hints))
  }
}

extension Option {
  /// The form of an explanation.
  static let explainFormat = Option(
    name: "format", shape: .choice(["text", "json"]), help: "text (default) or json")
}
