import Testing
import Text

@testable import Grading

/// One claim and what has to come of it; what is nil is not looked at.
struct ClaimRow: Sendable, CustomTestStringConvertible {
  /// The members of the claim but for its answer, as JSON.
  let item: String
  /// The answer as JSON.
  let answer: String
  let verdict: Verdict
  /// A part of the message.
  let message: String?
  /// A part of one of the notes.
  let note: String?
  let hint: String?
  let readAs: String?
  let score: Double?
  /// `certified` or `sampled`.
  let certainty: String?
  /// The evidence's first wrong line.
  let line: Int?
  /// The evidence's entry.
  let entry: String?

  init(
    _ item: String, _ answer: String, _ verdict: Verdict, message: String? = nil,
    note: String? = nil, hint: String? = nil, readAs: String? = nil, score: Double? = nil,
    certainty: String? = nil, line: Int? = nil, entry: String? = nil
  ) {
    self.item = item
    self.answer = answer
    self.verdict = verdict
    self.message = message
    self.note = note
    self.hint = hint
    self.readAs = readAs
    self.score = score
    self.certainty = certainty
    self.line = line
    self.entry = entry
  }

  var testDescription: String { "\(answer) to \(item)" }

  /// The outcome of the claim.
  func result() throws -> ItemResult {
    let claim = "{\(item), \"answer\": \(answer)}"
    return try Claims().judge(SourceText(name: "claim", claim), number: 1)
  }

  /// Judges the claim and compares.
  func check() throws {
    let result = try result()
    #expect(result.verdict == verdict, "\(result.message)")
    checkPoints(result)
    if let message { #expect(result.message.contains(message)) }
    if let note {
      let notes = result.notes + result.pictures.flatMap(\.notes)
      #expect(notes.contains { $0.contains(note) }, "\(notes)")
    }
    if let readAs { #expect(result.readAs == readAs) }
    if let certainty { #expect(Self.name(result.certainty) == certainty) }
    if let line { #expect(result.evidence.firstWrongLine == line) }
    if let entry { #expect(result.evidence.entry == entry) }
    #expect(result.hint == hint)
  }

  /// Points are pending just for what is not decided, and full just for what passes.
  private func checkPoints(_ result: ItemResult) {
    switch result.verdict {
    case .pass: #expect(result.score == result.maximum)
    case .invalid, .missing: #expect(result.score == 0)
    case .undecided, .review: #expect(result.score == nil)
    case .fail: #expect((result.score ?? -1) >= 0)
    }
    if let score { #expect(result.score == score) }
  }

  private static func name(_ certainty: Certainty?) -> String? {
    switch certainty {
    case .certified: "certified"
    case .sampled: "sampled"
    case nil: nil
    }
  }
}
