import Engine
import Text

/// One kind of item: how it is set up from the problem file and how it judges answers.
///
/// A kind is one file, a line in `ItemKinds.all` and in the tables that CONTRIBUTING names, and one test file.
protocol ItemKind: Sendable {
  /// The name in problem files.
  static var name: String { get }

  /// How an item of this kind wants to be answered.
  static func form(of item: Item) -> AnswerForm

  /// Sets the item up.
  ///
  /// - Throws: a diagnostic where the problem file is at fault.
  init(_ context: ItemContext) throws(Diagnostic)

  /// Judges an answer that is not missing.
  ///
  /// - Throws: `AnswerFault` where the answer cannot be read or has the wrong shape.
  func judge(_ answer: JSONField) throws(AnswerFault) -> Judgement

  /// Whether two answers mean the same.
  func agrees(_ answer: JSONField, with other: JSONField) -> Bool

  /// How an answer is read.
  func reading(of answer: JSONField) throws(AnswerFault) -> AnswerReading

  /// What is drawn of an answer and its outcome; nil where words say it all.
  func drawing(of answer: JSONField, _ result: ItemResult) -> Drawing?

  /// Why no answer can pass, which is worth looking for where no solution shows that one can.
  var impossibility: String? { get }
}

extension ItemKind {
  func agrees(_ answer: JSONField, with other: JSONField) -> Bool { false }
  func drawing(of answer: JSONField, _ result: ItemResult) -> Drawing? { nil }
  var impossibility: String? { nil }
}

/// What a kind needs to know of its item and the surroundings.
struct ItemContext: Sendable {
  var item: Item
  var scope: Scope
  var assumptions: [Term]
  var seed: UInt64

  /// Texts that make the sample points of this item its own: salt, set, problem and item.
  var stream: [String]

  /// Whether wrong answers are compared with classic mistakes.
  var explains = true

  var plan = SamplingPlan()

  /// The names that an answer may use.
  var vocabulary: Vocabulary { scope.hiding(item.hide.compactMap(Vocabulary.canonical)).vocabulary }

  /// The item's own members.
  func member(_ name: String) throws(Diagnostic) -> JSONField? {
    var object = try item.field.object()
    return object.optional(name)
  }

  /// A member that the kind cannot do without.
  func required(_ name: String) throws(Diagnostic) -> JSONField {
    guard let field = try member(name) else {
      throw item.field.fault("a `\(item.kind)` item needs `\(name)`")
    }
    return field
  }

  /// Makes sure that the author's own term can be built at the listed sizes.
  ///
  /// - Throws: a diagnostic at the field where it cannot.
  func checkBuilds(_ term: Term, _ field: JSONField) throws(Diagnostic) {
    do throws(ShapeError) { try term.checkBuilds(in: scope) } catch  where !error.isLimit {
      throw field.fault(error.message)
    } catch {
      return
    }
  }

  /// The item's tolerance with exact numbers.
  func tolerance() throws(Diagnostic) -> Tolerance? {
    guard let rule = item.tolerance else { return nil }
    var result = Tolerance(digits: rule.digits)
    if let text = rule.absolute { result.absolute = try AuthorFormula.rational(text, scope) }
    if let text = rule.relative { result.relative = try AuthorFormula.rational(text, scope) }
    return result
  }

  /// A comparison of two terms at this item's sample points.
  func comparison(_ reference: Term, _ answer: Term) -> Comparison {
    var comparison = Comparison(
      scope: scope, reference: reference, answer: answer, seed: seed, stream: stream)
    comparison.assumptions = assumptions
    comparison.plan = plan
    return comparison
  }
}

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

/// Why an answer cannot be judged.
enum AnswerFault: Error, Sendable {
  case missing
  case invalid(String, pictures: [Diagnostic])
  /// The engine does not work it out; the answer may well be right.
  case undecided(String)

  /// The fault that a diagnostic describes.
  init(_ diagnostic: Diagnostic) {
    self = .invalid(diagnostic.message, pictures: [diagnostic])
  }

  /// The fault of an answer that has no meaning, or one that is not worked out.
  init(_ error: ShapeError) {
    self = error.isLimit ? .undecided(error.message) : .invalid(error.message, pictures: [])
  }
}

/// The kinds that exist, one line each.
enum ItemKinds {
  static let all: [any ItemKind.Type] = [
    ValueItem.self,
    FormulaItem.self,
    GradientItem.self,
    WitnessItem.self,
    GraphItem.self,
    DerivationItem.self,
    ConditionItem.self,
    ClaimItem.self,
    RangeItem.self,
    ShapeItem.self,
    TrainingItem.self,
    ChoiceItem.self,
    OrderingItem.self,
    TextItem.self,
  ]

  /// The kind of a name.
  static func named(_ name: String) -> (any ItemKind.Type)? { all.first { $0.name == name } }
}
