import Text

/// A student's answers as they were handed in.
package struct Submission: Sendable {
  /// The name of the file or stream.
  package var name: String
  package var problemSet: String
  package var student: String?
  package var submittedAt: String?
  package var attempt: Int?
  /// The answers in the file's order; keys are `PROBLEM/ITEM`.
  package var answers: [Answer]
  package var notes: [Diagnostic]

  /// One answer with its place in the file.
  package struct Answer: Sendable {
    package var key: String
    package var keySpan: SourceSpan
    package var field: JSONField
  }
}
