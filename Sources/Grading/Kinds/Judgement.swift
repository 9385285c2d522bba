import Engine
import Text

/// What a kind says of an answer; the item's points and hints are added by the caller.
struct Judgement: Sendable {
  var verdict: Verdict
  var message: String
  var studentMessage: String?
  var readAs: String?
  var certainty: Certainty?
  var evidence = Evidence()
  var pictures: [Diagnostic] = []
  var notes: [String] = []
  var hidesExpected = false

  /// The classic mistake that a failing answer comes from.
  var mistake: Mistake?

  /// The part of the answer that the mistake is in, where there are several; `u3->u5`.
  var mistakePlace: String?

  /// The part of the points that a failing answer earns where parts count.
  var fraction = 0.0

  /// Whether a failing answer is right in value, and wrong only in how it is written.
  var failsByForm = false

  init(_ verdict: Verdict, _ message: String) {
    self.verdict = verdict
    self.message = message
  }

  /// Fails a passing judgement where the answer uses what its item does not allow.
  mutating func checkUse(in formulas: [Formula], _ item: Item, diffIsFree: Bool = false) {
    guard verdict == .pass else { return }
    for formula in formulas {
      guard
        let name = Features.violation(
          in: formula, allow: item.allow, forbid: item.forbid, diffIsFree: diffIsFree)
      else { continue }
      verdict = .fail
      failsByForm = true
      certainty = .certified
      message = Wording.forbidden(name)
      return
    }
  }
}
