import Engine
import Text

/// One item set up for judging, with its hints; what all kinds have in common.
struct ItemGrader: Sendable {
  let id: String
  let item: Item

  /// What the item's kind was set up with.
  let context: ItemContext

  private(set) var kind: (any ItemKind)?

  /// What is wrong with the item in the problem file.
  private(set) var faults: [Diagnostic]

  init(
    _ problem: Problem, _ item: Item, _ scope: ProblemScope, set: String, _ options: GradingOptions
  ) {
    id = problem.id + "/" + item.id
    self.item = item
    var faults = item.faults + scope.faults
    var kind: (any ItemKind)?
    context = ItemContext(
      item: item, scope: scope.scope, assumptions: scope.assumptions, seed: options.seed,
      stream: [options.salt, set, problem.id + "/" + item.id], explains: options.explains,
      plan: options.plan)
    if faults.isEmpty {
      if let type = ItemKinds.named(item.kind) {
        do { kind = try type.init(context) } catch { faults.append(error) }
      } else {
        faults.append(
          item.field.fault("items of kind `\(item.kind)` cannot be judged by this version"))
      }
    }
    self.kind = kind
    self.faults = faults
  }

  /// Adds a fault that shows beside other items; the item can be judged no longer.
  mutating func add(_ fault: Diagnostic) {
    faults.append(fault)
    kind = nil
  }

  private func result(_ verdict: Verdict, _ message: String) -> ItemResult {
    var result = ItemResult(
      id: id, kind: item.kind, verdict: verdict, maximum: item.points, message: message)
    result.visibility = item.visibility
    result.prompt = item.prompt
    switch verdict {
    case .pass: result.score = item.points
    case .fail, .invalid, .missing: result.score = 0
    case .undecided, .review: result.score = nil
    }
    return result
  }

  /// Whether nothing was answered.
  static func isMissing(_ field: JSONField?) -> Bool {
    guard let field else { return true }
    switch field.value.kind {
    case .null: return true
    case .string(let string): return !string.value.utf8.contains { $0 > 0x20 }
    case .array(let values):
      return values.allSatisfy { isMissing(JSONField(value: $0, path: "", text: field.text)) }
    case .object(let members):
      return members.allSatisfy {
        isMissing(JSONField(value: $0.value, path: "", text: field.text))
      }
    default: return false
    }
  }

  /// The answer as its kind reads it: only prose has headings.
  func judged(_ answer: JSONField) -> JSONField {
    guard item.kind != TextItem.name, case .array(let values) = answer.value.kind else {
      return answer
    }
    let kept = values.filter { value in
      guard case .string(let line) = value.kind else { return true }
      return MarkdownReader.heading(SetText.trimmed(line.value)) == nil
    }
    guard !kept.isEmpty, kept.count < values.count else { return answer }
    return JSONField(
      value: JSONValue(kind: .array(kept), span: answer.span), path: answer.path,
      text: answer.text)
  }

  /// The outcome for an answer, nil being no answer.
  func grade(_ answer: JSONField?) -> ItemResult {
    let answer = answer.map(judged)
    guard let kind else {
      // What is wrong there may quote the right answer, and is for staff, who read all of it beside.
      let opening = "the problem file is at fault"
      let notes = faults.first?.notes.joined(separator: " ") ?? ""
      let words = (faults.first?.message ?? "unknown") + (notes.isEmpty ? "" : " (\(notes))")
      var result = result(.undecided, opening + ": " + words)
      result.studentMessage = opening + "; please tell the course staff"
      return result
    }
    guard let answer, !ItemGrader.isMissing(answer) else { return result(.missing, "no answer") }
    // In prose a line may begin with any letters; there it is only noted.
    if item.kind != TextItem.name, let eaten = eatenCommand(answer) {
      let diagnostic = eaten.diagnostic(in: answer.text)
      var result = result(.invalid, diagnostic.message)
      result.notes = diagnostic.notes
      result.pictures = [diagnostic]
      return result
    }
    do {
      return finished(try kind.judge(answer), answer, kind)
    } catch {
      switch error {
      case .missing: return result(.missing, "no answer")
      case .undecided(let message): return result(.undecided, message)
      case .invalid(let message, let pictures):
        var result = result(.invalid, message)
        result.pictures = pictures
        result.hint = item.wrong.first { sameReading(answer, $0.answer, kind) }?.hint
        return result
      }
    }
  }

  /// The LaTeX command that an escape of an answer has eaten. Before a declared name a line break is
  /// one: `u1*u2\nu2*u1`.
  private func eatenCommand(_ answer: JSONField) -> EatenCommand? {
    let vocabulary = context.vocabulary
    return answer.value.eatenCommands.first { eaten in
      guard let word = eaten.wordBehind else { return true }
      return !vocabulary.resolves(word) || vocabulary.resolves(String(eaten.command.dropFirst()))
    }
  }

  /// The outcome for an answer that could not even be taken out of its file.
  func unreadable(_ fault: Diagnostic) -> ItemResult {
    guard kind != nil else { return grade(nil) }
    var result = result(.invalid, fault.message)
    result.pictures = [fault]
    return result
  }

  /// Whether two answers are read as the same tree.
  private func sameReading(
    _ answer: JSONField, _ other: JSONField, _ kind: any ItemKind
  ) -> Bool {
    guard let mine = try? kind.reading(of: answer) else { return false }
    return mine.description == (try? kind.reading(of: other))?.description
  }

  /// Whether two answers mean the same: the same tree, or else the same function.
  func mean(_ answer: JSONField, _ other: JSONField) -> Bool {
    guard let kind else { return false }
    let (answer, other) = (judged(answer), judged(other))
    return sameReading(answer, other, kind) || kind.agrees(answer, with: other)
  }

  /// The author's wrong answer that an answer is: the same tree if there is one, else the same meaning.
  private func listed(_ answer: JSONField, _ kind: any ItemKind) -> Item.WrongAnswer? {
    item.wrong.first { sameReading(answer, $0.answer, kind) }
      ?? item.wrong.first { kind.agrees(answer, with: $0.answer) }
  }

  /// The largest credit of the author's wrong answers that an answer means, however it is written.
  private func credit(of answer: JSONField, atLeast known: Double) -> Double {
    item.wrong.reduce(known) { best, wrong in
      wrong.credit > best && mean(answer, wrong.answer) ? wrong.credit : best
    }
  }

  /// Whether a failing answer is one of the author's further right answers; what has the right value in
  /// a form that is not allowed has to be written as such an answer is.
  private func isAccepted(
    _ answer: JSONField, _ judgement: Judgement, _ kind: any ItemKind
  ) -> Bool {
    item.accept.contains { other in
      judgement.failsByForm
        ? sameReading(answer, other, kind) : kind.agrees(answer, with: other)
    }
  }

  /// Adds points, hints and the author's further right answers.
  private func finished(
    _ judgement: Judgement, _ answer: JSONField, _ kind: any ItemKind
  ) -> ItemResult {
    if judgement.verdict == .fail, isAccepted(answer, judgement, kind) {
      var result = result(.pass, "right: one of the answers that the problem also accepts")
      result.readAs = judgement.readAs
      // How sure it is that another way of writing means the same, a kind does not tell.
      if item.accept.contains(where: { sameReading(answer, $0, kind) }) {
        result.certainty = .certified
      }
      return result
    }
    var result = result(judgement.verdict, judgement.message)
    result.studentMessage = judgement.studentMessage
    result.readAs = judgement.readAs
    // What fails by its form, or by what is counted, fails for certain.
    let isCertain = judgement.verdict == .fail
    result.certainty = judgement.certainty ?? (isCertain ? .certified : nil)
    result.evidence = judgement.evidence
    result.pictures = judgement.pictures
    // A picture says what its item says, to staff as to students.
    for place in result.pictures.indices where judgement.studentMessage != nil {
      result.pictures[place].message = judgement.message
    }
    result.notes = judgement.notes
    result.hidesExpected = judgement.hidesExpected
    guard judgement.verdict == .fail else { return result }
    result.diagnosis = judgement.mistake.map { Diagnosis($0, in: judgement.mistakePlace) }
    var points = 0.0
    if item.partial {
      points = Points.partial(item.points * min(max(judgement.fraction, 0), 1), of: item.points)
    }
    if let wrong = listed(answer, kind) {
      result.hint = wrong.hint
      points = max(points, item.points * credit(of: answer, atLeast: wrong.credit))
    }
    result.score = points
    return result
  }

  /// The outcome with an earlier answer carried forward; nil where it changes nothing.
  func carried(
    _ old: ItemResult, _ answer: JSONField, from earlier: ItemGrader, _ earlierAnswer: JSONField
  ) -> ItemResult? {
    var result = old
    let carry = CarryForward(
      later: self, earlier: earlier, answer: judged(answer),
      earlierAnswer: earlier.judged(earlierAnswer))
    switch carry.judge() {
    case .right(let certainty):
      result = self.result(.pass, "right, given your own answer to `\(earlier.id)`")
      result.readAs = old.readAs
      result.certainty = certainty
      result.notes.append("judged with the answer to `\(earlier.id)` in place of the right one")
    case .open(let reason):
      result = self.result(
        .undecided, "whether it is right, given your own answer to `\(earlier.id)`: \(reason)")
      result.readAs = old.readAs
      result.notes.append("with the right answer to `\(earlier.id)` it is wrong: \(old.message)")
    case .trivial:
      result.notes.append(
        "the answer to `\(earlier.id)` was not carried forward: it would make this item trivial")
    case .misfit:
      result.notes.append(
        "the answer to `\(earlier.id)` was not carried forward: it does not fit in place of the "
          + "right one")
    case .wrong: return nil
    }
    return result
  }

  /// How an answer is read, without a verdict.
  func reading(_ answer: JSONField?) -> ItemResult {
    guard let kind else { return grade(answer) }
    guard let answer, !ItemGrader.isMissing(answer) else { return result(.missing, "no answer") }
    do {
      var result = result(.review, "not judged")
      result.readAs = try kind.reading(of: judged(answer)).description
      return result
    } catch {
      return grade(answer)
    }
  }
}
