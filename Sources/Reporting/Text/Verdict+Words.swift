import Grading

extension Verdict {
  /// The sign in front of an item.
  var mark: String {
    switch self {
    case .pass: "✓"
    case .fail: "✗"
    case .invalid: "!"
    case .undecided: "?"
    case .missing: "○"
    case .review: "–"
    }
  }

  /// The verdict in words.
  var words: String {
    switch self {
    case .pass: "passes"
    case .fail: "fails"
    case .invalid: "invalid"
    case .undecided: "undecided"
    case .missing: "missing"
    case .review: "for review"
    }
  }

  /// The colour of the sign.
  var ink: TextStyle.Ink {
    switch self {
    case .pass: .green
    case .fail: .red
    case .invalid: .magenta
    case .undecided: .yellow
    case .missing: .dim
    case .review: .cyan
    }
  }
}

extension Visibility {
  /// The words for staff.
  var words: String {
    switch self {
    case .visible: "visible"
    case .hidden: "hidden"
    case .afterDueDate: "shown after the due date"
    case .afterPublished: "shown once published"
    }
  }
}
