import Engine
import Grading
import Text

/// A problem set as a page: the sheet that students read.
package struct ProblemPage: Sendable {
  private let set: ProblemSet
  private let showsSolutions: Bool

  /// - Parameter showsSolutions: true is for staff: solutions, hidden items, sample sizes.
  package init(_ set: ProblemSet, showsSolutions: Bool) {
    self.set = set
    self.showsSolutions = showsSolutions
  }

  /// The page as a file.
  package var text: String {
    let title = set.title ?? set.id
    let points = set.problems.flatMap(\.items).map(\.points)
    let figures = "\(set.id) · \(Points.text(Points.sum(points))) points"
    let page = HTMLPage(
      title: title,
      body: [
        .lineBreak, HTML("a", [("class", "skip"), ("href", "#problems")], "To the problems"),
        HTML(
          "header", [("class", "page")],
          [HTML("h1", [], [Markdown.inline(title)]), HTML("p", [("class", "by")], figures)]
            + (set.problems.count > 2 ? [contents] : [])),
        .lineBreak,
        HTML("main", [("id", "problems")], set.problems.flatMap { [.lineBreak, section($0)] }),
        .lineBreak, HTML("footer", [], [HTML("p", [], "Made by grader \(Version.number).")]),
        .lineBreak,
      ])
    return page.text
  }

  private var contents: HTML {
    HTML(
      "nav", [("class", "toc"), ("aria-label", "Problems")],
      [
        HTML(
          "ol", [],
          set.problems.map { problem in
            HTML(
              "li", [],
              [
                HTML(
                  "a", [("href", "#" + Anchor.name(problem.id))],
                  [Markdown.inline(problem.title ?? problem.id)])
              ])
          })
      ])
  }

  private func section(_ problem: Problem) -> HTML {
    let id = Anchor.name(problem.id)
    let names = problem.typesetNames
    var content = [HTML("h2", [("id", id)], [Markdown.inline(problem.title ?? problem.id)])]
    if let statement = problem.statement {
      content.append(HTML("div", [("class", "prompt")], [Markdown.blocks(statement)]))
    }
    if !problem.symbols.isEmpty { content.append(symbols(problem, names)) }
    if !problem.dimensions.isEmpty { content.append(dimensions(problem)) }
    let typeset = problem.typeset(names: names)
    content += list("Definitions", problem.definitions, typeset.definitions)
    content += list("Assumed", problem.assumptions, typeset.assumptions)
    content += problem.items.flatMap { [.lineBreak, article($0, problem)] }
    return HTML("section", [("aria-labelledby", id)], content)
  }

  private func symbols(_ problem: Problem, _ names: [String: String]) -> HTML {
    let rows = problem.symbols.map { symbol -> HTML in
      let name = Vocabulary.canonical(symbol.name) ?? symbol.name
      let latex = Formula(.name(name), SourceSpan(0, 0)).latex(names: names)
      return HTML(
        "tr", [],
        [
          HTML("td", [], [MathML.inline(latex)]), HTML("td", [], [HTML("code", [], symbol.name)]),
          HTML("td", [], symbol.words),
        ])
    }
    let heads = ["Symbol", "Written", "What it is"].map { HTML("th", [("scope", "col")], $0) }
    return HTML(
      "div", [("class", "scroll")],
      [
        HTML(
          "table", [], [HTML("thead", [], [HTML("tr", [], heads)]), HTML("tbody", [], rows)])
      ])
  }

  private func dimensions(_ problem: Problem) -> HTML {
    let words = problem.dimensions.map { dimension -> [HTML] in
      let sizes = dimension.sizes.map(\.description).joined(separator: ", ")
      return [HTML("code", [], dimension.name)]
        + (showsSolutions ? [HTML(" (samples: \(sizes))")] : [])
    }
    let parts = words.enumerated().flatMap { ($0 == 0 ? [] : [HTML(", ")]) + $1 }
    return HTML("p", [], [HTML("Dimensions: ")] + parts)
  }

  /// Formulas as mathematics; one that cannot be read as it was written.
  private func list(_ title: String, _ texts: [SourceText], _ typeset: [String?]) -> [HTML] {
    guard !texts.isEmpty else { return [] }
    let entries = zip(texts, typeset).map { text, latex in
      HTML("li", [], [latex.map(MathML.inline) ?? HTML("code", [], text.string)])
    }
    return [HTML("h4", [], title), HTML("ul", [], entries)]
  }

  private func article(_ item: Item, _ problem: Problem) -> HTML {
    let id = "\(problem.id)/\(item.id)"
    let points = Points.text(item.points)
    var top = [HTML("h3", [], id), HTML("span", [("class", "by")], item.kind)]
    if item.visibility != .visible {
      top.append(HTML("span", [("class", "by")], item.visibility.words))
    }
    top.append(HTML("span", [("class", "points")], "\(points) point\(points == "1" ? "" : "s")"))
    var content = [HTML("div", [("class", "top")], top)]
    if let prompt = item.prompt {
      content.append(HTML("div", [("class", "prompt")], [Markdown.blocks(prompt)]))
    }
    var rows: [(String, HTML)] = item.optionTexts.map { ($0.id, Markdown.inline($0.text)) }
    if let form = item.answerForm { rows.append(("Answer with", HTML(form.words))) }
    func add(_ title: String, _ names: [String]) {
      guard !names.isEmpty else { return }
      rows.append((title, HTML("code", [], names.joined(separator: ", "))))
    }
    add("Not to be used", item.forbid + item.hide)
    add("Allowed", item.allow)
    add("Scores only after", item.after)
    if showsSolutions { rows += solutions(item) }
    content.append(
      HTML("dl", [], rows.flatMap { [HTML("dt", [], $0.0), HTML("dd", [], [$0.1])] }))
    return HTML("article", [("id", Anchor.name(id)), ("class", "missing")], content)
  }

  private func solutions(_ item: Item) -> [(String, HTML)] {
    func answer(_ field: JSONField) -> HTML {
      if case .string(let string) = field.value.kind { return HTML("code", [], string.value) }
      return HTML("code", [], JSONOutput(field.value).text(pretty: false))
    }
    var rows: [(String, HTML)] = []
    if let solution = item.solution { rows.append(("Solution", answer(solution))) }
    rows += item.accept.map { ("Also right", answer($0)) }
    for wrong in item.wrong {
      let hint = wrong.hint.map { [HTML(" "), Markdown.inline($0)] } ?? []
      rows.append(("Wrong", HTML([answer(wrong.answer)] + hint)))
    }
    return rows
  }
}
