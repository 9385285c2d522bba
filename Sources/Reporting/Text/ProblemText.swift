import Grading
import Text

/// A problem set as its reader sees it on a terminal.
package struct ProblemText {
  private let set: ProblemSet
  private let showsSolutions: Bool

  /// - Parameter showsSolutions: true is for staff: solutions, hidden items, sample sizes.
  package init(_ set: ProblemSet, showsSolutions: Bool) {
    self.set = set
    self.showsSolutions = showsSolutions
  }

  /// The whole text, every line ended.
  package var text: String {
    var lines = Paragraph.lines(heading(set.id, set.title), indent: 0)
    for problem in set.problems { lines += [""] + self.lines(problem) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func heading(_ id: String, _ title: String?) -> String {
    title.map { "\(id) — \($0)" } ?? id
  }

  private func lines(_ problem: Problem) -> [String] {
    let title = Paragraph.lines(heading(problem.id, problem.title), indent: 0)
    var lines = title + [String(repeating: "─", count: title.map(\.count).max() ?? 0)]
    if let statement = problem.statement { lines += block(statement, indent: 0) + [""] }
    lines += section("Dimensions", problem.dimensions.map(dimension))
    lines += section("Symbols", table(problem.symbols.map { ($0.name, $0.words) }))
    lines += section("Definitions", problem.definitions.map(\.string))
    lines += section("Assumed", problem.assumptions.map(\.string))
    for item in problem.items { lines += self.lines(item, of: problem) + [""] }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private func section(_ title: String, _ rows: [String]) -> [String] {
    rows.isEmpty
      ? [] : [title] + rows.flatMap { Paragraph.lines($0, indent: 2, keepsBlanks: true) } + [""]
  }

  private func table(_ rows: [(String, String)]) -> [String] {
    let width = min(rows.map(\.0.count).max() ?? 0, 24)
    return rows.map { name, words in
      name + String(repeating: " ", count: max(width - name.count, 0) + 2) + words
    }
  }

  private func dimension(_ dimension: (name: String, sizes: [Int])) -> String {
    guard showsSolutions else { return dimension.name }
    return "\(dimension.name)  samples: "
      + dimension.sizes.map(\.description).joined(separator: ", ")
  }

  /// Text with its own line breaks.
  private func block(_ text: String, indent: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      Paragraph.lines(String($0), indent: indent)
    }
  }

  private func lines(_ item: Item, of problem: Problem) -> [String] {
    let points = Points.text(item.points)
    var words = [item.kind, "\(points) point\(points == "1" ? "" : "s")"]
    if item.visibility != .visible { words.append(item.visibility.words) }
    let head = "\(problem.id)/\(item.id) (\(words.joined(separator: ", ")))"
    var lines = Paragraph.lines(head, indent: 0)
    if let prompt = item.prompt { lines += block(prompt, indent: 2) }
    lines += options(item)
    if let form = item.answerForm {
      lines += Paragraph.lines(form.words, lead: "Answer with: ", indent: 2)
    }
    lines += list("Not to be used: ", item.forbid + item.hide)
    lines += list("Allowed: ", item.allow) + list("Scores only after: ", item.after)
    return showsSolutions ? lines + solutions(item) : lines
  }

  private func options(_ item: Item) -> [String] {
    item.optionTexts.flatMap { id, text in Paragraph.lines(text, lead: "\(id): ", indent: 4) }
  }

  private func list(_ lead: String, _ names: [String]) -> [String] {
    names.isEmpty
      ? [] : Paragraph.lines(names.joined(separator: ", "), lead: lead, indent: 2)
  }

  private func solutions(_ item: Item) -> [String] {
    var lines: [String] = []
    if let solution = item.solution { lines += answer("Solution: ", solution) }
    for other in item.accept { lines += answer("Also right: ", other) }
    for wrong in item.wrong {
      lines += answer("Wrong: ", wrong.answer)
      if let hint = wrong.hint { lines += Paragraph.lines(hint, lead: "hint: ", indent: 4) }
      if wrong.credit > 0 { lines.append("    credit: \(Points.text(wrong.credit))") }
    }
    return lines
  }

  private func answer(_ lead: String, _ field: JSONField) -> [String] {
    switch field.value.kind {
    case .string(let string): Paragraph.lines(string.value, lead: lead, indent: 2)
    default:
      Paragraph.lines(JSONOutput(field.value).text(pretty: false), lead: lead, indent: 2)
    }
  }
}

extension Item {
  /// The options of a choice or an ordering, by their ids.
  var optionTexts: [(id: String, text: String)] {
    guard kind == "choice" || kind == "ordering", var members = try? field.object(),
      let field = members.optional("options"), let options = try? field.object()
    else { return [] }
    return options.fields.map { id, text in (id.value, (try? text.string()) ?? "") }
  }
}

extension SymbolDeclaration {
  /// The shape and the domain in words.
  var words: String {
    var parts = [shapeWords + domainWords]
    if let range { parts.append("from \(range.lower.string) to \(range.upper.string)") }
    if !aliases.isEmpty { parts.append("also written " + aliases.joined(separator: ", ")) }
    return parts.joined(separator: ", ")
  }

  private var shapeWords: String {
    switch shape.count {
    case 0: ""
    case 1: "column of \(shape[0]), "
    default:
      if shape[0] == "1" { "row of \(shape[1]), " } else { "\(shape[0]) × \(shape[1]) matrix, " }
    }
  }

  private var domainWords: String {
    switch domain {
    case .real: "real"
    case .positive: "positive"
    case .negative: "negative"
    case .nonnegative: "not negative"
    case .unit: "between 0 and 1"
    case .integer: "integer"
    case .natural: "natural number, from 1"
    case .oneHot: "one-hot"
    case .probability: "positive, sums to 1"
    case .index(let dimension): "index from 1 to \(dimension)"
    case .values(let values): "one of " + values.map(\.string).joined(separator: ", ")
    }
  }
}
