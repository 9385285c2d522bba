import Engine

extension Agreement {
  /// The decision in one word: same, different or undecided.
  package var word: String {
    switch self {
    case .same: "same"
    case .different: "different"
    case .undecided: "undecided"
    }
  }
}
