import Engine
import Text

/// What a page shows of an answer besides its verdict.
package struct Exhibit: Sendable {
  /// The answer as it was written, line by line or name by name.
  package var written: [WrittenText] = []
  /// How it was read; nil where it could not be.
  package var reading: AnswerReading?
  /// What is drawn of it.
  package var drawing: Drawing?
  /// What a person looks for in a free text.
  package var rubric: String?
  /// The answer that the course gives, for staff.
  package var solution: [WrittenText] = []

  /// Nothing to show.
  package init() {}
}

/// A piece of an answer, with the part of it that is at fault.
package struct WrittenText: Sendable {
  /// The number of the line, or the name that it answers.
  package var label: String?
  /// The text.
  package var text: String
  /// The offsets in UTF-8 of the part at fault.
  package var fault: SourceSpan?

  /// A piece without a fault.
  package init(label: String?, text: String) {
    self.label = label
    self.text = text
  }
}

extension Exhibit {
  /// The pieces of an answer as they were written, with the faults that pictures point at.
  static func written(_ answer: JSONField, _ pictures: [Diagnostic]) -> [WrittenText] {
    switch answer.value.kind {
    case .array(let values) where values.allSatisfy(\.isPlain):
      let lines = (try? answer.array()) ?? []
      return lines.enumerated().map { place, line in
        piece(line, lines.count > 1 ? "\(place + 1)" : nil, pictures)
      }
    case .object(let members) where !members.isEmpty:
      let fields = (try? answer.object().fields) ?? []
      return fields.map { key, field in piece(field, key.value, pictures) }
    default: return [piece(answer, nil, pictures)]
    }
  }

  private static func piece(
    _ field: JSONField, _ label: String?, _ pictures: [Diagnostic]
  ) -> WrittenText {
    guard let source = try? field.source() else {
      return WrittenText(label: label, text: JSONOutput(field.value).text(pretty: false))
    }
    var piece = WrittenText(label: label, text: source.string)
    for picture in pictures {
      guard let text = picture.text, let span = picture.span else { continue }
      if text == source {
        piece.fault = SourceSpan(max(span.start, 0), min(span.end, source.bytes.count))
        break
      }
    }
    return piece
  }
}

extension JSONValue {
  /// Whether it stands on one line by itself.
  fileprivate var isPlain: Bool {
    switch kind {
    case .array, .object: false
    default: true
    }
  }
}

extension ItemGrader {
  /// What a page shows of an answer and its outcome.
  func exhibit(_ answer: JSONField?, _ result: ItemResult) -> Exhibit {
    var exhibit = Exhibit()
    if var members = try? item.field.object(), let rubric = members.optional("rubric") {
      exhibit.rubric =
        (try? rubric.string()) ?? (try? rubric.strings())?.joined(separator: "\n")
    }
    if let solution = item.solution { exhibit.solution = Exhibit.written(solution, []) }
    guard let answer, !ItemGrader.isMissing(answer) else { return exhibit }
    exhibit.written = Exhibit.written(answer, result.pictures)
    guard let kind else { return exhibit }
    exhibit.reading = try? kind.reading(of: judged(answer))
    exhibit.drawing = kind.drawing(of: judged(answer), result)
    return exhibit
  }
}
