import Text

extension Submission {
  /// Reads a submission by the form that its name tells: Markdown for `.md` and for front
  /// matter, else JSON.
  ///
  /// - Throws: a diagnostic where the text cannot be read at all; what is wrong with one answer is
  ///   for that item to say.
  package static func read(_ text: SourceText) throws(Diagnostic) -> Submission {
    text.name.lowercased().hasSuffix(".md") || text.bytes.starts(with: Array("---".utf8))
      ? try readMarkdown(text) : try readJSON(text)
  }
}
