import Grading
import Reporting
import Text

/// The pages of single students in a class site.
package struct SiteStudent: Sendable {
  /// Who reads the pages.
  package let audience: Audience
  /// Whether names, ids and files are left out.
  package let isAnonymous: Bool
  private let visibility: [String: [String: Visibility]]
  private let seed: UInt64
  private let hints: HintLevel?

  /// Where prompts, answers and drawings come from, as far as they are still there.
  package struct Source {
    /// The grader of the set.
    package var grader: Grader
    /// What it found before.
    package var memo: GradingMemo?
    /// How its items are shown.
    package var articles: ItemArticles
    /// The items that the problem file asks in another way since; of them the ledger alone tells.
    package var changed: Set<String>
    /// The submission as it was graded.
    package var submission: Submission?

    /// A source.
    package init(
      grader: Grader, memo: GradingMemo?, articles: ItemArticles, changed: Set<String>,
      submission: Submission?
    ) {
      self.grader = grader
      self.memo = memo
      self.articles = articles
      self.changed = changed
      self.submission = submission
    }
  }

  /// Pages for a class.
  package init(_ results: ClassResults, for audience: Audience, isAnonymous: Bool) {
    self.audience = audience
    self.isAnonymous = isAnonymous
    var visibility: [String: [String: Visibility]] = [:]
    for set in results.file.manifest.sets {
      visibility[set.id] = Dictionary(
        set.items.map { ($0.id, $0.visibility) }, uniquingKeysWith: { first, _ in first })
    }
    self.visibility = visibility
    let settings = results.file.manifest.settings
    seed = settings.seed
    hints = settings.hints
  }

  /// The page of a student with one set.
  ///
  /// - Parameters:
  ///   - alias: what the student is called where names are left out.
  ///   - home: whether there is a first page of the class to go back to.
  /// - Throws: where the ledger's record is none.
  package func page(
    _ standing: Standing, _ result: ClassResults.Result, alias: String, home: Bool, source: Source?
  ) throws(Diagnostic) -> HTMLPage {
    let redaction = isAnonymous ? Redaction(standing) : Redaction([])
    guard case .graded = standing.status else {
      return ungradable(standing, result, alias: alias, home: home, redaction)
    }
    let articles = source?.articles ?? ItemArticles(nil, for: audience)
    var graded = try recorded(result, standing)
    graded.title = source?.grader.set.title
    for place in graded.items.indices {
      let id = graded.items[place].id
      if source?.changed.contains(id) == false {
        graded.items[place].prompt = articles.prompt(of: id)
      }
      graded.items[place] = redaction.applied(to: graded.items[place])
    }
    if isAnonymous {
      graded.student = alias
      graded.submission = ""
      graded.notes = []
    }
    let answers = source?.submission?.answersByItem ?? [:]
    var page = ReportPage(graded, articles: articles) { item in
      guard let source, !source.changed.contains(item.id) else { return Exhibit() }
      let exhibit = source.grader.exhibit(of: item, answers[item.id], memo: source.memo)
      return redaction.applied(to: exhibit)
    }
    page.answer = { item in
      let answer = answers[item.id]?.identity ?? []
      return redaction.isEmpty || !redaction.touches(answer) ? answer : nil
    }
    page.isAnonymous = isAnonymous
    if home { page.home = ("The whole class", "../index.html") }
    // Totals in which hidden items count would tell of them.
    let tellsTotal = audience == .staff || standing.hidden.isEmpty
    page.remarks = remarks(standing, total: tellsTotal)
    if tellsTotal { (page.final, page.pending) = (standing.soFar, standing.pending) }
    return page.page
  }

  /// What else is to be said of the points; nothing of hidden items to students.
  private func remarks(_ standing: Standing, total: Bool) -> [String] {
    guard !isAnonymous else { return late(standing, total: total) }
    let told =
      audience == .staff
      ? standing.adjustments.map(\.words) : standing.toldAdjustments(total: total)
    return told.map { "Changed by hand: " + $0 } + late(standing, total: total)
  }

  private func late(_ standing: Standing, total: Bool) -> [String] {
    guard let lateness = standing.lateness, lateness.days != 0 else { return [] }
    return [BatchWording.late(lateness, saysPoints: total)]
  }

  /// The submission as the ledger has it, marks changed by hand included.
  private func recorded(
    _ result: ClassResults.Result, _ standing: Standing
  ) throws(Diagnostic) -> GradedSubmission {
    let text = SourceText(name: Ledger.name, bytes: Array(result.report))
    var members = try JSONField(value: try JSONReader.read(text), path: "", text: text).object()
    let known = visibility[result.problemSet ?? ""] ?? [:]
    var items: [ItemResult] = []
    for (place, field) in try members.required("items").array().enumerated() {
      var item = try ItemResult(reported: field)
      item.visibility = known[item.id] ?? .hidden
      item.studentMessage = result.row.studentMessages[place]
      if standing.marks.indices.contains(place) { item.score = standing.marks[place].score }
      if audience == .student { item.diagnosis = told(item) }
      items.append(item)
    }
    var graded = GradedSubmission(
      problemSet: result.problemSet ?? "", title: nil, submission: result.entry.name,
      student: standing.listed?.name.map { "\(result.entry.student), \($0)" }
        ?? result.entry.student,
      seed: seed, items: items, notes: try members.required("notes").strings(), faults: [])
    graded.hints = hints
    return graded
  }

  /// What students may be told of a mistake: nothing where only the mistake itself is recorded.
  private func told(_ item: ItemResult) -> Diagnosis? {
    guard let diagnosis = item.diagnosis else { return nil }
    return hints == .mistake || !diagnosis.place.isEmpty ? diagnosis : nil
  }

  private func ungradable(
    _ standing: Standing, _ result: ClassResults.Result, alias: String, home: Bool,
    _ redaction: Redaction
  ) -> HTMLPage {
    let name = isAnonymous ? alias : standing.name
    var fault = redaction.applied(to: result.row.fault ?? "there is no result")
    // The picture shows a line of the file, in which the student may be named in any way.
    if isAnonymous { fault = String(fault.prefix { $0 != "\n" }) }
    var head = [HTML("h1", [], name)]
    if home {
      head.insert(
        HTML("p", [("class", "by")], [HTML("a", [("href", "../index.html")], "The whole class")]),
        at: 0)
    }
    if !isAnonymous { head.append(HTML("p", [("class", "by")], result.entry.name)) }
    let tellsTotal = audience == .staff || standing.hidden.isEmpty
    return HTMLPage(
      ungradable: name, head: head, words: standing.wordsOnPoints(total: tellsTotal), fault: fault,
      remarks: remarks(standing, total: tellsTotal))
  }
}

extension Standing {
  /// What is to be said of the points of a submission that could not be graded.
  ///
  /// - Parameter total: whether the points may be told; hidden items may count in them.
  fileprivate func wordsOnPoints(total: Bool) -> String {
    guard let soFar else { return HTMLPage.withoutPoints }
    let graded = "The submission could not be graded; "
    guard total else { return graded + "its points were given by hand." }
    let open = openItems.count
    guard open > 0 else { return graded + "its points, \(Points.text(soFar)), were given by hand." }
    return graded + "some points, \(Points.text(soFar)), were given by hand, and "
      + BatchWording.count(open, "item") + (open == 1 ? " is open." : " are open.")
  }
}

extension Redaction {
  fileprivate func applied(to item: ItemResult) -> ItemResult {
    if isEmpty { return item }
    var item = item
    item.message = applied(to: item.message)
    item.studentMessage = item.studentMessage.map(applied)
    item.notes = item.notes.map(applied)
    item.readAs = item.readAs.map(applied)
    return item
  }

  fileprivate func applied(to exhibit: Exhibit) -> Exhibit {
    if isEmpty { return exhibit }
    var exhibit = exhibit
    for place in exhibit.written.indices {
      let text = exhibit.written[place].text
      let redacted = applied(to: text)
      guard redacted != text else { continue }
      exhibit.written[place].text = redacted
      exhibit.written[place].fault = nil
    }
    if let reading = exhibit.reading, applied(to: reading.description) != reading.description {
      exhibit.reading = nil
    }
    return exhibit
  }
}
