import Text

extension Submission {
  /// Reads a submission by the form that its name tells: Markdown for `.md` and for front
  /// matter, else JSON.
  ///
  /// - Throws: a diagnostic where the text cannot be read at all; what is wrong with one answer is
  ///   for that item to say.
  package static func read(_ text: SourceText) throws(Diagnostic) -> Submission {
    text.name.lowercased().hasSuffix(".md") || hasFrontMatter(text.bytes)
      ? try readMarkdown(text) : try readJSON(text)
  }

  /// Whether front matter begins here, perhaps behind a byte order mark and blank lines; no value
  /// of JSON begins so.
  private static func hasFrontMatter(_ bytes: [UInt8]) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0).drop { $0 <= 0x20 }
      .starts(with: Array("---".utf8))
  }
}
