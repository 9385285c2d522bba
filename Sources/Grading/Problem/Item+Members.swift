extension Item {
  /// The members that an item of any kind may have.
  package static let commonMembers = [
    "id", "kind", "points", "prompt", "visibility", "solution", "accept", "wrong", "after", "given",
    "allow", "forbid", "hide", "partial", "tolerance",
  ]

  /// The members that each kind adds; a kind that is not here does not exist.
  package static let kindMembers: [String: [String]] = [
    "value": ["expected", "at"],
    "formula": ["expected", "stress", "domain"],
    "gradient": ["of", "wrt", "layout"],
    "witness": ["unknowns", "constraints"],
    "graph": ["inputs", "definitions", "output", "partials"],
    "derivation": ["from", "to", "min_steps"],
    "condition": ["of", "equals", "cover"],
    "claim": ["statement", "over"],
    "range": ["of", "over"],
    "shape": ["of"],
    "training": ["loss", "parameters", "initial", "rate", "steps", "data", "ask"],
    "choice": ["options", "expected"],
    "ordering": ["options", "expected"],
    "text": ["rubric"],
  ]
}
