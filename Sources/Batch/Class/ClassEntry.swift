import Text

/// One submission of a class: where it is, what it held when the class was frozen, and whose it is.
package struct ClassEntry: Sendable, Hashable {
  /// What reports call it: a path, or `class.jsonl:12`.
  package var name: String

  /// Where its bytes are.
  package var source: Source

  /// What its bytes were.
  package var digest: SHA256

  /// Whose it is.
  package var student: String

  /// Whether nobody is named in it, so that the file's name was taken.
  package var isNamedByFile: Bool

  /// The problem set that it answers; nil where that cannot be told or there is no such set.
  package var problemSet: String?

  /// Whether it can be read as a submission.
  package var isReadable: Bool

  /// When it was handed in, as RFC 3339 writes it.
  package var submittedAt: String?

  /// Which attempt it is.
  package var attempt: Int?

  /// Why it is not the one that counts, where the student handed in several.
  package var aside: Aside?

  /// Where the bytes of a submission are.
  package indirect enum Source: Sendable, Hashable {
    /// The whole file of its name.
    case file
    /// A line, or the whole, of a file; `-` is what came from standard input.
    case part(file: String, offset: Int, count: Int)
  }

  /// Why a submission is set aside.
  package enum Aside: String, Sendable, Hashable, CaseIterable {
    /// A later attempt counts.
    case later
    /// An earlier attempt counts.
    case earlier
    /// A better attempt counts.
    case better
    /// It cannot be read, and another attempt can.
    case unreadable
  }

  /// The number of bytes that one submission may have.
  package static let maximumBytes = 4 << 20

  /// The number of bytes that a student's id may have.
  package static let longestStudent = 256
}

extension String {
  /// Whether a text comes before another by its bytes, whatever the locale.
  package func isBefore(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }

  /// Whether two texts have the same bytes; é is not e with U+0301.
  package func hasBytes(of other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
