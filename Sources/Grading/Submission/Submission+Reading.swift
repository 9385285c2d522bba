import Text

extension Submission {
  /// Reads a submission by the form that its name tells: JSON.
  ///
  /// - Throws: a diagnostic where the text cannot be read at all; what is wrong with one answer is
  ///   for that item to say.
  package static func read(_ text: SourceText) throws(Diagnostic) -> Submission {
    try readJSON(text)
  }
}
