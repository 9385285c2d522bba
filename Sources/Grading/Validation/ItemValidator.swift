import Engine
import Text

/// Tries out one item: its worked answers, its listed wrong ones, and generated ones.
struct ItemValidator {
  private let grader: ItemGrader
  private var result: ItemValidation

  init(_ grader: ItemGrader) {
    self.grader = grader
    result = ItemValidation(id: grader.id, kind: grader.item.kind)
  }

  /// Everything that was found.
  func run() -> ItemValidation {
    var copy = self
    guard grader.faults.isEmpty else {
      copy.result.errors.append("is at fault: \(grader.faults[0].message)")
      return copy.result
    }
    copy.result.warnings += NameCheck(grader).findings
    copy.trySolution()
    copy.tryPossibility()
    copy.tryWrong()
    if copy.result.solution == .pass {
      copy.tryForms()
      copy.tryMistakes()
      copy.tryTexts()
    }
    return copy.result
  }

  // MARK: Worked and listed answers

  private mutating func trySolution() {
    guard let solution = grader.item.solution else {
      if grader.item.kind != TextItem.name { result.warnings.append("has no solution") }
      return
    }
    let outcome = grader.grade(solution)
    result.solution = outcome.verdict
    let isText = grader.item.kind == TextItem.name && outcome.verdict == .review
    if outcome.verdict != .pass, !isText {
      result.errors.append("its solution does not pass: \(told(outcome, solution))")
    }
    for (place, answer) in grader.item.accept.enumerated() {
      let outcome = grader.grade(answer)
      if outcome.verdict != .pass {
        let words = told(outcome, answer)
        result.errors.append("answer \(place + 1) of `accept` does not pass: \(words)")
      }
    }
  }

  /// What is said of one of the author's answers, with its place in the file.
  private func told(_ outcome: ItemResult, _ answer: JSONField) -> String {
    let fault = outcome.pictures.first { $0.position != nil }
    let whole = Diagnostic("", text: answer.text, span: answer.value.span)
    let place = (fault ?? whole).position.map { "line \($0.line), column \($0.column)" }
    let more = (place.map { [$0] } ?? []) + (fault?.notes ?? [])
    return outcome.message + (more.isEmpty ? "" : " (\(more.joined(separator: "; ")))")
  }

  /// Makes sure that an answer can pass where no solution shows it.
  private mutating func tryPossibility() {
    guard result.solution == nil else { return }
    if hasNoPoints {
      result.errors.append(
        "no point was found that satisfies what the problem assumes, so nothing can be compared")
    } else if let impossibility = grader.kind?.impossibility {
      result.errors.append(impossibility)
    }
  }

  /// Whether the assumptions leave no point at which formulas could be compared.
  private var hasNoPoints: Bool {
    let context = grader.context
    guard !context.assumptions.isEmpty, let symbol = context.scope.symbols.first,
      let term = try? AuthorFormula.value(
        SourceText(name: "symbol", symbol.name), context.scope),
      case .undecided(.noPoints)? = try? context.comparison(term, term).decide()
    else { return false }
    return true
  }

  private mutating func tryWrong() {
    for (place, wrong) in grader.item.wrong.enumerated() {
      let outcome = grader.grade(wrong.answer)
      let name = "answer \(place + 1) of `wrong`"
      switch outcome.verdict {
      case .fail, .invalid:
        if outcome.hint == wrong.hint {
          result.wrong += 1
        } else if outcome.verdict == .invalid, outcome.hint == nil {
          result.errors.append(
            "\(name) cannot be read, so nobody is told its hint: "
              + told(outcome, wrong.answer))
        } else {
          result.errors.append(
            "\(name) is told \(outcome.hint.map { "another hint: \($0)" } ?? "no hint")")
        }
      default: result.errors.append("\(name) does not fail: \(outcome.verdict.rawValue)")
      }
      if wrong.hint == nil { result.warnings.append("\(name) has no hint") }
      tryTwins(of: wrong, at: place)
    }
  }

  /// Looks for an earlier wrong answer with the same meaning: its hint is told in place of this one.
  private mutating func tryTwins(of wrong: Item.WrongAnswer, at place: Int) {
    let twin = grader.item.wrong.prefix(place).firstIndex {
      ($0.hint != wrong.hint || $0.credit != wrong.credit)
        && grader.mean(wrong.answer, $0.answer)
    }
    guard let twin else { return }
    let other = grader.item.wrong[twin]
    result.warnings.append(
      "answers \(twin + 1) and \(place + 1) of `wrong` mean the same, so "
        + (other.hint == wrong.hint
          ? "the larger credit counts for both"
          : "the hint of the second shows only to those who write it in the same way"))
  }

  // MARK: The solution in other forms

  private mutating func tryForms() {
    guard let formula = solutionFormula else { return }
    let forms = [
      formula.description, formula.latex, "-(-(\(formula.description)))",
      "(\(formula.description))*2/2", "0 + (\(formula.description))",
    ]
    for form in forms {
      let outcome = grader.grade(ItemValidator.field(.string(form)))
      if outcome.verdict == .pass {
        result.forms += 1
      } else {
        result.errors.append(
          "its solution, written `\(form)`, does not pass: \(outcome.message)")
      }
    }
  }

  /// The solution of an item that asks for one formula.
  private var solutionFormula: Formula? {
    let kinds = [FormulaItem.name, GradientItem.name, ValueItem.name]
    guard kinds.contains(grader.item.kind), let solution = grader.item.solution,
      case .string = solution.value.kind
    else { return nil }
    return try? AnswerReader(vocabulary: grader.context.vocabulary).formula(solution).formula
  }

  /// A value as an answer.
  static func field(_ output: JSONOutput) -> JSONField {
    let text = SourceText(name: "answer", output.text(pretty: false))
    let value = (try? JSONReader.read(text)) ?? JSONValue(kind: .null, span: SourceSpan(0, 0))
    return JSONField(value: value, path: "answer", text: text)
  }

  // MARK: Generated mistakes

  private mutating func tryMistakes() {
    let accepted = grader.item.accept.map { JSONOutput($0.value).text(pretty: false) }
    for mistake in Mistakes(grader).list
    where !accepted.contains(mistake.answer.text(pretty: false)) {
      let outcome = grader.grade(ItemValidator.field(mistake.answer))
      switch outcome.verdict {
      case .fail, .invalid: result.failing += 1
      case .pass where mistake.mayBeEqual && isSame(mistake.answer, outcome):
        result.equivalent += 1
      case .pass: result.survivors.append(mistake.name)
      default: result.warnings.append("`\(mistake.name)` is \(outcome.verdict.rawValue)")
      }
    }
    if !result.survivors.isEmpty {
      result.warnings.append(
        "these changed answers pass: "
          + result.survivors.prefix(5).map { "`\($0)`" }.joined(separator: ", ")
          + (result.survivors.count > 5 ? " and \(result.survivors.count - 5) more" : ""))
    }
  }

  /// Whether a changed answer passes because it means the same, not because of a tolerance.
  private func isSame(_ answer: JSONOutput, _ outcome: ItemResult) -> Bool {
    grader.item.tolerance == nil
      || outcome.certainty == .certified && outcome.evidence.certificate != nil
      || isSolution(ItemValidator.field(answer))
  }

  /// Whether an answer is the solution itself in another form, whatever the tolerance.
  private func isSolution(_ answer: JSONField) -> Bool {
    let context = grader.context
    let reader = AnswerReader(vocabulary: context.vocabulary)
    guard let solution = grader.item.solution,
      let right = try? reader.term(try reader.formula(solution), context.scope),
      let other = try? reader.term(try reader.formula(answer), context.scope),
      case .same? = try? context.comparison(right, other).decide()
    else { return false }
    return true
  }

  // MARK: What students read

  /// Looks for answers in the prompt and the hints.
  private mutating func tryTexts() {
    guard solutionFormula != nil else { return }
    var texts = [("prompt", grader.item.prompt ?? "")]
    for (place, wrong) in grader.item.wrong.enumerated() {
      texts.append(("hint \(place + 1)", wrong.hint ?? ""))
    }
    for (name, text) in texts {
      for formula in ItemValidator.formulas(in: text) {
        let outcome = grader.grade(ItemValidator.field(.string(formula)))
        if outcome.verdict == .pass {
          result.warnings.append("its \(name) contains an answer that passes: `\(formula)`")
        }
      }
    }
  }

  /// What stands between dollar signs or backquotes.
  static func formulas(in text: String) -> [String] {
    var result: [String] = []
    for mark: Character in ["$", "`"] {
      let parts = text.split(separator: mark, omittingEmptySubsequences: false)
      for (place, part) in parts.enumerated() where place % 2 == 1 && !part.isEmpty {
        result.append(String(part))
      }
    }
    return Array(result.prefix(20))
  }
}
