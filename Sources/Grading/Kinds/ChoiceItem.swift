import Text

/// `choice`: the right options, in any order.
struct ChoiceItem: ItemKind {
  static let name = "choice"

  static func form(of item: Item) -> AnswerForm {
    AnswerForm(words: "the id of an option, or a list of ids")
  }

  private let options: Options
  private let expected: [String]

  init(_ context: ItemContext) throws(Diagnostic) {
    options = try Options(context)
    expected = options.expected
    guard !expected.isEmpty else {
      throw try context.required("expected").fault("no option is right, so no answer could pass")
    }
  }

  func judge(_ answer: JSONField) throws(AnswerFault) -> Judgement {
    let chosen = try options.read(answer)
    var judgement = Judgement(.pass, "right")
    judgement.certainty = .certified
    judgement.readAs = chosen.joined(separator: ", ")
    guard Set(chosen) != Set(expected) else { return judgement }
    judgement.verdict = .fail
    judgement.hidesExpected = true
    judgement.evidence.answerValue = chosen.joined(separator: ", ")
    judgement.evidence.expectedValue = expected.joined(separator: ", ")
    let isOne = expected.count == 1 && chosen.count == 1
    judgement.message = isOne ? "not this option" : "not these options"
    judgement.studentMessage = judgement.message
    judgement.message += ", but \(expected.map { "`\($0)`" }.joined(separator: ", "))"
    let right = options.ids.count { chosen.contains($0) == expected.contains($0) }
    judgement.fraction = isOne ? 0 : Double(right) / Double(max(options.ids.count, 1))
    return judgement
  }

  func agrees(_ answer: JSONField, with other: JSONField) -> Bool {
    guard let left = try? options.read(answer), let right = try? options.read(other) else {
      return false
    }
    return Set(left) == Set(right)
  }

  func reading(of answer: JSONField) throws(AnswerFault) -> AnswerReading {
    AnswerReading(try options.read(answer).joined(separator: ", "))
  }
}

/// The options of a choice or an ordering.
struct Options: Sendable {
  let ids: [String]
  let expected: [String]

  init(_ context: ItemContext) throws(Diagnostic) {
    var ids: [String] = []
    for (key, field) in try context.required("options").object().fields {
      _ = try field.string()
      ids.append(key.value)
    }
    guard !ids.isEmpty else { throw context.item.field.fault("there are no options") }
    self.ids = ids
    let field = try context.required("expected")
    expected = try Options.ids(field)
    for id in expected where !ids.contains(id) {
      throw field.fault("`\(id)` is none of the options")
    }
  }

  /// The ids in a field: one or a list of them; a number is the id that it is written as.
  private static func ids(_ field: JSONField) throws(Diagnostic) -> [String] {
    switch field.value.kind {
    case .string: [try field.string()]
    case .number(let digits): [digits]
    case .array:
      try field.array().map { entry throws(Diagnostic) in
        if case .number(let digits) = entry.value.kind { return digits }
        return try entry.string()
      }
    default: throw field.mismatch(expected: "the id of an option or a list of ids")
    }
  }

  /// The ids in an answer, without white space around those that have none themselves.
  private func written(_ answer: JSONField) throws(Diagnostic) -> [String] {
    try Options.ids(answer).map { ids.contains($0) ? $0 : SetText.trimmed($0) }
  }

  /// The ids that an answer names.
  func read(_ answer: JSONField) throws(AnswerFault) -> [String] {
    var chosen: [String]
    do { chosen = try written(answer) } catch { throw AnswerFault(error) }
    if chosen.count == 1, !ids.contains(chosen[0]) {
      let parts = chosen[0].replacing("->", with: " ").split {
        ",;>→⟶".contains($0) || $0.isWhitespace
      }.map(
        String.init)
      if !parts.isEmpty, parts.allSatisfy(ids.contains) { chosen = parts }
    }
    for id in chosen where !ids.contains(id) {
      let nearest = Nearest.name(to: id, among: ids)
      throw AnswerFault(
        answer.fault(
          "`\(Visible.text(id))` is none of the options",
          notes: [
            nearest.map { "did you mean `\($0)`?" }
              ?? "the options are \(ids.map { "`\($0)`" }.joined(separator: ", "))"
          ]))
    }
    guard Set(chosen).count == chosen.count else {
      throw AnswerFault(answer.fault("an option is named twice"))
    }
    return chosen
  }
}
