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
