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
    /// The later answer is right, given the earlier one, and how surely.
    case right(Certainty?)
    /// It is wrong with the earlier answer too.
    case wrong
    /// Whether it is right with the earlier answer cannot be told.
    case open(String)
    /// Carrying would make the item trivial.
    case trivial
    /// The earlier answer does not fit in place of the right one.
    case misfit(Diagnostic)
  }

  /// What is wrong with a `given`, whatever is answered; nil where nothing is.
  static func fault(from earlier: ItemGrader, into later: ItemGrader) -> Diagnostic? {
    do throws(Diagnostic) {
      guard try carriedName(from: earlier, into: later) == nil,
        let reference = (earlier.kind as? GradientItem)?.references.first?.term
      else { return nil }
      _ = try GradientItem(later.context, carrying: reference, from: earlier.context)
      return nil
    } catch {
      return error
    }
  }

  /// What trying a `given` with an answer shows; nil where nothing is wrong.
  static func finding(
    from earlier: ItemGrader, into later: ItemGrader, _ answer: JSONField,
    _ earlierAnswer: JSONField
  ) -> String? {
    if let name = try? carriedName(from: earlier, into: later), !later.uses(name) {
      return "`\(earlier.id)` is given, but nothing in the item depends on `\(name)`"
    }
    let carry = CarryForward(
      later: later, earlier: earlier, answer: answer, earlierAnswer: earlierAnswer)
    if case .misfit(let diagnostic) = carry.judge() { return diagnostic.message }
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
      if let name = try CarryForward.carriedName(from: earlier, into: later) {
        try context.scope.redefine(name, carried.formula)
        guard let type = ItemKinds.named(later.item.kind) else { return .wrong }
        kind = try type.init(context)
      } else {
        let gradient = try GradientItem(later.context, carrying: seed, from: earlier.context)
        isTrivial = isTrivial || gradient.isConstant
        kind = gradient
      }
      if isTrivial || kind.agrees(answer, with: earlierAnswer) { return .trivial }
      let judgement = try kind.judge(answer)
      switch judgement.verdict {
      case .pass: return .right(judgement.certainty)
      case .undecided: return .open(judgement.message)
      case .fail, .invalid, .missing, .review: return .wrong
      }
    } catch AnswerFault.undecided(let message) {
      return .open(message)
    } catch let error as Diagnostic {
      return .misfit(error)
    } catch {
      return .wrong
    }
  }

  /// The definition that the earlier item asks for; nil where it is a gradient of the same quantity.
  ///
  /// - Throws: where it is neither, which is the author's fault.
  private static func carriedName(
    from earlier: ItemGrader, into later: ItemGrader
  ) throws(Diagnostic) -> String? {
    if [FormulaItem.name, ValueItem.name].contains(earlier.item.kind),
      let expected = try earlier.context.member("expected"),
      let text = try? expected.string(), let name = Vocabulary.canonical(text),
      earlier.context.scope.definition(name) != nil, later.context.scope.definition(name) != nil
    {
      return name
    }
    if earlier.item.kind == GradientItem.name, later.item.kind == GradientItem.name,
      try earlier.context.required("of").string() == later.context.required("of").string()
    {
      return nil
    }
    throw try later.context.required("given").fault(
      "`\(earlier.id)` cannot be carried forward: it is neither a formula for a defined name nor a "
        + "gradient of the same quantity")
  }
}

extension ItemGrader {
  /// Whether what is asked for depends on a definition; true where that cannot be told.
  fileprivate func uses(_ name: String) -> Bool {
    guard [FormulaItem.name, ValueItem.name, GradientItem.name].contains(item.kind) else {
      return true
    }
    var open: Set<String> = []
    for member in ["expected", "of"] {
      guard let field = try? context.member(member) else { continue }
      guard let text = try? AuthorFormula.source(field),
        let formula = try? Parser.formula(text, context.scope.vocabulary)
      else { return true }
      open.formUnion(formula.freeNames)
    }
    var seen: Set<String> = []
    while let next = open.popFirst() {
      if next == name { return true }
      guard seen.insert(next).inserted else { continue }
      open.formUnion(context.scope.definition(next)?.formula.freeNames ?? [])
    }
    return false
  }
}
