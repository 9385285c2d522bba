/// What was typed after a verb.
struct Arguments: Sendable {
  /// What is no option.
  var operands: [String] = []

  /// The values of each option in the order in which they were typed; a flag's value is empty.
  var values: [String: [String]] = [:]

  /// Whether a flag was given.
  func has(_ option: Option) -> Bool { values[option.name] != nil }

  /// The value of an option.
  func value(_ option: Option) -> String? { values[option.name]?.last }

  /// The values of an option that may be repeated.
  func values(_ option: Option) -> [String] { values[option.name] ?? [] }
}
