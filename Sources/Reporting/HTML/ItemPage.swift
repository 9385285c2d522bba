import Engine
import Grading
import Text

/// One item of a report.
struct ItemPage {
  let item: ItemResult
  let exhibit: Exhibit
  /// How names are typeset.
  let names: [String: String]
  /// The options of a choice or an ordering.
  let options: [(id: String, text: String)]
  let audience: Audience
  let hints: HintLevel

  /// The longest text of an answer that is shown whole.
  private static let longestText = 20_000

  /// The most steps or parts that are typeset.
  private static let mostParts = 200

  var article: HTML {
    var content: [HTML] = [top]
    if let prompt = item.prompt {
      content.append(HTML("div", [("class", "prompt")], [Markdown.blocks(prompt)]))
    }
    if !options.isEmpty { content.append(optionList) }
    content.append(why)
    content += written + read + drawings
    content += review
    if !item.evidence.margins.isEmpty { content.append(margins) }
    if audience == .staff { content.append(proof) }
    return HTML(
      "article",
      [
        ("id", Anchor.name(item.id)), ("class", item.verdict.rawValue),
        ("data-verdict", item.verdict.rawValue), ("tabindex", "-1"),
      ], content.filter { !$0.isEmpty })
  }

  private var top: HTML {
    let score = item.score.map(Points.text) ?? "–"
    var words = [item.verdict.badge()]
    if item.visibility != .visible {
      words.append(HTML("span", [("class", "by")], item.visibility.words))
    }
    return HTML(
      "div", [("class", "top")],
      [HTML("h3", [], item.id)] + words + [
        HTML("span", [("class", "points")], "\(score) of \(Points.text(item.maximum))")
      ])
  }

  private var optionList: HTML {
    HTML(
      "dl", [],
      options.flatMap { option in
        [HTML("dt", [], option.id), HTML("dd", [], [Markdown.inline(option.text)])]
      })
  }

  // MARK: Why

  private var why: HTML {
    var lines: [HTML] = []
    let isFull = item.verdict == .pass && item.score == item.maximum
    if item.verdict == .missing {
      lines.append(HTML("p", [], "No answer."))
    } else if item.message != "right" || !isFull {
      lines.append(HTML("p", [], [HTML.sentence(item.message)]))
    }
    if let hint = item.hint {
      lines.append(HTML("p", [], [HTML("strong", [], "Hint: "), Markdown.inline(hint)]))
    } else if let diagnosis = item.diagnosis {
      let lead = hints == .mistake ? "Likely: " : "Hint: "
      lines.append(HTML("p", [], [HTML("strong", [], lead), HTML.sentence(diagnosis.text(hints))]))
    }
    for note in item.notes + item.pictures.flatMap(\.notes) {
      lines.append(HTML("p", [], [HTML("Note: "), HTML.sentence(note)]))
    }
    return lines.isEmpty ? .nothing : HTML("div", [("class", "why")], lines)
  }

  // MARK: The answer

  private var written: [HTML] {
    guard !exhibit.written.isEmpty else {
      // What is known only from a report is shown as it stands there.
      let pictures = item.pictures.flatMap { $0.picture(width: 74) }
      return pictures.isEmpty ? [] : [HTML("pre", [], pictures.joined(separator: "\n"))]
    }
    return [
      HTML("h4", [], "As written"),
      HTML("ul", [("class", "written")], exhibit.written.map(Self.line)),
    ]
  }

  private static func line(_ piece: WrittenText) -> HTML {
    var parts: [HTML] = []
    if let label = piece.label { parts.append(HTML("span", [("class", "label")], label)) }
    parts.append(HTML("span", [("class", "src")], marked(piece)))
    return HTML("li", piece.fault == nil ? [] : [("class", "broken")], parts)
  }

  /// The text with its fault underlined.
  private static func marked(_ piece: WrittenText) -> [HTML] {
    let bytes = Array(piece.text.utf8)
    func text(_ start: Int, _ end: Int) -> HTML {
      HTML(String(decoding: bytes[start..<end], as: UTF8.self))
    }
    guard bytes.count <= longestText else {
      return [HTML(String(piece.text.prefix(2000))), HTML(" … (\(bytes.count) bytes)")]
    }
    guard let fault = piece.fault, fault.start <= fault.end, fault.start >= 0,
      fault.end <= bytes.count
    else { return [HTML(piece.text)] }
    if fault.start == fault.end {
      return [text(0, fault.start), HTML("mark", [], "‸"), text(fault.end, bytes.count)]
    }
    return [
      text(0, fault.start), HTML("mark", [], [text(fault.start, fault.end)]),
      text(fault.end, bytes.count),
    ]
  }

  private var read: [HTML] {
    guard let reading = exhibit.reading, reading.hasFormulas else { return [] }
    let parts = reading.parts.prefix(Self.mostParts)
    let isDerivation = item.kind == "derivation" && parts.count > 1
    let body = isDerivation ? ladder(Array(parts)) : Array(parts.map(part))
    return [
      HTML("h4", [], "As read"),
      HTML("div", [("class", isDerivation ? "ladder" : "read")], body),
    ]
  }

  private func math(_ part: AnswerReading.Part) -> HTML { part.mathematics(names: names) }

  private func part(_ part: AnswerReading.Part) -> HTML {
    HTML("div", [("class", "part")], [math(part)])
  }

  /// The steps one below the other, with the break between two of them.
  private func ladder(_ parts: [AnswerReading.Part]) -> [HTML] {
    let broken = brokenStep(parts)
    var steps: [HTML] = []
    for (place, part) in parts.enumerated() {
      var kind = "step"
      if let broken {
        if place == broken {
          steps.append(
            HTML("div", [("class", "gap")], "this step does not follow from what stands above"))
          kind += " broken"
        } else if place > broken {
          kind += " after"
        }
      }
      steps.append(HTML("div", [("class", kind)], [math(part)]))
    }
    return steps
  }

  private func brokenStep(_ parts: [AnswerReading.Part]) -> Int? {
    guard item.verdict == .fail, let line = item.evidence.firstWrongLine else { return nil }
    let onLine = parts.indices.filter { parts[$0].line == line }
    let exact = onLine.first { place in
      guard case .formula(let formula) = parts[place].content, let span = item.pictures.first?.span
      else { return false }
      return span.start <= formula.span.start && formula.span.end <= span.end
    }
    return exact ?? onLine.first
  }

  // MARK: Drawings

  private var drawings: [HTML] {
    switch exhibit.drawing {
    case nil: return []
    case .plot(var plot):
      if audience == .student { plot.reference = [] }
      return [SVG.plot(plot)]
    case .plane(let plane): return [SVG.plane(plane)]
    case .sets(let sets): return [SVG.sets(sets)]
    case .losses(let losses):
      return SVG.losses(losses, showsRun: audience == .staff).map { [$0] } ?? []
    case .graph(let graph):
      var result = SVG.graph(graph, caption: "The graph of the answer").map { [$0] } ?? []
      if audience == .staff, let reference = graph.reference.first {
        result += SVG.graph(reference, caption: "The graph of the course").map { [$0] } ?? []
      }
      return result.count > 1 ? [HTML("div", [("class", "row")], result)] : result
    }
  }

  // MARK: Evidence

  private var margins: HTML {
    let rows = item.evidence.margins.map { margin in
      HTML(
        "tr", [],
        [
          HTML("td", [], [HTML("code", [], margin.constraint)]),
          HTML(
            "td", [("class", margin.holds ? "pass" : "fail")], margin.holds ? "✓ holds" : "✗ fails"),
          HTML("td", [("class", "number")], margin.value),
        ])
    }
    let head = HTML(
      "thead", [],
      [
        HTML(
          "tr", [],
          [
            HTML("th", [("scope", "col")], "Constraint"), HTML("th", [("scope", "col")], "Verdict"),
            HTML("th", [("scope", "col"), ("class", "number")], "Room"),
          ])
      ])
    return HTML(
      "div", [("class", "scroll")],
      [HTML("table", [], [head, HTML("tbody", [], rows)])])
  }

  private var review: [HTML] {
    guard audience == .staff, item.verdict == .review, let rubric = exhibit.rubric else {
      return []
    }
    return [HTML("h4", [], "Rubric"), Markdown.blocks(rubric)]
  }

  /// What staff may want to see of how the verdict was found.
  private var proof: HTML {
    var rows: [(String, HTML)] = []
    let evidence = item.evidence
    if !evidence.point.isEmpty {
      let point = evidence.point.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
      rows.append(("Point", HTML(point)))
    }
    if let entry = evidence.entry { rows.append(("Entry", HTML(entry))) }
    if let value = evidence.answerValue { rows.append(("Answer there", HTML(value))) }
    if let value = evidence.expectedValue { rows.append(("Right there", HTML(value))) }
    if !evidence.places.isEmpty {
      rows.append(("At fault", HTML(evidence.places.joined(separator: ", "))))
    }
    switch item.certainty {
    case .certified: rows.append(("Certainty", HTML("certified")))
    case .sampled(let points): rows.append(("Certainty", HTML("sampled at \(points) points")))
    case nil: break
    }
    if let certificate = evidence.certificate { rows.append(("Proved by", HTML(certificate))) }
    if let diagnosis = item.diagnosis {
      rows.append(("Kind of mistake", HTML("\(diagnosis.kind): \(diagnosis.mistake)")))
    }
    if !exhibit.solution.isEmpty {
      rows.append(
        ("Solution", HTML("ul", [("class", "written")], exhibit.solution.map(Self.line))))
    }
    guard !rows.isEmpty else { return .nothing }
    return HTML(
      "details", [],
      [
        HTML("summary", [], "Evidence and solution"),
        HTML("dl", [], rows.flatMap { [HTML("dt", [], $0.0), HTML("dd", [], [$0.1])] }),
      ])
  }
}

extension AnswerReading {
  /// Whether some part is a formula.
  fileprivate var hasFormulas: Bool {
    parts.contains { if case .formula = $0.content { true } else { false } }
  }
}

extension AnswerReading.Part {
  /// The part typeset.
  fileprivate func mathematics(names: [String: String]) -> HTML {
    switch content {
    case .words(let words): return HTML(words)
    case .formula(let formula):
      var latex = formula.latex(names: names)
      if let name {
        let canonical = Vocabulary.canonical(name) ?? name
        let left = Formula(.name(canonical), formula.span).latex(names: names)
        latex = left + " = " + latex
      }
      return MathML.display(latex)
    }
  }
}

extension AnswerReading {
  /// The whole typeset, one part below the other; nil where nothing in it is a formula.
  package func mathematics(names: [String: String]) -> HTML? {
    guard hasFormulas else { return nil }
    return HTML(
      "div", [("class", "read")],
      parts.map { HTML("div", [("class", "part")], [$0.mathematics(names: names)]) })
  }
}
