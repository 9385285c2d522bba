import Grading
import Text

/// Whose a submission is and what it answers, as far as a damaged one tells.
package struct SubmissionHead: Sendable {
  /// The id of its problem set.
  package var problemSet: String?
  /// Who handed it in; nil also for what is no usable id.
  package var student: String?
  /// When.
  package var submittedAt: String?
  /// Which attempt it is.
  package var attempt: Int?
  /// Whether the whole can be read as a submission.
  package var isReadable = true

  /// Reads the head of a submission.
  package init(_ text: SourceText) {
    do throws(Diagnostic) {
      let submission = try Submission.read(text)
      problemSet = submission.problemSet
      student = SubmissionHead.usable(submission.student)
      submittedAt = submission.submittedAt
      attempt = submission.attempt
    } catch {
      isReadable = false
      readLeniently(text)
    }
  }

  /// Takes what names the student and the set out of JSON that is no proper submission.
  private mutating func readLeniently(_ text: SourceText) {
    guard let value = try? JSONReader.read(text),
      var members = try? JSONField(value: value, path: "", text: text).object()
    else { return }
    problemSet = try? members.optional("problem_set")?.string()
    student = SubmissionHead.usable(try? members.optional("student")?.string())
  }

  /// The id without white space around it; nil where nothing is left or it is too long.
  private static func usable(_ student: String?) -> String? {
    guard let student, student.utf8.count <= ClassEntry.longestStudent else { return nil }
    let trimmed = student.trimmed
    return trimmed.isEmpty ? nil : trimmed
  }

  /// The id that a file's name stands for: `s-7` of `subs/s-7.json`, `class:12` of `class.jsonl:12`.
  package static func student(ofFile name: String) -> String {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    guard let dot = last.lastIndex(of: "."), dot > last.startIndex else { return last }
    let line = last[dot...].firstIndex(of: ":").map { last[$0...] } ?? ""
    return String(last[..<dot] + line)
  }
}

extension ClassEntry {
  /// A submission as its bytes tell.
  ///
  /// - Parameter sets: the ids of the problem sets that there are.
  package init(name: String, source: Source, bytes: ArraySlice<UInt8>, sets: Set<String>) {
    let head = SubmissionHead(SourceText(name: name, bytes: Array(bytes)))
    self.init(
      name: name, source: source, digest: SHA256(bytes),
      student: head.student ?? SubmissionHead.student(ofFile: name),
      isNamedByFile: head.student == nil,
      // The one string of all submissions for a set; ten thousand copies would add up.
      problemSet: head.problemSet.flatMap { sets.firstIndex(of: $0).map { sets[$0] } },
      isReadable: head.isReadable, submittedAt: head.submittedAt, attempt: head.attempt)
  }

  /// A submission whose bytes cannot be had, and why in words.
  package init(name: String, source: Source, fault: String) {
    self.init(
      name: name, source: source, digest: SHA256(fault),
      student: SubmissionHead.student(ofFile: name), isNamedByFile: true, isReadable: false)
  }
}

extension String {
  /// The text without white space at its ends.
  package var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
