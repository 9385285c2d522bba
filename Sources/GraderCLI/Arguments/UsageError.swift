import Text

/// A call that the program does not understand.
struct UsageError: Error {
  /// One sentence.
  var message: String

  /// What may help.
  var notes: [String]

  /// The verb whose help is offered.
  var verb: String?

  /// Makes an error.
  init(_ message: String, notes: [String] = []) {
    self.message = message
    self.notes = notes
  }

  /// An unknown word, with the nearest known one, or else all of them.
  init(unknown noun: String, _ typed: String, among known: [String], prefix: String = "") {
    let near = Nearest.name(to: typed, among: known)
    let note =
      near.map { "did you mean `\(prefix)\($0)`?" }
      ?? "known: " + known.map { prefix + $0 }.joined(separator: ", ")
    self.init("unknown \(noun) \(Visible.quoted(prefix + typed))", notes: [note])
  }

  /// The error of a verb.
  func `in`(_ verb: String) -> UsageError {
    var error = self
    error.verb = verb
    return error
  }
}
