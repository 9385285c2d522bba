import Text

/// The scratch pad: what a formula is, and what it comes to.
package enum Evaluation {
  /// A name with its value as it was typed.
  package struct Assignment: Sendable {
    package var name: String
    package var value: SourceText

    package init(name: String, value: SourceText) {
      self.name = name
      self.value = value
    }
  }

  /// What is asked besides the formula.
  package struct Settings: Sendable {
    package var values: [Assignment] = []
    /// The names to differentiate by.
    package var derivatives: [String] = []

    package init() {}
  }

  /// What is told: named lines in order, such as `read as`, `LaTeX`, `value`.
  package struct Report: Sendable {
    package var rows: [(name: String, value: String)]

    package init(rows: [(name: String, value: String)]) { self.rows = rows }
  }

  /// Reads, echoes, computes and differentiates a formula.
  package static func report(
    formula: SourceText, settings: Settings
  ) throws(Diagnostic) -> Report {
    Report(rows: [("formula", formula.string)])
  }
}
