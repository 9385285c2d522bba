import Engine
import Text

/// The lines of a derivation as the student counts them.
enum DerivationLines {
  struct Line {
    var number: Int
    var text: SourceText
    var members: [Chain.Member]
  }

  /// The most lines that are read.
  static let limit = 500

  /// The most members that all chains together may have.
  static let mostMembers = 1000

  static func read(_ answer: JSONField) throws(AnswerFault) -> [Line] {
    switch answer.value.kind {
    case .string:
      let result = try lines(answer, from: 1, isOnly: true)
      guard !result.isEmpty else { throw nothing(answer) }
      return result
    case .array(let values):
      guard values.count <= limit else {
        throw AnswerFault(answer.fault("there are more than \(limit) lines"))
      }
      var result: [Line] = []
      for (place, value) in values.enumerated() {
        let field = JSONField(value: value, path: "\(answer.path)[\(place)]", text: answer.text)
        result += try lines(field, from: place + 1, isOnly: values.count == 1)
      }
      guard !result.isEmpty else { throw nothing(answer) }
      return result
    case .null: throw .missing
    default: throw AnswerFault(answer.mismatch(expected: "a list of lines"))
    }
  }

  /// What is said of an answer with words or signs in it, but no step.
  private static func nothing(_ answer: JSONField) -> AnswerFault {
    AnswerFault(answer.fault("there is no formula here"))
  }

  /// The lines of one string; only where it is the whole answer do its rows count one by one.
  private static func lines(
    _ field: JSONField, from number: Int, isOnly: Bool
  ) throws(AnswerFault) -> [Line] {
    let text: SourceText
    do { text = try field.formula() } catch { throw AnswerFault(error) }
    guard text.bytes.contains(where: { $0 > 0x20 }) else { return [] }
    do {
      return try Chain.lines(of: text, isProof: true).map { chain in
        Line(number: isOnly ? number + chain.row : number, text: text, members: chain.members)
      }
    } catch {
      // A line of words, or the frame of an `aligned` on a line of its own, is no step.
      if case .empty = error.reason { return [] }
      throw AnswerFault(error.diagnostic(in: text))
    }
  }
}
