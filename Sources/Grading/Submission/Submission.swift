import Text

/// A student's answers as they were handed in.
package struct Submission: Sendable {
  /// The name of the file or stream.
  package var name: String
  /// The id of the set that it answers.
  package var problemSet: String
  /// Who handed it in.
  package var student: String?
  /// When, as RFC 3339 writes it.
  package var submittedAt: String?
  /// Which attempt it is.
  package var attempt: Int?
  /// The answers in the file's order; keys are `PROBLEM/ITEM`.
  package var answers: [Answer]
  /// Remarks on how it was read.
  package var notes: [Diagnostic]

  /// One answer with its place in the file.
  package struct Answer: Sendable {
    /// `PROBLEM/ITEM`, as written.
    package var key: String
    /// Where that stands.
    package var keySpan: SourceSpan
    /// What was answered.
    package var field: JSONField
    /// Why it cannot be read, where it stands in a part of the file that is broken by itself.
    package var fault: Diagnostic?

    /// Whether it was written as plain lines of Markdown, which can hold no object.
    package var isPlain = false
  }
}

extension Submission {
  /// The answers that can be read, by their items.
  package var answersByItem: [String: JSONField] {
    var result: [String: JSONField] = [:]
    for answer in answers where answer.fault == nil { result[answer.key] = answer.field }
    return result
  }
}
