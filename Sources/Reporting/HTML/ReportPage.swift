import Engine
import Grading
import Text

/// The report of one submission as a page.
package struct ReportPage {
  /// The submission as its reader may see it.
  let graded: GradedSubmission
  let audience: Audience
  private let articles: ItemArticles
  private let exhibit: (ItemResult) -> Exhibit

  /// A link to where the page belongs, such as a class's first page.
  package var home: (words: String, address: String)?

  /// What is said above the items besides the score: late days, marks changed by hand.
  package var remarks: [String] = []

  /// What tells the answers to an item apart, so that what was made once is kept; nil keeps nothing.
  package var answer: (ItemResult) -> [UInt8]? = { _ in nil }

  /// The points that count in the end, where they are not the sum of the items'.
  package var final: Double?

  /// The points that are still to be decided, where they are not the sum of the items'.
  package var pending: Double?

  /// Whether the student's name, id and file are left out.
  package var isAnonymous = false

  /// - Parameters:
  ///   - articles: how items are shown.
  ///   - exhibit: what to show of an outcome.
  package init(
    _ graded: GradedSubmission, articles: ItemArticles, exhibit: @escaping (ItemResult) -> Exhibit
  ) {
    let audience = articles.audience
    self.graded = graded.seen(by: audience)
    self.audience = audience
    self.articles = articles
    self.exhibit = exhibit
  }

  /// The page as a file.
  package var text: String { page.text }

  /// The page.
  package var page: HTMLPage {
    let title = graded.title ?? graded.problemSet
    let who = isAnonymous ? "" : graded.student.map { ", \($0)" } ?? ""
    return HTMLPage(
      title: "\(title)\(who): \(Points.text(score)) of \(Points.text(graded.maximum))",
      body: [
        .lineBreak, HTML("a", [("class", "skip"), ("href", "#items")], "To the items"), .lineBreak,
        head(title), .lineBreak, main, .lineBreak, foot, .lineBreak,
      ])
  }

  private var score: Double { final ?? graded.score }

  // MARK: Head

  private func head(_ title: String) -> HTML {
    var content: [HTML] = []
    if let home {
      content.append(
        HTML("p", [("class", "by")], [HTML("a", [("href", home.address)], home.words)]))
    }
    content.append(HTML("h1", [], [Markdown.inline(title)]))
    if !isAnonymous {
      let student = graded.student.map { "student \($0) · " } ?? ""
      content.append(HTML("p", [("class", "by")], student + graded.submission))
    }
    content.append(scoreLine)
    content.append(
      HTML(
        "ul", [("class", "counts"), ("aria-label", "Verdicts")],
        graded.counts.filter { $0.count > 0 }.map { verdict, count in
          HTML(
            "li", [],
            [verdict.badge("\(count) \(verdict == .review ? "for review" : verdict.rawValue)")])
        }))
    if let first = graded.lookFirst {
      content.append(
        HTML(
          "p", [("class", "first")],
          [HTML("Look first at "), link(first), HTML(": "), HTML.sentence(says(first))]))
    }
    content += remarks.map { HTML("p", [], $0) }
    content += graded.notes.map { HTML("p", [], [HTML("Note: "), HTML.sentence($0)]) }
    if graded.items.count > 8 { content.append(contents) }
    return HTML("header", [("class", "page")], content)
  }

  private var scoreLine: HTML {
    let open = self.pending ?? graded.pending
    let pending = open > 0 ? [HTML("span", [], "\(Points.text(open)) still to be decided")] : []
    let total = HTML(
      "strong", [],
      [HTML(Points.text(score)), HTML("small", [], "/\(Points.text(graded.maximum)) points")])
    return HTML("div", [("class", "score")], [total] + pending)
  }

  private func link(_ item: ItemResult) -> HTML {
    HTML("a", [("href", "#" + Anchor.name(item.id))], item.id)
  }

  private func says(_ item: ItemResult) -> String {
    item.verdict == .missing ? "it is not answered" : item.message
  }

  private var contents: HTML {
    HTML(
      "nav", [("class", "toc"), ("aria-label", "Items")],
      [
        HTML(
          "ol", [],
          graded.items.map { item in
            HTML(
              "li", [],
              [
                HTML(
                  "span", [("class", item.verdict.rawValue), ("aria-hidden", "true")],
                  item.verdict.mark), link(item),
              ])
          })
      ])
  }

  // MARK: Items

  private var main: HTML {
    var sections: [HTML] = [.lineBreak]
    if graded.items.count > 4 { sections += [tools, .lineBreak] }
    for (problem, items) in parts {
      let title = articles.title(of: problem)
      let id = "problem-" + Anchor.name(problem)
      let heading = HTML("h2", [("id", id)], [Markdown.inline(title)])
      let articles = items.flatMap { item -> [HTML] in
        [
          self.articles.article(
            item, hints: graded.hintLevel(for: audience), answer: answer(item)
          ) { exhibit(item) }, .lineBreak,
        ]
      }
      sections += [
        HTML(
          "section", [("data-part", ""), ("aria-labelledby", id)],
          [.lineBreak, heading, .lineBreak] + articles), .lineBreak,
      ]
    }
    return HTML("main", [("id", "items")], sections)
  }

  private var tools: HTML {
    let choices = graded.counts.filter { $0.count > 0 }.map { verdict, _ in
      (verdict.rawValue, verdict.words)
    }
    return HTML.tools(for: "items", label: "Show", choices)
  }

  /// The items by problem, in order.
  private var parts: [(problem: String, items: [ItemResult])] {
    var parts: [(problem: String, items: [ItemResult])] = []
    for item in graded.items {
      let problem = String(item.id.prefix { $0 != "/" })
      if parts.last?.problem == problem {
        parts[parts.count - 1].items.append(item)
      } else {
        parts.append((problem, [item]))
      }
    }
    return parts
  }

  private var foot: HTML {
    var words = "Made by grader \(Version.number)."
    if audience == .staff { words += " Seed \(graded.seed). For course staff." }
    return HTML("footer", [], [HTML("p", [], words)])
  }
}

extension Verdict {
  /// The verdict as a badge, in words and sign.
  package func badge(_ words: String? = nil) -> HTML {
    HTML(
      "span", [("class", "badge \(rawValue)")],
      [HTML("span", [("aria-hidden", "true")], mark + " "), HTML(words ?? self.words)])
  }
}
