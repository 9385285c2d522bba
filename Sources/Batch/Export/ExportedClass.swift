import Grading
import Reporting
import Text

/// A class ready to leave: results, roster, adjustments, and the set that is asked for.
package struct ExportedClass: Sendable {
  /// The results.
  package let results: ClassResults

  /// Who is in the course.
  package let roster: Roster?

  /// What people changed.
  package let adjustments: Adjustments

  /// The problem set that is asked for; nil for all.
  package let problemSet: String?

  /// What people changed, by student and set.
  private let placed: PlacedAdjustments

  /// Puts a class together.
  package init(
    _ results: ClassResults, roster: Roster?, adjustments: Adjustments, problemSet: String?
  ) {
    self.results = results
    self.roster = roster
    self.adjustments = adjustments
    self.problemSet = problemSet
    placed = PlacedAdjustments(adjustments, results, roster)
  }

  /// The number of submissions without a result, in a class that was joined as partial.
  package var openCount: Int { results.openCount }

  /// The sets that are exported.
  package var sets: [String] {
    problemSet.map { [$0] } ?? results.file.manifest.sets.map(\.id)
  }

  /// Calls `body` for each student and set in order, then for those who handed nothing in.
  ///
  /// A submission of which the set is not known comes once for each set in which its student has
  /// marks by hand; its result comes with the first.
  package func visit(
    _ body: (Standing, ClassResults.Result?) throws(DiskFault) -> Void
  ) throws(DiskFault) {
    var present: [[UInt8]: Presence] = [:]
    let listed = Dictionary(
      (roster?.students ?? []).map { (Array($0.id.utf8), $0) }, uniquingKeysWith: { a, _ in a })
    try results.visitSubmissions { entry, result throws(DiskFault) in
      guard isAsked(entry) else { return }
      let key = Array(entry.student.utf8)
      if entry.problemSet == nil { present[key] = .somewhere }
      present[key] = present[key] ?? .inItsSets
      for (place, var standing) in standings(of: entry, result).enumerated() {
        standing.listed = listed[key]
        try body(standing, place == 0 ? result : nil)
      }
    }
    for student in roster?.students ?? [] {
      for var standing in absences(of: student, present[Array(student.id.utf8)]) {
        standing.listed = student
        try body(standing, nil)
      }
    }
  }

  /// What a class has of a student.
  private enum Presence {
    /// Submissions that all name their set.
    case inItsSets
    /// A submission that does not, and stands for any set.
    case somewhere
  }

  /// Where a submission stands, once for each set for which it counts.
  private func standings(of entry: ClassEntry, _ result: ClassResults.Result?) -> [Standing] {
    guard let result else { return [Standing(open: entry)] }
    var sets = [entry.problemSet]
    let adjusted = entry.problemSet == nil ? adjustedSets(of: entry.student) : []
    if !adjusted.isEmpty { sets = adjusted }
    return sets.map { set in
      Standing(
        result, problemSet: set, items: set.map(results.definitions) ?? [],
        adjustments: placed.of(entry.student, in: set), lateness: results.file.lateness)
    }
  }

  /// Where a listed student stands without a submission: in every set with marks by hand.
  private func absences(of student: Roster.Student, _ presence: Presence?) -> [Standing] {
    guard presence != .somewhere else { return [] }
    var sets = adjustedSets(of: student.id)
    if sets.isEmpty, presence == nil { sets = [self.sets.count == 1 ? self.sets.first : nil] }
    return sets.map { set in
      Standing(
        absent: student.id, problemSet: set, items: set.map(results.definitions) ?? [],
        adjustments: placed.of(student.id, in: set))
    }
  }

  /// The sets asked for in which a student has marks by hand and no submission that names the set.
  private func adjustedSets(of student: String) -> [String?] {
    placed.unanswered(by: student).filter { problemSet == nil || $0 == problemSet }
  }

  /// Whether a submission is for the set that is asked for; one that cannot be read may be.
  private func isAsked(_ entry: ClassEntry) -> Bool {
    guard let problemSet, let answered = entry.problemSet else { return true }
    return answered == problemSet
  }

  /// The adjustments that count for nothing, in the order of their lines.
  package var adjustmentFaults: [PlacedAdjustments.Fault] { placed.faults }

  /// What is odd about the adjustments, in the order of their lines.
  package func adjustmentRemarks() throws(DiskFault) -> [AdjustmentRemark] {
    guard !adjustments.list.isEmpty else { return [] }
    var remarks: Set<AdjustmentRemark> = []
    try visit { standing, _ in remarks.formUnion(standing.adjustmentRemarks) }
    return remarks.sorted {
      ($0.adjustment.line, $0.words) < ($1.adjustment.line, $1.words)
    }
  }

  /// A result as other systems want to hear of it.
  func reported(
    _ result: ClassResults.Result, _ standing: Standing
  ) throws(DiskFault) -> ReportedSubmission {
    do throws(Diagnostic) { return try read(result, standing) } catch {
      throw DiskFault(Ledger.name, .changed)
    }
  }

  private func read(
    _ result: ClassResults.Result, _ standing: Standing
  ) throws(Diagnostic) -> ReportedSubmission {
    let definitions = results.file.manifest.sets.first { $0.id == result.problemSet }?.items ?? []
    let visibility = Dictionary(
      definitions.map { ($0.id, $0.visibility) }, uniquingKeysWith: { a, _ in a })
    let text = SourceText(name: Ledger.name, bytes: Array(result.report))
    var members = try JSONField(value: try JSONReader.read(text), path: "", text: text).object()
    var items: [ReportedItem] = []
    for (place, field) in try members.required("items").array().enumerated() {
      var item = try ReportedItem(field, visibility, told: result.row.studentMessages[place])
      try item.diagnose(field, students: results.file.manifest.settings.hints)
      if standing.marks.indices.contains(place) { item.score = standing.marks[place].score }
      item.handMarks = standing.adjustments.filter { $0.item == item.id }.map(\.words)
      items.append(item)
    }
    var submission = ReportedSubmission(
      name: result.entry.name, student: result.entry.student, problemSet: result.problemSet,
      items: items, fault: result.row.fault, notes: try members.required("notes").strings())
    let hidden = standing.hidden
    submission.studentNotes =
      submission.notes.map(hidden.told) + standing.toldAdjustments(total: hidden.isEmpty)
    submission.notes += standing.adjustments.map(\.words)
    let isGraded = standing.status == .graded
    submission.handMarks = standing.adjustments.filter { !isGraded || $0.item == nil }.map(\.words)
    if let lateness = standing.lateness, lateness.days != 0 {
      submission.notes.append(BatchWording.late(lateness))
      submission.studentNotes.append(BatchWording.late(lateness, saysPoints: hidden.isEmpty))
    }
    for place in items.indices {
      submission.items[place].tell(hidden.told)
    }
    submission.final = standing.soFar
    return submission
  }
}

extension ReportedItem {
  /// The item of a report as it was written.
  fileprivate init(
    _ field: JSONField, _ visibility: [String: Visibility], told: String?
  ) throws(Diagnostic) {
    var members = try field.object()
    let id = try members.required("id").string()
    let picture = try members.present("picture")?.string()
    let hint = try members.present("hint")?.string()
    self.init(
      id: id, verdict: Verdict(rawValue: try members.required("verdict").string()) ?? .undecided,
      score: try members.present("score")?.numberAsDouble(),
      maximum: try members.required("max_score").numberAsDouble(),
      message: try members.required("message").string(), studentMessage: told,
      details: (picture.map { [$0] } ?? []) + (hint.map { ["hint: \($0)"] } ?? []),
      notes: try members.present("notes")?.strings() ?? [],
      visibility: visibility[id] ?? .hidden)
  }

  /// Takes what the report says of a mistake.
  ///
  /// - Parameter level: how much students may be told; nil is where to look.
  fileprivate mutating func diagnose(
    _ field: JSONField, students level: HintLevel?
  ) throws(Diagnostic) {
    var members = try field.object()
    guard members.present("hint") == nil,
      var told = try members.present("diagnosis")?.object()
    else { return }
    let written: HintLevel = told.present("kind") == nil ? .place : .mistake
    let words = ReportedItem.words(try told.required("text").string(), at: written)
    diagnosis = words
    // Where students are told less than staff, the mistake would tell them the rest.
    let isTold = level == .mistake && studentMessage.hasBytes(of: message)
    if written == .place || isTold { studentDiagnosis = words }
  }
}
