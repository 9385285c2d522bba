import Batch
import Grading
import Text

/// The answers of a class, read again from the submissions; those that are gone or changed are none.
final class AnswerSource {
  private let files: SubmissionFiles
  private var last: (name: String, submission: Submission?)?

  /// The answers of a class.
  init(_ files: SubmissionFiles) { self.files = files }

  /// The submission as it was graded.
  func submission(_ entry: ClassEntry) -> Submission? {
    if let last, last.name.hasBytes(of: entry.name) { return last.submission }
    let submission: Submission?
    if let bytes = files.found(entry) {
      submission = try? Submission.read(SourceText(name: entry.name, bytes: bytes))
    } else {
      submission = nil
    }
    last = (entry.name, submission)
    return submission
  }

  /// What was answered to an item.
  func answer(_ entry: ClassEntry, _ item: String) -> JSONField? {
    submission(entry)?.answers.first { $0.key.hasBytes(of: item) }?.field
  }

  /// The same as text: a string as it stands, a list line by line, anything else as JSON.
  func text(_ entry: ClassEntry, _ item: String) -> String? {
    guard let answer = answer(entry, item) else { return nil }
    if let text = try? answer.string() { return text }
    if let lines = try? answer.strings() { return lines.joined(separator: "\n") }
    return JSONOutput(answer.value).text(pretty: false)
  }
}
