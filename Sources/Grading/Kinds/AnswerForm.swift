import Text

/// How an item wants to be answered: in words, and as an answer that is still blank.
package struct AnswerForm: Sendable {
  /// The words that follow `Answer with `.
  package var words: String

  /// An answer that is read as missing and shows where the parts belong.
  package var blank: JSONOutput = .string("")

  /// Whether the answer is an object with members.
  package var isObject: Bool {
    if case .object = blank { true } else { false }
  }

  /// The parts of an answer that is an object, each with its own words.
  static func object(_ parts: [(name: String, words: String)]) -> AnswerForm {
    let listed = parts.map { part in
      part.words.isEmpty ? "`\(part.name)`" : "`\(part.name)` (\(part.words))"
    }
    return AnswerForm(
      words: "an object with " + listed.joined(separator: ", "),
      blank: .object(parts.map { ($0.name, .string("")) }))
  }

  /// The form of what is expected: one thing, or an object of named ones.
  static func of(expected item: Item, one: String) -> AnswerForm {
    guard var members = try? item.field.object(), let expected = members.optional("expected"),
      case .object = expected.value.kind, let named = try? expected.object()
    else { return AnswerForm(words: one) }
    return object(named.fields.map { ($0.key.value, "") })
  }
}

extension Item {
  /// How the item wants to be answered; nil for a kind that does not exist.
  package var answerForm: AnswerForm? { ItemKinds.named(kind)?.form(of: self) }

  /// The strings of one of the item's own members, as far as they are strings.
  func strings(_ member: String) -> [String] {
    guard var members = try? field.object(), let list = members.optional(member) else { return [] }
    if let one = try? list.string() { return [one] }
    return (try? list.strings()) ?? []
  }
}
