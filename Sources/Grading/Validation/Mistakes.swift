import Engine
import Text

/// Answers that ought to fail, generated from an item's solution.
struct Mistakes {
  /// One answer that ought to fail.
  struct Mistake {
    /// What reports call it.
    var name: String
    var answer: JSONOutput
    /// Whether it may turn out to mean the same as the solution.
    var mayBeEqual = true
  }

  private(set) var list: [Mistake] = []
  private let item: Item
  private let context: ItemContext

  /// The most answers for one item.
  private static let most = 40

  init(_ grader: ItemGrader) {
    item = grader.item
    context = grader.context
    guard let solution = item.solution else { return }
    let value = JSONOutput(solution.value)
    switch item.kind {
    case FormulaItem.name, GradientItem.name, ValueItem.name: formula(solution)
    case DerivationItem.name: derivation(value)
    case ClaimItem.name: claim(solution)
    case ChoiceItem.name, OrderingItem.name: options(value)
    case ConditionItem.name: dropped(value)
    case ShapeItem.name: shape(value)
    case RangeItem.name: range(value)
    case TrainingItem.name: numbers(value)
    default: break
    }
  }

  private mutating func add(_ answer: JSONOutput, mayBeEqual: Bool = true) {
    guard list.count < Self.most else { return }
    let name = if case .string(let text) = answer { text } else { answer.text(pretty: false) }
    list.append(Mistake(name: name, answer: answer, mayBeEqual: mayBeEqual))
  }

  // MARK: Formulas

  /// The classic mistakes, evenly chosen where there are many.
  private func mutants(_ text: String) -> [String] {
    guard
      let formula = try? Parser.formula(
        SourceText(name: "solution", text), context.scope.vocabulary)
    else { return [] }
    var mutations = Mutations(context.scope)
    let all = mutations.list(formula).map(\.formula.description)
    let step = max(1, (all.count + Self.most - 1) / Self.most)
    return stride(from: 0, to: all.count, by: step).map { all[$0] }
  }

  private mutating func formula(_ solution: JSONField) {
    if case .string(let text) = solution.value.kind {
      for mutant in mutants(text.value) { add(.string(mutant)) }
    } else {
      numbers(JSONOutput(solution.value))
    }
  }

  /// Each line of a derivation with a mistake in its last member.
  private mutating func derivation(_ solution: JSONOutput) {
    guard case .array(let lines) = solution else { return }
    for (number, line) in lines.enumerated() {
      guard case .string(let text) = line,
        let last = text.split(separator: "=", omittingEmptySubsequences: false).last
      else { continue }
      let head = String(text.dropLast(last.count))
      let all = mutants(String(last))
      for place in stride(from: 0, to: all.count, by: max(1, all.count / 4)) {
        let mutant = all[place]
        var changed = lines
        changed[number] = .string(head + " " + mutant)
        add(.array(changed))
      }
    }
  }

  // MARK: Other kinds

  private mutating func claim(_ solution: JSONField) {
    var object = try? solution.object()
    guard let holds = try? object?.required("holds").bool() else { return }
    add(.object([("holds", .bool(!holds))]), mayBeEqual: false)
  }

  private mutating func options(_ solution: JSONOutput) {
    guard var members = try? item.field.object(), let field = members.optional("options"),
      let options = try? field.object()
    else { return }
    let ids = options.fields.map(\.key.value)
    if item.kind == ChoiceItem.name {
      var right: Set<String> = []
      if let one = Mistakes.id(solution) { right = [one] }
      if case .array(let several) = solution { right = Set(several.compactMap(Mistakes.id)) }
      for id in ids {
        let other = right.symmetricDifference([id])
        if !other.isEmpty {
          add(.array(ids.filter(other.contains).map(JSONOutput.string)), mayBeEqual: false)
        }
      }
    } else if case .array(let order) = solution, order.count > 1 {
      for place in 1..<order.count {
        var swapped = order
        swapped.swapAt(place - 1, place)
        add(.array(swapped), mayBeEqual: false)
      }
    }
  }

  /// The id that a value is; a number is the one that it is written as.
  private static func id(_ value: JSONOutput) -> String? {
    switch value {
    case .string(let id), .number(let id): id
    default: nil
    }
  }

  /// The list without one of its conditions.
  private mutating func dropped(_ solution: JSONOutput) {
    guard case .array(let conditions) = solution, conditions.count > 1 else { return }
    for place in conditions.indices {
      var fewer = conditions
      fewer.remove(at: place)
      add(.array(fewer), mayBeEqual: false)
    }
  }

  private mutating func shape(_ solution: JSONOutput) {
    guard case .string(let text) = solution else { return }
    let words = ShapeWords.of(text)
    if words.count == 2, words[0] != words[1] { add(.string("\(words[1]) x \(words[0])")) }
    if !ShapeWords.isScalar(words) { add(.string("scalar")) }
    for dimension in context.scope.dimensions where words != [dimension.name] {
      add(.string("\(dimension.name) x \(dimension.name)"))
    }
  }

  /// The set with an end open that is closed, or the other way round.
  private mutating func range(_ solution: JSONOutput) {
    guard case .string(let text) = solution else { return }
    let opposite: [Character: String] = ["(": "[", "[": "(", ")": "]", "]": ")"]
    for place in text.indices {
      guard let other = opposite[text[place]] else { continue }
      var changed = text
      changed.replaceSubrange(place...place, with: other)
      if !changed.contains("[-inf"), !changed.contains("inf]") { add(.string(changed)) }
    }
  }

  /// Numbers off by a hundredth, and with the opposite sign.
  private mutating func numbers(_ solution: JSONOutput) {
    func changed(_ value: JSONOutput, _ change: (Double) -> Double) -> JSONOutput {
      switch value {
      case .number(let digits): .double(change(Double(digits) ?? 0))
      case .integer(let whole): .double(change(Double(whole)))
      case .double(let number): .double(change(number))
      case .array(let values): .array(values.map { changed($0, change) })
      case .object(let members): .object(members.map { ($0.0, changed($0.1, change)) })
      default: value
      }
    }
    for change in [{ $0 * 1.01 + 0.001 }, { -$0 }, { $0 + 1 }] as [(Double) -> Double] {
      let other = changed(solution, change)
      if other.text(pretty: false) != solution.text(pretty: false) { add(other) }
    }
  }
}
