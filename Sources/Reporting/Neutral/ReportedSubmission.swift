import Grading

/// A graded submission as other systems want to hear of it; every format for them starts here.
package struct ReportedSubmission: Sendable {
  /// The name of the submission.
  package var name: String
  /// Who handed it in.
  package var student: String?
  /// The id of the problem set, where it is known.
  package var problemSet: String?
  /// The outcomes; none where the submission could not be graded.
  package var items: [ReportedItem]
  /// Why the submission could not be graded; nil where it was.
  package var fault: String?
  /// Remarks on the submission as a whole, for course staff.
  package var notes: [String]
  /// The same for students.
  package var studentNotes: [String]
  /// The points that count in the end, where they are not the sum of the items'.
  package var final: Double?
  /// What people changed of the submission as a whole, in words.
  package var handMarks: [String] = []

  /// A submission with all that is told of it.
  package init(
    name: String, student: String?, problemSet: String?, items: [ReportedItem], fault: String?,
    notes: [String]
  ) {
    self.name = name
    self.student = student
    self.problemSet = problemSet
    self.items = items
    self.fault = fault
    self.notes = notes
    studentNotes = notes
  }

  /// The submission as `check` graded it for an audience.
  package init(_ graded: GradedSubmission, for audience: Audience = .staff) {
    let level = graded.hintLevel(for: audience)
    let studentLevel = graded.hintLevel(for: .student)
    self.init(
      name: graded.submission, student: graded.student, problemSet: graded.problemSet,
      items: graded.items.map { ReportedItem($0, told: level, studentsTold: studentLevel) },
      fault: nil, notes: graded.notes)
    let hidden = HiddenNames(graded.items.map { ($0.id, $0.visibility) })
    studentNotes = notes.map(hidden.told)
    for place in items.indices { items[place].tell(hidden.told) }
  }

  /// The points earned so far.
  package var score: Double { final ?? Points.sum(items.compactMap(\.score)) }

  /// The points that can be earned.
  package var maximum: Double { Points.sum(items.map(\.maximum)) }
}

/// The outcome of one item as other systems want to hear of it.
package struct ReportedItem: Sendable {
  /// `PROBLEM/ITEM`.
  package var id: String
  /// What was decided.
  package var verdict: Verdict
  /// The points earned; nil while they are pending.
  package var score: Double?
  /// The points that can be earned.
  package var maximum: Double
  /// Why, for course staff.
  package var message: String
  /// Why, for students.
  package var studentMessage: String
  /// The hint and the picture of the place, where there are any.
  package var details: [String]
  /// What a wrong answer probably comes from, for course staff.
  package var diagnosis: String?
  /// Where to look, for students.
  package var studentDiagnosis: String?
  /// Remarks on how the item was judged, for course staff.
  package var notes: [String]
  /// The same for students.
  package var studentNotes: [String]
  /// When students see it.
  package var visibility: Visibility
  /// What people changed of the points, in words; where there is any, they decide and no verdict.
  package var handMarks: [String] = []

  /// An outcome with all that is told of it.
  package init(
    id: String, verdict: Verdict, score: Double?, maximum: Double, message: String,
    studentMessage: String?, details: [String], notes: [String], visibility: Visibility
  ) {
    self.id = id
    self.verdict = verdict
    self.score = score
    self.maximum = maximum
    self.message = message
    self.studentMessage = studentMessage ?? message
    self.details = details
    self.notes = notes
    studentNotes = notes
    self.visibility = visibility
  }

  /// Rewrites what students are told in sentences of ours.
  package mutating func tell(_ told: (String) -> String) {
    studentMessage = told(studentMessage)
    studentNotes = studentNotes.map(told)
  }

  /// What is said of a mistake, as much of it as a level allows.
  package static func words(_ diagnosis: String, at level: HintLevel) -> String {
    (level == .mistake ? "likely: " : "hint: ") + diagnosis
  }

  /// The outcome as `check` found it.
  init(_ item: ItemResult, told level: HintLevel, studentsTold studentLevel: HintLevel) {
    let picture = item.pictures.first?.picture(width: 74) ?? []
    self.init(
      id: item.id, verdict: item.verdict, score: item.score.map(Points.rounded),
      maximum: Points.rounded(item.maximum), message: item.message,
      studentMessage: item.studentMessage,
      details: picture + (item.hint.map { ["hint: \($0)"] } ?? []),
      notes: item.notes + item.pictures.flatMap(\.notes), visibility: item.visibility)
    // The course's own hint says it better.
    guard item.hint == nil, let diagnosis = item.diagnosis else { return }
    self.diagnosis = Self.words(diagnosis.text(level), at: level)
    guard !item.hasTellingMistake(at: studentLevel) else { return }
    studentDiagnosis = Self.words(diagnosis.text(studentLevel), at: studentLevel)
  }

  /// Whether the answer is right but earns nothing until other items pass.
  package var waitsForOthers: Bool {
    handMarks.isEmpty && verdict == .pass && (score ?? 0) == 0 && maximum > 0
  }

  /// Whether nothing is left to be desired: by the verdict, or by the points that a person gave.
  package var passes: Bool {
    guard handMarks.isEmpty else {
      return Points.rounded(score ?? 0) >= Points.rounded(maximum)
    }
    return verdict == .pass && !waitsForOthers
  }
}
