import Text

extension Submission {
  /// Reads a submission by the form that its name tells: Markdown for `.md`, else JSON.
  ///
  /// - Throws: a diagnostic where the text cannot be read at all; what is wrong with one answer is
  ///   for that item to say.
  package static func read(_ text: SourceText) throws(Diagnostic) -> Submission {
    text.name.hasSuffix(".md") ? try readMarkdown(text) : try readJSON(text)
  }
}
