import Text

/// `text`: prose, which a person reads; its verdict is always `review`.
struct TextItem: ItemKind {
  static let name = "text"

  static func form(of item: Item) -> AnswerForm {
    AnswerForm(words: "text; a person reads it")
  }

  private let rubric: String?

  init(_ context: ItemContext) throws(Diagnostic) {
    rubric = try context.member("rubric").map { field throws(Diagnostic) in try Self.rubric(field) }
  }

  /// A rubric is a text or a list of texts.
  private static func rubric(_ field: JSONField) throws(Diagnostic) -> String {
    if case .array = field.value.kind { return try field.strings().joined(separator: "; ") }
    return try field.string()
  }

  func judge(_ answer: JSONField) throws(AnswerFault) -> Judgement {
    let text = try reading(of: answer).description
    var judgement = Judgement(.review, "waits for a person to read it")
    judgement.studentMessage = judgement.message
    judgement.readAs = text
    if let eaten = answer.value.eatenCommands.first {
      judgement.notes.append(
        "`\(eaten.command)` may have been read as a control character and letters: if a command is "
          + "meant, \(eaten.advice)")
    }
    if let rubric { judgement.message += "; rubric: \(rubric)" }
    return judgement
  }

  func reading(of answer: JSONField) throws(AnswerFault) -> AnswerReading {
    do {
      if case .array = answer.value.kind {
        return AnswerReading(try answer.strings().joined(separator: "\n"))
      }
      return AnswerReading(try answer.string())
    } catch { throw AnswerFault(error) }
  }
}
