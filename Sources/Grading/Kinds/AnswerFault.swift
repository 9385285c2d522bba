import Engine
import Text

/// Why an answer cannot be judged.
enum AnswerFault: Error, Sendable {
  case missing
  case invalid(String, pictures: [Diagnostic])
  /// The engine does not work it out; the answer may well be right.
  case undecided(String)

  /// The fault that a diagnostic describes.
  init(_ diagnostic: Diagnostic) {
    self = .invalid(diagnostic.message, pictures: [diagnostic])
  }

  /// The fault of an answer that has no meaning, or one that is not worked out.
  init(_ error: ShapeError) {
    self = error.isLimit ? .undecided(error.message) : .invalid(error.message, pictures: [])
  }
}
