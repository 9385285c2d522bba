import Engine
import Text

/// What a grading run is told besides the files.
package struct GradingOptions: Sendable {
  /// The seed of every random draw.
  package var seed: UInt64

  /// A text that students do not know; it hides the sample points.
  package var salt: String

  /// Only items whose id matches this pattern (`*`, `?`) are graded; nil grades all.
  package var items: String?

  /// How much is said of the mistake in a wrong answer; nil leaves it to who reads the report.
  package var hints: HintLevel?

  /// Only these items are graded and reported; nil grades all.
  package var only: Set<String>?

  /// Whether the options ask for an item.
  func asksFor(_ id: String) -> Bool {
    (items.map { Glob.matches(id, $0) } ?? true) && (only?.contains(id) ?? true)
  }

  /// Whether wrong answers are compared with classic mistakes.
  package var explains = true

  /// How closely functions are compared.
  package var plan = SamplingPlan()

  /// Options; those that are left out have their defaults.
  package init(
    seed: UInt64 = 1, salt: String = "", items: String? = nil, hints: HintLevel? = nil
  ) {
    self.hints = hints
    self.seed = seed
    self.salt = salt
    self.items = items
  }
}

/// How much is said of the mistake in a wrong answer.
package enum HintLevel: String, Sendable, Hashable, CaseIterable {
  /// Where to look.
  case place
  /// What the mistake is.
  case mistake
}

/// Grades submissions against one problem set, which it sets up once.
package struct Grader: Sendable {
  /// The problem set.
  package let set: ProblemSet

  /// What the run is told.
  package let options: GradingOptions

  let graders: [ItemGrader]

  /// The items' ids; looking a grader up costs more.
  private let ids: [String]

  /// What each item comes to without an answer.
  private let blanks: [ItemResult]

  /// Whether each grader's item is reported; others are graded for what waits for them.
  private let isReported: [Bool]

  /// The places of the items that carry answers forward, and of those that wait for others.
  private let carrying: [Int]
  let waiting: [Int]

  /// The ids of all items of the set, those that are not graded included.
  private let known: Set<String>

  /// Faults of the problem file, those that setting up its items found included.
  package let faults: [Diagnostic]

  /// Sets up every item of the set that the options ask for.
  ///
  /// - Parameter spread: does the items' work, in any order, on one thread or several.
  package init(_ set: ProblemSet, options: GradingOptions, spread: Spread = .inOrder) {
    self.set = set
    self.options = options
    var isReported: [Bool] = []
    let needed = Grader.needed(set, options)
    var tasks: [(problem: Problem, scope: ProblemScope, item: Item)] = []
    for problem in set.problems {
      let scope = ProblemScope(problem)
      for (place, item) in (problem.items + problem.unseen).enumerated() {
        let id = problem.id + "/" + item.id
        guard needed.contains(id) else { continue }
        tasks.append((problem, scope, item))
        isReported.append(place < problem.items.count && options.asksFor(id))
      }
    }
    self.isReported = isReported
    let work = tasks
    var graders = spread.map(work.count) { place in
      let (problem, scope, item) = work[place]
      return ItemGrader(problem, item, scope, set: set.id, options)
    }
    Grader.checkCarrying(&graders)
    self.graders = graders
    ids = graders.map(\.id)
    blanks = graders.map { $0.grade(nil) }
    carrying = graders.indices.filter { !graders[$0].item.allGiven.isEmpty }
    waiting = graders.indices.filter { !graders[$0].item.allAfter.isEmpty }
    known = Set(set.problems.flatMap { problem in problem.items.map { problem.id + "/" + $0.id } })
    var faults = set.faults
    let unseen = set.unseenIDs
    let shown = graders.filter { !unseen.contains($0.id) }
    for fault in shown.flatMap(\.faults) where !faults.contains(fault) { faults.append(fault) }
    self.faults = faults
  }

  /// Finds items into which an earlier answer can never be carried.
  private static func checkCarrying(_ graders: inout [ItemGrader]) {
    let places = Dictionary(
      graders.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for place in graders.indices {
      for id in graders[place].item.allGiven {
        guard graders[place].kind != nil, let earlier = places[id], graders[earlier].kind != nil,
          let fault = CarryForward.fault(from: graders[earlier], into: graders[place])
        else { continue }
        graders[place].add(fault)
      }
    }
  }

  /// The items that the options ask for, and those that they wait for or carry forward.
  private static func needed(_ set: ProblemSet, _ options: GradingOptions) -> Set<String> {
    var links: [String: [String]] = [:]
    var asked: [String] = []
    for problem in set.problems {
      for item in problem.items + problem.unseen {
        links[problem.id + "/" + item.id] = item.allAfter + item.allGiven
      }
      asked += problem.items.map { problem.id + "/" + $0.id }.filter(options.asksFor)
    }
    var open = asked
    var needed: Set<String> = []
    while let id = open.popLast() {
      if needed.insert(id).inserted { open += links[id] ?? [] }
    }
    return needed
  }

  /// Whether the options leave no item to grade.
  package var isEmpty: Bool { graders.isEmpty }

  /// What a trial says of each item.
  func validated(_ trial: (ItemGrader) -> ItemValidation) -> [ItemValidation] {
    graders.map(trial)
  }

  /// Faults that show when answers are carried forward, by the later item's place.
  func carryingFaults() -> [(place: Int, finding: String)] {
    var result: [(place: Int, finding: String)] = []
    for (place, later) in graders.enumerated() {
      for id in later.item.given where later.kind != nil {
        guard let earlier = graders.first(where: { $0.id == id }),
          let wrong = earlier.item.wrong.first?.answer ?? earlier.item.solution,
          let answer = later.item.solution,
          let fault = CarryForward.finding(from: earlier, into: later, answer, wrong)
        else { continue }
        result.append((place, fault))
      }
    }
    return result
  }

  /// Grades every item of the set; only says how answers are read when `dryRun` is set.
  ///
  /// - Parameters:
  ///   - memo: what this grader found before; the outcome is the same with and without.
  ///   - spread: does the items' work, in any order, on one thread or several.
  package func grade(
    _ submission: Submission, dryRun: Bool = false, memo: GradingMemo? = nil,
    spread: Spread = .inOrder
  ) -> GradedSubmission {
    var given: [String: JSONField] = [:]
    var unread: [String: Diagnostic] = [:]
    for answer in submission.answers {
      given[answer.key] = answer.field
      unread[answer.key] = answer.fault
    }
    let (answers, broken) = (given, unread)
    var items = spread.map(ids.count) { place in
      let id = ids[place]
      if let fault = broken[id] { return graders[place].unreadable(fault) }
      let answer = answers[id]
      if dryRun { return graders[place].reading(answer) }
      guard let answer else { return blanks[place] }
      guard let memo else { return graders[place].grade(answer) }
      let known = memo.result(like: blanks[place], answer) { graders[place].grade(answer) }
      return known ?? graders[place].grade(answer)
    }
    if !dryRun {
      carryForward(&items, answers, memo)
      applyOrder(&items)
    }
    for answer in submission.answers where answer.isPlain {
      guard let place = ids.firstIndex(of: answer.key) else { continue }
      items[place].tellOfBlocks(graders[place].item)
    }
    items = zip(items, isReported).filter(\.1).map(\.0)
    veil(&items)
    let unknown = unknownItems(submission)
    var graded = GradedSubmission(
      problemSet: set.id, title: set.title, submission: submission.name,
      student: submission.student, seed: options.seed, items: items,
      notes: submission.notes.map(\.message) + unknown, faults: faults)
    graded.unknownItems = unknown
    graded.hints = options.hints
    return graded
  }

  /// How a text would be read as an answer to an item; nil where it would not.
  package func reading(of text: String, item: String) -> AnswerReading? {
    guard let grader = graders.first(where: { $0.id == item }), let kind = grader.kind else {
      return nil
    }
    let source = SourceText(name: "answer", JSONOutput.string(text).text(pretty: false))
    guard let value = try? JSONReader.read(source) else { return nil }
    return try? kind.reading(of: JSONField(value: value, path: "answer", text: source))
  }

  /// What a page shows of an answer and its outcome.
  ///
  /// - Parameter memo: what this grader found before; it tells where the fault is that an outcome
  ///   from a report does not tell.
  package func exhibit(
    of result: ItemResult, _ answer: JSONField?, memo: GradingMemo? = nil
  ) -> Exhibit {
    guard let place = ids.firstIndex(of: result.id) else { return Exhibit() }
    let grader = graders[place]
    var shown = result
    if let memo, let answer, shown.pictures.isEmpty,
      result.verdict == .fail || result.verdict == .invalid
    {
      let again = memo.result(like: blanks[place], answer) { grader.grade(answer) }
      if again?.verdict == result.verdict { shown.pictures = again?.pictures ?? [] }
    }
    return grader.exhibit(answer, shown)
  }

  /// Whether two answers to an item mean the same, whatever their form.
  package func mean(_ item: String, _ answer: JSONField, _ other: JSONField) -> Bool {
    graders.first { $0.id == item }?.mean(answer, other) ?? false
  }

  /// Judges failing items again with the student's own earlier answers where the problem says so.
  private func carryForward(
    _ items: inout [ItemResult], _ answers: [String: JSONField], _ memo: GradingMemo?
  ) {
    guard !carrying.isEmpty else { return }
    let wrong = items.map { $0.verdict == .fail }
    for place in carrying where wrong[place] {
      let later = graders[place]
      for id in later.item.allGiven {
        guard let source = ids.firstIndex(of: id),
          wrong[source], let answer = answers[later.id], let earlier = answers[id]
        else { continue }
        let old = items[place]
        let judge = { later.carried(old, answer, from: graders[source], earlier) }
        // What is carried builds on the notes of what was carried before it.
        let variant = old.notes.joined(separator: "\n")
        let known = memo.map { memo in
          memo.result(
            like: blanks[place], variant: variant, answer, earlier: (id, earlier), judge: judge)
        }
        let carried = known ?? judge()
        guard let result = carried else { continue }
        items[place] = result
        if result.verdict == .pass { break }
      }
    }
  }

  /// The number of unknown items for which a known one is looked for.
  private static let mostNearest = 100

  /// Answers for items that do not exist.
  private func unknownItems(_ submission: Submission) -> [String] {
    let unknown = submission.answers.filter { !known.contains($0.key) }
    guard let first = unknown.first else { return [] }
    let lines = LineStarts(of: first.field.text.rooted(SourceSpan(0, 0)).text)
    let names = known.sorted()
    return unknown.enumerated().map { place, answer in
      let nearest =
        place < Self.mostNearest ? Nearest.name(to: answer.key, among: names) : nil
      return "line \(lines.number(at: answer.keySpan.start)): there is no item "
        + "`\(Visible.text(answer.key))`" + (nearest.map { "; did you mean `\($0)`?" } ?? "")
    }
  }
}
