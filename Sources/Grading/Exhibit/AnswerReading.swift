import Engine

/// How an answer is read, part by part.
package struct AnswerReading: Sendable {
  /// One part: a formula, or words where the answer is none.
  package enum Content: Sendable {
    case formula(Formula)
    case words(String)
  }

  /// A part with what stands before it.
  package struct Part: Sendable {
    /// What joins it to the part before it; empty for the first.
    package var joint: String
    /// The name that it answers, where there are several.
    package var name: String?
    /// What it is.
    package var content: Content
    /// The line of the answer that it stands on, from 1, where that is known.
    package var line: Int?
  }

  /// The parts in order.
  package private(set) var parts: [Part]

  /// One formula.
  init(_ formula: Formula) { self.init([formula], joint: "") }

  /// Words.
  init(_ words: String) {
    parts = [Part(joint: "", name: nil, content: .words(words))]
  }

  /// Formulas with something between them.
  init(_ formulas: [Formula], joint: String) {
    parts = formulas.enumerated().map { place, formula in
      Part(joint: place == 0 ? "" : joint, name: nil, content: .formula(formula))
    }
  }

  /// Several readings with something between them.
  init(_ readings: [AnswerReading], joint: String) {
    parts = []
    for reading in readings {
      var next = reading.parts
      if !parts.isEmpty, !next.isEmpty { next[0].joint = joint }
      parts += next
    }
  }

  /// Formulas of a chain with the lines that they stand on.
  init(_ steps: [(formula: Formula, line: Int)], joint: String) {
    self.init(steps.map(\.formula), joint: joint)
    for (place, step) in steps.enumerated() { parts[place].line = step.line }
  }

  /// The same as the answer to a name.
  func named(_ name: String) -> AnswerReading {
    var result = self
    if !result.parts.isEmpty { result.parts[0].name = name }
    return result
  }
}

extension AnswerReading: CustomStringConvertible {
  /// The whole in canonical notation.
  package var description: String {
    parts.map { part in
      let content =
        switch part.content {
        case .formula(let formula): formula.description
        case .words(let words): words
        }
      return part.joint + (part.name.map { "\($0) = " } ?? "") + content
    }.joined()
  }
}
