import Grading
import Reporting
import Text

/// What is told on standard error of the faults of a problem file.
struct ProblemFaults {
  /// Each fault for whoever reads it.
  let lines: [String]

  /// The name of the problem file.
  private let file: String

  /// The faults that setting up a set has found.
  ///
  /// Staff see the place and the author's text; students learn only what is spoilt, for the text may
  /// be the answer.
  init(_ grader: Grader, for audience: Audience) {
    file = grader.set.text.name
    switch audience {
    case .staff: lines = grader.faults.map { $0.rendered() }
    case .student:
      var told: [String] = []
      for fault in grader.faults {
        let line = Self.words(Self.spoilt(by: fault, in: grader.set))
        if !told.contains(line) { told.append(line) }
      }
      lines = told
    }
  }

  /// Tells the faults, of a long list the first few.
  func tell(_ session: Session) {
    session.tell(lines, "faults of \(Visible.text(file))")
  }

  /// Tells the faults of a set that is shown, and gives the exit status that follows.
  static func told(of set: ProblemSet, _ session: Session) -> ExitCode {
    let faults = ProblemFaults(Grader(set, options: GradingOptions()), for: .staff)
    faults.tell(session)
    return faults.lines.isEmpty ? .success : .problemFile
  }

  /// What students are told of a file, or of a part of it, that is at fault.
  static func words(_ part: String) -> String {
    "\(part): the problem file is at fault; please tell the course staff"
  }

  /// The item in which a fault stands, else the problem, else the set.
  private static func spoilt(by fault: Diagnostic, in set: ProblemSet) -> String {
    for problem in set.problems {
      for item in problem.items where item.field.holds(fault) {
        return "item `\(Visible.text(problem.id))/\(Visible.text(item.id))`"
      }
      if let field = problem.field, field.holds(fault) {
        return "problem `\(Visible.text(problem.id))`"
      }
    }
    return "problem set `\(Visible.text(set.id))`"
  }
}

extension JSONField {
  /// Whether a fault stands within this value.
  fileprivate func holds(_ fault: Diagnostic) -> Bool {
    guard let text = fault.text, let span = fault.span else { return false }
    let (own, place) = (self.text.rooted(self.span).span, text.rooted(span).span)
    return own.start <= place.start && place.end <= own.end
  }
}
