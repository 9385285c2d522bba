import Grading
import Reporting
import Text

/// Grades the submissions of a class one by one, whichever thread asks.
package struct ClassGrader: Sendable {
  private let graders: [String: Grader]
  private let memos: [String: GradingMemo]
  private let audience: Audience

  /// Why sets that are not here cannot be used, by the set's id.
  private let missing: @Sendable (String) -> String

  /// Sets up the graders of all sets.
  ///
  /// - Parameters:
  ///   - cache: what carries results from run to run; the results are the same without it.
  ///   - missing: why a set that is not among the graders cannot be used.
  package init(
    _ graders: [String: Grader], audience: Audience, cache: AnswerCache? = nil, salt: SHA256? = nil,
    missing: @escaping @Sendable (String) -> String
  ) {
    self.graders = graders
    memos = graders.mapValues { grader in
      GradingMemo(
        store: cache?.store(
          for: SetDefinition(grader.set), seed: grader.options.seed, salt: salt))
    }
    self.audience = audience
    self.missing = missing
  }

  /// The result of one submission with its report.
  package func grade(
    _ entry: ClassEntry, at place: Int, bytes: [UInt8], seed: UInt64
  ) -> (row: Row, report: [UInt8]) {
    let text = SourceText(name: entry.name, bytes: bytes)
    do throws(Unreadable) {
      let graded = try grade(entry, text)
      let report = JSONReport.value(of: graded, for: audience)
      return (Row(entry: place, graded.seen(by: audience)), report.bytes(pretty: false))
    } catch {
      return ungradable(entry, at: place, error.message, seed: seed)
    }
  }

  /// The outcome of one submission; nil where it cannot be graded.
  package func graded(_ entry: ClassEntry, bytes: [UInt8]) -> GradedSubmission? {
    try? grade(entry, SourceText(name: entry.name, bytes: bytes))
  }

  /// The result of a submission that nobody can grade.
  package func ungradable(
    _ entry: ClassEntry, at place: Int, _ message: String, seed: UInt64
  ) -> (row: Row, report: [UInt8]) {
    let submission = ReportedSubmission(
      name: entry.name, student: entry.student, problemSet: entry.problemSet, items: [],
      fault: message, notes: entry.isNamedByFile ? [BatchWording.namedByFile] : [])
    let report = JSONReport.ungradable(submission, message, seed: seed, for: audience)
    return (Row(entry: place, outcome: .ungradable(message)), report.bytes(pretty: false))
  }

  /// Why a submission cannot be graded, in words.
  private struct Unreadable: Error {
    var message: String
  }

  private func grade(
    _ entry: ClassEntry, _ text: SourceText
  ) throws(Unreadable) -> GradedSubmission {
    var submission: Submission
    do throws(Diagnostic) { submission = try Submission.read(text) } catch {
      throw Unreadable(message: error.rendered())
    }
    if let student = submission.student, student.utf8.count > ClassEntry.longestStudent {
      throw Unreadable(message: BatchWording.longStudent(student))
    }
    guard let grader = graders[submission.problemSet] else {
      throw Unreadable(message: missing(submission.problemSet))
    }
    submission.student = entry.student
    var graded = grader.grade(submission, memo: memos[submission.problemSet])
    if entry.isNamedByFile { graded.notes.append(BatchWording.namedByFile) }
    return graded
  }
}
