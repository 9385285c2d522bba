import Engine
import Text

/// Marks carried forward: a later item judged with the student's own earlier answer.
///
/// The true reference has been tried before. Nothing is carried that makes the later item trivial.
struct CarryForward {
  let later: ItemGrader
  let earlier: ItemGrader
  let answer: JSONField
  let earlierAnswer: JSONField

  /// What came of it.
  enum Outcome {
    /// The later answer is right, given the earlier one.
    case right
    /// It is wrong with the earlier answer too.
    case wrong
    /// Carrying would make the item trivial.
    case trivial
    /// The problem file does not say how to carry.
    case fault(Diagnostic)
  }

  /// What is wrong with carrying an earlier answer into a later item; nil where nothing is.
  static func fault(
    later: ItemGrader, earlier: ItemGrader, _ answer: JSONField, _ earlierAnswer: JSONField
  ) -> String? {
    let carry = CarryForward(
      later: later, earlier: earlier, answer: answer, earlierAnswer: earlierAnswer)
    if case .fault(let diagnostic) = carry.judge() { return diagnostic.message }
    return nil
  }

  func judge() -> Outcome {
    do {
      let reader = AnswerReader(vocabulary: earlier.context.vocabulary)
      let carried = try reader.formula(earlierAnswer)
      let seed = try reader.term(carried, earlier.context.scope)
      var context = later.context
      let kind: any ItemKind
      var isTrivial = seed.isConstant(in: earlier.context.scope)
      if let name = try definedName() {
        try context.scope.redefine(name, carried.formula)
        guard let type = ItemKinds.named(later.item.kind) else { return .wrong }
        kind = try type.init(context)
      } else {
        let gradient = try GradientItem(later.context, carrying: seed, from: earlier.context)
        isTrivial = isTrivial || gradient.isConstant
        kind = gradient
      }
      if isTrivial || kind.agrees(answer, with: earlierAnswer) { return .trivial }
      return try kind.judge(answer).verdict == .pass ? .right : .wrong
    } catch let error as Diagnostic {
      return .fault(error)
    } catch {
      return .wrong
    }
  }

  /// The definition that the earlier item asks for; nil where it is a gradient of the same quantity.
  private func definedName() throws -> String? {
    if earlier.item.kind == FormulaItem.name,
      let expected = try earlier.context.member("expected"),
      let text = try? expected.string(), let name = Vocabulary.canonical(text),
      earlier.context.scope.definition(name) != nil
    {
      return name
    }
    if earlier.item.kind == GradientItem.name, later.item.kind == GradientItem.name,
      try earlier.context.required("of").string() == later.context.required("of").string()
    {
      return nil
    }
    throw later.item.field.fault(
      "`\(earlier.id)` cannot be carried forward: it is neither a formula for a defined name nor a "
        + "gradient of the same quantity")
  }
}
