import Text

/// `ordering`: all options in the right order.
struct OrderingItem: ItemKind {
  static let name = "ordering"

  static func form(of item: Item) -> AnswerForm {
    AnswerForm(words: "the list of all ids, in order", blank: .array([]))
  }

  private let options: Options

  init(_ context: ItemContext) throws(Diagnostic) {
    options = try Options(context)
    let field = try context.required("expected")
    guard !options.expected.isEmpty else {
      throw field.fault("there is nothing to order, so no answer could pass")
    }
    guard Set(options.expected).count == options.expected.count else {
      throw field.fault("an option is named twice, so no answer could pass")
    }
  }

  func judge(_ answer: JSONField) throws(AnswerFault) -> Judgement {
    let chosen = try options.read(answer)
    let expected = options.expected
    var judgement = Judgement(.pass, "right")
    judgement.certainty = .certified
    judgement.readAs = chosen.joined(separator: ", ")
    guard chosen != expected else { return judgement }
    judgement.verdict = .fail
    judgement.hidesExpected = true
    let right = zip(chosen, expected).count { $0 == $1 }
    judgement.fraction = Double(right) / Double(max(expected.count, 1))
    judgement.evidence.answerValue = chosen.joined(separator: ", ")
    judgement.evidence.expectedValue = expected.joined(separator: ", ")
    let place = zip(chosen, expected).prefix { $0 == $1 }.count
    judgement.evidence.places = ["\(place + 1)"]
    if place < chosen.count {
      judgement.message =
        "the first place out of order is \(place + 1): `\(chosen[place])` does not come there"
    } else {
      let rest = expected.count - chosen.count
      judgement.message =
        "the order is right so far, but \(rest) more \(rest == 1 ? "belongs" : "belong") to it"
    }
    return judgement
  }

  func agrees(_ answer: JSONField, with other: JSONField) -> Bool {
    guard let left = try? options.read(answer), let right = try? options.read(other) else {
      return false
    }
    return left == right
  }

  func reading(of answer: JSONField) throws(AnswerFault) -> AnswerReading {
    AnswerReading(try options.read(answer).joined(separator: ", "))
  }
}
