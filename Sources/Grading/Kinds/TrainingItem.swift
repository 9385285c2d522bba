import Engine
import Text

/// `training`: what full-batch gradient descent does, run by the engine.
struct TrainingItem: ItemKind {
  static let name = "training"

  static func form(of item: Item) -> AnswerForm {
    let parameters = item.strings("parameters").map { ($0, "") }
    switch item.strings("ask").first {
    case "unchanged":
      return AnswerForm(words: "the names of the parameters that stay as they were, or none")
    case "losses":
      return AnswerForm(words: "the list of losses, before the first step and after each")
    default: return .object(parameters)
    }
  }

  private let context: ItemContext
  let run: GradientDescent
  private let names: [String]
  let ask: String
  private let tolerance: Tolerance

  init(_ context: ItemContext) throws(Diagnostic) {
    self.context = context
    let setup = try TrainingSetup(context)
    names = setup.parameters
    ask = setup.ask
    tolerance = try context.tolerance() ?? Tolerance(digits: 3)
    do { run = try setup.run() } catch { throw context.item.field.fault(error.message) }
    if run.isUndefined {
      if let open = setup.openSymbols, !open.isEmpty {
        throw context.item.field.fault(
          "the loss has no value: \(open.map { "`\($0)`" }.joined(separator: ", ")) "
            + "\(open.count == 1 ? "is" : "are") neither in `data` nor a parameter")
      }
      throw context.item.field.fault("the run leaves the range of numbers")
    }
  }

  func judge(_ answer: JSONField) throws(AnswerFault) -> Judgement {
    switch ask {
    case "unchanged": return try judgeNames(answer)
    default:
      var judgement = ask == "losses" ? try judgeLosses(answer) : try judgeFinal(answer)
      judgement.readAs = try? reading(of: answer).description
      return judgement
    }
  }

  private func chosen(_ answer: JSONField) throws(AnswerFault) -> [String] {
    var words: [String] = []
    do {
      if case .string = answer.value.kind {
        words = try answer.string().split { $0 == "," || $0 == " " }.map(String.init)
      } else {
        words = try answer.strings()
      }
    } catch { throw AnswerFault(error) }
    if words == ["none"] { return [] }
    var result: [String] = []
    for word in words {
      let name = Vocabulary.canonical(word) ?? word
      guard names.contains(name) else {
        let nearest = Nearest.name(to: name, among: names)
        throw AnswerFault(
          answer.fault(
            "`\(Visible.text(word))` is no parameter of this training",
            notes: nearest.map { ["did you mean `\($0)`?"] }
              ?? ["the parameters are \(names.joined(separator: ", "))"]))
      }
      result.append(name)
    }
    return result
  }

  private func judgeNames(_ answer: JSONField) throws(AnswerFault) -> Judgement {
    let given = Set(try chosen(answer))
    let right = Set(run.unchanged)
    var judgement = Judgement(.pass, "right")
    judgement.certainty = .certified
    judgement.readAs = given.sorted().joined(separator: ", ")
    guard given != right else { return judgement }
    judgement.verdict = .fail
    judgement.hidesExpected = true
    let moved = given.subtracting(right).sorted().map { "`\($0)`" }
    let kept = right.subtracting(given).sorted().map { "`\($0)`" }
    var parts: [String] = []
    if !moved.isEmpty {
      parts.append("\(moved.joined(separator: ", ")) \(moved.count == 1 ? "does" : "do") change")
    }
    if !kept.isEmpty {
      parts.append(
        "\(kept.joined(separator: ", ")) \(kept.count == 1 ? "stays" : "stay") as before")
    }
    judgement.message = parts.joined(separator: "; ")
    judgement.studentMessage =
      moved.isEmpty ? "not all that stay as they were are named" : parts[0]
    judgement.evidence.places = given.subtracting(right).sorted()
    judgement.evidence.answerValue = given.sorted().joined(separator: ", ")
    judgement.evidence.expectedValue = right.sorted().joined(separator: ", ")
    let agreeing = names.count { given.contains($0) == right.contains($0) }
    judgement.fraction = Double(agreeing) / Double(max(names.count, 1))
    return judgement
  }

  private func judgeLosses(_ answer: JSONField) throws(AnswerFault) -> Judgement {
    let reader = AnswerReader(vocabulary: context.vocabulary)
    let list = try reader.formula(answer)
    let shape = Shape(.size(run.losses.count), .size(1))
    let term = try reader.term(list, context.scope, expected: shape)
    let evaluator = PointEvaluator(context.scope, context.scope.firstBinding, values: [:])
    let values: Values
    do throws(ShapeError) { values = try evaluator.values(term) } catch {
      throw error.isLimit
        ? AnswerFault(error) : AnswerFault(answer.fault("a list of numbers is expected"))
    }
    return compared(values.entries, run.losses, labels: run.losses.indices.map { "step \($0)" })
  }

  private func judgeFinal(_ answer: JSONField) throws(AnswerFault) -> Judgement {
    let named = NamedAnswers(names)
    let members = try named.members(answer)
    let reader = AnswerReader(vocabulary: context.vocabulary)
    var given: [Interval<DoubleDouble>] = []
    var right: [Interval<DoubleDouble>] = []
    var labels: [String] = []
    for (name, member) in zip(names, members) {
      guard let field = member, let expected = run.final[name],
        let shape = context.scope.symbol(name)?.shape
      else { throw AnswerFault(answer.fault("there is no value for `\(name)`")) }
      let value = try reader.formula(field)
      let term = try reader.term(value, context.scope, expected: shape)
      let evaluator = PointEvaluator(context.scope, context.scope.firstBinding, values: [:])
      let misfit = AnswerFault(field.fault("`\(name)` is no number of the right shape"))
      let values: Values
      do throws(ShapeError) { values = try evaluator.values(term) } catch {
        throw error.isLimit ? AnswerFault(error) : misfit
      }
      guard values.entries.count == expected.count else { throw misfit }
      given += values.entries
      right += expected
      labels += expected.indices.map { expected.count == 1 ? name : "\(name)[\($0 + 1)]" }
    }
    return compared(given, right, labels: labels)
  }

  private func compared(
    _ given: [Interval<DoubleDouble>], _ right: [Interval<DoubleDouble>], labels: [String]
  ) -> Judgement {
    var judgement = Judgement(.pass, "right")
    judgement.certainty = .certified
    judgement.hidesExpected = true
    var wrong: [Int] = []
    var isOpen = false
    let width = context.plan.valueWidth
    for (place, (a, r)) in zip(given, right).enumerated() {
      switch ValueItem.compare(a, r, tolerance, context.plan) {
      case .yes: continue
      case .no: wrong.append(place)
      // Both are known to many digits: the value is on the very edge, as 1.13 for 1.125 with three.
      case .unknown where a.relativeWidth <= width && r.relativeWidth <= width: continue
      case .unknown: isOpen = true
      }
    }
    if wrong.isEmpty, isOpen {
      return Judgement(.undecided, "the values could not be computed closely enough to tell")
    }
    guard let first = wrong.first else { return judgement }
    let (a, r) = Agreement.told(given[first], right[first])
    judgement.verdict = .fail
    judgement.message = "\(labels[first]): your value is \(a), the engine's run gives \(r)"
    judgement.studentMessage = "\(labels[first]): your value, \(a), is not what the run gives"
    judgement.evidence.entry = labels[first]
    judgement.evidence.answerValue = a
    judgement.evidence.expectedValue = r
    judgement.fraction = Double(given.count - wrong.count) / Double(max(given.count, 1))
    return judgement
  }

  func agrees(_ answer: JSONField, with other: JSONField) -> Bool {
    guard let left = try? judge(answer), let right = try? judge(other) else { return false }
    return left.verdict == .fail && right.verdict == .fail && left.message == right.message
  }

  func reading(of answer: JSONField) throws(AnswerFault) -> AnswerReading {
    switch ask {
    case "unchanged": return AnswerReading(try chosen(answer).joined(separator: ", "))
    case "losses":
      return AnswerReading(
        try AnswerReader(vocabulary: context.vocabulary).formula(answer).formula)
    default:
      return try NamedAnswers(names).reading(answer) { field throws(AnswerFault) in
        AnswerReading(try AnswerReader(vocabulary: context.vocabulary).formula(field).formula)
      }
    }
  }
}
