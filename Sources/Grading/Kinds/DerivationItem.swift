import Engine
import Text

/// `derivation`: a chain in which every step holds, from where it has to start to where it has to end.
struct DerivationItem: ItemKind {
  static let name = "derivation"

  static func form(of item: Item) -> AnswerForm {
    AnswerForm(words: "a list of lines, each a formula or a chain a = b = c", blank: .array([]))
  }

  private let context: ItemContext
  private let from: (formula: Formula, term: Term)
  private let to: (formula: Formula, term: Term)
  private let minimum: Int

  init(_ context: ItemContext) throws(Diagnostic) {
    self.context = context
    from = try AuthorFormula.term(try context.required("from").source(), context.scope)
    to = try AuthorFormula.term(try context.required("to").source(), context.scope)
    minimum =
      try context.member("min_steps").map { field throws(Diagnostic) in
        try field.int(in: 0...100)
      } ?? 0
  }

  /// That the goal is certainly another function than the start.
  var impossibility: String? {
    switch compare(from.term, to.term, from.formula, to.formula) {
    case .success(.different(let difference)):
      "`from` and `to` are not the same function, so no chain leads from one to the other: "
        + Wording.differs(difference, subject: "`to`")
    case .failure(let error) where !error.isLimit:
      "`from` and `to` cannot be equal: \(error.message)"
    default: nil
    }
  }

  /// One member of the chain.
  private struct Step {
    var formula: Formula
    var term: Term
    var line: Int
    var text: SourceText
    var span: SourceSpan
  }

  /// Whether the chain ends at a number, which students must not be told.
  private var asksForNumber: Bool { to.term.isConstant(in: context.scope) }

  func judge(_ answer: JSONField) throws(AnswerFault) -> Judgement {
    let lines = try DerivationLines.read(answer)
    let steps = try steps(lines)
    guard let last = steps.last else { throw .missing }
    var judgement = Judgement(.pass, "every step holds")
    judgement.readAs = steps.map(\.formula.description).joined(separator: " = ")
    if let broken = firstBreak(steps, &judgement) { return broken }
    if var end = wrongEnd(last) {
      guard end.verdict == .undecided else { return marked(end, last, judgement.readAs) }
      end.readAs = judgement.readAs
      return end
    }
    let count = distinct(steps)
    if count < minimum {
      var short = Judgement(
        .fail,
        "\(count) \(count == 1 ? "step is" : "steps are") shown, at least \(minimum) are asked")
      short.notes = ["lines that only repeat an earlier one do not count"]
      return marked(short, last, judgement.readAs)
    }
    return forbidden(steps, judgement.readAs) ?? judgement
  }

  /// The judgement at the first step that uses what the item forbids; the start may be repeated.
  private func forbidden(_ steps: [Step], _ readAs: String?) -> Judgement? {
    for step in steps where step.formula != from.formula {
      let features = Features(step.formula)
      let forbid = context.item.forbid
      guard let name = features.violation(allow: [], forbid: forbid, diffIsFree: true) else {
        continue
      }
      let message = "every step holds, but line \(step.line) uses \(Wording.feature(name)), "
      return marked(Judgement(.fail, message + "which this item does not allow"), step, readAs)
    }
    return nil
  }

  /// Every member of every line with its meaning.
  private func steps(_ lines: [DerivationLines.Line]) throws(AnswerFault) -> [Step] {
    var steps: [Step] = []
    let vocabulary = context.vocabulary
    for (number, line) in lines.enumerated() {
      guard steps.count + line.members.count <= DerivationLines.mostMembers else {
        throw .invalid("there are more than \(DerivationLines.mostMembers) steps", pictures: [])
      }
      for (place, member) in line.members.enumerated() {
        if member.isEmpty {
          // A line may break off with `=` where another goes on.
          let isLast = place == line.members.count - 1
          if place == 0 || isLast && number < lines.count - 1 { continue }
          throw AnswerFault(
            Diagnostic(
              "line \(line.number): nothing follows the `=`", text: line.text, span: member.span))
        }
        do {
          let formula = try member.formula(vocabulary).formula
          guard !formula.isCondition else {
            throw AnswerFault(
              Diagnostic(
                "line \(line.number): a formula is expected, this is a condition", text: line.text,
                span: formula.span))
          }
          let term = try Checker.read(formula, in: context.scope)
          steps.append(
            Step(
              formula: formula, term: term, line: line.number, text: line.text, span: member.span))
        } catch let error as AnswerFault {
          throw error
        } catch {
          // An unreadable left side, such as `f'(x) =`, only names what is computed.
          if place == 0, line.members.count > 1, member.looksLikeLabel { continue }
          throw AnswerFault(located(error, line))
        }
      }
    }
    return steps
  }

  private func located(_ error: any Error, _ line: DerivationLines.Line) -> Diagnostic {
    var diagnostic: Diagnostic
    switch error {
    case let error as SyntaxError: diagnostic = error.diagnostic(in: line.text)
    case let error as ShapeError: diagnostic = error.diagnostic(in: line.text)
    default: diagnostic = Diagnostic("this cannot be read", text: line.text)
    }
    diagnostic.message = "line \(line.number): " + diagnostic.message
    return diagnostic
  }

  /// The judgement at the first member that is not equal to the one before it.
  private func firstBreak(_ steps: [Step], _ judgement: inout Judgement) -> Judgement? {
    var previous: (formula: Formula, term: Term, name: String) = (
      from.formula, from.term, "the start"
    )
    var points = Int.max
    var isProved = true
    for step in steps {
      let outcome = compare(previous.term, step.term, previous.formula, step.formula)
      switch outcome {
      case .success(.same(let count, let proved, _, _)):
        points = min(points, count)
        isProved = isProved && proved
      case .success(.different(let difference)):
        var broken = Judgement(
          .fail,
          "line \(step.line) does not follow: "
            + DerivationItem.told(difference, previous.name))
        broken.evidence = Evidence(difference)
        if asksForNumber {
          broken.hidesExpected = true
          broken.studentMessage =
            "line \(step.line) does not follow: it is \(difference.answer), which is not equal to "
            + previous.name
        }
        broken.certainty = .certified
        if let table = context.mistakes(previous.term, [previous.formula]) {
          broken.mistake = table.mistake(in: step.term)
        }
        return marked(broken, step, judgement.readAs)
      case .success(.undecided(let reason)):
        if case .success(.same) = compare(from.term, step.term, from.formula, step.formula) {
          break
        }
        var open = Judgement(.undecided, "line \(step.line): " + Wording.undecided(reason))
        open.readAs = judgement.readAs
        return open
      case .failure(let error) where error.isLimit:
        var open = Judgement(.undecided, "line \(step.line): \(error.message)")
        open.readAs = judgement.readAs
        return open
      case .failure(let error):
        var broken = Judgement(.fail, "line \(step.line) does not follow: \(error.message)")
        broken.certainty = .certified
        return marked(broken, step, judgement.readAs)
      }
      previous = (step.formula, step.term, "`\(step.formula)`")
    }
    judgement.certainty = isProved ? .certified : .sampled(points: points)
    judgement.evidence.samples = points == .max ? nil : points
    return nil
  }

  private static func told(_ difference: Agreement.Difference, _ before: String) -> String {
    if difference.kind == .formal {
      return "it is another function than \(before): " + Wording.formal
    }
    let place = Wording.point(difference.point)
    let at = place.isEmpty ? "" : "at \(place) "
    let entry = difference.entry.map { " in entry \($0)" } ?? ""
    return "\(at)it is \(difference.answer)\(entry), what stands before it (\(before)) is "
      + difference.reference
  }

  private func compare(
    _ a: Term, _ b: Term, _ first: Formula, _ second: Formula
  ) -> Result<Agreement, ShapeError> {
    guard context.scope.same(a.shape, b.shape) else {
      return .failure(ShapeError.differing(a.shape, b.shape, second.span))
    }
    var comparison = context.comparison(a, b)
    comparison.skipsKinks = [first, second].contains { formula in
      formula.contains {
        if case .derivative = $0.node { return true }
        return false
      }
    }
    do { return .success(try comparison.decide()) } catch { return .failure(error) }
  }

  /// What is wrong with the end: it is not the goal, or not in a form that the item allows.
  private func wrongEnd(_ last: Step) -> Judgement? {
    switch compare(to.term, last.term, to.formula, last.formula) {
    case .success(.different(let difference)):
      var wrong = Judgement(
        .fail,
        "the last line is not what is to be shown: "
          + Wording.differs(difference, subject: "the goal"))
      wrong.evidence = Evidence(difference)
      if asksForNumber {
        wrong.hidesExpected = true
        wrong.studentMessage =
          "the last line is not what is to be shown: it gives \(difference.answer)"
      }
      return wrong
    case .success(.undecided(let reason)):
      return Judgement(
        .undecided, "whether the last line is what is to be shown: " + Wording.undecided(reason))
    case .failure(let error) where error.isLimit:
      return Judgement(.undecided, "the last line: \(error.message)")
    case .failure(let error):
      return Judgement(.fail, "the last line is not what is to be shown: \(error.message)")
    case .success(.same): break
    }
    let goal = Features(to.formula)
    if let name = Features(last.formula).addition(to: goal, allow: context.item.allow) {
      return Judgement(
        .fail,
        "the chain is right so far, but it must end without `\(name)`: go on to the form asked")
    }
    return nil
  }

  private func marked(_ judgement: Judgement, _ step: Step, _ readAs: String?) -> Judgement {
    var result = judgement
    result.evidence.firstWrongLine = step.line
    result.readAs = readAs
    result.pictures = [
      Diagnostic(result.message, text: step.text, span: step.span, label: "line \(step.line)")
    ]
    return result
  }

  /// The number of different members after the start.
  private func distinct(_ steps: [Step]) -> Int {
    var seen: [Formula] = [from.formula]
    for step in steps where !seen.contains(step.formula) { seen.append(step.formula) }
    return seen.count - 1
  }

  func agrees(_ answer: JSONField, with other: JSONField) -> Bool {
    guard let left = try? steps(try DerivationLines.read(answer)),
      let right = try? steps(try DerivationLines.read(other)), left.count == right.count
    else { return false }
    return zip(left, right).allSatisfy { a, b in
      if case .success(.same) = compare(a.term, b.term, a.formula, b.formula) { return true }
      return false
    }
  }

  func reading(of answer: JSONField) throws(AnswerFault) -> AnswerReading {
    AnswerReading(
      try steps(try DerivationLines.read(answer)).map { ($0.formula, $0.line) }, joint: " = ")
  }
}
