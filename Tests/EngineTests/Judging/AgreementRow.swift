import Engine
import TestSupport
import Testing

/// Two formulas and what a comparison of them decides.
struct AgreementRow: Sendable, CustomTestStringConvertible {
  /// What a comparison decides.
  enum Expected: String, Sendable {
    case same
    case different
    case undecided
  }

  /// The reference.
  var reference: String

  /// The answer.
  var answer: String

  /// The decision.
  var expected: Expected

  /// The names of both; most rows need numbers only.
  var setting: String

  init(
    _ reference: String, _ answer: String, _ expected: Expected,
    _ setting: String = "x; y; a; b; c; w"
  ) {
    self.reference = reference
    self.answer = answer
    self.expected = expected
    self.setting = setting
  }

  var testDescription: String { "\(reference) ; \(answer)" }

  /// What the engine decides.
  func decision(_ policy: DomainPolicy = .reference, seed: UInt64 = 1) throws -> String {
    try Setting(setting).comparison(reference, answer, policy, seed: seed).decide().word
  }
}
